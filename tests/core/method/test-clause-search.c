/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding clauses by words in either language and by what they are, users' own among them. */
#include "config.h"

#include "gops-clause-search.h"
#include "gops-method.h"
#include "gops-test-store.h"
#include "gops-user-templates.h"

#define OWN "{\"format\": 1, \"clauses\": [{\"id\": \"own-kite\", \"section\": \"privacy\", \"polarity\": \"neutral\", \"kinds\": [\"camp\"]," \
            "\"topic\": \"wind\", \"text\": {\"zh_CN\": \"放风筝不拍路人\"}, \"why\": {\"zh_CN\": \"尊重 Dignity\"}}]}"

static GopsClauseCatalogue *
make (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  GopsClauseCatalogue *catalogue;

  g_assert_cmpint (gops_user_template_import (store, OWN, -1, "kites.json", NULL, &error), !=, 0);
  catalogue = gops_clause_catalogue_new (store, &error);
  g_assert_no_error (error);
  return catalogue;
}

static guint
count (GopsClauseCatalogue *catalogue, GopsClauseFilter filter)
{
  g_autoptr (GPtrArray) found = gops_clause_catalogue_search (catalogue, &filter);

  return found->len;
}

static void
expect_first (GopsClauseCatalogue *catalogue, const char *text, const char *id)
{
  GopsClauseFilter filter = { .text = text };
  g_autoptr (GPtrArray) found = gops_clause_catalogue_search (catalogue, &filter);

  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpstr (((const GopsClauseTemplate *) found->pdata[0])->id, ==, id);
}

static void
test_words (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsClauseCatalogue) catalogue = make (test.store);

  expect_first (catalogue, "SCREENSHOTS  outside", "privacy-no-screenshot");
  expect_first (catalogue, "截图", "privacy-no-screenshot");
  expect_first (catalogue, "风筝", "own-kite");
  expect_first (catalogue, "风筝 dignity", "own-kite");
  expect_first (catalogue, "ｄｉｇｎｉｔｙ 拍", "own-kite");
  g_assert_cmpuint (count (catalogue, (GopsClauseFilter) { .text = "风筝 submarine" }), ==, 0);
  g_assert_cmpuint (count (catalogue, (GopsClauseFilter) { .text = "  " }), ==,
                    gops_method_get_clauses (gops_method_get_default ())->len + 1);
}

static void
test_filters (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsClauseCatalogue) catalogue = make (test.store);
  g_autoptr (GPtrArray) topics = gops_clause_catalogue_topics (catalogue);
  GopsClauseFilter camp = { .section = "privacy", .kind = "camp" };
  g_autoptr (GPtrArray) found = gops_clause_catalogue_search (catalogue, &camp);

  for (guint i = 0; i < found->len; i++)
    {
      const GopsClauseTemplate *clause = found->pdata[i];

      g_assert_cmpstr (clause->section, ==, "privacy");
      g_assert_true (gops_clause_template_suits (clause, "camp", NULL));
    }
  g_assert_cmpuint (count (catalogue, (GopsClauseFilter) { .own_only = TRUE }), ==, 1);
  g_assert_cmpuint (count (catalogue, (GopsClauseFilter) { .own_only = TRUE, .kind = "flash" }), ==, 0);
  g_assert_cmpuint (count (catalogue, (GopsClauseFilter) { .topic = "wind" }), ==, 1);
  g_assert_cmpuint (count (catalogue, (GopsClauseFilter) { .polarity = "forbid", .section = "encouraged" }), ==, 0);
  g_assert_cmpuint (count (catalogue, (GopsClauseFilter) { .polarity = "forbid", .section = "forbidden" }), >, 10);
  g_assert_true (g_ptr_array_find_with_equal_func (topics, "wind", g_str_equal, NULL));
}

static void
test_find (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsClauseCatalogue) catalogue = make (test.store), library = gops_clause_catalogue_new (NULL, NULL);

  g_assert_cmpstr (gops_clause_catalogue_get_origin (catalogue, gops_clause_catalogue_find (catalogue, "own-kite")), ==, "kites");
  g_assert_null (gops_clause_catalogue_get_origin (catalogue, gops_clause_catalogue_find (catalogue, "format-quiet")));
  g_assert_null (gops_clause_catalogue_find (catalogue, "no-such-thing"));
  g_assert_null (gops_clause_catalogue_find (library, "own-kite"));
  g_assert_nonnull (gops_clause_catalogue_find (library, "format-quiet"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method/clause-search/words", test_words);
  g_test_add_func ("/method/clause-search/filters", test_filters);
  g_test_add_func ("/method/clause-search/find", test_find);
  return g_test_run ();
}
