/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Later changes of an SOP are offered to its copies: what nobody has changed by hand in an item takes them over, what was changed is
 * shown and left. Words, time and who does it are asked one by one: an item that was moved by hand still gets the new words. Only
 * what is still to come and not done takes part. See gops-sop-origin.h. */
#pragma once

#include "gops-own-sops.h"
#include "gops-plan-item.h"
#include "gops-sop-origin.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_SOP_OFFER_CHANGE,
  GOPS_SOP_OFFER_ADD,      /* the entry is new */
  GOPS_SOP_OFFER_REMOVE,   /* the entry is gone */
  GOPS_SOP_OFFER_LEFT      /* changed in the SOP, and by hand: left alone */
} GopsSopOfferKind;

typedef struct
{
  GopsSopOfferKind   kind;
  GopsPlanItem      *item;      /* (owned): as it stands; of an ADD one that is not there yet */
  GopsPlanItem      *after;     /* (owned) (nullable): as it would be */
} GopsSopOfferItem;

/* What is offered to one group. */
typedef struct
{
  gint64     group;
  char      *name;        /* (owned) */
  GPtrArray *items;       /* (owned) (element-type GopsSopOfferItem) by their days */
  guint      n_changes;   /* items that would be changed, added or removed */
  guint      n_left;
} GopsSopOffer;

/* What @sop offers to @group (0: to all groups), by name; groups without anything are not listed.
 * Returns: (transfer full) (element-type GopsSopOffer) (nullable). Errors: GOPS_METHOD_ERROR_NOT_FOUND, G_IO_ERROR_CANCELLED, the store's. */
GPtrArray *gops_sop_offer        (GopsStore      *store,
                                  const char     *sop,
                                  gint64          group,
                                  GCancellable   *cancellable,
                                  GError        **error);

/* What one SOP offers. */
typedef struct
{
  char      *sop;      /* (owned) its id */
  char      *name;     /* (owned) in the interface's language */
  GPtrArray *groups;   /* (owned) (element-type GopsSopOffer) */
} GopsSopOffers;

/* What all SOPs offer to all groups; those without an offer are not listed. Walks over what is still to come: in a thread.
 * Returns: (transfer full) (element-type GopsSopOffers) (nullable). Errors: as above. */
GPtrArray *gops_sop_offers_all   (GopsStore      *store,
                                  GCancellable   *cancellable,
                                  GError        **error);

/* Takes everything over that is offered, as one action. Nothing to do is no failure and no action.
 * @out_items: (out) (optional): items that were changed, added or removed. Errors: as above. */
gboolean   gops_sop_offer_accept (GopsStore      *store,
                                  const char     *sop,
                                  gint64          group,
                                  GCancellable   *cancellable,
                                  guint          *out_items,
                                  GError        **error);

G_END_DECLS
