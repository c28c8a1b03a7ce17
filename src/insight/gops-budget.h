/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group costs: hours, money, red packets, planned and spent. Money is in integer minor units of a currency. */
#pragma once

#include "gops-dossier.h"
#include "gops-money.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_COST_HOURS,        /* in minutes of work */
  GOPS_COST_MONEY,
  GOPS_COST_RED_PACKET,
  GOPS_N_COSTS
} GopsCost;

/* The ids of budget_item.kind in that order, ended by NULL; the name of a kind in the interface's language. */
const char *const *gops_cost_ids   (void);
const char *gops_cost_name         (const char *kind);
GopsCost    gops_cost_of           (const char *kind);

typedef struct
{
  gint64   planned[GOPS_N_COSTS], spent[GOPS_N_COSTS];
  gint64   planned_money, spent_money;     /* money and red packets */
  const char *currency;                    /* of the sums: the workspace's where an item is in it, else that of the first */
  guint    n_foreign;                      /* items in another currency, which are in no sum */
  gboolean has_cost;                       /* something was spent and there are members */
  gint64   cost_per_person;                /* spent_money ÷ members, rounded half up */
  gint64   minutes_per_person;             /* hours spent ÷ members, in minutes */
} GopsBudgetSums;

/* The result lives as long as the dossier. */
GopsBudgetSums gops_budget_sums    (const GopsDossier *dossier);

/* Reads an amount as people type it ("12", "12.5", "12,50", "1,200", "￥88"). FALSE when it is none, negative, has more
 * decimals than the currency, or is beyond 10¹². */
gboolean    gops_money_parse       (const char *text,
                                    const char *currency,
                                    gint64     *out_minor);

/* "2 h 30 min". Returns: (transfer full). */
char       *gops_hours_format      (gint64      minutes);

/* Reads hours ("2", "2.5", "2:30"). FALSE when it is none. */
gboolean    gops_hours_parse       (const char *text,
                                    gint64     *out_minutes);

G_END_DECLS
