/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of text as a line to read, which wraps; a click on it opens an entry to write in. */
#pragma once

#include "gops-binder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_TOKEN (gops_token_get_type ())
G_DECLARE_FINAL_TYPE (GopsToken, gops_token, GOPS, TOKEN, GtkWidget)

/* @title: static; what the column is. @empty: static; stands there while nothing is written. With @titles (nullable) the
 * title stands before the words, as wide as the others of that group. What is written goes through @binder. */
GtkWidget *gops_token_new    (GopsBinder   *binder,
                              guint         column,
                              const char   *title,
                              const char   *empty,
                              GtkSizeGroup *titles);

/* Shows the column of @record in @language. */
void       gops_token_show   (GopsToken    *self,
                              gpointer      record,
                              const char   *language);

/* Opens the entry. */
void       gops_token_popup  (GopsToken    *self);

G_END_DECLS
