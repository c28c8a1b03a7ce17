/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of the style sheet for widgets that draw, and words for screen readers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes jade the accent on toolkits that take it from variables. Call once, at startup. */
void     gops_style_init_accent   (GdkDisplay    *display);

/* The colour of @widget's text in its present state. */
void     gops_widget_text_color   (GtkWidget     *widget,
                                   GdkRGBA       *out_color);

/* The colour that the style sheet calls @name (without the @). When it knows none,
 * @out_color becomes the text colour and FALSE is returned. */
gboolean gops_widget_named_color  (GtkWidget     *widget,
                                   const char    *name,
                                   GdkRGBA       *out_color);

/* Lets a screen reader say @message now. Silent where the toolkit cannot (before 4.14). */
void     gops_announce            (GtkWidget     *widget,
                                   const char    *message);

G_END_DECLS
