-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 1. Texts are never NULL ('' = unset), numbers 0 when unset; only references and blobs may be NULL.
-- Dates 'YYYY-MM-DD' and times 'HH:MM' are local to the group; instants are microseconds since 1970 UTC.

CREATE TABLE workspace (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  copy INTEGER NOT NULL CHECK (copy BETWEEN 0 AND 1023),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL DEFAULT '',
  UNIQUE (key)
) STRICT;

CREATE TABLE chat_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  platform TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '',
  parent INTEGER REFERENCES chat_group (id) ON DELETE SET NULL,
  structure TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  introduction TEXT NOT NULL DEFAULT '',
  announcement TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  time_zone TEXT NOT NULL DEFAULT '',
  quiet_from TEXT NOT NULL DEFAULT '',
  quiet_until TEXT NOT NULL DEFAULT '',
  opened_on TEXT NOT NULL DEFAULT '',
  closes_on TEXT NOT NULL DEFAULT '',
  archived_at INTEGER NOT NULL DEFAULT 0,
  join_code TEXT NOT NULL DEFAULT '',
  join_code_until TEXT NOT NULL DEFAULT '',
  response_hours INTEGER NOT NULL DEFAULT 0,
  tier_scheme TEXT NOT NULL DEFAULT '',
  rules_version INTEGER NOT NULL DEFAULT 0,
  rules_effective_on TEXT NOT NULL DEFAULT '',
  rules_review_on TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  deleted_at INTEGER NOT NULL DEFAULT 0,
  sort_key BLOB,
  created_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE positioning (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  audience TEXT NOT NULL DEFAULT '',
  audience_kind TEXT NOT NULL DEFAULT '',
  theme TEXT NOT NULL DEFAULT '',
  member_gain TEXT NOT NULL DEFAULT '',
  operator_gain TEXT NOT NULL DEFAULT '',
  intent TEXT NOT NULL DEFAULT '',
  mission TEXT NOT NULL DEFAULT '',
  mission_end TEXT NOT NULL DEFAULT '',
  dislikes TEXT NOT NULL DEFAULT '',
  exclusions TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL DEFAULT '',
  path_note TEXT NOT NULL DEFAULT '',
  competitors TEXT NOT NULL DEFAULT '',
  UNIQUE (group_id)
) STRICT;

CREATE TABLE scene (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  people TEXT NOT NULL DEFAULT '',
  time TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  need TEXT NOT NULL DEFAULT '',
  emotion TEXT NOT NULL DEFAULT '',
  many_people INTEGER NOT NULL DEFAULT 0,
  much_need INTEGER NOT NULL DEFAULT 0,
  in_batch INTEGER NOT NULL DEFAULT 0,
  many_people_why TEXT NOT NULL DEFAULT '',
  much_need_why TEXT NOT NULL DEFAULT '',
  in_batch_why TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE persona (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL DEFAULT '',
  interests TEXT NOT NULL DEFAULT '',
  spending TEXT NOT NULL DEFAULT '',
  pains TEXT NOT NULL DEFAULT '',
  gathers TEXT NOT NULL DEFAULT '',
  quote TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  metric TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  baseline REAL NOT NULL DEFAULT 0 CHECK (baseline BETWEEN -1e308 AND 1e308),
  target REAL NOT NULL DEFAULT 0 CHECK (target BETWEEN -1e308 AND 1e308),
  start_on TEXT NOT NULL DEFAULT '',
  until_on TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE goal_sample (
  id INTEGER PRIMARY KEY,
  goal_id INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT '',
  value REAL NOT NULL DEFAULT 0 CHECK (value BETWEEN -1e308 AND 1e308)
) STRICT;

CREATE TABLE clause (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  section TEXT NOT NULL DEFAULT '',
  polarity TEXT NOT NULL DEFAULT '',
  severity INTEGER NOT NULL DEFAULT 0,
  topic TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  consequence TEXT NOT NULL DEFAULT '',
  library_id TEXT NOT NULL DEFAULT '',
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1))
) STRICT;

-- One bulk intake. Rows that it inserted carry its id; they show only when it is done.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'undone')),
  source TEXT NOT NULL DEFAULT '',
  group_id INTEGER REFERENCES chat_group (id) ON DELETE SET NULL,
  report TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL,
  touched_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  sort_key BLOB,
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  staff INTEGER NOT NULL DEFAULT 0 CHECK (staff IN (0, 1)),
  bot INTEGER NOT NULL DEFAULT 0 CHECK (bot IN (0, 1)),
  blacklisted INTEGER NOT NULL DEFAULT 0 CHECK (blacklisted IN (0, 1)),
  blacklist_reason TEXT NOT NULL DEFAULT '',
  batch INTEGER REFERENCES batch (id)
) STRICT;

CREATE TABLE person_identity (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  platform TEXT NOT NULL DEFAULT '',
  external_id TEXT NOT NULL DEFAULT '',
  batch INTEGER REFERENCES batch (id)
) STRICT;

CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  nickname TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  joined_on TEXT NOT NULL DEFAULT '',
  left_on TEXT NOT NULL DEFAULT '',
  invited_by TEXT NOT NULL DEFAULT '',
  tier TEXT NOT NULL DEFAULT '',
  tier_since TEXT NOT NULL DEFAULT '',
  tier_locked_until TEXT NOT NULL DEFAULT '',
  messages INTEGER NOT NULL DEFAULT 0,
  active_days INTEGER NOT NULL DEFAULT 0,
  invites INTEGER NOT NULL DEFAULT 0,
  checkins INTEGER NOT NULL DEFAULT 0,
  purchases INTEGER NOT NULL DEFAULT 0,
  last_spoke_at INTEGER NOT NULL DEFAULT 0,
  replies_got INTEGER NOT NULL DEFAULT 0,
  replies_given INTEGER NOT NULL DEFAULT 0,
  points INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  batch INTEGER REFERENCES batch (id)
) STRICT;

