/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for looking after members: care, points, find, connections. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

#include "gops-care.h"
#include "gops-connections.h"
#include "gops-day.h"
#include "gops-finder.h"
#include "gops-points.h"

#define CELL_NAME 20

/* --- a member of the group --- */

static gboolean
find_by_name (GopsCli    *self,
              gint64      group,
              const char *name,
              gint64     *out_person,
              GError    **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (self->store, &n, error, "SELECT count (*) FROM member_view WHERE group_id = ?1 AND (name = ?2 OR full_name = ?2)",
                            "ls", group, name))
    return FALSE;
  if (n == 0)
    return gops_cli_fail (error, _("there is no member “%s” in the group; “groupops-cli members” lists them with their ids"), name);
  if (n > 1)
    return gops_cli_fail (error, _("several members are called “%s”; name one by the id of the person"), name);
  return gops_store_read_int (self->store, out_person, error,
                              "SELECT person_id FROM member_view WHERE group_id = ?1 AND (name = ?2 OR full_name = ?2)", "ls", group, name);
}

/* A member by the person's id or exact name. */
static gboolean
find_member (GopsCli    *self,
             gint64      group,
             const char *name,
             gint64     *out_person,
             GError    **error)
{
  gint64 id, found = 0;

  if (g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL))
    {
      if (!gops_store_read_int (self->store, &found, error, "SELECT EXISTS (SELECT 1 FROM member_view WHERE group_id = ?1 AND person_id = ?2)",
                                "ll", group, id))
        return FALSE;
      if (found != 0)
        {
          *out_person = id;
          return TRUE;
        }
    }
  return find_by_name (self, group, name, out_person, error);
}

static const char *
text_of (const GopsText *text)
{
  return gops_text_get (text, gops_interface_language ());
}

/* --- care --- */

static void
add_care_person (GopsCli              *self,
                 const GopsCarePerson *person)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "person", person->person);
  gops_cli_add_text (self, "name", person->name);
  gops_cli_add_int (self, "days", MAX (person->days, 0));
  gops_cli_add_int (self, "days_late", person->days_late);
  gops_cli_add_text (self, "text", person->text);
  gops_cli_end_object (self);
  g_string_append (self->text, "  ");
  gops_cli_append_cell (self, person->name, CELL_NAME);
  g_string_append_printf (self->text, "%s\n", person->text);
}

static void
add_due (GopsCli           *self,
         const GopsCareDue *due)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "group", gops_record_get_id (due->group));
  gops_cli_add_text (self, "group_name", gops_record_get_text (due->group, GOPS_GROUP_NAME));
  gops_cli_add_text (self, "care", due->care.id);
  gops_cli_add_text (self, "name", text_of (&due->care.name));
  gops_cli_add_text (self, "why", text_of (&due->care.why));
  gops_cli_add_text (self, "who", due->care.who);
  gops_cli_add_text (self, "where", due->care.where);
  gops_cli_add_int (self, "waiting", due->n_waiting);
  g_string_append_printf (self->text, "%s: %s (%s)\n", gops_record_get_text (due->group, GOPS_GROUP_NAME), text_of (&due->care.name), due->care.id);
  g_string_append_printf (self->text, "  %s\n", text_of (&due->care.why));
  gops_cli_begin_array (self, "people");
  for (guint i = 0; i < due->people->len; i++)
    add_care_person (self, due->people->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  if (due->n_waiting > 0)
    g_string_append_printf (self->text, ngettext ("  … and %u more on another day\n", "  … and %u more on other days\n", due->n_waiting), due->n_waiting);
}

/* --done CARE --person P …, or --later CARE --until DATE --person P … */
static gboolean
note_care (GopsCli    *self,
           gint64      group,
           const char *date,
           GError    **error)
{
  const char *done = gops_cli_option (self, "done"), *later = gops_cli_option (self, "later"), *until;
  GPtrArray *names = gops_cli_options (self, "person");
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!gops_cli_date (self, "until", &until, error))
    return FALSE;
  if (done == NULL && later == NULL)
    return TRUE;
  if (group == 0 || names == NULL || (done != NULL && later != NULL) || (later != NULL) != (until != NULL))
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE,
                   _("name the group, and either “--done CARE --person P” or “--later CARE --until DATE --person P”"));
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      gint64 person;

      if (!find_member (self, group, names->pdata[i], &person, error))
        return FALSE;
      g_array_append_val (persons, person);
    }
  return gops_care_note (self->store, group, done != NULL ? done : later, (const gint64 *) persons->data, persons->len, date, until, NULL, error);
}

