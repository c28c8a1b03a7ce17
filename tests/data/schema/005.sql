-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 5: plan items that happen again and again, what came of an item, its check list and comments.

-- An item with a recurrence (the value of an RRULE) is a series: it begins on its on_date and is none of its days
-- itself. A day of it gets a row of its own once something about it differs: series and occurrence say which day of
-- which series the row stands for. series_last: no day is later; '' for a series without an end and for no series.
ALTER TABLE plan_item ADD COLUMN recurrence TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_item ADD COLUMN series_last TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_item ADD COLUMN series INTEGER REFERENCES plan_item (id) ON DELETE CASCADE;
ALTER TABLE plan_item ADD COLUMN occurrence TEXT NOT NULL DEFAULT '';
-- Of the event that it was read from.
ALTER TABLE plan_item ADD COLUMN uid TEXT NOT NULL DEFAULT '';
-- Minutes; -1: no reminder.
ALTER TABLE plan_item ADD COLUMN remind_before INTEGER NOT NULL DEFAULT -1;
-- Where it is posted; '' in the group.
ALTER TABLE plan_item ADD COLUMN channel TEXT NOT NULL DEFAULT '';
-- -1: not known.
ALTER TABLE plan_item ADD COLUMN result_reads INTEGER NOT NULL DEFAULT -1;
ALTER TABLE plan_item ADD COLUMN result_replies INTEGER NOT NULL DEFAULT -1;
ALTER TABLE plan_item ADD COLUMN result_joins INTEGER NOT NULL DEFAULT -1;
ALTER TABLE plan_item ADD COLUMN result_sales INTEGER NOT NULL DEFAULT -1;
ALTER TABLE plan_item ADD COLUMN snoozed_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan_item ADD COLUMN skip_reason TEXT NOT NULL DEFAULT '';

-- A day on which a series does not happen.
CREATE TABLE plan_exception (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES plan_item (id) ON DELETE CASCADE,
  on_date TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE plan_check (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES plan_item (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL DEFAULT '',
  done INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE plan_comment (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES plan_item (id) ON DELETE CASCADE,
  author TEXT NOT NULL DEFAULT '',
  made_at INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL DEFAULT ''
) STRICT;

-- A month of a thousand groups is read from the index alone, which has it in the order in which it is shown.
DROP INDEX plan_item_by_date;
CREATE INDEX plan_item_by_day ON plan_item (on_date, at_time, position, id, group_id, status) WHERE recurrence = '';
CREATE INDEX plan_item_series ON plan_item (group_id) WHERE recurrence <> '';
CREATE UNIQUE INDEX plan_item_of_series ON plan_item (series, occurrence) WHERE series IS NOT NULL;
CREATE INDEX plan_item_by_uid ON plan_item (group_id, uid) WHERE uid <> '';
CREATE UNIQUE INDEX plan_exception_by_item ON plan_exception (item_id, on_date);
CREATE INDEX plan_check_by_item ON plan_check (item_id, position);
CREATE INDEX plan_comment_by_item ON plan_comment (item_id, made_at);
