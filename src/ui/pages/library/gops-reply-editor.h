/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reply with all that it has; saved as it is typed. */
#pragma once

#include "gops-reply.h"
#include "gops-view.h"

G_BEGIN_DECLS

/* @reply: 0 for a new one, which is kept once something is typed. @title: (nullable): what a new one is called to begin with */
void gops_reply_editor_present (GopsView   *page,
                                gint64      reply,
                                const char *title);

/* Removes what is kept, which can be taken back, and says so. */
void gops_reply_remove         (GopsView   *page,
                                GopsReply  *reply);

G_END_DECLS
