/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster changed by hand: layers are chosen, moved, sized and hidden, with the pointer and the keyboard; faces, pictures;
 * each is an action that can be undone. */
#include "gops-page-test.h"

#include <glib/gstdio.h>

#include "gops-compat.h"
#include "gops-own-posters.h"
#include "gops-poster-canvas.h"
#include "gops-poster-gallery.h"
#include "gops-poster-snap.h"
#include "gops-publish-page.h"
#include "gops-ui-use.h"

static GopsPageTest
open_page (void)
{
  return gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, g_strcmp0 (g_getenv ("GOPS_TEST_LANGUAGE"), "zh_CN") == 0 ? "zh_CN" : "en", 1280);
}

static GopsPosterCanvas *
get_canvas (GopsPageTest *test)
{
  return GOPS_POSTER_CANVAS (gops_ui_find_type (test->page, "GopsPosterCanvas"));
}

static GtkWidget *
get_pane (GopsPageTest *test)
{
  return gops_view_get_pane (test->page);
}

/* The first layer that shows the field. */
static GopsPosterPiece *
layer_of (GopsPageTest *test,
          const char   *field)
{
  GPtrArray *layers = gops_poster_canvas_get_layers (get_canvas (test));

  for (guint i = 0; i < layers->len; i++)
    if (g_strcmp0 (((GopsPosterPiece *) layers->pdata[i])->field, field) == 0)
      return layers->pdata[i];
  g_assert_not_reached ();
}

static GtkEventController *
controller_of (GtkWidget *widget,
               GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

/* Where the middle of the layer is on the screen. */
static void
middle_of (GopsPageTest          *test,
           const GopsPosterPiece *piece,
           double                *out_x,
           double                *out_y,
           double                *out_scale)
{
  graphene_rect_t place;

  g_assert_true (gops_poster_view_get_place (gops_poster_canvas_get_view (get_canvas (test)), &place));
  *out_scale = place.size.width / 1080;
  *out_x = place.origin.x + (piece->x + piece->w / 2) * *out_scale;
  *out_y = place.origin.y + (piece->y + piece->h / 2) * *out_scale;
}

static void
click (GopsPageTest *test,
       double        x,
       double        y)
{
  GtkEventController *gesture = controller_of (GTK_WIDGET (get_canvas (test)), GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (gesture, "pressed", 1, x, y);
  g_signal_emit_by_name (gesture, "released", 1, x, y);
  gops_ui_settle ();
}

static void
choose (GopsPageTest *test,
        const char   *field)
{
  double x, y, scale;

  middle_of (test, layer_of (test, field), &x, &y, &scale);
  click (test, x, y);
  g_assert_nonnull (gops_poster_canvas_get_chosen (get_canvas (test)));
  g_assert_cmpstr (gops_poster_canvas_get_chosen (get_canvas (test))->field, ==, field);
}

static void
test_chooses (void)
{
  g_auto (GopsPageTest) test = open_page ();
  graphene_rect_t place;

  choose (&test, "headline");
  gops_ui_test_pictures (test.window, "poster-chosen");
  gops_ui_test_names (test.window);
  gops_ui_test_mnemonics (test.window);
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));
  g_assert_null (gops_poster_canvas_get_chosen (get_canvas (&test)));
  choose (&test, "headline");
  g_assert_true (gops_poster_view_get_place (gops_poster_canvas_get_view (get_canvas (&test)), &place));
  click (&test, place.origin.x - 5, place.origin.y - 5);   /* beside the poster */
  g_assert_null (gops_poster_canvas_get_chosen (get_canvas (&test)));
}

static void
test_nudges (void)
{
  g_auto (GopsPageTest) test = open_page ();
  double x, y;

  choose (&test, "headline");
  x = layer_of (&test, "headline")->x;
  y = layer_of (&test, "headline")->y;
  g_assert_true (gops_ui_key (GDK_KEY_Right, 0));
  g_assert_true (gops_ui_key (GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->x, x + 1, 0.1);
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->y, y + 10, 0.1);
  g_assert_cmpint (gops_page_test_count (&test, "poster", "changes LIKE '%dx%'"), ==, 1);
  gops_page_test_undo (&test);   /* both at once: they were one movement */
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->x, x, 0.1);
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->y, y, 0.1);
  g_assert_true (gops_session_redo (test.session));
  gops_page_test_settle (&test);
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->y, y + 10, 0.1);
  g_assert_nonnull (gops_poster_canvas_get_chosen (get_canvas (&test)));
  (void) gtk_widget_grab_focus (GTK_WIDGET (get_canvas (&test)));
  g_assert_true (gops_ui_key (GDK_KEY_0, GDK_CONTROL_MASK));
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->y, y, 0.1);
}

