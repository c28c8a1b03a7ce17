/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules GROUP --versions, --publish, --compare, --restore. */
#include "config.h"

#include "gops-cli-rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-group-words.h"
#include "gops-rule-version-activity.h"
#include "gops-rule-versions.h"

/* --- words that differ --- */

void
gops_cli_add_diff (GopsCli    *self,
                   const char *name,
                   GPtrArray  *segments)
{
  static const char *const kinds[] = { "same", "removed", "added" };

  gops_cli_begin_array (self, name);
  for (guint i = 0; i < segments->len; i++)
    {
      const GopsDiffSegment *segment = segments->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "kind", kinds[segment->kind]);
      gops_cli_add_text (self, "text", segment->text);
      gops_cli_end_object (self);
    }
  gops_cli_end_array (self);
}

void
gops_cli_append_diff (GopsCli    *self,
                      GPtrArray  *text,
                      GPtrArray  *consequence)
{
  g_autofree char *words = gops_text_diff_to_string (text), *then = gops_text_diff_to_string (consequence);

  g_string_append_printf (self->text, "%s%s%s\n", words, *then != '\0' ? " – " : "", then);
}

/* --- list --- */

static void
add_span (GopsCli                    *self,
          const char                 *name,
          const GopsRuleActivitySpan *span)
{
  json_builder_set_member_name (self->json, name);
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "days", span->days);
  gops_cli_add_int (self, "messages", span->messages);
  json_builder_set_member_name (self->json, "messages_per_day");
  json_builder_add_double_value (self->json, span->messages_per_day);
  json_builder_set_member_name (self->json, "speakers_per_day");
  json_builder_add_double_value (self->json, span->speakers_per_day);
  gops_cli_add_int (self, "speakers", span->speakers);
  gops_cli_add_int (self, "joined", span->joined);
  gops_cli_add_int (self, "left", span->left);
  gops_cli_end_object (self);
}

static gboolean
add_activity (GopsCli         *self,
              GopsRuleVersion *version,
              GError         **error)
{
  GopsRuleActivity activity;

  if (!gops_rule_version_activity (self->store, version, &activity, error))
    return FALSE;
  json_builder_set_member_name (self->json, "activity");
  if (!activity.imported)
    {
      json_builder_add_null_value (self->json);
      g_string_append_printf (self->text, "    %s\n", _("no chats imported"));
      return TRUE;
    }
  gops_cli_begin_object (self);
  add_span (self, "before", &activity.before);
  add_span (self, "after", &activity.after);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("    messages a day %.1f → %.1f, speakers a day %.1f → %.1f (%d days before, %d after)\n"),
                          activity.before.messages_per_day, activity.after.messages_per_day, activity.before.speakers_per_day,
                          activity.after.speakers_per_day, activity.before.days, activity.after.days);
  return TRUE;
}

static gboolean
add_version (GopsCli         *self,
             GopsRuleVersion *version,
             const char      *zone,
             GError         **error)
{
  const char *effective = gops_record_get_text (version, GOPS_RULE_VERSION_EFFECTIVE_ON);
  const char *why = gops_record_get_text (version, GOPS_RULE_VERSION_WHY);
  gboolean ok;

  gops_cli_begin_object (self);
  gops_cli_add_int (self, "number", gops_record_get_int (version, GOPS_RULE_VERSION_NUMBER));
  gops_cli_add_text (self, "effective", effective);
  gops_cli_add_text (self, "why", why);
  gops_cli_add_text (self, "author", gops_record_get_text (version, GOPS_RULE_VERSION_AUTHOR));
  gops_cli_add_instant (self, "published", gops_record_get_int (version, GOPS_RULE_VERSION_PUBLISHED_AT), zone);
  g_string_append_printf (self->text, "%3d  %s  %s\n", (int) gops_record_get_int (version, GOPS_RULE_VERSION_NUMBER), effective, why);
  ok = add_activity (self, version, error);
  gops_cli_end_object (self);
  return ok;
}

static gboolean
list_versions (GopsCli *self,
               gint64   group,
               GError **error)
{
  g_autoptr (GPtrArray) versions = gops_rules_list_versions (self->store, group, error);
  g_autoptr (GopsGroup) record = versions != NULL ? gops_record_load (GOPS_TYPE_GROUP, self->store, group, error) : NULL;

  if (record == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < versions->len; i++)
    if (!add_version (self, versions->pdata[i], gops_record_get_text (record, GOPS_GROUP_TIME_ZONE), error))
      return FALSE;
  gops_cli_end_array (self);
  if (versions->len == 0)
    g_string_append_printf (self->text, "%s\n", _("No version of these rules has been published."));
  return TRUE;
}

