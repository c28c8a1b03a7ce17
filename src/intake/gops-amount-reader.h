/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money as shops, spreadsheets and people write them: ¥1,234.50, 1.234,50 €, CHF 1'234.50, １２元, 1.2万. */
#pragma once

#include <glib.h>

/* Whether 1,234 is a thousand or a little more than one, a single amount does not tell. Calling sequence:
 *
 *   GopsAmountStyle style = { 0 };
 *   for each amount of the column: gops_amount_survey (&style, text);
 *   for each amount of the column: gops_amount_read (text, &style, "CNY", &amount);
 */
typedef struct
{
  guint64 points;   /* amounts that can have but the point as decimal mark */
  guint64 commas;   /* or but the comma */
} GopsAmountStyle;

#define GOPS_AMOUNT_MAX 100000000000000   /* of the smallest unit */

typedef enum
{
  GOPS_AMOUNT_OK,
  GOPS_AMOUNT_EMPTY,
  GOPS_AMOUNT_NONE,      /* it is no amount */
  GOPS_AMOUNT_TOO_MUCH,  /* over the limit */
} GopsAmountVerdict;

/**
 * GopsAmount:
 * @minor: of the currency's smallest unit, rounded half away from zero
 * @currency: ISO 4217: what the text names, else what was expected
 */
typedef struct
{
  gint64 minor;
  char   currency[4];
} GopsAmount;

/** gops_amount_survey: takes in what @text tells of its column's decimal mark */
void              gops_amount_survey (GopsAmountStyle       *style,
                                      const char            *text);

/**
 * gops_amount_read:
 * @style: (nullable): of its column; %NULL: nothing is known
 * @currency: (nullable): of amounts that name none; of a sign that several have it chooses one
 * @out_amount: (out): set for %GOPS_AMOUNT_OK only
 *
 * A mark with three digits behind it parts thousands, unless the column says otherwise.
 */
GopsAmountVerdict gops_amount_read   (const char            *text,
                                      const GopsAmountStyle *style,
                                      const char            *currency,
                                      GopsAmount            *out_amount);