static void
test_drags (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkEventController *drag = controller_of (GTK_WIDGET (get_canvas (&test)), GTK_TYPE_GESTURE_DRAG);
  double x, y, scale, before;

  choose (&test, "headline");
  before = layer_of (&test, "headline")->y;
  middle_of (&test, layer_of (&test, "headline"), &x, &y, &scale);
  g_assert_true (gops_poster_canvas_is_held (get_canvas (&test), x, y));
  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-update", 1 * scale, 117.3 * scale);
  wait_frames (test.window, 2);
  gops_ui_test_picture (test.window, "poster-dragged");
  g_signal_emit_by_name (drag, "drag-end", 1 * scale, 117.3 * scale);
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->y, before + 117.3, 25);
  g_assert_cmpfloat (layer_of (&test, "headline")->y, >, before + 50);
  gops_page_test_settle (&test);
  gops_page_test_undo (&test);
  g_assert_cmpfloat_with_epsilon (layer_of (&test, "headline")->y, before, 0.1);
}

static GopsPosterPiece
make_piece (char                *id,
            GopsPosterPieceKind  kind,
            double               x,
            double               w)
{
  return (GopsPosterPiece) { .kind = kind, .id = id, .x = x, .y = 500, .w = w, .h = 100 };
}

/* Margins, the middle and the edges of texts catch; drawings do not. */
static void
test_snaps (void)
{
  GopsPosterPiece moved = make_piece ((char *) "a", GOPS_POSTER_PIECE_TEXT, 300, 100), other = make_piece ((char *) "b", GOPS_POSTER_PIECE_TEXT, 700, 50);
  GopsPosterPiece drawing = make_piece ((char *) "c", GOPS_POSTER_PIECE_DRAWING, 200, 20);
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  const double box[4] = { 300, 900, 100, 100 };
  GopsPosterSnap snap;

  g_ptr_array_add (layers, &moved);
  g_ptr_array_add (layers, &other);
  g_ptr_array_add (layers, &drawing);
  snap = gops_poster_snap (layers, "a", box, -249, 13, 1000, 2000, 5);
  g_assert_cmpfloat (snap.dx, ==, -250);        /* the left margin is at 50 */
  g_assert_cmpfloat (snap.guide_x, ==, 50);
  g_assert_cmpfloat (snap.dy, ==, 13);
  g_assert_cmpfloat (snap.guide_y, <, 0);
  snap = gops_poster_snap (layers, "a", box, 147, 0, 1000, 2000, 5);
  g_assert_cmpfloat (snap.dx, ==, 150);         /* in the middle */
  snap = gops_poster_snap (layers, "a", box, 304, -404, 1000, 2000, 5);
  g_assert_cmpfloat (snap.dx, ==, 300);         /* its right edge at the other's left one */
  g_assert_cmpfloat (snap.dy, ==, -400);
  snap = gops_poster_snap (layers, "a", box, -102, 0, 1000, 2000, 5);
  g_assert_cmpfloat (snap.dx, ==, -102);
}

static GtkWidget *
row_of (GopsPageTest *test,
        GtkWidget    *parent,
        const char   *layer)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_strcmp0 (g_object_get_data (G_OBJECT (child), "gops-layer"), layer) == 0 ? child : row_of (test, child, layer);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list beside the poster. */
static void
test_layers (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *id = g_strdup (layer_of (&test, "headline")->id);
  GtkWidget *expander = gops_ui_find_id (get_pane (&test), "layers"), *row, *eye;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  gops_ui_settle ();
  row = row_of (&test, expander, id);
  g_signal_emit_by_name (row, "activated");
  gops_ui_settle ();
  g_assert_cmpstr (gops_poster_canvas_get_chosen (get_canvas (&test))->id, ==, id);
  gops_ui_click (gops_ui_find_id (expander, "smaller"));
  gops_ui_click (gops_ui_find_id (expander, "smaller"));
  g_assert_cmpint (gops_page_test_count (&test, "poster", "changes LIKE '%\"size\":0.9%'"), ==, 1);
  gops_page_test_settle (&test);
  eye = gops_ui_test_find (row_of (&test, expander, id), GTK_TYPE_TOGGLE_BUTTON, "gops-eye");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (eye), FALSE);
  gops_page_test_settle (&test);
  g_assert_true (layer_of (&test, "headline")->hidden);
  gops_page_test_undo (&test);
  g_assert_false (layer_of (&test, "headline")->hidden);
  gops_ui_test_pictures (test.window, "poster-layers");
  g_signal_emit_by_name (gops_ui_find_id (expander, "reset_row"), "activated");
  g_assert_cmpint (gops_page_test_count (&test, "poster", "changes <> ''"), ==, 0);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "poster", "changes LIKE '%\"size\":0.9%'"), ==, 1);
}

