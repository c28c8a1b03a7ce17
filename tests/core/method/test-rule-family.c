/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of the main group's rules reaches every copy that was not changed by hand, in one action; families in a circle. */
#include "config.h"

#include <string.h>

#include "gops-family-circle.h"
#include "gops-family.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-records.h"
#include "gops-rule-family.h"
#include "gops-rule-versions.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  GopsStore    *store;
  gint64        main;
  GArray       *copies;
} Family;

static void
run (GopsStore *store, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "l", id));
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
}

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
replicate (Family *self)
{
  static const char *const names[] = { "Hangzhou", "Suzhou", "Ningbo", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_method_replicate (self->store, self->main, names, &self->copies, &error));
  g_assert_no_error (error);
  /* A clause made in the same millisecond as a copy would count as older than the copy. */
  g_usleep (2000);
}

static void
set_up (Family *self, gconstpointer data)
{
  self->test = gops_test_store_new ();
  self->store = self->test.store;
  self->main = gops_test_add_group (self->store, "Shanghai");
  add_clause (self->store, self->main, "format", 1, "first");
  add_clause (self->store, self->main, "format", 2, "Shanghai meets on Sunday");
  add_clause (self->store, self->main, "format", 3, "third");
  add_clause (self->store, self->main, "privacy", 1, "no screenshots");
  replicate (self);
}

static void
tear_down (Family *self, gconstpointer data)
{
  g_clear_pointer (&self->copies, g_array_unref);
  gops_test_store_clear (&self->test);
}

static gint64
copy_id (Family *self, guint index)
{
  return g_array_index (self->copies, gint64, index);
}

/* The clause of @group that says @text. */
static gint64
find (Family *self, gint64 group, const char *text)
{
  gint64 id = 0;

  g_assert_true (gops_store_read_int (self->store, &id, NULL, "SELECT coalesce (max (id), 0) FROM clause WHERE group_id = ?1 AND text = ?2", "ls", group, text));
  return id;
}

static void
set_text (Family *self, gint64 clause, const char *text)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE clause SET text = '%s' WHERE id = ?1", text);

  g_assert_cmpint (clause, !=, 0);
  run (self->store, sql, clause);
}

static char *
rules_of (Family *self, gint64 group)
{
  char *text = NULL;

  g_assert_true (gops_store_read_text (self->store, &text, NULL,
    "SELECT group_concat (text, ' | ') FROM (SELECT text FROM clause WHERE group_id = ?1 ORDER BY section, position, id)", "l", group));
  return text;
}

static void
expect_rules (Family *self, gint64 group, const char *expected)
{
  g_autofree char *found = rules_of (self, group);

  g_assert_cmpstr (found, ==, expected);
}

