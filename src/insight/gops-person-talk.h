/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What some people wrote, as far as it tells whether two of them are one. */
#pragma once

#include "gops-person-verdict.h"

G_BEGIN_DECLS

/* Calling sequence:
 *
 *   talk = gops_person_talk_new ();
 *   gops_person_talk_add (talk, id);                        whoever is to be compared
 *   gops_person_talk_read (talk, store, NULL, error);       reads the newest messages of their groups, once
 *   gops_person_talk_compare (talk, a, b, &evidence);
 *
 * Nothing but fingerprints of texts is kept, in memory. */
typedef struct _GopsPersonTalk GopsPersonTalk;

GopsPersonTalk *gops_person_talk_new     (void);
void            gops_person_talk_free    (GopsPersonTalk      *self);
void            gops_person_talk_add     (GopsPersonTalk      *self,
                                          gint64               person);
gboolean        gops_person_talk_read    (GopsPersonTalk      *self,
                                          GopsStore           *store,
                                          GCancellable        *cancellable,
                                          GError             **error);
void            gops_person_talk_compare (GopsPersonTalk      *self,
                                          gint64               a,
                                          gint64               b,
                                          GopsPersonEvidence  *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPersonTalk, gops_person_talk_free)

G_END_DECLS
