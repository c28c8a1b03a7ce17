/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over the messages of a copied or exported chat. */
#include "config.h"

#include "gops-paste-head.h"

#include <string.h>

#define MAX_HEAD   400   /* bytes: no head is longer */
#define MAX_NAME   64    /* bytes, of a name that stands alone */
#define MAX_TOKENS 5     /* day, weekday, half of the day, clock, half of the day */

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x2005 || c == 0x202f || c == 0x3000;
}

static gboolean
is_unseen (gunichar c)
{
  return is_blank (c) || c == 0x200b || c == 0x200e || c == 0x200f || c == 0xfeff || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

gboolean
gops_paste_head_is_blank (const char *line)
{
  while (*line != '\0' && is_unseen (g_utf8_get_char (line)))
    line = g_utf8_next_char (line);
  return *line == '\0';
}

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Returns: how many digits were read, at most @max */
static guint
read_digits (const char **p,
             guint        max,
             int         *out_number)
{
  guint n = 0;
  int number = 0;

  while (n < max && g_ascii_isdigit ((*p)[n]))
    number = number * 10 + ((*p)[n++] - '0');
  *p += n;
  *out_number = number;
  return n;
}

static gboolean
skip_char (const char **p,
           char         c)
{
  if (**p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

static gboolean
skip_word (const char **p,
           const char  *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*p, word, length) != 0)
    return FALSE;
  *p += length;
  return TRUE;
}

/* Returns: -1 where no half of the day is named, else its first hour */
static int
read_half_day (const char **p)
{
  if (g_ascii_isdigit (**p))
    return -1;
  if (skip_word (p, "AM") || skip_word (p, "上午"))
    return 0;
  return skip_word (p, "PM") || skip_word (p, "下午") ? 12 : -1;
}

/* 2019-09-23, with -, / or . between */
static gboolean
read_front_day (const char   **p,
                GopsDateValue *value)
{
  char separator;

  if (read_digits (p, 4, &value->year) != 4)
    return FALSE;
  separator = **p;
  if (separator != '-' && separator != '/' && separator != '.')
    return FALSE;
  (*p)++;
  if (read_digits (p, 2, &value->month) == 0 || !skip_char (p, separator) || read_digits (p, 2, &value->day) == 0)
    return FALSE;
  return is_blank (g_utf8_get_char (*p)) && g_date_valid_dmy (value->day, value->month, value->year);
}

/* 8:43:38 PM, 上午 08:00:00 */
static gboolean
read_front_clock (const char   **p,
                  GopsDateValue *value)
{
  const char *after;
  int half;

  *p = skip_blanks (*p);
  half = read_half_day (p);
  *p = skip_blanks (*p);
  if (read_digits (p, 2, &value->hour) == 0 || !skip_char (p, ':') || read_digits (p, 2, &value->minute) == 0 ||
      !skip_char (p, ':') || read_digits (p, 2, &value->second) == 0)
    return FALSE;
  after = skip_blanks (*p);
  if (half < 0 && (half = read_half_day (&after)) >= 0)
    *p = after;
  if (half >= 0 && value->hour <= 12)
    value->hour = value->hour % 12 + half;
  value->has_time = TRUE;
  return value->hour < 24 && value->minute < 60 && value->second < 60 &&
         (**p == '\0' || is_blank (g_utf8_get_char (*p)));
}

gboolean
gops_paste_head_read_front (const char    *line,
                            GopsPasteHead *out_head)
{
  const char *p = line, *end;

  out_head->bare = FALSE;
  if (!g_ascii_isdigit (*line))
    return FALSE;
  out_head->when = (GopsDateValue) { 0 };
  if (!read_front_day (&p, &out_head->when) || !read_front_clock (&p, &out_head->when))
    return FALSE;
  p = skip_blanks (p);
  out_head->bare = *p == '\0';
  if (*p == '\0' || g_str_has_prefix (p, "- "))   /* the latter is how WhatsApp goes on */
    return FALSE;
  end = p + strlen (p);
  while (end > p && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  out_head->verdict = GOPS_DATE_OK;
  out_head->has_day = out_head->has_year = out_head->has_seconds = TRUE;
  out_head->word = GOPS_PASTE_DAY_NONE;
  out_head->wide = FALSE;
  out_head->sender = p - line;
  out_head->sender_end = end - line;
  out_head->time = 0;
  return TRUE;
}

/* Takes up to @max digits. Returns: whether the text goes on with @next behind them; it has ended where @p is at its end */
static gboolean
goes_on (const char **p,
         guint        max,
         const char  *next)
{
  int number;

  if (read_digits (p, max, &number) == 0 || **p == '\0' || strchr (next, **p) == NULL)
    return FALSE;
  (*p)++;
  return TRUE;
}

gboolean
gops_paste_head_begins_front (const char *line)
{
  const char *p = line;

  if (goes_on (&p, 4, "-/.") && goes_on (&p, 2, "-/.") && goes_on (&p, 2, " "))
    {
      p = skip_blanks (p);
      (void) (goes_on (&p, 2, ":") && goes_on (&p, 2, ":") && goes_on (&p, 2, " "));
    }
  return p > line && *p == '\0';
}

gboolean
gops_paste_head_begins_time (const char *text)
{
  static const char *const words[] = { "年", "月", "日", "上午", "下午", "星期", "周" };
  const char *p = text;

  while (*p != '\0')
    {
      gsize length = strspn (p, "0123456789:/-. ");

      for (guint i = 0; i < G_N_ELEMENTS (words) && length == 0; i++)
        length = g_str_has_prefix (p, words[i]) ? strlen (words[i]) : 0;
      if (length == 0)
        return FALSE;
      p += length;
    }
  return TRUE;
}

typedef enum
{
  TOKEN_NONE,
  TOKEN_CLOCK,
  TOKEN_HALF_DAY,
  TOKEN_WEEKDAY,   /* also yesterday: the day is not known from it */
  TOKEN_DAY,
  TOKEN_MONTH_DAY,
} Token;

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static Token
judge_digits (const char *text)
{
  gsize first = strspn (text, "0123456789");
  char separator = text[first];

  if (separator == ':')
    return TOKEN_CLOCK;
  if (separator == '-' || separator == '/' || separator == '.')
    return strchr (text + first + 1, separator) != NULL ? TOKEN_DAY : TOKEN_NONE;
  if (g_str_has_prefix (text + first, "年"))
    return TOKEN_DAY;
  return g_str_has_prefix (text + first, "月") ? TOKEN_MONTH_DAY : TOKEN_NONE;
}

/* 星期三, 周三, Wed, 昨天 */
static GopsPasteDayWord
read_day_word (const char *text)
{
  static const struct { const char *text; GopsPasteDayWord word; } words[] = {
    { "今天", GOPS_PASTE_DAY_TODAY }, { "昨天", GOPS_PASTE_DAY_YESTERDAY }, { "前天", GOPS_PASTE_DAY_BEFORE_YESTERDAY },
    { "today", GOPS_PASTE_DAY_TODAY }, { "yesterday", GOPS_PASTE_DAY_YESTERDAY },
  };
  static const char *const english[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const chinese[] = { "一", "二", "三", "四", "五", "六", "日", "天" };
  const char *rest = g_str_has_prefix (text, "星期") ? text + strlen ("星期") : g_str_has_prefix (text, "周") ? text + strlen ("周") : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].text, text) == 0)
      return words[i].word;
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    if (g_ascii_strcasecmp (english[i], text) == 0)
      return GOPS_PASTE_DAY_MONDAY + i;
  for (guint i = 0; i < G_N_ELEMENTS (chinese) && rest != NULL; i++)
    if (g_str_equal (rest, chinese[i]))
      return GOPS_PASTE_DAY_MONDAY + MIN (i, 6);
  return GOPS_PASTE_DAY_NONE;
}

