/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-workspace.h"

G_BEGIN_DECLS

/*
 * Large workspaces for benchmarks and tests: the same seed makes the same file.
 *
 * Sizes of groups and activity of members are skewed as in real communities: few large groups and many small
 * ones; a person is in 1 group, some in several; 2 % core, 13 % active, most silent; the busiest hundredth
 * writes a third of all messages; joining follows a growth curve. Names are invented from parts.
 *
 * With messages, everybody has an account of Telegram: of the people of gops_big_chat_write() every second one is there.
 * What is said is spread over three years, and members of a group say as much as each other.
 */

typedef struct
{
  guint groups;
  guint people;
  guint seed;
  guint messages;
} GopsBigWorkspace;

GopsStore *gops_big_workspace_create (const char *path, const GopsBigWorkspace *size, GError **error);
gint64     gops_big_workspace_largest_group (GopsStore *store);

G_END_DECLS
