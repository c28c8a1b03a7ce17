/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Looks after a workspace while it is open, in a thread: removes what was left behind, looks for damage, writes the
 * day's backup. Once when it is told to, and again on every new day.
 *
 *   GopsCaretaker *caretaker = gops_caretaker_new (store, 600);
 *   g_signal_connect (caretaker, "problem", …);
 *   gops_caretaker_look (caretaker);       after the first frame
 *
 * It does not keep the workspace open.
 *
 * ::problem (GError) tells what is wrong: damage, or a backup that could not be written.
 */

#define GOPS_TYPE_CARETAKER (gops_caretaker_get_type ())
G_DECLARE_FINAL_TYPE (GopsCaretaker, gops_caretaker, GOPS, CARETAKER, GObject)

GopsCaretaker *gops_caretaker_new  (GopsStore *store, guint seconds);
void           gops_caretaker_look (GopsCaretaker *self);

G_END_DECLS
