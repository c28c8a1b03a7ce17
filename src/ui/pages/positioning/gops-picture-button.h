/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a persona, or of the group: an avatar whose menu chooses and removes it. */
#pragma once

#include <adwaita.h>

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PICTURE_BUTTON (gops_picture_button_get_type ())
G_DECLARE_FINAL_TYPE (GopsPictureButton, gops_picture_button, GOPS, PICTURE_BUTTON, AdwBin)

/* @size: in pixels. */
GtkWidget *gops_picture_button_new    (GopsView          *view,
                                       int                size);

/* @persona: 0 for the group's own; @name gives the initials where there is no picture. */
void       gops_picture_button_show   (GopsPictureButton *self,
                                       gint64             group,
                                       gint64             persona,
                                       const char        *name);

/* Takes @file as the picture, read in a thread; what goes wrong is reported. */
void       gops_picture_button_choose (GopsPictureButton *self,
                                       GFile             *file);

/* Shows in @avatar the picture that @store has of @persona, or, when that is 0, of @group; without one its initials. */
void       gops_picture_show          (AdwAvatar         *avatar,
                                       GopsStore         *store,
                                       gint64             group,
                                       gint64             persona);

G_END_DECLS
