/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for SOPs: sops, triggers, export sop. */
#include "config.h"

#include "gops-cli.h"
#include "gops-cli-files.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-own-sops.h"
#include "gops-sop-from-plan.h"
#include "gops-sop-edit.h"
#include "gops-sop-offer.h"
#include "gops-sop-table.h"
#include "gops-sop-triggers.h"

#define A_WEEK 7

/* --- sops --- */

static void
add_sop (GopsCli       *self,
         const GopsSop *sop)
{
  const char *name = gops_text_get (&sop->name, gops_interface_language ());

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", sop->id);
  gops_cli_add_text (self, "name", name);
  gops_cli_add_text (self, "summary", gops_text_get (&sop->summary, gops_interface_language ()));
  gops_cli_add_bool (self, "own", gops_sop_is_own (sop->id));
  gops_cli_add_text (self, "begins", sop->start.event);
  gops_cli_add_int (self, "days", sop->days);
  gops_cli_add_int (self, "entries", sop->n_items);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, sop->id, 24);
  g_string_append_printf (self->text, "%s\n", name);
}

static void
add_entry (GopsCli           *self,
           const GopsSopItem *item)
{
  const char *language = gops_interface_language (), *title = gops_text_get (&item->title, language);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", item->id);
  gops_cli_add_int (self, "day", item->day);
  gops_cli_add_text (self, "time", item->time);
  gops_cli_add_text (self, "type", item->type);
  gops_cli_add_text (self, "title", title);
  gops_cli_add_text (self, "text", gops_text_get (&item->text, language));
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%4d  %s  %s\n", item->day, item->time, title);
}

