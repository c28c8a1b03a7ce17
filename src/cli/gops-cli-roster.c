/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for who keeps which group: roster, export handover. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-cli-files.h"
#include "gops-day.h"
#include "gops-hand-over.h"
#include "gops-long-picture.h"
#include "gops-roster.h"

#define GROUP_WIDTH 28
#define NAME_WIDTH  16

/* --- lists --- */

static void
add_turn (GopsCli    *self,
          gpointer    turn,
          const char *state)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_record_get_id (turn));
  gops_cli_add_id (self, "person", gops_record_get_int (turn, GOPS_ROSTER_TURN_PERSON_ID));
  gops_cli_add_text (self, "name", gops_record_get_text (turn, GOPS_ROSTER_TURN_NAME));
  gops_cli_add_text (self, "role", gops_record_get_text (turn, GOPS_ROSTER_TURN_ROLE));
  gops_cli_add_text (self, "mode", gops_record_get_text (turn, GOPS_ROSTER_TURN_MODE));
  gops_cli_add_text (self, "since", gops_record_get_text (turn, GOPS_ROSTER_TURN_SINCE));
  gops_cli_add_text (self, "until", gops_record_get_text (turn, GOPS_ROSTER_TURN_UNTIL));
  gops_cli_add_text (self, "state", state);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "  %s ", g_str_equal (state, "now") ? "●" : "○");
  gops_cli_append_cell (self, gops_record_get_text (turn, GOPS_ROSTER_TURN_NAME), NAME_WIDTH);
  g_string_append_printf (self->text, "%s – %s\n", gops_record_get_text (turn, GOPS_ROSTER_TURN_SINCE), gops_record_get_text (turn, GOPS_ROSTER_TURN_UNTIL));
}

static void
add_group (GopsCli               *self,
           const GopsRoster      *roster,
           const GopsRosterGroup *group)
{
  g_autofree char *ends = group->ends != GOPS_DAY_NONE ? gops_day_format (group->ends) : NULL;
  const GopsRosterPerson *next = group->ends != GOPS_DAY_NONE || group->now->len == 0 ? gops_roster_suggest (roster, group) : NULL;

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "group", group->group);
  gops_cli_add_text (self, "name", group->name);
  gops_cli_add_int (self, "members", group->members);
  gops_cli_add_int (self, "minutes", group->minutes);
  gops_cli_add_text (self, "ends", ends);
  gops_cli_add_text (self, "suggested", next != NULL ? next->name : NULL);
  gops_cli_append_cell (self, group->name, GROUP_WIDTH);
  g_string_append_printf (self->text, "%5u\n", group->members);
  gops_cli_begin_array (self, "turns");
  for (guint i = 0; i < group->now->len; i++)
    add_turn (self, group->now->pdata[i], "now");
  for (guint i = 0; i < group->next->len; i++)
    add_turn (self, group->next->pdata[i], "next");
  gops_cli_end_array (self);
  gops_cli_end_object (self);
}

static void
add_person (GopsCli                *self,
            const GopsRosterPerson *person)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "person", person->person);
  gops_cli_add_text (self, "name", person->name);
  gops_cli_add_int (self, "groups", person->n_groups);
  gops_cli_add_int (self, "next", person->n_next);
  gops_cli_add_int (self, "members", person->members);
  gops_cli_add_int (self, "minutes", person->minutes);
  gops_cli_end_object (self);
}

