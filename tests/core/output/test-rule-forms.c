/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every form of the rules of every kind, in both languages, on every platform: nothing unfilled, nothing cut, all that fits. */
#include <glib/gstdio.h>
#include <string.h>

#include "gops-document-writers.h"
#include "gops-fill.h"
#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-rule-check.h"
#include "gops-rule-forms.h"
#include "gops-sentence.h"
#include "gops-test-store.h"

#define OPENED "2026-03-02"

static GopsDossier *
create (GopsStore *store, const char *kind, const char *language)
{
  g_autoptr (GError) error = NULL;
  gboolean han = g_str_equal (language, "zh_CN");
  GopsGroupDraft draft = { .kind = kind, .platform = "wechat", .language = language, .name = han ? "河西晨跑群" : "Canal Runners",
                           .owner = han ? "林晚" : "Lin", .time_zone = "Asia/Shanghai", .opened_on = OPENED };
  gint64 id = gops_method_create_group (store, &draft, &error);
  GopsDossier *dossier = gops_dossier_load (store, id, OPENED, &error);

  g_assert_no_error (error);
  return dossier;
}

/* Every line but the title ends as a sentence does. */
static void
expect_whole_lines (const char *text, gboolean titled)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = titled ? 1 : 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !gops_sentence_is_whole (lines[i]))
      g_error ("this line is cut: “%s” in\n%s", lines[i], text);
}

static gboolean
begins_with_title (const GopsDossier *dossier, const char *text)
{
  return strstr (text, "\n\n") != NULL;
}

/* What stands in the text between marks must be said somewhere as a whole: a part is never the beginning of a longer word. */
static void
expect_fits (const GopsDossier *dossier, const GopsPlatform *platform, gsize limit)
{
  g_autofree char *text = gops_rules_short_text (dossier, platform->id, limit);
  gsize most;
  GopsUnit unit;

  gops_rules_measure (platform, NULL, text, &most, &unit);
  if (limit > 0)
    most = limit;
  if (most > 0)
    g_assert_cmpuint (gops_unit_measure (unit, text), <=, most);
  g_assert_cmpuint (gops_reading_seconds (text), <, 60);
  g_assert_cmpstr (text, !=, "");
  g_assert_null (strpbrk (text, "{}"));
  expect_whole_lines (text, begins_with_title (dossier, text));
}

typedef void (*Check) (const GopsDossier *dossier);

static void
for_each_kind (Check check)
{
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());
  g_auto (GopsTestStore) test = gops_test_store_new ();

  for (guint i = 0; i < kinds->len; i++)
    for (guint l = 0; gops_languages ()[l] != NULL; l++)
      {
        g_autoptr (GopsDossier) dossier = create (test.store, ((GopsKind *) kinds->pdata[i])->id, gops_languages ()[l]);

        check (dossier);
      }
}

static void
check_short (const GopsDossier *dossier)
{
  static const gsize limits[] = { 0, 60, 90, 140, 200, 280, 500, 1000, 2000 };
  const GPtrArray *platforms = gops_method_get_platforms (gops_method_get_default ());

  for (guint p = 0; p < platforms->len; p++)
    for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
      expect_fits (dossier, platforms->pdata[p], limits[i]);
}

static void
test_short_everywhere (void)
{
  for_each_kind (check_short);
}

