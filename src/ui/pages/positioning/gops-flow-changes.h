/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to the business flow beyond typing into fields: each one named action; failures are reported. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Adds a party at the end; @placed: with its centre at @x, @y. The first one is the group's place. Returns: its id, 0 on
 * failure. */
gint64   gops_flow_add_party    (GopsView   *view,
                                 gboolean    placed,
                                 double      x,
                                 double      y);

/* Adds a transaction from one party to another. Returns: its id, 0 on failure. */
gint64   gops_flow_add_deal     (GopsView   *view,
                                 gint64      from,
                                 gint64      to);

/* Puts a party's centre there by hand; several moves of one party in a row are one action. */
gboolean gops_flow_move_party   (GopsView   *view,
                                 gint64      party,
                                 double      x,
                                 double      y);

/* Takes back every placing by hand. */
gboolean gops_flow_arrange      (GopsView   *view);

/* A party takes its transactions with it. */
gboolean gops_flow_remove_party (GopsView   *view,
                                 gint64      party);
gboolean gops_flow_remove_deal  (GopsView   *view,
                                 gint64      deal);

/* Lets a transaction go from @from to @to. */
gboolean gops_flow_lead_deal    (GopsView   *view,
                                 gint64      deal,
                                 gint64      from,
                                 gint64      to);

/* Writes what is usual for the group's kind, in place of what is there. */
gboolean gops_flow_draw_usual   (GopsView   *view);

G_END_DECLS
