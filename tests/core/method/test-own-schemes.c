/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own tier schemes: reading strictly, writing what reads back identically, keeping, changing. */
#include "config.h"

#include <string.h>

#include "gops-journal.h"
#include "gops-method.h"
#include "gops-own-schemes.h"
#include "gops-records.h"
#include "gops-scheme-draft.h"
#include "gops-test-store.h"

#define LAST "{\"id\": \"rest\", \"name\": {\"en\": \"Rest\"}, \"when\": {\"all\": []}}"
#define SCHEME(tiers) "{\"format\": 1, \"name\": {\"zh_CN\": \"城市\"}, \"tiers\": [" tiers LAST "]}"
#define TIER(when) "{\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"when\": " when "}, "
#define FIELD(op, value) "{\"fact\": \"field\", \"field\": \"城市\", \"op\": \"" op "\", \"value\": " value "}"
#define LEAF "{\"fact\": \"points\", \"op\": \">=\", \"value\": 1}"

static const GopsTierScheme *
read_text (const char *json, GError **error)
{
  return gops_own_scheme_read (json, -1, "mine", "mine.json", error);
}

/* Everything that the program brings, and what only users write, stands there again as it stood. */
static void
test_reads_back (void)
{
  const GPtrArray *schemes = gops_method_get_tier_schemes (gops_method_get_default ());

  for (guint i = 0; i < schemes->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *once = gops_tier_scheme_to_json (schemes->pdata[i]), *twice = NULL;
      const GopsTierScheme *again = read_text (once, &error);

      g_assert_no_error (error);
      twice = gops_tier_scheme_to_json (again);
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpuint (again->n_tiers, ==, ((GopsTierScheme *) schemes->pdata[i])->n_tiers);
      g_assert_true (read_text (once, NULL) == again);
    }
}

static void
test_own_fields_read_back (void)
{
  g_autoptr (GError) error = NULL;
  const GopsTierScheme *scheme = read_text (SCHEME (TIER ("{\"any\": [" FIELD ("=", "\"上海\"") ", " FIELD (">", "0.1") ", "
    FIELD ("<", "\"2026-03-01\"") ", {\"not\": " FIELD ("!=", "12") "}, {\"fact\": \"points\", \"op\": \">=\", \"value\": 7,"
    " \"was\": [\"a\", \"rest\"]}]}")), &error);
  const GopsTierScheme *again;
  g_autofree char *once = NULL, *twice = NULL;

  g_assert_no_error (error);
  once = gops_tier_scheme_to_json (scheme);
  again = read_text (once, &error);
  g_assert_no_error (error);
  twice = gops_tier_scheme_to_json (again);
  g_assert_cmpstr (once, ==, twice);
  g_assert_nonnull (strstr (once, "\"2026-03-01\""));
}

static const struct
{
  const char *name, *json, *where, *what;
} bad[] = {
  { "no-json", "{\"format\": 1,", "mine.json", "JSON" },
  { "no-tiers", "{\"format\": 1, \"name\": {\"en\": \"x\"}, \"tiers\": []}", "tiers", "list" },
  { "no-name", "{\"format\": 1, \"name\": {}, \"tiers\": [" LAST "]}", "name", "missing" },
  { "unknown-member", "{\"format\": 1, \"names\": 1}", "mine.json", "names" },
  { "unknown-fact", SCHEME (TIER ("{\"fact\": \"age\", \"op\": \">\", \"value\": 1}")), "tiers[0].when", "age" },
  { "text-for-a-number", SCHEME (TIER ("{\"fact\": \"points\", \"op\": \">\", \"value\": \"x\"}")), "tiers[0].when", "number" },
  { "no-field", SCHEME (TIER ("{\"fact\": \"field\", \"op\": \"=\", \"value\": \"x\"}")), "tiers[0].when", "field" },
  { "field-of-another-fact", SCHEME (TIER ("{\"fact\": \"points\", \"field\": \"x\", \"op\": \"=\", \"value\": 1}")), "tiers[0].when", "points" },
  { "text-is-not-more", SCHEME (TIER (FIELD (">", "\"Shanghai\""))), "tiers[0].when", "dates" },
  { "unknown-tier", SCHEME (TIER ("{\"fact\": \"current_tier\", \"op\": \"=\", \"value\": \"gold\"}")), "mine.json", "gold" },
  { "window-too-long", SCHEME (TIER ("{\"fact\": \"active_days\", \"op\": \">=\", \"value\": 1, \"window\": 400}")), "window", "400" },
  { "weight", SCHEME ("{\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"weight\": 101, \"when\": " LEAF "}, "), "tiers[0].weight", "101" },
  { "last-takes-all", "{\"format\": 1, \"name\": {\"en\": \"x\"}, \"tiers\": [{\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"when\": " LEAF "}]}",
    "tiers", "everybody" },
  { "too-deep", SCHEME (TIER ("{\"not\": {\"not\": {\"not\": {\"not\": {\"not\": {\"not\": {\"not\": {\"not\": " LEAF "}}}}}}}}")), "tiers[0].when",
    "deep" },
};

