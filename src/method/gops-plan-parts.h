/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on an item of the plan: the lines of its check list, its materials, comments, answers and its sign-up list. */
#pragma once

#include "gops-plan-series.h"

G_BEGIN_DECLS

/* Within an action of the caller; errors are those of the store. */

/** gops_plan_copy_parts: gives row @to of plan_item what prepares row @from: its check list, nothing of it ticked, and its
 * materials */
gboolean   gops_plan_copy_parts     (GopsStore     *store,
                                     gint64         from,
                                     gint64         to,
                                     GError       **error);

/** gops_plan_move_parts: row @to gets all that hangs on row @from */
gboolean   gops_plan_move_parts     (GopsStore     *store,
                                     gint64         from,
                                     gint64         to,
                                     GError       **error);

/* What a sheet changes is one named action each. @item: as in gops-plan-occurrence.h. What prepares a day of a series without a
 * row is that of the series; the first change makes it the day's own. To change it for all days give the series as @item. */

/** gops_plan_checks_load: Returns: (transfer full) (element-type GopsPlanCheck) (nullable): in their order */
GPtrArray *gops_plan_checks_load    (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);
gboolean   gops_plan_check_add      (GopsStore     *store,
                                     gpointer       item,
                                     const char    *text,
                                     GError       **error);
/* @index: of gops_plan_checks_load() */
gboolean   gops_plan_check_tick     (GopsStore     *store,
                                     gpointer       item,
                                     guint          index,
                                     gboolean       done,
                                     GError       **error);
gboolean   gops_plan_check_move     (GopsStore     *store,
                                     gpointer       item,
                                     guint          index,
                                     guint          to,
                                     GError       **error);
gboolean   gops_plan_check_remove   (GopsStore     *store,
                                     gpointer       item,
                                     guint          index,
                                     GError       **error);

/** gops_plan_materials_load: Returns: (transfer full) (element-type GopsMaterial) (nullable): in their order */
GPtrArray *gops_plan_materials_load (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);
/* One that hangs there already is not hung there twice. */
gboolean   gops_plan_material_add   (GopsStore     *store,
                                     gpointer       item,
                                     gint64         material,
                                     GError       **error);
gboolean   gops_plan_material_remove (GopsStore    *store,
                                     gpointer       item,
                                     gint64         material,
                                     GError       **error);

/** gops_plan_comments_load: Returns: (transfer full) (element-type GopsPlanComment) (nullable): the oldest first; those of a
 * series are not its days' */
GPtrArray *gops_plan_comments_load  (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);
gboolean   gops_plan_comment_add    (GopsStore     *store,
                                     gpointer       item,
                                     const char    *text,
                                     GError       **error);
gboolean   gops_plan_comment_remove (GopsStore     *store,
                                     gpointer       item,
                                     gint64         comment,
                                     GError       **error);

/** gops_plan_own_row: within an action of the caller: Returns: the row of @item, made where it had none; 0 with @error set */
gint64     gops_plan_own_row        (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);

G_END_DECLS
