/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes by the three golden rules: many people, much need, met in one batch. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

#define GOPS_SCENE_HIGHEST_SUM 15

/* The sum of its scores, 0 … 15. */
int        gops_scene_score      (GopsScene         *scene);
gboolean   gops_scene_is_scored  (GopsScene         *scene);

/* The best first: scenes with all three scores before the others, then by their sum, then by their weakest score, since
 * all three must hold; ties stay in the order of the list.
 * Returns: (transfer container) (element-type GopsScene). */
GPtrArray *gops_scenes_ranked    (GPtrArray         *scenes);

/* Returns: (transfer none) (nullable): the best scene, NULL while none has all scores. */
GopsScene *gops_scenes_best      (GPtrArray         *scenes);

/* Whether an item from the dossier's day on was planned for @scene. */
gboolean   gops_scene_is_planned (const GopsDossier *dossier,
                                  GopsScene         *scene);

G_END_DECLS
