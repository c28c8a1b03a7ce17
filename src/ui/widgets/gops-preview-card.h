/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as the members will see it: who says it, where it stands, the text itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_PREVIEW_CARD (gops_preview_card_get_type ())
G_DECLARE_FINAL_TYPE (GopsPreviewCard, gops_preview_card, GOPS, PREVIEW_CARD, GtkWidget)

/* The card scrolls inside and takes the height that it is given. */
GtkWidget *gops_preview_card_new         (void);

/* @author "Lin Wan", @role "Owner" (nullable), @place "Group announcement" (nullable); an
 * @author of NULL hides the whole head. */
void       gops_preview_card_set_author  (GopsPreviewCard *self,
                                          const char      *author,
                                          const char      *role,
                                          const char      *place);

/* Exactly @text, in the group's @language. Lines in @headings (nullable, NULL-terminated)
 * are set bold; where the platform shows them plain, pass NULL. */
void       gops_preview_card_set_text    (GopsPreviewCard   *self,
                                          const char        *text,
                                          const char        *language,
                                          const char *const *headings);

/* (nullable): a picture above the text, as in a message */
void       gops_preview_card_set_picture (GopsPreviewCard *self,
                                          GdkPaintable    *picture);

G_END_DECLS
