/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telephone numbers, however they are written. */

#include "gops-phone.h"

#include <string.h>

#define FEWEST_DIGITS 5

static gboolean
is_chinese_mobile (const char *digits)
{
  return strlen (digits) == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* Digits of other scripts, and full-width ones, are digits too. */
static char *
digits_of (const char *phone)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p = g_utf8_next_char (p))
    {
      int value = g_unichar_digit_value (g_utf8_get_char (p));

      if (value >= 0)
        g_string_append_c (digits, (char) ('0' + value));
    }
  return g_string_free (digits, FALSE);
}

char *
gops_phone_key (const char *phone)
{
  g_autofree char *digits = digits_of (phone);
  const char *key = digits;

  if (g_str_has_prefix (key, "00"))
    key += 2;
  if (g_str_has_prefix (key, "86") && is_chinese_mobile (key + 2))
    key += 2;
  return g_strdup (strlen (key) >= FEWEST_DIGITS ? key : "");
}

const char *
gops_phone_bare (const char *phone)
{
  return g_str_has_prefix (phone, "+86") ? phone + strlen ("+86") : phone;
}

char *
gops_phone_with_86 (const char *phone)
{
  return g_strconcat ("+86", gops_phone_bare (phone), NULL);
}
