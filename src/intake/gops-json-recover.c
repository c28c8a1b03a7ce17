/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes on behind a record of a JSON file that is broken: exporters write each on lines of its own, indented alike. */
#include "config.h"

#include "gops-json-pull-private.h"

#include <string.h>

#include "gops-intake-error.h"

#define DEEPEST_INDENT 256

void
gops_json_pull_mark (GopsJsonPull *self)
{
  if (gops_json_pull_reach (self) == '\0')
    return;
  self->mark_depth = self->depth;
  self->mark_place = gops_json_pull_get_place (self);
  self->mark_indent = self->mark_place == self->line_head ? (int) MIN (self->line_head - self->line_start, G_MAXINT) : -1;
  if (self->mark_indent > DEEPEST_INDENT)
    self->mark_indent = -1;
}

/* Goes behind the next line break. */
static gboolean
next_line (GopsJsonPull *self)
{
  for (;;)
    {
      char *found = memchr (self->p, '\n', self->end - self->p);

      if (found != NULL)
        {
          self->p = found;
          gops_json_pull_begin_line (self);
          return TRUE;
        }
      self->p = self->end;
      if (!gops_json_window_fill (self))
        return FALSE;
    }
}

/* Whether p, with @indent blanks before it on its line, begins a record, or ends the list of records. */
static gboolean
is_boundary (GopsJsonPull *self,
             int           indent)
{
  return indent == self->mark_indent ? *self->p == '{' || *self->p == ']' : indent < self->mark_indent && *self->p == ']';
}

static int
skip_indent (GopsJsonPull *self)
{
  int indent = 0;

  gops_json_window_want (self, self->mark_indent + 1);
  while (indent <= self->mark_indent && (*self->p == ' ' || *self->p == '\t'))
    {
      self->p++;
      indent++;
    }
  return indent;
}

gboolean
gops_json_pull_recover (GopsJsonPull *self)
{
  guint64 place = gops_json_pull_get_place (self);
  gboolean found = FALSE;

  if (!g_error_matches (self->error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_SYNTAX) || self->mark_indent < 0)
    return FALSE;
  if (place == self->line_head && place > self->mark_place)   /* a record not closed shows where the next one begins */
    found = is_boundary (self, (int) MIN (self->line_head - self->line_start, DEEPEST_INDENT + 1));
  while (!found)
    {
      if (!next_line (self))
        return FALSE;
      found = is_boundary (self, skip_indent (self));
    }

  g_clear_error (&self->error);
  self->depth = self->mark_depth;
  if (self->depth > 0)
    self->closers[self->depth - 1] = ']';
  self->first = self->depth > 0;
  self->pending = GOPS_JSON_PENDING_NONE;
  return TRUE;
}
