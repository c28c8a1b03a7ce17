/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely two people are one, with the reasons in plain words. */
#pragma once

#include "gops-person-facts.h"

G_BEGIN_DECLS

/**
 * GopsPersonEvidence: what must be known of others, and of what was said, to judge two people
 * @n_of_name: people who have the name that the two share
 * @n_of_phone: people who have the number; and so on
 * @n_of_own: people who have the rarest value of an own field that the two share
 * @n_of_inviter: people whom one brought who brought both
 * @shared_day: (nullable): the name of a group in which both were active on one day
 * @talk_known: the next ones were looked at
 * @both_spoke: both said enough to tell
 * @same_minute: both wrote in the same minute
 * @n_same_messages: messages that both have, in one group and minute
 * @n_same_texts: longer texts that both wrote, wherever
 * @new_name: (nullable): a notice says that one of the two took the name that the other has
 * @apart: somebody said that they are two
 */
typedef struct
{
  guint       n_of_name;
  guint       n_of_phone;
  guint       n_of_email;
  guint       n_of_own;
  guint       n_of_tags;
  guint       n_of_inviter;
  const char *shared_day;
  gboolean    talk_known;
  gboolean    both_spoke;
  gboolean    same_minute;
  guint       n_same_messages;
  guint       n_same_texts;
  const char *new_name;
  gboolean    apart;
} GopsPersonEvidence;

/**
 * GopsPersonVerdict:
 * @score: 0 … 100; 0: nothing that would speak for it
 * @by_contact: they have the same number or address
 * @forbidden: they can't be one
 * @reasons: (owned) (element-type utf8): translated: what speaks for it
 * @doubts: (owned) (element-type utf8): translated: what speaks against it
 */
typedef struct
{
  guint      score;
  gboolean   by_contact;
  gboolean   forbidden;
  GPtrArray *reasons;
  GPtrArray *doubts;
} GopsPersonVerdict;

/** gops_person_shared_key: Returns: (transfer none) (nullable): the name that both have, best one that tells who somebody is */
const char          *gops_person_shared_key   (const GopsPersonFacts    *a,
                                               const GopsPersonFacts    *b);

/** gops_person_shared_own: Returns: (transfer none) (nullable): what an own field says of both */
const GopsPersonOwn *gops_person_shared_own   (const GopsPersonFacts    *a,
                                               const GopsPersonFacts    *b);

/** gops_person_shared_inviter: Returns: (transfer none) (nullable): who brought both, to different groups */
const char          *gops_person_shared_inviter (const GopsPersonFacts  *a,
                                               const GopsPersonFacts    *b);

/** gops_person_share_group: Returns: whether both are in one group */
gboolean             gops_person_share_group  (const GopsPersonFacts    *a,
                                               const GopsPersonFacts    *b);

GopsPersonVerdict   *gops_person_judge        (const GopsPersonFacts    *a,
                                               const GopsPersonFacts    *b,
                                               const GopsPersonEvidence *evidence);
void                 gops_person_verdict_free (GopsPersonVerdict        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPersonVerdict, gops_person_verdict_free)

G_END_DECLS
