/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored about a person: all of it, from every account, and nothing of others; as a document. */
#include <string.h>

#include "gops-day.h"
#include "gops-document-writers.h"
#include "gops-people-merge.h"
#include "gops-person-document.h"
#include "gops-person-words.h"
#include "gops-test-store.h"

#define TODAY 20725   /* 2026-09-29, a Tuesday */

static void
fill (GopsStore *store)
{
  static const char *const statements[] = {
    "INSERT INTO chat_group (id, name, time_zone) VALUES (1, 'Dawn', 'UTC'), (2, 'Dusk', 'UTC'), (3, 'Gone', 'UTC')",
    "UPDATE chat_group SET deleted_at = 1 WHERE id = 3",
    "INSERT INTO person (id, name, phone, birthday, tags, note) VALUES (1, 'Ada', '44123456', '1815-12-10', 'maths', 'writes | letters'),"
    " (2, 'A. L.', '', '', '', ''), (3, 'Bob', '44999999', '', '', '')",
    "INSERT INTO person_identity (id, person_id, platform, external_id) VALUES (1, 1, 'wechat', 'ada'), (2, 2, 'qq', '1815'), (3, 3, 'qq', 'bob')",
    "INSERT INTO membership (id, group_id, person_id, nickname, joined_on, left_on, tier, messages) VALUES"
    " (1, 1, 1, 'Countess', '2026-01-02', '', 'core', 9), (2, 2, 2, '', '2026-02-03', '2026-08-01', '', 0), (3, 1, 3, '', '2026-05-05', '', '', 77),"
    " (4, 3, 1, 'Ghost', '2026-05-05', '', '', 500)",
    "INSERT INTO own_field (id, name, kind) VALUES (1, 'Shirt size', 'text')",
    "INSERT INTO own_value (id, person_id, field_id, value) VALUES (1, 1, 1, 'M')",
    "INSERT INTO purchase (id, person_id, group_id, on_date, amount, currency, product) VALUES (1, 2, 2, '2026-03-04', 1250, 'EUR', 'Punch cards')",
    "INSERT INTO check_in (id, person_id, group_id, on_date, duty) VALUES (1, 1, 1, '2026-03-05', '5 km')",
    "INSERT INTO point_entry (id, person_id, group_id, on_date, points, reason) VALUES (1, 1, 1, '2026-03-06', -5, 'Late')",
    "INSERT INTO care_entry (id, person_id, group_id, on_date, care) VALUES (1, 1, NULL, '2026-03-07', 'Birthday card')",
    "INSERT INTO sign_up (id, group_id, title, on_date) VALUES (1, 1, 'Picnic', '2026-03-08')",
    "INSERT INTO sign_up_entry (id, sign_up_id, person_id, quantity) VALUES (1, 1, 1, 3)",
    "INSERT INTO tier_run (id, group_id, as_of) VALUES (1, 1, '2026-04-01')",
    NULL,
  };
  static const char *const unjournaled[] = {
    "INSERT INTO tier_move (run_id, person_id, from_tier, to_tier) VALUES (1, 1, 'active', 'core')",
    "INSERT INTO activity_day (person_id, group_id, day, messages) VALUES (1, 1, 20725, 4), (2, 2, 20725, 3), (3, 1, 20725, 50), (1, 1, 20000, 2)",
    "INSERT INTO message (group_id, message_id, person_id, at, body) VALUES (1, 1, 1, 1, 'hello'), (1, 2, 1, 2, '')",
    NULL,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "People", NULL));
  for (guint i = 0; statements[i] != NULL; i++)
    g_assert_true (gops_store_exec (store, &error, statements[i], NULL));
  g_assert_true (gops_store_commit (store, &error));
  for (guint i = 0; unjournaled[i] != NULL; i++)
    g_assert_true (gops_store_exec_unjournaled (store, NULL, &error, unjournaled[i], NULL));
  g_assert_true (gops_people_merge (store, 1, 2, "she said so", NULL, &error));
  g_assert_no_error (error);
}

static GopsPersonSheet *
load (GopsStore *store,
      gint64     person)
{
  g_autoptr (GError) error = NULL;
  GopsPersonSheet *sheet = gops_person_sheet_load (store, person, TODAY, &error);

  g_assert_no_error (error);
  g_assert_true (gops_person_sheet_count_texts (sheet, store, &error));
  gops_person_sheet_describe (sheet);
  return sheet;
}