/* What was typed, moved and coloured one after another are actions of their own. */
static void
test_kinds (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkFlowBox *palettes = GTK_FLOW_BOX (gops_ui_find_id (get_pane (&test), "palettes"));

  choose (&test, "headline");
  g_assert_true (gops_ui_key (GDK_KEY_Down, GDK_SHIFT_MASK));
  gops_ui_click (GTK_WIDGET (gtk_flow_box_get_child_at_index (palettes, 1)));
  gops_page_test_settle (&test);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "poster", "palette <> ''"), ==, 0);
  g_assert_cmpint (gops_page_test_count (&test, "poster", "changes LIKE '%dy%'"), ==, 1);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "poster", "changes LIKE '%dy%'"), ==, 0);
}

static void
test_faces (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *row = gops_ui_find_id (get_pane (&test), "heading_face");

  if (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))) < 2)
    {
      g_test_skip ("no faces are installed");
      return;
    }
  gops_ui_choose (row, 1);
  g_assert_cmpint (gops_page_test_count (&test, "poster", "changes LIKE '%heading%'"), ==, 1);
  gops_page_test_settle (&test);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
  gops_page_test_undo (&test);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
}

/* How long it takes until a keystroke is seen: the poster of 1080 × 1920 at the size of the preview. */
static void
test_speed (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GopsPosterView *view = gops_poster_canvas_get_view (get_canvas (&test));
  graphene_rect_t place;
  gint64 begin;

  g_assert_true (gops_poster_view_get_place (view, &place));
  begin = g_get_monotonic_time ();
  for (int i = 0; i < 50; i++)
    g_object_unref (gops_poster_view_get_texture (view, (int) place.size.width));
  g_test_message ("the preview is drawn in %.2f ms", (g_get_monotonic_time () - begin) / 50 / 1000.0);
}

/* --- templates of one's own, and many posters --- */

static void
answer_name (const char *name,
             const char *label)
{
  GtkWidget *entry = gops_ui_find_type (NULL, "GtkEntry");

  gops_ui_settle ();
  gops_ui_type (entry, name);
  g_signal_emit_by_name (gops_page_test_anywhere (gops_page_test_find_labelled, label), "clicked");
  gops_ui_wait_gone ("GtkEntry");
}

static const char *
chosen_template (GopsPageTest *test)
{
  return gops_poster_gallery_get_chosen (GOPS_POSTER_GALLERY (gops_ui_find_type (test->page, "GopsPosterGallery")));
}

static void
save_template (GopsPageTest *test,
               const char   *name)
{
  g_assert_true (gtk_widget_activate_action (test->page, "page.save-template", NULL));
  answer_name (name, "_Save");
  gops_page_test_settle (test);
}

/* It is the first of the gallery, is called otherwise, goes out as a file, is removed, comes back with undo, and in again. */
static void
test_templates (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *path = g_build_filename (test.store.folder, "template.json", NULL), *id = NULL;
  g_autofree char *export = NULL;
  GtkWidget *gallery = gops_ui_find_type (test.page, "GopsPosterGallery");

  choose (&test, "headline");
  g_assert_true (gops_ui_key (GDK_KEY_Down, GDK_SHIFT_MASK));
  save_template (&test, "Autumn 秋");
  id = g_strdup (chosen_template (&test));
  g_assert_true (gops_poster_is_own (id));
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "kind = 'poster'"), ==, 1);
  gops_ui_test_pictures (test.window, "poster-own-template");

  (void) gtk_widget_grab_focus (gallery);
  g_assert_true (gops_ui_key (GDK_KEY_F2, 0));
  answer_name ("Winter 冬", "_Rename");
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "body LIKE '%Winter 冬%'"), ==, 1);
  g_assert_cmpstr (chosen_template (&test), ==, id);

  gtk_widget_activate_action (gallery, "gallery.export", "s", id);
  gops_ui_choose_file (path);
  g_assert_true (g_file_get_contents (path, &export, NULL, NULL));
  g_assert_nonnull (strstr (export, "Winter 冬"));

  (void) gtk_widget_grab_focus (gallery);
  g_assert_true (gops_ui_key (GDK_KEY_Delete, 0));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "kind = 'poster'"), ==, 0);
  g_assert_false (gops_poster_is_own (chosen_template (&test)));
  gops_page_test_undo (&test);
  g_assert_cmpstr (chosen_template (&test), ==, id);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "body LIKE '%Autumn 秋%'"), ==, 1);

  g_assert_true (gtk_widget_activate_action (test.page, "page.open-template", NULL));
  gops_ui_choose_file (path);
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "kind = 'poster'"), ==, 2);
}

