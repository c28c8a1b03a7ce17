/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A digest: its foreword, and headings, messages and notes in their order. */
#pragma once

#include <gio/gio.h>

#include "gops-document.h"
#include "gops-records.h"

G_BEGIN_DECLS

#define GOPS_DIGEST_MOST_CHARACTERS 4000   /* of a message that is taken into a digest */
#define GOPS_DIGEST_MOST_ENTRIES    1000

#define GOPS_DIGEST_SHOWN  "shown"
#define GOPS_DIGEST_SHORT  "short"
#define GOPS_DIGEST_HIDDEN "hidden"

typedef struct
{
  GopsGroup  *group;     /* (owned) */
  GopsDigest *digest;    /* (owned) */
  GPtrArray  *entries;   /* (owned) (element-type GopsDigestEntry) */
} GopsDigestContent;

/* Returns: (transfer full) (nullable) */
GopsDigestContent *gops_digest_content_load   (GopsStore                *store,
                                               gint64                    digest,
                                               GError                  **error);

/**
 * gops_digest_content_draft:
 * @from: (nullable): "YYYY-MM-DD"; %NULL: the week that ends with @until
 * @until: (nullable): %NULL: today, or where nothing was said in the last week the day of the newest message
 * @most: how many messages
 * @names: (nullable): %GOPS_DIGEST_SHOWN … ; %NULL: short
 *
 * The most answered messages of the time under their days, in memory: nothing is written.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsDigestContent *gops_digest_content_draft  (GopsStore                *store,
                                               gint64                    group,
                                               const char               *from,
                                               const char               *until,
                                               guint                     most,
                                               const char               *names,
                                               GCancellable             *cancellable,
                                               GError                  **error);

/* Writes a draft, as one action. Returns: the digest's id, 0 with @error set. */
gint64             gops_digest_content_insert (GopsDigestContent        *self,
                                               GopsStore                *store,
                                               GError                  **error);
void               gops_digest_content_free   (GopsDigestContent        *self);

/* In the group's language, with the names as the digest wants them: also those that are mentioned in texts.
 * Returns: (transfer full) */
GopsDocument      *gops_digest_document       (const GopsDigestContent  *self);

/* "王*", "A.*": the first character. Returns: (transfer full) */
char              *gops_digest_shorten_name   (const char               *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDigestContent, gops_digest_content_free)

G_END_DECLS
