/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of the trade that a workspace knows: those of the program, of which some are switched off, and the user's own. They
 * are kept in the workspace as a file of the form of data/method/trade-dates.json; every change is one action. */
#pragma once

#include "gops-store.h"
#include "gops-trade-date.h"

G_BEGIN_DECLS

#define GOPS_TRADE_DATES_MAX_OWN       200
#define GOPS_TRADE_DATES_MAX_NAME      60    /* characters */

typedef struct _GopsTradeDates GopsTradeDates;

/* What the program brings along, all of it shown. */
GopsTradeDates      *gops_trade_dates_new       (void);

/* Errors: the store's, and those of reading what is kept. Returns: (nullable). */
GopsTradeDates      *gops_trade_dates_load      (GopsStore            *store,
                                                 GError              **error);
void                 gops_trade_dates_free      (GopsTradeDates       *self);

/* The program's, then the user's, those not shown too. Returns: (transfer none) (element-type GopsTradeDate). */
const GPtrArray     *gops_trade_dates_get_all   (const GopsTradeDates *self);
/* Whether @id is none of the program's. */
gboolean             gops_trade_date_is_own     (const char           *id);
gboolean             gops_trade_dates_is_shown  (const GopsTradeDates *self,
                                                 const char           *id);

/* By id or by a name in any language. Returns: (nullable). */
const GopsTradeDate *gops_trade_dates_find      (const GopsTradeDates *self,
                                                 const char           *text);

/* Errors: GOPS_METHOD_ERROR_NOT_FOUND, and as with loading. */
gboolean             gops_trade_dates_set_shown (GopsStore            *store,
                                                 const char           *id,
                                                 gboolean              shown,
                                                 GError              **error);

/* Keeps a date of the user's own. @id: the one that is changed, NULL for a new one; @rule as in gops-day-rule.h.
 * Returns: (transfer full) (nullable): its id. Errors: GOPS_METHOD_ERROR_INVALID says what is wrong with the name, rule or
 * number of days. */
char                *gops_trade_dates_save_own  (GopsStore            *store,
                                                 const char           *id,
                                                 const char           *name,
                                                 const char           *rule,
                                                 int                   days,
                                                 GError              **error);
gboolean             gops_trade_dates_remove_own (GopsStore           *store,
                                                 const char           *id,
                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTradeDates, gops_trade_dates_free)

G_END_DECLS
