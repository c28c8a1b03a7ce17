/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The advice of one page in its pane: follows the session, does what its buttons say. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_ADVICE_BOX (gops_advice_box_get_type ())
G_DECLARE_FINAL_TYPE (GopsAdviceBox, gops_advice_box, GOPS, ADVICE_BOX, GtkWidget)

/* @page is static: "positioning", "rules", … */
GtkWidget *gops_advice_box_new (GopsSession *session,
                                const char  *page);

G_END_DECLS
