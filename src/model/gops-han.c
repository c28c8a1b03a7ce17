/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Han signs, traditional and simplified. */

#include "gops-han.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define FIRST 0x4e00
#define N     (0xa000 - FIRST)

/* ICU's rules for single signs, read once; its longer rules are about words, which names are not. */
static gpointer
make_table (gpointer data)
{
  UChar *table = g_new (UChar, N), id[20];
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  UTransliterator *rules;

  u_uastrcpy (id, "Hant-Hans");
  rules = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, &place, &status);
  for (guint i = 0; i < N; i++)
    {
      UChar units[8] = { (UChar) (FIRST + i) };
      int32_t length = 1, limit = 1;

      status = U_ZERO_ERROR;
      if (rules != NULL)
        utrans_transUChars (rules, units, &length, G_N_ELEMENTS (units), 0, &limit, &status);
      table[i] = U_SUCCESS (status) && length == 1 ? units[0] : (UChar) (FIRST + i);
    }
  if (rules != NULL)
    utrans_close (rules);
  return table;
}

gunichar
gops_han_simplify (gunichar c)
{
  static GOnce once = G_ONCE_INIT;

  if (!gops_han_is (c))
    return c;
  g_once (&once, make_table, NULL);
  return ((const UChar *) once.retval)[c - FIRST];
}