static void
test_refuses (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (bad[i].json, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, bad[i].where));
  g_assert_nonnull (strstr (error->message, bad[i].what));
}

/* Files that are meant to do harm: too large, too many, too deep. */
static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) many = g_string_new ("{\"format\": 1, \"name\": {\"en\": \"x\"}, \"tiers\": [");
  g_autoptr (GString) wide = g_string_new ("{\"format\": 1, \"name\": {\"en\": \"x\"}, \"tiers\": [{\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"when\": {\"all\": [");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *large = g_strnfill (GOPS_OWN_SCHEME_MAX_BYTES + 1, ' ');

  for (int i = 0; i < 30; i++)
    g_string_append_printf (many, "{\"id\": \"t%d\", \"name\": {\"en\": \"A\"}, \"when\": " LEAF "}, ", i);
  g_string_append (many, LAST "]}");
  g_assert_null (read_text (many->str, &error));
  g_assert_nonnull (strstr (error->message, "31"));
  g_clear_error (&error);
  for (int i = 0; i < 100; i++)
    g_string_append (wide, i > 0 ? ", " LEAF : LEAF);
  g_string_append (wide, "]}}, " LAST "]}");
  g_assert_null (read_text (wide->str, &error));
  g_assert_nonnull (strstr (error->message, "100"));
  g_clear_error (&error);
  for (int i = 0; i < 10000; i++)
    g_string_append (deep, "{\"not\": ");
  g_assert_null (read_text (deep->str, &error));
  g_clear_error (&error);
  g_assert_null (read_text (large, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA);
}

