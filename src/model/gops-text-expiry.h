/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Texts of messages that a group keeps for some days only, or not at all: when their time is over, a mark takes the
 * message's place, by which it is known when it comes again. Daily figures stay.
 */

gboolean gops_texts_expire (GopsStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
