/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command postings: where posters hang, and until when their codes work. */
#include "config.h"

#include "gops-postings.h"

#include <glib/gi18n.h>

#include "gops-cli-channels.h"
#include "gops-day.h"
#include "gops-dossier.h"

/* --- listing --- */

static void
add_column (GopsCli      *self,
            GopsPosting  *posting,
            guint         column)
{
  gops_cli_add_text (self, gops_posting_table.columns[column].name,
                     gops_record_is_blank (posting, column) ? NULL : gops_record_get_text (posting, column));
}

static void
add_posting (GopsCli      *self,
             GopsPosting  *posting,
             GopsGroup    *group)
{
  static const GopsPostingColumn columns[] = {
    GOPS_POSTING_PLACE, GOPS_POSTING_POSTED_ON, GOPS_POSTING_TEMPLATE, GOPS_POSTING_TITLE, GOPS_POSTING_CODE, GOPS_POSTING_CODE_UNTIL,
    GOPS_POSTING_TAKEN_DOWN, GOPS_POSTING_NOTE,
  };
  g_autofree char *today = gops_date_today (self->store, gops_record_get_text (group, GOPS_GROUP_TIME_ZONE));
  const char *state = gops_posting_state_to_string (gops_posting_state (posting, today)), *name = gops_record_get_text (group, GOPS_GROUP_NAME);
  gint64 channel = gops_record_get_int (posting, GOPS_POSTING_CHANNEL_ID);

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_record_get_id (posting));
  gops_cli_add_id (self, "group", gops_record_get_id (group));
  gops_cli_add_text (self, "group_name", name);
  if (channel != 0)
    gops_cli_add_id (self, "channel", channel);
  else
    gops_cli_add_text (self, "channel", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, posting, columns[i]);
  gops_cli_add_text (self, "state", state);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT "  ", gops_record_get_id (posting));
  gops_cli_append_cell (self, state, 10);
  gops_cli_append_cell (self, gops_record_get_text (posting, GOPS_POSTING_CODE_UNTIL), 12);
  gops_cli_append_cell (self, gops_record_get_text (posting, GOPS_POSTING_PLACE), 28);
  g_string_append_printf (self->text, "%s\n", name);
}

/* @group: 0: all */
static gboolean
list (GopsCli  *self,
      gint64    group,
      GError  **error)
{
  g_autoptr (GPtrArray) postings = gops_postings_load (self->store, group, error);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  if (postings == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < postings->len; i++)
    {
      gint64 id = gops_record_get_int (postings->pdata[i], GOPS_POSTING_GROUP_ID);
      GopsGroup *record = g_hash_table_lookup (groups, &id);

      if (record == NULL && (record = gops_record_load (GOPS_TYPE_GROUP, self->store, id, error)) == NULL)
        return FALSE;
      if (!g_hash_table_contains (groups, &id))
        g_hash_table_insert (groups, g_memdup2 (&id, sizeof id), record);
      if (!gops_cli_flag (self, "hanging") || gops_record_is_blank (postings->pdata[i], GOPS_POSTING_TAKEN_DOWN))
        add_posting (self, postings->pdata[i], record);
    }
  gops_cli_end_array (self);
  return TRUE;
}

/* --- changes --- */

static void
take_option (GopsCli     *self,
             const char  *option,
             const char **value)
{
  const char *given = gops_cli_option (self, option);

  if (given != NULL)
    *value = given;
}

static void
take_options (GopsCli          *self,
              GopsPostingDraft *draft)
{
  take_option (self, "template", &draft->template_id);
  take_option (self, "title", &draft->title);
  take_option (self, "code", &draft->code);
  take_option (self, "until", &draft->code_until);
  take_option (self, "place", &draft->place);
  take_option (self, "on", &draft->posted_on);
  take_option (self, "note", &draft->note);
}

/* The code is the channel's, or the group's, unless somebody says another one. */
static gboolean
run_add (GopsCli  *self,
         gint64    group,
         GError  **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (self->store, group, NULL, error);
  const char *name = gops_cli_option (self, "channel");
  GopsChannel *channel = dossier != NULL && name != NULL ? gops_cli_find_channel (dossier->channels, name, error) : NULL;
  GopsPostingDraft draft = { 0, "", "", "", "", gops_cli_option (self, "add"), "", "" };

  if (dossier == NULL || (name != NULL && channel == NULL))
    return FALSE;
  draft.channel = channel != NULL ? gops_record_get_id (channel) : 0;
  draft.posted_on = dossier->today;
  draft.code = gops_channel_code (channel, dossier->group);
  if (gops_cli_option (self, "code") == NULL)
    draft.code_until = gops_channel_code_until (channel, dossier->group);
  take_options (self, &draft);
  return gops_posting_add (self->store, group, &draft, error) != 0;
}

