/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own clause templates: what a file may hold, that a wrong one says where, import, replacement, export. */
#include "config.h"

#include <string.h>

#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-test-store.h"
#include "gops-user-templates.h"

#define FILE_OF(clauses) "{\"format\": 1, \"clauses\": [" clauses "]}"
#define CLAUSE(id, more) "{\"id\": \"" id "\", \"section\": \"forbidden\", \"polarity\": \"forbid\", \"text\": {\"en\": \"No ads\"}" more "}"

static const struct
{
  const char *name;
  const char *data;
  const char *message;   /* (nullable): NULL: the file is right */
} cases[] = {
  { "least", FILE_OF (CLAUSE ("a", "")), NULL },
  { "all", FILE_OF (CLAUSE ("a", ", \"severity\": 2, \"kinds\": [\"camp\"], \"platforms\": [\"qq\"], \"topic\": \"ads\", \"short\": {\"zh_CN\": \"广告\"},"
                    " \"consequence\": null, \"why\": {\"en\": \"w\"}, \"source\": \"Ostrom 5\"")), NULL },
  { "both-languages", FILE_OF (CLAUSE ("a", ", \"consequence\": {\"en\": \"c\", \"zh_CN\": \"丙\"}")), NULL },
  { "broken", "{\"format\": 1,\n\"clauses\": [\n{\"id\" 3}]}", "my.json is not well-formed JSON: line 3" },
  { "cut", "{\"format\": 1, \"clauses\": [", "my.json is not well-formed JSON" },
  { "empty", "", "my.json is not well-formed JSON" },
  { "no-clauses", FILE_OF (""), "my.json: clauses: " },
  { "array", "[]", "my.json: " },
  { "unknown-member", FILE_OF (CLAUSE ("a", "") ", " CLAUSE ("b", ", \"colour\": \"red\"")), "my.json: clauses[1].colour: " },
  { "wrong-type", FILE_OF (CLAUSE ("a", ", \"severity\": \"high\"")), "my.json: clauses[0].severity: " },
  { "out-of-range", FILE_OF (CLAUSE ("a", ", \"severity\": 7")), "my.json: clauses[0].severity: " },
  { "no-language", FILE_OF ("{\"id\": \"a\", \"section\": \"forbidden\", \"polarity\": \"forbid\", \"text\": {}}"), "my.json: clauses[0].text: " },
  { "other-language", FILE_OF ("{\"id\": \"a\", \"section\": \"forbidden\", \"polarity\": \"forbid\", \"text\": {\"fr\": \"Non\"}}"),
    "my.json: clauses[0].text.fr: " },
  { "no-section", FILE_OF (CLAUSE ("a", ", \"section\": \"kitchen\"")), "my.json: clauses[0].section: " },
  { "bad-id", FILE_OF (CLAUSE ("Mein Gesetz", "")), "my.json: clauses[0].id: " },
  { "unknown-kind", FILE_OF (CLAUSE ("a", ", \"kinds\": [\"party\"]")), "my.json: clauses[0].kinds: " },
  { "unknown-platform", FILE_OF (CLAUSE ("a", ", \"platforms\": [\"icq\"]")), "my.json: clauses[0].platforms: " },
  { "twice", FILE_OF (CLAUSE ("a", "") ", " CLAUSE ("b", "") ", " CLAUSE ("a", "")), "my.json: clauses[2].id: “a” is there twice, first in clauses[0]" },
  { "newer", "{\"format\": 2, \"clauses\": [" CLAUSE ("a", "") "]}", "my.json: format: " },
};

static void
test_read (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsUserTemplate) template = gops_user_template_read (cases[i].data, -1, "my.json", &error);

  if (cases[i].message == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (template->name, ==, "my");
      g_assert_cmpuint (template->n_clauses, ==, 1);
      g_assert_nonnull (template->clauses[0].kinds);
      g_assert_nonnull (template->clauses[0].topic);
      g_assert_cmpstr (gops_text_get (&template->clauses[0].text, "zh_CN"), ==, "No ads");
      return;
    }
  g_assert_null (template);
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, cases[i].message))
    g_error ("“%s” is not what was expected: “%s”", error->message, cases[i].message);
}

static char *
make_file (guint n_clauses, guint n_characters)
{
  GString *text = g_string_new ("{\"format\": 1, \"clauses\": [");
  g_autofree char *long_text = g_strnfill (n_characters, 'x');

  for (guint i = 0; i < n_clauses; i++)
    g_string_append_printf (text, "%s{\"id\": \"c%u\", \"section\": \"format\", \"polarity\": \"neutral\", \"text\": {\"en\": \"%s\"}}", i > 0 ? ", " : "", i,
                            i == 0 ? long_text : "x");
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  static const struct { guint clauses, characters; const char *message; } sizes[] = {
    { 2000, 10000, NULL }, { 2001, 1, "my.json: 2001 clauses; 2000 are the most" }, { 1, 10001, "my.json: clauses[0].text: 10001 characters; 10000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *file = make_file (sizes[i].clauses, sizes[i].characters);
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsUserTemplate) template = gops_user_template_read (file, -1, "my.json", &error);

      if (sizes[i].message == NULL)
        g_assert_no_error (error);
      else
        g_assert_true (template == NULL && g_str_has_prefix (error->message, sizes[i].message));
    }
}

