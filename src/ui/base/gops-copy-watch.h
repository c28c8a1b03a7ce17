/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * How many copies of a main group have something of its rules to take over: counted in a thread, for there may be hundreds,
 * and again after every change of clauses or groups. ::counted (gint64 group) tells when the number is another one.
 */

#define GOPS_TYPE_COPY_WATCH (gops_copy_watch_get_type ())
G_DECLARE_FINAL_TYPE (GopsCopyWatch, gops_copy_watch, GOPS, COPY_WATCH, GObject)

GopsCopyWatch *gops_copy_watch_new (GopsStore     *store);

/* What is known of @group; asks when that is nothing or out of date. */
guint          gops_copy_watch_get (GopsCopyWatch *self,
                                    gint64         group);

G_END_DECLS