static gboolean
switch_care (GopsCli     *self,
             const char  *option,
             gboolean     wanted,
             GError     **error)
{
  GPtrArray *ids = gops_cli_options (self, option);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (gops_method_find_care (gops_method_get_default (), ids->pdata[i]) == NULL && !g_str_has_prefix (ids->pdata[i], "tier-"))
        {
          gops_method_set_not_found (error, _("care"), ids->pdata[i], gops_method_get_cares (gops_method_get_default ()));
          return FALSE;
        }
      if (!gops_care_set_wanted (self->store, ids->pdata[i], wanted, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_care (GopsCli *self,
          GError **error)
{
  const char *name = gops_cli_argument (self, 0), *date;
  g_autoptr (GPtrArray) dues = NULL;
  gint64 group = 0;

  if ((name != NULL && !gops_cli_find_group (self, name, &group, error)) || !gops_cli_date (self, "date", &date, error) ||
      !note_care (self, group, date, error) || !switch_care (self, "off", FALSE, error) || !switch_care (self, "on", TRUE, error))
    return FALSE;
  dues = gops_care_due (self->store, group, date, gops_store_now (self->store), NULL, error);
  if (dues == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < dues->len; i++)
    add_due (self, dues->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

/* --- points --- */

static const char *
act_name (const char *act)
{
  const GopsPointAct *known = gops_method_find_point_act (gops_method_get_default (), act);

  if (known != NULL)
    return text_of (&known->name);
  return g_str_equal (act, GOPS_POINTS_GRANT) ? _("By hand") : _("Brought along");
}

/* "check-in=3/6": three points each, six a day at most; without a limit "check-in=3". */
static gboolean
set_rule (GopsCli    *self,
          const char *setting,
          GError    **error)
{
  g_autofree char *act = NULL, *value = NULL;
  g_auto (GStrv) parts = NULL;
  gint64 points, cap = 0;

  if (!gops_cli_split_setting (setting, &act, &value, error))
    return FALSE;
  parts = g_strsplit (value, "/", -1);
  if (g_strv_length (parts) < 1 || g_strv_length (parts) > 2 || !g_ascii_string_to_signed (parts[0], 10, 0, GOPS_POINTS_MOST, &points, NULL) ||
      (parts[1] != NULL && !g_ascii_string_to_signed (parts[1], 10, 0, GOPS_POINTS_MOST_A_DAY, &cap, NULL)))
    return gops_cli_fail (error, _("--set: “%s” is not such as check-in=2/4: points each, and at most a day"), setting);
  return gops_point_rules_set (self->store, act, (int) points, (int) cap, error);
}

static gboolean
change_rules (GopsCli *self,
              GError **error)
{
  GPtrArray *settings = gops_cli_options (self, "set");

  if (gops_cli_flag (self, "reset") && !gops_point_rules_reset (self->store, error))
    return FALSE;
  for (guint i = 0; settings != NULL && i < settings->len; i++)
    if (!set_rule (self, settings->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
list_rules (GopsCli *self,
            GError **error)
{
  GopsPointRules rules;

  if (!gops_point_rules_load (self->store, &rules, error))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < GOPS_N_POINT_KINDS; i++)
    {
      const GopsPointRuleSetting *rule = &rules.of[i];

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "act", rule->act->id);
      gops_cli_add_text (self, "name", text_of (&rule->act->name));
      gops_cli_add_int (self, "points", rule->points);
      gops_cli_add_int (self, "daily_cap", rule->daily_cap);
      gops_cli_add_bool (self, "changed", rule->changed);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, rule->act->id, 10);
      gops_cli_append_cell (self, text_of (&rule->act->name), CELL_NAME);
      g_string_append_printf (self->text, "%4d  %5d\n", rule->points, rule->daily_cap);
    }
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
give_points (GopsCli    *self,
             gint64      group,
             gint64      person,
             const char *date,
             GError    **error)
{
  const char *given = gops_cli_option (self, "give"), *entry = gops_cli_option (self, "take-back");
  gint64 points, id, n = 0;

  if (given != NULL && !g_ascii_string_to_signed (given, 10, -GOPS_POINTS_MOST_A_DAY, GOPS_POINTS_MOST_A_DAY, &points, NULL))
    return gops_cli_fail (error, _("--give: “%s” is no number from −%d to %d"), given, GOPS_POINTS_MOST_A_DAY, GOPS_POINTS_MOST_A_DAY);
  if (given != NULL && gops_points_grant (self->store, group, person, (int) points, gops_cli_option (self, "reason"), date, error) == 0)
    return FALSE;
  if (entry == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (entry, 10, 1, G_MAXINT64, &id, NULL) ||
      !gops_store_read_int (self->store, &n, NULL, "SELECT id FROM point_entry WHERE id = ?1 AND group_id = ?2 AND person_id = ?3",
                            "lll", id, group, person))
    return gops_cli_fail (error, _("--take-back: there is no entry “%s” in this ledger"), entry);
  return gops_points_take_back (self->store, id, error);
}

static void
add_line (GopsCli             *self,
          const GopsPointLine *line)
{
  g_autofree char *date = line->day != GOPS_DAY_NONE ? gops_day_format (line->day) : NULL;

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "date", date);
  gops_cli_add_text (self, "act", line->act);
  gops_cli_add_int (self, "n", line->n);
  gops_cli_add_int (self, "points", line->points);
  gops_cli_add_bool (self, "capped", line->capped);
  gops_cli_add_text (self, "reason", line->reason);
  gops_cli_add_text (self, "author", line->author);
  gops_cli_add_id (self, "entry", line->entry);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, date, 10);
  gops_cli_append_cell (self, act_name (line->act), CELL_NAME);
  g_string_append_printf (self->text, "%+6d  %s\n", line->points, line->reason);
}

static gboolean
show_ledger (GopsCli    *self,
             gint64      group,
             gint64      person,
             const char *as_of,
             guint       limit,
             GError    **error)
{
  int total;
  g_autoptr (GPtrArray) lines = gops_points_ledger (self->store, group, person, as_of, limit, &total, error);
  const GopsTier *level, *next;

  if (lines == NULL)
    return FALSE;
  level = gops_points_level (total, &next, NULL);
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "person", person);
  gops_cli_add_int (self, "points", total);
  gops_cli_add_text (self, "level", level->id);
  gops_cli_begin_array (self, "lines");
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%d  %s\n", total, text_of (&level->name));
  return TRUE;
}

static gboolean
show_standings (GopsCli    *self,
                gint64      group,
                const char *as_of,
                guint       limit,
                GError    **error)
{
  g_autoptr (GPtrArray) standings = gops_points_standings (self->store, group, as_of, limit, NULL, error);

  if (standings == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < standings->len; i++)
    {
      const GopsPointStanding *standing = standings->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_id (self, "person", standing->person);
      gops_cli_add_text (self, "name", standing->name);
      gops_cli_add_int (self, "points", standing->points);
      gops_cli_add_text (self, "level", standing->level->id);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, text_of (&standing->level->name), 10);
      g_string_append_printf (self->text, "%6" G_GINT64_FORMAT "  %s\n", standing->points, standing->name);
    }
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
check_points_usage (GopsCli *self,
                    GError **error)
{
  gboolean by_hand = gops_cli_option (self, "give") != NULL || gops_cli_option (self, "take-back") != NULL;
  gboolean of_rules = gops_cli_flag (self, "rules") || gops_cli_flag (self, "reset") || gops_cli_options (self, "set") != NULL;

  if ((!by_hand || gops_cli_option (self, "person") != NULL) && (of_rules || gops_cli_argument (self, 0) != NULL))
    return TRUE;
  g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, by_hand ? _("“--give” and “--take-back” need “--person”")
                                                                     : _("name the group, or ask for “--rules”"));
  return FALSE;
}

static gboolean
run_points (GopsCli *self,
            GError **error)
{
  const char *name = gops_cli_argument (self, 0), *who = gops_cli_option (self, "person"), *as_of;
  gint64 group, person = 0;
  guint limit;

  if (!check_points_usage (self, error) || !gops_cli_date (self, "as-of", &as_of, error) || !gops_cli_number (self, "limit", 0, &limit, error) ||
      !change_rules (self, error))
    return FALSE;
  if (name == NULL || gops_cli_flag (self, "rules"))
    return list_rules (self, error);
  if (!gops_cli_find_group (self, name, &group, error) || (who != NULL && !find_member (self, group, who, &person, error)) ||
      !give_points (self, group, person, as_of, error))
    return FALSE;
  return person != 0 ? show_ledger (self, group, person, as_of, limit, error) : show_standings (self, group, as_of, limit, error);
}

/* --- find --- */

static void
add_found (GopsCli         *self,
           const GopsFound *found)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "person", found->person);
  gops_cli_add_text (self, "name", found->name);
  gops_cli_add_text (self, "reason", found->reason);
  gops_cli_add_id (self, "other", found->other);
  gops_cli_add_text (self, "other_name", found->other_name);
  gops_cli_add_text (self, "text", found->text);
  gops_cli_end_object (self);
  g_string_append (self->text, "  ");
  gops_cli_append_cell (self, found->name, CELL_NAME);
  if (found->other_name != NULL)
    gops_cli_append_cell (self, found->other_name, CELL_NAME);
  g_string_append_printf (self->text, "%s\n", found->reason);
}

