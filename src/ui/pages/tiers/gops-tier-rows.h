/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiers of a draft as rows that open: conditions, the lower line, grace, order. */
#pragma once

#include <adwaita.h>

#include "gops-scheme-draft.h"
#include "gops-tiers.h"

G_BEGIN_DECLS

#define GOPS_TYPE_TIER_ROWS (gops_tier_rows_get_type ())
G_DECLARE_FINAL_TYPE (GopsTierRows, gops_tier_rows, GOPS, TIER_ROWS, AdwBin)

/* Signal "edited": the draft says something else. */
GtkWidget *gops_tier_rows_new        (void);

/* @draft: (nullable): lives until another one is set. @fields: (element-type utf8): names of own fields */
void       gops_tier_rows_set_draft  (GopsTierRows          *self,
                                      GopsSchemeDraft       *draft,
                                      const char            *language,
                                      GPtrArray             *fields);

/* How many each tier would hold. */
void       gops_tier_rows_set_counts (GopsTierRows          *self,
                                      const GopsTiersResult *result);

/* The row of a tier, opened; for tests and for going there. */
GtkWidget *gops_tier_rows_open       (GopsTierRows          *self,
                                      guint                  tier);

G_END_DECLS
