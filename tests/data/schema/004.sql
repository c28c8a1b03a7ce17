-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 4: the channels by which people come to a group, each with a code of its own.

-- A code of '' is the group's. Cost in minor units of the currency; without a currency it is not known.
CREATE TABLE channel (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  code_until TEXT NOT NULL DEFAULT '',
  cost INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX channel_by_group ON channel (group_id, position);

-- Whose code the poster carries; NULL: the group's.
ALTER TABLE poster ADD COLUMN channel_id INTEGER REFERENCES channel (id) ON DELETE SET NULL;
CREATE INDEX poster_by_channel ON poster (channel_id) WHERE channel_id IS NOT NULL;