static void
add_findings (GopsCli            *self,
              const GopsFindings *findings)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "finder", findings->finder->id);
  gops_cli_add_text (self, "name", _(findings->finder->name));
  gops_cli_add_int (self, "total", findings->total);
  gops_cli_add_int (self, "members", findings->n_members);
  gops_cli_add_bool (self, "blind", findings->blind);
  gops_cli_add_text (self, "summary", findings->summary);
  g_string_append_printf (self->text, "%s (%s): %u\n", _(findings->finder->name), findings->finder->id, findings->total);
  if (findings->summary != NULL)
    g_string_append_printf (self->text, "  %s\n", findings->summary);
  if (findings->blind)
    g_string_append_printf (self->text, "  %s\n", _("No imported chat says who answers whom."));
  gops_cli_begin_array (self, "found");
  for (guint i = 0; i < findings->found->len; i++)
    add_found (self, findings->found->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
}

static gboolean
find_one (GopsCli    *self,
          gint64      group,
          const char *id,
          const char *as_of,
          guint       limit,
          GError    **error)
{
  g_autoptr (GopsFindings) findings = gops_find (self->store, group, id, as_of, limit, NULL, error);

  if (findings == NULL)
    return FALSE;
  add_findings (self, findings);
  return TRUE;
}

static gboolean
find_all (GopsCli    *self,
          gint64      group,
          const char *as_of,
          guint       limit,
          GError    **error)
{
  g_autoptr (GPtrArray) all = gops_find_all (self->store, group, as_of, limit, NULL, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    add_findings (self, all->pdata[i]);
  return all != NULL;
}

static gboolean
run_find (GopsCli *self,
          GError **error)
{
  const char *id = gops_cli_argument (self, 1), *as_of;
  guint limit;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) || !gops_cli_date (self, "as-of", &as_of, error) ||
      !gops_cli_number (self, "limit", id != NULL ? 50 : 3, &limit, error))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  if (id != NULL ? !find_one (self, group, id, as_of, limit, error) : !find_all (self, group, as_of, limit, error))
    return FALSE;
  gops_cli_end_array (self);
  return TRUE;
}

