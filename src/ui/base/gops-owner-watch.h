/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-owner-load.h"

G_BEGIN_DECLS

/*
 * What people have to do in several groups, looked at in a thread, for it takes the plans of all groups, and again after
 * every change of them. ::loaded tells when something else is to be said.
 */

#define GOPS_TYPE_OWNER_WATCH (gops_owner_watch_get_type ())
G_DECLARE_FINAL_TYPE (GopsOwnerWatch, gops_owner_watch, GOPS, OWNER_WATCH, GObject)

GopsOwnerWatch      *gops_owner_watch_new (GopsStore      *store);

/* What is known; asks when that is nothing or out of date. Returns: (nullable). */
const GopsOwnerLoad *gops_owner_watch_get (GopsOwnerWatch *self);

G_END_DECLS