/* What happened at three at night in Shanghai did not happen the day before. */
static void
test_zones (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPersonSheet) sheet = NULL;
  const gint64 at = ((gint64) TODAY * 24 - 5) * 3600 * G_USEC_PER_SEC;   /* 19:00 UTC the day before */

  g_assert_true (gops_store_begin (test.store, &error, "People", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO chat_group (id, name, time_zone) VALUES (1, 'Dawn', 'Asia/Shanghai')", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) VALUES (1, 'Ada')", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO membership (id, group_id, person_id, last_spoke_at) VALUES (1, 1, 1, ?1)", "l", at));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO check_in (id, person_id, group_id, on_date, duty) VALUES (1, 1, 1, '2026-09-28', 'run')", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "INSERT INTO member_event (group_id, event_id, person_id, at, kind) VALUES (1, 1, 1, ?1, 'joined')", "l", at));
  g_assert_no_error (error);
  sheet = load (test.store, 1);
  g_assert_cmpstr (((GopsPersonSheetGroup *) sheet->groups->pdata[0])->last_on, ==, "2026-09-29");
  g_assert_cmpint (((GopsPersonMoment *) sheet->moments->pdata[0])->kind, ==, GOPS_MOMENT_JOINED);
  g_assert_cmpstr (((GopsPersonMoment *) sheet->moments->pdata[0])->date, ==, "2026-09-29");
}

static void
test_sheet (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsPersonSheet) sheet = NULL, merged = NULL;

  fill (test.store);
  sheet = load (test.store, 1);
  merged = load (test.store, 2);
  g_assert_cmpint (merged->id, ==, 1);
  g_assert_cmpuint (sheet->accounts->len, ==, 2);
  g_assert_cmpuint (sheet->groups->len, ==, 2);
  g_assert_cmpuint (sheet->own->len, ==, 1);
  g_assert_cmpuint (sheet->merges->len, ==, 1);
  g_assert_cmpint (sheet->texts, ==, 1);
  g_assert_cmpint (sheet->first_day % 7, ==, 4);   /* 1970-01-05 was a Monday */
  g_assert_cmpuint (sheet->days[TODAY - sheet->first_day], ==, 7);
  g_assert_cmpint (sheet->first_day + GOPS_SHEET_DAYS, >, TODAY);
}

static void
test_moments (void)
{
  static const char *const expected[] = {
    "Left", "Tier: Core, before Active", "Signed up: Picnic (3)", "Care: Birthday card", "-5 points: Late", "Check-in: 5 km", "Bought Punch cards for €12.50",
    "Joined", "Joined",
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsPersonSheet) sheet = NULL;

  fill (test.store);
  sheet = load (test.store, 1);
  g_assert_cmpuint (sheet->n_moments, ==, G_N_ELEMENTS (expected) + 1);
  g_assert_cmpstr (((GopsPersonMoment *) sheet->moments->pdata[0])->words, ==, "Merged with “A. L.”");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (((GopsPersonMoment *) sheet->moments->pdata[i + 1])->words, ==, expected[i]);
}

static void
test_document (void)
{
  static const char *const parts[] = {
    "Ada", "44123456", "1815-12-10", "maths", "Shirt size", "1815", "Dawn", "Dusk", "Countess", "she said so", "Punch cards", "2026-04-01",
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsPersonSheet) sheet = NULL;
  g_autoptr (GopsDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fill (test.store);
  sheet = load (test.store, 1);
  document = gops_person_document (sheet, "2026-09-29");
  text = gops_write_markdown (document);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (text, parts[i]));
  g_assert_null (strstr (text, "Bob"));
  g_assert_null (strstr (text, "Ghost"));
  g_assert_null (strstr (text, "hello"));
  pdf = gops_write_pdf (document, NULL, &error);
  g_assert_no_error (error);
}

static void
test_everybody (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fill (test.store);
  document = gops_inventory_document (test.store, "2026-09-29", NULL, NULL, &error);
  g_assert_no_error (error);
  text = gops_write_markdown (document);
  g_assert_nonnull (strstr (text, "2 people"));
  g_assert_nonnull (strstr (text, "| Ada | phone, birthday, note, tags, own fields | 2 | 1 | 9 | 5 |"));
  g_assert_nonnull (strstr (text, "| Bob | phone | 1 | 1 | 77 | 0 |"));
  g_assert_null (strstr (text, "44123456"));
}

static void
test_nobody (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_person_sheet_load (test.store, 7, TODAY, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/person-document/zones", test_zones);
  g_test_add_func ("/output/person-document/sheet", test_sheet);
  g_test_add_func ("/output/person-document/moments", test_moments);
  g_test_add_func ("/output/person-document/document", test_document);
  g_test_add_func ("/output/person-document/everybody", test_everybody);
  g_test_add_func ("/output/person-document/nobody", test_nobody);
  return g_test_run ();
}
