/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something a person bought. The amount is in the currency's smallest unit; mark tells an order that comes a second
 * time. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-purchase.h"

GOPS_DEFINE_RECORD (GopsPurchase, gops_purchase, GOPS_PURCHASE, "purchase", N_("Order"), GOPS_TABLE_BATCHED)
