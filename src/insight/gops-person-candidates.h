/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which people are worth comparing, among half a million: never everybody with everybody. */
#pragma once

#include "gops-store-task.h"

G_BEGIN_DECLS

/* People who have a number or an address in common, and people who have a name and something else in common. What very many
 * have in common tells nothing and is passed over. */
typedef struct _GopsPersonCandidates GopsPersonCandidates;

/** GopsPersonPair: @a < @b */
typedef struct
{
  gint64 a;
  gint64 b;
} GopsPersonPair;

/**
 * GopsPersonKeyKind: what people have in common
 * @GOPS_PERSON_KEY_OWN: an own field's id and value, "17\037value"
 * @GOPS_PERSON_KEY_TAGS: as gops_person_tags_sort() gives them
 */
typedef enum
{
  GOPS_PERSON_KEY_NAME,
  GOPS_PERSON_KEY_PHONE,
  GOPS_PERSON_KEY_EMAIL,
  GOPS_PERSON_KEY_OWN,
  GOPS_PERSON_KEY_TAGS,
  GOPS_PERSON_KEY_BIRTHDAY,
  GOPS_PERSON_KEY_INVITER,
} GopsPersonKeyKind;

GopsPersonCandidates *gops_person_candidates_find      (GopsStore            *store,
                                                        GopsProgress         *progress,
                                                        GCancellable         *cancellable,
                                                        GError              **error);
void                  gops_person_candidates_free      (GopsPersonCandidates *self);

/** gops_person_candidates_get_pairs: Returns: (transfer none) (element-type GopsPersonPair): each once, by number or address first */
GArray               *gops_person_candidates_get_pairs (GopsPersonCandidates *self);

/** gops_person_candidates_count: Returns: how many people have it */
guint                 gops_person_candidates_count     (GopsPersonCandidates *self,
                                                        GopsPersonKeyKind     kind,
                                                        const char           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPersonCandidates, gops_person_candidates_free)

G_END_DECLS
