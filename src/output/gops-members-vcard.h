/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as address cards, for telephones and address books, that our own import reads back. */
#pragma once

#include "gops-dossier.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_VCARD_3_0,   /* what every telephone reads */
  GOPS_VCARD_4_0,
} GopsVcardVersion;

/* Writes a card for everybody in the group who has not left to @to, all or nothing; @out_cards (nullable): how many;
 * @progress (nullable).  What address books have no place for stands in properties of our own, X-GROUPOPS-….  May run in
 * any thread. */
gboolean gops_members_export_vcard (GopsStore        *store,
                                    gint64            group,
                                    GopsVcardVersion  version,
                                    GFile            *to,
                                    guint            *out_cards,
                                    GopsProgress     *progress,
                                    GCancellable     *cancellable,
                                    GError          **error);

G_END_DECLS