/* With room for all, everything that matters is in. */
static void
check_short_is_complete (const GopsDossier *dossier)
{
  g_autofree char *text = gops_rules_short_text (dossier, "wechat", 2000);
  gboolean han = g_str_equal (gops_dossier_language (dossier), "zh_CN");
  const char *const parts[] = { han ? "欢迎：" : "Welcome: ", han ? "广告：" : "Ads: ", han ? "小时内答复" : "answered within",
                                han ? "完整群规" : "full rules" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” is missing from the short form of a %s group:\n%s", parts[i], gops_record_get_text (dossier->group, GOPS_GROUP_KIND), text);
}

static void
check_short_forbids (const GopsDossier *dossier)
{
  g_autofree char *text = gops_rules_short_text (dossier, "wechat", 2000);
  gboolean han = g_str_equal (gops_dossier_language (dossier), "zh_CN");

  g_assert_true (strstr (text, han ? "红线：" : "Red lines: ") != NULL || strstr (text, han ? "不要：" : "Not here: ") != NULL);
}

static void
test_short_complete (void)
{
  for_each_kind (check_short_is_complete);
  for_each_kind (check_short_forbids);
}

static void
set_clause (const GopsDossier *dossier, const char *section, const char *polarity, const char *text)
{
  g_ptr_array_add (dossier->clauses, gops_record_new (GOPS_TYPE_CLAUSE, "section", section, "polarity", polarity, "severity", (gint64) 3, "text", text, NULL));
}

/* Clauses by hand: whole sentences, whole parts, or nothing. */
static void
test_short_by_hand (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "interest", "en");
  g_autofree char *endless = g_strnfill (10000, 'x');

  g_ptr_array_set_size (dossier->clauses, 0);
  set_clause (dossier, "purpose", "neutral", "We read one book a month, slowly. This is followed by a very long explanation that nobody reads because it goes on and on and on until the pin is full.");
  set_clause (dossier, "forbidden", "forbid", endless);
  set_clause (dossier, "forbidden", "forbid", "Spoilers, and with that I mean anything that tells how a book ends, whether of this month or of any other one, in words or pictures");
  set_clause (dossier, "encouraged", "encourage", "שלום لا 👩‍👩‍👧 emoji 🎉");
  set_clause (dossier, "encouraged", "encourage", "   ");
  for (gsize limit = 60; limit <= 2000; limit += 7)
    {
      g_autofree char *text = gops_rules_short_text (dossier, "wechat", limit);

      g_assert_cmpint (g_utf8_strlen (text, -1), <=, (glong) limit);
      g_assert_null (strstr (text, "xxx"));
      g_assert_null (strstr (text, "very long"));
      expect_whole_lines (text, begins_with_title (dossier, text));
    }
  {
    g_autofree char *text = gops_rules_short_text (dossier, "wechat", 0);

    g_assert_nonnull (strstr (text, "We read one book a month, slowly."));
    g_assert_nonnull (strstr (text, "Red lines: spoilers, and with that I mean anything that tells how a book ends, whether of this month or of any other one."));
    g_assert_nonnull (strstr (text, "👩‍👩‍👧 emoji 🎉"));
  }
}

static void
set_ban (const GopsDossier *dossier, const char *text)
{
  set_clause (dossier, "forbidden", "forbid", text);
  gops_record_set_int (g_ptr_array_index (dossier->clauses, dossier->clauses->len - 1), GOPS_CLAUSE_SEVERITY, 1);
}

static void
expect_in_short (const GopsDossier *dossier, const char *const *wanted, const char *const *unwanted)
{
  g_autofree char *text = gops_rules_short_text (dossier, "wechat", 0);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (text, wanted[i]) == NULL)
      g_error ("“%s” is missing in\n%s", wanted[i], text);
  for (guint i = 0; unwanted[i] != NULL; i++)
    if (strstr (text, unwanted[i]) != NULL)
      g_error ("“%s” is in\n%s", unwanted[i], text);
}