static gboolean
list_sops (GopsCli    *self,
           const char *id,
           GError    **error)
{
  g_autoptr (GopsSops) sops = gops_sops_load (self->store, error);
  const GopsSop *sop = sops != NULL && id != NULL ? gops_sops_find (sops, id, error) : NULL;

  if (sops == NULL || (id != NULL && sop == NULL))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; sop != NULL && i < sop->n_items; i++)
    add_entry (self, &sop->items[i]);
  for (guint i = 0; sop == NULL && i < gops_sops_get_all (sops)->len; i++)
    add_sop (self, gops_sops_get_all (sops)->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

/* One object that names the SOP that came of it. */
static gboolean
say_made (GopsCli    *self,
          const char *id)
{
  if (id == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", id);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("SOP kept: %s\n"), id);
  return TRUE;
}

static gboolean
import_sop (GopsCli    *self,
            const char *path,
            GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *id = gops_sop_import_file (self->store, file, NULL, error);

  return say_made (self, id);
}

static gboolean
copy_sop (GopsCli    *self,
          const char *source,
          GError    **error)
{
  g_autoptr (GopsSops) sops = gops_sops_load (self->store, error);
  const GopsSop *sop = sops != NULL ? gops_sops_find (sops, source, error) : NULL;
  g_autofree char *id = sop != NULL ? gops_own_sop_copy (self->store, sop, error) : NULL;

  return say_made (self, id);
}

/* --save GROUP --from DATE [--until DATE] --name NAME */
static gboolean
save_plan (GopsCli    *self,
           const char *name,
           GError    **error)
{
  g_autoptr (GopsDossier) dossier = NULL;
  g_autofree char *id = NULL;
  const char *from;
  gint64 group;
  int last;

  if (gops_cli_option (self, "from") == NULL || gops_cli_option (self, "name") == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--save” needs “--from”, the first day, and “--name”"));
      return FALSE;
    }
  if (!gops_cli_find_group (self, name, &group, error) || !gops_cli_date (self, "from", &from, error)
      || !gops_cli_until (self, gops_day_parse (from), &last, error) || (dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  if (last == GOPS_DAY_NONE)
    last = gops_day_parse (from) + A_WEEK - 1;
  id = gops_sop_from_plan (self->store, dossier, gops_day_parse (from), last, gops_cli_option (self, "name"), NULL, error);
  return say_made (self, id);
}

static void
add_offer (GopsCli            *self,
           const GopsSopOffer *offer)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "group", offer->group);
  gops_cli_add_text (self, "name", offer->name);
  gops_cli_add_int (self, "changes", offer->n_changes);
  gops_cli_add_int (self, "left", offer->n_left);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("%s: %u to take over, %u changed by hand\n"), offer->name, offer->n_changes, offer->n_left);
}

/* What is offered, and before it is taken over, when somebody asks for it. */
static gboolean
offer_sop (GopsCli    *self,
           const char *sop,
           GError    **error)
{
  const char *name = gops_cli_option (self, "group");
  g_autoptr (GPtrArray) offers = NULL;
  gint64 group = 0;

  if ((name != NULL && !gops_cli_find_group (self, name, &group, error)) || (offers = gops_sop_offer (self->store, sop, group, NULL, error)) == NULL
      || (gops_cli_flag (self, "accept") && !gops_sop_offer_accept (self->store, sop, group, NULL, NULL, error)))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < offers->len; i++)
    add_offer (self, offers->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
run_sops (GopsCli *self,
          GError **error)
{
  static const struct
  {
    const char *option;
    gboolean  (*run) (GopsCli *self, const char *value, GError **error);
  } ways[] = {
    { "import", import_sop }, { "copy", copy_sop }, { "save", save_plan }, { "offer", offer_sop },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (gops_cli_option (self, ways[i].option) != NULL)
      return ways[i].run (self, gops_cli_option (self, ways[i].option), error);
  if (gops_cli_option (self, "remove") != NULL && !gops_own_sop_remove (self->store, gops_cli_option (self, "remove"), error))
    return FALSE;
  return list_sops (self, gops_cli_argument (self, 0), error);
}

/* --- export sop --- */

static gboolean
run_export (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GopsSops) sops = gops_sops_load (self->store, error);
  const GopsSop *sop = sops != NULL ? gops_sops_find (sops, gops_cli_argument (self, 0), error) : NULL;

  if (sop == NULL || !gops_cli_check_ending (to, ".json .csv", error))
    return FALSE;
  return gops_cli_write_text (self, to, gops_cli_check_ending (to, ".csv", NULL) ? gops_sop_table_write (sop, gops_interface_language ())
                                                                                 : gops_sop_to_json (sop), error);
}

/* --- triggers --- */

static void
add_trigger (GopsCli        *self,
             GopsSopTrigger *trigger)
{
  const char *event = gops_record_get_text (trigger, GOPS_SOP_TRIGGER_EVENT), *tier = gops_record_get_text (trigger, GOPS_SOP_TRIGGER_TIER);
  gboolean paused = gops_record_get_int (trigger, GOPS_SOP_TRIGGER_PAUSED) != 0;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_id (trigger)), *said = gops_sop_event_describe (event, tier);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", id);
  gops_cli_add_text (self, "sop", gops_record_get_text (trigger, GOPS_SOP_TRIGGER_SOP));
  gops_cli_add_text (self, "event", event);
  gops_cli_add_text (self, "tier", *tier != '\0' ? tier : NULL);
  gops_cli_add_text (self, "since", gops_record_get_text (trigger, GOPS_SOP_TRIGGER_SINCE));
  gops_cli_add_bool (self, "paused", paused);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, id, 22);
  g_string_append_printf (self->text, "%s  %s%s\n", gops_record_get_text (trigger, GOPS_SOP_TRIGGER_SOP), said, paused ? _(" (paused)") : "");
}

/* @option: with the id of one of the group's triggers. */
static gboolean
find_trigger (GopsCli    *self,
              gint64      group,
              const char *option,
              gint64     *out_trigger,
              GError    **error)
{
  const char *text = gops_cli_option (self, option);
  gint64 id, n = 0;

  *out_trigger = 0;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL)
      || !gops_store_read_int (self->store, &n, NULL, "SELECT count (*) FROM sop_trigger WHERE id = ?1 AND group_id = ?2", "ll", id, group) || n == 0)
    return gops_cli_fail (error, _("--%s: the group has no trigger “%s”; “groupops-cli triggers” lists them"), option, text);
  *out_trigger = id;
  return TRUE;
}

