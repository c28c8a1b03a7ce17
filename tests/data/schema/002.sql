-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 2: positioning and rules complete. The statement and what it was written from; versions of the rules; families;
-- business flow; seed users; budget; pictures; users' own templates.

ALTER TABLE positioning ADD COLUMN statement TEXT NOT NULL DEFAULT '';
ALTER TABLE positioning ADD COLUMN statement_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE goal ADD COLUMN horizon TEXT NOT NULL DEFAULT '';
ALTER TABLE goal ADD COLUMN group_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE goal_sample ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- The scene that an item was planned for.
ALTER TABLE plan_item ADD COLUMN scene_id INTEGER REFERENCES scene (id) ON DELETE SET NULL;

-- In a copy of a main group: the main group's clause that this one was taken from, and both texts' fingerprints then.
-- No foreign key: a copy remembers a clause that the main group has removed.
ALTER TABLE clause ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clause ADD COLUMN origin_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE clause ADD COLUMN own_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE chat_group ADD COLUMN rules_synced_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE rule_version (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  number INTEGER NOT NULL DEFAULT 0,
  effective_on TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  clauses TEXT NOT NULL DEFAULT '',
  published_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE flow_node (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  x REAL NOT NULL DEFAULT 0 CHECK (x BETWEEN -1e308 AND 1e308),
  y REAL NOT NULL DEFAULT 0 CHECK (y BETWEEN -1e308 AND 1e308),
  placed INTEGER NOT NULL DEFAULT 0 CHECK (placed IN (0, 1))
) STRICT;

CREATE TABLE flow_arrow (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  from_node INTEGER NOT NULL REFERENCES flow_node (id) ON DELETE CASCADE,
  to_node INTEGER NOT NULL REFERENCES flow_node (id) ON DELETE CASCADE,
  label TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE outreach (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT '',
  next_on TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE outreach_attempt (
  id INTEGER PRIMARY KEY,
  outreach_id INTEGER NOT NULL REFERENCES outreach (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE budget_item (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL DEFAULT '',
  on_date TEXT NOT NULL DEFAULT '',
  planned INTEGER NOT NULL DEFAULT 0,
  spent INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE picture (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  persona_id INTEGER REFERENCES persona (id) ON DELETE CASCADE,
  data BLOB
) STRICT;

CREATE TABLE method_template (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX rule_version_by_group ON rule_version (group_id, number);
CREATE INDEX flow_node_by_group ON flow_node (group_id, position);
CREATE INDEX flow_arrow_by_group ON flow_arrow (group_id, position);
CREATE INDEX flow_arrow_by_from ON flow_arrow (from_node);
CREATE INDEX flow_arrow_by_to ON flow_arrow (to_node);
CREATE INDEX outreach_by_group ON outreach (group_id, position);
CREATE INDEX outreach_by_next ON outreach (next_on) WHERE result = 'open' AND next_on <> '';
CREATE INDEX outreach_attempt_by_outreach ON outreach_attempt (outreach_id, on_date);
CREATE INDEX budget_item_by_group ON budget_item (group_id, position);
CREATE INDEX picture_by_group ON picture (group_id);
CREATE INDEX picture_by_persona ON picture (persona_id) WHERE persona_id IS NOT NULL;
CREATE INDEX plan_item_by_scene ON plan_item (scene_id) WHERE scene_id IS NOT NULL;
CREATE INDEX clause_by_origin ON clause (origin) WHERE origin <> 0;

-- All that lists, counts and advice ask of a whole group, so that half a million members are read in a tenth of a second.
CREATE INDEX membership_look ON membership
  (group_id, person_id, left_on, last_spoke_at, messages, active_days, joined_on, tier, invites, replies_got, batch);
CREATE INDEX person_not_counted ON person (staff, bot) WHERE staff = 1 OR bot = 1;

-- The journal is written with every row that anybody changes: for an IN with more than two values SQLite builds a table
-- per row.
ALTER TABLE journal_row RENAME TO journal_row_1;
CREATE TABLE journal_row (
  action INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  before TEXT,
  after TEXT,
  PRIMARY KEY (action, n)
) STRICT, WITHOUT ROWID;
INSERT INTO journal_row SELECT * FROM journal_row_1;
DROP TABLE journal_row_1;
