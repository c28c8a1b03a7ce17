/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants of the times in a chat: those of a clock on the wall, and those that name their offset from UTC. */
#pragma once

#include "gops-date-reader.h"

typedef struct _GopsChatClock GopsChatClock;

/** gops_chat_clock_new: @zone: (nullable): of the wall; %NULL for UTC */
GopsChatClock *gops_chat_clock_new  (GTimeZone           *zone);
void           gops_chat_clock_free (GopsChatClock       *self);

/**
 * gops_chat_clock_read:
 * @out_at: (out): microseconds since 1970 UTC
 *
 * Returns: whether the calendar has that day and the clock that time
 */
gboolean       gops_chat_clock_read (GopsChatClock       *self,
                                     const GopsDateValue *value,
                                     gint64              *out_at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatClock, gops_chat_clock_free)
