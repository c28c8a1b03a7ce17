/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces for tests. */

#include "gops-test-store.h"
#include "gops-records.h"

#include <glib/gstdio.h>

void
gops_test_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        gops_test_remove_tree (child);
      else
        (void) g_unlink (child);
    }
  (void) g_rmdir (path);
}

GopsTestStore
gops_test_store_new (void)
{
  GopsTestStore self = { 0 };
  g_autoptr (GError) error = NULL;

  self.folder = g_dir_make_tmp ("groupops-test-XXXXXX", &error);
  g_assert_no_error (error);
  self.path = g_build_filename (self.folder, "test.groupops", NULL);
  self.store = gops_workspace_create (self.path, &error);
  g_assert_no_error (error);
  gops_store_set_author (self.store, "Tester");
  return self;
}

void
gops_test_store_clear (GopsTestStore *self)
{
  g_clear_object (&self->store);
  if (self->folder != NULL)
    gops_test_remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

/* Closes and opens the file, as a restart does. */
void
gops_test_store_reopen (GopsTestStore *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = gops_workspace_open (self->path, &error);
  g_assert_no_error (error);
  gops_store_set_author (self->store, "Tester");
}

gint64
gops_test_add_group (GopsStore  *store,
                     const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsGroup) group = gops_record_new (GOPS_TYPE_GROUP, "name", name, "kind", "interest", "platform", "wechat",
                                                 "language", "zh_CN", "status", "active", NULL);

  g_assert_true (gops_store_begin (store, &error, "Create group “%s”", name, NULL));
  g_assert_true (gops_record_insert (group, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
  return gops_record_get_id (group);
}

/* Within an action: what a person wrote in a group on a day (since 1970). */
void
gops_test_add_day (GopsStore *store,
                   gint64     group,
                   gint64     person,
                   int        day,
                   int        messages,
                   gint64     batch)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec (store, &error, "INSERT INTO activity_day (person_id, group_id, day, messages, batch) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  "lliil", person, group, day, messages, batch));
  g_assert_true (gops_store_exec (store, &error, "INSERT INTO activity_group (group_id, day, batch, messages, speakers) VALUES (?1, ?2, ?3, ?4, 1)"
                                  " ON CONFLICT DO UPDATE SET messages = messages + ?4, speakers = speakers + 1", "lili", group, day, batch, messages));
  g_assert_no_error (error);
}

static void
dump_table (GString         *text,
            GopsStore       *store,
            const GopsTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", table->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, &error, sql, NULL);

  g_assert_no_error (error);
  while (gops_statement_next (rows, &error))
    {
      g_string_append (text, table->name);
      for (int i = 0; i < gops_statement_n_columns (rows); i++)
        {
          g_autoptr (GBytes) bytes = gops_statement_dup_blob (rows, i);
          g_autofree char *hash = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_MD5, bytes) : NULL;

          g_string_append_printf (text, "|%s", hash != NULL ? hash : "NULL");
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

/* Everything that is journaled, as one text: two dumps are equal when the workspaces say the same. */
char *
gops_test_dump (GopsStore *store)
{
  const GopsSchema *schema = gops_store_get_schema (store);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < schema->n_tables; i++)
    dump_table (text, store, schema->tables[i]);
  return g_string_free (text, FALSE);
}

/* The rows as text: bars between columns, semicolons between rows. */
char *
gops_test_query (GopsStore  *store,
                 const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, &error, sql, NULL);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (gops_statement_next (rows, &error))
    {
      if (text->len > 0)
        g_string_append (text, "; ");
      for (int i = 0; i < gops_statement_n_columns (rows); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", gops_statement_text (rows, i));
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}
