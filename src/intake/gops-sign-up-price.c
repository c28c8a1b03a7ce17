/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one piece costs, as people write it above a list. */
#include "config.h"

#include <string.h>

#include "gops-cell-clean.h"
#include "gops-sign-up-private.h"

static const char *
skip_one_of (const char        *p,
             const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      return p + strlen (words[i]);
  return p;
}

static gsize
number_length (const char *p)
{
  gsize length = strspn (p, "0123456789");

  if (length > 0 && p[length] == '.' && g_ascii_isdigit (p[length + 1]))
    length += 1 + strspn (p + length + 1, "0123456789");
  return length;
}

/* 29.9/斤, 29.9元一斤. Returns: (nullable): where the unit begins */
static const char *
unit_behind (const char *p)
{
  static const char *const money[] = { "元", "块钱", "块", "RMB", "rmb", "¥", "￥", NULL };
  static const char *const each[] = { "/", "／", "每", "一", NULL };
  const char *after;

  p += strspn (p, " ");
  p = skip_one_of (p, money);
  p += strspn (p, " ");
  after = skip_one_of (p, each);
  if (after == p)
    return NULL;
  after += strspn (after, " ");
  return gops_sign_up_unit_at (after) > 0 ? after : NULL;
}

/* 每斤29.9, 一箱：¥120. Returns: (nullable): where the unit begins */
static const char *
unit_before (const char *line,
             const char *number)
{
  static const char *const each[] = { "每", "一" };
  static const char *const between[] = { " ", ":", "：", "¥", "￥", "卖", "只要", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    for (const char *p = line; (p = strstr (p, each[i])) != NULL && p < number;)
      {
        const char *unit = p + strlen (each[i]), *after = unit + gops_sign_up_unit_at (unit), *next;

        while (after > unit && after < number && (next = skip_one_of (after, between)) > after)
          after = next;
        if (after == number && after > unit)
          return unit;
        p = unit;
      }
  return NULL;
}

gboolean
gops_sign_up_price_read (const char  *line,
                         char       **out_price,
                         char       **out_unit)
{
  g_autofree char *price = NULL, *unit = NULL;

  if (strlen (line) > GOPS_NAME_MAX_CHARACTERS)
    return FALSE;
  for (const char *p = line, *found; *p != '\0';)
    {
      gsize length = number_length (p);

      if (length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      found = unit_behind (p + length);
      if (found == NULL)
        found = unit_before (line, p);
      if (found != NULL && price != NULL)
        return FALSE;
      if (found != NULL)
        {
          price = g_strndup (p, length);
          unit = g_strndup (found, gops_sign_up_unit_at (found));
        }
      p += length;
    }
  if (price == NULL)
    return FALSE;
  *out_price = g_steal_pointer (&price);
  *out_unit = g_steal_pointer (&unit);
  return TRUE;
}