static void
expect_n (GopsStore *store, guint n)
{
  g_autoptr (GPtrArray) templates = gops_user_templates_load (store, NULL);

  g_assert_cmpuint (templates->len, ==, n);
}

static void
undo_and_redo (GopsStore *store, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = gops_test_dump (store), *undone = NULL, *redone = NULL;

  g_assert_true (gops_store_undo (store, NULL, &error));
  undone = gops_test_dump (store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (gops_store_redo (store, NULL, &error));
  g_assert_no_error (error);
  redone = gops_test_dump (store);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_import (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = gops_test_dump (test.store), *one = NULL, *two = NULL, *before = NULL, *after = NULL;
  guint n = 0;
  gint64 id = gops_user_template_import (test.store, FILE_OF (CLAUSE ("a", "")), -1, "mine.json", &n, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  undo_and_redo (test.store, empty);
  one = gops_test_dump (test.store);
  /* The same file again, changed: it takes the other's place. */
  g_assert_cmpint (gops_user_template_import (test.store, FILE_OF (CLAUSE ("a", "") ", " CLAUSE ("b", "")), -1, "mine.json", &n, &error), ==, id);
  g_assert_cmpuint (n, ==, 2);
  undo_and_redo (test.store, one);
  expect_n (test.store, 1);
  before = gops_test_dump (test.store);
  g_assert_cmpint (gops_user_template_import (test.store, FILE_OF (CLAUSE ("b", "")), -1, "other.json", &n, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“mine”"));
  g_clear_error (&error);
  g_assert_cmpint (gops_user_template_import (test.store, FILE_OF (CLAUSE ("advertising-none", "")), -1, "other.json", &n, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (gops_user_template_import (test.store, "{", -1, "other.json", &n, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX);
  g_clear_error (&error);
  after = gops_test_dump (test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (gops_user_template_remove (test.store, id, &error));
  undo_and_redo (test.store, before);
  expect_n (test.store, 0);
  g_assert_false (gops_user_template_remove (test.store, id, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
}

static void
test_import_file (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "周末.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = NULL;

  g_assert_cmpint (gops_user_template_import_file (test.store, file, NULL, NULL, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, FILE_OF (CLAUSE ("a", "")), -1, NULL));
  g_assert_cmpint (gops_user_template_import_file (test.store, file, NULL, NULL, &error), !=, 0);
  g_assert_no_error (error);
  templates = gops_user_templates_load (test.store, NULL);
  g_assert_cmpstr (((GopsUserTemplate *) templates->pdata[0])->name, ==, "周末");
}

/* A body that another program has damaged: it says so and takes nothing else with it. */
static void
test_damaged_row (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) templates = NULL;
  gint64 id = gops_user_template_import (test.store, FILE_OF (CLAUSE ("a", "")), -1, "a.json", NULL, NULL);

  gops_user_template_import (test.store, FILE_OF (CLAUSE ("b", "")), -1, "b.json", NULL, NULL);
  g_assert_true (gops_store_begin (test.store, NULL, "Break", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "UPDATE method_template SET body = '{' WHERE id = ?1", "l", id));
  g_assert_true (gops_store_commit (test.store, NULL));
  templates = gops_user_templates_load (test.store, NULL);
  g_assert_cmpuint (templates->len, ==, 2);
  g_assert_nonnull (((GopsUserTemplate *) templates->pdata[0])->problem);
  g_assert_cmpuint (((GopsUserTemplate *) templates->pdata[0])->n_clauses, ==, 0);
  g_assert_cmpuint (((GopsUserTemplate *) templates->pdata[1])->n_clauses, ==, 1);
}

static void
test_export (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = "zh_CN", .name = "晨跑" };
  gint64 group = gops_method_create_group (test.store, &draft, NULL);
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, group, NULL, NULL);
  g_autoptr (GopsUserTemplate) read = NULL;
  g_autofree char *none = gops_user_template_export (dossier, &error), *json = NULL;

  g_assert_null (none);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  gops_record_set_text (dossier->clauses->pdata[0], GOPS_CLAUSE_TEXT, "只跑{group}的路 “慢慢来” \\ 👟");
  json = gops_user_template_export (dossier, &error);
  read = gops_user_template_read (json, -1, "x.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->n_clauses, ==, 1);
  g_assert_cmpstr (read->clauses[0].text.zh_cn, ==, "只跑{group}的路 “慢慢来” \\ 👟");
  g_assert_null (read->clauses[0].text.en);
  g_assert_cmpint (gops_user_template_import (test.store, json, -1, "x.json", NULL, &error), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/method/user-templates/read/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_read);
    }
  g_test_add_func ("/method/user-templates/limits", test_limits);
  g_test_add_func ("/method/user-templates/import", test_import);
  g_test_add_func ("/method/user-templates/import-file", test_import_file);
  g_test_add_func ("/method/user-templates/damaged-row", test_damaged_row);
  g_test_add_func ("/method/user-templates/export", test_export);
  return g_test_run ();
}
