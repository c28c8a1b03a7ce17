/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests: what is picked, changed and written, and who is named. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-digest-content.h"
#include "gops-digest-edit.h"
#include "gops-digest-pick.h"
#include "gops-journal.h"
#include "gops-message-number.h"
#include "gops-person-forget.h"
#include "gops-test-store.h"
#include "gops-write-text.h"

#define DAY  "2026-03-02"
#define ZONE "Asia/Shanghai"

typedef struct
{
  GopsTestStore test;
  gint64        group;
  gint64        people[3];   /* 王小明, 李娜, 张伟 */
  int           n;
} Chat;

static void
begin (Chat *self)
{
  static const char *const names[] = { "王小明", "李娜", "张伟" };
  g_autoptr (GError) error = NULL;

  self->test = gops_test_store_new ();
  self->group = gops_store_new_id (self->test.store);
  g_assert_true (gops_store_begin (self->test.store, &error, "Set up", NULL));
  g_assert_true (gops_store_exec (self->test.store, &error, "INSERT INTO chat_group (id, name, language, time_zone) VALUES (?1, '晨跑', 'zh_CN', '" ZONE "')", "l",
                                  self->group));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      self->people[i] = gops_store_new_id (self->test.store);
      g_assert_true (gops_store_exec (self->test.store, &error, "INSERT INTO person (id, name) VALUES (?1, ?2)", "ls", self->people[i], names[i]));
    }
}

static void
end (Chat *self)
{
  gops_test_store_clear (&self->test);
}

static gint64
say (Chat       *self,
     guint       who,
     int         day,
     const char *time,
     const char *text,
     gint64      reply_to)
{
  g_autoptr (GError) error = NULL;
  gint64 at = gops_instant_of_day (gops_day_parse (DAY) + day, gops_minutes_parse (time), ZONE);
  gint64 number = gops_message_number (at, (guint64) ++self->n);

  g_assert_true (gops_store_exec (self->test.store, &error,
    "INSERT INTO message (group_id, message_id, person_id, at, body, reply_to) VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0))", "llllsl", self->group, number,
    self->people[who], at, text, reply_to));
  return number;
}

static GopsTalk *
listen (Chat *self)
{
  g_autoptr (GError) error = NULL;
  GopsTalk *talk;

  if (gops_store_in_action (self->test.store))
    g_assert_true (gops_store_commit (self->test.store, &error));
  talk = gops_talk_load (self->test.store, self->group, gops_day_parse (DAY), gops_day_parse (DAY) + 30, NULL, &error);
  g_assert_no_error (error);
  return talk;
}

static char *
write_picks (const GopsTalk       *talk,
             const GopsDigestWish *wish,
             guint                 most)
{
  g_autoptr (GArray) picks = gops_digest_pick (talk, wish, most);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < picks->len; i++)
    {
      const GopsDigestPick *pick = &g_array_index (picks, GopsDigestPick, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? "; " : "", gops_talk_get (talk, pick->index)->body, pick->answers);
    }
  return g_string_free (text, FALSE);
}

#define ANY .first = GOPS_DAY_NONE, .last = GOPS_DAY_NONE

static void
assert_picks (const GopsTalk       *talk,
              const GopsDigestWish *wish,
              guint                 most,
              const char           *expected)
{
  g_autofree char *picks = write_picks (talk, wish, most);

  g_assert_cmpstr (picks, ==, expected);
}

