/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the person that a record of a foreign table means. */
#pragma once

#include "gops-member-draft.h"
#include "gops-store.h"

/* In this order: the account on the group's platform, accounts on others, the telephone number with the same name, the e-mail address with the same
 * name, the same name in the same group. Where a record names nobody, a number or an address tells of who had it first. One
 * number with two names is two people, of whom the suggestions tell. A name alone never makes one person of two whose accounts, numbers or addresses differ.
 *
 * What was seen in this file is kept in a table whose memory stays bounded whatever the file's length. */
typedef struct _GopsPersonMatcher GopsPersonMatcher;

typedef enum
{
  GOPS_MATCH_NEW,
  GOPS_MATCH_ACCOUNT,
  GOPS_MATCH_PHONE,
  GOPS_MATCH_EMAIL,
  GOPS_MATCH_NAME,
} GopsMatchKind;

/**
 * GopsMatch:
 * @kind: by what the person was found
 * @person: that the workspace knows; 0 for a new one, or one that stood further up in the file
 * @earlier_line: the line of the same file that meant the same person, 0 when this is the first
 */
typedef struct
{
  GopsMatchKind kind;
  gint64        person;
  guint64       earlier_line;
} GopsMatch;

/**
 * gops_person_matcher_new:
 * @store: used until the matcher is freed
 * @group: the group that the members come to
 * @platform: the group's: whose accounts are those of which the file says no platform
 */
GopsPersonMatcher *gops_person_matcher_new  (GopsStore              *store,
                                             gint64                  group,
                                             const char             *platform,
                                             GError                **error);
void               gops_person_matcher_free (GopsPersonMatcher      *self);

gboolean           gops_person_matcher_find (GopsPersonMatcher      *self,
                                             const GopsMemberDraft  *draft,
                                             GopsMatch              *out_match,
                                             GError                **error);

/**
 * gops_person_matcher_refresh:
 *
 * A slice begins: when another program has written since the last one, what was loaded may not be all, and the
 * database is asked for each record again.
 */
gboolean           gops_person_matcher_refresh (GopsPersonMatcher   *self,
                                                GError             **error);

/**
 * gops_person_matcher_note:
 * @match: what gops_person_matcher_find() said of @draft just before, the first of the file for its person
 *
 * Remembers the draft, so that later records of the file find it.
 *
 * Errors: G_FILE_ERROR when there is no room for a scratch file
 */
gboolean           gops_person_matcher_note (GopsPersonMatcher      *self,
                                             const GopsMemberDraft  *draft,
                                             const GopsMatch        *match,
                                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPersonMatcher, gops_person_matcher_free)
