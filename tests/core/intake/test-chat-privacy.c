/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats in every way of keeping texts: long ones and floods, pseudonyms, people who are to be forgotten. */
#include <string.h>

#include "gops-activity.h"
#include "gops-chat-case.h"
#include "gops-forgotten.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-text-expiry.h"

static const char sums[] = "Ada 3 1 0 0 [] []; Bob 3 1 0 0 [] []";

/* The same messages in every way of keeping texts come to the same figures, and come once. */
static void
test_keep_texts (GopsChatCase  *fixture,
                 gconstpointer  data)
{
  int days = GPOINTER_TO_INT (data);
  g_autofree char *all = gops_chat_case_join (0, GOPS_CHAT_CASE_N_LINES), *late = gops_chat_case_join (2, GOPS_CHAT_CASE_N_LINES);
  g_autoptr (GopsChatImport) import = gops_chat_case_open (fixture, late);
  g_autoptr (GopsImportReport) report = NULL;

  gops_chat_import_set_keep_texts (import, days);
  report = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 4);
  gops_chat_case_assert_import (fixture, all, "2 0 0 2 4");   /* the group's setting holds */
  gops_chat_case_assert_import (fixture, all, "0 0 0 2 6");
  gops_chat_case_assert (fixture, "SELECT count (*) FROM message WHERE body <> ''", days == 10 ? "6" : "0");
  gops_chat_case_assert (fixture, "SELECT keep_texts FROM chat_group", days == 10 ? "10" : days == 2 ? "2" : "-1");
  gops_chat_case_assert (fixture, "SELECT sum (messages) FROM membership", "6");
  if (days == 10)
    gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, sums);
}

/* A choice holds although the file brings nothing new, and can be undone; where nothing is chosen, no action is left. */
static void
test_choice_alone (GopsChatCase  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = gops_chat_case_open (fixture, gops_chat_case_talk);
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "6 0 4 0 0");
  before = gops_chat_case_query (fixture, "SELECT max (id) FROM journal_action");
  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "0 0 0 4 6");
  after = gops_chat_case_query (fixture, "SELECT max (id) FROM journal_action");
  g_assert_cmpstr (before, ==, after);
  gops_chat_import_set_keep_texts (import, -1);
  report = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (report->n_changed, ==, 0);
  gops_chat_case_assert (fixture, "SELECT keep_texts FROM chat_group", "-1");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  gops_chat_case_assert (fixture, "SELECT keep_texts FROM chat_group", "0");
  gops_chat_case_assert (fixture, "SELECT count (*) FROM message", "6");
}

/* A flood: a hundred say the same in one minute, and every one of them is counted once. */
static void
test_flood (GopsChatCase  *fixture,
            gconstpointer  data)
{
  g_autoptr (GString) some = g_string_new (NULL), all = g_string_new (NULL);
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_string_append (all, "08:15 m - - Ada 1\n");
      if (i < 70)
        g_string_append (some, "08:15 m - - Ada 1\n");
    }
  import = gops_chat_case_open (fixture, some->str);
  gops_chat_import_set_keep_texts (import, GPOINTER_TO_INT (data));
  report = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 70);
  gops_chat_case_assert_import (fixture, all->str, "30 0 0 1 70");
  gops_chat_case_assert_import (fixture, all->str, "0 0 0 1 100");
  gops_chat_case_assert (fixture, "SELECT sum (messages) FROM membership", "100");
}

/* Thousands come in one minute: nobody's coming is taken for somebody else's. */
static void
test_many_events (GopsChatCase  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) script = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (script, "08:15 join - u%u Member%u\n", i, i);
  gops_chat_case_assert_import (fixture, script->str, "0 3000 3000 0 0");
  gops_chat_case_assert_import (fixture, script->str, "0 0 0 3000 3000");
}

/* --- long talks --- */

#define N_LONG  5000
#define N_FLOOD 1500   /* of them in the first minute */

static guint
minute_of (guint i)
{
  return i < N_FLOOD ? 0 : 1 + (i - N_FLOOD) / 3;
}