/* --- connections --- */

static void
add_connection (GopsCli              *self,
                const GopsConnection *connection)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "person", connection->person[0]);
  gops_cli_add_text (self, "name", connection->name[0]);
  gops_cli_add_id (self, "other", connection->person[1]);
  gops_cli_add_text (self, "other_name", connection->name[1]);
  gops_cli_add_int (self, "replies", connection->replies[0]);
  gops_cli_add_int (self, "back", connection->replies[1]);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, connection->name[0], CELL_NAME);
  gops_cli_append_cell (self, connection->name[1], CELL_NAME);
  g_string_append_printf (self->text, "%5u  %5u\n", connection->replies[0], connection->replies[1]);
}

static gboolean
run_connections (GopsCli *self,
                 GError **error)
{
  g_autoptr (GopsConnections) connections = NULL;
  const char *as_of;
  gint64 group;
  guint limit;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) || !gops_cli_date (self, "as-of", &as_of, error) ||
      !gops_cli_number (self, "limit", 20, &limit, error) ||
      (connections = gops_connections_load (self->store, group, as_of, limit, NULL, error)) == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "members", connections->n_members);
  gops_cli_add_int (self, "know_three", connections->n_known);
  json_builder_set_member_name (self->json, "share");
  json_builder_add_double_value (self->json, gops_connections_share (connections));
  gops_cli_add_int (self, "alone", connections->n_alone);
  gops_cli_add_int (self, "ties", connections->n_ties);
  gops_cli_add_int (self, "mutual", connections->n_mutual);
  gops_cli_add_bool (self, "replies_known", connections->knows_replies);
  g_string_append_printf (self->text, _("%u of %u members have exchanged replies with at least three others; %u with nobody.\n"),
                          connections->n_known, connections->n_members, connections->n_alone);
  if (!connections->knows_replies)
    g_string_append_printf (self->text, "%s\n", _("No imported chat says who answers whom."));
  gops_cli_begin_array (self, "strongest");
  for (guint i = 0; i < connections->strongest->len; i++)
    add_connection (self, connections->strongest->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  return TRUE;
}

