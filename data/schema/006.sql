-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 6: materials and replies, who keeps which group, duties, digests, answers and attendance, slots of the week, SOPs
-- that begin with an event, and what plan items need for these.

-- The day that an item hangs on, as "holiday:mid-autumn-7"; '' for a plain date.
ALTER TABLE plan_item ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
-- Which entry of its SOP the item is a copy of, and what that said then (a digest): who changed which of the two is seen by it.
ALTER TABLE plan_item ADD COLUMN sop_entry TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_item ADD COLUMN sop_origin TEXT NOT NULL DEFAULT '';
-- An evergreen item may return after so many days, so many times; -1: does not return, without a limit.
ALTER TABLE plan_item ADD COLUMN reuse_after INTEGER NOT NULL DEFAULT -1;
ALTER TABLE plan_item ADD COLUMN reuse_times INTEGER NOT NULL DEFAULT -1;
ALTER TABLE plan_item ADD COLUMN reuse_of INTEGER REFERENCES plan_item (id) ON DELETE SET NULL;
-- Whom it is about: who asked the planned question, who joined, whose birthday it is.
ALTER TABLE plan_item ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE CASCADE;

-- 1: a person wrote the name in the group by hand; imports leave it alone.
ALTER TABLE membership ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
-- Whose own name somebody has changed so far is known from the journal alone.
UPDATE membership SET named = 1 WHERE nickname = '' AND person_id IN (
  SELECT r.row FROM journal_row r JOIN journal_action a ON a.id = r.action
  WHERE r.tbl = 'person' AND r.kind = 2 AND a.batch IS NULL AND a.undone = 0
    AND json_extract (r.before, '$.name') IS NOT json_extract (r.after, '$.name'));
ALTER TABLE outreach ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE CASCADE;

-- The sign-up list of an event, its places (-1: without a limit) and who came (-1: not known, 0: stayed away, 1: came).
ALTER TABLE sign_up ADD COLUMN item_id INTEGER REFERENCES plan_item (id) ON DELETE SET NULL;
ALTER TABLE sign_up ADD COLUMN places INTEGER NOT NULL DEFAULT -1;
ALTER TABLE sign_up_entry ADD COLUMN attended INTEGER NOT NULL DEFAULT -1;

-- Contents of files that were copied in, in parts of at most 1 MiB. Not journaled: an asset never changes, and stays as long
-- as a material or the journal names it.
CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE asset_part (
  asset_id INTEGER NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (asset_id, number)
) STRICT, WITHOUT ROWID;

-- Kind: picture, file, link.
CREATE TABLE material (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  file_name TEXT NOT NULL DEFAULT '',
  mime TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '',
  asset_id INTEGER REFERENCES asset (id) ON DELETE SET NULL,
  added_at INTEGER NOT NULL DEFAULT 0,
  used INTEGER NOT NULL DEFAULT 0,
  used_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE plan_material (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES plan_item (id) ON DELETE CASCADE,
  material_id INTEGER NOT NULL REFERENCES material (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Kind: reply, knowledge.
CREATE TABLE reply (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  keywords TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  used INTEGER NOT NULL DEFAULT 0,
  used_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A turn of somebody who keeps a group: until '' it has no end yet; a turn that begins later is who comes next.
CREATE TABLE roster_turn (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL DEFAULT '',
  until TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- What members of a group do again and again: on the days of a recurrence ('' every day), known in chats by its words.
CREATE TABLE duty (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  min_length INTEGER NOT NULL DEFAULT 0,
  recurrence TEXT NOT NULL DEFAULT '',
  starts TEXT NOT NULL DEFAULT '',
  ends TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- Names: shown, short, hidden.
CREATE TABLE digest (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL DEFAULT '',
  foreword TEXT NOT NULL DEFAULT '',
  names TEXT NOT NULL DEFAULT '',
  from_date TEXT NOT NULL DEFAULT '',
  until_date TEXT NOT NULL DEFAULT '',
  made_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Kind: heading, message, note.
CREATE TABLE digest_entry (
  id INTEGER PRIMARY KEY,
  digest_id INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  said_at INTEGER NOT NULL DEFAULT 0,
  message_id INTEGER NOT NULL DEFAULT 0
) STRICT;

-- An answer to the question of a plan item, as it was pasted back.
CREATE TABLE plan_answer (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES plan_item (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT ''
) STRICT;

-- Weekday: 1 Monday … 7 Sunday.
CREATE TABLE plan_slot (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  weekday INTEGER NOT NULL DEFAULT 0,
  at_time TEXT NOT NULL DEFAULT '',
  type TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- An SOP that begins for a person when something happens. Event: joins, tier, birthday; paused: 1.
CREATE TABLE sop_trigger (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  sop TEXT NOT NULL DEFAULT '',
  event TEXT NOT NULL DEFAULT '',
  tier TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL DEFAULT '',
  paused INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A person and a day for whom a trigger has begun already, whatever became of its items.
CREATE TABLE sop_trigger_case (
  id INTEGER PRIMARY KEY,
  trigger_id INTEGER NOT NULL REFERENCES sop_trigger (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX plan_item_by_person ON plan_item (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX plan_item_by_reuse ON plan_item (reuse_of) WHERE reuse_of IS NOT NULL;
CREATE INDEX plan_item_evergreen ON plan_item (group_id) WHERE reuse_after >= 0;
CREATE INDEX outreach_by_person ON outreach (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX sign_up_by_item ON sign_up (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX asset_by_digest ON asset (digest);
CREATE INDEX material_by_digest ON material (digest) WHERE digest <> '';
CREATE INDEX material_by_asset ON material (asset_id) WHERE asset_id IS NOT NULL;
CREATE UNIQUE INDEX plan_material_by_item ON plan_material (item_id, material_id);
CREATE INDEX plan_material_by_material ON plan_material (material_id);
CREATE INDEX roster_turn_by_group ON roster_turn (group_id, since);
CREATE INDEX roster_turn_by_person ON roster_turn (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX duty_by_group ON duty (group_id, position);
CREATE INDEX digest_by_group ON digest (group_id, position);
CREATE INDEX digest_entry_by_digest ON digest_entry (digest_id, position);
CREATE INDEX digest_entry_by_person ON digest_entry (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX plan_answer_by_item ON plan_answer (item_id, position);
CREATE INDEX plan_answer_by_person ON plan_answer (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX plan_slot_by_group ON plan_slot (group_id, weekday, at_time);
CREATE INDEX sop_trigger_by_group ON sop_trigger (group_id);
CREATE UNIQUE INDEX sop_trigger_case_by_trigger ON sop_trigger_case (trigger_id, person_id, on_date);
CREATE INDEX sop_trigger_case_by_person ON sop_trigger_case (person_id);
