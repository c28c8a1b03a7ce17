/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-over sheet: what whoever keeps a group next has to know. */
#pragma once

#include <gio/gio.h>

#include "gops-document.h"
#include "gops-store.h"

G_BEGIN_DECLS

#define GOPS_HAND_OVER_DAYS 14   /* of the plan */

/**
 * gops_hand_over_document:
 * @date: (nullable): "YYYY-MM-DD": today
 *
 * In the group's language: the group and who keeps it, its rules, the plan of the coming days, questions that nobody answered,
 * people to look after, notes. Reads the group's last weeks of talk: run it in a thread.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsDocument *gops_hand_over_document (GopsStore     *store,
                                       gint64         group,
                                       const char    *date,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_END_DECLS
