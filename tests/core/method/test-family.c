/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rearranging families: every move done, undone, redone; what cannot be is refused with its reason. */
#include "config.h"

#include <string.h>

#include "gops-family.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  gint64        a, b, c, d;   /* a leads b and c; d stands alone */
} Family;

static void
set_place (GopsStore *store, gint64 group, gint64 parent, const char *structure)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Edit", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET parent = nullif (?2, 0), structure = ?3 WHERE id = ?1", "lls",
                                  group, parent, structure));
  g_assert_true (gops_store_commit (store, &error));
}

static Family
make_family (void)
{
  Family self = { .test = gops_test_store_new () };
  GopsStore *store = self.test.store;

  self.a = gops_test_add_group (store, "A");
  self.b = gops_test_add_group (store, "B");
  self.c = gops_test_add_group (store, "C");
  self.d = gops_test_add_group (store, "D");
  set_place (store, self.a, 0, "main");
  set_place (store, self.b, self.a, "sub");
  set_place (store, self.c, self.a, "professional");
  set_place (store, self.d, 0, "single");
  return self;
}

static void
family_clear (Family *self)
{
  gops_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Family, family_clear)

/* "A main, B sub of A, …": what every test compares. */
static char *
describe (Family *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->test.store, NULL,
    "SELECT g.name, g.structure, coalesce (p.name, '-') FROM chat_group g LEFT JOIN chat_group p ON p.id = g.parent ORDER BY g.name", NULL);
  GString *text = g_string_new (NULL);

  while (gops_statement_next (rows, NULL))
    g_string_append_printf (text, "%s %s %s; ", gops_statement_text (rows, 0), gops_statement_text (rows, 1), gops_statement_text (rows, 2));
  return g_string_free (text, FALSE);
}

static void
expect (Family *self, const char *text)
{
  g_autofree char *now = describe (self);

  g_assert_cmpstr (now, ==, text);
}

#define BEFORE "A main -; B sub A; C professional A; D single -; "

static void
undo_and_redo (Family *self, const char *after)
{
  g_autoptr (GError) error = NULL;

  expect (self, after);
  g_assert_true (gops_store_undo (self->test.store, NULL, &error));
  g_assert_no_error (error);
  expect (self, BEFORE);
  g_assert_true (gops_store_redo (self->test.store, NULL, &error));
  expect (self, after);
}

static void
test_move (void)
{
  g_auto (Family) self = make_family ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_family_move (self.test.store, self.d, self.a, &error));
  undo_and_redo (&self, "A main -; B sub A; C professional A; D sub A; ");
}

static void
test_move_between (void)
{
  g_auto (Family) self = make_family ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_family_move (self.test.store, self.c, self.d, &error));
  undo_and_redo (&self, "A main -; B sub A; C professional D; D main -; ");
}

static void
test_leave (void)
{
  g_auto (Family) self = make_family ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_family_leave (self.test.store, self.b, &error));
  undo_and_redo (&self, "A main -; B single -; C professional A; D single -; ");
  g_assert_true (gops_family_leave (self.test.store, self.c, &error));
  expect (&self, "A single -; B single -; C single -; D single -; ");
}

static void
test_lead (void)
{
  g_auto (Family) self = make_family ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_family_lead (self.test.store, self.b, &error));
  undo_and_redo (&self, "A sub B; B main -; C professional B; D single -; ");
}

static void
test_structure (void)
{
  g_auto (Family) self = make_family ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_family_set_structure (self.test.store, self.b, "professional", &error));
  undo_and_redo (&self, "A main -; B professional A; C professional A; D single -; ");
}

static void
test_refused (void)
{
  g_auto (Family) self = make_family ();
  const struct { gint64 group, parent; const char *says; } cases[] = {
    { self.a, self.a, "itself" }, { self.a, self.b, "circle" }, { self.d, self.b, "sub-group itself" },
    { self.a, self.d, "of its own" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gops_family_move (self.test.store, cases[i].group, cases[i].parent, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      expect (&self, BEFORE);
    }
}

static void
test_load (void)
{
  g_auto (Family) self = make_family ();
  const gint64 asked[] = { self.a, self.b, self.c };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (GPtrArray) family = gops_family_load (self.test.store, asked[i], NULL);

      g_assert_cmpuint (family->len, ==, 3);
      g_assert_cmpstr (((GopsFamilyGroup *) g_ptr_array_index (family, 0))->name, ==, "A");
      g_assert_cmpstr (((GopsFamilyGroup *) g_ptr_array_index (family, 2))->structure, ==, "professional");
    }
}

/* A file in which two groups stand below each other is read to its end. */
static void
test_cycle (void)
{
  g_auto (Family) self = make_family ();
  g_autoptr (GPtrArray) family = NULL, parents = NULL;

  set_place (self.test.store, self.a, self.b, "sub");
  family = gops_family_load (self.test.store, self.c, NULL);
  g_assert_cmpuint (family->len, ==, 3);
  parents = gops_family_parents (self.test.store, self.c, NULL);
  g_assert_cmpuint (parents->len, ==, 1);
  /* and can be mended */
  g_assert_true (gops_family_leave (self.test.store, self.a, NULL));
  expect (&self, "A main -; B sub A; C professional A; D single -; ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/family/move", test_move);
  g_test_add_func ("/method/family/move-between", test_move_between);
  g_test_add_func ("/method/family/leave", test_leave);
  g_test_add_func ("/method/family/lead", test_lead);
  g_test_add_func ("/method/family/structure", test_structure);
  g_test_add_func ("/method/family/refused", test_refused);
  g_test_add_func ("/method/family/load", test_load);
  g_test_add_func ("/method/family/cycle", test_cycle);
  return g_test_run ();
}