/* "Not here: No remarks" would say the opposite of what was written. */
static void
test_short_keeps_the_meaning (void)
{
  static const char *const en[] = { "Not here: remarks about looks; screenshots to the outside.",
                                    "Limits: nobody runs ahead alone; no words about body, weight or speed.", NULL };
  static const char *const not_en[] = { "Not here: No", "Not here: no", "Not here: nobody", NULL };
  static const char *const zh[] = { "不要：评价别人的长相；抄袭、代写；骂人。", "边界：别人写的不外传。", NULL };
  static const char *const not_zh[] = { "不要：不", "；不抄袭", "不要：别人", NULL };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) runners = create (test.store, "interest", "en"), writers = create (test.store, "interest", "zh_CN");

  g_ptr_array_set_size (runners->clauses, 0);
  set_ban (runners, "No remarks about looks");
  set_ban (runners, "Nobody runs ahead alone");
  set_ban (runners, "No words about body, weight or speed");
  set_ban (runners, "screenshots to the outside");
  expect_in_short (runners, en, not_en);
  g_ptr_array_set_size (writers->clauses, 0);
  set_ban (writers, "不评价别人的长相");
  set_ban (writers, "不抄袭、不代写");
  set_ban (writers, "别人写的不外传");
  set_ban (writers, "骂人");
  expect_in_short (writers, zh, not_zh);
}

/* Behind a colon a sentence goes on; names and "I" keep their capitals. */
static void
test_short_goes_on_small (void)
{
  static const char *const wanted[] = { "Welcome: say hello to a newcomer; Priya knows the routes, ask her; I like it slow; GPS tracks.", NULL };
  static const char *const none[] = { NULL };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "interest", "en");

  g_ptr_array_set_size (dossier->clauses, 0);
  set_clause (dossier, "encouraged", "encourage", "Say hello to a newcomer.");
  set_clause (dossier, "encouraged", "encourage", "Priya knows the routes, ask her");
  set_clause (dossier, "encouraged", "encourage", "I like it slow");
  set_clause (dossier, "encouraged", "encourage", "GPS tracks");
  set_clause (dossier, "enforcement", "neutral", "When in doubt ask Priya.");
  expect_in_short (dossier, wanted, none);
}

/* What is posted is the document as every writer gets it. */
static void
check_short_document (const GopsDossier *dossier)
{
  const GPtrArray *platforms = gops_method_get_platforms (gops_method_get_default ());

  for (guint i = 0; i < platforms->len; i++)
    {
      const GopsPlatform *platform = platforms->pdata[i];
      g_autoptr (GopsDocument) document = gops_rules_form_document (dossier, GOPS_RULE_FORM_SHORT, platform->id);
      g_autofree char *written = gops_write_text (document, platform->markup), *text = gops_rules_short_text (dossier, platform->id, 0);

      g_assert_cmpstr (text, ==, written);
    }
}

static void
test_short_document (void)
{
  for_each_kind (check_short_document);
}

/* Thousands of clauses cost no more than reading them. */
static void
test_short_of_many (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "interest", "zh_CN");
  g_autofree char *text = NULL;
  gint64 start;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *clause = g_strdup_printf ("不发第%u类与读书无关、又长得一眼看不完的链接和文件", i);

      set_ban (dossier, clause);
    }
  start = g_get_monotonic_time ();
  text = gops_rules_short_text (dossier, "wechat", 0);
  g_test_message ("2,000 clauses: %d µs", (int) (g_get_monotonic_time () - start));
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_cmpuint (gops_reading_seconds (text), <, 60);
}

/* An edited clause of the library must not be shortened to what it said before. */
static void
test_short_follows_edits (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "interest", "en");
  g_autofree char *before = gops_rules_short_text (dossier, NULL, 0), *after = NULL;

  g_assert_nonnull (strstr (before, "Steps: private reminder, group reminder, 24 hours mute, removal."));
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (g_str_equal (gops_record_get_text (dossier->clauses->pdata[i], GOPS_CLAUSE_LIBRARY_ID), "penalties-ladder"))
      gops_record_set_text (dossier->clauses->pdata[i], GOPS_CLAUSE_TEXT, "Two reminders, then you leave");
  after = gops_rules_short_text (dossier, NULL, 0);
  g_assert_null (strstr (after, "24 hours mute"));
  g_assert_nonnull (strstr (after, "Two reminders, then you leave."));
}

