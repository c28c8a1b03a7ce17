/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies and knowledge as CSV, as gops_replies_import() reads it back. */
#pragma once

#include "gops-store.h"

/** gops_replies_export_csv: @out_rows: (out) (optional). Errors: those of GIO and of the workspace */
gboolean gops_replies_export_csv (GopsStore     *store,
                                  GFile         *to,
                                  guint         *out_rows,
                                  GCancellable  *cancellable,
                                  GError       **error);
