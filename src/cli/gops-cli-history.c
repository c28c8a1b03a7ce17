/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for what was changed: history, undo, redo. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

#include "gops-journal.h"

static void
add_entry (GopsCli                *self,
           const GopsHistoryEntry *entry)
{
  g_autofree char *time = gops_cli_format_instant (entry->at, NULL), *said = gops_cli_say_instant (entry->at, NULL);

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", entry->id);
  gops_cli_add_text (self, "label", entry->label);
  gops_cli_add_text (self, "time", time);
  gops_cli_add_text (self, "author", entry->author);
  gops_cli_add_bool (self, "undone", entry->undone);
  gops_cli_add_int (self, "rows", entry->n_rows);
  gops_cli_add_id (self, "group", entry->group);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s  %s  %s%s\n", said, entry->author, entry->label,
                          entry->undone ? _(" (undone)") : "");
}

static gboolean
run_history (GopsCli *self,
             GError **error)
{
  const char *name = gops_cli_argument (self, 0);
  g_autoptr (GPtrArray) entries = NULL;
  guint limit;
  gint64 group;

  if (!gops_cli_number (self, "limit", 50, &limit, error) ||
      (name != NULL && !gops_cli_find_group (self, name, &group, error)))
    return FALSE;
  entries = name != NULL ? gops_store_history_of_group (self->store, group, limit, error)
                         : gops_store_history (self->store, NULL, 0, limit, error);
  if (entries == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, entries->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

typedef gboolean (*Step) (GopsStore *store, GopsReplayPlace *out_place, GError **error);
typedef char *(*Label) (GopsStore *store);

/* Takes back what was stepped, so that a command that fails midway changes nothing. */
static void
step_back (GopsCli *self,
           Step     back,
           guint    n)
{
  while (n-- > 0 && back (self->store, NULL, NULL))
    continue;
}

static void
add_step (GopsCli    *self,
          const char *done,
          const char *label)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "label", label);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s: %s\n", done, label != NULL ? label : _("an action without a name"));
}

/* Up to @n steps. Fewer are left than were asked for: what can be done is, and it is said. */
static gboolean
take_steps (GopsCli    *self,
            Label       next,
            Step        step,
            Step        back,
            const char *done,
            guint       n,
            GError    **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = next (self->store);
      g_autoptr (GError) local_error = NULL;

      if (step (self->store, NULL, &local_error))
        {
          add_step (self, done, label);
          continue;
        }
      if (i == 0 || !g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOTHING))
        {
          step_back (self, back, i);
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      /* Translators: actions that were undone, or done again, of how many that were asked for */
      g_string_append_printf (self->text, _("%u of %u: there was no more.\n"), i, n);
      return TRUE;
    }
  return TRUE;
}

static gboolean
run_steps (GopsCli    *self,
           Label       next,
           Step        step,
           Step        back,
           const char *done,
           GError    **error)
{
  const char *argument = gops_cli_argument (self, 0);
  guint64 n = 1;

  if (argument != NULL && !g_ascii_string_to_unsigned (argument, 10, 1, 100000, &n, NULL))
    return gops_cli_fail (error, _("“%s” is no number of actions; give one from 1 up"), argument);
  gops_cli_begin_array (self, NULL);
  if (!take_steps (self, next, step, back, done, (guint) n, error))
    return FALSE;
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
run_undo (GopsCli *self,
          GError **error)
{
  return run_steps (self, gops_store_dup_undo_label, gops_store_undo, gops_store_redo, _("Undone"), error);
}

static gboolean
run_redo (GopsCli *self,
          GError **error)
{
  return run_steps (self, gops_store_dup_redo_label, gops_store_redo, gops_store_undo, _("Redone"), error);
}

static const GopsCliOption history_options[] = {
  { "limit", "N", N_("at most so many, the newest first; 50") },
  { NULL },
};

const GopsCliCommand gops_cli_history_commands[] = {
  { "history", "[GROUP] [--limit N]", N_("who changed what, and when"),
    history_options, 0, 1, GOPS_CLI_OPEN, run_history },
  { "undo", "[N]", N_("take back the last actions"), NULL, 0, 1, GOPS_CLI_OPEN, run_undo },
  { "redo", "[N]", N_("do again what was taken back"), NULL, 0, 1, GOPS_CLI_OPEN, run_redo },
  { NULL },
};