/* Adds the @i-th line: a flood, then minutes with two equal messages and another. */
static void
add_line (GString *script,
          guint    i)
{
  guint when = minute_of (i);

  g_string_append_printf (script, "%02u:%02u m - - %s %s%u\n", when / 60, when % 60, i % 2 == 0 ? "Ada" : "Bob",
                          i < N_FLOOD ? "flood " : "+", i < N_FLOOD ? i : i % 3 == 2 ? 2 : 1);
}

/* Every @step-th minute from @first on, forwards or backwards. */
static GString *
long_talk (guint    first,
           guint    step,
           gboolean backwards)
{
  GString *script = g_string_new (NULL);

  for (guint i = 0; i < N_LONG; i++)
    {
      guint line = backwards ? N_LONG - 1 - i : i;

      if (minute_of (line) % step == first)
        add_line (script, line);
    }
  return script;
}

static void
import_long (GopsChatCase  *fixture,
             GString  *script,
             int       days,
             guint     n_new,
             guint     n_known)
{
  g_autoptr (GString) own = script;
  g_autoptr (GopsChatImport) import = gops_chat_case_open (fixture, own->str);
  g_autoptr (GopsImportReport) report = NULL;

  gops_chat_import_set_keep_texts (import, days);
  report = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, n_new);
  g_assert_cmpuint (report->duplicates, ==, n_known);
}

/* Of more messages than are compared at a time, in pieces that lie between each other, in any order. */
static void
test_long (GopsChatCase  *fixture,
           gconstpointer  data)
{
  int days = GPOINTER_TO_INT (data);
  g_autoptr (GString) odd = long_talk (1, 2, FALSE);
  guint n_odd = 0;

  for (const char *p = odd->str; (p = strchr (p, '\n')) != NULL; p++)
    n_odd++;
  import_long (fixture, g_steal_pointer (&odd), days, n_odd, 0);
  import_long (fixture, long_talk (0, 2, TRUE), days, N_LONG - n_odd, 0);
  import_long (fixture, long_talk (0, 1, FALSE), days, 0, N_LONG);
  import_long (fixture, long_talk (0, 1, TRUE), days, 0, N_LONG);
  gops_chat_case_assert (fixture, "SELECT (SELECT count (*) FROM message) + (SELECT count (*) FROM message_mark)", "5000");
  gops_chat_case_assert (fixture, "SELECT (SELECT count (*) FROM message) > 0", days < 0 ? "0" : "1");
  gops_chat_case_assert (fixture, "SELECT sum (messages) FROM membership", "5000");
}

/* Days pass: texts go, figures stay, and the export that comes again adds nothing. */
static void
test_expire (GopsChatCase  *fixture,
             gconstpointer  data)
{
  g_autofree char *all = gops_chat_case_join (0, GOPS_CHAT_CASE_N_LINES);
  g_autoptr (GopsChatImport) import = gops_chat_case_open (fixture, all);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  gops_chat_import_set_keep_texts (import, 10);
  report = gops_chat_case_run (fixture, import, FALSE);
  gops_store_pin_clock (fixture->test.store, gops_store_now (fixture->test.store) + 10 * 86400 * (gint64) G_USEC_PER_SEC);
  g_assert_true (gops_texts_expire (fixture->test.store, NULL, &error));
  g_assert_true (gops_activity_age (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  gops_chat_case_assert (fixture, "SELECT (SELECT count (*) FROM message), (SELECT count (*) FROM message_mark)", "0 6");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, sums);
  gops_chat_case_assert_import (fixture, all, "0 0 0 2 6");
  gops_store_pin_clock (fixture->test.store, gops_store_now (fixture->test.store) + 30 * 86400 * (gint64) G_USEC_PER_SEC);
  g_assert_true (gops_activity_age (fixture->test.store, NULL, &error));
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 3 0 0 0 [] []; Bob 3 0 0 0 [] []");
}

static void
test_pseudonyms (GopsChatCase  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = gops_chat_case_open (fixture, gops_chat_case_talk);
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *path = NULL, *names = NULL;
  g_autoptr (GError) error = NULL;

  gops_chat_import_set_pseudonyms (import, TRUE);
  report = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (report->members_new, ==, 4);
  gops_chat_case_assert_import (fixture, "4/08:00 renamed - u1 Ada Countess\n", "0 1 0 1 0");
  gops_chat_case_assert (fixture, "SELECT kind || detail FROM member_event WHERE kind = 'renamed'", "renamed");
  names = gops_chat_case_query (fixture, "SELECT name FROM person UNION SELECT external_id FROM person_identity UNION SELECT nickname FROM membership");
  g_assert_null (strstr (names, "Ada"));
  g_assert_null (strstr (names, "u1"));
  g_assert_nonnull (strstr (names, "成员 "));
  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "0 0 0 4 6");
}

