/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sort keys: Chinese names in pinyin order, all others as the root collation has them; numbers within names by their value, so
 * that group 2 comes before group 10. */

#include "gops-workspace.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#define MAX_UNITS 400   /* of a name; what follows does not change its place */
#define SETTINGS  "zh@collation=pinyin numeric"   /* part of the mark: another text here lets all keys be made anew */

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
      ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
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

/**
 * gops_collation_mark:
 *
 * Returns: (transfer full): what keys depend on. Keys that were made under another mark do not compare with those of now
 */
char *
gops_collation_mark (void)
{
  UVersionInfo version;
  char digits[U_MAX_VERSION_STRING_LENGTH];

  ucol_getVersion (get_collator (), version);
  u_versionToString (version, digits);
  return g_strdup_printf ("%s %s", SETTINGS, digits);
}