static gboolean
change_triggers (GopsCli *self,
                 gint64   group,
                 GError **error)
{
  const char *sop = gops_cli_option (self, "add");
  gint64 pause, resume, removed;

  if (sop != NULL && gops_cli_option (self, "on") == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--add” needs “--on”: joins, tier or birthday"));
      return FALSE;
    }
  if (sop != NULL)
    return gops_sop_trigger_add (self->store, group, sop, gops_cli_option (self, "on"), gops_cli_option (self, "tier"), error) != 0;
  return find_trigger (self, group, "pause", &pause, error) && find_trigger (self, group, "resume", &resume, error)
         && find_trigger (self, group, "remove", &removed, error)
         && (pause == 0 || gops_sop_trigger_set_paused (self->store, pause, TRUE, error))
         && (resume == 0 || gops_sop_trigger_set_paused (self->store, resume, FALSE, error))
         && (removed == 0 || gops_sop_trigger_remove (self->store, removed, error));
}

static gboolean
run_triggers (GopsCli *self,
              GError **error)
{
  g_autoptr (GPtrArray) triggers = NULL;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) || !change_triggers (self, group, error)
      || (triggers = gops_record_load_all (GOPS_TYPE_SOP_TRIGGER, self->store, error, "WHERE group_id = ?1 ORDER BY id", "l", group)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < triggers->len; i++)
    add_trigger (self, triggers->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

static const GopsCliOption sops_options[] = {
  { "import", "FILE", N_("keep an SOP from a file: JSON, or a table with a row for each entry") },
  { "copy", "SOP", N_("keep a copy that can be changed") },
  { "save", "GROUP", N_("keep what this group has planned, a week from --from on, else until --until") },
  { "from", "DATE", N_("with --save: the first day") },
  { "until", "DATE", N_("with --save: the last day") },
  { "name", "NAME", N_("with --save: what it is called") },
  { "remove", "SOP", N_("remove an SOP of your own") },
  { "offer", "SOP", N_("what it has changed since it was applied, for each plan made from it") },
  { "group", "GROUP", N_("with --offer: for this group alone") },
  { "accept", NULL, N_("with --offer: take it over where nobody has changed it by hand") },
  { NULL },
};

static const GopsCliOption export_options[] = {
  { "to", "FILE", N_("a file ending in .json or .csv"), FALSE, TRUE },
  { NULL },
};

static const GopsCliOption triggers_options[] = {
  { "add", "SOP", N_("let this SOP begin by itself, from today on") },
  { "on", "EVENT", N_("with --add: joins, tier or birthday") },
  { "tier", "T", N_("with --on tier: the tier that is entered") },
  { "pause", "ID", N_("let it rest") },
  { "resume", "ID", N_("go on with it") },
  { "remove", "ID", N_("take it away; what it has planned stays") },
  { NULL },
};

const GopsCliCommand gops_cli_sop_commands[] = {
  { "sops", "[SOP | --import FILE | --copy SOP | --save GROUP --from DATE --name NAME | --remove SOP | --offer SOP [--accept]]",
    N_("the SOPs, the entries of one of them, and what it offers to the plans made from it"), sops_options, 0, 1, GOPS_CLI_OPEN, run_sops },
  { "triggers", "GROUP [--add SOP --on EVENT [--tier T] | --pause ID | --resume ID | --remove ID]",
    N_("the SOPs that begin by themselves for people of a group"), triggers_options, 1, 1, GOPS_CLI_OPEN, run_triggers },
  { "export sop", "SOP --to FILE", N_("an SOP for another workspace, or as a table"), export_options, 1, 1, GOPS_CLI_OPEN, run_export },
  { NULL },
};
