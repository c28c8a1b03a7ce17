/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene: people × time × place × need × emotion, scored on the three golden rules (1–5; 0 = not scored yet). */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-scene.h"

GOPS_DEFINE_RECORD (GopsScene, gops_scene, GOPS_SCENE, "scene", N_("Scene"), GOPS_TABLE_NONE)
