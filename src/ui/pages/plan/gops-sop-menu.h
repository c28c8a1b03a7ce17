/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page of a group offers about SOPs besides applying one: page.sops, page.save-sop, page.sop-triggers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @klass: of a GopsView */
void gops_sop_menu_install (GtkWidgetClass *klass);

G_END_DECLS
