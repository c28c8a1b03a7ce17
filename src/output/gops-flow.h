/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group's business flow as plain values: what a drawing, a list, a file are made from. It never changes and may be handed
 * to another thread. Parties and transactions are called by their index. */
#pragma once

#include <gio/gio.h>
#include "gops-dossier.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   id;
  char    *label;       /* (owned) on one line; the group's name for its own place without a label */
  char    *role;        /* (owned) "" when none is set */
  gboolean placed;      /* by hand, at x, y */
  double   x, y;        /* centre */
  guint    gives, takes;
} GopsFlowParty;

typedef struct
{
  gint64 id;
  guint  from, to;
  char  *label;         /* (owned) on one line, may be empty */
  char  *kind;          /* (owned) "" when none is set */
} GopsFlowDeal;

typedef struct
{
  gatomicrefcount count;
  char           *language;   /* (owned) of the group */
  char           *title;      /* (owned) "Business flow – Early Runners" */
  GPtrArray      *parties;    /* (owned) (element-type GopsFlowParty) */
  GPtrArray      *deals;      /* (owned) (element-type GopsFlowDeal) */
} GopsFlow;

GopsFlow            *gops_flow_new        (const GopsDossier *dossier);
GopsFlow            *gops_flow_ref        (GopsFlow          *self);
void                 gops_flow_unref      (GopsFlow          *self);

const GopsFlowParty *gops_flow_party      (const GopsFlow    *self,
                                           guint              index);
const GopsFlowDeal  *gops_flow_deal       (const GopsFlow    *self,
                                           guint              index);

/* Returns: an index, -1 when it is not there. */
int                  gops_flow_find_party (const GopsFlow    *self,
                                           gint64             id);
int                  gops_flow_find_deal  (const GopsFlow    *self,
                                           gint64             id);

/* What a party is called: its label, else "Without a name" in @language. */
const char          *gops_flow_party_name (const GopsFlow    *self,
                                           guint              index,
                                           const char        *language);

/* The word for a part or kind in @language; an id that nobody knows itself. */
const char          *gops_flow_role_word  (const char        *role,
                                           const char        *language);
const char          *gops_flow_kind_word  (const char        *kind,
                                           const char        *language);

/* "Members → Operator: fee (money)", its words in @language. (transfer full) */
char                *gops_flow_sentence   (const GopsFlow    *self,
                                           guint              deal,
                                           const char        *language);

/* The whole flow as a list: each party, and below it what it gives. In the group's language. (transfer full) */
char                *gops_flow_to_text    (const GopsFlow    *self);

/* Writes the flow to @to, whose name ends in .svg, .png, .pdf or .txt; all or nothing. @author: (nullable). May run in any
 * thread. Errors: GOPS_OUTPUT_ERROR_FORMAT, GOPS_OUTPUT_ERROR_DRAWING and those of writing. */
gboolean             gops_flow_export     (const GopsFlow    *self,
                                           GFile             *to,
                                           const char        *author,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsFlow, gops_flow_unref)

G_END_DECLS
