/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-poster-draft.h"
#include "gops-poster-inspect.h"

G_BEGIN_DECLS

/*
 * Beside the poster: the faces of its headlines and texts, and its layers, the uppermost first, with the size of the chosen
 * one. It changes nothing by itself: ::face (GopsPosterFace, family or NULL), ::choose (id), ::arrange (GopsPosterPiece *,
 * GopsPosterLayerChange *) and ::reset () tell what is wanted.
 */

#define GOPS_TYPE_POSTER_LOOK (gops_poster_look_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterLook, gops_poster_look, GOPS, POSTER_LOOK, AdwBin)

/* @layers: (element-type GopsPosterPiece): from the ground up; @chosen: (nullable): id of one of them */
void gops_poster_look_show (GopsPosterLook *self, GopsPosterDraft *draft, GPtrArray *layers, const char *chosen);

G_END_DECLS
