/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bin that knows how much room it has. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_WIDTH_NARROW,   /* < 600 px */
  GOPS_WIDTH_MEDIUM,   /* < 1000 px */
  GOPS_WIDTH_WIDE
} GopsWidthClass;

#define GOPS_TYPE_WIDTH_CLASS (gops_width_class_get_type ())
GType          gops_width_class_get_type             (void);

#define GOPS_TYPE_RESPONSIVE_BIN (gops_responsive_bin_get_type ())
G_DECLARE_FINAL_TYPE (GopsResponsiveBin, gops_responsive_bin, GOPS, RESPONSIVE_BIN, GtkWidget)

/* Properties: "child", "width-class" (GopsWidthClass, read only; notified between two frames,
 * so listeners may change whatever they like). Style classes "narrow", "medium", "wide" follow.
 * The bin can always be made as narrow as 320 px, whatever its child asks for; before the first
 * frame the class is wide. */
GtkWidget     *gops_responsive_bin_new               (void);
GtkWidget     *gops_responsive_bin_get_child         (GopsResponsiveBin *self);
void           gops_responsive_bin_set_child         (GopsResponsiveBin *self,
                                                      GtkWidget         *child);
GopsWidthClass gops_responsive_bin_get_width_class   (GopsResponsiveBin *self);
GopsWidthClass gops_width_class_for_width            (int                width);

G_END_DECLS
