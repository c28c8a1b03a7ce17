/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar file of all running groups that other programs follow: it is written again when the plans have changed. */
#pragma once

#include <gio/gio.h>

#include "gops-store.h"

G_BEGIN_DECLS

/**
 * gops_calendar_feed_write:
 * @digest: (inout) (nullable) (transfer full): of what was written last; the file is left alone where nothing differs from it
 *
 * All or nothing, as gops_file_write(). Takes a look at the plans of all groups: call it in a thread.
 */
gboolean gops_calendar_feed_write (GopsStore     *store,
                                   GFile         *file,
                                   char         **digest,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
