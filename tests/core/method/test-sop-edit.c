/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own SOPs are made, changed entry by entry, taken from a plan; each change is undone and done again. */
#include "config.h"

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-sop-apply.h"
#include "gops-sop-edit.h"
#include "gops-sop-from-plan.h"
#include "gops-test-store.h"

static const GopsText title = { .en = "Read", .zh_cn = "晨读" };

static char *
describe (GopsStore *store, const char *id)
{
  g_autoptr (GopsSops) sops = gops_sops_load (store, NULL);
  const GopsSop *sop = gops_sops_find (sops, id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; sop != NULL && i < sop->n_items; i++)
    g_string_append_printf (text, "%s%d %s %s", i > 0 ? "; " : "", sop->items[i].day, sop->items[i].time,
                            gops_text_get (&sop->items[i].title, "en"));
  return g_string_free (text, FALSE);
}

#define expect(store, id, expected) G_STMT_START { \
    g_autofree char *said_ = describe (store, id); \
    g_assert_cmpstr (said_, ==, expected); } G_STMT_END

static char *
put (GopsStore *store, const char *sop, const char *id, int day, const char *time, const char *said)
{
  const GopsSopItem item = { .id = id, .day = day, .time = time, .type = "topic", .title = { .en = said }, .owner = "owner", .minutes = 10 };
  g_autoptr (GError) error = NULL;
  char *made = NULL;

  g_assert_true (gops_own_sop_put_item (store, sop, &item, &made, &error));
  g_assert_no_error (error);
  return made;
}

static void
test_entries (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = gops_own_sop_new (test.store, "Morning reading", "en", &error), *late = NULL, *early = NULL, *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "morning-reading");
  late = put (test.store, id, NULL, 3, "09:00", "Third");
  early = put (test.store, id, NULL, 1, "20:00", "First");
  expect (test.store, id, "1 20:00 First; 3 09:00 Third");
  again = put (test.store, id, late, -1, "07:00", "Before");
  g_assert_cmpstr (again, ==, late);
  expect (test.store, id, "-1 07:00 Before; 1 20:00 First");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  expect (test.store, id, "1 20:00 First; 3 09:00 Third");
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  g_assert_true (gops_own_sop_remove_item (test.store, id, early, &error));
  g_assert_true (gops_own_sop_remove_item (test.store, id, early, &error));
  expect (test.store, id, "-1 07:00 Before");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  expect (test.store, id, "-1 07:00 Before; 1 20:00 First");
}

static void
test_copy_and_head (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  const GopsSop *camp = gops_method_find_sop (gops_method_get_default (), "camp-7");
  g_autofree char *id = gops_own_sop_copy (test.store, camp, &error);
  g_autoptr (GopsSops) sops = NULL, changed = NULL;
  GopsSop head;

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "own-camp-7");
  sops = gops_sops_load (test.store, NULL);
  head = *gops_sops_find (sops, id, NULL);
  g_assert_cmpuint (head.n_items, ==, camp->n_items);
  head.name = title;
  head.start = (GopsSopStart) { .event = "tier", .tier = "core" };
  g_assert_true (gops_own_sop_set_head (test.store, id, &head, &error));
  changed = gops_sops_load (test.store, NULL);
  g_assert_cmpstr (gops_sops_find (changed, id, NULL)->name.zh_cn, ==, "晨读");
  g_assert_true (gops_sop_is_for_a_person (gops_sops_find (changed, id, NULL)));
  head.start = (GopsSopStart) { .event = "tier" };
  g_assert_false (gops_own_sop_set_head (test.store, id, &head, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA);
  g_clear_error (&error);
  g_assert_false (gops_own_sop_remove_item (test.store, "camp-7", camp->items[0].id, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

/* What was made of a camp is the camp again. */
static void
test_from_plan (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "晨跑上海");
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GopsSops) sops = NULL;
  const GopsSop *camp = gops_method_find_sop (gops_method_get_default (), "camp-7"), *made;
  g_autofree char *id = NULL;
  int first = gops_day_parse ("2026-05-04");
  guint n = 0, from_day_1 = 0;

  g_assert_true (gops_method_apply_sop (test.store, group, "camp-7", "2026-05-04", NULL, &error));
  g_assert_true (gops_store_begin (test.store, NULL, "Change", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "UPDATE plan_item SET text = '晨跑上海的各位早' WHERE sop_entry = ?1", "s", camp->items[camp->n_items - 1].id));
  g_assert_true (gops_store_commit (test.store, NULL));
  dossier = gops_dossier_load (test.store, group, NULL, NULL);
  id = gops_sop_from_plan (test.store, dossier, first, first + 6, "好的一周", &n, &error);
  g_assert_no_error (error);
  sops = gops_sops_load (test.store, NULL);
  made = gops_sops_find (sops, id, NULL);
  for (guint i = 0; i < camp->n_items; i++)
    from_day_1 += camp->items[i].day >= 1;
  g_assert_cmpuint (n, ==, from_day_1);
  g_assert_cmpuint (made->n_items, ==, n);
  g_assert_cmpint (made->days, ==, 7);
  for (guint i = 0; i < made->n_items; i++)
    {
      const GopsSopItem *entry = gops_sop_find_item (camp, made->items[i].id);

      g_assert_cmpint (made->items[i].day, ==, entry->day);
      g_assert_cmpstr (made->items[i].time, ==, entry->time);
      g_assert_cmpstr (made->items[i].owner, ==, entry->owner);
      g_assert_cmpstr (made->items[i].type, ==, entry->type);
    }
  g_assert_cmpstr (gops_text_get (&gops_sop_find_item (made, camp->items[camp->n_items - 1].id)->text, "zh_CN"), ==, "{group}的各位早");
  g_assert_null (gops_sop_from_plan (test.store, dossier, first + 100, first + 106, "A", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (gops_sop_from_plan (test.store, dossier, first, first + 6, "", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method/sop-edit/entries", test_entries);
  g_test_add_func ("/method/sop-edit/copy-and-head", test_copy_and_head);
  g_test_add_func ("/method/sop-edit/from-plan", test_from_plan);
  return g_test_run ();
}