static void
test_pick_replies (void)
{
  Chat chat = { 0 };
  g_autoptr (GopsTalk) talk = NULL;
  gint64 shoes, race;

  begin (&chat);
  shoes = say (&chat, 0, 0, "08:00", "Which Shoes last?", 0);
  (void) say (&chat, 1, 0, "08:01", "these do, shoes of mine", shoes);
  race = say (&chat, 1, 1, "08:00", "The race is in May", 0);
  (void) say (&chat, 0, 1, "08:05", "hm", race);
  (void) say (&chat, 2, 1, "08:06", "good", race);
  (void) say (&chat, 2, 1, "08:07", "The race is in May", 0);
  talk = listen (&chat);
  assert_picks (talk, &(GopsDigestWish) { ANY, .answered = TRUE }, 10, "The race is in May 2; Which Shoes last? 1");
  assert_picks (talk, &(GopsDigestWish) { ANY, .answered = TRUE }, 1, "The race is in May 2");
  assert_picks (talk, &(GopsDigestWish) { ANY, .words = "SHOES" }, 10, "these do, shoes of mine 0; Which Shoes last? 1");
  assert_picks (talk, &(GopsDigestWish) { ANY, .person = chat.people[0] }, 10, "Which Shoes last? 1");
  assert_picks (talk, &(GopsDigestWish) { .first = gops_day_parse (DAY) + 1, .last = gops_day_parse (DAY) + 1, .answered = TRUE }, 10, "The race is in May 2");
  end (&chat);
}

/* Where a chat says nothing of replies. */
static void
test_pick_near (void)
{
  Chat chat = { 0 };
  g_autoptr (GopsTalk) talk = NULL;

  begin (&chat);
  (void) say (&chat, 0, 0, "08:00", "long question here", 0);
  (void) say (&chat, 1, 0, "08:04", "answer", 0);
  (void) say (&chat, 2, 0, "08:05", "another", 0);
  (void) say (&chat, 0, 0, "12:00", "nobody is here", 0);
  (void) say (&chat, 0, 0, "18:00", "evening run", 0);
  (void) say (&chat, 1, 0, "18:10", "yes", 0);
  talk = listen (&chat);
  assert_picks (talk, &(GopsDigestWish) { ANY, .answered = TRUE }, 10, "long question here 2; evening run 1");
  end (&chat);
}

/* --- documents --- */

static char *
write_content (const GopsDigestContent *content)
{
  g_autoptr (GopsDocument) document = gops_digest_document (content);

  return gops_write_text (document, "plain");
}

static void
test_draft (void)
{
  static const struct { const char *names, *text; } cases[] = {
    { GOPS_DIGEST_SHOWN, "晨跑精华\n\n3月2日，星期一\n\n李娜 · 08:00\n@王小明 一起吧，张伟也来\n\n摘自“晨跑”3月2日至3月3日的聊天，1 位群友的 1 条发言。" },
    { GOPS_DIGEST_SHORT, "晨跑精华\n\n3月2日，星期一\n\n李* · 08:00\n@王* 一起吧，张伟也来\n\n摘自“晨跑”3月2日至3月3日的聊天，1 位群友的 1 条发言。" },
    { GOPS_DIGEST_HIDDEN, "晨跑精华\n\n3月2日，星期一\n\n群友 · 08:00\n@* 一起吧，张伟也来\n\n摘自“晨跑”3月2日至3月3日的聊天，1 位群友的 1 条发言。" },
  };
  Chat chat = { 0 };
  g_autoptr (GopsTalk) talk = NULL;
  gint64 run;

  begin (&chat);
  run = say (&chat, 1, 0, "08:00", "@王小明 一起吧，张伟也来", 0);
  (void) say (&chat, 0, 0, "08:01", "好的", run);
  talk = listen (&chat);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsDigestContent) content = gops_digest_content_draft (chat.test.store, chat.group, DAY, "2026-03-03", 5, cases[i].names, NULL, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = write_content (content);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  gops_assert_query (chat.test.store, "SELECT count (*) FROM digest", "0");
  end (&chat);
}

