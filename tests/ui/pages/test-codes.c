/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes: read out of a picture, looked at before a poster goes out, noted where they hang, told of in Today. */
#include "gops-page-test.h"

#include "gops-channels.h"
#include "gops-code-reader.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-png.h"
#include "gops-postings.h"
#include "gops-preflight-list.h"
#include "gops-publish-page.h"
#include "gops-qr.h"
#include "gops-today-page.h"
#include "gops-ui-use.h"

#define POSTINGS "SELECT coalesce (group_concat (place || ':' || code || ':' || code_until || ':' || (taken_down <> ''), ' '), '')" \
                 " FROM (SELECT * FROM posting ORDER BY id)"
#define SMALL_SIZE 5   /* among those that are offered: so low that half of it is too small for a long code */
#define LINK "https://weixin.qq.com/g/AwYAAJx"

/* As a phone's screenshot would be. */
static char *
write_code (GopsPageTest *test)
{
  char *path = g_build_filename (test->store.folder, "screenshot.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 900);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GopsQr) qr = gops_qr_new (LINK, NULL);
  g_autoptr (GBytes) png = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  gops_qr_draw (qr, cr, 100, 250, 400);
  png = gops_png_encode (surface, NULL, NULL, 0, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return path;
}

static void
set_code (GopsPageTest *test,
          const char   *code,
          const char   *until)
{
  GopsGroup *group = gops_session_get_dossier (test->session)->group;

  g_assert_true (gops_record_store_text (group, test->store.store, GOPS_GROUP_JOIN_CODE, code, NULL));
  g_assert_true (gops_record_store_text (group, test->store.store, GOPS_GROUP_JOIN_CODE_UNTIL, until, NULL));
  gops_page_test_settle (test);
}

/* "+2" and the like: days from today. */
static char *
day (GopsPageTest *test,
     int           days)
{
  g_autofree char *today = gops_date_today (test->store.store, NULL);

  return gops_date_add (today, days);
}

/* --- out of a picture --- */

static gboolean
can_read (void)
{
  if (!gops_code_reader_is_available ())
    g_test_skip ("built without zbar");
  return gops_code_reader_is_available ();
}

static void
test_reads_a_picture (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 800);
  g_autofree char *path = write_code (&test), *end = day (&test, 7);
  GtkWidget *row, *until;

  if (!can_read ())
    return;
  gops_profile_present (test.session, test.window);
  row = gops_ui_find_id (NULL, "join_code");
  until = gops_ui_find_id (NULL, "join_code_until");
  g_assert_true (gtk_widget_activate_action (row, "scan.choose", NULL));
  gops_ui_choose_file (path);
  pump_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), LINK));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (until)), ==, end);
  gops_session_flush (test.session);
  gops_page_test_settle (&test);
  gops_assert_query (test.store.store, "SELECT join_code FROM chat_group", LINK);
  gops_dialog_close (row);
}

/* What shows no code says so, and changes nothing. */
static void
test_no_code_in_it (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autofree char *path = g_build_filename (test.store.folder, "words.png", NULL);
  GtkWidget *row;

  if (!can_read ())
    return;
  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  gops_profile_present (test.session, test.window);
  row = gops_ui_find_id (NULL, "join_code");
  gops_ui_type (row, "https://example.com/kept");
  g_assert_true (gtk_widget_activate_action (row, "scan.choose", NULL));
  gops_ui_choose_file (path);
  gops_ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "https://example.com/kept");
  gops_dialog_close (row);
}

/* --- before it goes out --- */

static void
on_looked_cb (gpointer  list,
              gboolean *looked)
{
  *looked = TRUE;
}

static GtkWidget *
wait_for_look (GopsPageTest *test)
{
  GtkWidget *list = gops_ui_find_id (gops_view_get_pane (test->page), "preflight");
  gboolean looked = FALSE;
  gulong id = g_signal_connect (list, "looked", G_CALLBACK (on_looked_cb), &looked);

  pump_until (looked);
  g_signal_handler_disconnect (list, id);
  wait_frames (list, 3);
  return list;
}