/* --- publish, restore --- */

static gboolean
publish (GopsCli *self,
         gint64   group,
         GError **error)
{
  const char *effective;
  gint64 number;

  if (!gops_cli_date (self, "effective", &effective, error) ||
      !gops_rules_publish (self->store, group, effective, gops_cli_option (self, "publish"), &number, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "version", number);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("Version %d is published.\n"), (int) number);
  return TRUE;
}

/* @out_number: GOPS_RULES_PRESENT for "now", where that is allowed. */
static gboolean
read_number (const char *text,
             gboolean    may_be_now,
             gint64     *out_number,
             GError    **error)
{
  *out_number = GOPS_RULES_PRESENT;
  if (may_be_now && (text == NULL || g_str_equal (text, "now")))
    return TRUE;
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT, out_number, NULL) ||
         gops_cli_fail (error, may_be_now ? _("“%s” is no number of a version; give one, or now for the rules as they stand")
                                          : _("“%s” is no number of a version; give one"), text);
}

static gboolean
restore (GopsCli *self,
         gint64   group,
         GError **error)
{
  gint64 number;

  if (!read_number (gops_cli_option (self, "restore"), FALSE, &number, error) ||
      !gops_rules_restore (self->store, group, number, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "version", number);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("The rules are those of version %d again.\n"), (int) number);
  return TRUE;
}

/* --- compare --- */

static const char *
say_kind (GopsRuleChangeKind kind)
{
  switch (kind)
    {
    case GOPS_RULE_SAME:    return _("same");
    case GOPS_RULE_ADDED:   return _("added");
    case GOPS_RULE_REMOVED: return _("removed");
    case GOPS_RULE_CHANGED: return _("changed");
    case GOPS_RULE_MOVED:   return _("moved");
    }
  g_return_val_if_reached ("");
}

static void
add_change (GopsCli              *self,
            const GopsRuleChange *change)
{
  gpointer clause = change->after != NULL ? change->after : change->before;
  const char *section = gops_record_get_text (clause, GOPS_CLAUSE_SECTION);
  g_autoptr (GPtrArray) text = gops_rule_change_diff (change, GOPS_CLAUSE_TEXT);
  g_autoptr (GPtrArray) consequence = gops_rule_change_diff (change, GOPS_CLAUSE_CONSEQUENCE);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "kind", gops_rule_change_kind_to_string (change->kind));
  gops_cli_add_bool (self, "moved", change->moved);
  gops_cli_add_id (self, "id", gops_record_get_id (clause));
  gops_cli_add_text (self, "section", section);
  gops_cli_add_diff (self, "text", text);
  gops_cli_add_diff (self, "consequence", consequence);
  gops_cli_end_object (self);
  if (change->kind == GOPS_RULE_SAME)
    return;
  gops_cli_append_cell (self, say_kind (change->kind), 8);
  gops_cli_append_cell (self, gops_clause_section_name (section), 18);
  gops_cli_append_diff (self, text, consequence);
}

static void
add_number (GopsCli    *self,
            const char *name,
            gint64      number)
{
  if (number == GOPS_RULES_PRESENT)
    gops_cli_add_text (self, name, NULL);
  else
    gops_cli_add_int (self, name, number);
}

static gboolean
compare (GopsCli *self,
         gint64   group,
         GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  gint64 from, to;

  if (!read_number (gops_cli_option (self, "compare"), TRUE, &from, error) ||
      !read_number (gops_cli_argument (self, 1), TRUE, &to, error) ||
      (changes = gops_rules_compare_versions (self->store, group, from, to, error)) == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  add_number (self, "from", from);
  add_number (self, "to", to);
  gops_cli_begin_array (self, "changes");
  for (guint i = 0; i < changes->len; i++)
    add_change (self, changes->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  if (!gops_rules_differ (changes))
    g_string_append_printf (self->text, "%s\n", _("Nothing differs."));
  return TRUE;
}

gboolean
gops_cli_rules_run_versions (GopsCli  *self,
                             gint64    group,
                             gboolean *out_ran,
                             GError  **error)
{
  static const struct
  {
    const char *option;
    gboolean  (*run) (GopsCli *self, gint64 group, GError **error);
  } runs[] = { { "versions", list_versions }, { "publish", publish }, { "restore", restore }, { "compare", compare } };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (gops_cli_flag (self, runs[i].option))
      {
        *out_ran = TRUE;
        return runs[i].run (self, group, error);
      }
  *out_ran = FALSE;
  return TRUE;
}
