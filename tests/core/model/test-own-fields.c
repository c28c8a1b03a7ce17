/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the user's own: made, changed, moved, removed; what they take and what they say. */
#include <string.h>

#include "gops-journal.h"
#include "gops-own-fields.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  gint64        person;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GopsStore *store;

  fixture->test = gops_test_store_new ();
  store = fixture->test.store;
  fixture->person = gops_store_new_id (store);
  g_assert_true (gops_store_begin (store, NULL, "Add", NULL));
  g_assert_true (gops_store_exec (store, NULL, "INSERT INTO person (id, name) VALUES (?1, '张三')", "l", fixture->person));
  g_assert_true (gops_store_commit (store, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

static char *
list (Fixture *fixture)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (fixture->test.store, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_NAME),
                            gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_KIND));
  return g_string_free (text, FALSE);
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = list (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
add (Fixture     *fixture,
     const char  *name,
     GopsOwnKind  kind,
     const char  *choices)
{
  g_autoptr (GError) error = NULL;
  gint64 id = gops_own_field_add (fixture->test.store, name, kind, choices, &error);

  g_assert_no_error (error);
  return id;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gops_store_undo (fixture->test.store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 size = add (fixture, " 尺码 ", GOPS_OWN_CHOICE, "S\n\nM\nS\n L "), house = add (fixture, "楼栋", GOPS_OWN_TEXT, NULL);
  g_autoptr (GopsOwnField) field = gops_record_load (GOPS_TYPE_OWN_FIELD, fixture->test.store, size, NULL);

  g_assert_cmpstr (gops_record_get_text (field, GOPS_OWN_FIELD_CHOICES), ==, "S\nM\nL");
  assert_list (fixture, "尺码:choice 楼栋:text");
  g_assert_true (gops_own_field_move (fixture->test.store, house, 0, NULL));
  assert_list (fixture, "楼栋:text 尺码:choice");
  g_assert_true (gops_own_field_change (fixture->test.store, house, "House", GOPS_OWN_NUMBER, NULL, NULL));
  assert_list (fixture, "House:number 尺码:choice");
  g_assert_true (gops_own_field_remove (fixture->test.store, house, NULL));
  assert_list (fixture, "尺码:choice");
  undo (fixture);
  undo (fixture);
  undo (fixture);
  assert_list (fixture, "尺码:choice 楼栋:text");
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const bad[] = { "", "  ", "1st", "a{b}", "a/b", "size", "SIZE ", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", NULL };

  add (fixture, "Size", GOPS_OWN_TEXT, NULL);
  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (gops_own_field_add (fixture->test.store, bad[i], GOPS_OWN_TEXT, NULL, &error), ==, 0);
      g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
    }
  g_assert_cmpint (gops_own_field_add (fixture->test.store, "Colour", GOPS_OWN_CHOICE, "red", NULL), ==, 0);
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { GopsOwnKind kind; const char *text, *kept; } cases[] = {
    { GOPS_OWN_TEXT, "  5 号楼 ", "5 号楼" }, { GOPS_OWN_NUMBER, "1,234.50", "1234.5" }, { GOPS_OWN_NUMBER, "１２", "12" }, { GOPS_OWN_NUMBER, "-3", "-3" },
    { GOPS_OWN_NUMBER, "many", NULL }, { GOPS_OWN_NUMBER, "inf", NULL }, { GOPS_OWN_NUMBER, "0x10", NULL }, { GOPS_OWN_NUMBER, "1e300", NULL },
    { GOPS_OWN_DATE, "2026-02-28", "2026-02-28" }, { GOPS_OWN_DATE, "2026-02-30", NULL }, { GOPS_OWN_CHOICE, "m", "M" }, { GOPS_OWN_CHOICE, "XL", NULL },
    { GOPS_OWN_CHOICE, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsOwnField) field = gops_record_new (GOPS_TYPE_OWN_FIELD, "name", "x", "kind", gops_own_kind_id (cases[i].kind), "choices", "S\nM", NULL);
      g_autofree char *kept = gops_own_field_normalise (field, cases[i].text, NULL);

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

static void
assert_value (Fixture    *fixture,
              const char *name,
              const char *value)
{
  g_autoptr (GHashTable) values = gops_own_values_load (fixture->test.store, fixture->person, NULL);

  g_assert_cmpstr (g_hash_table_lookup (values, name), ==, value);
}

static void
test_set (Fixture       *fixture,
          gconstpointer  data)
{
  gint64 id = add (fixture, "Shoe_Size", GOPS_OWN_TEXT, NULL), n;
  g_autoptr (GopsOwnField) field = gops_record_load (GOPS_TYPE_OWN_FIELD, fixture->test.store, id, NULL);
  g_autoptr (GError) error = NULL;

  assert_value (fixture, "shoe size", "");
  g_assert_true (gops_own_value_set (fixture->test.store, fixture->person, field, "42", NULL));
  assert_value (fixture, "shoe size", "42");
  g_assert_true (gops_own_value_set (fixture->test.store, fixture->person, field, "about 43", NULL));   /* of the same action */
  g_assert_true (gops_own_field_count_values (fixture->test.store, id, &n, NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_false (gops_own_field_change (fixture->test.store, id, "Shoe size", GOPS_OWN_NUMBER, NULL, &error));
  g_assert_nonnull (strstr (error->message, "about 43"));
  undo (fixture);
  assert_value (fixture, "shoe size", "");
  g_assert_true (gops_own_value_set (fixture->test.store, fixture->person, field, " 43.0", NULL));
  g_assert_true (gops_own_field_change (fixture->test.store, id, "Shoe size", GOPS_OWN_NUMBER, NULL, NULL));
  assert_value (fixture, "shoe size", "43");
  g_assert_true (gops_own_field_remove (fixture->test.store, id, NULL));
  undo (fixture);
  assert_value (fixture, "shoe size", "43");
  g_assert_true (gops_own_value_set (fixture->test.store, fixture->person, field, "", NULL));
  assert_value (fixture, "shoe size", "");
}

#define TEST(name, function) g_test_add ("/model/own-fields/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("made-changed-moved-removed", test_fields);
  TEST ("names", test_names);
  TEST ("what-they-take", test_values);
  TEST ("values-of-a-person", test_set);
  return g_test_run ();
}
