/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the library as you type. */
#include "gops-journal.h"
#include "gops-library-index.h"
#include "gops-library-use.h"
#include "gops-reply.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore     test;
  GopsLibraryIndex *index;
} Fixture;

static gint64
add (Fixture    *fixture,
     const char *kind,
     const char *category,
     const char *title,
     const char *keywords,
     const char *answer)
{
  g_autoptr (GopsReply) reply = gops_record_new (GOPS_TYPE_REPLY, "kind", kind, "category", category, "title", title, "keywords", keywords,
                                                 "answer", answer, NULL);

  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Add", NULL));
  g_assert_true (gops_record_insert (reply, fixture->test.store, NULL));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  return gops_record_get_id (reply);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->test = gops_test_store_new ();
  fixture->index = gops_library_index_new (fixture->test.store, GOPS_LIBRARY_REPLIES);
  add (fixture, "reply", "售后", "申请退款", "退款, 退货", "私聊发订单号");
  add (fixture, "reply", "售后", "物流", "发货, 快递", "马上查，查不到就退款");
  add (fixture, "reply", "入群", "Welcome", "hello, new", "Nice to meet you");
  add (fixture, "knowledge", "规则", "退款规则", "", "七天无理由");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->index);
  gops_test_store_clear (&fixture->test);
}

static void
assert_found (Fixture                 *fixture,
              const GopsLibraryFilter *filter,
              const char              *expected)
{
  g_autoptr (GArray) ids = gops_library_index_search (fixture->index, filter, 100);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = NULL;

      g_assert_true (gops_store_read_text (fixture->test.store, &title, NULL, "SELECT title FROM reply WHERE id = ?1", "l", g_array_index (ids, gint64, i)));
      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *text; const char *found; } cases[] = {
    { "退款", "申请退款 退款规则 物流" }, { "tuikuan", "申请退款 退款规则" }, { "tk", "申请退款 退款规则" },
    { "HELLO", "Welcome" }, { "wel", "Welcome" }, { "meet", "Welcome" }, { "退款 订单", "申请退款" }, { "退款 规则", "退款规则" }, { "售后", "申请退款 物流" }, { "没有", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      assert_found (fixture, &(GopsLibraryFilter) { .text = cases[i].text }, cases[i].found);
    }
  assert_found (fixture, &(GopsLibraryFilter) { .kind = "knowledge" }, "退款规则");
  assert_found (fixture, &(GopsLibraryFilter) { .text = "退款", .category = "售后" }, "申请退款 物流");
  g_assert_cmpuint (gops_library_index_count (fixture->index, NULL), ==, 4);
  g_assert_cmpuint (gops_library_index_count (fixture->index, "reply"), ==, 3);
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 id;
  g_autoptr (GPtrArray) categories = NULL;

  assert_found (fixture, &(GopsLibraryFilter) { .text = "发票" }, "");
  id = add (fixture, "reply", "财务", "开发票", "发票", "好的");
  assert_found (fixture, &(GopsLibraryFilter) { .text = "fapiao" }, "开发票");
  categories = gops_library_index_categories (fixture->index);
  g_assert_cmpuint (categories->len, ==, 4);
  g_assert_true (gops_library_note_use (fixture->test.store, "reply", id, NULL));
  assert_found (fixture, &(GopsLibraryFilter) { .category = "财务", .order = GOPS_LIBRARY_BY_USE }, "开发票");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));   /* that it was used is no change since */
  assert_found (fixture, &(GopsLibraryFilter) { .text = "发票" }, "");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, NULL));
  assert_found (fixture, &(GopsLibraryFilter) { .text = "发票" }, "开发票");
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Add", NULL));
  for (guint i = 0; i < 3000; i++)
    g_assert_true (gops_store_exec (fixture->test.store, NULL, "INSERT INTO reply (id, kind, title, answer) VALUES (?1, 'reply', 'Question ' || ?1, 'A')", "l",
                                    gops_store_new_id (fixture->test.store)));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  ids = gops_library_index_search (fixture->index, &(GopsLibraryFilter) { .text = "question" }, 1000);
  g_assert_cmpuint (ids->len, ==, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/model/library-index/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/model/library-index/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/model/library-index/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
