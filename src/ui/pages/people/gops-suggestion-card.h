/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people who may be one: what speaks for it and against it, and what to do. */
#pragma once

#include <adwaita.h>

#include "gops-person-suggest.h"

G_BEGIN_DECLS

#define GOPS_TYPE_SUGGESTION_CARD (gops_suggestion_card_get_type ())
G_DECLARE_FINAL_TYPE (GopsSuggestionCard, gops_suggestion_card, GOPS, SUGGESTION_CARD, AdwBin)

/* Signals: ::merge, ::apart; ::open (gint64 person) */
/* @kept_facts, @merged_facts: where the two are, for they may have the same name */
GtkWidget *gops_suggestion_card_new        (const GopsPersonSuggestion *suggestion,
                                            const char                 *kept_facts,
                                            const char                 *merged_facts);
gint64     gops_suggestion_card_get_kept   (GopsSuggestionCard         *self);
gint64     gops_suggestion_card_get_merged (GopsSuggestionCard         *self);

/* Focuses the button that merges. */
void       gops_suggestion_card_focus      (GopsSuggestionCard         *self);

G_END_DECLS