static void
test_looks_at_the_poster (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autofree char *soon = day (&test, 3);
  GtkWidget *list;

  set_code (&test, "https://example.com/own", soon);
  list = wait_for_look (&test);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_first_child (list)));
  gops_ui_test_names (test.window);
}

/* Where advice says that there is no code, the list beside it does not say that all is well. */
static void
test_no_code_is_not_well (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  GtkWidget *list;

  set_code (&test, "https://example.com/own", "");
  (void) wait_for_look (&test);
  set_code (&test, "", "");
  list = wait_for_look (&test);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (list)));
}

/* What is chosen of a poster stays, whatever other drafts of it show: those of the gallery are upright. */
static void
test_size_stays (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);

  set_code (&test, "https://example.com/own", "");
  gops_ui_choose (gops_ui_find_id (gops_view_get_pane (test.page), "size"), SMALL_SIZE);
  (void) wait_for_look (&test);
  set_code (&test, "https://example.com/new", "");
  (void) wait_for_look (&test);
  gops_session_flush (test.session);
  gops_assert_query (test.store.store, "SELECT group_concat (size) FROM poster WHERE size NOT IN ('', '1080x1920')", "900x500");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (gops_ui_find_id (gops_view_get_pane (test.page), "size"))), ==, SMALL_SIZE);
}

/* --- where it hangs --- */

static void
answer (GopsPageTest *test,
        const char   *label)
{
  gops_ui_click (gops_page_test_anywhere (gops_page_test_find_labelled, label));
  gops_ui_settle ();
  gops_page_test_settle (test);
}

static void
close_dialog (const char *type)
{
  gops_dialog_close (gops_ui_find_type (NULL, type));
  gops_ui_wait_gone (type);
}

static void
test_notes_a_posting (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autofree char *end = day (&test, 7), *hangs = g_strdup_printf ("Gate 3:https://example.com/own:%s:0", end);

  set_code (&test, "https://example.com/own", end);
  g_assert_true (gtk_widget_activate_action (test.page, "page.note-posting", NULL));
  gops_ui_settle ();
  gops_ui_type (gops_page_test_anywhere (gops_page_test_find_titled, "Place"), "Gate 3");
  answer (&test, "_Note");
  gops_assert_query (test.store.store, POSTINGS, hangs);
  g_assert_true (gops_session_undo (test.session));
  gops_assert_query (test.store.store, POSTINGS, "");
  g_assert_true (gops_session_redo (test.session));
  gops_assert_query (test.store.store, POSTINGS, hangs);

  g_assert_true (gtk_widget_activate_action (test.page, "page.postings", NULL));
  wait_frames (gops_ui_find_type (NULL, "GopsPostingsDialog"), 3);
  gops_ui_test_names (gops_ui_find_type (NULL, "GopsPostingsDialog"));
  g_assert_nonnull (gops_page_test_find_titled (gops_ui_find_type (NULL, "GopsPostingsDialog"), "Gate 3"));
  close_dialog ("GopsPostingsDialog");
}

/* --- pictures --- */

static void
hang (GopsPageTest *test,
      const char   *place,
      const char   *title,
      int           since,
      int           until,
      gboolean      down)
{
  g_autofree char *posted = day (test, since), *end = day (test, until), *today = day (test, 0);
  const GopsPostingDraft draft = { 0, "recruit-sunrise", title, "https://example.com/old", end, place, posted, "" };
  gint64 id = gops_posting_add (test->store.store, test->group, &draft, NULL);

  g_assert_cmpint (id, !=, 0);
  if (down)
    g_assert_true (gops_posting_take_down (test->store.store, id, today, NULL));
}

static void
fill (GopsPageTest *test,
      gboolean      chinese)
{
  const char *title = chinese ? "天亮前，先跑五公里" : "Run before the city wakes";

  hang (test, chinese ? "校门口公告栏" : "Notice board at the gate", title, -9, -2, FALSE);
  hang (test, chinese ? "跑步用品店收银台" : "Till of the running shop", title, -6, 1, FALSE);
  hang (test, chinese ? "滨江驿站很长很长很长很长很长很长很长很长的名字的二号服务台旁边的墙上" : "The wall beside the second counter of the riverside station with a very long name",
        title, -1, 6, FALSE);
  hang (test, chinese ? "社区图书馆" : "Community library", title, -20, -12, TRUE);
  gops_page_test_settle (test);
}

