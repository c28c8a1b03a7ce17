/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the beginning of a line of a WhatsApp export by hand: there is a line for every message, and most of the time of
 * an import goes here. Every step moves a place in the line forward or fails. */
#include "config.h"

#include "gops-whatsapp-header.h"

#include "gops-half-day.h"
#include "gops-whatsapp-calendar.h"
#include "gops-whatsapp-marks.h"
#include "gops-whatsapp-spelling.h"

#define FIRST_YEAR 1969   /* as a phone shows whose clock was never set, west of Greenwich */

/* As a header is closed; the shape holds it. */
typedef enum
{
  CLOSE_BRACKET,
  CLOSE_BRACKET_DASH,
  CLOSE_DASH,
  CLOSE_EN_DASH,
  CLOSE_COLON,
  CLOSE_BARE,
} Close;

typedef struct
{
  const char         *p;
  const char         *end;
  GopsWhatsappHeader *header;
  guint               digits[3];   /* of each number; 0 for a year of an era, which is whole */
  GopsHalfDay         half;
  gboolean            seconds;
} Scanner;

static inline gboolean
is_digit (char c)
{
  return (guint8) (c - '0') < 10;
}

/* No digit but those of ASCII begins with another byte; the blanks of U+2000 begin with 0xe2. */
static inline gboolean
may_be_foreign_digit (char c)
{
  return (guint8) c >= 0xd9 && (guint8) c != 0xe2;
}

/* Arabic, Persian, Devanagari … digits, in which several countries write dates. Returns: the digit; -1 when it is none */
static int
read_foreign_digit (const char **p)
{
  gunichar c;
  int digit;

  if (!may_be_foreign_digit (**p))
    return -1;
  c = g_utf8_get_char (*p);
  digit = g_unichar_isdigit (c) ? g_unichar_digit_value (c) : -1;
  if (digit >= 0)
    *p = g_utf8_next_char (*p);
  return digit;
}

/* Returns: how many digits there were, at most @max + 1, which is one too many */
static inline guint
read_number (Scanner *scanner,
             guint    max,
             guint   *out_number)
{
  const char *p = scanner->p;
  guint n = 0, number = 0;
  int digit;

  while (n <= max)
    {
      if (is_digit (*p))
        digit = *p++ - '0';
      else if ((digit = read_foreign_digit (&p)) < 0)
        break;
      number = number * 10 + (guint) digit;
      n++;
    }
  scanner->p = p;
  *out_number = number;
  return n;
}

static gboolean
skip_word (Scanner    *scanner,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scanner->end - scanner->p) < length || g_ascii_strncasecmp (scanner->p, word, length) != 0)
    return FALSE;
  scanner->p += length;
  return TRUE;
}

/* A number of the date, or a year of an era. */
static inline gboolean
read_date_number (Scanner *scanner,
                  guint    i)
{
  guint before = 0;

  if (!is_digit (*scanner->p) && i != 1)
    scanner->p = gops_whatsapp_skip_marks (gops_whatsapp_skip_era (scanner->p, &before));
  scanner->digits[i] = read_number (scanner, 4, &scanner->header->numbers[i]);
  if (scanner->digits[i] == 0 || scanner->digits[i] > 4 || (scanner->digits[i] > 2 && before == 0 && i == 1))
    return FALSE;
  if (before > 0)
    {
      scanner->header->numbers[i] += before;
      scanner->digits[i] = 0;
    }
  return TRUE;
}

/* Dots may have blanks behind them: "13. 6. 2018." */
static inline gboolean
read_separator (Scanner *scanner)
{
  char c;

  scanner->p = gops_whatsapp_skip_marks (scanner->p);
  c = *scanner->p;
  if ((c != '/' && c != '.' && c != '-') || (scanner->header->separator != '\0' && scanner->header->separator != c))
    return FALSE;
  scanner->header->separator = c;
  scanner->p++;
  scanner->p = c == '.' ? gops_whatsapp_skip_blanks (scanner->p) : gops_whatsapp_skip_marks (scanner->p);
  return TRUE;
}

