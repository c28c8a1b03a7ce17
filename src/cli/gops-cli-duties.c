/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for check-ins: duties, export honour. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "gops-cli-files.h"
#include "gops-cli-people.h"
#include "gops-day.h"
#include "gops-duty-record.h"
#include "gops-duty-standing.h"
#include "gops-long-picture.h"
#include "gops-rrule.h"

#define NAME_WIDTH  20
#define USUAL_TOP   20

static gboolean
find_duty (GopsCli     *self,
           gint64       group,
           const char  *name,
           gint64      *out_duty,
           GError     **error)
{
  return gops_store_read_int (self->store, out_duty, NULL, "SELECT id FROM duty WHERE group_id = ?1 AND (name = ?2 OR CAST (id AS TEXT) = ?2)"
                              " ORDER BY position, id LIMIT 1", "ls", group, name) ||
    gops_cli_fail (error, _("there is no duty “%s” in the group; “groupops-cli duties” lists them"), name);
}

/* --- lists --- */

static void
add_person (GopsCli              *self,
            const GopsDutyPerson *person)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "person", person->person);
  gops_cli_add_text (self, "name", person->name);
  gops_cli_add_int (self, "done", person->done);
  gops_cli_add_int (self, "due", person->due);
  gops_cli_add_int (self, "streak", person->streak);
  gops_cli_add_int (self, "longest", person->longest);
  gops_cli_add_int (self, "missed", person->missed);
  gops_cli_add_int (self, "week_missed", person->week_missed);
  gops_cli_add_bool (self, "today", person->today);
  gops_cli_end_object (self);
  g_string_append (self->text, "  ");
  gops_cli_append_cell (self, person->name, NAME_WIDTH);
  g_string_append_printf (self->text, "%3u/%-3u  %3u  %3u  %s\n", person->done, person->due, person->streak, person->longest,
                          person->today ? "✓" : person->missed > 0 ? "✕" : "");
}

