/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A scene: people × time × place × need × emotion, scored on the three golden rules (1–5; 0 = not scored yet). */
#define GOPS_SCENE_COLUMNS(X)                                                                        \
  X (GOPS_SCENE_ID,              "id",              INT,  NULL,         NULL)                        \
  X (GOPS_SCENE_GROUP_ID,        "group_id",        REF,  "chat_group", NULL)                        \
  X (GOPS_SCENE_POSITION,        "position",        INT,  NULL,         NULL)                        \
  X (GOPS_SCENE_PEOPLE,          "people",          TEXT, NULL,         N_("People"))                \
  X (GOPS_SCENE_TIME,            "time",            TEXT, NULL,         N_("Time"))                  \
  X (GOPS_SCENE_PLACE,           "place",           TEXT, NULL,         N_("Place"))                 \
  X (GOPS_SCENE_NEED,            "need",            TEXT, NULL,         N_("Need"))                  \
  X (GOPS_SCENE_EMOTION,         "emotion",         TEXT, NULL,         N_("Emotion"))               \
  X (GOPS_SCENE_MANY_PEOPLE,     "many_people",     INT,  NULL,         N_("Many people"))           \
  X (GOPS_SCENE_MUCH_NEED,       "much_need",       INT,  NULL,         N_("Much need"))             \
  X (GOPS_SCENE_IN_BATCH,        "in_batch",        INT,  NULL,         N_("Met in one batch"))      \
  X (GOPS_SCENE_MANY_PEOPLE_WHY, "many_people_why", TEXT, NULL,         N_("Many people: why"))      \
  X (GOPS_SCENE_MUCH_NEED_WHY,   "much_need_why",   TEXT, NULL,         N_("Much need: why"))        \
  X (GOPS_SCENE_IN_BATCH_WHY,    "in_batch_why",    TEXT, NULL,         N_("Met in one batch: why"))

#define GOPS_TYPE_SCENE (gops_scene_get_type ())
GOPS_DECLARE_RECORD (GopsScene, gops_scene, GOPS_SCENE)

G_END_DECLS
