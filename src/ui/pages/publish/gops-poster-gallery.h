/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * The poster templates, as the group's posters of them look: with a search, and a choice by use and kind of design. The
 * user's own have commands: F2 renames, Delete removes, the menu of the second button has both; a file (.json) that is dropped
 * becomes one. ::selected tells that another one was chosen.
 */

#define GOPS_TYPE_POSTER_GALLERY (gops_poster_gallery_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterGallery, gops_poster_gallery, GOPS, POSTER_GALLERY, AdwBin)

/* Once. */
void        gops_poster_gallery_set_up     (GopsPosterGallery *self, GopsSession *session);

/* Shows them for the session's group anew, the user's own ones first, and chooses @wanted or else the first of the program's.
 * @wanted: (nullable): the id of a template */
void        gops_poster_gallery_fill       (GopsPosterGallery *self, const char *wanted);

/* (transfer none) (nullable): the id of the chosen template */
const char *gops_poster_gallery_get_chosen (GopsPosterGallery *self);

/* A template that is searched past is shown again. */
void        gops_poster_gallery_choose     (GopsPosterGallery *self, const char *id);

/* Something was written: draws the small poster of the chosen template anew, or all of them where there are other templates. */
void        gops_poster_gallery_update     (GopsPosterGallery *self);

/* On narrow windows it is a strip. */
void        gops_poster_gallery_set_narrow (GopsPosterGallery *self, gboolean narrow);

G_END_DECLS
