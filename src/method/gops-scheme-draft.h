/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tier scheme that is being changed: a copy whose lines and tiers can be moved while everybody looks on.
 *
 *   draft = gops_scheme_draft_new (scheme);
 *   gops_scheme_draft_set_number (draft, line, 8);
 *   gops_tier_table_place (table, gops_scheme_draft_get_scheme (draft), tiers);
 *   json = gops_tier_scheme_to_json (gops_scheme_draft_get_scheme (draft));
 *
 * The scheme and its conditions stay where they are while only values change; adding, removing and moving gives new arrays. */
#pragma once

#include "gops-tier-scheme.h"

G_BEGIN_DECLS

typedef struct _GopsSchemeDraft GopsSchemeDraft;

/**
 * GopsDraftLine: a condition of a tier, in reading order
 * @tier: the place of its tier
 * @keep: whether it is one of the lower line
 * @depth: 0 for the tier's own condition, 1 for its parts …
 * @group: (nullable): the group that it is a part of
 * @condition: a comparison, or a group whose parts follow
 */
typedef struct
{
  guint                tier;
  gboolean             keep;
  guint                depth;
  const GopsCondition *group;
  const GopsCondition *condition;
} GopsDraftLine;

GopsSchemeDraft      *gops_scheme_draft_new         (const GopsTierScheme *scheme);
void                  gops_scheme_draft_free        (GopsSchemeDraft      *self);

/* Returns: (transfer none): as it stands now; lives as long as the draft */
const GopsTierScheme *gops_scheme_draft_get_scheme  (GopsSchemeDraft      *self);

/* Whether it says something else than what it was made from. */
gboolean              gops_scheme_draft_is_changed  (GopsSchemeDraft      *self);

/* Returns: (transfer full) (element-type GopsDraftLine): the conditions of a tier, those of the lower line after the others.
 * A tier that asks a single comparison has one line. */
GArray               *gops_scheme_draft_get_lines   (GopsSchemeDraft      *self,
                                                     guint                 tier);

/* Changing one comparison, which is one of the draft's own. */
void                  gops_scheme_draft_set_number  (GopsSchemeDraft      *self,
                                                     const GopsCondition  *line,
                                                     double                number);
void                  gops_scheme_draft_set_window  (GopsSchemeDraft      *self,
                                                     const GopsCondition  *line,
                                                     int                   window);
void                  gops_scheme_draft_set_op      (GopsSchemeDraft      *self,
                                                     const GopsCondition  *line,
                                                     GopsOp                op);
void                  gops_scheme_draft_set_text    (GopsSchemeDraft      *self,
                                                     const GopsCondition  *line,
                                                     const char           *text);

/* Whether all parts of a group must hold, or one is enough. */
void                  gops_scheme_draft_set_any     (GopsSchemeDraft      *self,
                                                     const GopsCondition  *group,
                                                     gboolean              any);

/* Adds a comparison of @fact with a usual value to those that must hold for the tier, or for staying in it. @field: (nullable):
 * the own field. Returns: (transfer none) (nullable): NULL where the tier takes everybody, or is full. */
const GopsCondition  *gops_scheme_draft_add_line    (GopsSchemeDraft      *self,
                                                     guint                 tier,
                                                     gboolean              keep,
                                                     GopsFact              fact,
                                                     const char           *field);

/* Takes a comparison or a group out. The last one of a tier stays: only the last tier takes everybody.
 * Returns: whether it went */
gboolean              gops_scheme_draft_remove_line (GopsSchemeDraft      *self,
                                                     guint                 tier,
                                                     const GopsCondition  *line);

/* Tiers. The last one takes everybody and stays the last. */
void                  gops_scheme_draft_set_name    (GopsSchemeDraft      *self,
                                                     const char           *language,
                                                     const char           *name);
void                  gops_scheme_draft_set_tier_name (GopsSchemeDraft    *self,
                                                     guint                 tier,
                                                     const char           *language,
                                                     const char           *name);
void                  gops_scheme_draft_set_grace   (GopsSchemeDraft      *self,
                                                     guint                 tier,
                                                     int                   days);

/* A new tier before @at, which asks for two active days in the last week. Returns: whether there was room */
gboolean              gops_scheme_draft_add_tier    (GopsSchemeDraft      *self,
                                                     guint                 at,
                                                     const char           *language,
                                                     const char           *name);
/* Returns: whether it went: not the last, and not one that another tier asks for */
gboolean              gops_scheme_draft_remove_tier (GopsSchemeDraft      *self,
                                                     guint                 tier);
gboolean              gops_scheme_draft_move_tier   (GopsSchemeDraft      *self,
                                                     guint                 tier,
                                                     int                   by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsSchemeDraft, gops_scheme_draft_free)

G_END_DECLS
