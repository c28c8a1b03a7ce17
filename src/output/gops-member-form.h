/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that members fill in by hand: who they are, and what the user's own fields ask. */
#pragma once

#include "gops-document.h"
#include "gops-dossier.h"

G_BEGIN_DECLS

/* @fields: (element-type GopsOwnField).  In the group's language.  (transfer full) */
GopsDocument *gops_member_form_document (const GopsDossier *dossier,
                                         GPtrArray         *fields);

G_END_DECLS
