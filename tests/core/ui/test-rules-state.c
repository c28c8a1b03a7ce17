/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules page shows and does, without a display. */
#include "config.h"

#include "gops-clause-changes.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-rules-state.h"
#include "gops-test-store.h"

#define TODAY "2026-09-17"

static gint64
add_group (GopsStore *store)
{
  GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = "zh_CN", .name = "晨跑·上海",
                           .owner = "林晚", .time_zone = "Asia/Shanghai", .opened_on = "2026-09-01" };
  g_autoptr (GError) error = NULL;
  gint64 group = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return group;
}

static GopsDossier *
load (GopsStore *store,
      gint64     group)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (store, group, TODAY, &error);

  g_assert_no_error (error);
  return dossier;
}

/* The texts of a section's clauses, one a line; positions must run from 1 without a gap when @dense. */
static char *
list_section (GopsStore  *store,
              gint64      group,
              const char *section)
{
  g_autoptr (GopsDossier) dossier = load (store, group);
  g_autoptr (GPtrArray) clauses = gops_section_clauses (dossier, section);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < clauses->len; i++)
    g_string_append_printf (list, "%s\n", gops_record_get_text (g_ptr_array_index (clauses, i), GOPS_CLAUSE_TEXT));
  return g_string_free (list, FALSE);
}

static void
begin (GopsStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_no_error (error);
}

static void
end (GopsStore *store,
     gboolean   ok,
     GError    *error)
{
  g_autoptr (GError) commit_error = NULL;

  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_true (gops_store_commit (store, &commit_error));
}

static gint64
add_own (GopsStore  *store,
         gint64      group,
         const char *section,
         const char *text)
{
  g_autoptr (GopsDossier) dossier = load (store, group);
  g_autoptr (GopsClause) clause = gops_record_new (GOPS_TYPE_CLAUSE, "section", section, "text", text, NULL);
  g_autoptr (GError) error = NULL;

  gops_record_set_text (clause, GOPS_CLAUSE_POLARITY, gops_section_new_polarity (section));
  begin (store);
  end (store, gops_clause_add_own (store, dossier, clause, &error), error);
  return gops_record_get_id (clause);
}

static void
place (GopsStore  *store,
       gint64      group,
       gint64      id,
       const char *section,
       guint       index)
{
  g_autoptr (GopsDossier) dossier = load (store, group);
  g_autoptr (GError) error = NULL;

  begin (store);
  end (store, gops_clause_place (store, dossier, gops_dossier_find_clause (dossier, id), section, index, &error), error);
}

static void
test_places (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "晨跑");
  gint64 a = add_own (test.store, group, "encouraged", "A"), b = add_own (test.store, group, "encouraged", "B");
  gint64 c = add_own (test.store, group, "encouraged", "C"), d = add_own (test.store, group, "privacy", "D");
  g_autofree char *before = NULL, *after = NULL;

  place (test.store, group, c, "encouraged", 0);
  g_assert_cmpstr ((before = list_section (test.store, group, "encouraged")), ==, "C\nA\nB\n");
  place (test.store, group, c, "encouraged", 2);
  g_clear_pointer (&before, g_free);
  g_assert_cmpstr ((before = list_section (test.store, group, "encouraged")), ==, "A\nC\nB\n");
  place (test.store, group, d, "encouraged", 1);
  g_assert_cmpstr ((after = list_section (test.store, group, "encouraged")), ==, "A\nD\nC\nB\n");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_clear_pointer (&after, g_free);
  g_assert_cmpstr ((after = list_section (test.store, group, "encouraged")), ==, "A\nC\nB\n");
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  place (test.store, group, a, "forbidden", G_MAXUINT);
  place (test.store, group, b, "forbidden", 0);
  g_clear_pointer (&after, g_free);
  g_assert_cmpstr ((after = list_section (test.store, group, "forbidden")), ==, "B\nA\n");
}

/* In a section that only forbids, what comes in forbids; turned round, it goes where it belongs. */
static void
test_turns (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "晨跑");
  gint64 id = add_own (test.store, group, "encouraged", "A");
  g_autoptr (GError) error = NULL;

  place (test.store, group, id, "forbidden", 0);
  {
    g_autoptr (GopsDossier) dossier = load (test.store, group);
    GopsClause *clause = gops_dossier_find_clause (dossier, id);

    g_assert_cmpstr (gops_record_get_text (clause, GOPS_CLAUSE_POLARITY), ==, "forbid");
    begin (test.store);
    end (test.store, gops_clause_turn (test.store, dossier, clause, "encourage", &error), error);
  }
  {
    g_autoptr (GopsDossier) dossier = load (test.store, group);
    GopsClause *clause = gops_dossier_find_clause (dossier, id);

    g_assert_cmpstr (gops_record_get_text (clause, GOPS_CLAUSE_SECTION), ==, "encouraged");
    g_assert_cmpstr (gops_record_get_text (clause, GOPS_CLAUSE_POLARITY), ==, "encourage");
  }
}