static void
picture_dialog (const char *language,
                int         width,
                gboolean    full)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, language, width);
  g_autofree char *file = g_strdup_printf ("postings-%s-%s-%d", full ? "full" : "empty", language, width);
  GtkWidget *dialog;

  if (full)
    fill (&test, g_str_equal (language, "zh_CN"));
  gops_postings_present (test.session, FALSE, test.window);
  dialog = gops_ui_find_type (NULL, "GopsPostingsDialog");
  wait_frames (dialog, 15);
  gops_ui_test_fits (dialog);
  if (g_getenv ("GOPS_PICTURES") != NULL)
    gops_ui_test_pictures (dialog, file);
  close_dialog ("GopsPostingsDialog");
}

static void
picture_page (GType       type,
              const char *name,
              const char *language,
              int         width)
{
  g_auto (GopsPageTest) test = gops_page_test_new (type, language, width);
  g_autofree char *file = g_strdup_printf ("codes-%s-%s-%d", name, language, width), *end = day (&test, 1);

  fill (&test, g_str_equal (language, "zh_CN"));
  set_code (&test, "https://example.com/a/very/long/link/that/makes/a/code/with/many/modules?source=poster&group=runners&season=winter", end);
  gops_view_refresh (GOPS_VIEW (test.page));
  if (type == GOPS_TYPE_PUBLISH_PAGE && width >= 600)
    {
      GtkWidget *list, *scroller;

      gops_ui_choose (gops_ui_find_id (gops_view_get_pane (test.page), "size"), SMALL_SIZE);
      list = wait_for_look (&test);
      scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 1e6);
    }
  wait_frames (test.window, 15);
  gops_ui_test_fits (test.window);
  if (g_getenv ("GOPS_PICTURES") != NULL)
    gops_ui_test_pictures (test.window, file);
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 1280 };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        picture_dialog (languages[l], widths[w], TRUE);
        picture_dialog (languages[l], widths[w], FALSE);
        picture_page (GOPS_TYPE_PUBLISH_PAGE, "publish", languages[l], widths[w]);
        picture_page (GOPS_TYPE_TODAY_PAGE, "today", languages[l], widths[w]);
      }
}

/* --- today --- */

static void
on_went_cb (GopsSession     *session,
            const GopsPlace *place,
            char           **out)
{
  g_free (*out);
  *out = g_strdup_printf ("%s/%s/%s", place->page, place->table, place->column);
}

static void
test_today (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1280);
  g_autofree char *end = day (&test, 0), *went = NULL;
  GtkWidget *codes;

  set_code (&test, "https://example.com/own", end);
  gops_view_refresh (GOPS_VIEW (test.page));
  codes = gops_ui_find_id (test.page, "codes");
  wait_frames (codes, 3);
  g_signal_connect (test.session, "go-to", G_CALLBACK (on_went_cb), &went);
  gops_ui_click (gops_page_test_button (codes, "Show"));
  g_assert_cmpstr (went, ==, "publish/chat_group/join_code");
  set_code (&test, "https://example.com/own", "");
  gops_view_refresh (GOPS_VIEW (test.page));
  g_assert_null (gops_ui_seek_id (test.page, "codes"));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/codes/reads-a-picture", test_reads_a_picture);
  g_test_add_func ("/codes/no-code-in-it", test_no_code_in_it);
  g_test_add_func ("/codes/looks-at-the-poster", test_looks_at_the_poster);
  g_test_add_func ("/codes/no-code-is-not-well", test_no_code_is_not_well);
  g_test_add_func ("/codes/size-stays", test_size_stays);
  g_test_add_func ("/codes/notes-a-posting", test_notes_a_posting);
  g_test_add_func ("/codes/today", test_today);
  g_test_add_func ("/codes/pictures", test_pictures);

  return g_test_run ();
}