static gboolean
show (GopsCli     *self,
      gint64       group,
      const char  *date,
      GError     **error)
{
  g_autoptr (GopsRoster) roster = gops_roster_load (self->store, group, date, NULL, error);

  if (roster == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "without", roster->n_without);
  gops_cli_add_int (self, "ending", roster->n_ending);
  gops_cli_begin_array (self, "groups");
  for (guint i = 0; i < roster->groups->len; i++)
    add_group (self, roster, roster->groups->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_begin_array (self, "people");
  for (guint i = 0; i < roster->people->len; i++)
    add_person (self, roster->people->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  return TRUE;
}

/* --- changes --- */

/* Somebody of the workspace, where the name is theirs alone; else a name. */
static gint64
find_person (GopsCli    *self,
             const char *name)
{
  gint64 person = 0, n = 0;

  if (!gops_store_read_int (self->store, &n, NULL, "SELECT count (*) FROM person WHERE merged_into IS NULL AND (name = ?1 OR CAST (id AS TEXT) = ?1)", "s", name) ||
      n != 1)
    return 0;
  return gops_store_read_int (self->store, &person, NULL, "SELECT id FROM person WHERE merged_into IS NULL AND (name = ?1 OR CAST (id AS TEXT) = ?1)", "s", name)
           ? person : 0;
}

/* (transfer full) (nullable) */
static GArray *
find_groups (GopsCli  *self,
             gint64    group,
             GError  **error)
{
  const char *names = gops_cli_option (self, "groups");
  GArray *groups;

  if (names != NULL)
    return gops_cli_find_groups (self, names, error);
  if (group == 0)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--assign” needs a group, or “--groups”"));
      return NULL;
    }
  groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (groups, group);
  return groups;
}

static gboolean
check_mode (const char  *mode,
            GError     **error)
{
  return mode == NULL || g_strv_contains (gops_roster_modes (), mode) ||
    gops_cli_fail (error, _("--mode: “%s” is not staff, members, content or resources"), mode);
}

static gboolean
assign (GopsCli  *self,
        gint64    group,
        GError  **error)
{
  const char *name = gops_cli_option (self, "assign"), *mode = gops_cli_option (self, "mode"), *since, *until;
  g_autoptr (GArray) groups = NULL;
  g_autofree char *own = NULL;
  gint64 person;

  if (name == NULL)
    return TRUE;
  if (!check_mode (mode, error) || !gops_cli_date (self, "since", &since, error) || !gops_cli_date (self, "until", &until, error) ||
      (groups = find_groups (self, group, error)) == NULL)
    return FALSE;
  person = find_person (self, name);
  if (person != 0 && !gops_store_read_text (self->store, &own, error, "SELECT name FROM person WHERE id = ?1", "l", person))
    return FALSE;
  return gops_roster_assign (self->store, groups, &(GopsRosterWish) { person, own != NULL && *own != '\0' ? own : name, gops_cli_option (self, "role"), mode,
                             since, until, NULL, !gops_cli_flag (self, "beside") }, error);
}

static gboolean
find_turn (GopsCli     *self,
           const char  *text,
           gint64      *out_turn,
           GError     **error)
{
  return gops_store_read_int (self->store, out_turn, NULL, "SELECT id FROM roster_turn WHERE CAST (id AS TEXT) = ?1", "s", text) ||
    gops_cli_fail (error, _("there is no turn “%s”; “groupops-cli roster” lists them"), text);
}

static gboolean
end_turns (GopsCli  *self,
           GError  **error)
{
  const char *ended = gops_cli_option (self, "end"), *removed = gops_cli_option (self, "remove"), *until;
  g_autofree char *today = gops_date_today (self->store, NULL);
  gint64 turn;

  if (!gops_cli_date (self, "until", &until, error))
    return FALSE;
  if (ended != NULL && (!find_turn (self, ended, &turn, error) || !gops_roster_end (self->store, turn, until != NULL ? until : today, error)))
    return FALSE;
  return removed == NULL || (find_turn (self, removed, &turn, error) && gops_roster_remove (self->store, turn, error));
}

static gboolean
run_roster (GopsCli *self,
            GError **error)
{
  const char *name = gops_cli_argument (self, 0), *date;
  gint64 group = 0;

  return (name == NULL || gops_cli_find_group (self, name, &group, error)) && gops_cli_date (self, "date", &date, error) &&
    assign (self, group, error) && end_turns (self, error) && show (self, group, date, error);
}

/* --- the hand-over sheet --- */

static gboolean
run_hand_over (GopsCli *self,
               GError **error)
{
  const char *to = gops_cli_option (self, "to"), *date;
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDocument) document = NULL;
  gint64 group;

  if (!gops_cli_check_ending (to, ".md .html .pdf .png .odt .txt", error) || !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      !gops_cli_date (self, "date", &date, error) || (document = gops_hand_over_document (self->store, group, date, NULL, error)) == NULL ||
      !gops_document_export_long (document, NULL, file, gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

static const GopsCliOption roster_options[] = {
  { "date", "DATE", N_("as on this day; else today") },
  { "assign", "NAME", N_("let somebody keep the group, by the person's id or name") },
  { "groups", "all|IDS", N_("with --assign: these groups") },
  { "role", "ROLE", N_("with --assign: what they are there") },
  { "mode", "MODE", N_("with --assign: staff, members, content or resources") },
  { "since", "DATE", N_("with --assign: the first day; else today") },
  { "until", "DATE", N_("with --assign: the last day; else three months later. With --end: else today") },
  { "beside", NULL, N_("with --assign: who keeps it in this role now goes on as well") },
  { "end", "TURN", N_("end a turn") },
  { "remove", "TURN", N_("remove a turn, as if it had never been") },
  { NULL },
};

static const GopsCliOption hand_over_options[] = {
  { "date", "DATE", N_("as on this day; else today") },
  { "to", "FILE", N_("a file ending in .md, .html, .pdf, .odt, .txt or, as a picture for phones, .png"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_roster_commands[] = {
  { "roster", "[GROUP] [--assign NAME [--groups IDS] [--role R] [--mode M] [--since D] [--until D]] [--end TURN]",
    N_("who keeps which group, until when, who is next, and what each carries"), roster_options, 0, 1, GOPS_CLI_OPEN, run_roster },
  { "export handover", "GROUP [--date DATE] --to FILE", N_("what whoever keeps the group next has to know"),
    hand_over_options, 1, 1, GOPS_CLI_OPEN, run_hand_over },
  { NULL },
};
