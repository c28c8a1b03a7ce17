/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command channels: list, add, change, order, remove. */
#include "config.h"

#include "gops-cli-channels.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "gops-amount-reader.h"
#include "gops-code-reader.h"
#include "gops-dossier.h"
#include "gops-group-words.h"
#include "gops-money.h"

GopsChannel *
gops_cli_find_channel (GPtrArray   *channels,
                       const char  *name,
                       GError     **error)
{
  GopsChannel *channel = gops_channels_find (channels, name);
  g_autoptr (GString) names = g_string_new (NULL);

  if (channel != NULL)
    return channel;
  for (guint i = 0; i < channels->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", gops_record_get_text (channels->pdata[i], GOPS_CHANNEL_NAME));
  if (channels->len == 0)
    gops_cli_fail (error, _("there is no channel “%s”; the group has none yet: “groupops-cli channels GROUP --add NAME” adds one"), name);
  else
    gops_cli_fail (error, _("there is no channel “%s”; the group has: %s"), name, names->str);
  return NULL;
}

/* --- listing --- */

static void
add_column (GopsCli      *self,
            GopsChannel  *channel,
            guint         column)
{
  gops_cli_add_text (self, gops_channel_table.columns[column].name,
                     gops_record_is_blank (channel, column) ? NULL : gops_record_get_text (channel, column));
}

static void
add_channel (GopsCli      *self,
             GopsChannel  *channel)
{
  gboolean has_cost = !gops_record_is_blank (channel, GOPS_CHANNEL_CURRENCY);
  const char *currency = gops_record_get_text (channel, GOPS_CHANNEL_CURRENCY);
  g_autofree char *cost = has_cost ? gops_money_format (gops_record_get_int (channel, GOPS_CHANNEL_COST), currency) : NULL;

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_record_get_id (channel));
  gops_cli_add_text (self, "name", gops_record_get_text (channel, GOPS_CHANNEL_NAME));
  gops_cli_add_text (self, "kind", gops_record_get_text (channel, GOPS_CHANNEL_KIND));
  add_column (self, channel, GOPS_CHANNEL_CODE);
  add_column (self, channel, GOPS_CHANNEL_CODE_UNTIL);
  if (has_cost)
    gops_cli_add_int (self, "cost", gops_record_get_int (channel, GOPS_CHANNEL_COST));
  else
    gops_cli_add_text (self, "cost", NULL);
  add_column (self, channel, GOPS_CHANNEL_CURRENCY);
  gops_cli_add_text (self, "note", gops_record_get_text (channel, GOPS_CHANNEL_NOTE));
  gops_cli_end_object (self);
  gops_cli_append_cell (self, gops_record_get_text (channel, GOPS_CHANNEL_NAME), 28);
  gops_cli_append_cell (self, gops_channel_kind_name (gops_record_get_text (channel, GOPS_CHANNEL_KIND)), 16);
  gops_cli_append_cell (self, gops_record_get_text (channel, GOPS_CHANNEL_CODE_UNTIL), 12);
  gops_cli_append_cell (self, cost != NULL ? cost : "", 12);
  g_string_append_printf (self->text, "%s\n", gops_record_get_text (channel, GOPS_CHANNEL_CODE));
}

void
gops_cli_list_channels (GopsCli    *self,
                        GPtrArray  *channels)
{
  for (guint i = 0; i < channels->len; i++)
    add_channel (self, channels->pdata[i]);
}

