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
  json_object_set_int_member (object, "changed", (gint64) self->changed);
  json_object_set_int_member (object, "kept", (gint64) self->kept);
  return node;
}

char *
gops_plan_report_say (const GopsPlanReport *self)
{
  GString *said = g_string_new (NULL);

  g_string_append_printf (said, _("Plan: %lu new items, %lu of them again and again; %lu changed; %lu were there already"),
                          (gulong) self->added, (gulong) self->series, (gulong) self->changed, (gulong) self->base->duplicates);
  if (self->kept > 0)
    {
      g_string_append_c (said, '\n');
      g_string_append_printf (said, _("In %lu items, what was changed by hand here stays as it is"), (gulong) self->kept);
    }
  return g_string_free (said, FALSE);
}
