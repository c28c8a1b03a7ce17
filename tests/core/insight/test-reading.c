/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, units and times of day as people write them in rules, in both languages: what means the same is equal. And
 * the words that are found, and those that only look like them. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "gops-number-reader.h"
#include "gops-reading.h"

#define TIME     GOPS_QUANTITY_TIME
#define COUNT    GOPS_QUANTITY_COUNT
#define RANGE    GOPS_QUANTITY_RANGE
#define WARNINGS GOPS_QUANTITY_WARNINGS

#define HOUR 60.0
#define DAY  1440.0
#define WEEK 10080.0

static const struct
{
  const char      *text;
  GopsQuantityKind kind;
  double           value, until;
  const char      *words;   /* what is marked in the text */
} quantities[] = {
  { "禁言三天", TIME, 3 * DAY, 0, "三天" },
  { "禁言3天", TIME, 3 * DAY, 0, "3天" },
  { "禁言３天", TIME, 3 * DAY, 0, "３天" },
  { "禁言 3 天", TIME, 3 * DAY, 0, "3 天" },
  { "禁言72小时", TIME, 3 * DAY, 0, "72小时" },
  { "禁言七十二个小时", TIME, 3 * DAY, 0, "七十二个小时" },
  { "禁言三日", TIME, 3 * DAY, 0, "三日" },
  { "禁言二十四小时", TIME, DAY, 0, "二十四小时" },
  { "禁言一天半", TIME, 1.5 * DAY, 0, "一天半" },
  { "禁言半天", TIME, 0.5 * DAY, 0, "半天" },
  { "最多两周", TIME, 2 * WEEK, 0, "两周" },
  { "最多两个星期", TIME, 2 * WEEK, 0, "两个星期" },
  { "满半个月", TIME, 15 * DAY, 0, "半个月" },
  { "满一个半月", TIME, 45 * DAY, 0, "一个半月" },
  { "等两个半小时", TIME, 2.5 * HOUR, 0, "两个半小时" },
  { "等一刻钟", TIME, 15, 0, "一刻钟" },
  { "半小时内答复", TIME, 30, 0, "半小时" },
  { "十分钟内", TIME, 10, 0, "十分钟" },
  { "一百二十天", TIME, 120 * DAY, 0, "一百二十天" },
  { "3-5天", TIME, 5 * DAY, 0, "3-5天" },
  { "三到五天", TIME, 5 * DAY, 0, "三到五天" },
  { "两三天", TIME, 3 * DAY, 0, "两三天" },
  { "每周发", TIME, WEEK, 0, "每周" },
  { "每天发", TIME, DAY, 0, "每天" },
  { "每个月发", TIME, 30 * DAY, 0, "每个月" },
  { "每月发", TIME, 30 * DAY, 0, "每月" },
  { "2条", COUNT, 2, 0, "2条" },
  { "最多五次", COUNT, 5, 0, "五次" },
  { "再犯移出", WARNINGS, 1, 0, "再犯" },
  { "第三次移出", WARNINGS, 2, 0, "第三次" },
  { "三天后直接移出", WARNINGS, 0, 0, "直接移出" },
  { "three days", TIME, 3 * DAY, 0, "three days" },
  { "72 hours", TIME, 3 * DAY, 0, "72 hours" },
  { "3 d", TIME, 3 * DAY, 0, "3 d" },
  { "muted 24h", TIME, DAY, 0, "24h" },
  { "the 24-hour mute", TIME, DAY, 0, "24-hour" },
  { "a day's mute", TIME, DAY, 0, "a day" },
  { "Twenty-four hours", TIME, DAY, 0, "Twenty-four hours" },
  { "half an hour", TIME, 30, 0, "half an hour" },
  { "one and a half hours", TIME, 90, 0, "one and a half hours" },
  { "1.5 hours", TIME, 90, 0, "1.5 hours" },
  { "a fortnight", TIME, 2 * WEEK, 0, "a fortnight" },
  { "two weeks", TIME, 2 * WEEK, 0, "two weeks" },
  { "3 to 5 days", TIME, 5 * DAY, 0, "3 to 5 days" },
  { "once per week", TIME, WEEK, 0, "per week" },
  { "weekly", TIME, WEEK, 0, "weekly" },
  { "two promotional posts", COUNT, 2, 0, "two promotional posts" },
  { "one ad", COUNT, 1, 0, "one ad" },
  { "twice", COUNT, 2, 0, "twice" },
  { "removal the second time", WARNINGS, 1, 0, "second time" },
  { "22:30到07:30", RANGE, 1350, 450, "22:30到07:30" },
  { "22：30–7：30", RANGE, 1350, 450, "22：30–7：30" },
  { "晚上十点半到早上七点半", RANGE, 1350, 450, "晚上十点半到早上七点半" },
  { "晚上11点至次日早上6点", RANGE, 1380, 360, "晚上11点至次日早上6点" },
  { "23点到7点30分", RANGE, 1380, 450, "23点到7点30分" },
  { "中午12点到下午2点", RANGE, 720, 840, "中午12点到下午2点" },
  { "from 22:00 to 08:00", RANGE, 1320, 480, "22:00 to 08:00" },
  { "10 pm – 7 am", RANGE, 1320, 420, "10 pm – 7 am" },
  { "between 10:30 p.m. and 7 a.m.", RANGE, 1350, 420, "10:30 p.m. and 7 a.m." },
  { "{quiet_from}到{quiet_until}", RANGE, 1350, 450, "{quiet_from}到{quiet_until}" },
  { "{response_hours}小时内", TIME, 24 * HOUR, 0, "{response_hours}小时" },
  { "within {response_hours} hours", TIME, 24 * HOUR, 0, "{response_hours} hours" },
};

