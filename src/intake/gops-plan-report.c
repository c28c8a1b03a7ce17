/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import into the plan. */
#include "config.h"

#include "gops-plan-writer.h"

#include <glib/gi18n-lib.h>

static void
first_free (gpointer data)
{
  GopsPlanFirst *first = data;

  g_free (first->date);
  g_free (first->time);
  g_free (first->title);
  g_free (first);
}

GopsPlanReport *
gops_plan_report_new (const char *format)
{
  GopsPlanReport *self = g_new0 (GopsPlanReport, 1);

  self->base = gops_import_report_new (format);
  self->first = g_ptr_array_new_with_free_func (first_free);
  return self;
}

void
gops_plan_report_free (GopsPlanReport *self)
{
  gops_import_report_free (self->base);
  g_ptr_array_unref (self->first);
  g_free (self);
}

JsonNode *
gops_plan_report_to_json (const GopsPlanReport *self)
{
  JsonNode *node = gops_import_report_to_json (self->base);
  JsonObject *object = json_node_get_object (node);

  json_object_set_int_member (object, "items", (gint64) self->added);
  json_object_set_int_member (object, "series", (gint64) self->series);
  json_object_set_int_member (object, "past", (gint64) self->past);
  json_object_set_int_member (object, "changed", (gint64) self->changed);
  json_object_set_int_member (object, "kept", (gint64) self->kept);
  return node;
}

/* @part: (transfer full); of what there is none is not spoken. */
static void
add_part (GString *said, guint64 n, char *part)
{
  if (n > 0)
    g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", part);
  g_free (part);
}

char *
gops_plan_report_say (const GopsPlanReport *self)
{
  gulong added = (gulong) self->added, series = (gulong) self->series, changed = (gulong) self->changed, kept = (gulong) self->kept;
  gulong known = (gulong) self->base->duplicates, past = (gulong) self->past;
  GString *said = g_string_new (NULL);

  add_part (said, added, g_strdup_printf (ngettext ("%lu new item", "%lu new items", added), added));
  add_part (said, series, g_strdup_printf (ngettext ("%lu of them repeats", "%lu of them repeat", series), series));
  add_part (said, past, g_strdup_printf (ngettext ("%lu of them was in the past and counts as done", "%lu of them were in the past and count as done", past), past));
  add_part (said, changed, g_strdup_printf (ngettext ("%lu changed", "%lu changed", changed), changed));
  add_part (said, known, g_strdup_printf (ngettext ("%lu was there already", "%lu were there already", known), known));
  add_part (said, kept, g_strdup_printf (ngettext ("%lu stays as it was changed by hand here", "%lu stay as they were changed by hand here", kept), kept));
  return g_string_free (said, FALSE);
}
