/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of the library have in common: lists that filter, and keys. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list to choose from. @names: (nullable): before translation; @chosen: called with @self when another is chosen */
GtkWidget *gops_library_choice_new   (const char *const  *names,
                                      const char         *label,
                                      GCallback           chosen,
                                      gpointer            self);

/* Lists @now (transfer full) after @all; what is chosen stays chosen while it is there, and an empty list is hidden.
 * @shown: (inout) (transfer full) (element-type utf8): what is listed, "" for all */
void       gops_library_choice_fill  (GtkWidget          *choice,
                                      const char         *all,
                                      GPtrArray         **shown,
                                      GPtrArray          *now);

void       gops_library_add_shortcut (GtkEventController *shortcuts,
                                      guint               key,
                                      GdkModifierType     modifiers,
                                      const char         *action);

G_END_DECLS