static void
test_kept_in_the_workspace (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = gops_own_scheme_save (test.store, NULL, "城市 City!", SCHEME (TIER (FIELD ("=", "\"上海\""))), &error);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 group;

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "city");
  second = gops_own_scheme_save (test.store, NULL, "City", SCHEME (TIER (LEAF)), &error);
  g_assert_cmpstr (second, ==, "city-2");
  g_assert_nonnull (gops_schemes_find (test.store, "city", &error));
  g_assert_nonnull (gops_schemes_find (test.store, "status", &error));
  all = gops_schemes_load (test.store);
  g_assert_cmpuint (all->len, ==, gops_method_get_tier_schemes (gops_method_get_default ())->len + 2);

  g_assert_null (gops_schemes_find (test.store, "castes", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "city-2"));
  g_clear_error (&error);
  g_assert_null (gops_own_scheme_save (test.store, "status", NULL, SCHEME (""), &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);

  group = gops_test_add_group (test.store, "晨跑");
  g_assert_true (gops_store_begin (test.store, &error, "Use", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET tier_scheme = 'city' WHERE id = ?1", "l", group));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_false (gops_own_scheme_remove (test.store, "city", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "晨跑"));
  g_clear_error (&error);
  g_assert_true (gops_own_scheme_remove (test.store, "city-2", &error));
  g_assert_null (gops_schemes_find (test.store, "city-2", NULL));
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_nonnull (gops_schemes_find (test.store, "city-2", NULL));
}

/* A changed copy of one of the program's is another scheme, the same each time. */
static void
test_files (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (test.folder, "status.json", NULL), *id = NULL, *again = NULL;
  g_autofree char *json = gops_tier_scheme_to_json (gops_method_find_tier_scheme (gops_method_get_default (), "status"));
  g_autoptr (GFile) file = g_file_new_for_path (path), missing = g_file_new_for_path ("/nowhere/x.json");

  g_assert_true (g_file_set_contents (path, json, -1, &error));
  id = gops_own_scheme_import (test.store, file, NULL, &error);
  g_assert_cmpstr (id, ==, "own-status");
  again = gops_own_scheme_import (test.store, file, NULL, &error);
  g_assert_cmpstr (again, ==, id);
  g_assert_no_error (error);
  g_assert_null (gops_own_scheme_import (test.store, missing, NULL, &error));
  g_assert_nonnull (error);
}

static const GopsDraftLine *
line_at (GArray *lines, guint i)
{
  return &g_array_index (lines, GopsDraftLine, i);
}

static void
test_draft_values (void)
{
  const GopsTierScheme *status = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  g_autoptr (GopsSchemeDraft) draft = gops_scheme_draft_new (status);
  guint core = (guint) (gops_tier_scheme_get_tier (status, "core") - status->tiers);
  g_autoptr (GArray) lines = gops_scheme_draft_get_lines (draft, core);

  g_assert_false (gops_scheme_draft_is_changed (draft));
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_true (line_at (lines, 1)->keep);
  gops_scheme_draft_set_number (draft, line_at (lines, 0)->condition, 12);
  gops_scheme_draft_set_window (draft, line_at (lines, 0)->condition, 400);
  g_assert_true (gops_scheme_draft_is_changed (draft));
  g_assert_cmpfloat (gops_scheme_draft_get_scheme (draft)->tiers[core].when->number, ==, 12);
  g_assert_cmpint (gops_scheme_draft_get_scheme (draft)->tiers[core].when->window, ==, GOPS_TIER_DAYS);
  g_assert_cmpfloat (status->tiers[core].when->number, ==, 7);
}

static void
test_draft_lines (void)
{
  const GopsTierScheme *status = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  g_autoptr (GopsSchemeDraft) draft = gops_scheme_draft_new (status);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  const GopsCondition *added;

  for (GopsFact fact = 0; fact < GOPS_N_FACTS; fact++)
    g_assert_nonnull (gops_scheme_draft_add_line (draft, 0, fact % 2 == 0, fact, "城市"));
  added = gops_scheme_draft_add_line (draft, 0, FALSE, GOPS_FACT_POINTS, NULL);
  g_assert_null (gops_scheme_draft_add_line (draft, status->n_tiers - 1, FALSE, GOPS_FACT_POINTS, NULL));
  json = gops_tier_scheme_to_json (gops_scheme_draft_get_scheme (draft));
  g_assert_nonnull (gops_own_scheme_read (json, -1, "x", "x", &error));
  g_assert_no_error (error);
  g_assert_true (gops_scheme_draft_remove_line (draft, 0, added));
  g_assert_false (gops_scheme_draft_remove_line (draft, 0, added));
  lines = gops_scheme_draft_get_lines (draft, 0);
  for (guint i = 0; i < lines->len; i++)
    if (line_at (lines, i)->condition->type == GOPS_CONDITION_FACT)
      (void) gops_scheme_draft_remove_line (draft, 0, line_at (lines, i)->condition);
  g_assert_null (gops_scheme_draft_get_scheme (draft)->tiers[0].keep);
  g_assert_cmpuint (gops_scheme_draft_get_scheme (draft)->tiers[0].when->n_parts, ==, 1);
}

static void
test_draft_tiers (void)
{
  const GopsTierScheme *status = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  g_autoptr (GopsSchemeDraft) draft = gops_scheme_draft_new (status);
  const GopsTierScheme *now = gops_scheme_draft_get_scheme (draft);

  g_assert_true (gops_scheme_draft_add_tier (draft, 0, "zh_CN", "带头人"));
  g_assert_cmpstr (now->tiers[0].name.zh_cn, ==, "带头人");
  g_assert_true (gops_scheme_draft_move_tier (draft, 0, 2));
  g_assert_cmpstr (now->tiers[0].id, ==, "new");
  g_assert_cmpstr (now->tiers[2].name.zh_cn, ==, "带头人");
  g_assert_true (gops_scheme_draft_move_tier (draft, 2, -1));
  g_assert_cmpstr (now->tiers[1].name.zh_cn, ==, "带头人");
  g_assert_false (gops_scheme_draft_move_tier (draft, now->n_tiers - 1, -1));
  g_assert_false (gops_scheme_draft_move_tier (draft, 0, -1));
  g_assert_true (gops_scheme_draft_remove_tier (draft, 1));
  g_assert_false (gops_scheme_draft_is_changed (draft));
  for (guint i = 0; i < now->n_tiers; i++)
    if (g_str_equal (now->tiers[i].id, "core") || i + 1 == now->n_tiers)   /* the tier at risk asks for it; the last takes everybody */
      g_assert_false (gops_scheme_draft_remove_tier (draft, i));
  g_assert_false (gops_scheme_draft_is_changed (draft));
}

static void
test_fields_hold (void)
{
  static const struct { const char *condition, *value; gboolean holds; } cases[] = {
    { FIELD ("=", "\"上海\""), "上海", TRUE }, { FIELD ("=", "\"上海\""), "", FALSE }, { FIELD ("!=", "\"上海\""), "", TRUE },
    { FIELD (">=", "18"), "18", TRUE }, { FIELD (">=", "18"), "17.5", FALSE }, { FIELD (">=", "18"), "eighteen", FALSE },
    { FIELD ("!=", "18"), "", TRUE }, { FIELD ("<", "18"), "", FALSE },
    { FIELD ("<", "\"2026-03-01\""), "2026-02-28", TRUE }, { FIELD ("<", "\"2026-03-01\""), "2026-03-01", FALSE },
    { FIELD ("<", "\"2026-03-01\""), "soon", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *json = g_strdup_printf ("{\"format\": 1, \"name\": {\"en\": \"x\"}, \"tiers\": [{\"id\": \"a\", \"name\": {\"en\": \"A\"},"
                                               " \"when\": %s}, " LAST "]}", cases[i].condition);
      const GopsTierScheme *scheme = read_text (json, &error);

      g_assert_no_error (error);
      g_test_message ("%s on “%s”", cases[i].condition, cases[i].value);
      g_assert_true (gops_condition_field_holds (scheme->tiers[0].when, cases[i].value) == cases[i].holds);
    }
}

static void
test_weights (void)
{
  g_autoptr (GError) error = NULL;
  const GopsTierScheme *plain = read_text (SCHEME (TIER (LEAF)), &error);
  const GopsTierScheme *presence = gops_method_find_tier_scheme (gops_method_get_default (), "presence");

  g_assert_no_error (error);
  g_assert_cmpfloat (gops_tier_scheme_weight (plain, 0), ==, 10);
  g_assert_cmpfloat (gops_tier_scheme_weight (plain, 1), ==, 1);
  g_assert_cmpfloat (gops_tier_scheme_weight (presence, 1), ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/method/own-schemes/refuses/", bad[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refuses);
    }
  g_test_add_func ("/method/own-schemes/reads-back", test_reads_back);
  g_test_add_func ("/method/own-schemes/own-fields-read-back", test_own_fields_read_back);
  g_test_add_func ("/method/own-schemes/limits", test_limits);
  g_test_add_func ("/method/own-schemes/kept-in-the-workspace", test_kept_in_the_workspace);
  g_test_add_func ("/method/own-schemes/files", test_files);
  g_test_add_func ("/method/own-schemes/draft/values", test_draft_values);
  g_test_add_func ("/method/own-schemes/draft/lines", test_draft_lines);
  g_test_add_func ("/method/own-schemes/draft/tiers", test_draft_tiers);
  g_test_add_func ("/method/own-schemes/fields-hold", test_fields_hold);
  g_test_add_func ("/method/own-schemes/weights", test_weights);
  return g_test_run ();
}