static gboolean
list (GopsCli  *self,
      gint64    group,
      GError  **error)
{
  g_autoptr (GPtrArray) channels = gops_channels_load (self->store, group, error);

  if (channels == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  gops_cli_list_channels (self, channels);
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

/* @amount: what draft->currency points into from then on */
static gboolean
take_cost (GopsCli           *self,
           GopsChannelDraft  *draft,
           GopsAmount        *amount,
           GError           **error)
{
  g_autofree char *currency = gops_workspace_dup_setting (self->store, GOPS_SETTING_CURRENCY);
  const char *text = gops_cli_option (self, "cost");

  if (text == NULL)
    return TRUE;
  draft->cost = 0;
  draft->currency = "";
  if (*text == '\0')
    return TRUE;
  if (gops_amount_read (text, NULL, currency, amount) != GOPS_AMOUNT_OK || amount->minor < 0)
    return gops_cli_fail (error, _("--cost: “%s” is no amount; write it as in 12.50"), text);
  draft->cost = amount->minor;
  draft->currency = amount->currency;
  return TRUE;
}

char *
gops_cli_read_code (GopsCli     *self,
                    gint64       group,
                    const char  *path,
                    char       **out_until,
                    GError     **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (self->store, group, NULL, error);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *code = dossier != NULL ? gops_code_read_file (file, NULL, error) : NULL;

  if (code == NULL)
    return NULL;
  *out_until = gops_code_propose_until (file, dossier);
  if (**out_until != '\0' && !self->quiet && !self->as_json)
    {
      g_autofree char *told = g_strdup_printf (_("The code is taken to work until %s"), *out_until);

      fprintf (stderr, "%s\n", told);
    }
  return code;
}

/* What was read from a picture; the draft points into it from then on. */
typedef struct
{
  char *code;     /* (owned) (nullable) */
  char *until;    /* (owned) (nullable) */
} Picture;

static void
clear_picture (Picture *self)
{
  g_free (self->code);
  g_free (self->until);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, clear_picture)

static gboolean
take_picture (GopsCli           *self,
              gint64             group,
              GopsChannelDraft  *draft,
              Picture           *picture,
              GError           **error)
{
  const char *path = gops_cli_option (self, "code-picture");

  if (path == NULL)
    return TRUE;
  picture->code = gops_cli_read_code (self, group, path, &picture->until, error);
  if (picture->code == NULL)
    return FALSE;
  draft->code = picture->code;
  draft->code_until = picture->until;
  return TRUE;
}

/* Puts what the options say over @draft. */
static gboolean
take_options (GopsCli           *self,
              gint64             group,
              GopsChannelDraft  *draft,
              GopsAmount        *amount,
              Picture           *picture,
              GError           **error)
{
  if (!take_picture (self, group, draft, picture, error))
    return FALSE;
  take_option (self, "name", &draft->name);
  take_option (self, "kind", &draft->kind);
  take_option (self, "code", &draft->code);
  take_option (self, "until", &draft->code_until);
  take_option (self, "note", &draft->note);
  return take_cost (self, draft, amount, error);
}

static gboolean
run_add (GopsCli  *self,
         gint64    group,
         GError  **error)
{
  GopsChannelDraft draft = { gops_cli_option (self, "add"), "other", "", "", 0, "", "" };
  GopsAmount amount;
  g_auto (Picture) picture = { NULL, NULL };

  return take_options (self, group, &draft, &amount, &picture, error) && gops_channel_add (self->store, group, &draft, error) != 0;
}

static gboolean
run_change (GopsCli      *self,
            GopsChannel  *channel,
            GError      **error)
{
  GopsChannelDraft draft = gops_channel_describe (channel);
  GopsAmount amount;
  g_auto (Picture) picture = { NULL, NULL };

  return take_options (self, gops_record_get_int (channel, GOPS_CHANNEL_GROUP_ID), &draft, &amount, &picture, error)
         && gops_channel_change (self->store, gops_record_get_id (channel), &draft, error);
}

static gboolean
run_move (GopsCli      *self,
          GopsChannel  *channel,
          GError      **error)
{
  guint to;

  return gops_cli_number (self, "to", 1, &to, error) && gops_channel_move (self->store, gops_record_get_id (channel), to - 1, error);
}

static gboolean
run_remove (GopsCli      *self,
            GopsChannel  *channel,
            GError      **error)
{
  return gops_channel_remove (self->store, gops_record_get_id (channel), error);
}

/* What is done to the channel that the option names. */
static gboolean
run_edit (GopsCli  *self,
          gint64    group,
          GError  **error)
{
  static const struct
  {
    const char *option;
    gboolean  (*run) (GopsCli *self, GopsChannel *channel, GError **error);
  } edits[] = { { "change", run_change }, { "move", run_move }, { "remove", run_remove } };
  g_autoptr (GPtrArray) channels = gops_channels_load (self->store, group, error);

  for (guint i = 0; channels != NULL && i < G_N_ELEMENTS (edits); i++)
    {
      const char *name = gops_cli_option (self, edits[i].option);
      GopsChannel *channel = name != NULL ? gops_cli_find_channel (channels, name, error) : NULL;

      if (name != NULL)
        return channel != NULL && edits[i].run (self, channel, error);
    }
  return channels != NULL;
}

static gboolean
run_channels (GopsCli *self,
              GError **error)
{
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error))
    return FALSE;
  if (gops_cli_option (self, "add") != NULL)
    return run_add (self, group, error) && list (self, group, error);
  return run_edit (self, group, error) && list (self, group, error);
}

static const GopsCliOption channels_options[] = {
  { "add", "NAME", N_("adds a channel") },
  { "change", "C", N_("changes what the options below say of a channel") },
  { "name", "NEW", N_("the new name, for --change") },
  { "kind", "KIND", N_("article, social, offline, word-of-mouth, partner, invitation or other") },
  { "code", "TEXT", N_("what its QR code says; empty: the group's code") },
  { "code-picture", "FILE", N_("a picture that shows the code, such as a screenshot: it is read, and --until proposed") },
  { "until", "DATE", N_("the last day on which the code works") },
  { "cost", "AMOUNT", N_("what it cost, as in 12.50; empty: not known") },
  { "note", "TEXT", N_("where it is, who looks after it") },
  { "move", "C", N_("puts a channel elsewhere in the list") },
  { "to", "N", N_("where --move puts it, from 1") },
  { "remove", "C", N_("removes a channel; its posters carry the group's code then") },
  { NULL },
};

const GopsCliCommand gops_cli_channel_commands[] = {
  { "channels", "GROUP [--add NAME …] [--change C …] [--move C --to N] [--remove C]", N_("ways by which people come, each with its own code"),
    channels_options, 1, 1, GOPS_CLI_OPEN, run_channels },
  { NULL },
};