/* The Buddhist era is named by two letters, or known by its years, which are 543 ahead. */
static gboolean
find_year (Scanner *scanner)
{
  GopsWhatsappHeader *header = scanner->header;
  guint first = scanner->digits[0], last = scanner->digits[2], at = 2;

  if (scanner->digits[1] > 2)
    return FALSE;
  if (first == 4 || first == 0)
    {
      header->kind = GOPS_WHATSAPP_YEAR_FIRST;
      at = 0;
      if (last == 0 || last > 2)
        return FALSE;
    }
  else if (first > 2 || (first == 1 && last == 1) || last == 3)
    return FALSE;
  else
    header->kind = last <= 2 && last > 0 ? GOPS_WHATSAPP_YEAR_OPEN : GOPS_WHATSAPP_YEAR_LAST;
  if (header->kind != GOPS_WHATSAPP_YEAR_OPEN && header->numbers[at] > 2400)
    header->numbers[at] -= 543;
  return header->kind == GOPS_WHATSAPP_YEAR_OPEN || (header->numbers[at] >= FIRST_YEAR && header->numbers[at] <= 2200) ||
         gops_whatsapp_calendar_has (header->numbers[at]);
}

/* "2565 BE", "2024 г." */
static void
skip_year_word (Scanner *scanner)
{
  const char *p = gops_whatsapp_skip_blanks (scanner->p);

  if (*p == 'B' && p[1] == 'E')
    scanner->p = p + 2;
  else if ((guint8) p[0] == 0xd0 && (guint8) p[1] == 0xb3 && p[2] == '.')
    scanner->p = p + 3;
}

static inline gboolean
read_date (Scanner *scanner)
{
  if (!read_date_number (scanner, 0) || !read_separator (scanner) || !read_date_number (scanner, 1) ||
      !read_separator (scanner) || !read_date_number (scanner, 2))
    return FALSE;
  if (scanner->header->separator == '.' && *scanner->p == '.')
    scanner->p++;
  if (*scanner->p != ',')
    skip_year_word (scanner);
  return find_year (scanner);
}

static inline gboolean
read_half (Scanner *scanner)
{
  const char *p = gops_half_day_skip (scanner->p, scanner->end, &scanner->half);

  if (p == scanner->p)
    return FALSE;
  scanner->p = p;
  return TRUE;
}

static inline gboolean
is_clock_sign (const char *p)
{
  return (*p == ':' || *p == '.') && (is_digit (p[1]) || may_be_foreign_digit (p[1]));
}

/* Returns: whether a sign between hours and minutes was passed over: ":", "." and the French Canadian " h " */
static inline gboolean
read_clock_sign (Scanner *scanner)
{
  const char *p = scanner->p;

  if (is_clock_sign (p))
    {
      scanner->p++;
      return TRUE;
    }
  p = gops_whatsapp_skip_blanks (p);
  if (*p != 'h')
    return FALSE;
  scanner->p = gops_whatsapp_skip_blanks (p + 1);
  return is_digit (*scanner->p);
}

static void
read_french_seconds (Scanner *scanner)
{
  const char *before = scanner->p;
  guint number;

  scanner->p = gops_whatsapp_skip_blanks (scanner->p);
  if (skip_word (scanner, "min"))
    {
      scanner->p = gops_whatsapp_skip_blanks (scanner->p);
      if (read_number (scanner, 2, &number) == 2)
        {
          scanner->header->second = (int) number;
          scanner->seconds = TRUE;
        }
      scanner->p = gops_whatsapp_skip_blanks (scanner->p);
      if (skip_word (scanner, "s"))
        return;
    }
  else
    scanner->p = before;
}

/* The clock behind its hour; what half of the day it is may stand behind it, when it did not stand before. */
static inline gboolean
read_clock_rest (Scanner *scanner,
                 guint    hour)
{
  guint minute, second = 0;
  const char *sign = scanner->p;

  if (!read_clock_sign (scanner) || read_number (scanner, 2, &minute) != 2 || hour > 24 || minute > 59)
    return FALSE;
  if (is_clock_sign (scanner->p) && *scanner->p == *sign)
    {
      scanner->p++;
      scanner->seconds = TRUE;
      if (read_number (scanner, 2, &second) != 2 || second > 60)
        return FALSE;
    }
  scanner->header->hour = (int) hour;
  scanner->header->minute = (int) minute;
  scanner->header->second = (int) second;
  if (*sign != ':' && *sign != '.')
    read_french_seconds (scanner);
  return TRUE;
}

