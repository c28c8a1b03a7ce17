/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-method.h"

G_BEGIN_DECLS

/* A kind of group as a card: icon, how long it lives, name, one sentence. */

#define GOPS_TYPE_KIND_CARD (gops_kind_card_get_type ())
G_DECLARE_FINAL_TYPE (GopsKindCard, gops_kind_card, GOPS, KIND_CARD, GtkFlowBoxChild)

GtkWidget      *gops_kind_card_new      (const GopsKind *kind);
const GopsKind *gops_kind_card_get_kind (GopsKindCard *self);

G_END_DECLS
