/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The group that an import goes into: one that is there, or a new one. */
#pragma once

#include <adwaita.h>

#include "gops-group-maker.h"

G_BEGIN_DECLS

/**
 * GopsImportGroup: a group that comes with an import
 * @draft: its texts are the others
 */
typedef struct
{
  GopsGroupDraft draft;
  char          *platform;   /* (owned) */
  char          *language;   /* (owned) */
  char          *name;       /* (owned) */
} GopsImportGroup;

/* As groups usually are in this workspace. @name: as typed. Returns: (nullable): NULL without a name */
GopsImportGroup *gops_import_group_new  (GopsStore       *store,
                                         const char      *name);
void             gops_import_group_free (GopsImportGroup *self);

/* Appends the groups, those in use first and by name: @ids: (element-type gint64); @names: what is shown, at the same places. */
void             gops_import_group_list (GopsStore       *store,
                                         GArray          *ids,
                                         GtkStringList   *names);

/* Returns: the place of @group in @ids; %GTK_INVALID_LIST_POSITION where it is not there. */
guint            gops_import_group_find (const GArray    *ids,
                                         gint64           group);

/* The groups by name, and one to be made behind them. @group: that is chosen, 0: the new one. @ids: their ids, 0 for the new one */
void             gops_import_group_fill (AdwComboRow     *row,
                                         GopsStore       *store,
                                         gint64           group,
                                         GArray          *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsImportGroup, gops_import_group_free)

G_END_DECLS
