/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A digest as the picture that will be sent, drawn anew in a thread after each change. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_DIGEST_PREVIEW (gops_digest_preview_get_type ())
G_DECLARE_FINAL_TYPE (GopsDigestPreview, gops_digest_preview, GOPS, DIGEST_PREVIEW, AdwBin)

/* @digest: 0 for none */
void     gops_digest_preview_show     (GopsDigestPreview *self,
                                       GopsSession       *session,
                                       gint64             digest);

/* Whether it shows the digest as it is. */
gboolean gops_digest_preview_is_drawn (GopsDigestPreview *self);

G_END_DECLS
