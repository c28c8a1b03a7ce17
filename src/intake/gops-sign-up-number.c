/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers in front of the entries of a sign-up list, in all the ways people write them. */
#include "config.h"

#include <string.h>

#include "gops-sign-up-private.h"

#define MAX_DIGITS 4

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x2005 || c == 0x3000;
}

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
skip_word (const char *p,
           const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (p, word, length) == 0 ? p + length : NULL;
}

static const char *
skip_one_of (const char        *p,
             const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *after = skip_word (p, words[i]);

      if (after != NULL)
        return after;
    }
  return NULL;
}

/* Digits of any script; Returns: how many */
static guint
read_digits (const char **p,
             guint       *out_number)
{
  guint n = 0;

  *out_number = 0;
  while (n <= MAX_DIGITS && g_unichar_isdigit (g_utf8_get_char (*p)))
    {
      *out_number = *out_number * 10 + g_unichar_digit_value (g_utf8_get_char (*p));
      *p = g_utf8_next_char (*p);
      n++;
    }
  return n;
}

/* ①, ⑴, ⒈, ❶, ㉑, ㊱, 🔟: one sign for a number */
static guint
read_sign (gunichar c)
{
  static const struct
  {
    gunichar first;
    gunichar last;
    guint    number;   /* of the first */
  } ranges[] = {
    { 0x2460, 0x2473, 1 }, { 0x2474, 0x2487, 1 }, { 0x2488, 0x249b, 1 },  { 0x24f5, 0x24fe, 1 },
    { 0x2776, 0x277f, 1 }, { 0x2780, 0x2789, 1 }, { 0x278a, 0x2793, 1 },  { 0x3220, 0x3229, 1 },
    { 0x3280, 0x3289, 1 }, { 0x3251, 0x325f, 21 }, { 0x32b1, 0x32bf, 36 }, { 0x1f51f, 0x1f51f, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return ranges[i].number + (c - ranges[i].first);
  return 0;
}

/* 1️⃣2️⃣: digits in boxes */
static const char *
skip_boxes (const char *p,
            guint      *out_number)
{
  guint number = 0, n = 0;

  for (;;)
    {
      const char *after = p;

      if (!g_ascii_isdigit (*p))
        break;
      after++;
      if (g_utf8_get_char (after) == 0xfe0f)
        after = g_utf8_next_char (after);
      if (g_utf8_get_char (after) != 0x20e3 || n++ >= MAX_DIGITS)
        break;
      number = number * 10 + (guint) (*p - '0');
      p = g_utf8_next_char (after);
      if (g_utf8_get_char (p) == 0xfe0f)
        p = g_utf8_next_char (p);
    }
  *out_number = number;
  return n > 0 ? p : NULL;
}

/* 一、 to 九十九、 */
static const char *
skip_chinese (const char *p,
              guint      *out_number)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  static const char *const ends[] = { "、", ".", "．", NULL };
  guint tens = 0, ones = 0;
  const char *after;

  for (guint i = 0; i < G_N_ELEMENTS (digits) && ones == 0; i++)
    if ((after = skip_word (p, digits[i])) != NULL)
      {
        ones = i + 1;
        p = after;
      }
  if ((after = skip_word (p, "十")) != NULL)
    {
      tens = ones > 0 ? ones : 1;
      ones = 0;
      p = after;
      for (guint i = 0; i < G_N_ELEMENTS (digits) && ones == 0; i++)
        if ((after = skip_word (p, digits[i])) != NULL)
          {
            ones = i + 1;
            p = after;
          }
    }
  *out_number = tens * 10 + ones;
  return *out_number > 0 ? skip_one_of (p, ends) : NULL;
}

/* 1.8栋 is number one in house eight; 1.5公里 is no number. */
static gboolean
is_place (const char *p)
{
  static const char *const words[] = { "栋", "幢", "号楼", "单元", "座", "#", "-", "弄", NULL };
  guint number;

  return read_digits (&p, &number) > 0 && skip_one_of (p, words) != NULL;
}

/* What stands behind the digits makes them a number in front of an entry. */
static const char *
skip_end (const char *p)
{
  static const char *const sure[] = { "、", "．", "。", ")", "）", "】", "]", ",", "，", NULL };
  static const char *const open[] = { ".", ":", "：", "-", "—", NULL };
  const char *after = skip_one_of (p, sure);

  if (after != NULL)
    return after;
  after = skip_one_of (p, open);
  if (after != NULL)
    return g_ascii_isdigit (*after) && !(*p == '.' && is_place (after)) ? NULL : after;
  if (*p == '\0')
    return p;
  after = skip_blanks (p);
  return after > p && !g_ascii_isdigit (*after) ? after : NULL;
}

/* 第3位, No.3, #3, （3） */
static const char *
skip_lead (const char *p)
{
  static const char *const leads[] = { "No.", "No", "№", "#", "第", "(", "（", "[", "【", NULL };
  const char *after = skip_one_of (p, leads);

  return after != NULL ? skip_blanks (after) : p;
}

static const char *
skip_word_behind (const char *p,
                  gboolean    has_lead)
{
  static const char *const words[] = { "位", "个", "名", "号", NULL };
  const char *after = skip_one_of (p, words);

  if (after == NULL)
    return NULL;
  if (has_lead)
    return skip_end (after) != NULL ? skip_end (after) : after;
  return g_str_has_prefix (p, "号") ? skip_end (after) : NULL;
}

const char *
gops_sign_up_skip_number (const char *line,
                          guint      *out_number)
{
  const char *p = skip_blanks (line), *after, *digits;
  guint n;

  if ((*out_number = read_sign (g_utf8_get_char (p))) > 0)
    {
      after = g_utf8_next_char (p);
      return skip_blanks (skip_end (after) != NULL ? skip_end (after) : after);
    }
  if ((after = skip_boxes (p, out_number)) != NULL)
    return skip_blanks (skip_end (after) != NULL ? skip_end (after) : after);
  if ((after = skip_chinese (p, out_number)) != NULL)
    return skip_blanks (after);

  digits = skip_lead (p);
  after = digits;
  n = read_digits (&after, out_number);
  if (n == 0 || n > MAX_DIGITS)
    return NULL;
  p = skip_word_behind (after, digits > p);
  if (p == NULL)
    p = skip_end (after);
  return p != NULL ? skip_blanks (p) : NULL;
}
