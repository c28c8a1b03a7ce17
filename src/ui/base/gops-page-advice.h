/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * The advice that waits on one page: a list that follows the session. Its buttons do what the advice offers, or
 * go to the field concerned.
 */

GtkWidget *gops_page_advice_new (GopsSession *session, const char *page);

G_END_DECLS
