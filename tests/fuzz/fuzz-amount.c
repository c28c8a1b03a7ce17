/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary text to the reader of amounts. */
#include <string.h>

#include "gops-amount-reader.h"
#include "gops-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size), *text = g_utf8_make_valid (bytes, -1);
  GopsAmountStyle style = { 0 };
  GopsAmount amount;

  gops_amount_survey (&style, text);
  if (gops_amount_read (text, &style, "CNY", &amount) != GOPS_AMOUNT_OK)
    return 0;
  g_assert_true (ABS (amount.minor) <= GOPS_AMOUNT_MAX + 1);
  g_assert_cmpuint (strlen (amount.currency), ==, 3);
  return 0;
}
