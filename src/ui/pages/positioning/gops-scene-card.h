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

/* Shows the sum of its scores in the card itself: where there are several scenes. */
void       gops_scene_card_show_sum   (GopsSceneCard *self,
                                       gboolean       show);

/* @column: (nullable): NULL is the first token. */
void       gops_scene_card_focus      (GopsSceneCard *self,
                                       const char    *column);

G_END_DECLS
