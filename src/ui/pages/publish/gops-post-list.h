/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts as they go out, one card below the other, each with its length and a button that copies it. After each copy the
 * keyboard is on the button of the next, so that Space, paste, Space, paste … is all it takes. */
#pragma once

#include <gtk/gtk.h>

#include "gops-rule-short.h"
#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_POST_LIST (gops_post_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsPostList, gops_post_list, GOPS, POST_LIST, GtkWidget)

/* @posts: (element-type utf8): written for @space. Where they are what is shown already, nothing changes. */
void     gops_post_list_set       (GopsPostList        *self,
                                   GopsSession         *session,
                                   GPtrArray           *posts,
                                   const GopsRuleSpace *space,
                                   const char          *language);

/* Copies the one whose turn it is. */
void     gops_post_list_copy_next (GopsPostList        *self);

G_END_DECLS
