/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group talks about: words and their rise, questions nobody answered, links. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-day.h"
#include "gops-message-number.h"
#include "gops-open-questions.h"
#include "gops-person-forget.h"
#include "gops-records.h"
#include "gops-shared-links.h"
#include "gops-talk-plan.h"
#include "gops-talk-words.h"
#include "gops-test-store.h"
#include "gops-topics.h"

#define TODAY   "2026-03-02"
#define MINUTES 30

/* --- a group in which something is said --- */

typedef struct
{
  GopsTestStore test;
  gint64        group;
  GHashTable   *people;   /* (owned): name → gint64* */
  int           n;
} Talkers;

static void
begin (Talkers *self)
{
  g_autoptr (GError) error = NULL;

  self->test = gops_test_store_new ();
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->group = gops_store_new_id (self->test.store);
  g_assert_true (gops_store_begin (self->test.store, &error, "Set up", NULL));
  g_assert_true (gops_store_exec (self->test.store, &error, "INSERT INTO chat_group (id, name, time_zone) VALUES (?1, 'G', 'Asia/Shanghai')", "l", self->group));
}

static void
end (Talkers *self)
{
  g_hash_table_unref (self->people);
  gops_test_store_clear (&self->test);
}

static gint64
find_person (Talkers    *self,
             const char *name)
{
  gint64 *id = g_hash_table_lookup (self->people, name);
  g_autoptr (GError) error = NULL;

  if (id != NULL)
    return *id;
  id = g_new (gint64, 1);
  *id = gops_store_new_id (self->test.store);
  g_hash_table_insert (self->people, g_strdup (name), id);
  g_assert_true (gops_store_exec (self->test.store, &error, "INSERT INTO person (id, name, staff) VALUES (?1, ?2, ?3)", "lsi", *id, name, name[0] == '*'));
  g_assert_true (gops_store_exec (self->test.store, &error, "INSERT INTO membership (id, group_id, person_id) VALUES (?1, ?2, ?3)", "lll",
                                  gops_store_new_id (self->test.store), self->group, *id));
  return *id;
}

/* @ago: days before TODAY. Returns: the message's number */
static gint64
say (Talkers    *self,
     const char *who,
     int         ago,
     const char *time,
     const char *text,
     gint64      reply_to)
{
  g_autoptr (GError) error = NULL;
  gint64 at = gops_instant_of_day (gops_day_parse (TODAY) - ago, gops_minutes_parse (time), "Asia/Shanghai");
  gint64 number = gops_message_number (at, (guint64) ++self->n);

  g_assert_true (gops_store_exec (self->test.store, &error,
    "INSERT INTO message (group_id, message_id, person_id, at, body, reply_to) VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0))", "lllls" "l", self->group, number,
    find_person (self, who), at, text, reply_to));
  g_assert_no_error (error);
  return number;
}

static GopsTalk *
listen (Talkers *self)
{
  g_autoptr (GError) error = NULL;
  int last = gops_day_parse (TODAY);
  GopsTalk *talk;

  g_assert_true (gops_store_commit (self->test.store, &error));
  talk = gops_talk_load (self->test.store, self->group, last - GOPS_TOPICS_NOW - GOPS_TOPICS_BEFORE + 1, last, NULL, &error);
  g_assert_no_error (error);
  return talk;
}

static gint64
now (void)
{
  return gops_instant_of_day (gops_day_parse (TODAY) + 1, 0, "Asia/Shanghai");
}

/* --- words --- */

static void
on_word (const char *word,
         gpointer    data)
{
  g_string_append_printf (data, "%s%s", ((GString *) data)->len > 0 ? " " : "", word);
}

static void
test_words (void)
{
  static const struct { const char *text, *words; } cases[] = {
    { "Anyone up for the Harbour race? The harbour RACE!", "harbour race harbour race" },
    { "see https://example.com/harbour?race=1 and @Harbour Ann", "ann" },
    { "https://example.com/a看半马", "半马" },
    { "@小明 半马报名了吗", "半马 报名" },
    { "@小明\xe2\x80\x85今天报名", "报名" },
    { "10 km in 55:30", "km" },
    { "don't, can't, I'm", "" },
    { "的了吗呢吧", "" },
    { "跑步跑步", "跑步 跑步" },
    { "写给跑步的人", "跑步" },
    { "补给站", "补给站" },
    { "给我补给", "补给" },
    { "snake_case", "" },
    { "", "" },
    { "@", "" },
    { "x\xff\xfe" "race", "race" },
  };
  g_autoptr (GopsTalkWords) words = gops_talk_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);

      gops_talk_words_split (words, cases[i].text, on_word, found);
      g_assert_cmpstr (found->str, ==, cases[i].words);
    }
}

