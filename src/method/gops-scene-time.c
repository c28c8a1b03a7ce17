/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time of a scene. */
#include "config.h"

#include <string.h>

#include "gops-scene-time.h"

typedef struct
{
  const char *word;
  guint       days;
} DayWord;

static const DayWord english_days[] = {
  { "every day", GOPS_EVERY_DAY }, { "daily", GOPS_EVERY_DAY }, { "each day", GOPS_EVERY_DAY },
  { "every morning", GOPS_EVERY_DAY }, { "every evening", GOPS_EVERY_DAY }, { "every night", GOPS_EVERY_DAY },
  { "weekdays", GOPS_WORKING_DAYS }, { "weekday", GOPS_WORKING_DAYS }, { "workdays", GOPS_WORKING_DAYS },
  { "working days", GOPS_WORKING_DAYS }, { "before work", GOPS_WORKING_DAYS }, { "after work", GOPS_WORKING_DAYS },
  { "weekend", GOPS_WEEKEND }, { "weekends", GOPS_WEEKEND },
  { "mon", 1 << 0 }, { "monday", 1 << 0 }, { "mondays", 1 << 0 },
  { "tue", 1 << 1 }, { "tues", 1 << 1 }, { "tuesday", 1 << 1 }, { "tuesdays", 1 << 1 },
  { "wed", 1 << 2 }, { "wednesday", 1 << 2 }, { "wednesdays", 1 << 2 },
  { "thu", 1 << 3 }, { "thur", 1 << 3 }, { "thurs", 1 << 3 }, { "thursday", 1 << 3 }, { "thursdays", 1 << 3 },
  { "fri", 1 << 4 }, { "friday", 1 << 4 }, { "fridays", 1 << 4 },
  { "sat", 1 << 5 }, { "saturday", 1 << 5 }, { "saturdays", 1 << 5 },
  { "sun", 1 << 6 }, { "sunday", 1 << 6 }, { "sundays", 1 << 6 },
};

static const DayWord chinese_days[] = {
  { "每天", GOPS_EVERY_DAY }, { "天天", GOPS_EVERY_DAY }, { "每日", GOPS_EVERY_DAY }, { "每晚", GOPS_EVERY_DAY },
  { "每早", GOPS_EVERY_DAY }, { "工作日", GOPS_WORKING_DAYS }, { "上班前", GOPS_WORKING_DAYS },
  { "下班后", GOPS_WORKING_DAYS }, { "上班日", GOPS_WORKING_DAYS }, { "周末", GOPS_WEEKEND }, { "双休", GOPS_WEEKEND },
};

/* --- days --- */

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) && c < 0x250;
}

/* @word as a whole word somewhere in @text. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if ((p == text || !is_letter (g_utf8_get_char (g_utf8_prev_char (p)))) && !is_letter (g_utf8_get_char (p + length)))
      return TRUE;
  return FALSE;
}

/* The number of a Chinese weekday, 0 Monday … 6 Sunday; -1: none. */
static int
chinese_weekday (gunichar c)
{
  static const gunichar names[] = { 0x4e00 /* 一 */, 0x4e8c /* 二 */, 0x4e09 /* 三 */, 0x56db /* 四 */,
                                    0x4e94 /* 五 */, 0x516d /* 六 */, 0x65e5 /* 日 */ };

  if (c == 0x5929 /* 天 */)
    return 6;
  for (int i = 0; i < 7; i++)
    if (names[i] == c)
      return i;
  return -1;
}

/* 周二, 星期三、五, 周一到周五 */
static guint
read_chinese_week (const char *p)
{
  guint days = 0;
  int last = -1;
  gboolean range = FALSE;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int day = chinese_weekday (c);

      if (day >= 0)
        {
          if (g_utf8_get_char (g_utf8_next_char (p)) == 0x70b9 /* 点: an hour, not a day */)
            return days;
          for (int i = range && last >= 0 && last < day ? last : day; i <= day; i++)
            days |= 1u << i;
          last = day;
          range = FALSE;
        }
      else if (c == 0x5230 /* 到 */ || c == 0x81f3 /* 至 */ || c == '-' || c == 0x2013)
        range = TRUE;
      else if (g_utf8_strchr ("、和及与,，/周星期礼拜", -1, c) == NULL)
        return days;
    }
  return days;
}

static guint
read_days (const char *text)
{
  static const char *const weeks[] = { "周", "星期", "礼拜" };
  guint days = 0;

  for (guint i = 0; i < G_N_ELEMENTS (english_days); i++)
    if (has_word (text, english_days[i].word))
      days |= english_days[i].days;
  for (guint i = 0; i < G_N_ELEMENTS (chinese_days); i++)
    if (strstr (text, chinese_days[i].word) != NULL)
      days |= chinese_days[i].days;
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    for (const char *p = strstr (text, weeks[i]); p != NULL; p = strstr (p + 1, weeks[i]))
      days |= read_chinese_week (p + strlen (weeks[i]));
  return days;
}

/* --- clock --- */

/* A number of one or two digits at *@p, which is moved behind it; -1: none. */
static int
read_digits (const char **p)
{
  int value = 0, n = 0;

  while (g_ascii_isdigit (**p))
    {
      value = value * 10 + g_ascii_digit_value (**p);
      (*p)++;
      if (++n > 2)
        return -1;
    }
  return n > 0 ? value : -1;
}