static inline void
read_half_behind (Scanner *scanner)
{
  const char *before = scanner->p;

  if (*before == ']' || (*before == ' ' && before[1] == '-'))
    return;
  scanner->p = gops_whatsapp_skip_blanks (before);
  if (!read_half (scanner))
    scanner->p = before;
}

static gboolean
read_clock (Scanner *scanner)
{
  guint hour, n;

  if (!is_digit (*scanner->p) && read_half (scanner))
    scanner->p = gops_whatsapp_skip_blanks (scanner->p);
  n = read_number (scanner, 2, &hour);
  if (n == 0 || n > 2 || !read_clock_rest (scanner, hour))
    return FALSE;
  if (scanner->half == GOPS_HALF_DAY_NONE)
    read_half_behind (scanner);
  scanner->header->hour = gops_half_day_hour (scanner->header->hour, scanner->half);
  return TRUE;
}

/* What stands between date and clock: a comma, blanks, a word. */
static inline gboolean
read_joint (Scanner *scanner)
{
  const char *start = scanner->p, *p = gops_whatsapp_skip_marks (start);

  if (*p == ',')
    p++;
  else if ((guint8) *p == 0xd8 && (guint8) p[1] == 0x8c)   /* the Arabic comma */
    p += 2;
  scanner->p = gops_whatsapp_skip_blanks (p);
  if (scanner->p == start)
    return FALSE;
  if (!is_digit (*scanner->p))
    scanner->p = gops_whatsapp_skip_joint (scanner->p, scanner->end);
  return TRUE;
}

/* A dash with blanks around it; it may end the line. Returns: its length; 0 when there is none */
static gsize
dash_length (const char *p,
             gboolean   *out_long)
{
  *out_long = (guint8) p[0] == 0xe2 && (guint8) p[1] == 0x80 && ((guint8) p[2] == 0x93 || (guint8) p[2] == 0x94);
  return *p == '-' ? 1 : *out_long ? 3 : 0;
}

static gboolean
close_bracket (Scanner *scanner,
               Close   *out_close)
{
  const char *p = gops_whatsapp_skip_blanks (scanner->p), *after;
  gboolean is_long;
  gsize n;

  if (*p != ']')
    return FALSE;
  p++;
  after = gops_whatsapp_skip_blanks (p);
  n = after > p ? dash_length (after, &is_long) : 0;
  *out_close = n > 0 && gops_whatsapp_blank_length (after + n) > 0 ? CLOSE_BRACKET_DASH : CLOSE_BRACKET;
  scanner->p = *out_close == CLOSE_BRACKET_DASH ? after + n : p;
  scanner->p += gops_whatsapp_blank_length (scanner->p);
  return TRUE;
}

/* Without dash or colon only a sender shows that it is a header, and not a line about some evening. */
static gboolean
close_bare (Scanner *scanner,
            Close   *out_close)
{
  gssize sender = gops_whatsapp_find_sender_end (scanner->p, (gsize) (scanner->end - scanner->p));

  *out_close = CLOSE_BARE;
  return sender > 0 && (gops_whatsapp_mark_length (scanner->p) > 0 || g_unichar_isalnum (g_utf8_get_char (scanner->p)) ||
                        *scanner->p == '+' || *scanner->p == '~');
}

static gboolean
close_open (Scanner *scanner,
            Close   *out_close)
{
  const char *p = gops_whatsapp_skip_blanks (scanner->p);
  gboolean is_long;
  gsize n = dash_length (p, &is_long);

  if (p > scanner->p && n > 0 && (p + n == scanner->end || gops_whatsapp_blank_length (p + n) > 0))
    {
      *out_close = is_long ? CLOSE_EN_DASH : CLOSE_DASH;
      scanner->p = p + n + gops_whatsapp_blank_length (p + n);
      return TRUE;
    }
  if (p == scanner->p && *p == ':' && scanner->seconds && gops_whatsapp_blank_length (p + 1) > 0)
    {
      *out_close = CLOSE_COLON;
      scanner->p = p + 1 + gops_whatsapp_blank_length (p + 1);
      return TRUE;
    }
  if (p == scanner->p)
    return FALSE;
  scanner->p = p;
  return close_bare (scanner, out_close);
}

