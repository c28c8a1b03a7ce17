/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sort keys: Chinese names in pinyin order, all others as the root collation has them. */

#include "gops-workspace.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#define MAX_UNITS 400   /* of a name; what follows does not change its place */

/* One collator per thread: opening one takes a millisecond. */
static UCollator *
get_collator (void)
{
  static GPrivate private = G_PRIVATE_INIT ((GDestroyNotify) ucol_close);
  UCollator *collator = g_private_get (&private);
  UErrorCode status = U_ZERO_ERROR;

  if (collator == NULL)
    {
      collator = ucol_open ("zh@collation=pinyin", &status);
      g_private_set (&private, collator);
    }
  return collator;
}

/**
 * gops_collation_key:
 * @text: UTF-8
 *
 * Returns: (transfer full): bytes that compare as the names do
 */
GBytes *
gops_collation_key (const char *text)
{
  UChar units[MAX_UNITS];
  guint8 key[MAX_UNITS * 4];
  int32_t n = 0, size;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8WithSub (units, MAX_UNITS, &n, text, -1, 0xfffd, NULL, &status);
  size = ucol_getSortKey (get_collator (), units, MIN (n, MAX_UNITS), key, sizeof key);
  return g_bytes_new (key, (gsize) MIN (size, (int32_t) sizeof key));
}
