/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many groups at once into files: rules in every format, posters of every template; what the dialog asks. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gops-folder-export.h"
#include "gops-groups-ask.h"
#include "gops-groups-page.h"
#include "gops-page-test.h"

#include "gops-channels.h"
#include "gops-file-writer.h"
#include "gops-poster-job.h"
#include "gops-poster-ledger.h"

typedef struct
{
  GopsPageTest page;
  GArray      *groups;   /* (owned) */
  GFile       *folder;   /* (owned) */
  char        *told;     /* (owned) (nullable): the last toast */
} Test;

static void
on_toast_cb (GopsSession *session,
             const char  *text,
             const char  *button,
             const char  *action,
             const char  *target,
             Test        *test)
{
  g_free (test->told);
  test->told = g_strdup (text);
}

static Test *
test_new (void)
{
  Test *test = g_new0 (Test, 1);
  const char *const names[] = { "Bakers", "Bakers", "···" };   /* one name twice, and one that makes no file name */
  g_autofree char *path = NULL;

  test->page = gops_page_test_new (GOPS_TYPE_GROUPS_PAGE, "zh_CN", 1000);
  test->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (test->groups, test->page.group);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const GopsGroupDraft draft = { .kind = "camp", .platform = "telegram", .language = "en", .name = names[i] };
      gint64 group = gops_method_create_group (test->page.store.store, &draft, NULL);

      g_array_append_val (test->groups, group);
    }
  path = g_build_filename (test->page.store.folder, "out", NULL);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  test->folder = g_file_new_for_path (path);
  g_signal_connect (test->page.session, "toast", G_CALLBACK (on_toast_cb), test);
  return test;
}

static void
test_free (Test *test)
{
  g_signal_handlers_disconnect_by_data (test->page.session, test);
  g_array_unref (test->groups);
  g_object_unref (test->folder);
  g_free (test->told);
  gops_page_test_clear (&test->page);
  g_free (test);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Test, test_free)

/* The files with this ending, all of which begin so; they are removed. */
static guint
take_files (Test       *test,
            const char *ending,
            const char *magic)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (test->folder), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_file_peek_path (test->folder), name, NULL), *content = NULL;

      if (g_str_equal (name, GOPS_POSTER_LEDGER_NAME))
        {
          g_assert_cmpint (g_remove (path), ==, 0);
          continue;
        }
      g_assert_true (g_str_has_suffix (name, ending));
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, magic));
      g_assert_cmpint (g_remove (path), ==, 0);
      n++;
    }
  return n;
}

static void
export (Test                   *test,
        const GopsExportChoice *choice)
{
  g_clear_pointer (&test->told, g_free);
  gops_groups_export (test->page.session, test->groups, choice, test->folder, test->page.page);
  pump_until (test->told != NULL);
}

static void
test_rules (void)
{
  static const struct { const char *ending, *magic; } formats[] = {
    { ".txt", "" }, { ".md", "#" }, { ".html", "<!" }, { ".pdf", "%PDF" }, { ".odt", "PK" }, { ".png", "\211PNG" },
  };
  g_autoptr (Test) test = test_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const GopsExportChoice choice = { .ending = formats[i].ending };

      export (test, &choice);
      g_assert_cmpstr (test->told, ==, "Rules of 4 groups saved");
      g_assert_cmpuint (take_files (test, formats[i].ending, formats[i].magic), ==, 4);
    }
}

static void
test_posters (void)
{
  static const struct { const char *ending, *magic; } formats[] = { { ".png", "\211PNG" }, { ".jpg", "\377\330" }, { ".webp", "RIFF" }, { ".svg", "<?xml" }, { ".pdf", "%PDF" } };
  g_autoptr (Test) test = test_new ();
  guint turn = 0;

  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++, turn++)
    {
      const GopsExportChoice choice = { .template_id = *id, .size = turn % 2 ? NULL : "900x500", .ending = formats[turn % G_N_ELEMENTS (formats)].ending };
      gint64 n = -1, before = -1;

      (void) gops_store_read_int (test->page.store.store, &before, NULL, "SELECT count(*) FROM poster", NULL);
      export (test, &choice);
      g_assert_true (g_str_has_prefix (test->told, "Posters of 4 groups saved"));
      (void) gops_store_read_int (test->page.store.store, &n, NULL, "SELECT count(*) FROM poster", NULL);
      g_assert_cmpint (n, ==, before);   /* what is drawn for the file is not kept */
      g_assert_cmpuint (take_files (test, choice.ending, formats[turn % G_N_ELEMENTS (formats)].magic), ==, 4);
    }
}

/* What the window writes is byte for byte what the command line writes, which exports the same job. */
static void
test_same_as_the_command_line (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", NULL);
  const GopsExportChoice choice = { .template_id = "recruit-sunrise", .ending = ".png" };
  const GopsPosterWish wish = { .design = design };
  GopsStore *store = test->page.store.store;
  g_autoptr (GopsPosterLedger) ledger = NULL;

  export (test, &choice);
  ledger = gops_poster_ledger_open (test->folder);
  for (guint i = 0; i < 2; i++)   /* the others have names that had to change */
    {
      g_autoptr (GopsDossier) dossier = gops_dossier_load (store, g_array_index (test->groups, gint64, i), NULL, NULL);
      g_autoptr (GopsPosterJob) job = gops_poster_job_new (store, dossier, NULL, &wish, NULL);
      g_autoptr (GBytes) bytes = gops_poster_to_bytes (&job->poster, &job->print, "x.png", job->author, NULL, NULL);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autofree char *name = gops_file_name (gops_record_get_text (dossier->group, GOPS_GROUP_NAME), "-recruit-sunrise.png");
      const GopsPosterEntry *entry = gops_poster_ledger_find (ledger, name);

      g_assert_nonnull (entry);
      g_assert_cmpstr (entry->holds, ==, digest);
    }
  g_assert_cmpuint (take_files (test, ".png", "\211PNG"), ==, 4);
}