/* Dunning's ratio, by hand: 2 Σ O ln (O / E). */
static void
test_rise (void)
{
  static const struct { guint now, now_all, before, before_all; double rise; } cases[] = {
    { 10, 100, 10, 400, 9.4021 },
    { 20, 100, 5, 400, 44.6773 },
    { 5, 100, 20, 400, 0 },        /* the same share */
    { 1, 100, 50, 400, 0 },        /* falls */
    { 0, 100, 0, 400, 0 },
    { 5, 5, 0, 400, 53.8825 },
    { 5, 100, 0, 0, 0 },           /* nothing was said before */
    { 0, 0, 5, 100, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double rise = gops_topics_rise (cases[i].now, cases[i].now_all, cases[i].before, cases[i].before_all);

      g_test_message ("%u of %u, %u of %u: %.4f", cases[i].now, cases[i].now_all, cases[i].before, cases[i].before_all, rise);
      g_assert_cmpfloat_with_epsilon (rise, cases[i].rise, 0.0001);
    }
}

static const GopsTopic *
find_topic (GPtrArray  *topics,
            const char *word)
{
  for (guint i = 0; i < topics->len; i++)
    if (g_str_equal (((GopsTopic *) g_ptr_array_index (topics, i))->word, word))
      return g_ptr_array_index (topics, i);
  return NULL;
}

static void
test_topics (void)
{
  static const char *const people[] = { "Ann", "Bob", "Cem", "Dee" };
  Talkers talkers = { 0 };
  g_autoptr (GopsTalk) talk = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  const GopsTopic *marathon, *shoes;

  begin (&talkers);
  for (int ago = 34; ago >= 0; ago--)
    for (int i = 0; i < 4; i++)
      (void) say (&talkers, people[i], ago, i == 0 ? "08:00" : i == 1 ? "09:00" : i == 2 ? "10:00" : "11:00",
                  ago < 7 && ago % 2 == 0 && i < 3 ? "marathon shoes, marathon" : i == 3 ? "coffee spam" : "shoes", 0);
  for (int ago = 6; ago >= 0; ago--)
    {
      (void) say (&talkers, "Dee", ago, "12:00", "lonely", 0);
      (void) say (&talkers, "*Boss", ago, "12:05", "announcement", 0);
    }
  talk = listen (&talkers);
  topics = gops_topics_find (talk, 50, NULL, &error);
  marathon = find_topic (topics, "marathon");
  shoes = find_topic (topics, "shoes");
  g_assert_true (marathon != NULL && marathon == g_ptr_array_index (topics, 0));
  g_assert_cmpuint (marathon->now, ==, 12);
  g_assert_cmpuint (marathon->before, ==, 0);
  g_assert_cmpuint (marathon->people, ==, 3);
  g_assert_cmpfloat (marathon->rise, >=, GOPS_TOPICS_RISES);
  g_assert_cmpstr (marathon->example, ==, "marathon shoes, marathon");
  g_assert_cmpuint (shoes->people, ==, 3);
  g_assert_cmpfloat (shoes->rise, ==, 0);
  g_assert_null (find_topic (topics, "lonely"));         /* one person */
  g_assert_null (find_topic (topics, "coffee"));         /* likewise */
  g_assert_null (find_topic (topics, "announcement"));   /* by staff */
  one = gops_topics_find (talk, 1, NULL, &error);
  g_assert_cmpuint (one->len, ==, 1);
  g_cancellable_cancel (cancelled);
  g_assert_null (gops_topics_find (talk, 1, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  end (&talkers);
}

/* --- questions --- */

static void
test_is_question (void)
{
  static const struct { const char *text; gboolean question; } cases[] = {
    { "Where do we meet?", TRUE },
    { "where do we meet", TRUE },
    { "Morning. Anyone been to the track", TRUE },
    { "how's the weather up there", TRUE },
    { "几点集合", TRUE },
    { "明天还跑吗", TRUE },
    { "有没有人一起", TRUE },
    { "真的？", TRUE },
    { "I know how you feel", FALSE },
    { "somewhere nice", FALSE },
    { "Whatever", FALSE },
    { "canteen food", FALSE },
    { "?", FALSE },
    { "？？？", FALSE },
    { "https://example.com/watch?v=1", FALSE },
    { "已报名", FALSE },
    { "我几点都行", FALSE },
    { "明天几点集合都可以", FALSE },
    { "昨晚忘了几点睡的，好困", FALSE },
    { "大家注意以下几点", FALSE },
    { "我有几点建议", FALSE },
    { "几点都行，那明天还跑吗", TRUE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (gops_question_is (cases[i].text), ==, cases[i].question);
    }
}

static void
test_open_questions (void)
{
  Talkers talkers = { 0 };
  g_autoptr (GopsTalk) talk = NULL;
  g_autoptr (GArray) open = NULL;
  g_autoptr (GArray) patient = NULL;
  g_autoptr (GArray) late = NULL;
  gint64 later;
  guint asked = 0;

  begin (&talkers);
  (void) say (&talkers, "Ann", 6, "08:00", "answered at once?", 0);
  (void) say (&talkers, "Bob", 6, "08:30", "in the thirtieth minute", 0);
  (void) say (&talkers, "Ann", 5, "08:00", "open, and then too late?", 0);
  (void) say (&talkers, "Ann", 5, "08:10", "nobody?", 0);
  (void) say (&talkers, "Bob", 5, "08:45", "hm", 0);
  later = say (&talkers, "Cem", 4, "08:00", "answered by a reply the next day?", 0);
  (void) say (&talkers, "Bob", 3, "12:00", "yes", later);
  (void) say (&talkers, "Dee", 2, "08:00", "answered by name?", 0);
  (void) say (&talkers, "Bob", 2, "20:00", "@Dee yes", 0);
  (void) say (&talkers, "*Boss", 1, "08:00", "what did you read today?", 0);
  (void) say (&talkers, "Eve", 0, "21:00", "nobody ever?", 0);
  (void) say (&talkers, "Eve", 0, "23:50", "too young to say?", 0);
  talk = listen (&talkers);
  open = gops_open_questions_find (talk, talk->first, MINUTES, now (), &asked);
  g_assert_cmpuint (asked, ==, 7);
  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpstr (g_array_index (open, GopsOpenQuestion, 0).message->body, ==, "nobody ever?");
  g_assert_cmpint (g_array_index (open, GopsOpenQuestion, 0).waits, ==, -1);
  g_assert_cmpstr (g_array_index (open, GopsOpenQuestion, 1).message->name, ==, "Ann");
  g_assert_cmpint (g_array_index (open, GopsOpenQuestion, 1).waits, ==, 35);
  g_assert_cmpint (g_array_index (open, GopsOpenQuestion, 2).waits, ==, 45);
  patient = gops_open_questions_find (talk, talk->first, 120, now (), NULL);
  g_assert_cmpuint (patient->len, ==, 1);
  late = gops_open_questions_find (talk, talk->last, MINUTES, now (), &asked);
  g_assert_cmpuint (asked, ==, 2);
  g_assert_cmpuint (late->len, ==, 1);
  end (&talkers);
}

/* --- into the plan --- */

static void
test_plan (void)
{
  Talkers talkers = { 0 };
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) planned = NULL;
  g_autoptr (GError) error = NULL;
  gint64 asker;
  const char *what = "几点集合？我是王小明";

  begin (&talkers);
  asker = find_person (&talkers, "王小明");
  g_assert_true (gops_store_commit (talkers.test.store, &error));
  before = gops_talk_plan_load (talkers.test.store, talkers.group, &error);
  g_assert_false (gops_talk_plan_has (before, "zh_CN", GOPS_TALK_PLAN_QUESTION, what));
  g_assert_cmpint (gops_talk_plan (talkers.test.store, talkers.group, GOPS_TALK_PLAN_QUESTION, asker, what, &error), !=, 0);
  g_assert_cmpint (gops_talk_plan (talkers.test.store, talkers.group, GOPS_TALK_PLAN_WORD, 0, "半马", &error), !=, 0);
  g_assert_no_error (error);
  planned = gops_talk_plan_load (talkers.test.store, talkers.group, &error);
  g_assert_true (gops_talk_plan_has (planned, "", GOPS_TALK_PLAN_QUESTION, what));
  g_assert_true (gops_talk_plan_has (planned, "", GOPS_TALK_PLAN_WORD, "半马"));
  g_assert_false (gops_talk_plan_has (planned, "", GOPS_TALK_PLAN_WORD, what));
  gops_assert_query (talkers.test.store, "SELECT count (*), count (person_id) FROM plan_item", "2|1");
  g_assert_true (gops_person_forget (talkers.test.store, asker, NULL, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (talkers.test.store, "SELECT type FROM plan_item", "topic");
  end (&talkers);
}

/* --- two chats that were marked by hand --- */

typedef struct
{
  const char *name;
  guint       n, right, wanted;   /* said, rightly said, to be said */
} Score;

static void
note (Score    *score,
      gboolean  said,
      gboolean  true_)
{
  score->n += said;
  score->right += said && true_;
  score->wanted += true_;
}

/* What is said must be mostly right, and much of what there is must be said. */
static void
report (const Score *score,
        double       precision,
        double       recall)
{
  g_test_message ("%s: precision %.2f (%u of %u), recall %.2f (%u of %u)", score->name, (double) score->right / score->n, score->right, score->n,
                  (double) score->right / score->wanted, score->right, score->wanted);
  g_assert_cmpfloat ((double) score->right / score->n, >=, precision);
  g_assert_cmpfloat ((double) score->right / score->wanted, >=, recall);
}

static void
say_marked (Talkers    *self,
            JsonObject *message,
            GArray     *numbers,
            gboolean    staff)
{
  const char *who = json_object_get_string_member (message, "who");
  g_autofree char *name = g_strconcat (staff ? "*" : "", who, NULL);
  JsonNode *reply = json_object_get_member (message, "reply_to");
  gint64 number = say (self, name, -(int) json_object_get_int_member (message, "day"), json_object_get_string_member (message, "time"),
                       json_object_get_string_member (message, "text"),
                       JSON_NODE_HOLDS_NULL (reply) ? 0 : g_array_index (numbers, gint64, json_node_get_int (reply)));

  g_array_append_val (numbers, number);
}

static gboolean
holds (JsonArray  *array,
       const char *text)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), text))
      return TRUE;
  return FALSE;
}

static gboolean
is_open (GArray *open,
         gint64  number)
{
  for (guint i = 0; i < open->len; i++)
    if (g_array_index (open, GopsOpenQuestion, i).message->id == number)
      return TRUE;
  return FALSE;
}

static void
score_questions (const GopsTalk *talk,
                 JsonArray      *chat,
                 GArray         *numbers,
                 JsonArray      *staff)
{
  g_autoptr (GArray) open = gops_open_questions_find (talk, talk->first, MINUTES, G_MAXINT64, NULL);
  Score questions = { "questions" }, unanswered = { "questions nobody answered" };

  for (guint i = 0; i < numbers->len; i++)
    {
      JsonObject *message = json_array_get_object_element (chat, i);
      const char *text = json_object_get_string_member (message, "text");
      gboolean question = gops_question_is (text), said = is_open (open, g_array_index (numbers, gint64, i));

      if (holds (staff, json_object_get_string_member (message, "who")))
        continue;
      note (&questions, question, json_object_get_boolean_member (message, "question"));
      note (&unanswered, said, json_object_get_boolean_member (message, "open"));
      if (question != json_object_get_boolean_member (message, "question"))
        g_test_message ("%s: %s", question ? "taken for a question" : "not seen", text);
    }
  report (&questions, 0.8, 0.6);
  report (&unanswered, 0.8, 0.6);
}

static void
score_topics (const GopsTalk *talk,
              JsonArray      *wanted)
{
  g_autoptr (GPtrArray) topics = gops_topics_find (talk, 1000, NULL, NULL);
  Score rising = { "words that rise", .wanted = json_array_get_length (wanted) };

  for (guint i = 0; i < topics->len && ((GopsTopic *) topics->pdata[i])->rise > 0; i++)
    {
      const GopsTopic *topic = topics->pdata[i];

      rising.n++;
      rising.right += holds (wanted, topic->word);
      g_test_message ("%s %s: %u, before %u, %.1f", holds (wanted, topic->word) ? "right" : "wrong", topic->word, topic->now, topic->before, topic->rise);
    }
  report (&rising, 0.7, 0.4);
}

static void
test_marked (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "talk", data, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsTalk) talk = NULL;
  g_autoptr (GError) error = NULL;
  Talkers talkers = { 0 };
  JsonObject *file;
  JsonArray *chat, *staff;

  g_assert_true (json_parser_load_from_file (parser, path, &error));
  file = json_node_get_object (json_parser_get_root (parser));
  chat = json_object_get_array_member (file, "chat");
  staff = json_object_get_array_member (file, "staff");
  begin (&talkers);
  for (guint i = 0; i < json_array_get_length (chat); i++)
    {
      JsonObject *message = json_array_get_object_element (chat, i);

      say_marked (&talkers, message, numbers, holds (staff, json_object_get_string_member (message, "who")));
    }
  talk = listen (&talkers);
  g_assert_cmpuint (talk->messages->len, ==, numbers->len);
  g_assert_cmpuint (numbers->len, >=, 300);
  score_questions (talk, chat, numbers, staff);
  score_topics (talk, json_object_get_array_member (file, "topics"));
  end (&talkers);
}

