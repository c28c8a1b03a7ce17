/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menu of the Content page offers besides its views: weekly slots, and the plan as a file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the class of a GopsView: page.slots, page.fill-slots, page.next-slot, page.import-plan, page.export-plan. */
void gops_content_cadence_install (GtkWidgetClass *widget_class);

G_END_DECLS
