/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-document.h"

G_BEGIN_DECLS

/* A document as text for a chat, as it is posted: @markup is a platform's ("plain", "whatsapp", "telegram", "discord",
 * "slack", "markdown"; what is not known is plain). Signs that would format or call everybody are made harmless.
 * (transfer full) */
char *gops_write_text (GopsDocument *document,
                       const char   *markup);

G_END_DECLS
