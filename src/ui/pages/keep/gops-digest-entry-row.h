/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heading, a message or a note in the list of a digest: dragged by its grip, moved by buttons and by keys. */
#pragma once

#include "gops-order-buttons.h"

G_BEGIN_DECLS

/* @zone: of the group. (transfer floating) */
GtkWidget *gops_digest_entry_row_new (gpointer                entry,
                                      const char             *zone,
                                      const GopsOrderButtons *order);

/* Returns: (transfer none): the entry that it shows */
gpointer   gops_digest_entry_row_get (GtkWidget              *row);

/* One place up (@by is -1) or down (1). Returns: whether there was one. */
gboolean   gops_digest_entry_row_move (GtkWidget              *row,
                                       int                     by);

G_END_DECLS
