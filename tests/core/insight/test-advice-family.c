/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that are behind become advice, in its place, once what has changed is published. */
#include "config.h"

#include "gops-advice-family.h"
#include "gops-advice-source.h"
#include "gops-group-maker.h"
#include "gops-rule-versions.h"
#include "gops-test-store.h"

static gint64
make_group (GopsStore *store)
{
  GopsGroupDraft draft = { .kind = "interest", .platform = "whatsapp", .language = "en", .name = "Runners", .time_zone = "Europe/London" };
  g_autoptr (GError) error = NULL;
  gint64 group = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return group;
}

/* The place of the advice among all of the group's, -1 when it is not there; the order is checked. */
static int
place_of (GopsStore *store, gint64 group, guint n_behind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, &error);
  g_autoptr (GPtrArray) advice = gops_advice_for_group (dossier);
  guint before = advice->len;
  int place = -1;

  g_assert_no_error (error);
  gops_advice_add_copies_behind (advice, dossier, n_behind);
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i), *last = i > 0 ? g_ptr_array_index (advice, i - 1) : one;

      g_assert_cmpint (last->severity, >=, one->severity);
      g_assert_true (last->severity > one->severity || last->page <= one->page);
      if (g_str_equal (one->code, GOPS_ADVICE_COPIES_BEHIND))
        place = (int) i;
    }
  g_assert_cmpuint (advice->len, ==, before + (place >= 0));
  return place;
}

static void
change_rules (GopsStore *store, gint64 group)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE clause SET text = text || ' today' WHERE group_id = ?1", "l", group));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
test_in_its_place (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (place_of (test.store, group, 0), ==, -1);
  g_assert_cmpint (place_of (test.store, group, 1), >, 0);
  g_assert_true (gops_rules_publish (test.store, group, NULL, NULL, NULL, &error));
  g_assert_cmpint (place_of (test.store, group, 2), >, 0);
  change_rules (test.store, group);
  g_assert_cmpint (place_of (test.store, group, 2), ==, -1);   /* is to be published first */
  g_assert_true (gops_rules_publish (test.store, group, NULL, "We meet earlier", NULL, &error));
  g_assert_cmpint (place_of (test.store, group, 2), >, 0);
}

static void
test_words (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store);
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, group, NULL, NULL);
  g_autoptr (GPtrArray) advice = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_advice_free);
  const GopsAdvice *one;

  gops_advice_add_copies_behind (advice, dossier, 12);
  one = g_ptr_array_index (advice, 0);
  g_assert_cmpstr (one->title, ==, "12 copies of this group do not have its newest rules");
  g_assert_true (gops_advice_source_is_known (one->source));
  g_assert_false (one->can_apply);
  g_assert_cmpint (one->group, ==, group);
  g_assert_cmpuint (gops_advice_count (advice, GOPS_PAGE_RULES), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/advice-family/in-its-place", test_in_its_place);
  g_test_add_func ("/insight/advice-family/words", test_words);
  return g_test_run ();
}