/* Colleagues with the number of their firm are two; who was known by number alone shows an account. */
static void
test_one_number (GopsChatCase  *fixture,
                 gconstpointer  data)
{
  gops_chat_case_assert_import (fixture, "08:15 m k1 u1+8613912345678 Ada Hello\n08:16 m k2 u2+8613912345678 Bob Hi\n", "2 0 2 0 0");
  gops_chat_case_assert_import (fixture, "08:15 m k1 u1+8613912345678 Ada Hello\n08:16 m k2 u2+8613912345678 Bob Hi\n", "0 0 0 2 2");
  gops_chat_case_assert_import (fixture, "09:15 m k3 u1 Ada Hello\n09:16 m k4 u2 Bob Hi\n09:17 m k5 +8613900000000 Cleo Me\n", "3 0 1 2 0");
  gops_chat_case_assert_import (fixture, "09:17 m k6 u3+8613900000000 Cleo Me\n09:18 m k7 u3 Cleo Me\n", "2 0 0 1 0");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 2 1 0 0 [] []; Bob 2 1 0 0 [] []; Cleo 3 1 0 0 [] []");
}

static void
test_forgotten (GopsChatCase  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GopsHashKey secret;

  g_assert_true (gops_workspace_get_secret (fixture->test.store, TRUE, &secret, &error));
  g_assert_true (gops_forgotten_add (fixture->test.store, gops_forgotten_account (&secret, "wechat", "u1"), &error));
  g_assert_no_error (error);
  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "3 0 3 0 0");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Bob 1 1 0 0 [] []; Cleo 1 1 0 0 [] []; Helper 0 0 0 0 [] []");
}

#define ADD(path, function) g_test_add ("/intake/chat-privacy/" path, GopsChatCase, NULL, gops_chat_case_set_up, function, gops_chat_case_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/intake/chat-privacy/long/kept", GopsChatCase, GINT_TO_POINTER (0), gops_chat_case_set_up, test_long, gops_chat_case_tear_down);
  g_test_add ("/intake/chat-privacy/long/never", GopsChatCase, GINT_TO_POINTER (-1), gops_chat_case_set_up, test_long, gops_chat_case_tear_down);
  g_test_add ("/intake/chat-privacy/texts/never", GopsChatCase, GINT_TO_POINTER (-1), gops_chat_case_set_up, test_keep_texts, gops_chat_case_tear_down);
  g_test_add ("/intake/chat-privacy/texts/expired", GopsChatCase, GINT_TO_POINTER (2), gops_chat_case_set_up, test_keep_texts, gops_chat_case_tear_down);
  g_test_add ("/intake/chat-privacy/texts/kept", GopsChatCase, GINT_TO_POINTER (10), gops_chat_case_set_up, test_keep_texts, gops_chat_case_tear_down);
  ADD ("texts/pass", test_expire);
  ADD ("pseudonyms", test_pseudonyms);
  ADD ("one-number", test_one_number);
  ADD ("choice-alone", test_choice_alone);
  ADD ("many-events", test_many_events);
  g_test_add ("/intake/chat-privacy/flood/kept", GopsChatCase, GINT_TO_POINTER (0), gops_chat_case_set_up, test_flood, gops_chat_case_tear_down);
  g_test_add ("/intake/chat-privacy/flood/never-stored", GopsChatCase, GINT_TO_POINTER (-1), gops_chat_case_set_up, test_flood, gops_chat_case_tear_down);
  ADD ("forgotten", test_forgotten);
  return g_test_run ();
}