static GopsPosting *
find_posting (GopsCli    *self,
              const char *text,
              GError    **error)
{
  gint64 id;

  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      GopsPosting *posting = gops_record_load (GOPS_TYPE_POSTING, self->store, id, NULL);

      if (posting != NULL)
        return posting;
    }
  gops_cli_fail (error, _("there is no posting “%s”; “groupops-cli postings” lists their ids"), text);
  return NULL;
}

static gboolean
run_change (GopsCli      *self,
            GopsPosting  *posting,
            GError      **error)
{
  GopsPostingDraft draft = gops_posting_describe (posting);

  take_options (self, &draft);
  return gops_posting_change (self->store, gops_record_get_id (posting), &draft, error);
}

static gboolean
run_taken_down (GopsCli      *self,
                GopsPosting  *posting,
                GError      **error)
{
  g_autofree char *today = gops_date_today (self->store, NULL);
  const char *on = gops_cli_option (self, "on");

  return gops_posting_take_down (self->store, gops_record_get_id (posting), on != NULL && *on != '\0' ? on : today, error);
}

static gboolean
run_hang_again (GopsCli      *self,
                GopsPosting  *posting,
                GError      **error)
{
  return gops_posting_take_down (self->store, gops_record_get_id (posting), "", error);
}

static gboolean
run_remove (GopsCli      *self,
            GopsPosting  *posting,
            GError      **error)
{
  return gops_posting_remove (self->store, gops_record_get_id (posting), error);
}

/* What is done to the posting that the option names. */
static gboolean
run_edit (GopsCli  *self,
          GError  **error)
{
  static const struct
  {
    const char *option;
    gboolean  (*run) (GopsCli *self, GopsPosting *posting, GError **error);
  } edits[] = { { "change", run_change }, { "taken-down", run_taken_down }, { "hang-again", run_hang_again }, { "remove", run_remove } };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const char *text = gops_cli_option (self, edits[i].option);
      g_autoptr (GopsPosting) posting = text != NULL ? find_posting (self, text, error) : NULL;

      if (text != NULL)
        return posting != NULL && edits[i].run (self, posting, error);
    }
  return TRUE;
}

static gboolean
run_postings (GopsCli *self,
              GError **error)
{
  const char *name = gops_cli_argument (self, 0);
  gint64 group = 0;

  if (name != NULL && !gops_cli_find_group (self, name, &group, error))
    return FALSE;
  if (gops_cli_option (self, "add") != NULL && group == 0)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("--add: name the GROUP whose poster hangs there"));
      return FALSE;
    }
  if (gops_cli_option (self, "add") != NULL && !run_add (self, group, error))
    return FALSE;
  return run_edit (self, error) && list (self, group, error);
}

static const GopsCliOption postings_options[] = {
  { "hanging", NULL, N_("only those that hang") },
  { "add", "PLACE", N_("notes that a poster hangs at a place") },
  { "change", "ID", N_("changes what the options below say of a posting") },
  { "place", "PLACE", N_("where, for --change") },
  { "on", "DATE", N_("since when, today unless said otherwise; for --taken-down, when") },
  { "template", "T", N_("the poster template's id") },
  { "title", "TEXT", N_("what the poster says, to know it by") },
  { "channel", "C", N_("a channel of the group, by id or name: the poster carries its code") },
  { "code", "TEXT", N_("what its code says; else the channel's or the group's") },
  { "until", "DATE", N_("the last day on which the code works") },
  { "note", "TEXT", N_("anything else about it") },
  { "taken-down", "ID", N_("it no longer hangs") },
  { "hang-again", "ID", N_("it hangs again") },
  { "remove", "ID", N_("removes a posting from the register") },
  { NULL },
};

const GopsCliCommand gops_cli_postings_commands[] = {
  { "postings", "[GROUP] [--add PLACE …] [--change ID …] [--taken-down ID] [--hang-again ID] [--remove ID]",
    N_("where posters hang, and until when their codes work"), postings_options, 0, 1, GOPS_CLI_OPEN, run_postings },
  { NULL },
};
