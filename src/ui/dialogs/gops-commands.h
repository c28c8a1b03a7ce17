/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that the search finds beside what is in the workspace: those that stand deep in menus. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GopsCommand:
 * @label: untranslated, with a letter for Alt: show it through gops_command_dup_name()
 * @action: of the window
 * @words: (nullable): untranslated: what it is looked for by, too
 * @grouped: only where there is a group
 */
typedef struct
{
  const char *label;
  const char *action;
  const char *words;
  const char *icon;
  gboolean    grouped;
} GopsCommand;

/* Those whose name or words hold @text, in the language of the window or in English. @grouped: whether there is a group.
 * Returns: (transfer full) (element-type GopsCommand): they live to the end of the process */
GPtrArray *gops_commands_find     (const char        *text,
                                   gboolean           grouped);

/* What it is called. (transfer full) */
char      *gops_command_dup_name  (const GopsCommand *self);

G_END_DECLS
