/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranking scenes on the three golden rules. */
#include "config.h"

#include "gops-scene-rank.h"
#include "gops-test-store.h"

#define MOST 6

static const struct
{
  const char *name;
  int         scores[MOST][3];
  guint       n;
  const char *order;   /* indices of the scenes, best first */
  gboolean    has_best;
} cases[] = {
  { "none", { { 0 } }, 0, "", FALSE },
  { "one", { { 5, 4, 4 } }, 1, "0", TRUE },
  { "by-sum", { { 3, 3, 3 }, { 5, 4, 4 }, { 4, 4, 4 } }, 3, "120", TRUE },
  { "by-weakest", { { 5, 5, 2 }, { 4, 4, 4 } }, 2, "10", TRUE },
  { "ties-stay", { { 4, 4, 4 }, { 4, 4, 4 }, { 4, 4, 4 } }, 3, "012", TRUE },
  { "half-scored-last", { { 5, 5, 0 }, { 1, 1, 1 } }, 2, "10", TRUE },
  { "none-scored", { { 0, 0, 0 }, { 5, 0, 0 }, { 0, 0, 0 } }, 3, "102", FALSE },
  { "other-hands", { { 99, 99, 99 }, { 5, 5, 5 }, { -3, 5, 5 } }, 3, "012", TRUE },
};

static void
test_ranked (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint j = 0; j < cases[i].n; j++)
    g_ptr_array_add (scenes, gops_record_new (GOPS_TYPE_SCENE, "many-people", (gint64) cases[i].scores[j][0], "much-need",
                                              (gint64) cases[i].scores[j][1], "in-batch", (gint64) cases[i].scores[j][2], NULL));
  ranked = gops_scenes_ranked (scenes);
  for (guint j = 0; j < ranked->len; j++)
    for (guint k = 0; k < scenes->len; k++)
      if (g_ptr_array_index (scenes, k) == g_ptr_array_index (ranked, j))
        g_string_append_printf (order, "%u", k);
  g_assert_cmpstr (order->str, ==, cases[i].order);
  g_assert_cmpint (gops_scenes_best (scenes) != NULL, ==, cases[i].has_best);
}

static void
test_planned (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_test_add_group (test.store, "G"), "2026-03-02", NULL);
  g_autoptr (GopsScene) scene = gops_record_new (GOPS_TYPE_SCENE, "id", (gint64) 7, NULL);
  GopsPlanItem *item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "scene-id", (gint64) 7, "on-date", "2026-03-01", NULL);

  g_assert_false (gops_scene_is_planned (dossier, scene));
  g_ptr_array_add (dossier->plan, item);
  g_assert_false (gops_scene_is_planned (dossier, scene));   /* that was yesterday */
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, "2026-03-02");
  g_assert_true (gops_scene_is_planned (dossier, scene));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/scene-rank/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_ranked);
    }
  g_test_add_func ("/insight/scene-rank/planned", test_planned);
  return g_test_run ();
}