static const GopsCliOption care_options[] = {
  { "date", "DATE", N_("another day than today") },
  { "done", "CARE", N_("note first that this was done for the people of --person") },
  { "later", "CARE", N_("put this off until the day of --until for the people of --person") },
  { "until", "DATE", N_("with --later") },
  { "person", "P", N_("a member, by the person's id or exact name"), .repeats = TRUE },
  { "off", "CARE", N_("never ask for this care"), .repeats = TRUE },
  { "on", "CARE", N_("ask for this care again"), .repeats = TRUE },
  { NULL },
};

static const GopsCliOption points_options[] = {
  { "person", "P", N_("the ledger of this member") },
  { "as-of", "DATE", N_("as on this day; else today") },
  { "limit", "N", N_("at most so many") },
  { "give", "N", N_("give so many points by hand; fewer than 0 takes some") },
  { "reason", "TEXT", N_("what they are for") },
  { "take-back", "ENTRY", N_("remove what was given by hand") },
  { "rules", NULL, N_("what acts earn") },
  { "set", "ACT=POINTS[/CAP]", N_("change what an act earns, and at most a day"), .repeats = TRUE },
  { "reset", NULL, N_("back to the usual rules") },
  { NULL },
};

static const GopsCliOption find_options[] = {
  { "as-of", "DATE", N_("as on this day; else today") },
  { "limit", "N", N_("at most so many") },
  { NULL },
};

const GopsCliCommand gops_cli_care_commands[] = {
  { "care", "[GROUP] [--date DATE] [--done CARE --person P] [--later CARE --until DATE --person P]",
    N_("whom to look after on a day, with a text for each"), care_options, 0, 1, GOPS_CLI_OPEN, run_care },
  { "points", "GROUP [--person P [--give N --reason TEXT]] | --rules [--set ACT=POINTS/CAP]", N_("points of the members, a ledger, and what acts earn"),
    points_options, 0, 1, GOPS_CLI_OPEN, run_points },
  { "find", "GROUP [FINDER] [--limit N]", N_("who leads, helps, sleeps, was never answered …"), find_options, 1, 2, GOPS_CLI_OPEN, run_find },
  { "connections", "GROUP [--limit N]", N_("who answers whom, and how many know each other"), find_options, 1, 1, GOPS_CLI_OPEN, run_connections },
  { NULL },
};