static void
test_steps (void)
{
  static const char *const shown[] = { "purpose", "encouraged", "forbidden", NULL };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "晨跑");
  gint64 a = add_own (test.store, group, "encouraged", "A"), b = add_own (test.store, group, "encouraged", "B");
  g_autoptr (GopsDossier) dossier = load (test.store, group);
  GopsClause *first = gops_dossier_find_clause (dossier, a), *last = gops_dossier_find_clause (dossier, b);
  const char *section = NULL;
  guint index = 0;

  g_assert_true (gops_clause_step (dossier, first, 1, shown, &section, &index));
  g_assert_cmpstr (section, ==, "encouraged");
  g_assert_cmpuint (index, ==, 2);
  g_assert_true (gops_clause_step (dossier, last, 1, shown, &section, &index));
  g_assert_cmpstr (section, ==, "forbidden");
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (gops_clause_step (dossier, first, -1, shown, &section, &index));
  g_assert_cmpstr (section, ==, "purpose");
  gops_record_set_text (first, GOPS_CLAUSE_SECTION, "purpose");
  g_assert_false (gops_clause_step (dossier, first, -1, shown, &section, &index));
}

static void
test_proposes (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store);
  g_autoptr (GopsDossier) dossier = load (test.store, group);
  g_autoptr (GError) error = NULL;
  guint n_clauses = dossier->clauses->len, n = 99;

  g_assert_cmpuint (n_clauses, >, 5);
  begin (test.store);
  end (test.store, gops_clause_add_proposed (test.store, dossier, &n, &error), error);
  g_assert_cmpuint (n, ==, 0);

  begin (test.store);
  for (guint i = 0; i < n_clauses; i++)
    g_assert_true (gops_clause_remove (test.store, dossier, g_ptr_array_index (dossier->clauses, i), &error));
  end (test.store, TRUE, error);
  {
    g_autoptr (GopsDossier) empty = load (test.store, group);
    g_autoptr (GopsDossier) again = NULL;

    g_assert_cmpuint (empty->clauses->len, ==, 0);
    begin (test.store);
    end (test.store, gops_clause_add_proposed (test.store, empty, &n, &error), error);
    g_assert_cmpuint (n, ==, n_clauses);
    again = load (test.store, group);
    for (guint i = 0; i < n_clauses; i++)
      g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (again->clauses, i), GOPS_CLAUSE_LIBRARY_ID), ==,
                       gops_record_get_text (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_LIBRARY_ID));
  }
}

static void
test_looks (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store);
  g_autoptr (GopsDossier) dossier = load (test.store, group);
  g_autoptr (GopsClause) clause = gops_record_new (GOPS_TYPE_CLAUSE, "section", "forbidden", "polarity", "forbid",
                                                   "text", "不找{owner}的麻烦", NULL);
  g_autofree char *spoken = NULL;

  {
    g_auto (GopsClauseLook) look = gops_clause_look (dossier, clause);

    g_assert_cmpstr (look.text, ==, "不找林晚的麻烦");
    g_assert_true (look.missing);
    spoken = gops_clause_look_describe (&look, "forbid");
    g_assert_cmpstr (spoken, ==, "Forbids: 不找林晚的麻烦. No consequence");
  }
  gops_record_set_text (clause, GOPS_CLAUSE_CONSEQUENCE, "先提醒，再犯移出");
  {
    g_auto (GopsClauseLook) look = gops_clause_look (dossier, clause);

    g_assert_false (look.missing);
    g_assert_true (look.beside);
  }
  gops_record_set_text (clause, GOPS_CLAUSE_CONSEQUENCE, "withdrawn with one reminder, removal the second time");
  {
    g_auto (GopsClauseLook) look = gops_clause_look (dossier, clause);

    g_assert_false (look.beside);
  }
}

static void
test_measures (void)
{
  g_autoptr (GString) han = g_string_new (NULL), words = g_string_new (NULL);
  g_autofree char *brief = gops_clause_shorten ("广告");
  g_autofree char *cut = gops_clause_shorten ("A newcomer asks: whoever sees it first says a word");

  for (guint i = 0; i < 401; i++)
    g_string_append (han, "群");
  for (guint i = 0; i < 220; i++)
    g_string_append (words, "word, ");
  g_assert_cmpuint (gops_reading_minutes (""), ==, 1);
  g_assert_cmpuint (gops_reading_minutes (han->str), ==, 2);
  g_assert_cmpuint (gops_reading_minutes (words->str), ==, 1);
  g_assert_cmpstr (brief, ==, "广告");
  g_assert_cmpstr (cut, ==, "A newcomer asks: whoever…");
}

static void
test_sections (void)
{
  for (guint i = 0; gops_sections ()[i] != NULL; i++)
    {
      g_assert_cmpstr (gops_section_title (gops_sections ()[i]), !=, gops_sections ()[i]);
      g_assert_cmpstr (gops_section_hint (gops_sections ()[i]), !=, "");
    }
  g_assert_true (gops_section_is_basic ("purpose"));
  g_assert_false (gops_section_is_basic ("appeal"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/rules/places-clauses", test_places);
  g_test_add_func ("/ui/rules/turns-clauses", test_turns);
  g_test_add_func ("/ui/rules/steps-over-sections", test_steps);
  g_test_add_func ("/ui/rules/proposes-what-is-missing", test_proposes);
  g_test_add_func ("/ui/rules/looks", test_looks);
  g_test_add_func ("/ui/rules/measures", test_measures);
  g_test_add_func ("/ui/rules/knows-all-sections", test_sections);

  return g_test_run ();
}