static inline GopsWhatsappShape
make_shape (const Scanner *scanner,
            gboolean       bracket,
            gboolean       time_first,
            Close          close)
{
  const GopsWhatsappHeader *header = scanner->header;
  guint separator = header->separator == '/' ? 0 : header->separator == '.' ? 1 : 2;

  return (GopsWhatsappShape) ((bracket ? GOPS_WHATSAPP_BRACKET : 0) | (close == CLOSE_BARE ? GOPS_WHATSAPP_BARE : 0) |
                              (guint) time_first << 2 | separator << 3 | header->kind << 5 |
                              (guint) (scanner->half != GOPS_HALF_DAY_NONE) << 7 | close << 8 |
                              (guint) scanner->seconds << 11);
}

/* Vietnamese iPhones write the clock first, and so does what phones copy to the clipboard. */
static gboolean
read_time_first (Scanner *scanner)
{
  return read_clock (scanner) && read_joint (scanner) && read_date (scanner);
}

/* Whether there is a clock at the place of @scanner and no date. */
static inline gboolean
is_time_first (const Scanner *scanner)
{
  const char *p = scanner->p;
  Scanner ahead;

  if (is_digit (*p))
    return p[1] == ':' || (is_digit (p[1]) && p[2] == ':');
  ahead = *scanner;
  return read_half (&ahead);
}

/* Most lines that are no header are seen from their first character. */
static inline gboolean
may_begin (const char *p)
{
  return is_digit (*p) || (guint8) *p >= 0xd9 || *p == 'R' || *p == 'H';
}

/* A failure near the end of the text may be one of the text, which was cut. */
static GopsWhatsappScan
judge_failure (const Scanner *scanner,
               const char    *start)
{
  gsize left = (gsize) (scanner->end - scanner->p);

  if (scanner->end == start)
    return GOPS_WHATSAPP_NO_HEADER;
  return left == 0 || (scanner->p - start >= 6 && left <= 8) ? GOPS_WHATSAPP_HEADER_CUT : GOPS_WHATSAPP_NO_HEADER;
}

/* --- like the header before --- */

static void
remember_date (GopsWhatsappMemo         *memo,
               const char               *line,
               const char               *clock,
               gboolean                  bracket,
               const GopsWhatsappHeader *header)
{
  if (memo->bracket != bracket || memo->header.kind != header->kind || memo->header.separator != header->separator)
    memo->n_tails = memo->next_tail = 0;   /* the shapes in them hold all this */
  memo->date_length = 0;
  if (clock - line < 8 || (gsize) (clock - line) > sizeof memo->date)
    return;
  memo->date_length = (guint) (clock - line);
  memcpy (memo->date, line, memo->date_length);
  memo->bracket = bracket;
  memo->header = *header;
  memo->header.same_date = TRUE;
}

static inline int
two_digits (const char *p)
{
  return (p[0] - '0') * 10 + (p[1] - '0');
}

/* "9:41" and "9:41:30". Returns: behind it; NULL when it is written otherwise */
static inline const char *
read_plain_clock (const char         *p,
                  GopsWhatsappHeader *header,
                  gboolean           *out_seconds)
{
  int hour = p[0] - '0';

  if (!is_digit (*p))
    return NULL;
  if (is_digit (*++p))
    hour = hour * 10 + (*p++ - '0');
  if (*p != ':' || !is_digit (p[1]) || !is_digit (p[2]) || is_digit (p[3]))
    return NULL;
  header->hour = hour;
  header->minute = two_digits (p + 1);
  p += 3;
  *out_seconds = *p == ':' && is_digit (p[1]) && is_digit (p[2]);
  header->second = *out_seconds ? two_digits (p + 1) : 0;
  return *out_seconds ? p + 3 : p;
}

