/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people did on which day, as far as it can earn points. */
#pragma once

#include <gio/gio.h>

#include "gops-point-act.h"
#include "gops-store.h"

G_BEGIN_DECLS

/* @day: since 1970; @n: how often, at least once. */
typedef void (*GopsPointFactFunc) (gint64        person,
                                   int           day,
                                   GopsPointKind kind,
                                   gint64        n,
                                   gpointer      data);

/* Calls @func for everything done in @group up to the day @until, by @person or (0) by anybody: for each person, day and
 * kind once, those of merged people as of the one who stays. In no order that one could rely on. */
gboolean gops_point_facts_each (GopsStore         *store,
                                gint64             group,
                                gint64             person,
                                int                until,
                                GopsPointFactFunc  func,
                                gpointer           data,
                                GCancellable      *cancellable,
                                GError           **error);

G_END_DECLS
