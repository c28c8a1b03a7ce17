/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample workspace: seven invented groups with members, activity, chats, plans and posters. Ids are fixed, times are
 * relative to one day, and what looks like chance comes from a generator with a fixed seed. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/* Writes the sample into @store as one named action. @as_of (nullable): the day on which it is "today", "YYYY-MM-DD";
 * NULL: today. Errors: GOPS_METHOD_ERROR_INVALID when @as_of is no date or the sample is in the workspace already;
 * the store's. */
gboolean   gops_sample_create           (GopsStore   *store,
                                         const char  *as_of,
                                         GError     **error);

/* Creates a workspace file with the sample in it. With @as_of the file is the same byte for byte every time.
 * Returns: (transfer full) (nullable). */
GopsStore *gops_sample_create_workspace (const char  *path,
                                         const char  *as_of,
                                         GError     **error);

G_END_DECLS