static void
test_short_of_nothing (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "interest", "zh_CN");
  g_autofree char *long_name = g_strnfill (200, 'n'), *text = NULL, *tiny = NULL, *none = NULL;

  g_ptr_array_set_size (dossier->clauses, 0);
  gops_record_set_text (dossier->group, GOPS_GROUP_NAME, long_name);
  gops_record_set_text (dossier->group, GOPS_GROUP_OWNER, long_name);
  text = gops_rules_short_text (dossier, "wechat", 0);
  /* Nothing was published: no version is in force. */
  g_assert_null (strstr (text, "第1版"));
  tiny = gops_rules_short_text (dossier, "wechat", 15);
  g_assert_cmpstr (tiny, ==, "友善相处，不发广告，不违法。");
  none = gops_rules_short_text (dossier, "wechat", 3);
  g_assert_cmpstr (none, ==, "");
}

/* --- the other forms --- */

static void
check_forms (const GopsDossier *dossier)
{
  for (GopsRuleForm form = 0; form < GOPS_N_RULE_FORMS; form++)
    {
      g_autoptr (GopsDocument) document = gops_rules_form_document (dossier, form, NULL);
      g_autofree char *text = gops_rules_form_text (dossier, form, NULL), *html = gops_write_html (document), *md = gops_write_markdown (document);

      g_assert_null (strpbrk (text, "{}"));
      g_assert_null (strpbrk (md, "{}"));
      g_assert_cmpuint (strlen (html), >, 200);
      g_assert_null (strstr (text, "question.p"));
      g_assert_null (strstr (text, "ladder.f"));
      g_assert_null (strstr (text, "welcome.f"));
    }
}

static void
test_every_form (void)
{
  for_each_kind (check_forms);
}

static const GopsBlock *
find_table (GopsDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    if (((GopsBlock *) document->blocks->pdata[i])->kind == GOPS_BLOCK_TABLE)
      return document->blocks->pdata[i];
  return NULL;
}

static void
check_ladder (const GopsDossier *dossier)
{
  g_autoptr (GopsDocument) document = gops_rules_form_document (dossier, GOPS_RULE_FORM_LADDER, NULL);
  const GopsBlock *table = find_table (document);

  g_assert_nonnull (table);
  g_assert_cmpuint (table->rows->len, >=, 2);
  for (guint i = 0; i < table->rows->len; i++)
    {
      char **cells = table->rows->pdata[i];

      g_assert_cmpuint (g_strv_length (cells), ==, 6);
      for (guint c = 0; c < 6; c++)
        g_assert_cmpstr (cells[c], !=, "");
    }
}

static void
test_ladder_everywhere (void)
{
  for_each_kind (check_ladder);
}

static void
expect_steps (const char *language, const char *consequence, const char *first, const char *second, const char *third)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "interest", language);
  g_autoptr (GopsDocument) document = NULL;
  char **cells;

  g_ptr_array_set_size (dossier->clauses, 0);
  set_clause (dossier, "forbidden", "forbid", "Ads");
  gops_record_set_text (dossier->clauses->pdata[0], GOPS_CLAUSE_CONSEQUENCE, consequence);
  document = gops_rules_form_document (dossier, GOPS_RULE_FORM_LADDER, NULL);
  cells = find_table (document)->rows->pdata[1];
  g_assert_cmpstr (cells[1], ==, first);
  g_assert_cmpstr (cells[2], ==, second);
  g_assert_cmpstr (cells[3], ==, third);
}

static void
test_steps (void)
{
  expect_steps ("en", "removed at once", "removed at once", "–", "–");
  expect_steps ("en", "a private reminder first, removal the second time", "a private reminder", "removal", "–");
  expect_steps ("en", "one reminder, then muted for 24 hours", "one reminder", "muted for 24 hours", "the next step");
  expect_steps ("en", "we point to the right place; muted for a day after the third time", "we point to the right place",
                "we point to the right place", "muted for a day");
  expect_steps ("en", "deleted, removed at once and reported", "deleted, removed at once and reported", "–", "–");
  expect_steps ("zh_CN", "先私信提醒，再犯移出", "私信提醒", "移出", "—");
  expect_steps ("zh_CN", "先指个去处，第三次禁言一天", "指个去处", "指个去处", "禁言一天");
  expect_steps ("zh_CN", "立即撤回，提醒一次，再犯移出", "立即撤回，提醒一次", "移出", "—");
  expect_steps ("zh_CN", "", "升一级处理", "升一级处理", "升一级处理");
}

