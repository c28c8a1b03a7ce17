/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the cells of the members' table: avatar, name, sign, tier, figures. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A jump in half a million members shows as many new cells as a frame has time for widgets without children, but not
 * for avatars, chips and labels. So cells draw themselves, with what is kept here for all of them: layouts, colours,
 * avatars' grounds, whole chips.
 *
 * All draw into the whole of @widget, from its start to its end in its direction.
 */

#define GOPS_TYPE_MEMBER_PAINT (gops_member_paint_get_type ())
G_DECLARE_FINAL_TYPE (GopsMemberPaint, gops_member_paint, GOPS, MEMBER_PAINT, GObject)

/* A sign behind a name. */
typedef struct
{
  const char *icon;
  const char *text;      /* translated */
  const char *color;     /* (nullable): named colour without its "_text"; NULL is the text's own */
} GopsMemberSign;

GopsMemberPaint *gops_member_paint_new     (void);

/* Fonts, colours or sizes have changed. */
void             gops_member_paint_forget  (GopsMemberPaint *self);

/* What a cell needs, in pixels. */
int              gops_member_paint_height  (GopsMemberPaint *self, GtkWidget *widget);

/* @sign: (nullable); @short_sign: without its word */
void             gops_member_paint_name    (GopsMemberPaint *self, GtkWidget *widget, GtkSnapshot *snapshot, const char *name,
                                            const GopsMemberSign *sign, gboolean short_sign);
void             gops_member_paint_tier    (GopsMemberPaint *self, GtkWidget *widget, GtkSnapshot *snapshot, const char *tier,
                                            const char *word, gboolean locked);
void             gops_member_paint_figure  (GopsMemberPaint *self, GtkWidget *widget, GtkSnapshot *snapshot, const char *text,
                                            gboolean dim);

G_END_DECLS