static void
test_names (void)
{
  static const char *const cases[][2] = { { "王小明", "王*" }, { "Ann", "A*" }, { "😀猫", "😀*" }, { "", "*" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = gops_digest_shorten_name (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

/* --- changes --- */

#define ENTRIES "SELECT kind, text FROM digest_entry ORDER BY position"

/* What was done is undone and done again. */
static void
assert_undone (Chat       *self,
               const char *before,
               const char *after)
{
  g_autoptr (GError) error = NULL;

  gops_assert_query (self->test.store, ENTRIES, after);
  g_assert_true (gops_store_undo (self->test.store, NULL, &error));
  gops_assert_query (self->test.store, ENTRIES, before);
  g_assert_true (gops_store_redo (self->test.store, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (self->test.store, ENTRIES, after);
}

static gint64
find_entry (Chat       *self,
            const char *text)
{
  gint64 id;

  g_assert_true (gops_store_read_int (self->test.store, &id, NULL, "SELECT id FROM digest_entry WHERE text = ?1", "s", text));
  return id;
}

static void
test_edit (void)
{
  Chat chat = { 0 };
  g_autoptr (GopsTalk) talk = NULL;
  g_autoptr (GArray) messages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 one, two, digest;
  guint n = 0;

  begin (&chat);
  one = say (&chat, 0, 0, "08:00", "one", 0);
  two = say (&chat, 1, 0, "08:01", "two", 0);
  talk = listen (&chat);
  g_array_append_val (messages, one);
  g_array_append_val (messages, two);
  digest = gops_digest_make (chat.test.store, chat.group, &error);
  g_assert_true (gops_digest_add_messages (chat.test.store, digest, messages, 0, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  assert_undone (&chat, "", "message|one; message|two");
  g_assert_true (gops_digest_add_messages (chat.test.store, digest, messages, 0, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (gops_digest_add_text (chat.test.store, digest, "heading", "Shoes", find_entry (&chat, "one"), &error), !=, 0);
  assert_undone (&chat, "message|one; message|two", "message|one; heading|Shoes; message|two");
  g_assert_true (gops_digest_move_entry (chat.test.store, digest, find_entry (&chat, "Shoes"), 0, &error));
  assert_undone (&chat, "message|one; heading|Shoes; message|two", "heading|Shoes; message|one; message|two");
  g_assert_true (gops_digest_remove_entry (chat.test.store, find_entry (&chat, "two"), &error));
  assert_undone (&chat, "heading|Shoes; message|one; message|two", "heading|Shoes; message|one");
  g_assert_true (gops_person_forget (chat.test.store, chat.people[0], NULL, NULL, &error));
  gops_assert_query (chat.test.store, ENTRIES, "heading|Shoes");
  g_assert_true (gops_digest_remove (chat.test.store, digest, &error));
  gops_assert_query (chat.test.store, "SELECT (SELECT count (*) FROM digest), (SELECT count (*) FROM digest_entry)", "0|0");
  g_assert_no_error (error);
  end (&chat);
}

static void
test_save_draft (void)
{
  Chat chat = { 0 };
  g_autoptr (GopsTalk) talk = NULL;
  g_autoptr (GopsDigestContent) draft = NULL;
  g_autoptr (GopsDigestContent) saved = NULL;
  g_autofree char *drafted = NULL, *loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 run, digest;

  begin (&chat);
  run = say (&chat, 1, 0, "08:00", "who runs today", 0);
  (void) say (&chat, 0, 0, "08:01", "I do", run);
  talk = listen (&chat);
  draft = gops_digest_content_draft (chat.test.store, chat.group, NULL, NULL, 5, NULL, NULL, &error);
  g_assert_no_error (error);
  drafted = write_content (draft);
  digest = gops_digest_content_insert (draft, chat.test.store, &error);
  saved = gops_digest_content_load (chat.test.store, digest, &error);
  g_assert_no_error (error);
  loaded = write_content (saved);
  g_assert_cmpstr (loaded, ==, drafted);
  g_assert_nonnull (strstr (loaded, "who runs today"));
  assert_undone (&chat, "", "heading|3月2日，星期一; message|who runs today");
  end (&chat);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/digest/pick/replies", test_pick_replies);
  g_test_add_func ("/insight/digest/pick/near", test_pick_near);
  g_test_add_func ("/insight/digest/draft", test_draft);
  g_test_add_func ("/insight/digest/names", test_names);
  g_test_add_func ("/insight/digest/edit", test_edit);
  g_test_add_func ("/insight/digest/save-draft", test_save_draft);
  return g_test_run ();
}
