/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of an SOP, to be written or read. */
#pragma once

#include "gops-session.h"
#include "gops-sop.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @entry: its id */
typedef void (*GopsSopEntryFunc) (const char *entry,
                                  gpointer    owner);

/* @item: as it is; without an id a new one. @func is called when it was kept, unless @owner is gone. */
void gops_sop_entry_present (GopsSession       *session,
                             const char        *sop,
                             const GopsSopItem *item,
                             GopsSopEntryFunc   func,
                             GObject           *owner,
                             GtkWidget         *parent);

G_END_DECLS
