/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Connections: who answers whom. Members who know each other stay. */
#pragma once

#include "gops-circle.h"

G_BEGIN_DECLS

/* A tie between two members, told once. */
typedef struct
{
  gint64 person[2];
  char  *name[2];      /* (owned) the one who answers more first */
  guint  replies[2];   /* of each to the other */
} GopsConnection;

typedef struct
{
  guint      n_members;     /* who are there, without staff, bots and blacklisted people */
  guint      n_alone;       /* have neither answered nor been answered by anybody here */
  guint      n_known;       /* have exchanged replies, both ways, with at least GOPS_CIRCLE_KNOWN others */
  guint      n_ties;        /* pairs of whom one has answered the other */
  guint      n_mutual;      /* of them, both ways */
  double     mean;          /* ties of a member */
  gboolean   knows_replies; /* an imported chat says who answers whom; else all above is 0 */
  GPtrArray *strongest;     /* (owned) (element-type GopsConnection): most replies first */
} GopsConnections;

/* The @most strongest ties are named. @as_of: (nullable): today. */
GopsConnections *gops_connections_load (GopsStore       *store,
                                        gint64           group,
                                        const char      *as_of,
                                        guint            most,
                                        GCancellable    *cancellable,
                                        GError         **error);
void             gops_connections_free (GopsConnections *self);

/* Share of members who know at least GOPS_CIRCLE_KNOWN others, 0 … 1. */
double           gops_connections_share (const GopsConnections *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsConnections, gops_connections_free)

G_END_DECLS
