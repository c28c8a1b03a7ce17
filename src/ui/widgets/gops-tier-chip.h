/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tier: drawn mark and word on the tier's ground. Tiers look alike everywhere. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_TIER_CHIP (gops_tier_chip_get_type ())
G_DECLARE_FINAL_TYPE (GopsTierChip, gops_tier_chip, GOPS, TIER_CHIP, GtkWidget)

/* @label is what the tier scheme calls @tier. Style class "plain" leaves the ground out.
 * Tiers that users invented (ids outside the status scheme) look neutral. */
GtkWidget  *gops_tier_chip_new        (const char   *tier,
                                       const char   *label);
void        gops_tier_chip_set_tier   (GopsTierChip *self,
                                       const char   *tier,
                                       const char   *label);
void        gops_tier_chip_set_locked (GopsTierChip *self,
                                       gboolean      locked);

/* The style sheet's colour of a tier's mark, for drawing: "gops_tier_…". */
const char *gops_tier_color_name      (const char   *tier);

/* The name of its mark, for gops_mark_shape_for_name(). */
const char *gops_tier_mark_name       (const char   *tier);

G_END_DECLS