/* What is offered, as "name: kind text; …". */
static void
expect_offer (Family *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = gops_rule_family_offer (self->store, self->main, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    {
      GopsRuleOffer *offer = offers->pdata[i];

      g_string_append_printf (found, "%s%s:", i > 0 ? " / " : "", offer->name);
      for (guint j = 0; j < offer->items->len; j++)
        {
          GopsRuleOfferItem *item = offer->items->pdata[j];
          g_autoptr (GPtrArray) diff = gops_rule_offer_diff (item, GOPS_CLAUSE_TEXT);
          g_autofree char *words = gops_text_diff_to_string (diff);

          g_string_append_printf (found, " %s %s;", gops_rule_offer_kind_to_string (item->kind), words);
        }
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
expect_behind (Family *self, guint expected)
{
  g_autoptr (GError) error = NULL;
  guint n = 99;

  g_assert_true (gops_rule_family_count_behind (self->store, self->main, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, expected);
}

static GopsRuleFamilyResult
apply (Family *self)
{
  g_autoptr (GError) error = NULL;
  GopsRuleFamilyResult result = { 0 };

  g_assert_true (gops_rule_family_apply (self->store, self->main, NULL, 0, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  return result;
}

static void
undo_and_redo (Family *self, const char *before)
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
test_fresh_copies (Family *self, gconstpointer data)
{
  GopsRuleFamilyResult result;

  expect_rules (self, copy_id (self, 0), "first | Hangzhou meets on Sunday | third | no screenshots");
  expect_offer (self, "");
  expect_behind (self, 0);
  result = apply (self);
  g_assert_cmpuint (result.groups, ==, 0);
}

static void
test_change (Family *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  GopsRuleFamilyResult result;

  set_text (self, find (self, self->main, "Shanghai meets on Sunday"), "Shanghai meets on Monday");
  set_text (self, find (self, copy_id (self, 2), "Ningbo meets on Sunday"), "Ningbo never meets");
  expect_offer (self, "Hangzhou: change Hangzhou meets on [-Sunday-]{+Monday+}; / Ningbo: left-changed Ningbo [-never -]meets{+ on Monday+};"
                      " / Suzhou: change Suzhou meets on [-Sunday-]{+Monday+};");
  expect_behind (self, 2);
  before = gops_test_dump (self->store);
  result = apply (self);
  g_assert_cmpuint (result.groups, ==, 2);
  g_assert_cmpuint (result.clauses, ==, 2);
  expect_behind (self, 0);
  undo_and_redo (self, before);
  expect_rules (self, copy_id (self, 0), "first | Hangzhou meets on Monday | third | no screenshots");
  expect_rules (self, copy_id (self, 2), "first | Ningbo never meets | third | no screenshots");
  expect_offer (self, "Ningbo: left-changed Ningbo [-never -]meets{+ on Monday+};");
  /* Changed by hand to what is offered: nothing is left to say, and the next change is taken over again. */
  set_text (self, find (self, copy_id (self, 2), "Ningbo never meets"), "Ningbo meets on Monday");
  expect_offer (self, "");
}

static void
test_add_and_remove (Family *self, gconstpointer data)
{
  gint64 screenshots = find (self, self->main, "no screenshots"), gone;
  g_autofree char *before = NULL;

  run (self->store, "DELETE FROM clause WHERE id = ?1", find (self, copy_id (self, 1), "third"));
  set_text (self, find (self, copy_id (self, 2), "no screenshots"), "no screenshots, please");
  run (self->store, "DELETE FROM clause WHERE id = ?1", screenshots);
  add_clause (self->store, self->main, "format", 2, "Shanghai news");
  add_clause (self->store, copy_id (self, 0), "format", 9, "our own");
  expect_offer (self, "Hangzhou: add {+Hangzhou news+}; remove [-no screenshots-];"
                      " / Ningbo: add {+Ningbo news+}; left-changed [-no screenshots, please-];"
                      " / Suzhou: add {+Suzhou news+}; left-removed {+third+}; remove [-no screenshots-];");
  before = gops_test_dump (self->store);
  apply (self);
  undo_and_redo (self, before);
  expect_rules (self, copy_id (self, 0), "first | Hangzhou meets on Sunday | Hangzhou news | third | our own");
  expect_rules (self, copy_id (self, 1), "first | Suzhou meets on Sunday | Suzhou news");
  expect_rules (self, copy_id (self, 2), "first | Ningbo meets on Sunday | Ningbo news | third | no screenshots, please");
  /* What came new and is removed by hand afterwards stays away. */
  gone = find (self, copy_id (self, 0), "Hangzhou news");
  run (self->store, "DELETE FROM clause WHERE id = ?1", gone);
  expect_offer (self, "Hangzhou: left-removed {+Hangzhou news+}; / Ningbo: left-changed [-no screenshots, please-]; / Suzhou: left-removed {+third+};");
}

static void
test_reorder (Family *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  /* Ningbo has an order of its own. */
  run (self->store, "UPDATE clause SET position = 9 WHERE id = ?1", find (self, copy_id (self, 2), "first"));
  run (self->store, "UPDATE clause SET position = 0 WHERE id = ?1", find (self, self->main, "third"));
  add_clause (self->store, copy_id (self, 0), "format", 2, "our own");
  expect_offer (self, "Hangzhou: reorder ; / Suzhou: reorder ;");
  before = gops_test_dump (self->store);
  apply (self);
  undo_and_redo (self, before);
  expect_rules (self, copy_id (self, 0), "third | first | our own | Hangzhou meets on Sunday | no screenshots");
  expect_rules (self, copy_id (self, 1), "third | first | Suzhou meets on Sunday | no screenshots");
  expect_rules (self, copy_id (self, 2), "Ningbo meets on Sunday | third | first | no screenshots");
  expect_offer (self, "");
  /* Another change is taken over there; the order stays Ningbo's. */
  set_text (self, find (self, self->main, "third"), "third, changed");
  apply (self);
  run (self->store, "UPDATE clause SET position = 10 WHERE id = ?1", find (self, self->main, "third, changed"));
  expect_offer (self, "Hangzhou: reorder ; / Suzhou: reorder ;");
}

static void
test_other_section (Family *self, gconstpointer data)
{
  run (self->store, "UPDATE clause SET section = 'privacy', position = 0 WHERE id = ?1", find (self, self->main, "first"));
  apply (self);
  expect_rules (self, copy_id (self, 0), "Hangzhou meets on Sunday | third | first | no screenshots");
  expect_offer (self, "");
}

static void
test_chosen_only (Family *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *before = NULL, *after = NULL;
  gint64 one = copy_id (self, 1), stranger = gops_test_add_group (self->store, "Paris");
  gint64 two[] = { one, stranger };

  set_text (self, find (self, self->main, "first"), "first of all");
  before = gops_test_dump (self->store);
  g_assert_false (gops_rule_family_apply (self->store, self->main, two, 2, NULL, NULL, NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (gops_rule_family_apply (self->store, self->main, NULL, 0, NULL, cancelled, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = gops_test_dump (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (gops_rule_family_apply (self->store, self->main, &one, 1, NULL, NULL, NULL, &error));
  expect_rules (self, copy_id (self, 0), "first | Hangzhou meets on Sunday | third | no screenshots");
  expect_rules (self, one, "first of all | Suzhou meets on Sunday | third | no screenshots");
}

/* A group below the main group with rules of its own is no copy. */
static void
test_no_copy (Family *self, gconstpointer data)
{
  gint64 own = gops_test_add_group (self->store, "Own");
  g_autofree char *sql = g_strdup_printf ("UPDATE chat_group SET parent = %" G_GINT64_FORMAT " WHERE id = ?1", self->main);

  add_clause (self->store, own, "format", 1, "something else");
  run (self->store, sql, own);
  add_clause (self->store, self->main, "format", 5, "new");
  run (self->store, "UPDATE chat_group SET archived_at = 1 WHERE id = ?1", copy_id (self, 0));
  run (self->store, "UPDATE chat_group SET deleted_at = 1 WHERE id = ?1", copy_id (self, 2));
  expect_offer (self, "Suzhou: add {+new+};");
}

/* Copies made before clauses remembered where they came from. */
static void
test_old_copies (Family *self, gconstpointer data)
{
  run (self->store, "UPDATE clause SET origin = 0, origin_basis = '', own_basis = '' WHERE group_id <> ?1", self->main);
  run (self->store, "UPDATE chat_group SET rules_synced_at = 0 WHERE id <> ?1", self->main);
  expect_offer (self, "");
  add_clause (self->store, self->main, "format", 5, "new");
  expect_offer (self, "Hangzhou: add {+new+}; / Ningbo: add {+new+}; / Suzhou: add {+new+};");
  apply (self);
  expect_offer (self, "");
  set_text (self, find (self, self->main, "first"), "first of all");
  expect_offer (self, "Hangzhou: change first{+ of all+}; / Ningbo: change first{+ of all+}; / Suzhou: change first{+ of all+};");
}

/* A copy of a copy is its sister, and what was changed by hand in one is so in the other. */
static void
test_copy_of_copy (Family *self, gconstpointer data)
{
  static const char *const names[] = { "Wenzhou", NULL };
  g_autoptr (GArray) more = NULL;

  set_text (self, find (self, copy_id (self, 0), "third"), "third of Hangzhou");
  g_assert_true (gops_method_replicate (self->store, copy_id (self, 0), names, &more, NULL));
  expect_rules (self, g_array_index (more, gint64, 0), "first | Wenzhou meets on Sunday | third of Wenzhou | no screenshots");
  set_text (self, find (self, self->main, "first"), "first of all");
  set_text (self, find (self, self->main, "third"), "third of all");
  apply (self);
  expect_rules (self, g_array_index (more, gint64, 0), "first of all | Wenzhou meets on Sunday | third of Wenzhou | no screenshots");
}

/* A restored clause of the main group has a new id; the copies know it again by its words. */
static void
test_restored_main (Family *self, gconstpointer data)
{
  g_assert_true (gops_rules_publish (self->store, self->main, NULL, NULL, NULL, NULL));
  run (self->store, "DELETE FROM clause WHERE id = ?1", find (self, self->main, "first"));
  g_assert_true (gops_rules_restore (self->store, self->main, 1, NULL));
  expect_offer (self, "");
}

/* Another group leads the family now; the old main group is a copy as the others are. */
static void
test_new_leader (Family *self, gconstpointer data)
{
  gint64 old = self->main;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_family_lead (self->store, copy_id (self, 0), &error));
  g_assert_no_error (error);
  self->main = copy_id (self, 0);
  set_text (self, find (self, self->main, "third"), "third of all");
  expect_offer (self, "Shanghai: left-changed third{+ of all+}; / Ningbo: change third{+ of all+}; / Suzhou: change third{+ of all+};");
  apply (self);
  expect_rules (self, copy_id (self, 1), "first | Suzhou meets on Sunday | third of all | no screenshots");
  expect_rules (self, old, "first | Shanghai meets on Sunday | third | no screenshots");
}

static void
test_replicates_everything (Family *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("png", 3);
  g_autoptr (GopsRecord) a = gops_record_new (GOPS_TYPE_FLOW_NODE, "group-id", self->main, "label", "Firm", NULL);
  g_autoptr (GopsRecord) b = gops_record_new (GOPS_TYPE_FLOW_NODE, "group-id", self->main, "label", "Shanghai", NULL);
  g_autoptr (GopsRecord) arrow = NULL, picture = NULL;
  g_autoptr (GopsRecord) persona = gops_record_new (GOPS_TYPE_PERSONA, "group-id", self->main, "name", "Lin", NULL);
  g_autoptr (GopsRecord) budget = gops_record_new (GOPS_TYPE_BUDGET_ITEM, "group-id", self->main, "planned", (gint64) 500, "spent", (gint64) 70, NULL);
  g_autoptr (GopsRecord) seed = gops_record_new (GOPS_TYPE_OUTREACH, "group-id", self->main, "name", "Wu", NULL);
  g_autoptr (GopsRecord) channel = gops_record_new (GOPS_TYPE_CHANNEL, "group-id", self->main, "name", "Shanghai board", "code", "x", "code-until",
                                                    "2026-12-01", "cost", (gint64) 500, "currency", "CNY", "note", "by the door", NULL);
  g_autoptr (GopsRecord) poster = NULL;
  static const char *const names[] = { "Wenzhou", NULL };
  static const char *const sql[] = {
    "SELECT count (*) FROM poster p JOIN channel c ON c.id = p.channel_id WHERE p.group_id = ?1 AND c.group_id = ?1 AND p.template = 'board'"
    " AND c.name = 'Wenzhou board' AND c.code = '' AND c.code_until = '' AND c.cost = 0 AND c.currency = '' AND c.note = 'by the door'",
    "SELECT count (*) FROM flow_arrow r JOIN flow_node a ON a.id = r.from_node JOIN flow_node b ON b.id = r.to_node"
    " WHERE r.group_id = ?1 AND a.group_id = ?1 AND b.group_id = ?1 AND a.label = 'Firm' AND b.label = 'Wenzhou'",
    "SELECT count (*) FROM budget_item WHERE group_id = ?1 AND planned = 500 AND spent = 0",
    "SELECT count (*) FROM picture i JOIN persona p ON p.id = i.persona_id WHERE i.group_id = ?1 AND p.group_id = ?1 AND p.name = 'Lin' AND i.data = x'706e67'",
    "SELECT 1 - count (*) FROM outreach WHERE group_id = ?1",
    "SELECT 1 - count (*) FROM rule_version WHERE group_id = ?1",
    "SELECT count (*) FROM chat_group WHERE id = ?1 AND rules_synced_at > 0",
  };
  g_autoptr (GArray) more = NULL;

  g_assert_true (gops_rules_publish (self->store, self->main, NULL, NULL, NULL, NULL));
  g_assert_true (gops_store_begin (self->store, &error, "Add", NULL));
  g_assert_true (gops_record_insert (a, self->store, &error));
  g_assert_true (gops_record_insert (b, self->store, &error));
  arrow = gops_record_new (GOPS_TYPE_FLOW_ARROW, "group-id", self->main, "from-node", gops_record_get_id (a), "to-node", gops_record_get_id (b), NULL);
  g_assert_true (gops_record_insert (arrow, self->store, &error));
  g_assert_true (gops_record_insert (persona, self->store, &error));
  picture = gops_record_new (GOPS_TYPE_PICTURE, "group-id", self->main, "persona-id", gops_record_get_id (persona), "data", bytes, NULL);
  g_assert_true (gops_record_insert (picture, self->store, &error));
  g_assert_true (gops_record_insert (budget, self->store, &error));
  g_assert_true (gops_record_insert (seed, self->store, &error));
  g_assert_true (gops_record_insert (channel, self->store, &error));
  poster = gops_record_new (GOPS_TYPE_POSTER_RECORD, "group-id", self->main, "template", "board", "channel-id", gops_record_get_id (channel), NULL);
  g_assert_true (gops_record_insert (poster, self->store, &error));
  g_assert_true (gops_store_commit (self->store, &error));
  g_assert_true (gops_method_replicate (self->store, self->main, names, &more, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      gint64 n = 0;

      g_assert_true (gops_store_read_int (self->store, &n, NULL, sql[i], "l", g_array_index (more, gint64, 0)));
      g_test_message ("%s", sql[i]);
      g_assert_cmpint (n, ==, 1);
    }
}

static void
on_progress_cb (guint64 done, guint64 total, const char *what, gpointer user_data)
{
  guint *n = user_data;

  g_assert_cmpuint (done, <=, total);
  (*n)++;
}

static gpointer
apply_to_all (GopsStore *store, gpointer data, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autofree GopsRuleFamilyResult *result = g_new0 (GopsRuleFamilyResult, 1);

  return gops_rule_family_apply (store, ((Family *) data)->main, NULL, 0, progress, cancellable, result, error) ? g_steal_pointer (&result) : NULL;
}

static void
on_applied_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  GopsRuleFamilyResult *out = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GopsRuleFamilyResult *done = gops_store_run_finish (GOPS_STORE (store), result, &error);

  g_assert_no_error (error);
  *out = *done;
  g_main_context_wakeup (NULL);
}

static void
test_in_a_thread (Family *self, gconstpointer data)
{
  GopsRuleFamilyResult result = { 0 };
  guint n_reports = 0;

  set_text (self, find (self, self->main, "first"), "first of all");
  gops_store_run_async (self->store, apply_to_all, self, NULL, g_free, on_progress_cb, &n_reports, NULL, on_applied_cb, &result);
  while (result.groups == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (result.groups, ==, 3);
  g_assert_cmpuint (n_reports, >, 0);
  expect_rules (self, copy_id (self, 0), "first of all | Hangzhou meets on Sunday | third | no screenshots");
}

/* --- circles --- */

static void
set_parent (Family *self, gint64 group, gint64 parent)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE chat_group SET parent = %" G_GINT64_FORMAT " WHERE id = ?1", parent);

  run (self->store, sql, group);
}

static void
test_circle (Family *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = gops_family_find_circles (self->store, &error), circles = NULL, after = NULL;
  g_autofree char *before = NULL;
  gint64 alone = gops_test_add_group (self->store, "Alone");
  guint n = 9;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (gops_family_open_circles (self->store, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (gops_family_would_circle (self->store, self->main, copy_id (self, 1)));
  g_assert_true (gops_family_would_circle (self->store, self->main, self->main));
  g_assert_false (gops_family_would_circle (self->store, copy_id (self, 1), self->main));
  set_parent (self, self->main, copy_id (self, 1));
  g_assert_false (gops_family_would_circle (self->store, alone, self->main));
  set_parent (self, alone, alone);
  circles = gops_family_find_circles (self->store, &error);
  g_assert_cmpuint (circles->len, ==, 2);
  g_assert_null (gops_rule_family_offer (self->store, self->main, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_CIRCLE);
  g_assert_nonnull (strstr (error->message, "Shanghai → Suzhou → Shanghai"));
  g_clear_error (&error);
  /* One that hangs below the circle is caught too. */
  g_assert_false (gops_rule_family_apply (self->store, copy_id (self, 2), NULL, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_CIRCLE);
  g_clear_error (&error);
  before = gops_test_dump (self->store);
  g_assert_true (gops_family_open_circles (self->store, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  undo_and_redo (self, before);
  after = gops_family_find_circles (self->store, &error);
  g_assert_cmpuint (after->len, ==, 0);
  set_text (self, find (self, self->main, "first"), "first of all");
  g_assert_cmpuint (apply (self).groups, ==, 3);
}

/* --- somebody else at the same time --- */

typedef struct
{
  GopsStore *store;
  gint64     clause;
  GMutex     mutex;
  GCond      cond;
  gboolean   holds;   /* the lock for writing */
} Other;

/* Changes a clause of the copy by hand, and takes its time. */
static gpointer
change_slowly (gpointer data)
{
  Other *other = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_store_open_again (other->store, &error);

  g_assert_no_error (error);
  g_assert_true (gops_store_begin (store, &error, "By hand", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE clause SET text = 'by hand' WHERE id = ?1", "l", other->clause));
  g_mutex_lock (&other->mutex);
  other->holds = TRUE;
  g_cond_signal (&other->cond);
  g_mutex_unlock (&other->mutex);
  g_usleep (700 * 1000);   /* while the copies are taken over */
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
  return NULL;
}

/* What was changed by hand while the copies were to be taken over is left alone: nothing is judged before nobody else can write. */
static void
test_changed_meanwhile (Family *self, gconstpointer data)
{
  Other other = { .store = self->store, .clause = find (self, copy_id (self, 0), "first") };
  g_autoptr (GError) error = NULL;
  GThread *thread;

  set_text (self, find (self, self->main, "first"), "FIRST");
  thread = g_thread_new ("other", change_slowly, &other);
  g_mutex_lock (&other.mutex);
  while (!other.holds)
    g_cond_wait (&other.cond, &other.mutex);
  g_mutex_unlock (&other.mutex);
  g_assert_true (gops_rule_family_apply (self->store, self->main, NULL, 0, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_thread_join (thread);
  g_assert_cmpint (find (self, copy_id (self, 0), "by hand"), ==, other.clause);
  g_assert_cmpint (find (self, copy_id (self, 1), "FIRST"), !=, 0);
}

/* The history names the copy where there is but one, and their number else; what finds nothing to do leaves no action. */
static void
test_names_action (Family *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL, *two = NULL, *none = NULL;
  gint64 copy = copy_id (self, 0);

  set_text (self, find (self, self->main, "first"), "FIRST");
  g_assert_true (gops_rule_family_apply (self->store, self->main, &copy, 1, NULL, NULL, NULL, &error));
  one = gops_store_dup_undo_label (self->store);
  g_assert_cmpstr (one, ==, "Take over the rules of “Shanghai” in “Hangzhou”");
  g_assert_true (gops_rule_family_apply (self->store, self->main, NULL, 0, NULL, NULL, NULL, &error));
  two = gops_store_dup_undo_label (self->store);
  g_assert_cmpstr (two, ==, "Take over the rules of “Shanghai” in 2 groups");
  g_assert_true (gops_rule_family_apply (self->store, self->main, NULL, 0, NULL, NULL, NULL, &error));
  none = gops_store_dup_undo_label (self->store);
  g_assert_cmpstr (none, ==, two);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/method/rule-family/" name, Family, NULL, set_up, function, tear_down)
  ADD ("fresh-copies", test_fresh_copies);
  ADD ("change", test_change);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("reorder", test_reorder);
  ADD ("other-section", test_other_section);
  ADD ("chosen-only", test_chosen_only);
  ADD ("no-copy", test_no_copy);
  ADD ("old-copies", test_old_copies);
  ADD ("copy-of-copy", test_copy_of_copy);
  ADD ("restored-main", test_restored_main);
  ADD ("new-leader", test_new_leader);
  ADD ("replicates-everything", test_replicates_everything);
  ADD ("in-a-thread", test_in_a_thread);
  ADD ("circle", test_circle);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("names-action", test_names_action);
  return g_test_run ();
}
