-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 3: members from chats. What was said and done is kept by intake, so that undoing one takes its share out; people
-- who are one; own fields; orders, sign-ups, check-ins, points, care.

-- Keys the fingerprints of messages and people; made when first needed.
ALTER TABLE workspace ADD COLUMN secret BLOB;

-- Days that texts of messages are kept; 0: for good, -1: never stored.
ALTER TABLE chat_group ADD COLUMN keep_texts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat_group ADD COLUMN pseudonyms INTEGER NOT NULL DEFAULT 0 CHECK (pseudonyms IN (0, 1));

-- The person that this one is; what they said before stays theirs, so that the two can be split again.
ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX person_by_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

-- A message's number is the minute it was sent in (since 1970), 26 bits of a keyed hash and 10 bits that tell equal ones
-- of a minute apart. Messages of formats 1 and 2 had their microsecond as number.
UPDATE message SET message_id = (message_id / 60000000) << 36 | (message_id % 60000000) << 10,
                   reply_to = (reply_to / 60000000) << 36 | (reply_to % 60000000) << 10;

-- Numbers of messages whose text is not kept, so that they are known when they come again. Not journaled.
CREATE TABLE message_mark (
  group_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  batch INTEGER,
  PRIMARY KEY (group_id, message_id)
) STRICT, WITHOUT ROWID;