/* --- links --- */

static void
test_tidy_links (void)
{
  static const struct { const char *text, *address, *tidy; } cases[] = {
    { "see https://www.Example.com/a/?utm_source=x&b=1#top.", "https://www.Example.com/a/?utm_source=x&b=1#top", "example.com/a?b=1" },
    { "看https://example.com/文", "https://example.com/", "example.com" },
    { "(www.example.org)", "www.example.org", "example.org" },
    { "https://example.org/Run_(sport)", "https://example.org/Run_(sport)", "example.org/Run_(sport)" },
    { "HTTP://EXAMPLE.com?x=1&x=2&spm=a", "HTTP://EXAMPLE.com?x=1&x=2&spm=a", "example.com?x=1&x=2" },
    { "awww.example.org", NULL, NULL },
    { "nothing", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *end_of = NULL, *from = gops_link_find (cases[i].text, &end_of);
      g_autofree char *address = from != NULL ? g_strndup (from, (gsize) (end_of - from)) : NULL;
      g_autofree char *tidy = address != NULL ? gops_link_tidy (address) : NULL;

      g_assert_cmpstr (address, ==, cases[i].address);
      g_assert_cmpstr (tidy, ==, cases[i].tidy);
    }
}

static void
test_links (void)
{
  Talkers talkers = { 0 };
  g_autoptr (GopsTalk) talk = NULL;
  g_autoptr (GPtrArray) links = NULL;
  const GopsSharedLink *first;

  begin (&talkers);
  (void) say (&talkers, "Ann", 20, "08:00", "https://example.com/old", 0);
  (void) say (&talkers, "Ann", 2, "08:00", "https://example.com/a?utm_source=1 https://example.com/a", 0);
  (void) say (&talkers, "Bob", 1, "08:00", "https://www.example.com/a?utm_source=2", 0);
  (void) say (&talkers, "Cem", 1, "09:00", "http://", 0);
  (void) say (&talkers, "Cem", 1, "09:01", "https://example.org/b", 0);
  talk = listen (&talkers);
  links = gops_shared_links_find (talk, talk->last - 6, 10);
  first = g_ptr_array_index (links, 0);
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (first->host, ==, "example.com");
  g_assert_cmpuint (first->times, ==, 2);
  g_assert_cmpuint (first->people, ==, 2);
  end (&talkers);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/topics/plan", test_plan);
  g_test_add_func ("/insight/topics/words", test_words);
  g_test_add_func ("/insight/topics/rise", test_rise);
  g_test_add_func ("/insight/topics/find", test_topics);
  g_test_add_func ("/insight/topics/is-question", test_is_question);
  g_test_add_func ("/insight/topics/open-questions", test_open_questions);
  g_test_add_data_func ("/insight/topics/marked/zh", "zh.json", test_marked);
  g_test_add_data_func ("/insight/topics/marked/en", "en.json", test_marked);
  g_test_add_func ("/insight/topics/tidy-links", test_tidy_links);
  g_test_add_func ("/insight/topics/links", test_links);
  return g_test_run ();
}
