/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usual business flow of each kind of group: who gives whom what, and where the group stands between them.
 *
 * Parts that a party can play: "group" (the group's own place; a party without a label bears the group's name), "operator",
 * "member", "customer", "supplier", "partner", "platform". Kinds of transaction: "money", "goods", "service",
 * "information". */
#pragma once

#include "gops-dossier.h"
#include "gops-shape.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;            /* names it in the arrows of the same flow */
  const char *role;
  GopsText    label;         /* not set: the group's name */
} GopsFlowPartyTemplate;

typedef struct
{
  const char *from, *to;     /* ids of parties */
  GopsText    label;
  const char *kind;
} GopsFlowDealTemplate;

typedef struct
{
  const char                  *id;        /* of the kind of group */
  const GopsFlowPartyTemplate *parties;
  guint                        n_parties;
  const GopsFlowDealTemplate  *deals;
  guint                        n_deals;
} GopsFlowTemplate;

typedef struct
{
  int                     format;
  const GopsFlowTemplate *flows;
  guint                   n_flows;
} GopsFlowFile;

extern const GopsShape gops_flow_file_shape;

/* The ids in the order of lists, ended by NULL. */
const char *const *gops_flow_role_ids         (void);
const char *const *gops_flow_kind_ids         (void);

/* Which party of @flow is called @id. Returns: its index, -1 when there is none. */
int                gops_flow_template_find    (const GopsFlowTemplate *flow,
                                               const char             *id);

/* Writes the flow that is usual for @group's kind, in the group's language, within the caller's action. A kind that is not
 * known gets that of an interest group. Errors: the store's. */
gboolean           gops_flow_insert_usual     (GopsStore *store,
                                               GopsGroup *group,
                                               GError   **error);

/* The same instead of what is there. */
gboolean           gops_flow_start_over       (GopsStore         *store,
                                               const GopsDossier *dossier,
                                               GError           **error);

G_END_DECLS