/* "Again" says which time is meant, and begins no step of its own. */
static void
test_steps_again (void)
{
  expect_steps ("en", "Reminder; again, a week without posting", "Reminder", "a week without posting", "the next step");
  expect_steps ("en", "Message removed; again, a day without posting", "Message removed", "a day without posting", "the next step");
  expect_steps ("en", "Taken down at once; again, removal", "Taken down at once", "removal", "–");
  expect_steps ("en", "Private reminder; second time, a day's mute", "Private reminder", "a day's mute", "the next step");
  expect_steps ("en", "Message removed; repeated, an hour's mute", "Message removed", "an hour's mute", "the next step");
  expect_steps ("en", "One warning, then removal", "One warning", "removal", "–");
  expect_steps ("en", "A word. Again: a warning.", "A word", "a warning", "the next step");
  expect_steps ("en", "a word; if it happens again, a warning; again, removal", "a word", "a warning", "removal");
  expect_steps ("en", "we agree again on the rules", "we agree again on the rules", "the next step", "the next step");
  expect_steps ("zh_CN", "首次私聊提醒，再次禁言一天", "私聊提醒", "禁言一天", "升一级处理");
  expect_steps ("zh_CN", "撤回，再发禁言一天", "撤回", "禁言一天", "升一级处理");
  expect_steps ("zh_CN", "撤回，再发禁言到第二天", "撤回", "禁言到第二天", "升一级处理");
  expect_steps ("zh_CN", "提醒一次，再发移出", "提醒一次", "移出", "—");
  expect_steps ("zh_CN", "第一次删除并提醒，再次移出", "删除并提醒", "移出", "—");
  expect_steps ("zh_CN", "删除该条并私聊说明，再犯禁言三天", "删除该条并私聊说明", "禁言三天", "升一级处理");
  expect_steps ("zh_CN", "提醒，再犯禁言一天，再犯移出", "提醒", "禁言一天", "移出");
  expect_steps ("zh_CN", "先提醒。再犯：禁言一天。", "提醒", "禁言一天", "升一级处理");
  expect_steps ("zh_CN", "删除，整理好再发", "删除，整理好再发", "升一级处理", "升一级处理");
  expect_steps ("zh_CN", "警告三次后移出", "警告三次后移出", "—", "—");
}

static void
check_questions (const GopsDossier *dossier)
{
  g_autofree char *text = gops_rules_form_text (dossier, GOPS_RULE_FORM_QUESTIONS, NULL), *ads = NULL;
  gboolean han = g_str_equal (gops_dossier_language (dossier), "zh_CN");

  g_assert_nonnull (strstr (text, han ? "能发广告吗？" : "Can I post ads?"));
  /* Every clause is an answer somewhere. */
  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      g_autofree char *filled = gops_method_fill (dossier, gops_record_get_text (dossier->clauses->pdata[i], GOPS_CLAUSE_TEXT));

      if (g_str_has_suffix (filled, "。"))
        filled[strlen (filled) - strlen ("。")] = '\0';
      if (strstr (text, filled) == NULL)
        g_error ("no question is answered by “%s”", filled);
    }
}

static void
test_questions (void)
{
  for_each_kind (check_questions);
}

static void
check_welcome (const GopsDossier *dossier)
{
  g_autofree char *text = gops_rules_form_text (dossier, GOPS_RULE_FORM_WELCOME, NULL);
  const char *third = strstr (text, "\n3. ");

  g_assert_nonnull (strstr (text, gops_record_get_text (dossier->group, GOPS_GROUP_NAME)));
  g_assert_nonnull (strstr (text, gops_record_get_text (dossier->group, GOPS_GROUP_OWNER)));
  g_assert_nonnull (strstr (text, "\n1. "));
  g_assert_nonnull (third);
  g_assert_null (strstr (text, "\n4. "));
  expect_whole_lines (third + 1, FALSE);
}

