/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that the search finds. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-commands.h"

static const GopsCommand commands[] = {
  { N_("_Import a Chat or Members…"), "win.import", NULL, "gops-import-symbolic", FALSE },
  { N_("E_xport Members…"), "win.save-members", N_("save member list contacts Excel CSV vCard"), "gops-save-symbolic", TRUE },
  { N_("Add _Orders…"), "win.add-orders", NULL, "list-add-symbolic", TRUE },
  { N_("Own _Fields…"), "win.own-fields", NULL, "gops-members-symbolic", FALSE },
  { N_("Figures of a Da_y…"), "win.figures", NULL, "gops-members-symbolic", FALSE },
  { N_("_Tier Workbench"), "win.show-tiers", NULL, "gops-members-symbolic", TRUE },
  { N_("_Group Profile…"), "win.edit-profile", NULL, "gops-positioning-symbolic", TRUE },
  { N_("_Print Rules…"), "win.print-rules", NULL, "gops-rules-symbolic", TRUE },
  { N_("Pri_nt Member Form…"), "win.print-form", NULL, "gops-members-symbolic", TRUE },
  { N_("Save a _Copy…"), "win.save-copy", N_("export backup workspace"), "gops-save-symbolic", FALSE },
  { N_("Restore a _Backup…"), "win.restore-backup", NULL, "gops-save-symbolic", FALSE },
};

/* Without the letter for Alt, which stands in brackets behind it where the script has no such letters. (transfer full) */
static char *
strip_letter (const char *label)
{
  const char *bracket = strstr (label, "(_");
  g_autoptr (GString) text = g_string_new (label);

  if (bracket != NULL && g_ascii_isalnum (bracket[2]) && bracket[3] == ')')
    g_string_erase (text, bracket - label, 4);
  (void) g_string_replace (text, "_", "", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gops_command_dup_name (const GopsCommand *self)
{
  return strip_letter (_(self->label));
}

/* @folded: without capitals */
static gboolean
holds (const char *label,
       const char *folded)
{
  g_autofree char *text = label != NULL ? strip_letter (label) : NULL, *own = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

static gboolean
is_meant (const GopsCommand *command,
          const char        *folded)
{
  return holds (command->label, folded) || holds (_(command->label), folded) || holds (command->words, folded) ||
         (command->words != NULL && holds (_(command->words), folded));
}

GPtrArray *
gops_commands_find (const char *text,
                    gboolean    grouped)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if ((grouped || !commands[i].grouped) && is_meant (&commands[i], folded))
      g_ptr_array_add (found, (gpointer) &commands[i]);
  return found;
}
