/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The publish page: files are written in a thread, with a dialog that can cancel. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-page-test.h"
#include "gops-publish-page.h"
#include "gops-publish-texts.h"

typedef struct
{
  char *text;     /* (owned) (nullable): the last toast */
  guint ticks;    /* of the main loop */
  guint source;
} Watch;

static void
on_toast_cb (GopsSession *session,
             const char  *text,
             const char  *button,
             const char  *action,
             const char  *target,
             Watch       *watch)
{
  g_free (watch->text);
  watch->text = g_strdup (text);
}

static gboolean
on_tick_cb (gpointer data)
{
  ((Watch *) data)->ticks++;
  return G_SOURCE_CONTINUE;
}

static void
watch_begin (Watch        *watch,
             GopsPageTest *test)
{
  g_signal_connect (test->session, "toast", G_CALLBACK (on_toast_cb), watch);
  watch->source = g_timeout_add (5, on_tick_cb, watch);
}

static void
watch_end (Watch        *watch,
           GopsPageTest *test)
{
  g_signal_handlers_disconnect_by_data (test->session, watch);
  g_source_remove (watch->source);
  g_free (watch->text);
}

static GFile *
file_in (GopsPageTest *test,
         const char   *name)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);

  return g_file_new_for_path (path);
}

/* The file's name says as what. */
static void
test_members (void)
{
  static const struct { const char *name, *begins; } cases[] = {   /* the group is empty: a table has its header, cards nothing */
    { "成员.csv", "\xef\xbb\xbf姓名,群昵称" }, { "成员.vcf", "" }, { "成员.XLSX", "PK" }, { "成员", "\xef\xbb\xbf姓名,群昵称" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "zh_CN", 1280);
      g_autoptr (GFile) to = file_in (&test, cases[i].name);
      const GopsPublishFile file = { "Save Member List", NULL, "Member list saved", gops_publish_members, NULL };
      g_autofree char *written = NULL;
      Watch watch = { NULL };

      watch_begin (&watch, &test);
      gops_publish_write (test.page, &file, to);
      pump_until (watch.text != NULL);
      g_assert_cmpstr (watch.text, ==, "Member list saved");
      g_assert_true (g_file_load_contents (to, NULL, &written, NULL, NULL, NULL));
      g_assert_true (g_str_has_prefix (written, cases[i].begins));
      g_assert_cmpint (*written == '\0', ==, *cases[i].begins == '\0');
      watch_end (&watch, &test);
    }
}

/* Work that ends when it is cancelled, or spoils the test. */
static gboolean
write_for_ever (GopsStore         *store,
                const GopsDossier *dossier,
                const char        *detail,
                GFile             *file,
                GopsProgress      *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  g_assert_cmpstr (detail, ==, "slow");
  for (guint i = 0; i < 5000; i++)
    {
      gops_progress_report (progress, 3, 40, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_usleep (1000);
    }
  return g_file_replace_contents (file, "x", 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

static GtkWidget *
find_label (GtkWidget  *parent,
            const char *text)
{
  if (GTK_IS_LABEL (parent) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (parent)), text))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_bar (GopsPageTest *test)
{
  return gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_PROGRESS_BAR, NULL);
}

static void
test_cancel (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autoptr (GFile) to = file_in (&test, "slow.txt");
  const GopsPublishFile file = { "Save Slowly", NULL, "Saved", write_for_ever, "slow" };
  Watch watch = { NULL };
  g_autofree char *done = g_strdup_printf (_("%lu of %lu"), 3ul, 40ul);
  GtkWidget *cancel;
  guint ticks;

  watch_begin (&watch, &test);
  gops_publish_write (test.page, &file, to);
  pump_until (find_bar (&test) != NULL);
  pump_until (find_label (gops_page_test_dialog (&test), done) != NULL);
  ticks = watch.ticks;
  pump_until (watch.ticks > ticks + 3);   /* the window is alive meanwhile */
  cancel = gops_page_test_button (gops_page_test_dialog (&test), "_Cancel");
  g_signal_emit_by_name (cancel, "clicked");
  pump_until (find_bar (&test) == NULL);
  g_assert_null (watch.text);   /* whoever cancels knows */
  g_assert_false (g_file_query_exists (to, NULL));
  watch_end (&watch, &test);
}

static gboolean
write_slowly (GopsStore         *store,
              const GopsDossier *dossier,
              const char        *detail,
              GFile             *file,
              GopsProgress      *progress,
              GCancellable      *cancellable,
              GError           **error)
{
  g_usleep (G_USEC_PER_SEC);
  return g_file_replace_contents (file, "x", 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

/* Work that took long enough for the dialog to be shown is told of like any other: closing the dialog is not cancelling
 * any more. */
static void
test_slow (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autoptr (GFile) to = file_in (&test, "slow.txt");
  const GopsPublishFile file = { "Save Slowly", NULL, "Saved", write_slowly, NULL };
  Watch watch = { NULL };

  watch_begin (&watch, &test);
  gops_publish_write (test.page, &file, to);
  pump_until (find_bar (&test) != NULL);
  pump_until (watch.text != NULL);
  g_assert_cmpstr (watch.text, ==, "Saved");
  g_assert_true (g_file_query_exists (to, NULL));
  watch_end (&watch, &test);
}

/* Closing the dialog is cancelling. */
static void
test_close (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autoptr (GFile) to = file_in (&test, "slow.txt");
  const GopsPublishFile file = { "Save Slowly", NULL, "Saved", write_for_ever, "slow" };
  Watch watch = { NULL };

  watch_begin (&watch, &test);
  gops_publish_write (test.page, &file, to);
  pump_until (find_bar (&test) != NULL);
  gops_dialog_close (find_bar (&test));
  pump_until (find_bar (&test) == NULL);
  wait_frames (test.window, 10);
  g_assert_null (watch.text);
  g_assert_false (g_file_query_exists (to, NULL));
  watch_end (&watch, &test);
}

static void
test_failure (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autoptr (GFile) to = file_in (&test, "no/such/folder.csv");
  const GopsPublishFile file = { "Save Member List", NULL, "Member list saved", gops_publish_members, NULL };
  Watch watch = { NULL };

  watch_begin (&watch, &test);
  gops_publish_write (test.page, &file, to);
  pump_until (watch.text != NULL);
  g_assert_cmpstr (watch.text, !=, "Member list saved");
  watch_end (&watch, &test);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/publish/members-in-a-thread", test_members);
  g_test_add_func ("/publish/cancel", test_cancel);
  g_test_add_func ("/publish/slow-work-is-told", test_slow);
  g_test_add_func ("/publish/close-is-cancel", test_close);
  g_test_add_func ("/publish/failure-is-told", test_failure);
  return g_test_run ();
}
