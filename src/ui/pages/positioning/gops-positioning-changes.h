/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the positioning page does beyond typing into fields: each one named action; failures are reported. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Returns: (nullable) (transfer none): the record of @records with that id. */
gpointer gops_positioning_find        (GPtrArray  *records,
                                       gint64      id);

/* Adds a goal, persona or scene at the end. Returns: its id, 0 on failure. */
gint64   gops_positioning_add_goal    (GopsView   *view);
gint64   gops_positioning_add_persona (GopsView   *view);
gint64   gops_positioning_add_scene   (GopsView   *view);

/* What a goal stood at on @date; replaces the value of that day. */
gboolean gops_positioning_add_value   (GopsView   *view,
                                       gint64      goal,
                                       const char *date,
                                       double      value,
                                       const char *note);

/* Moves a persona by one place. Returns whether it moved. */
gboolean gops_positioning_move_persona (GopsView *view,
                                        gint64    persona,
                                        gboolean  forward);

/* Makes plan items from a scene and says so; the toast takes it back. */
void     gops_positioning_plan_scene (GopsView   *view,
                                      gint64      scene);

/* @label: N_(), with a %s when @argument is not NULL. */
gboolean gops_positioning_remove      (GopsView   *view,
                                       GType       type,
                                       gint64      id,
                                       const char *label,
                                       const char *argument);

G_END_DECLS
