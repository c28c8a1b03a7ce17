/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-batch.h"
#include "gops-keyed-hash.h"
#include "gops-people-merge.h"
#include "gops-record.h"

G_BEGIN_DECLS

/* Something a person bought. The amount is in the currency's smallest unit; mark tells an order that comes a second
 * time, so orders are not edited but removed and made anew. */
#define GOPS_PURCHASE_COLUMNS(X)                                                   \
  X (GOPS_PURCHASE_ID,        "id",        INT,  NULL,         NULL)               \
  X (GOPS_PURCHASE_PERSON_ID, "person_id", REF,  "person",     N_("Person"))       \
  X (GOPS_PURCHASE_GROUP_ID,  "group_id",  REF,  "chat_group", N_("Group"))        \
  X (GOPS_PURCHASE_ON_DATE,   "on_date",   DATE, NULL,         N_("Date"))         \
  X (GOPS_PURCHASE_AMOUNT,    "amount",    INT,  NULL,         N_("Amount"))       \
  X (GOPS_PURCHASE_CURRENCY,  "currency",  TEXT, NULL,         N_("Currency"))     \
  X (GOPS_PURCHASE_PRODUCT,   "product",   TEXT, NULL,         N_("Product"))      \
  X (GOPS_PURCHASE_NUMBER,    "number",    TEXT, NULL,         N_("Order number")) \
  X (GOPS_PURCHASE_MARK,      "mark",      INT,  NULL,         NULL)               \
  X (GOPS_PURCHASE_BATCH,     "batch",     REF,  "batch",      NULL)

#define GOPS_TYPE_PURCHASE (gops_purchase_get_type ())
GOPS_DECLARE_RECORD (GopsPurchase, gops_purchase, GOPS_PURCHASE)

/* SQL: how often a member bought; @m: the membership. A list may know of more orders than are written down; one without a
 * group counts in every group of the person. */
#define GOPS_PURCHASES_SQL(m)                                                                                           \
  "max (" m ".purchases, (SELECT count (*) FROM purchase order_ WHERE order_.person_id IN " GOPS_PERSON_ALL_SQL (m ".person_id") \
  " AND coalesce (order_.group_id, " m ".group_id) = " m ".group_id AND " GOPS_BATCH_SHOWN ("order_.batch") "))"

/* An order as somebody types it in; number and product may be "", the group 0. */
typedef struct
{
  gint64      person;
  gint64      group;
  const char *on_date;
  gint64      amount;
  const char *currency;
  const char *product;
  const char *number;
} GopsPurchaseDraft;

gint64   gops_purchase_mark   (const GopsHashKey *secret, const GopsPurchaseDraft *draft);
gint64   gops_purchase_add    (GopsStore *store, const GopsPurchaseDraft *draft, GError **error);
gboolean gops_purchase_remove (GopsStore *store, gint64 purchase, GError **error);

G_END_DECLS
