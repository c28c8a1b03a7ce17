/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A persona: a face, a name, and what makes them one. */
#pragma once

#include "gops-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_PERSONA_CARD (gops_persona_card_get_type ())
G_DECLARE_FINAL_TYPE (GopsPersonaCard, gops_persona_card, GOPS, PERSONA_CARD, GtkFlowBoxChild)

GtkWidget *gops_persona_card_new         (void);
gint64     gops_persona_card_get_id      (GopsPersonaCard   *self);
void       gops_persona_card_set_persona (GopsPersonaCard   *self,
                                          GopsStore         *store,
                                          const GopsDossier *dossier,
                                          GopsPersona       *persona);

G_END_DECLS