static Token
judge_token (const char *text)
{
  static const char *const halves[] = { "AM",   "PM",   "A.M.", "P.M.", "上午", "下午",
                                        "早上", "晚上", "中午", "凌晨", NULL };

  if (g_ascii_isdigit (*text))
    return judge_digits (text);
  if (is_one_of (text, halves))
    return TOKEN_HALF_DAY;
  for (guint i = 4; halves[i] != NULL; i++)   /* 下午3:32 */
    if (g_str_has_prefix (text, halves[i]) && g_ascii_isdigit (text[strlen (halves[i])]))
      return judge_digits (text + strlen (halves[i])) == TOKEN_CLOCK ? TOKEN_CLOCK : TOKEN_NONE;
  return read_day_word (text) != GOPS_PASTE_DAY_NONE ? TOKEN_WEEKDAY : TOKEN_NONE;
}

/* The words of the time at the end of a line, from behind. */
typedef struct
{
  const char *day;     /* (nullable) */
  const char *month_day;   /* (nullable) */
  const char *clock;   /* with the half of the day before it; (nullable) */
  const char *first;   /* where the time begins */
  GopsPasteDayWord word;
} Tail;

static const char *
token_start (const char *line,
             const char *end)
{
  while (end > line && !is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end;
}

static const char *
skip_blanks_back (const char *line,
                  const char *end)
{
  while (end > line && is_unseen (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end;
}

/* Returns: whether the word belongs to the time */
static gboolean
take_token (Tail       *tail,
            Token       token,
            const char *start)
{
  switch (token)
    {
    case TOKEN_NONE:
      return FALSE;
    case TOKEN_CLOCK:
      if (tail->clock != NULL)
        return FALSE;
      tail->clock = start;
      break;
    case TOKEN_HALF_DAY:
      if (tail->clock != NULL && tail->first != tail->clock)
        return FALSE;
      if (tail->clock != NULL)
        tail->clock = start;
      break;
    case TOKEN_WEEKDAY:
    case TOKEN_DAY:
    case TOKEN_MONTH_DAY:
      if (tail->clock == NULL || tail->day != NULL || tail->month_day != NULL)
        return FALSE;
      if (token == TOKEN_DAY)
        tail->day = start;
      else if (token == TOKEN_MONTH_DAY)
        tail->month_day = start;
      break;
    }
  tail->first = start;
  return TRUE;
}

static const char *
read_tail (const char *line,
           const char *end,
           Tail       *tail)
{
  for (guint i = 0; i < MAX_TOKENS; i++)
    {
      const char *start = token_start (line, end);
      g_autofree char *word = NULL;

      if (end - start > 40)
        break;
      word = g_strndup (start, end - start);
      if (!take_token (tail, judge_token (word), start))
        break;
      tail->word = MAX (tail->word, read_day_word (word));
      end = skip_blanks_back (line, start);
      if (tail->day != NULL || tail->month_day != NULL)
        break;
    }
  return end;
}

/* 3月5日 */
static gboolean
read_month_day (const char    *text,
                GopsDateValue *value)
{
  if (read_digits (&text, 2, &value->month) == 0 || !skip_word (&text, "月") ||
      read_digits (&text, 2, &value->day) == 0)
    return FALSE;
  return value->month >= 1 && value->month <= 12 && value->day >= 1 && value->day <= 31;
}

static gboolean
read_time (const Tail    *tail,
           GopsDateOrder  order,
           GopsPasteHead *head)
{
  const char *seconds = strchr (tail->clock, ':');

  head->has_seconds = seconds != NULL && strchr (seconds + 1, ':') != NULL;
  head->has_day = tail->day != NULL || tail->month_day != NULL;
  head->has_year = tail->day != NULL;
  head->word = head->has_day ? GOPS_PASTE_DAY_NONE : tail->word;
  if (tail->day != NULL)
    {
      head->verdict = gops_date_read (tail->day, order, &head->when);
      return (head->verdict == GOPS_DATE_OK || head->verdict == GOPS_DATE_DOUBTFUL) && head->when.has_time;
    }
  head->verdict = gops_clock_read (tail->clock, &head->when);
  return head->verdict == GOPS_DATE_OK && (tail->month_day == NULL || read_month_day (tail->month_day, &head->when));
}

/* Cheap, and true for nearly all lines that are none. */
static gboolean
cannot_end_time (char c)
{
  return !g_ascii_isdigit (c) && strchr ("Mm.", c) == NULL;
}

gboolean
gops_paste_head_read_back (const char    *line,
                           gsize          length,
                           GopsDateOrder  order,
                           GopsPasteHead *out_head)
{
  Tail tail = { 0 };
  const char *end, *name;
  gsize blanks;

  out_head->bare = FALSE;
  if (length == 0 || length > MAX_HEAD)
    return FALSE;
  end = skip_blanks_back (line, line + length);
  if (end == line || cannot_end_time (end[-1]))
    return FALSE;
  name = read_tail (line, end, &tail);
  if (tail.clock == NULL || !read_time (&tail, order, out_head))
    return FALSE;
  out_head->bare = name == line;
  blanks = g_utf8_strlen (name, tail.first - name);
  out_head->wide = blanks >= 2;
  out_head->sender = skip_blanks (line) - line;
  out_head->sender_end = name - line;
  out_head->time = tail.first - line;
  return !out_head->bare;
}

static int
compare_times (const GopsDateValue *a,
               const GopsDateValue *b)
{
  const int as[] = { a->year, a->month, a->day, a->hour, a->minute, a->second };
  const int bs[] = { b->year, b->month, b->day, b->hour, b->minute, b->second };

  for (guint i = 0; i < G_N_ELEMENTS (as); i++)
    if (as[i] != bs[i])
      return as[i] < bs[i] ? -1 : 1;
  return 0;
}

gboolean
gops_paste_head_follows (const GopsPasteHead *self,
                         const GopsDateValue *before)
{
  return self->has_year && self->has_seconds && compare_times (&self->when, before) >= 0;
}

gboolean
gops_paste_head_read_name (const char    *line,
                           gsize          length,
                           GopsPasteHead *out_head)
{
  static const char wide_colon[] = "：";
  const char *start, *end;

  if (length < 2 || length > MAX_NAME)
    return FALSE;
  start = skip_blanks (line);
  end = skip_blanks_back (line, line + length);
  if (end > start && end[-1] == ':')
    end--;
  else if (g_str_has_suffix (start, wide_colon))
    end -= strlen (wide_colon);
  else
    return FALSE;
  if (start >= end || strcspn (start, ",;!?:/") < (gsize) (end - start) || g_strstr_len (start, end - start, "，") ||
      g_strstr_len (start, end - start, "。"))
    return FALSE;
  *out_head = (GopsPasteHead) { .verdict = GOPS_DATE_OK, .sender = start - line, .sender_end = end - line };
  return TRUE;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2500 || c == 0x2501 || c == 0x30fc || c == 0xff0d;
}

gboolean
gops_paste_head_read_day (const char    *line,
                          gsize          length,
                          GopsDateValue *out_day)
{
  const char *start = line, *end = line + length;
  g_autofree char *day = NULL;
  guint before = 0, after = 0;
  GopsDateVerdict verdict;

  if (length == 0 || length > MAX_HEAD)
    return FALSE;
  for (; start < end; start = g_utf8_next_char (start))
    if (is_dash (g_utf8_get_char (start)))
      before++;
    else if (!is_unseen (g_utf8_get_char (start)))
      break;
  if (before < 2)
    return FALSE;
  for (; end > start; end = g_utf8_prev_char (end))
    if (is_dash (g_utf8_get_char (g_utf8_prev_char (end))))
      after++;
    else if (!is_unseen (g_utf8_get_char (g_utf8_prev_char (end))))
      break;
  if (after < 2 || end - start > 40)
    return FALSE;
  day = g_strndup (start, end - start);
  verdict = gops_date_read (day, GOPS_DATE_ORDER_UNKNOWN, out_day);
  return (verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL) && !out_day->has_time;
}

/* 11月28日, also with the day of the week behind it */
static gboolean
is_month_day (const char    *text,
              GopsDateValue *value)
{
  const char *p = text;
  int skipped;

  if (!read_month_day (text, value))
    return FALSE;
  (void) read_digits (&p, 2, &skipped);
  (void) skip_word (&p, "月");
  (void) read_digits (&p, 2, &skipped);
  if (!skip_word (&p, "日"))
    (void) skip_word (&p, "号");
  return *p == '\0' || read_day_word (p) != GOPS_PASTE_DAY_NONE;
}

/* Returns: whether the word belongs to a line with nothing but a day */
static gboolean
take_day_token (GopsPasteHead *head,
                const char    *word)
{
  GopsDateVerdict verdict;

  switch (judge_token (word))
    {
    case TOKEN_NONE:
      return FALSE;
    case TOKEN_CLOCK:
    case TOKEN_HALF_DAY:
      return TRUE;
    case TOKEN_WEEKDAY:
      head->word = MAX (head->word, read_day_word (word));   /* 昨天 says more than 星期日 */
      return TRUE;
    case TOKEN_DAY:
      verdict = gops_date_read (word, GOPS_DATE_ORDER_UNKNOWN, &head->when);
      head->has_day = head->has_year = TRUE;
      return (verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL) && !head->when.has_time;
    case TOKEN_MONTH_DAY:
      head->has_day = TRUE;
      return is_month_day (word, &head->when);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gops_paste_head_read_day_line (const char    *line,
                               gsize          length,
                               GopsPasteHead *out_head)
{
  const char *end;

  *out_head = (GopsPasteHead) { .verdict = GOPS_DATE_OK };
  if (length > MAX_NAME)
    return FALSE;
  end = skip_blanks_back (line, line + length);
  for (const char *p = skip_blanks (line), *stop; p < end; p = skip_blanks (stop))
    {
      g_autofree char *word = NULL;

      for (stop = p; stop < end && !is_unseen (g_utf8_get_char (stop));)
        stop = g_utf8_next_char (stop);
      word = g_strndup (p, stop - p);
      if (stop == p || !take_day_token (out_head, word))
        return FALSE;
    }
  if (out_head->has_day)
    out_head->word = GOPS_PASTE_DAY_NONE;
  return out_head->has_day || out_head->word != GOPS_PASTE_DAY_NONE;
}

gboolean
gops_paste_head_begins_day (const char *line)
{
  const char *p = line;

  while (*p != '\0' && (is_dash (g_utf8_get_char (p)) || is_unseen (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  if (p == line || !is_dash (g_utf8_get_char (line)))
    return FALSE;
  while (*p != '\0' && (g_ascii_isdigit (*p) || is_dash (g_utf8_get_char (p)) || is_unseen (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  return *p == '\0';
}
