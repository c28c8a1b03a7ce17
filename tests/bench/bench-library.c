/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching among 10,000 replies as somebody types. */

#include "gops-bench.h"
#include "gops-library-index.h"
#include "gops-test-store.h"

#define N_REPLIES 10000

static void
fill (GopsStore *store)
{
  static const char *const subjects[] = { "退款", "发货", "打卡", "入群", "优惠券", "直播时间", "课程回放", "群规", "invoice", "delivery" };
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Fill", NULL));
  for (guint i = 0; i < N_REPLIES; i++)
    {
      const char *subject = subjects[i % G_N_ELEMENTS (subjects)];
      g_autofree char *title = g_strdup_printf ("%s的问题 %u", subject, i), *keywords = g_strdup_printf ("%s, %s%u", subject, subject, i);
      g_autofree char *answer = g_strdup_printf ("您好，关于%s：请把订单号私聊发给我，今天之内给您答复。%u 号问题可以先看群公告，里面写得很清楚，有疑问随时找我。", subject, i);

      g_assert_true (gops_store_exec (store, &error, "INSERT INTO reply (id, kind, category, title, keywords, answer) VALUES (?1, 'reply', ?2, ?3, ?4, ?5)",
                                      "lssss", gops_store_new_id (store), subject, title, keywords, answer));
    }
  g_assert_true (gops_store_commit (store, &error));
}

static guint
bench_search (GopsLibraryIndex *index,
              const char       *text)
{
  double start = gops_bench_seconds ();
  g_autoptr (GArray) ids = gops_library_index_search (index, &(GopsLibraryFilter) { .text = text }, 5000);
  double seconds = gops_bench_seconds () - start;
  g_autofree char *what = g_strdup_printf ("“%s” among %u replies: %u found", text, N_REPLIES, ids->len);

  return !gops_bench_report_limit (what, seconds, 0.05);
}

static void
on_ready_cb (gboolean *ready)
{
  *ready = TRUE;
}

/* As a window has it read: in a thread. */
static guint
bench_prime (GopsLibraryIndex *index)
{
  double start = gops_bench_seconds ();
  gboolean ready = FALSE;

  g_signal_connect_swapped (index, "ready", G_CALLBACK (on_ready_cb), &ready);
  gops_library_index_prime (index);
  while (!ready)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (index, &ready);
  return !gops_bench_report_limit ("reading the replies in a thread, once", gops_bench_seconds () - start, 0.5);
}

int
main (int    argc,
      char **argv)
{
  static const char *const texts[] = { "退", "退款", "tuikuan", "tk", "问题 99", "answer", "没有的词", "发货 订单" };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsLibraryIndex) index = NULL;
  guint missed = 0;

  fill (test.store);
  index = gops_library_index_new (test.store, GOPS_LIBRARY_REPLIES);
  missed += bench_prime (index);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    missed += bench_search (index, texts[i]);
  return missed > 0;
}
