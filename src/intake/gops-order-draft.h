/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one record of a shop's export says about an order, checked and cleaned. */
#pragma once

#include "gops-amount-reader.h"
#include "gops-person-finder.h"
#include "gops-sheet.h"

typedef enum
{
  GOPS_ORDER_FIELD_IGNORE,
  GOPS_ORDER_FIELD_NAME,
  GOPS_ORDER_FIELD_ACCOUNT,
  GOPS_ORDER_FIELD_PHONE,
  GOPS_ORDER_FIELD_EMAIL,
  GOPS_ORDER_FIELD_DATE,
  GOPS_ORDER_FIELD_AMOUNT,
  GOPS_ORDER_FIELD_CURRENCY,
  GOPS_ORDER_FIELD_PRODUCT,
  GOPS_ORDER_FIELD_NUMBER,
  GOPS_ORDER_FIELD_STATUS,
} GopsOrderField;

#define GOPS_ORDER_N_FIELDS (GOPS_ORDER_FIELD_STATUS + 1)

/** gops_order_fields: Returns: (array length=GOPS_ORDER_N_FIELDS): what a column can be */
const GopsMappingField *gops_order_fields (void);

/**
 * GopsOrderDraft:
 * @line: of the file, where the record begins
 * @texts: (owned): for each field its clean text, "" where the file says nothing; the date is YYYY-MM-DD
 */
typedef struct
{
  guint64    line;
  char      *texts[GOPS_ORDER_N_FIELDS];
  GopsAmount amount;
} GopsOrderDraft;

/**
 * GopsOrderTerms: how the records are to be read
 * @style: of the column with the amounts
 * @currency: of amounts that name none
 * @day: (nullable): YYYY-MM-DD, of a table without a column for the day
 */
typedef struct
{
  GopsAmountStyle style;
  const char     *currency;
  const char     *day;
} GopsOrderTerms;

/** gops_order_draft_read: Returns: whether the record is an order; why it is none is told in @report */
gboolean   gops_order_draft_read   (GopsOrderDraft       *self,
                                    GopsSheet            *sheet,
                                    const GopsOrderTerms *terms,
                                    GopsTableSource      *reader,
                                    GopsImportReport     *report);
GopsWanted gops_order_draft_buyer  (const GopsOrderDraft *self);

/** gops_order_draft_describe_buyer: Returns: whatever tells best who it is */
const char *gops_order_draft_describe_buyer (const GopsOrderDraft *self);
void       gops_order_draft_clear  (GopsOrderDraft       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsOrderDraft, gops_order_draft_clear)