static void
add_standing (GopsCli                *self,
              const GopsDutyStanding *standing)
{
  g_autofree char *date = gops_day_format (standing->day);

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", standing->rule->id);
  gops_cli_add_text (self, "name", standing->rule->name);
  gops_cli_add_text (self, "date", date);
  gops_cli_add_bool (self, "due", standing->is_due);
  gops_cli_add_int (self, "done_today", standing->n_today);
  gops_cli_add_int (self, "members", standing->people->len);
  gops_cli_add_int (self, "missed_two", gops_duty_count_missed (standing, 2));
  gops_cli_add_real (self, "share", standing->n_due > 0 ? (double) standing->n_done / standing->n_due : 0);
  g_string_append_printf (self->text, _("%s, %s: %u of %u done; %u missed two days or more\n"), standing->rule->name, date, standing->n_today,
                          standing->people->len, gops_duty_count_missed (standing, 2));
  gops_cli_begin_array (self, "people");
  for (guint i = 0; i < standing->people->len; i++)
    add_person (self, standing->people->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
}

static gboolean
list_duties (GopsCli  *self,
             gint64    group,
             int       day,
             GError  **error)
{
  g_autoptr (GPtrArray) duties = gops_duty_load_all (self->store, group, error);

  if (duties == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < duties->len; i++)
    {
      g_autoptr (GopsDutyStanding) standing = gops_duty_standing_load (self->store, gops_record_get_id (duties->pdata[i]), day, NULL, error);

      if (standing == NULL)
        return FALSE;
      add_standing (self, standing);
    }
  gops_cli_end_array (self);
  return TRUE;
}

/* --- changes --- */

static gboolean
check_days (const char *rule,
            GError    **error)
{
  GopsRecurrence recurrence = GOPS_RECURRENCE_INIT;

  if (rule == NULL || gops_rrule_parse (rule, -1, NULL, &recurrence, error))
    return TRUE;
  g_prefix_error (error, "--days: ");
  return FALSE;
}

static gboolean
add_duty (GopsCli     *self,
          gint64       group,
          const char  *name,
          GError     **error)
{
  const char *words = gops_cli_option (self, "words"), *rule = gops_cli_option (self, "days"), *from, *until;
  g_autoptr (GopsDuty) duty = NULL;
  guint least;

  if (!gops_cli_date (self, "from", &from, error) || !gops_cli_date (self, "until", &until, error) || !gops_cli_number (self, "least", 0, &least, error) ||
      !check_days (rule, error))
    return FALSE;
  duty = gops_record_new (GOPS_TYPE_DUTY, "group-id", group, "name", name, "words", words, "min-length", (gint64) least, "recurrence", rule,
                          "starts", from, "ends", until, NULL);
  return gops_duty_add (self->store, duty, error) != 0;
}

static void
tell_found (GopsCli             *self,
            const GopsDutyFound *found)
{
  if (self->quiet || self->as_json)
    return;
  fprintf (stderr, ngettext ("%u new check-in found\n", "%u new check-ins found\n", found->n_new), found->n_new);
  if (found->n_without_text > 0)
    fprintf (stderr, ngettext ("%u message could not be looked at, since its text is not kept\n",
                               "%u messages could not be looked at, since their texts are not kept\n", found->n_without_text), found->n_without_text);
}

static gboolean
look_again (GopsCli  *self,
            gint64    group,
            GError  **error)
{
  GopsDutyFound found;

  if (!gops_cli_flag (self, "look-again"))
    return TRUE;
  if (!gops_duty_record_again (self->store, group, 0, &found, NULL, NULL, error))
    return FALSE;
  tell_found (self, &found);
  return TRUE;
}

static gboolean
tick (GopsCli     *self,
      gint64       group,
      const char  *name,
      gboolean     done,
      int          day,
      GError     **error)
{
  GPtrArray *names = gops_cli_options (self, "person");
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 duty, person;

  if (names == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--done” and “--undone” need “--person”"));
      return FALSE;
    }
  if (!find_duty (self, group, name, &duty, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      if (!gops_cli_find_person (self, names->pdata[i], &person, error))
        return FALSE;
      g_array_append_val (people, person);
    }
  return gops_duty_tick (self->store, duty, day, &g_array_index (people, gint64, 0), people->len, done, NULL, error);
}

/* The day that was asked for, or today. */
static gboolean
read_day (GopsCli     *self,
          gint64       group,
          int         *out_day,
          GError     **error)
{
  const char *date;
  g_autofree char *zone = NULL;

  if (!gops_cli_date (self, "date", &date, error) ||
      !gops_store_read_text (self->store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
    return FALSE;
  *out_day = date != NULL ? gops_day_parse (date) : gops_day_of_instant (gops_store_now (self->store), zone);
  return TRUE;
}

static gboolean
change (GopsCli  *self,
        gint64    group,
        int       day,
        GError  **error)
{
  const char *added = gops_cli_option (self, "add"), *removed = gops_cli_option (self, "remove"), *done = gops_cli_option (self, "done"),
             *undone = gops_cli_option (self, "undone");
  gint64 duty;

  return (added == NULL || add_duty (self, group, added, error)) &&
    (removed == NULL || (find_duty (self, group, removed, &duty, error) && gops_duty_remove (self->store, duty, error))) &&
    (done == NULL || tick (self, group, done, TRUE, day, error)) && (undone == NULL || tick (self, group, undone, FALSE, day, error)) &&
    look_again (self, group, error);
}

static gboolean
run_duties (GopsCli *self,
            GError **error)
{
  gint64 group;
  int day;

  return gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) && read_day (self, group, &day, error) &&
    change (self, group, day, error) && list_duties (self, group, day, error);
}

/* --- the honour roll --- */

/* Of a group with one duty nobody needs to name it. */
static gboolean
choose_duty (GopsCli  *self,
             gint64    group,
             gint64   *out_duty,
             GError  **error)
{
  const char *name = gops_cli_option (self, "duty");

  if (name != NULL)
    return find_duty (self, group, name, out_duty, error);
  return gops_store_read_int (self->store, out_duty, NULL, "SELECT id FROM duty WHERE group_id = ?1 ORDER BY position, id LIMIT 1", "l", group) ||
    gops_cli_fail (error, _("the group has no duty yet; add one with “groupops-cli duties GROUP --add NAME”"));
}

static gboolean
run_honour (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDutyStanding) standing = NULL;
  g_autoptr (GopsDocument) document = NULL;
  gint64 group, duty;
  guint top;
  int day;

  if (!gops_cli_check_ending (to, ".md .html .pdf .png .odt .txt", error) || !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      !gops_cli_number (self, "top", USUAL_TOP, &top, error) || !read_day (self, group, &day, error) || !choose_duty (self, group, &duty, error) ||
      (standing = gops_duty_standing_load (self->store, duty, day, NULL, error)) == NULL)
    return FALSE;
  document = gops_duty_honour_document (standing, top);
  if (!gops_document_export_long (document, standing->group, file, gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

static const GopsCliOption duties_options[] = {
  { "date", "DATE", N_("as on this day; else today") },
  { "add", "NAME", N_("add a duty") },
  { "words", "A,B,…", N_("with --add: messages with one of these are check-ins; else those with its name") },
  { "least", "N", N_("with --add: and that have so many characters") },
  { "days", "RULE", N_("with --add: the value of an RRULE, as FREQ=WEEKLY;BYDAY=MO,TH; else every day") },
  { "from", "DATE", N_("with --add: the first day") },
  { "until", "DATE", N_("with --add: the last day") },
  { "remove", "DUTY", N_("remove a duty; its check-ins stay") },
  { "look-again", NULL, N_("look for check-ins in all messages that are there") },
  { "done", "DUTY", N_("note that the people of --person have done it on the day") },
  { "undone", "DUTY", N_("note that they have not") },
  { "person", "P", N_("a member, by the person's id or exact name"), .repeats = TRUE },
  { NULL },
};

static const GopsCliOption honour_options[] = {
  { "duty", "DUTY", N_("which duty, by id or name; else the first") },
  { "date", "DATE", N_("as on this day; else today") },
  { "top", "N", N_("at most so many people; else 20, 0 for all") },
  { "to", "FILE", N_("a file ending in .md, .html, .pdf, .odt, .txt or, as a picture for phones, .png"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_duty_commands[] = {
  { "duties", "GROUP [--date DATE] [--add NAME …] [--remove DUTY] [--look-again] [--done DUTY --person P …]",
    N_("what members do again and again: who has done it, who missed it, who does it longest"), duties_options, 1, 1, GOPS_CLI_OPEN, run_duties },
  { "export honour", "GROUP [--duty DUTY] [--date DATE] [--top N] --to FILE", N_("the honour roll of a duty"),
    honour_options, 1, 1, GOPS_CLI_OPEN, run_honour },
  { NULL },
};
