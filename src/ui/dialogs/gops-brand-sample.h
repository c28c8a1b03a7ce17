/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters that show what becomes of a brand. */
#pragma once

#include <gtk/gtk.h>

#include "gops-store.h"

G_BEGIN_DECLS

/* Puts the samples into @box. */
void gops_brand_samples_add (GtkBox    *box);

/* Draws one of them anew, in a thread, with the brand that is stored. */
void gops_brand_sample_show (GtkWidget *sample,
                             GopsStore *store);

G_END_DECLS
