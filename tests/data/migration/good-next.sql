-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE chat_group ADD COLUMN tested TEXT NOT NULL DEFAULT 'migrated';
