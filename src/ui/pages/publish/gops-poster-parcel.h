/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster on its way out of the window, dragged into a chat or a folder. */
#pragma once

#include <gtk/gtk.h>

#include "gops-poster-draft.h"

G_BEGIN_DECLS

/*
 * What is dropped is a file, or the picture itself; both come from one PNG that is written in a thread when the first of them
 * is asked for. Its folder is removed with the parcel, so it has to be kept as long as somebody may still read the file: a
 * chat does so after the drop.
 */

#define GOPS_TYPE_POSTER_PARCEL (gops_poster_parcel_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterParcel, gops_poster_parcel, GOPS, POSTER_PARCEL, GdkContentProvider)

/* @draft: (transfer full): nobody else may use it; @name: of the file, with ".png"; @author: (nullable) */
GopsPosterParcel *gops_poster_parcel_new (GopsPosterDraft *draft,
                                          const char      *name,
                                          const char      *author);

G_END_DECLS
