/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a sentence of five tokens, and its scores on the three golden rules. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_SCENE_CARD (gops_scene_card_get_type ())
G_DECLARE_FINAL_TYPE (GopsSceneCard, gops_scene_card, GOPS, SCENE_CARD, GtkWidget)

GtkWidget *gops_scene_card_new        (GopsSession   *session);
void       gops_scene_card_set_scene  (GopsSceneCard *self,
                                       GopsScene     *scene);
gint64     gops_scene_card_get_id     (GopsSceneCard *self);

/* Its place among @n scenes, 1 first. Where there are several, the card says it and its sum, and those behind the first
 * are folded. @best: it is the best one with all its scores; @planned: it is in the plan. */
void       gops_scene_card_set_rank   (GopsSceneCard *self,
                                       guint          rank,
                                       guint          n,
                                       gboolean       best,
                                       gboolean       planned);

/* @column: (nullable): NULL is the first token. */
void       gops_scene_card_focus      (GopsSceneCard *self,
                                       const char    *column);

G_END_DECLS
