/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group made from each kind publishes without another word typed. */
#include <glib/gstdio.h>
#include <string.h>
#include "gops-document-writers.h"
#include "gops-fill.h"
#include "gops-group-documents.h"
#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-poster-fields.h"
#include "gops-poster.h"
#include "gops-test-store.h"

#define OPENED "2026-03-02"

static gint64
create (GopsStore *store, const char *kind, const char *language, const char *name)
{
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = kind, .platform = "wechat", .language = language, .name = name, .owner = "林晚",
    .time_zone = "Asia/Shanghai", .opened_on = OPENED };
  gint64 id = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return id;
}

static GopsDossier *
load (GopsStore *store, gint64 group)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (store, group, OPENED, &error);

  g_assert_no_error (error);
  return dossier;
}

static void
assert_filled (const char *what, const char *text)
{
  if (strchr (text, '{') != NULL || strchr (text, '}') != NULL)
    g_error ("%s holds an unfilled variable:\n%s", what, text);
}

typedef void (*Check) (GopsStore *store, const GopsDossier *dossier);

static void
for_each_kind (Check check)
{
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());
  g_auto (GopsTestStore) test = gops_test_store_new ();

  for (guint i = 0; i < kinds->len; i++)
    for (int l = 0; l < 2; l++)
      {
        const GopsKind *kind = kinds->pdata[i];
        g_autofree char *name = g_strdup_printf ("%s %d", l == 0 ? "Canal Runners" : "河西晨跑群", i);
        g_autoptr (GopsDossier) dossier = load (test.store, create (test.store, kind->id, l == 0 ? "en" : "zh_CN", name));

        check (test.store, dossier);
      }
}

static void
check_documents (GopsStore *store, const GopsDossier *dossier)
{
  g_autoptr (GopsDocument) rules = gops_rules_document (dossier), positioning = gops_positioning_document (dossier);
  g_autoptr (GopsDocument) plan = gops_plan_document (dossier, NULL, NULL);
  g_autofree char *text = gops_rules_text (dossier, NULL), *html = gops_write_markdown (rules), *md = gops_write_markdown (positioning);
  g_autofree char *days = gops_write_text (plan, "plain");

  g_assert_true (g_str_has_prefix (text, gops_record_get_text (dossier->group, GOPS_GROUP_NAME)));
  g_assert_nonnull (strstr (text, "\n1. "));
  assert_filled ("the rule text", text);
  assert_filled ("the rules", html);
  assert_filled ("the positioning", md);
  assert_filled ("the plan", days);
  g_assert_cmpuint (positioning->blocks->len, >, 10);
}

static void
test_documents (void)
{
  for_each_kind (check_documents);
}

static void
check_posters (GopsStore *store, const GopsDossier *dossier)
{
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, &error);
      g_autoptr (GHashTable) fields = gops_poster_fields (dossier, NULL, design, store);
      GopsPoster poster = { design, fields, NULL, gops_dossier_language (dossier), 1080, 1920 };
      cairo_surface_t *surface = gops_poster_render (&poster, 0.1, NULL, &error);
      GHashTableIter iter;
      gpointer value;

      g_assert_no_error (error);
      cairo_surface_destroy (surface);
      g_assert_true (g_hash_table_contains (fields, "group"));
      g_hash_table_iter_init (&iter, fields);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        assert_filled (*id, value);
    }
}

static void
test_posters (void)
{
  for_each_kind (check_posters);
}

/* The first words of a line say which clause it was. */
static int
find_clause (const GopsDossier *dossier, const char *line)
{
  g_autofree char *start = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), 12));

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      g_autofree char *text = gops_method_fill (dossier, gops_record_get_text (dossier->clauses->pdata[i], GOPS_CLAUSE_TEXT));

      if (strstr (text, start) != NULL)
        return (int) i;
    }
  return -1;
}

static void
assert_in_order (const GopsDossier *dossier, const char *rows)
{
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  int before = -1;

  g_assert_cmpuint (g_strv_length (lines), <=, 6);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int index = find_clause (dossier, lines[i]);

      g_assert_cmpint (index, >, before);
      before = index;
    }
}

static void
check_poster_words (GopsStore *store, const GopsDossier *dossier)
{
  g_autoptr (GopsPosterTemplate) recruit = gops_poster_template_get ("recruit-sunrise", NULL), rules = gops_poster_template_get ("rules-ledger", NULL);
  g_autoptr (GHashTable) invitation = gops_poster_fields (dossier, NULL, recruit, store), ledger = gops_poster_fields (dossier, NULL, rules, store);
  const char *facts = g_hash_table_lookup (invitation, "facts");
  const char *where = gops_phrase (gops_dossier_language (dossier), "poster.where"), *join = gops_phrase (gops_dossier_language (dossier), "poster.join");
  g_autofree char *venue = g_strconcat (where, " | ", NULL), *way = g_strconcat (join, " | ", NULL);

  g_assert_null (strstr (facts, venue));   /* the scene is no venue */
  g_assert_nonnull (strstr (facts, way));
  assert_in_order (dossier, g_hash_table_lookup (ledger, "do"));
  assert_in_order (dossier, g_hash_table_lookup (ledger, "dont"));
  g_assert_nonnull (g_hash_table_lookup (ledger, "rules"));
}

static void
test_poster_words (void)
{
  for_each_kind (check_poster_words);
}

static void
test_calendar_of_two_groups (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) a = load (test.store, create (test.store, "camp", "zh_CN", "训练营"));
  g_autoptr (GopsDossier) b = load (test.store, create (test.store, "check-in", "en", "Mornings"));
  const GopsDossier *both[] = { a, b };
  g_autofree char *text = gops_plan_calendar (both, 2, 0), *again = gops_plan_calendar (both, 2, 0);
  guint events = 0;

  for (const char *p = text; (p = strstr (p, "BEGIN:VEVENT")) != NULL; p++)
    events++;
  g_assert_cmpuint (events, ==, a->plan->len + b->plan->len);
  g_assert_cmpstr (text, ==, again);
  g_assert_nonnull (strstr (text, "SUMMARY:训练营: "));
  g_assert_nonnull (strstr (text, "TZID:Asia/Shanghai"));
  assert_filled ("the calendar", text);
}

static void
test_fields_as_json (void)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *json = NULL;

  gops_poster_fields_merge (fields, "{\"headline\":\"六点\",\"day\":7,\"x\":[1]}");
  gops_poster_fields_merge (fields, "not json");
  gops_poster_fields_merge (fields, NULL);
  json = gops_poster_fields_to_json (fields);
  g_assert_cmpstr (json, ==, "{\"day\":\"7\",\"headline\":\"六点\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/group-documents/documents-of-every-kind", test_documents);
  g_test_add_func ("/output/group-documents/posters-of-every-kind", test_posters);
  g_test_add_func ("/output/group-documents/words-of-posters", test_poster_words);
  g_test_add_func ("/output/group-documents/calendar-of-two-groups", test_calendar_of_two_groups);
  g_test_add_func ("/output/group-documents/fields-as-json", test_fields_as_json);
  return g_test_run ();
}