CREATE TABLE plan_item (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  type TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  on_date TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  until_time TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '',
  tactic TEXT NOT NULL DEFAULT '',
  goal_id INTEGER REFERENCES goal (id) ON DELETE SET NULL,
  poster TEXT NOT NULL DEFAULT '',
  sop TEXT NOT NULL DEFAULT '',
  sop_run INTEGER NOT NULL DEFAULT 0,
  day_number INTEGER NOT NULL DEFAULT 0,
  done_at INTEGER NOT NULL DEFAULT 0,
  done_by TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT '',
  minutes INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE poster (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  template TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  fields TEXT NOT NULL DEFAULT '',
  palette TEXT NOT NULL DEFAULT '',
  size TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tier_run (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  scheme TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  counts TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX chat_group_by_name ON chat_group (sort_key);
CREATE INDEX chat_group_by_parent ON chat_group (parent) WHERE parent IS NOT NULL;
CREATE INDEX scene_by_group ON scene (group_id, position);
CREATE INDEX persona_by_group ON persona (group_id, position);
CREATE INDEX goal_by_group ON goal (group_id, position);
CREATE INDEX goal_sample_by_goal ON goal_sample (goal_id, on_date);
CREATE INDEX clause_by_group ON clause (group_id, section, position);
CREATE INDEX person_by_name ON person (sort_key);
CREATE INDEX person_by_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_by_email ON person (email) WHERE email <> '';
CREATE UNIQUE INDEX identity_by_account ON person_identity (platform, external_id);
CREATE INDEX identity_by_person ON person_identity (person_id);
CREATE UNIQUE INDEX membership_by_group ON membership (group_id, person_id);
CREATE INDEX membership_by_person ON membership (person_id);
CREATE INDEX membership_by_batch ON membership (batch) WHERE batch IS NOT NULL;
CREATE INDEX person_by_batch ON person (batch) WHERE batch IS NOT NULL;
CREATE INDEX identity_by_batch ON person_identity (batch) WHERE batch IS NOT NULL;
CREATE INDEX plan_item_by_group ON plan_item (group_id, on_date, at_time);
CREATE INDEX plan_item_by_date ON plan_item (on_date, at_time);
CREATE INDEX plan_item_by_goal ON plan_item (goal_id) WHERE goal_id IS NOT NULL;
CREATE INDEX poster_by_group ON poster (group_id, position);
CREATE INDEX tier_run_by_group ON tier_run (group_id, as_of);
CREATE INDEX batch_by_group ON batch (group_id) WHERE group_id IS NOT NULL;

-- What was said. Ordered by its own time: message ids grow with it. No other index: inserts stay in order.
-- Not journaled, and so without foreign keys: a person or group that is deleted and comes back by undo finds
-- its messages again. Forgetting a person and purging a group remove them.
CREATE TABLE message (
  group_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  person_id INTEGER,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text',
  body TEXT NOT NULL DEFAULT '',
  reply_to INTEGER,
  batch INTEGER,
  PRIMARY KEY (group_id, message_id)
) STRICT, WITHOUT ROWID;

-- Roll-up of messages: what a person did in a group on one day (days since 1970 in the group's zone).
-- Without foreign keys for the same reason.
CREATE TABLE activity_day (
  person_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  messages INTEGER NOT NULL DEFAULT 0,
  replies_got INTEGER NOT NULL DEFAULT 0,
  replies_given INTEGER NOT NULL DEFAULT 0,
  checkins INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, group_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_day_by_group ON activity_day (group_id, day);

-- Members as lists show them: rows of finished batches, joined with their person.
CREATE VIEW member_view AS
  SELECT m.id AS id, m.group_id AS group_id, m.person_id AS person_id,
         CASE WHEN m.nickname <> '' THEN m.nickname ELSE p.name END AS name, p.name AS full_name, m.nickname AS nickname,
         m.role AS role, m.tier AS tier, m.tier_since AS tier_since, m.tier_locked_until AS tier_locked_until,
         m.joined_on AS joined_on, m.left_on AS left_on, m.last_spoke_at AS last_spoke_at, m.messages AS messages,
         m.active_days AS active_days, m.invites AS invites, m.points AS points,
         p.tags AS tags, p.note AS note, p.staff AS staff, p.bot AS bot, p.blacklisted AS blacklisted, p.sort_key AS sort_key
  FROM membership m JOIN person p ON p.id = m.person_id
  WHERE m.batch IS NULL OR m.batch NOT IN (SELECT id FROM batch WHERE state <> 'done');

-- The journal: named actions and the rows that each touched. Undo, redo, history and the change signal.
CREATE TABLE journal_action (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  args TEXT NOT NULL DEFAULT '[]',
  author TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  merge_key TEXT,
  batch INTEGER REFERENCES batch (id) ON DELETE SET NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  n_rows INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
) STRICT;

-- In the order of the change (n) within each action. No foreign key and no second index: this is written with
-- every row that anybody changes.
CREATE TABLE journal_row (
  action INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
  before TEXT,
  after TEXT,
  PRIMARY KEY (action, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_action_undone ON journal_action (id) WHERE undone = 1;
CREATE INDEX journal_action_by_batch ON journal_action (batch) WHERE batch IS NOT NULL;
