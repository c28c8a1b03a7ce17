/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many, as people write it behind a name. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "gops-sign-up-private.h"

#define MAX_BARE   99       /* a number alone that is larger is a room, a price, a year */
#define MAX_COUNT  100000
#define MAX_THINGS 400      /* bytes of a word with several */
#define HALF       "半"

/* Longer ones stand before those that are their ends. What is not here (号, 点, 月, 元, 楼, 岁 …) makes no count. */
static const char *const units[] = {
  "个大人", "个小孩", "个孩子", "个老人", "个人", "公斤", "千克", "小份", "大份", "大人", "小孩", "孩子", "老人", "家庭", "人份", "份", "个", "人", "位", "名", "只",
  "盒", "袋", "箱", "包", "瓶", "斤", "件", "套", "张", "本", "桶", "罐", "提", "双", "条", "杯",
  "口", "组", "单", "票", "支", "枚", "串", "打", "桌", "户", "次", "朵", "束", "板", "筐", "碗", "棵",
  "颗", "头", "尾", "辆", "车", "间", "晚", "大", "小", "kg", "g", "pcs", "pc", "pax", "x", "people",
  "persons", "person", "tickets", "ticket", "boxes", "box", "bags", "bag", "bottles", "bottle", "sets", "set",
  "seats", "seat", "copies", "copy", "cups", "cup", "adults", "adult", "kids", "kid", "children", "child",
  "guests", "guest", "portions", "portion", "pieces", "piece",
};

gboolean
gops_sign_up_is_unit (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i], word) == 0)
      return TRUE;
  return FALSE;
}

gsize
gops_sign_up_unit_at (const char *text)
{
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i]);

      if (length > longest && g_ascii_strncasecmp (text, units[i], length) == 0)
        longest = length;
    }
  return longest;
}

/* Returns: bytes of the unit that ends at @end; 0 for none */
static gsize
unit_length (const char *word,
             const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i]);

      if ((gsize) (end - word) > length && g_ascii_strncasecmp (end - length, units[i], length) == 0)
        return length;
    }
  return 0;
}

/* 一 to 九, 两 俩 仨 */
static int
chinese_digit (gunichar c)
{
  static const gunichar digits[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (c == digits[i])
      return (int) i + 1;
  return c == 0x4e24 || c == 0x4fe9 ? 2 : c == 0x4ee8 ? 3 : 0;
}

/* Reads back from @end. Returns: where the number begins; @end when there is none */
static const char *
read_digits_back (const char *word,
                  const char *end,
                  double     *out_number)
{
  const char *start = end;
  double scale = 1, number = 0;
  guint n = 0;

  while (start > word && n < 8)
    {
      const char *before = g_utf8_prev_char (start);
      gunichar c = g_utf8_get_char (before);
      int digit = g_unichar_isdigit (c) ? g_unichar_digit_value (c) : -1;

      if (digit >= 0)
        {
          number += digit * scale;
          scale *= 10;
        }
      else if (c == '.' && n > 0 && before > word && g_ascii_isdigit (before[-1]))
        {
          number /= scale;
          scale = 1;
        }
      else
        break;
      start = before;
      n++;
    }
  *out_number = number;
  return start;
}

/* 两, 十二, 二十, 半 */
static const char *
read_chinese_back (const char *word,
                   const char *end,
                   double     *out_number)
{
  static const gunichar ten = 0x5341, half = 0x534a;
  const char *start = end > word ? g_utf8_prev_char (end) : end;
  gunichar c = end > word ? g_utf8_get_char (start) : 0;
  int digit = chinese_digit (c);

  if (c == half)
    {
      *out_number = 0.5;
      return start;
    }
  if (digit == 0 && c != ten)
    return end;
  *out_number = c == ten ? 10 : digit;
  if (c != ten && start > word && chinese_digit (g_utf8_get_char (g_utf8_prev_char (start))) > 0)   /* 两三箱 is about that many */
    return end;
  if (c != ten && (start == word || g_utf8_get_char (g_utf8_prev_char (start)) != ten))
    return start;
  if (c != ten)
    {
      start = g_utf8_prev_char (start);
      *out_number += 10;
    }
  digit = start > word ? chinese_digit (g_utf8_get_char (g_utf8_prev_char (start))) : 0;
  if (digit == 0)
    return start;
  *out_number += (digit - 1) * 10;
  return g_utf8_prev_char (start);
}

/* + x × * in front of a number */
static const char *
skip_sign_back (const char *word,
                const char *start)
{
  const char *before = start > word ? g_utf8_prev_char (start) : start;
  gunichar c = start > word ? g_utf8_get_char (before) : 0;

  if (c == '+' || c == 0xff0b || c == '*' || c == 0xd7 || c == 0x2716)
    return before;
  if ((c == 'x' || c == 'X') && (before == word || !g_ascii_isalpha (before[-1])))
    return before;
  return start;
}

/* Returns: bytes of 半 at the end of "一箱半", which is half a piece more; 0 for none */
static gsize
half_length (const char *word,
             const char *end)
{
  const char *half = end - word > (gssize) strlen (HALF) ? end - strlen (HALF) : end;
  gsize unit = half < end && g_str_has_prefix (half, HALF) ? unit_length (word, half) : 0;

  return unit > 0 && gops_sign_up_is_of_things (half - unit, unit) ? strlen (HALF) : 0;
}

/* One count at the end of the word, up to @end. Returns: where it begins; @end when there is none */
static const char *
read_one_back (const char *word,
               const char *end,
               double     *out_count,
               gsize      *out_unit)
{
  gsize half = half_length (word, end), unit = unit_length (word, end - half);
  const char *unit_start = end - half - unit, *start = read_digits_back (word, unit_start, out_count), *sign;

  *out_unit = unit + half;
  if (start == unit_start && unit > 0)
    start = read_chinese_back (word, unit_start, out_count);
  if (start == unit_start)
    return end;
  *out_count += half > 0 ? 0.5 : 0;
  if (start > word && strchr (":-/.", start[-1]) != NULL)   /* 18:00, 3-501 */
    return end;
  sign = skip_sign_back (word, start);
  if (unit == 0 && sign == start && (start > word || *out_count > MAX_BARE))   /* a digit in a nickname, a room */
    return end;
  return *out_count <= MAX_COUNT ? sign : end;
}

/* 大人2小孩1: all of the word */
static gboolean
read_groups (const char *word,
             double     *out_count)
{
  static const char *const groups[] = { "大人", "成人", "小孩", "孩子", "儿童", "老人" };
  double count = 0;
  gboolean found = TRUE;

  for (const char *p = word; *p != '\0' && found;)
    {
      found = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (groups) && !found; i++)
        if (g_str_has_prefix (p, groups[i]))
          {
            gsize digits = strspn (p + strlen (groups[i]), "0123456789");

            found = digits > 0 && digits < 4;
            p += strlen (groups[i]);
            count += found ? strtol (p, NULL, 10) : 0;
            p += digits;
          }
    }
  *out_count = count;
  return found && *word != '\0';
}

