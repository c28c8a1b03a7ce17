/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which posters a batch is to make: for which groups, how many, called what. Nothing here needs a display. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_BATCH_THIS,      /* the group alone */
  GOPS_BATCH_FAMILY,    /* its main group and all below it */
  GOPS_BATCH_ALL,       /* all that run */
} GopsBatchScope;

/* @group: where one is; Returns: (transfer full) (element-type gint64) (nullable): NULL with @error set */
GArray *gops_batch_groups       (GopsStore       *store,
                                 GopsBatchScope   scope,
                                 gint64           group,
                                 GError         **error);

/* How many posters of @groups there are; @channels: another for each channel */
guint   gops_batch_count        (GopsStore       *store,
                                 const GArray    *groups,
                                 gboolean         channels);

/* What the first file is called by @pattern. Errors: the pattern's. Returns: (transfer full) (nullable) */
char   *gops_batch_example      (GopsStore       *store,
                                 const GArray    *groups,
                                 gboolean         channels,
                                 const char      *pattern,
                                 const char      *template_id,
                                 const char      *size,
                                 const char      *ending,
                                 GError         **error);

G_END_DECLS