/* Each channel has a file that bears its name, and the group's own beside them. */
static void
test_channels (void)
{
  g_autoptr (Test) test = test_new ();
  const GopsExportChoice choice = { .template_id = "recruit-sunrise", .ending = ".svg", .channels = TRUE };
  const char *const names[] = { "Notice / board", "///" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const GopsChannelDraft draft = { names[i], "offline", "x", "", 0, "", "" };

      g_assert_cmpint (gops_channel_add (test->page.store.store, g_array_index (test->groups, gint64, 0), &draft, NULL), !=, 0);
    }
  export (test, &choice);
  g_assert_true (g_str_has_prefix (test->told, "6 posters saved"));
  g_assert_cmpuint (take_files (test, ".svg", "<?xml"), ==, 6);
}

static void
test_failure (void)
{
  g_autoptr (Test) test = test_new ();
  const GopsExportChoice choice = { .ending = ".txt" };

  g_assert_cmpint (g_rmdir (g_file_peek_path (test->folder)), ==, 0);
  export (test, &choice);
  g_assert_nonnull (strstr (test->told, "make it or choose another place"));
}

static GtkWidget *
combo (GtkWidget  *choice,
       const char *title)
{
  GtkWidget *row = gops_page_test_row (choice, title);

  g_assert_nonnull (row);
  return row;
}

static void
test_choice (void)
{
  GtkWidget *choice = gops_export_choice_new ();
  GtkWidget *window = gops_ui_test_show (choice, 400, 300);
  GopsExportChoice chosen = gops_export_choice_get (choice);

  g_assert_null (chosen.template_id);
  g_assert_cmpstr (chosen.ending, ==, ".txt");
  g_assert_false (gtk_widget_get_visible (combo (choice, "Template")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo (choice, "Format")), 4);
  g_assert_cmpstr (gops_export_choice_get (choice).ending, ==, ".odt");

  adw_combo_row_set_selected (ADW_COMBO_ROW (combo (choice, "What")), 1);
  g_assert_true (gtk_widget_get_visible (combo (choice, "Template")));
  chosen = gops_export_choice_get (choice);
  g_assert_cmpstr (chosen.template_id, ==, gops_poster_template_list ()[0]);
  g_assert_null (chosen.size);
  g_assert_cmpstr (chosen.ending, ==, ".png");
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo (choice, "Template")), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo (choice, "Size")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo (choice, "Format")), 4);
  chosen = gops_export_choice_get (choice);
  g_assert_cmpstr (chosen.template_id, ==, gops_poster_template_list ()[2]);
  g_assert_cmpstr (chosen.size, ==, gops_poster_sizes ()[0].id);
  g_assert_cmpstr (chosen.ending, ==, ".pdf");
  gops_ui_test_names (choice);
  gops_ui_test_close (window, choice);
}

static void
test_dialog (void)
{
  g_autoptr (Test) test = test_new ();
  GtkWidget *dialog, *what;

  gops_groups_ask_export (test->page.session, test->groups, test->page.page);
  wait_frames (test->page.window, 5);
  dialog = gops_page_test_dialog (&test->page);
  what = combo (dialog, "What");
  gops_ui_test_pictures (dialog, "export-rules");
  adw_combo_row_set_selected (ADW_COMBO_ROW (what), 1);
  wait_frames (what, 5);
  gops_ui_test_pictures (dialog, "export-posters");
  if (dialog != test->page.window)
    gtk_window_close (GTK_WINDOW (dialog));
  pump_until (gops_page_test_dialog (&test->page) == test->page.window);
}

/* Each group gets a folder, also where two have one name. */
static void
test_everything (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  gops_folder_export (test->page.session, test->groups, test->folder, test->page.page);
  pump_until (test->told != NULL);
  g_assert_true (g_str_has_prefix (test->told, "Everything of 4 groups is in the folder"));
  dir = g_dir_open (g_file_peek_path (test->folder), 0, NULL);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autoptr (GFile) folder = g_file_get_child (test->folder, name);
      g_autoptr (GFile) book = g_file_get_child (folder, "Handbook.pdf"), other = g_file_get_child (folder, "群手册.pdf");

      g_assert_true (g_file_query_exists (book, NULL) || g_file_query_exists (other, NULL));
    }
  g_assert_cmpuint (n, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/groups/export/rules", test_rules);
  g_test_add_func ("/groups/export/posters", test_posters);
  g_test_add_func ("/groups/export/same-as-the-command-line", test_same_as_the_command_line);
  g_test_add_func ("/groups/export/channels", test_channels);
  g_test_add_func ("/groups/export/failure", test_failure);
  g_test_add_func ("/groups/export/choice", test_choice);
  g_test_add_func ("/groups/export/dialog", test_dialog);
  g_test_add_func ("/groups-export/everything", test_everything);
  return g_test_run ();
}
