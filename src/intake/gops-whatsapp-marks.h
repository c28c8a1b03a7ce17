/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invisible characters and the odd blanks that WhatsApp strews over its exports. */
#pragma once

#include <glib.h>
#include <string.h>

/* Returns: how many bytes the mark at @p has; 0 when there is none. Direction marks U+200E U+200F U+202A … U+202E
 * U+2066 … U+2069 U+061C, U+200B, and U+FEFF wherever files were joined. @p must have a zero or a line end behind it. */
static inline gsize
gops_whatsapp_mark_length (const char *p)
{
  const guint8 *u = (const guint8 *) p;

  switch (u[0])
    {
    case 0xe2:
      if (u[1] == 0x80)
        return u[2] == 0x8b || u[2] == 0x8e || u[2] == 0x8f || (u[2] >= 0xaa && u[2] <= 0xae) ? 3 : 0;
      return u[1] == 0x81 && u[2] >= 0xa6 && u[2] <= 0xa9 ? 3 : 0;
    case 0xef:
      return u[1] == 0xbb && u[2] == 0xbf ? 3 : 0;
    case 0xd8:
      return u[1] == 0x9c ? 2 : 0;
    default:
      return 0;
    }
}

/* Returns: the same of a blank: U+0020 U+00A0 U+2000 … U+200A U+202F U+3000; not of a tab */
static inline gsize
gops_whatsapp_blank_length (const char *p)
{
  const guint8 *u = (const guint8 *) p;

  switch (u[0])
    {
    case ' ':
      return 1;
    case 0xc2:
      return u[1] == 0xa0 ? 2 : 0;
    case 0xe2:
      return u[1] == 0x80 && (u[2] <= 0x8a || u[2] == 0xaf) ? 3 : 0;
    case 0xe3:
      return u[1] == 0x80 && u[2] == 0x80 ? 3 : 0;
    default:
      return 0;
    }
}

static inline const char *
gops_whatsapp_skip_marks (const char *p)
{
  gsize n;

  while ((n = gops_whatsapp_mark_length (p)) > 0)
    p += n;
  return p;
}

/* Passes over blanks, and marks between them. */
static inline const char *
gops_whatsapp_skip_blanks (const char *p)
{
  gsize n;

  while ((n = gops_whatsapp_blank_length (p)) > 0 || (n = gops_whatsapp_mark_length (p)) > 0)
    p += n;
  return p;
}

/* Whether a body begins with a mark, as what the program wrote does on iPhones. */
static inline gboolean
gops_whatsapp_is_marked (const char *body,
                         gsize       length)
{
  return length > 2 && gops_whatsapp_mark_length (body) > 0;
}

/* memcmp() for a few bytes, without a call: eight at once, the last eight perhaps twice. */
static inline gboolean
gops_whatsapp_is_same (const char *a,
                       const char *b,
                       gsize       length)
{
  guint64 x, y;

  if (length < 8)
    {
      for (gsize i = 0; i < length; i++)
        if (a[i] != b[i])
          return FALSE;
      return TRUE;
    }
  for (gsize i = 0;; i = MIN (i + 8, length - 8))
    {
      memcpy (&x, a + i, 8);
      memcpy (&y, b + i, 8);
      if (x != y || i + 8 == length)
        return x == y;
    }
}
