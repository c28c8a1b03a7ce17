-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 7: the brand, what was changed of a poster by hand, where posters with a code were posted.

-- A JSON object: layers that were moved or hidden, faces, the crop of pictures; '' is the template as it is.
ALTER TABLE poster ADD COLUMN changes TEXT NOT NULL DEFAULT '';

-- How everything that goes out looks and sounds; one row. Colours as #RRGGBB, '' where none was chosen; faces are families
-- of fonts.
CREATE TABLE brand (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  tone TEXT NOT NULL DEFAULT '',
  logo_id INTEGER REFERENCES material (id) ON DELETE SET NULL,
  main_color TEXT NOT NULL DEFAULT '',
  accent_color TEXT NOT NULL DEFAULT '',
  paper_color TEXT NOT NULL DEFAULT '',
  ink_color TEXT NOT NULL DEFAULT '',
  heading_face TEXT NOT NULL DEFAULT '',
  text_face TEXT NOT NULL DEFAULT ''
) STRICT;

-- Which code hangs where, and until when it works; a poster is named by its template. taken_down '': it still hangs.
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE CASCADE,
  channel_id INTEGER REFERENCES channel (id) ON DELETE SET NULL,
  template TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  code_until TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  posted_on TEXT NOT NULL DEFAULT '',
  taken_down TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX brand_by_logo ON brand (logo_id) WHERE logo_id IS NOT NULL;
CREATE INDEX posting_by_group ON posting (group_id, posted_on);
CREATE INDEX posting_by_channel ON posting (channel_id) WHERE channel_id IS NOT NULL;
CREATE INDEX posting_by_code_until ON posting (code_until) WHERE code_until <> '' AND taken_down = '';