static void
test_welcome (void)
{
  for_each_kind (check_welcome);
}

static void
test_export (void)
{
  static const char *const names[] = { "a.txt", "a.md", "a.html", "a.pdf", "a.odt", "a.png" };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "camp", "zh_CN");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (test.folder, names[i], NULL), *content = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (gops_rules_form_export (dossier, GOPS_RULE_FORM_LADDER, file, "a", NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_cmpuint (length, >, 300);
    }
}

/* The check measures what is posted, whatever the kind, the language and the platform's marks. */
static void
test_check_agrees (void)
{
  static const char *const languages[] = { "en", "zh_CN" }, *const platforms[] = { "wechat", "discord", "whatsapp", "telegram" };
  g_auto (GopsTestStore) test = gops_test_store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (platforms); i++)
    {
      g_autoptr (GopsDossier) dossier = create (test.store, "camp", languages[i % 2]);
      const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), platforms[i / 2]);
      g_autofree char *text = NULL;
      g_autoptr (GopsRuleSet) set = NULL;
      g_autoptr (GopsRuleCheck) check = NULL;
      gsize limit;
      GopsUnit unit;

      gops_record_set_text (dossier->group, GOPS_GROUP_PLATFORM, platform->id);
      text = gops_rules_form_text (dossier, GOPS_RULE_FORM_LONG, NULL);
      set = gops_rule_set_new_from_dossier (dossier);
      check = gops_rule_check (set);
      g_assert_cmpuint (check->length, ==, gops_platform_measure (platform, NULL, GOPS_LIMIT_ANNOUNCEMENT, text, &limit, &unit));
      g_assert_cmpuint (check->limit, ==, limit);
    }
}

static void
test_names (void)
{
  for (GopsRuleForm form = 0; form < GOPS_N_RULE_FORMS; form++)
    {
      GopsRuleForm found = GOPS_N_RULE_FORMS;

      g_assert_true (gops_rule_form_from_string (gops_rule_form_to_string (form), &found));
      g_assert_cmpint (found, ==, form);
    }
  g_assert_false (gops_rule_form_from_string ("poem", NULL));
  g_assert_false (gops_rule_form_from_string (NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/rule-forms/short-everywhere", test_short_everywhere);
  g_test_add_func ("/output/rule-forms/short-complete", test_short_complete);
  g_test_add_func ("/output/rule-forms/short-by-hand", test_short_by_hand);
  g_test_add_func ("/output/rule-forms/short-keeps-the-meaning", test_short_keeps_the_meaning);
  g_test_add_func ("/output/rule-forms/short-goes-on-small", test_short_goes_on_small);
  g_test_add_func ("/output/rule-forms/short-document", test_short_document);
  g_test_add_func ("/output/rule-forms/short-of-many", test_short_of_many);
  g_test_add_func ("/output/rule-forms/short-follows-edits", test_short_follows_edits);
  g_test_add_func ("/output/rule-forms/short-of-nothing", test_short_of_nothing);
  g_test_add_func ("/output/rule-forms/every-form", test_every_form);
  g_test_add_func ("/output/rule-forms/ladder-everywhere", test_ladder_everywhere);
  g_test_add_func ("/output/rule-forms/steps", test_steps);
  g_test_add_func ("/output/rule-forms/steps-again", test_steps_again);
  g_test_add_func ("/output/rule-forms/questions", test_questions);
  g_test_add_func ("/output/rule-forms/welcome", test_welcome);
  g_test_add_func ("/output/rule-forms/export", test_export);
  g_test_add_func ("/output/rule-forms/check-agrees", test_check_agrees);
  g_test_add_func ("/output/rule-forms/names", test_names);
  return g_test_run ();
}