/* What looks like a number of something and is none. */
static const char *const no_quantities[] = {
  "一律不行", "第3条", "3月5日见", "2026年3月1日", "13800138000", "一起跑", "三人行", "the second half", "one of us",
  "a may day1", "万一有事", "半途而废", "5:3", "v1.2.3", "三", "",
};

static GopsReading *
read_text (const char *text)
{
  static const GopsFillValues values = { .language = "zh_CN", .quiet_from = "22:30", .quiet_until = "07:30",
                                         .response_hours = 24, .theme = "x" };

  return gops_reading_new_for_text (&values, text);
}

static void
test_quantity (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  const char *text = quantities[row].text;
  g_autoptr (GopsReading) reading = read_text (text);
  const GopsQuantity *found = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < reading->quantities->len && found == NULL; i++)
    if (gops_reading_quantity (reading, i)->kind == quantities[row].kind
        && fabs (gops_reading_quantity (reading, i)->value - quantities[row].value) < 0.01)
      found = gops_reading_quantity (reading, i);
  for (guint i = 0; i < reading->quantities->len; i++)
    g_test_message ("%s: %d %g", text, gops_reading_quantity (reading, i)->kind, gops_reading_quantity (reading, i)->value);
  g_assert_nonnull (found);
  words = g_strndup (text + found->start, found->length);
  g_assert_cmpstr (words, ==, quantities[row].words);
  g_assert_cmpfloat_with_epsilon (found->until, quantities[row].until, 0.01);
}

static void
test_no_quantities (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_quantities); i++)
    {
      g_autoptr (GopsReading) reading = read_text (no_quantities[i]);

      g_test_message ("%s", no_quantities[i]);
      g_assert_cmpuint (reading->quantities->len, ==, 0);
    }
}

/* A name that begins with a number is a name: nothing is promised by it, and no place lies outside the text. */
static void
test_names_with_numbers (void)
{
  static const char *const names[] = { "24 hours of Le Mans fans", "24小时车迷", "2 days, 3 nights", "1", "30", "24 hours" };
  static const char *const variables[] = { "group", "theme", "audience" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint v = 0; v < G_N_ELEMENTS (variables); v++)
      {
        const GopsFillValues values = { .language = "en", .group = names[i], .theme = names[i], .audience = names[i] };
        g_autofree char *text = g_strdup_printf ("The owner of {%s} will answer", variables[v]);
        g_autoptr (GopsReading) reading = gops_reading_new_for_text (&values, text);

        g_test_message ("%s: %s", variables[v], names[i]);
        g_assert_cmpuint (reading->quantities->len, ==, g_str_equal (names[i], "24 hours"));
        for (guint q = 0; q < reading->quantities->len; q++)
          {
            const GopsQuantity *quantity = gops_reading_quantity (reading, q);

            g_assert_cmpuint (quantity->start, <, strlen (text));
            g_assert_cmpuint (quantity->length, <=, strlen (text) - quantity->start);
          }
      }
}

/* A run of digits is read once, however they are written: at a look for each of them this would take hours. */
static void
test_long_numbers (void)
{
  static const char *const digits[] = { "7", "７", "7７" };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GopsReading) reading = NULL;

      while (text->len < 3 * 1024 * 1024)
        g_string_append (text, digits[i]);
      g_string_append (text, " 禁言３天");
      reading = read_text (text->str);
      g_assert_cmpuint (reading->quantities->len, ==, 1);
      g_assert_cmpfloat (gops_reading_quantity (reading, 0)->value, ==, 3 * DAY);
    }
}