/* 两个人 are people like 两人; x is a sign and no unit. (transfer full) */
static char *
dup_unit (const char *end,
          gsize       length)
{
  static const char piece[] = "个";
  const char *unit = end - length;

  if (length > strlen (HALF) && g_str_has_prefix (end - strlen (HALF), HALF))
    end -= strlen (HALF);
  if (g_ascii_strcasecmp (unit, "x") == 0)
    return g_strdup ("");
  if (end - unit > (gssize) strlen (piece) && g_str_has_prefix (unit, piece))
    unit += strlen (piece);
  return g_strndup (unit, (gsize) (end - unit));
}

gboolean
gops_sign_up_count_read (const char *word,
                         double     *out_count,
                         gsize      *out_head,
                         char      **out_unit)
{
  const char *end = word + strlen (word), *start, *rest;
  gsize unit, other;
  double count, more;

  if (read_groups (word, out_count))
    {
      *out_head = 0;
      *out_unit = g_strdup ("人");
      return TRUE;
    }
  start = read_one_back (word, end, &count, &unit);
  if (start == end)
    return FALSE;
  *out_unit = dup_unit (end, unit);
  while (start > word && unit > 0)   /* 2大1小 are people of two kinds */
    {
      rest = read_one_back (word, start, &more, &other);
      if (rest == start || other == 0)
        break;
      count += more;
      start = rest;
      g_free (*out_unit);
      *out_unit = g_strdup ("人");
    }
  *out_count = count;
  *out_head = start - word;
  return TRUE;
}

/* --- things with their counts --- */

/**
 * Sum: of the things of a word
 * @named: what is counted is said
 */
typedef struct
{
  double      count;
  guint       n;
  const char *unit;          /* of the first */
  gsize       unit_length;
  gboolean    named;
} Sum;

static void
sum_add (Sum        *self,
         double      count,
         const char *unit,
         gsize       length)
{
  if (self->n++ == 0)
    {
      self->unit = unit;
      self->unit_length = length;
    }
  self->count += count;
}

gboolean
gops_sign_up_is_of_things (const char *unit,
                           gsize       length)
{
  static const char *const others[] = { "人", "位", "名", "口", "大", "小", "大人", "小孩", "孩子", "老人", "个大人", "个小孩", "个孩子", "个老人", "个人",
                                        "家庭", "户", "组", "单", "桌", "间", "晚", "次", "车", "辆", "x", "g", "people", "pax" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strlen (others[i]) == length && g_ascii_strncasecmp (unit, others[i], length) == 0)
      return FALSE;
  return TRUE;
}

