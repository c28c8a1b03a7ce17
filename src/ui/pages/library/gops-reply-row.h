/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reply in the list: its title, the answer as it would be copied, and how often it was. */
#pragma once

#include <gtk/gtk.h>

#include "gops-fill.h"
#include "gops-reply.h"

G_BEGIN_DECLS

#define GOPS_TYPE_REPLY_ROW (gops_reply_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsReplyRow, gops_reply_row, GOPS, REPLY_ROW, GtkWidget)

/* ::edit: its button was pressed. (transfer floating) */
GtkWidget *gops_reply_row_new       (void);

/* @reply: (nullable): then @values is too */
void       gops_reply_row_set_reply (GopsReplyRow         *self,
                                     GopsReply            *reply,
                                     const GopsFillValues *values);

/* The answer for another group. */
void       gops_reply_row_fill      (GopsReplyRow         *self,
                                     const GopsFillValues *values);
gint64     gops_reply_row_get_id    (GopsReplyRow         *self);

/* What it is called: its title, else its first keyword, else how it begins. (transfer full) */
char      *gops_reply_dup_title     (GopsReply            *reply);

G_END_DECLS
