/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what a chat export says of members into their memberships. */
#pragma once

#include "gops-batch.h"
#include "gops-chat-people.h"

/**
 * gops_chat_settle:
 * @members: (element-type GopsChatMember): with their days and events written
 *
 * Makes the memberships that are not there yet and brings the others up to date: last message, counts, days, when they
 * came and went, who brought them, what they are called. In slices of @batch.
 */
gboolean gops_chat_settle (GopsStore        *store,
                           const GopsBatch  *batch,
                           GPtrArray        *members,
                           GCancellable     *cancellable,
                           GError          **error);
