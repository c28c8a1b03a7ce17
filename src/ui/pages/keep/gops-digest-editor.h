/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One digest: its title, foreword and names, its entries in their order, and beside them the picture that comes of it. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_DIGEST_EDITOR (gops_digest_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsDigestEditor, gops_digest_editor, GOPS, DIGEST_EDITOR, AdwBin)

GtkWidget *gops_digest_editor_new      (GopsSession      *session);

/* Shows @digest, 0 for none. Returns: whether it is there. */
gboolean   gops_digest_editor_show     (GopsDigestEditor *self,
                                        gint64            digest);
gint64     gops_digest_editor_get      (GopsDigestEditor *self);

/* On narrow windows the picture takes the place of the entries while @toggle is on, which is seen there alone. */
void       gops_digest_editor_set_toggle (GopsDigestEditor *self,
                                        GtkToggleButton  *toggle);
gboolean   gops_digest_editor_is_drawn (GopsDigestEditor *self);

/* Asks where to save it. */
void       gops_digest_editor_save     (GopsDigestEditor *self);

G_END_DECLS
