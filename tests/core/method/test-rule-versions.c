/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of the rules: published, compared, restored; each one action that can be undone. */
#include "config.h"

#include <string.h>

#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-rule-versions.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  GopsStore    *store;
  gint64        group;
} Fixture;

static gint64
add_clause (GopsStore *store, gint64 group, const char *section, int position, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsClause) clause = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", group, "section", section, "position", (gint64) position,
                                                   "polarity", "neutral", "text", text, NULL);

  g_assert_true (gops_store_begin (store, &error, "Add", NULL));
  g_assert_true (gops_record_insert (clause, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (clause);
}

static void
change (GopsStore *store, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "l", id));
  g_assert_true (gops_store_commit (store, &error));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->test = gops_test_store_new ();
  self->store = self->test.store;
  self->group = gops_test_add_group (self->store, "晨跑");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gops_test_store_clear (&self->test);
}

static gint64
publish (Fixture *self, const char *on, const char *why)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  g_assert_true (gops_rules_publish (self->store, self->group, on, why, &number, &error));
  g_assert_no_error (error);
  return number;
}

static GopsDossier *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (self->store, self->group, "2026-03-02", &error);

  g_assert_no_error (error);
  return dossier;
}

/* Does, undoes and redoes: the file must be what it was before, and what it was after. */
static void
undo_and_redo (Fixture *self, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = gops_test_dump (self->store), *undone = NULL, *redone = NULL;

  g_assert_true (gops_store_undo (self->store, NULL, &error));
  g_assert_no_error (error);
  undone = gops_test_dump (self->store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (gops_store_redo (self->store, NULL, &error));
  g_assert_no_error (error);
  redone = gops_test_dump (self->store);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_publish (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GopsDossier) dossier = NULL;

  add_clause (self->store, self->group, "forbidden", 1, "不发广告");
  before = gops_test_dump (self->store);
  g_assert_cmpint (publish (self, "2026-03-31", NULL), ==, 1);
  undo_and_redo (self, before);
  add_clause (self->store, self->group, "forbidden", 2, "不发链接");
  g_assert_cmpint (publish (self, "2026-04-05", " 广告多了 "), ==, 2);

  versions = gops_rules_list_versions (self->store, self->group, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (gops_record_get_int (versions->pdata[0], GOPS_RULE_VERSION_NUMBER), ==, 2);
  g_assert_cmpstr (gops_record_get_text (versions->pdata[0], GOPS_RULE_VERSION_WHY), ==, "广告多了");
  g_assert_cmpstr (gops_record_get_text (versions->pdata[0], GOPS_RULE_VERSION_AUTHOR), ==, gops_store_get_author (self->store));
  g_assert_cmpint (gops_record_get_int (versions->pdata[0], GOPS_RULE_VERSION_PUBLISHED_AT), >, 0);

  dossier = load (self);
  g_assert_cmpint (gops_record_get_int (dossier->group, GOPS_GROUP_RULES_VERSION), ==, 2);
  g_assert_cmpstr (gops_record_get_text (dossier->group, GOPS_GROUP_RULES_EFFECTIVE_ON), ==, "2026-04-05");
  /* Half a year after the first version; the second finds it ahead and leaves it. */
  g_assert_cmpstr (gops_record_get_text (dossier->group, GOPS_GROUP_RULES_REVIEW_ON), ==, "2026-09-30");
  g_assert_nonnull (dossier->version);
  g_assert_cmpint (gops_record_get_int (dossier->version, GOPS_RULE_VERSION_NUMBER), ==, 2);
}

static void
test_publish_refuses (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  g_assert_false (gops_rules_publish (self->store, self->group, NULL, "why", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  add_clause (self->store, self->group, "forbidden", 1, "No ads");
  g_assert_false (gops_rules_publish (self->store, self->group, "2026-02-30", "why", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE);
  g_assert_nonnull (strstr (error->message, "2026-02-30"));
  g_clear_error (&error);
  publish (self, NULL, NULL);
  before = gops_test_dump (self->store);
  g_assert_false (gops_rules_publish (self->store, self->group, NULL, " \n", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_REASON);
  g_clear_error (&error);
  g_assert_false (gops_rules_publish (self->store, 77, NULL, "why", NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
  after = gops_test_dump (self->store);
  g_assert_cmpstr (before, ==, after);
}

static void
expect_refusal (Fixture *self, const char *on, GopsMethodError code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (self->store), *after = NULL;

  g_assert_false (gops_rules_publish (self->store, self->group, on, "why", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, says));
  after = gops_test_dump (self->store);
  g_assert_cmpstr (before, ==, after);
}

/* A version cannot hold for less than no day, and what is the same is no new version. */
static void
test_publish_in_order (Fixture *self, gconstpointer data)
{
  gint64 clause = add_clause (self->store, self->group, "forbidden", 1, "No ads");

  publish (self, "2026-03-10", NULL);
  expect_refusal (self, "2026-03-10", GOPS_METHOD_ERROR_INVALID, "version 1");
  change (self->store, "UPDATE clause SET text = 'No ads, no links' WHERE id = ?1", clause);
  expect_refusal (self, "2026-03-09", GOPS_METHOD_ERROR_DATE, "2026-03-10");
  g_assert_cmpint (publish (self, "2026-03-10", "links"), ==, 2);
  change (self->store, "UPDATE clause SET text = 'No ads' WHERE id = ?1", clause);
  g_assert_cmpint (publish (self, "2027-01-01", "back again"), ==, 3);
}

/* Without a date a version follows one that is not in force yet. */
static void
test_publish_after_the_next (Fixture *self, gconstpointer data)
{
  gint64 clause = add_clause (self->store, self->group, "forbidden", 1, "No ads");
  g_autoptr (GopsRuleVersion) second = NULL;

  publish (self, "2999-01-01", NULL);
  change (self->store, "UPDATE clause SET text = 'No ads, no links' WHERE id = ?1", clause);
  g_assert_cmpint (publish (self, NULL, "links"), ==, 2);
  second = gops_rules_load_version (self->store, self->group, 2, NULL);
  g_assert_cmpstr (gops_record_get_text (second, GOPS_RULE_VERSION_EFFECTIVE_ON), ==, "2999-01-01");
}

/* A group from before there were versions has shown a number already. */
static void
test_counts_on (Fixture *self, gconstpointer data)
{
  add_clause (self->store, self->group, "forbidden", 1, "No ads");
  change (self->store, "UPDATE chat_group SET rules_version = 3 WHERE id = ?1", self->group);
  g_assert_cmpint (publish (self, NULL, "No more ads on Friday"), ==, 4);
}

static const GopsRuleChange *
find_change (GPtrArray *changes, const char *text)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const GopsRuleChange *one = changes->pdata[i];

      if (g_str_equal (gops_record_get_text (one->after != NULL ? one->after : one->before, GOPS_CLAUSE_TEXT), text))
        return one;
    }
  g_error ("nothing is said of “%s”", text);
}

static void
expect_change (GPtrArray *changes, const char *text, GopsRuleChangeKind kind, const char *words)
{
  const GopsRuleChange *one = find_change (changes, text);
  g_autoptr (GPtrArray) segments = gops_rule_change_diff (one, GOPS_CLAUSE_TEXT);
  g_autofree char *found = gops_text_diff_to_string (segments);

  g_assert_cmpstr (gops_rule_change_kind_to_string (one->kind), ==, gops_rule_change_kind_to_string (kind));
  g_assert_cmpstr (found, ==, words);
}

static void
test_compare (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL, back = NULL;
  gint64 edited, moved, gone;

  add_clause (self->store, self->group, "format", 1, "first");
  edited = add_clause (self->store, self->group, "format", 2, "Muted for 24 hours");
  add_clause (self->store, self->group, "format", 3, "third");
  moved = add_clause (self->store, self->group, "format", 4, "fourth");
  gone = add_clause (self->store, self->group, "privacy", 1, "gone");
  publish (self, NULL, NULL);
  change (self->store, "UPDATE clause SET text = 'Muted for 48 hours' WHERE id = ?1", edited);
  change (self->store, "UPDATE clause SET position = 0 WHERE id = ?1", moved);
  change (self->store, "DELETE FROM clause WHERE id = ?1", gone);
  add_clause (self->store, self->group, "privacy", 2, "new");

  changes = gops_rules_compare_versions (self->store, self->group, 1, GOPS_RULES_PRESENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 6);
  expect_change (changes, "first", GOPS_RULE_SAME, "first");
  expect_change (changes, "Muted for 48 hours", GOPS_RULE_CHANGED, "Muted for [-24-]{+48+} hours");
  expect_change (changes, "third", GOPS_RULE_SAME, "third");
  expect_change (changes, "fourth", GOPS_RULE_MOVED, "fourth");
  expect_change (changes, "gone", GOPS_RULE_REMOVED, "[-gone-]");
  expect_change (changes, "new", GOPS_RULE_ADDED, "{+new+}");
  g_assert_true (find_change (changes, "fourth")->moved);

  back = gops_rules_compare_versions (self->store, self->group, GOPS_RULES_PRESENT, 1, &error);
  expect_change (back, "gone", GOPS_RULE_ADDED, "{+gone+}");
  g_assert_null (gops_rules_compare_versions (self->store, self->group, 7, 1, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "1"));
}

static void
test_changed_since (Fixture *self, gconstpointer data)
{
  g_autoptr (GopsDossier) never = NULL, fresh = NULL, edited = NULL, undone = NULL;
  gint64 clause = add_clause (self->store, self->group, "format", 1, "first");

  never = load (self);
  g_assert_false (gops_rules_changed_since_version (never));
  publish (self, NULL, NULL);
  fresh = load (self);
  g_assert_false (gops_rules_changed_since_version (fresh));
  change (self->store, "UPDATE clause SET consequence = 'a reminder' WHERE id = ?1", clause);
  edited = load (self);
  g_assert_true (gops_rules_changed_since_version (edited));
  g_assert_true (gops_store_undo (self->store, NULL, NULL));
  undone = load (self);
  g_assert_false (gops_rules_changed_since_version (undone));
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) restored = NULL;
  g_autofree char *before = NULL;
  gint64 kept = add_clause (self->store, self->group, "format", 1, "kept"), gone = add_clause (self->store, self->group, "format", 2, "gone");

  publish (self, NULL, NULL);
  change (self->store, "UPDATE clause SET text = 'kept, but other' WHERE id = ?1", kept);
  change (self->store, "DELETE FROM clause WHERE id = ?1", gone);
  add_clause (self->store, self->group, "format", 3, "later");
  before = gops_test_dump (self->store);

  g_assert_true (gops_rules_restore (self->store, self->group, 1, &error));
  g_assert_no_error (error);
  undo_and_redo (self, before);
  restored = load (self);
  g_assert_cmpuint (restored->clauses->len, ==, 2);
  g_assert_cmpint (gops_record_get_id (restored->clauses->pdata[0]), ==, kept);
  g_assert_cmpstr (gops_record_get_text (restored->clauses->pdata[0], GOPS_CLAUSE_TEXT), ==, "kept");
  g_assert_cmpint (gops_record_get_id (restored->clauses->pdata[1]), !=, gone);
  g_assert_cmpstr (gops_record_get_text (restored->clauses->pdata[1], GOPS_CLAUSE_TEXT), ==, "gone");
  g_assert_false (gops_rules_changed_since_version (restored));
  g_assert_false (gops_rules_restore (self->store, self->group, 9, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const char *const bodies[] = { "", "{", "null", "{}", "7" };

  add_clause (self->store, self->group, "format", 1, "kept");
  publish (self, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf ("UPDATE rule_version SET clauses = '%s' WHERE group_id = ?1", bodies[i]), *before = NULL, *after = NULL;

      change (self->store, sql, self->group);
      before = gops_test_dump (self->store);
      g_assert_false (gops_rules_restore (self->store, self->group, 1, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX);
      after = gops_test_dump (self->store);
      g_assert_cmpstr (before, ==, after);
    }
  /* Elements of another kind are passed over, values of another type left out. */
  change (self->store, "UPDATE rule_version SET clauses = '[3, {\"text\": 5, \"section\": \"format\", \"nobody\": [1]}]' WHERE group_id = ?1", self->group);
  g_assert_true (gops_rules_restore (self->store, self->group, 1, NULL));
}

/* Two thousand clauses, and one of ten thousand characters. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref), after = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *large = g_strnfill (10000, 'x');
  guint n_changed = 0;

  for (gint64 i = 0; i < 2000; i++)
    for (guint side = 0; side < 2; side++)
      {
        g_autofree char *text = i == 0 ? g_strconcat (large, side ? " y" : " z", NULL) : g_strdup_printf ("clause %d %s", (int) i, i % 10 == 0 && side ? "!" : "");

        g_ptr_array_add (side ? after : before, gops_record_new (GOPS_TYPE_CLAUSE, "id", i + 1, "section", "format", "position", i, "text", text, NULL));
      }
  changes = gops_rules_compare (before, after);
  g_assert_cmpuint (changes->len, ==, 2000);
  for (guint i = 0; i < changes->len; i++)
    n_changed += ((GopsRuleChange *) changes->pdata[i])->kind == GOPS_RULE_CHANGED;
  g_assert_cmpuint (n_changed, ==, 200);
}

/* A clause that was written anew without its id is found again by what it says or where it was taken from. */
static void
test_without_ids (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref), after = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = NULL;

  g_ptr_array_add (before, gops_record_new (GOPS_TYPE_CLAUSE, "id", (gint64) 1, "section", "format", "text", "same words", NULL));
  g_ptr_array_add (before, gops_record_new (GOPS_TYPE_CLAUSE, "id", (gint64) 2, "section", "format", "text", "old words", "library-id", "format-quiet", NULL));
  g_ptr_array_add (after, gops_record_new (GOPS_TYPE_CLAUSE, "id", (gint64) 8, "section", "format", "text", "same words", NULL));
  g_ptr_array_add (after, gops_record_new (GOPS_TYPE_CLAUSE, "id", (gint64) 9, "section", "format", "text", "new words", "library-id", "format-quiet", NULL));
  changes = gops_rules_compare (before, after);
  g_assert_cmpuint (changes->len, ==, 2);
  expect_change (changes, "same words", GOPS_RULE_SAME, "same words");
  expect_change (changes, "new words", GOPS_RULE_CHANGED, "[-old-]{+new+} words");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/method/rule-versions/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("publish", test_publish);
  ADD ("publish-refuses", test_publish_refuses);
  ADD ("publish-in-order", test_publish_in_order);
  ADD ("publish-after-the-next", test_publish_after_the_next);
  ADD ("counts-on", test_counts_on);
  ADD ("compare", test_compare);
  ADD ("changed-since", test_changed_since);
  ADD ("restore", test_restore);
  ADD ("damaged", test_damaged);
  ADD ("many", test_many);
  ADD ("without-ids", test_without_ids);
  return g_test_run ();
}
