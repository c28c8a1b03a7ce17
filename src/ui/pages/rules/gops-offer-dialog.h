/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of the main group's rules, offered to its copies: what differs in each, and one button for all that are chosen. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Compares in a thread, then shows the dialog for the group of @view, or says why there is nothing to offer. */
void gops_offer_present (GopsView  *view);

/* After a version was published: counts in a thread which copies are behind, and where there are some, asks over @over whether
 * they shall be offered what has changed. A yes closes the dialog that @over stands in. */
void gops_offer_ask     (GopsView  *view,
                         GtkWidget *over);

G_END_DECLS
