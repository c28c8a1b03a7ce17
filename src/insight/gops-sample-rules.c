/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The published versions of the sample groups' rules. Each is told as what it lacked, and what it said differently, before the
 * rules became what they are; the last one is what they are. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-rule-versions.h"
#include "gops-sample-private.h"

/* At ten in the morning. */
#define PUBLISHED_AT 600

static gboolean
is_left_out (JsonObject *data, guint clause)
{
  JsonArray *without = json_object_has_member (data, "without") ? json_object_get_array_member (data, "without") : NULL;

  for (guint i = 0; without != NULL && i < json_array_get_length (without); i++)
    if (json_array_get_int_element (without, i) == clause)
      return TRUE;
  return FALSE;
}

/* What the clause said then. */
static void
set_before (JsonObject *data, guint index, gpointer clause)
{
  JsonArray *before = json_object_has_member (data, "before") ? json_object_get_array_member (data, "before") : NULL;

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      JsonObject *one = json_array_get_object_element (before, i);

      if (json_object_get_int_member (one, "clause") != index)
        continue;
      if (json_object_has_member (one, "text"))
        gops_record_set_text (clause, GOPS_CLAUSE_TEXT, json_object_get_string_member (one, "text"));
      if (json_object_has_member (one, "consequence"))
        gops_record_set_text (clause, GOPS_CLAUSE_CONSEQUENCE, json_object_get_string_member (one, "consequence"));
    }
}

/* The clauses in the order of the file; what is changed in them is not saved. */
static GPtrArray *
load_clauses (GopsSample *self, GopsSampleGroup *group)
{
  return gops_record_load_all (GOPS_TYPE_CLAUSE, self->store, self->error, "WHERE group_id = ?1 ORDER BY position", "l",
                               gops_record_get_id (group->group));
}

static GPtrArray *
clauses_of_version (GopsSample *self, GopsSampleGroup *group, JsonObject *data)
{
  g_autoptr (GPtrArray) all = load_clauses (self, group);
  GPtrArray *kept = all != NULL ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!is_left_out (data, i))
      {
        set_before (data, i, all->pdata[i]);
        g_ptr_array_add (kept, g_object_ref (all->pdata[i]));
      }
  return kept;
}

static gboolean
insert_version (GopsSample *self, GopsSampleGroup *group, JsonObject *data, gint64 number)
{
  int day = self->day + (int) json_object_get_int_member (data, "effective_on");
  g_autofree char *date = gops_day_format (day);
  g_autoptr (GPtrArray) clauses = clauses_of_version (self, group, data);
  g_autofree char *json = clauses != NULL ? gops_rule_clauses_to_json (clauses) : NULL;
  g_autoptr (GopsRuleVersion) version = NULL;

  if (json == NULL)
    return FALSE;
  version = gops_record_new (GOPS_TYPE_RULE_VERSION, "group-id", gops_record_get_id (group->group), "number", number, "effective-on",
                             date, "why", json_object_get_string_member (data, "why"), "author",
                             gops_record_get_text (group->group, GOPS_GROUP_OWNER), "clauses", json, "published-at",
                             gops_instant_of_day (day, PUBLISHED_AT, group->zone), NULL);
  return gops_sample_insert (self, version);
}

gboolean
gops_sample_add_versions (GopsSample *self, GopsSampleGroup *group)
{
  JsonArray *versions = json_object_get_array_member (group->data, "versions");
  guint n = json_array_get_length (versions);

  if (n != (guint) gops_record_get_int (group->group, GOPS_GROUP_RULES_VERSION))
    return gops_sample_fail (self, _("The sample tells of %u versions of the rules of “%s”, but shows another number."), n,
                             gops_record_get_text (group->group, GOPS_GROUP_NAME));
  for (guint i = 0; i < n; i++)
    if (!insert_version (self, group, json_array_get_object_element (versions, i), i + 1))
      return FALSE;
  return TRUE;
}