static const struct
{
  const char *text;
  GopsWords   list;
  const char *words;   /* NULL: not found */
} words[] = {
  { "不发广告等", GOPS_WORDS_VAGUE, "等" },
  { "不发广告等内容", GOPS_WORDS_VAGUE, "等内容" },
  { "不发广告等，也不拉人", GOPS_WORDS_VAGUE, "等" },
  { "人人平等", GOPS_WORDS_VAGUE, NULL },
  { "晚到的等下一期", GOPS_WORDS_VAGUE, NULL },
  { "请稍等。", GOPS_WORDS_VAGUE, NULL },
  { "视情况处理", GOPS_WORDS_VAGUE, "视情况" },
  { "no ads, links etc.", GOPS_WORDS_VAGUE, "etc." },
  { "sketches are fine", GOPS_WORDS_VAGUE, NULL },
  { "Appropriate measures", GOPS_WORDS_VAGUE, "Appropriate measures" },
  { "一律移出", GOPS_WORDS_ABSOLUTE, "一律" },
  { "请教一律师", GOPS_WORDS_ABSOLUTE, NULL },
  { "有任何问题都可以问", GOPS_WORDS_ABSOLUTE, NULL },
  { "ALWAYS ask first", GOPS_WORDS_ABSOLUTE, "ALWAYS" },
  { "nevertheless", GOPS_WORDS_ABSOLUTE, NULL },
  { "违者必究", GOPS_WORDS_HARSH, "违者" },
  { "Advertising", GOPS_WORDS_ADS, "Advert" },
  { "Madrid", GOPS_WORDS_ADS, NULL },
  { "禁言", GOPS_WORDS_MUTE, "禁言" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GopsReading) reading = read_text (words[i].text);
      const GopsHit *hit = gops_reading_find (reading, gops_reading_field (reading, 0, GOPS_CLAUSE_FIELD_TEXT),
                                              words[i].list);
      g_autofree char *found = hit != NULL ? g_strndup (words[i].text + hit->start, hit->length) : NULL;

      g_test_message ("%s", words[i].text);
      g_assert_cmpstr (found, ==, words[i].words);
    }
}

static const struct
{
  const char *text;
  int         number;   /* 0: none */
  gsize       length;
} numbers[] = {
  { "3. Quiet", 3, 3 }, { "3、安静", 3, 4 }, { "第三条：安静", 3, 12 }, { "第3条 安静", 3, 8 }, { "(3) Quiet", 3, 4 },
  { "（三）安静", 3, 9 }, { "③安静", 3, 3 }, { "十二、安静", 12, 9 }, { "3.5 hours", 0, 0 }, { "22:30到7:30", 0, 0 },
  { "3条以上", 0, 0 }, { "三天内", 0, 0 }, { "", 0, 0 }, { "一起跑", 0, 0 }, { "第三", 0, 0 },
};

static void
test_hand_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int number = 0;
      gsize length = gops_read_hand_number (gops_lexicon_get (), numbers[i].text, &number);

      g_test_message ("%s", numbers[i].text);
      g_assert_cmpuint (length, ==, numbers[i].length);
      if (length > 0)
        g_assert_cmpint (number, ==, numbers[i].number);
    }
}

/* Every word that can be replaced is one that the check finds. */
static void
test_remedies (void)
{
  const GopsRulePatterns *patterns = gops_method_get_rule_patterns (gops_method_get_default ());

  for (guint i = 0; i < patterns->n_remedies; i++)
    {
      g_autoptr (GopsReading) reading = read_text (patterns->remedies[i].word);
      const GopsReadField *field = gops_reading_field (reading, 0, GOPS_CLAUSE_FIELD_TEXT);
      g_autoptr (GopsReading) after = read_text (patterns->remedies[i].with);
      const GopsReadField *after_field = gops_reading_field (after, 0, GOPS_CLAUSE_FIELD_TEXT);

      g_test_message ("%s → %s", patterns->remedies[i].word, patterns->remedies[i].with);
      g_assert_true (gops_reading_find (reading, field, GOPS_WORDS_VAGUE) != NULL
                     || gops_reading_find (reading, field, GOPS_WORDS_ABSOLUTE) != NULL
                     || gops_reading_find (reading, field, GOPS_WORDS_HARSH) != NULL);
      g_assert_null (gops_reading_find (after, after_field, GOPS_WORDS_VAGUE));
      g_assert_null (gops_reading_find (after, after_field, GOPS_WORDS_ABSOLUTE));
      g_assert_null (gops_reading_find (after, after_field, GOPS_WORDS_HARSH));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      g_autofree char *path = g_strdup_printf ("/insight/reading/quantity/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_quantity);
    }
  g_test_add_func ("/insight/reading/no-quantities", test_no_quantities);
  g_test_add_func ("/insight/reading/names-with-numbers", test_names_with_numbers);
  g_test_add_func ("/insight/reading/long-numbers", test_long_numbers);
  g_test_add_func ("/insight/reading/words", test_words);
  g_test_add_func ("/insight/reading/hand-numbers", test_hand_numbers);
  g_test_add_func ("/insight/reading/remedies", test_remedies);
  return g_test_run ();
}
