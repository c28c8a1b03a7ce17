/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bans as they read behind "Not here:". "No remarks on looks" behind it would say the opposite. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What @text forbids, without the words that forbid it: "remarks on looks", 抄袭、代写 for 不抄袭、不代写.
 * Returns: (transfer full) (nullable): NULL when it says more than a ban and has to stand as it is. */
char *gops_ban_to_bare (const char *text);

G_END_DECLS
