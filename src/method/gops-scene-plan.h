/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene becomes plan items: the best scene is what a group is there for, so it belongs into the plan. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* So many weeks ahead a scene with days of the week is planned, and so many items at most. */
#define GOPS_SCENE_PLAN_WEEKS 2
#define GOPS_SCENE_PLAN_MOST 14

/* Writes plan items for @scene of @group from @today ("YYYY-MM-DD", in the group's zone) on, within an action of the
 * caller: one for each of the next two weeks' days that its time names, else one for tomorrow. Its time is read where
 * it can be; its need is the title, people, place and need are the text. */
gboolean gops_scene_plan_insert (GopsStore  *store,
                                 GopsGroup  *group,
                                 GopsScene  *scene,
                                 const char *today,
                                 guint      *out_items,
                                 GError    **error);

/* The same as one named action. Returns: the id of the first item, 0 on failure. */
gint64   gops_scene_plan        (GopsStore  *store,
                                 gint64      scene,
                                 const char *today,
                                 GError    **error);

/* When on its day @scene is planned: minutes after midnight, never in the group's quiet hours; -1 where its time names no hour. */
int      gops_scene_plan_minutes (GopsGroup *group,
                                  GopsScene *scene);

/* Lets the items of @group's first plan that fit it stand for @scene: those at its clock time, or, when none is, the
 * first that asks members to take part, moved there. */
gboolean gops_scene_plan_adopt  (GopsStore  *store,
                                 GopsGroup  *group,
                                 GopsScene  *scene,
                                 GError    **error);

G_END_DECLS
