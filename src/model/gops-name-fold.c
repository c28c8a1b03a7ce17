/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names without what does not tell people apart. */
#include "config.h"

#include "gops-name-fold.h"

/* Most names need no tables of Unicode: ASCII, and Han signs, which have no case and are normal. */
static gboolean
fold_simply (GString    *folded,
             const char *name)
{
  g_string_truncate (folded, 0);
  for (const guchar *p = (const guchar *) name; *p != '\0';)
    {
      if (*p < 0x80)
        {
          g_string_append_c (folded, g_ascii_tolower ((char) *p));
          p++;
        }
      else if (*p >= 0xe4 && *p <= 0xe9 && (*p > 0xe4 || p[1] >= 0xb8))   /* U+4E00 … U+9FFF */
        {
          g_string_append_len (folded, (const char *) p, 3);
          p += 3;
        }
      else
        return FALSE;
    }
  return TRUE;
}

void
gops_name_fold (GString    *folded,
                const char *name)
{
  g_autofree char *normal = NULL, *lower = NULL;

  if (fold_simply (folded, name))
    return;
  normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  lower = g_utf8_casefold (normal != NULL ? normal : name, -1);
  g_string_assign (folded, lower);
}