/* 10人团, 2小时, 3斤装: what is behind the number is no count of things. */
static gboolean
counts_things (const char *unit,
               gsize       length)
{
  static const char *const no_things[] = { "装", "以", "起", "左右", "小时", "月", "星期", "礼拜", "钟", "半小时", "半月", "包邮", "元" };

  for (guint i = 0; i < G_N_ELEMENTS (no_things); i++)
    if (g_str_has_prefix (unit + length, no_things[i]))
      return FALSE;
  return gops_sign_up_is_of_things (unit, length);
}

/* Digits, or 两 and 十二, up to @end. Returns: what stands behind; @text for none */
static const char *
read_number (const char *text,
             const char *end,
             double     *out_number)
{
  const char *p = text;

  while (p < end && (g_unichar_isdigit (g_utf8_get_char (p)) || (*p == '.' && p > text)))
    p = g_utf8_next_char (p);
  if (p > text)
    return read_digits_back (text, p, out_number) == text && *out_number <= MAX_COUNT ? p : text;
  while (p < end && p - text < 9 && (chinese_digit (g_utf8_get_char (p)) > 0 || g_str_has_prefix (p, "十") || g_str_has_prefix (p, "半")))
    p = g_utf8_next_char (p);
  return p > text && read_chinese_back (text, p, out_number) == text ? p : text;
}

/* Returns: what stands behind a count of things at @text; @text for none */
static const char *
read_thing (const char *text,
            const char *end,
            double     *out_count,
            gsize      *out_unit)
{
  const char *unit = read_number (text, end, out_count);

  *out_unit = unit > text ? gops_sign_up_unit_at (unit) : 0;
  if (*out_unit == 0 || unit + *out_unit > end || !counts_things (unit, *out_unit))
    return text;
  if (g_str_has_prefix (unit + *out_unit, HALF) && unit + *out_unit + strlen (HALF) <= end)
    {
      *out_unit += strlen (HALF);
      *out_count += 0.5;
    }
  return unit + *out_unit;
}

/* 3箱苹果2箱梨 */
static gboolean
read_things_behind (Sum        *self,
                    const char *text,
                    const char *end)
{
  double count;
  gsize unit;

  if (read_thing (text, end, &count, &unit) == text)
    return FALSE;
  for (const char *p = text, *after; p < end;)
    {
      after = read_thing (p, end, &count, &unit);
      if (after > p)
        sum_add (self, count, after - unit, unit);
      self->named = self->named || after == p;
      p = after > p ? after : g_utf8_next_char (p);
    }
  return TRUE;
}

/* 苹果3箱梨2箱: from the last one back */
static gboolean
read_things_before (Sum        *self,
                    const char *text,
                    const char *end)
{
  guint before = self->n;

  for (const char *p = end; p > text;)
    {
      double count;
      gsize unit;
      const char *start = read_one_back (text, p, &count, &unit);

      if (start < p && unit > 0 && (p == end || counts_things (p - unit, unit)))
        {
          sum_add (self, count, p - unit, unit);
          self->named = self->named || start > text;
          p = start;
        }
      else if (p == end)
        return FALSE;
      else
        p = g_utf8_prev_char (p);
    }
  return self->n > before;
}

gboolean
gops_sign_up_things_read (const char  *word,
                          double      *out_count,
                          char       **out_unit,
                          guint       *out_n)
{
  Sum sum = { 0 };
  const char *end = word + strlen (word);

  if (end - word > MAX_THINGS)
    return FALSE;
  for (const char *part = word, *stop; part < end; part = stop < end ? g_utf8_next_char (stop) : end)
    {
      for (stop = part; stop < end && *stop != '+' && *stop != '&' && g_utf8_get_char (stop) != 0xff0b;)
        stop = g_utf8_next_char (stop);
      if (stop > part && !read_things_behind (&sum, part, stop) && !read_things_before (&sum, part, stop))
        return FALSE;
    }
  if (!sum.named || sum.n == 0)
    return FALSE;
  *out_count = sum.count;
  *out_n = sum.n;
  *out_unit = dup_unit (sum.unit + sum.unit_length, sum.unit_length);
  return TRUE;
}

/* Digits in any writing, 一 to 九, 十 百 千, 半, and 几 and 数 for some */
static gboolean
is_numeral (gunichar c)
{
  static const gunichar others[] = { 0x5341, 0x767e, 0x5343, 0x534a, 0x51e0, 0x6570 };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (c == others[i])
      return TRUE;
  return g_unichar_isdigit (c) || chinese_digit (c) > 0;
}

gboolean
gops_sign_up_speaks_of_count (const char *remark)
{
  gboolean after_number = FALSE;

  for (const char *p = remark; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize unit = after_number ? gops_sign_up_unit_at (p) : 0;

      if (unit > 0 && counts_things (p, unit))
        return TRUE;
      after_number = is_numeral (g_utf8_get_char (p));
    }
  return FALSE;
}