-- Who came, went, was put out, changed the name, became an administrator; numbered like messages. Not journaled.
CREATE TABLE member_event (
  group_id INTEGER NOT NULL,
  event_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  other_id INTEGER,
  detail TEXT NOT NULL DEFAULT '',
  batch INTEGER,
  PRIMARY KEY (group_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_event_by_person ON member_event (person_id, group_id);

-- Daily figures, now by intake (0: none). Hours: a bit for each hour of the day with a message.
CREATE TABLE activity_day_3 (
  person_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  batch INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0,
  replies_got INTEGER NOT NULL DEFAULT 0,
  replies_given INTEGER NOT NULL DEFAULT 0,
  checkins INTEGER NOT NULL DEFAULT 0,
  hours INTEGER NOT NULL DEFAULT 0,
  last_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, group_id, day, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO activity_day_3 (person_id, group_id, day, messages, replies_got, replies_given, checkins)
  SELECT person_id, group_id, day, messages, replies_got, replies_given, checkins FROM activity_day;
DROP TABLE activity_day;
ALTER TABLE activity_day_3 RENAME TO activity_day;

-- The same for groups as wholes, so that a group's days are found without looking at all people.
CREATE TABLE activity_group (
  group_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  batch INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0,
  speakers INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (group_id, day, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO activity_group (group_id, day, messages, speakers)
  SELECT group_id, day, sum (messages), count (*) FILTER (WHERE messages > 0) FROM activity_day GROUP BY group_id, day;

-- Who answered whom, how often. Not journaled.
CREATE TABLE reply_pair (
  group_id INTEGER NOT NULL,
  from_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  batch INTEGER NOT NULL DEFAULT 0,
  replies INTEGER NOT NULL DEFAULT 0,
  last_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (group_id, from_id, to_id, batch)
) STRICT, WITHOUT ROWID;

-- How a source was read last time: its mapping, order of dates, zone, group. Not journaled.
CREATE TABLE import_memory (
  source TEXT NOT NULL PRIMARY KEY,
  settings TEXT NOT NULL DEFAULT '{}',
  used_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Keyed hashes of the accounts of people who are to be forgotten. Not journaled.
CREATE TABLE forgotten (
  hash INTEGER PRIMARY KEY
) STRICT;

-- People who were forgotten, as long as backups and old pages may still hold something of them. Not journaled.
CREATE TABLE forget_work (
  person_id INTEGER PRIMARY KEY
) STRICT;

-- Who was in which tier after a run: the moves of each. Not journaled; without its run a move is never shown.
CREATE TABLE tier_move (
  run_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  from_tier TEXT NOT NULL DEFAULT '',
  to_tier TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (run_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_merge (
  id INTEGER PRIMARY KEY,
  kept_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  merged_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  reason TEXT NOT NULL DEFAULT '',
  before TEXT NOT NULL DEFAULT '',
  merged_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Two people of whom somebody said that they are not one: nobody suggests it again.
CREATE TABLE person_apart (
  id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE own_field (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  choices TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE own_value (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES own_field (id) ON DELETE CASCADE,
  value TEXT NOT NULL DEFAULT '',
  batch INTEGER REFERENCES batch (id)
) STRICT;

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  group_id INTEGER REFERENCES chat_group (id) ON DELETE SET NULL,
  on_date TEXT NOT NULL DEFAULT '',
  amount INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT '',
  product TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  mark INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (id)
) STRICT;

-- Figures of a group on a day, typed in or from a platform's statistics.
CREATE TABLE group_day (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT '',
  members INTEGER NOT NULL DEFAULT -1,
  joined INTEGER NOT NULL DEFAULT -1,
  gone INTEGER NOT NULL DEFAULT -1,
  spoke INTEGER NOT NULL DEFAULT -1,
  messages INTEGER NOT NULL DEFAULT -1,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE sign_up (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  on_date TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE sign_up_entry (
  id INTEGER PRIMARY KEY,
  sign_up_id INTEGER NOT NULL REFERENCES sign_up (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  name TEXT NOT NULL DEFAULT '',
  quantity REAL NOT NULL DEFAULT 0 CHECK (quantity BETWEEN -1e308 AND 1e308),
  remark TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE check_in (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT '',
  duty TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  batch INTEGER REFERENCES batch (id)
) STRICT;

CREATE TABLE point_rule (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL DEFAULT 0,
  act TEXT NOT NULL DEFAULT '',
  points INTEGER NOT NULL DEFAULT 0,
  daily_cap INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE point_entry (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT '',
  act TEXT NOT NULL DEFAULT '',
  points INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE care_entry (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  group_id INTEGER REFERENCES chat_group (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT '',
  care TEXT NOT NULL DEFAULT '',
  until TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX person_merge_by_kept ON person_merge (kept_id);
CREATE INDEX person_merge_by_merged ON person_merge (merged_id);
CREATE INDEX person_apart_by_first ON person_apart (first_id);
CREATE INDEX person_apart_by_second ON person_apart (second_id);
CREATE UNIQUE INDEX own_value_by_person ON own_value (person_id, field_id);
CREATE INDEX own_value_by_field ON own_value (field_id);
CREATE INDEX own_value_by_batch ON own_value (batch) WHERE batch IS NOT NULL;
CREATE INDEX purchase_by_person ON purchase (person_id, on_date);
CREATE INDEX purchase_by_group ON purchase (group_id, on_date) WHERE group_id IS NOT NULL;
CREATE INDEX purchase_by_mark ON purchase (mark) WHERE mark <> 0;
CREATE INDEX purchase_by_batch ON purchase (batch) WHERE batch IS NOT NULL;
CREATE UNIQUE INDEX group_day_by_group ON group_day (group_id, on_date);
CREATE INDEX sign_up_by_group ON sign_up (group_id, on_date);
CREATE INDEX sign_up_entry_by_sign_up ON sign_up_entry (sign_up_id, position);
CREATE INDEX sign_up_entry_by_person ON sign_up_entry (person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX check_in_by_person ON check_in (person_id, group_id, on_date, duty);
CREATE INDEX check_in_by_group ON check_in (group_id, on_date);
CREATE INDEX check_in_by_batch ON check_in (batch) WHERE batch IS NOT NULL;
CREATE INDEX point_entry_by_person ON point_entry (person_id, group_id, on_date);
CREATE INDEX point_entry_by_group ON point_entry (group_id, on_date);
CREATE INDEX care_entry_by_person ON care_entry (person_id, on_date);
CREATE INDEX care_entry_by_group ON care_entry (group_id, on_date) WHERE group_id IS NOT NULL;

-- Which messages the index for searches holds, by its own number: that of the message, or the next one free. The index
-- itself is made when it is first needed. Not journaled.
CREATE TABLE message_doc (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL
) STRICT;

-- How far an intake's messages are in the index.
CREATE TABLE message_index (
  intake INTEGER PRIMARY KEY,
  last_group INTEGER NOT NULL DEFAULT 0,
  last_message INTEGER NOT NULL DEFAULT 0,
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1))
) STRICT;

-- Everybody once: those who were merged are part of the one who stays.
CREATE VIEW person_view AS
  SELECT p.id AS id, p.name AS name, p.tags AS tags, p.staff AS staff, p.bot AS bot, p.blacklisted AS blacklisted,
         p.blacklist_reason AS blacklist_reason,
         (SELECT count(*) FROM member_view m JOIN chat_group g ON g.id = m.group_id
           WHERE m.person_id = p.id AND m.left_on = '' AND g.deleted_at = 0) AS n_groups,
         coalesce((SELECT g.name FROM member_view m JOIN chat_group g ON g.id = m.group_id
           WHERE m.person_id = p.id AND m.left_on = '' AND g.deleted_at = 0 ORDER BY m.messages DESC, m.id LIMIT 1), '') AS group_name,
         (SELECT coalesce(sum(m.messages), 0) FROM member_view m JOIN chat_group g ON g.id = m.group_id
           WHERE m.person_id = p.id AND g.deleted_at = 0) AS messages,
         (SELECT coalesce(max(m.last_spoke_at), 0) FROM member_view m JOIN chat_group g ON g.id = m.group_id
           WHERE m.person_id = p.id AND g.deleted_at = 0) AS last_spoke_at,
         p.phone AS phone, p.email AS email, p.birthday AS birthday, p.note AS note, p.sort_key AS sort_key
  FROM person p
  WHERE p.merged_into IS NULL AND (p.batch IS NULL OR p.batch NOT IN (SELECT id FROM batch WHERE state <> 'done'));