/* 六, 十, 十一, 二十, 二十三, 两: as above. */
static int
read_chinese_number (const char **p)
{
  int value = -1, digit;
  gboolean tens = FALSE;

  for (;; *p = g_utf8_next_char (*p))
    {
      gunichar c = g_utf8_get_char (*p);
      const char *all = "零一二三四五六七八九", *found = c != 0 ? g_utf8_strchr (all, -1, c) : NULL;

      digit = c == 0x4e24 /* 两 */ ? 2 : found != NULL ? (int) g_utf8_pointer_to_offset (all, found) : -1;
      if (c == 0x5341 /* 十 */)
        value = value <= 0 ? 10 : value * 10;
      else if (digit >= 0)
        value = tens ? value + digit : digit;   /* 周六六点: the first is a day */
      else
        return value;
      tens = c == 0x5341;
    }
}

static int
read_number (const char **p)
{
  int value = read_digits (p);

  return value >= 0 ? value : read_chinese_number (p);
}

/* Whether the words before the hour, or the whole text, speak of the second half of the day. */
static gboolean
is_afternoon (const char *before)
{
  static const char *const words[] = { "下午", "午后", "晚", "傍晚", "夜里", "夜间", "pm", "p.m", "afternoon", "evening", "night" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (before, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static int
make_minutes (int hour, int minute, gboolean afternoon)
{
  if (afternoon && hour < 12)
    hour += 12;
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? hour * 60 + minute : -1;
}

/* "一点" is "a little" more often than one o'clock: 差一点, 一点小事, 早一点. Whether @before, a part of the day, or @behind, a
 * part of an hour, makes an hour of it. */
static gboolean
is_one_o_clock (const char *before, const char *behind)
{
  static const char *const parts_of_day[] = { "凌晨", "清晨", "早上", "上午", "中午", "午后", "下午", "傍晚", "晚上", "夜里", "半夜",
                                              "深夜", "午夜", "夜间" };
  static const char *const parts_of_hour[] = { "半", "钟", "整", "一刻", "三刻", "到", "至", "-", "–", "—" };

  for (guint i = 0; i < G_N_ELEMENTS (parts_of_day); i++)
    if (g_str_has_suffix (before, parts_of_day[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts_of_hour); i++)
    if (g_str_has_prefix (behind, parts_of_hour[i]))
      return TRUE;
  return read_number (&behind) >= 0;
}

/* 六点, 六点半, 六点一刻, 8点30分 */
static int
read_chinese_clock (const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;
      int hour = read_number (&p), minute = 0;
      g_autofree char *before = g_strndup (text, start - text);

      if (hour < 0)
        {
          p = *p != '\0' ? g_utf8_next_char (p) : p;
          continue;
        }
      if (!g_str_has_prefix (p, "点") && !g_str_has_prefix (p, "點") && !g_str_has_prefix (p, "时"))
        continue;
      if (g_str_has_prefix (start, "一点") && !is_one_o_clock (before, g_utf8_next_char (p)))
        continue;
      p = g_utf8_next_char (p);
      if (g_str_has_prefix (p, "半"))
        minute = 30;
      else if (g_str_has_prefix (p, "一刻"))
        minute = 15;
      else if (g_str_has_prefix (p, "三刻"))
        minute = 45;
      else
        minute = read_number (&p);
      return make_minutes (hour, minute < 0 ? 0 : minute,
                           is_afternoon (before) || (hour <= 3 && strstr (before, "中午") != NULL));
    }
  return -1;
}

/* Behind an hour: "am", " p.m.", "o'clock". @out_afternoon is set for pm. */
static gboolean
read_half_of_day (const char *p, gboolean *out_afternoon, gboolean *out_morning)
{
  while (*p == ' ')
    p++;
  *out_afternoon = g_str_has_prefix (p, "pm") || g_str_has_prefix (p, "p.m");
  *out_morning = g_str_has_prefix (p, "am") || g_str_has_prefix (p, "a.m");
  return *out_afternoon || *out_morning || g_str_has_prefix (p, "o'clock") || g_str_has_prefix (p, "o’clock");
}

/* 6:30, 18.15, "at 6", "6 am"; a bare number is no time. */
static int
read_english_clock (const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;
      int hour, minute = 0;
      gboolean named, afternoon, morning;
      g_autofree char *before = g_strndup (text, start - text);

      if (!g_ascii_isdigit (*p))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      hour = read_digits (&p);
      named = g_str_has_suffix (before, "at ") || g_str_has_suffix (before, "from ");
      if ((*p == ':' || *p == '.' || *p == 'h') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]))
        {
          p++;
          minute = read_digits (&p);
          named = TRUE;
        }
      else if (g_str_has_prefix (p, "：") && g_ascii_isdigit (p[strlen ("：")]))
        {
          p += strlen ("：");
          minute = read_digits (&p);
          named = TRUE;
        }
      named |= read_half_of_day (p, &afternoon, &morning);
      if (!named || hour < 0 || hour > 23)
        {
          while (g_ascii_isdigit (*p))
            p++;
          continue;
        }
      if (morning && hour == 12)
        hour = 0;
      return make_minutes (hour, minute, afternoon || (!morning && hour < 12 && is_afternoon (text)));
    }
  return -1;
}

GopsSceneTime
gops_scene_time_parse (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *small = g_utf8_strdown (valid, -1);
  GopsSceneTime time = { read_days (small), read_english_clock (small) };

  if (time.minutes < 0)
    time.minutes = read_chinese_clock (small);
  return time;
}
