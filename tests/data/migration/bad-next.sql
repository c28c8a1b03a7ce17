-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO nowhere (id) VALUES (1);
