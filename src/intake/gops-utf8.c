/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks UTF-8 quickly where most of it is ASCII: many bytes at once, until one of them is none. */
#include "config.h"

#include "gops-utf8.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#ifdef __SSE2__
#define STEP 16

/* How many of the next 16 bytes, from the first on, are ASCII other than zero. */
static inline gsize
count_plain (const guint8 *p)
{
  __m128i block = _mm_loadu_si128 ((const __m128i *) p);
  guint odd = (guint) (_mm_movemask_epi8 (block) | _mm_movemask_epi8 (_mm_cmpeq_epi8 (block, _mm_setzero_si128 ())));

  return odd == 0 ? STEP : (gsize) __builtin_ctz (odd);
}
#else
#define STEP      8
#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS  G_GUINT64_CONSTANT (0x0101010101010101)

/* The same of the next eight. Taking one from a zero borrows into its high bit, and into those behind it, which do not
 * matter any more. */
static inline gsize
count_plain (const guint8 *p)
{
  guint64 word, odd;

  memcpy (&word, p, sizeof word);
  word = GUINT64_FROM_LE (word);
  odd = (word | (word - LOW_BITS)) & HIGH_BITS;
  return odd == 0 ? STEP : (gsize) __builtin_ctzll (odd) / 8;
}
#endif

static inline gboolean
continues (guint8 byte)
{
  return (byte & 0xc0) == 0x80;
}

/* Returns: the length of the character at @p, which is no ASCII; 0 when it is none or is cut. Second bytes are bounded
 * so that there are no overlong forms, no surrogates and nothing beyond U+10FFFF. */
static inline gsize
check_character (const guint8 *p,
                 gsize         left)
{
  guint8 lead = p[0];

  if (lead >= 0xc2 && lead <= 0xdf)
    return left >= 2 && continues (p[1]) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef)
    return left >= 3 && continues (p[1]) && continues (p[2]) && (lead != 0xe0 || p[1] >= 0xa0) &&
           (lead != 0xed || p[1] < 0xa0) ? 3 : 0;
  if (lead >= 0xf0 && lead <= 0xf4)
    return left >= 4 && continues (p[1]) && continues (p[2]) && continues (p[3]) && (lead != 0xf0 || p[1] >= 0x90) &&
           (lead != 0xf4 || p[1] < 0x90) ? 4 : 0;
  return 0;
}

gsize
gops_utf8_valid_length (const char *bytes,
                        gsize       length)
{
  const guint8 *start = (const guint8 *) bytes, *p = start, *end = start + length;

  while (p < end)
    {
      gsize n = end - p >= STEP ? count_plain (p) : *p < 0x80 && *p != 0;

      if (n == 0 && *p >= 0x80)
        n = check_character (p, (gsize) (end - p));
      if (n == 0)
        break;
      p += n;
    }
  return (gsize) (p - start);
}
