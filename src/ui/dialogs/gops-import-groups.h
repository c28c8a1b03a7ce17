/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of the workspace, to choose one that an import goes to. */
#pragma once

#include <gtk/gtk.h>

#include "gops-store.h"

G_BEGIN_DECLS

/** gops_import_groups_add: appends the groups, those in use first and by name, as far as anybody would scroll. @ids: (element-type
 * gint64); @names: what is shown, at the same places */
void  gops_import_groups_add  (GopsStore     *store,
                               GArray        *ids,
                               GtkStringList *names);

/** gops_import_groups_find: Returns: the place of @group in @ids; %GTK_INVALID_LIST_POSITION where it is not there */
guint gops_import_groups_find (const GArray  *ids,
                               gint64         group);

G_END_DECLS
