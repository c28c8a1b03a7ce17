/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tier runs over members in a file: preview, saving, moves, undo. */
#include "config.h"

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-test-store.h"
#include "gops-tiers.h"

#define AS_OF "2026-03-02"

typedef struct
{
  const char *name, *joined, *left;
  int         days;          /* so many days with two messages each, ending at AS_OF */
  gboolean    staff, bot;
} Member;

static const Member members[] = {
  { "core", "2025-01-01", "", 20, FALSE, FALSE },
  { "new", "2026-02-28", "", 1, FALSE, FALSE },
  { "never", "2025-01-01", "", 0, FALSE, FALSE },
  { "gone", "2025-01-01", "2026-02-01", 10, FALSE, FALSE },
  { "later", "2026-03-03", "", 0, FALSE, FALSE },
  { "staff", "2025-01-01", "", 20, TRUE, FALSE },
  { "bot", "2025-01-01", "", 20, FALSE, TRUE },
};

static void
add_member (GopsStore *store, gint64 group, const Member *member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", member->name, "staff", member->staff,
                                                   "bot", member->bot, NULL);
  g_autoptr (GopsMembership) membership = NULL;

  gops_record_insert (person, store, &error);
  g_assert_no_error (error);
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", gops_record_get_id (person),
                                "joined-on", member->joined, "left-on", member->left, "messages",
                                (gint64) member->days * 2, NULL);
  gops_record_insert (membership, store, &error);
  for (int i = 0; i < member->days; i++)
    gops_test_add_day (store, group, gops_record_get_id (person), gops_day_parse (AS_OF) - i, 2, 0);
  g_assert_no_error (error);
}

static gint64
make_group (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (store, "Runners");

  g_assert_true (gops_store_begin (store, &error, "Members", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    add_member (store, group, &members[i]);
  g_assert_true (gops_store_commit (store, &error));
  return group;
}

static guint
count_of (const GopsTiersResult *result, const char *tier)
{
  for (guint i = 0; i < result->scheme->n_tiers; i++)
    if (g_str_equal (result->counts[i].tier->id, tier))
      return result->counts[i].count;
  g_assert_not_reached ();
}

static GopsTiersResult *
run (GopsStore *store, gint64 group, const char *as_of, gboolean save)
{
  g_autoptr (GError) error = NULL;
  GopsTiersResult *result = NULL;

  g_assert_true (gops_tiers_run (store, group, "status", as_of, save, &result, NULL, &error));
  g_assert_no_error (error);
  return result;
}

static gint64
read_int (GopsStore *store, const char *sql)
{
  gint64 value = -1;

  g_assert_true (gops_store_read_int (store, &value, NULL, sql, NULL));
  return value;
}

static void
test_places_those_who_are_there (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsTiersResult) result = run (test.store, make_group (test.store), AS_OF, FALSE);
  guint sum = 0;

  for (guint i = 0; i < result->scheme->n_tiers; i++)
    sum += result->counts[i].count;
  for (guint i = 0; i < result->moves->len; i++)
    g_test_message ("%s: %s", ((GopsTierMove *) g_ptr_array_index (result->moves, i))->name,
                    ((GopsTierMove *) g_ptr_array_index (result->moves, i))->reason);
  g_assert_cmpuint (result->total, ==, 3);
  g_assert_cmpuint (sum, ==, 3);
  g_assert_cmpuint (count_of (result, "core"), ==, 1);
  g_assert_cmpuint (count_of (result, "new"), ==, 1);
  g_assert_cmpuint (count_of (result, "lost"), ==, 1);
  g_assert_cmpuint (result->moves->len, ==, 3);
}

static void
test_a_preview_writes_nothing (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsTiersResult) result = run (test.store, make_group (test.store), AS_OF, FALSE);

  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership WHERE tier <> ''"), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM tier_run"), ==, 0);
}

static void
test_saving_is_one_action (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = make_group (test.store);
  g_autoptr (GopsTiersResult) first = run (test.store, group, AS_OF, TRUE);
  g_autoptr (GopsTiersResult) again = NULL, later = NULL;

  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership WHERE tier_since = '" AS_OF "'"), ==, 3);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM tier_run WHERE scheme = 'status'"), ==, 1);
  again = run (test.store, group, AS_OF, TRUE);
  g_assert_cmpuint (again->moves->len, ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM tier_run"), ==, 1);
  later = run (test.store, group, "2026-06-02", TRUE);
  g_assert_cmpuint (count_of (later, "lost"), >=, 3);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM tier_run"), ==, 2);

  for (guint i = 0; i < 3; i++)
    g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership WHERE tier <> ''"), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM tier_run"), ==, 0);
}

static void
test_refuses_what_is_not_there (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = make_group (test.store);

  g_assert_false (gops_tiers_run (test.store, group, "castes", AS_OF, TRUE, NULL, NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gops_tiers_run (test.store, group, "status", "2026-02-30", TRUE, NULL, NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (gops_tiers_run (test.store, 77, "status", AS_OF, TRUE, NULL, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
}

/* A scheme that was changed and its run are one action. */
static void
test_changed_scheme (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = gops_tier_scheme_to_json (gops_method_find_tier_scheme (gops_method_get_default (), "status")), *id = NULL;
  gint64 group = make_group (test.store);
  guint n_moved = 0;

  id = gops_tiers_run_changed (test.store, group, NULL, "Ours", json, &n_moved, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_moved, >, 0);
  gops_assert_query (test.store, "SELECT count (*), max (scheme) FROM tier_run", "1|ours");
  gops_assert_query (test.store, "SELECT tier_scheme FROM chat_group", "ours");
  gops_assert_query (test.store, "SELECT count (*) FROM method_template WHERE kind = 'tiers'", "1");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT count (*) FROM tier_run", "0");
  gops_assert_query (test.store, "SELECT count (*) FROM method_template WHERE kind = 'tiers'", "0");
  gops_assert_query (test.store, "SELECT count (*) FROM membership WHERE tier <> ''", "0");
}

/* What is stopped writes nothing and says so. */
static void
test_cancelled (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsTiersResult) result = NULL;
  gint64 group = make_group (test.store);

  g_cancellable_cancel (cancellable);
  g_assert_false (gops_tiers_run (test.store, group, "status", AS_OF, TRUE, &result, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result);
  gops_assert_query (test.store, "SELECT count (*) FROM tier_run", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/tiers/places-those-who-are-there", test_places_those_who_are_there);
  g_test_add_func ("/insight/tiers/a-preview-writes-nothing", test_a_preview_writes_nothing);
  g_test_add_func ("/insight/tiers/saving-is-one-action", test_saving_is_one_action);
  g_test_add_func ("/insight/tiers/refuses-what-is-not-there", test_refuses_what_is_not_there);
  g_test_add_func ("/insight/tiers/changed-scheme", test_changed_scheme);
  g_test_add_func ("/insight/tiers/cancelled", test_cancelled);
  return g_test_run ();
}