static void
on_toast_cb (GopsSession *session,
             const char  *text,
             const char  *button,
             const char  *action,
             const char  *target,
             guint       *n)
{
  *n += 1;
}

/* What is no template is told of, and nothing is added. */
static void
test_no_template (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *path = g_build_filename (test.store.folder, "notes.json", NULL);
  guint n_told = 0;

  g_assert_true (g_file_set_contents (path, "{ \"shopping\": [\"milk\"] }", -1, NULL));
  g_signal_connect (test.session, "toast", G_CALLBACK (on_toast_cb), &n_told);
  g_assert_true (gtk_widget_activate_action (test.page, "page.open-template", NULL));
  gops_ui_choose_file (path);
  pump_until (n_told == 1);
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "kind = 'poster'"), ==, 0);
}

static guint
count_files (const char *folder,
             const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

/* What issue 6 asks for: a poster is edited, becomes a template, and twenty are saved by it; a second time they are there. */
static void
test_batch (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *folder = g_build_filename (test.store.folder, "posters", NULL);
  GtkWidget *dialog;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int i = 2; i <= 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Runners %d 晨跑", i);

      (void) gops_test_add_group (test.store.store, name);
    }
  gops_page_test_settle (&test);
  choose (&test, "headline");
  g_assert_true (gops_ui_key (GDK_KEY_Down, GDK_SHIFT_MASK));
  save_template (&test, "For everybody");
  g_assert_true (gtk_widget_activate_action (test.page, "page.batch-posters", NULL));
  dialog = gops_ui_find_type (NULL, "GopsPosterBatchDialog");
  gops_ui_settle ();
  gops_ui_test_names (dialog);
  g_assert_false (gtk_widget_is_sensitive (gops_ui_find_id (dialog, "save_all")));
  gops_ui_type (gops_ui_find_id (dialog, "pattern"), "{nonsense}");
  g_assert_true (gtk_widget_has_css_class (gops_ui_find_id (dialog, "pattern"), "error"));
  gops_ui_type (gops_ui_find_id (dialog, "pattern"), "{n}-{group}");
  gops_ui_choose (gops_ui_find_id (dialog, "size"), 5);
  gops_ui_click (gops_ui_find_id (dialog, "folder"));
  gops_ui_choose_file (folder);
  gops_ui_settle ();
  gops_ui_test_pictures (dialog, "poster-batch");
  gops_ui_click (gops_ui_find_id (dialog, "save_all"));
  pump_until (*gtk_label_get_label (GTK_LABEL (gops_ui_find_id (dialog, "state"))) != '\0');
  g_assert_cmpuint (count_files (folder, ".png"), ==, 20);
  gops_ui_test_pictures (dialog, "poster-batch-done");
  gops_ui_click (gops_ui_find_id (dialog, "save_all"));   /* they are there: none is drawn again */
  gops_ui_wait_gone ("GtkProgressBar");
  g_assert_cmpuint (count_files (folder, ".png"), ==, 20);
  gops_dialog_close (dialog);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/poster-editor/chooses", test_chooses);
  g_test_add_func ("/poster-editor/nudges", test_nudges);
  g_test_add_func ("/poster-editor/drags", test_drags);
  g_test_add_func ("/poster-editor/snaps", test_snaps);
  g_test_add_func ("/poster-editor/layers", test_layers);
  g_test_add_func ("/poster-editor/kinds-are-actions-of-their-own", test_kinds);
  g_test_add_func ("/poster-editor/faces", test_faces);
  g_test_add_func ("/poster-editor/templates-of-ones-own", test_templates);
  g_test_add_func ("/poster-editor/no-template", test_no_template);
  g_test_add_func ("/poster-editor/saves-twenty", test_batch);
  g_test_add_func ("/poster-editor/speed", test_speed);

  return g_test_run ();
}