/* Whether the line has the date of the header before and closes as one of those before. */
static inline gboolean
scan_alike (const char             *line,
            gsize                   length,
            const GopsWhatsappMemo *memo,
            GopsWhatsappHeader     *out_header)
{
  const char *end = line + length, *p;
  gboolean seconds;

  if (memo->date_length == 0 || length <= memo->date_length || !gops_whatsapp_is_same (line, memo->date, memo->date_length))
    return FALSE;
  *out_header = memo->header;
  p = read_plain_clock (line + memo->date_length, out_header, &seconds);
  if (p == NULL || out_header->hour > 24 || out_header->minute > 59 || out_header->second > 60)
    return FALSE;
  for (guint i = 0; i < memo->n_tails; i++)
    if (memo->tails[i].seconds == seconds && (gsize) (end - p) > memo->tails[i].length &&
        gops_whatsapp_is_same (p, memo->tails[i].bytes, memo->tails[i].length))
      {
        out_header->shape = memo->tails[i].shape;
        out_header->hour = gops_half_day_hour (out_header->hour, (GopsHalfDay) memo->tails[i].half);
        out_header->rest = p + memo->tails[i].length;
        out_header->rest_length = (gsize) (end - out_header->rest);
        return !memo->bracket || dash_length (out_header->rest, &seconds) == 0;   /* which would be one more way to close */
      }
  return FALSE;
}

/* @clock: where the clock begins, of digits of ASCII and with the half of the day behind */
static void
remember_tail (GopsWhatsappMemo *memo,
               const Scanner    *scanner,
               const char       *clock)
{
  GopsWhatsappHeader unused;
  gboolean seconds;
  const char *from = read_plain_clock (clock, &unused, &seconds);
  gsize length = from != NULL && seconds == scanner->seconds ? (gsize) (scanner->p - from) : 0;
  guint i = memo->next_tail;

  if (memo->date_length == 0 || length == 0 || length > sizeof memo->tails[i].bytes || scanner->p[-1] != ' ')
    return;
  memcpy (memo->tails[i].bytes, from, length);
  memo->tails[i].length = (guint) length;
  memo->tails[i].half = scanner->half;
  memo->tails[i].seconds = scanner->seconds;
  memo->tails[i].shape = scanner->header->shape;
  memo->next_tail = (i + 1) % GOPS_WHATSAPP_MEMO_TAILS;
  memo->n_tails = MAX (memo->n_tails, i + 1);
}

/* --- the whole --- */

/* Everything before the clock. */
static GopsWhatsappScan
scan_date (Scanner    *scanner,
           const char *line,
           gboolean   *out_bracket,
           gboolean   *out_time_first)
{
  scanner->p = gops_whatsapp_skip_marks (line);
  *out_bracket = *scanner->p == '[';
  if (*out_bracket)
    scanner->p = gops_whatsapp_skip_marks (scanner->p + 1);
  if (scanner->p < scanner->end && !may_begin (scanner->p))
    return GOPS_WHATSAPP_NO_HEADER;
  *out_time_first = is_time_first (scanner);
  if (*out_time_first)
    return read_time_first (scanner) ? GOPS_WHATSAPP_HEADER : judge_failure (scanner, line);
  if (!read_date (scanner) || !read_joint (scanner))
    return judge_failure (scanner, line);
  return GOPS_WHATSAPP_HEADER;
}

GopsWhatsappScan
gops_whatsapp_header_scan (const char         *line,
                           gsize               length,
                           GopsWhatsappMemo   *memo,
                           GopsWhatsappHeader *out_header)
{
  Scanner scanner = { .p = line, .end = line + length, .header = out_header };
  gboolean bracket, time_first;
  GopsWhatsappScan scan;
  const char *clock;
  Close close;

  if (scan_alike (line, length, memo, out_header))
    return GOPS_WHATSAPP_HEADER;
  *out_header = (GopsWhatsappHeader) { .separator = '\0' };
  scan = scan_date (&scanner, line, &bracket, &time_first);
  if (scan != GOPS_WHATSAPP_HEADER)
    return scan;
  clock = scanner.p;
  if ((!time_first && !read_clock (&scanner)) ||
      !(bracket ? close_bracket (&scanner, &close) : close_open (&scanner, &close)))
    return judge_failure (&scanner, line);
  out_header->shape = make_shape (&scanner, bracket, time_first, close);
  out_header->rest = scanner.p;
  out_header->rest_length = (gsize) (scanner.end - scanner.p);
  if (!time_first && close != CLOSE_BARE)
    {
      remember_date (memo, line, clock, bracket, out_header);
      remember_tail (memo, &scanner, clock);
    }
  return GOPS_WHATSAPP_HEADER;
}
