/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow: edited by mouse, by keyboard alone, and as a list; everything can be undone. */
#include "gops-page-test.h"

#include <string.h>

#include "gops-flow-canvas.h"
#include "gops-flow-changes.h"
#include "gops-flow-editor.h"
#include "gops-flow-form.h"
#include "gops-flow-item.h"
#include "gops-flow-list.h"
#include "gops-flow-preview.h"
#include "gops-flow-save.h"
#include "gops-flow-section.h"
#include "gops-journal.h"

typedef struct
{
  GopsPageTest test;
  GtkWidget   *editor, *canvas, *list;
} Flow;

static Flow
open_editor (const char *language,
             int         width)
{
  Flow flow = { .test = gops_page_test_new (GOPS_TYPE_FLOW_SECTION, language, width) };

  flow.editor = gops_flow_editor_present (GOPS_VIEW (flow.test.page));
  flow.canvas = gops_ui_test_find (flow.editor, GOPS_TYPE_FLOW_CANVAS, NULL);
  flow.list = gops_ui_test_find (flow.editor, GOPS_TYPE_FLOW_LIST, NULL);
  wait_frames (flow.editor, 6);
  return flow;
}

static void
flow_clear (Flow *flow)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (flow->editor));

  if (window != flow->test.window)
    gtk_window_destroy (GTK_WINDOW (window));
  gops_page_test_clear (&flow->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flow, flow_clear)

static const GopsDossier *
dossier (Flow *flow)
{
  return gops_page_test_dossier (&flow->test);
}

static gint64
party_id (Flow *flow,
          guint index)
{
  return gops_record_get_id (g_ptr_array_index (dossier (flow)->flow_nodes, index));
}

static gpointer
find (GPtrArray *records,
      gint64     id)
{
  for (guint i = 0; i < records->len; i++)
    if (gops_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

/* The middle of a thing of the drawing, in pixels of the canvas. */
static graphene_point_t
place_of (Flow         *flow,
          GopsFlowThing thing,
          gint64        id)
{
  GdkRectangle place;

  g_assert_true (gops_flow_canvas_select (GOPS_FLOW_CANVAS (flow->canvas), thing, id, FALSE));
  place = gops_flow_canvas_get_place (GOPS_FLOW_CANVAS (flow->canvas));
  return GRAPHENE_POINT_INIT ((float) (place.x + place.width / 2.0), (float) (place.y + place.height / 2.0));
}

static GObject *
find_gesture (GtkWidget *widget,
              GType      type,
              guint      button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type
          && (!GTK_IS_GESTURE_CLICK (controller) || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button))
        return controller;
    }
  return NULL;
}

static void
drag (Flow            *flow,
      graphene_point_t from,
      double           dx,
      double           dy)
{
  GObject *gesture = find_gesture (flow->canvas, GTK_TYPE_GESTURE_DRAG, 0);

  g_signal_emit_by_name (gesture, "drag-begin", (double) from.x, (double) from.y);
  g_signal_emit_by_name (gesture, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (gesture, "drag-update", dx, dy);
  wait_frames (flow->canvas, 1);
  g_signal_emit_by_name (gesture, "drag-end", dx, dy);
}

static void
click (Flow            *flow,
       graphene_point_t at,
       int              times)
{
  GObject *gesture = find_gesture (flow->canvas, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);

  for (int n = 1; n <= times; n++)
    g_signal_emit_by_name (gesture, "pressed", n, (double) at.x, (double) at.y);
}

/* A key as it reaches the drawing. */
static void
press (Flow           *flow,
       guint           key,
       GdkModifierType modifiers)
{
  g_assert_true (gops_ui_test_press (flow->canvas, key, modifiers));
  wait_frames (flow->editor, 1);
}

static GtkWidget *
get_form (Flow *flow)
{
  return gops_ui_test_find (flow->editor, GOPS_TYPE_FLOW_FORM, NULL);
}

/* --- with the mouse --- */

static void
test_mouse_moves (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  gint64 id = party_id (&flow, 1);
  graphene_point_t at = place_of (&flow, GOPS_FLOW_PARTY, id);
  gpointer node;

  drag (&flow, at, 90, 60);
  node = find (dossier (&flow)->flow_nodes, id);
  g_assert_true (gops_record_get_bool (node, GOPS_FLOW_NODE_PLACED));
  g_assert_cmpfloat (gops_record_get_real (node, GOPS_FLOW_NODE_Y), !=, 0);
  g_assert_true (gops_session_undo (flow.test.session));
  g_assert_false (gops_record_get_bool (find (dossier (&flow)->flow_nodes, id), GOPS_FLOW_NODE_PLACED));

  /* a shaking hand moves nothing */
  drag (&flow, place_of (&flow, GOPS_FLOW_PARTY, id), 2, 1);
  g_assert_false (gops_record_get_bool (find (dossier (&flow)->flow_nodes, id), GOPS_FLOW_NODE_PLACED));
}

static void
test_mouse_joins (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  guint n = dossier (&flow)->flow_arrows->len;
  gint64 from = party_id (&flow, 0), to = party_id (&flow, 4);
  graphene_point_t start, end = place_of (&flow, GOPS_FLOW_PARTY, to);
  GdkRectangle card;
  gpointer arrow;

  start = place_of (&flow, GOPS_FLOW_PARTY, from);
  card = gops_flow_canvas_get_place (GOPS_FLOW_CANVAS (flow.canvas));
  start.x = (float) (card.x + card.width);   /* the handle */
  drag (&flow, start, end.x - start.x, end.y - start.y);
  g_assert_cmpuint (dossier (&flow)->flow_arrows->len, ==, n + 1);
  arrow = g_ptr_array_index (dossier (&flow)->flow_arrows, n);
  g_assert_cmpint (gops_record_get_int (arrow, GOPS_FLOW_ARROW_FROM_NODE), ==, from);
  g_assert_cmpint (gops_record_get_int (arrow, GOPS_FLOW_ARROW_TO_NODE), ==, to);
  g_assert_nonnull (get_form (&flow));
}

static void
test_mouse_adds (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  guint n = dossier (&flow)->flow_nodes->len;

  click (&flow, GRAPHENE_POINT_INIT (8, 8), 2);
  g_assert_cmpuint (dossier (&flow)->flow_nodes->len, ==, n + 1);
  g_assert_true (gops_record_get_bool (g_ptr_array_index (dossier (&flow)->flow_nodes, n), GOPS_FLOW_NODE_PLACED));
  g_assert_nonnull (get_form (&flow));
  gops_ui_test_names (flow.editor);
}

/* --- by keyboard alone --- */

static void
test_keyboard_alone (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  guint n = dossier (&flow)->flow_nodes->len, n_arrows = dossier (&flow)->flow_arrows->len;
  gint64 id, selected;
  GtkWidget *label;
  double before;

  /* a new party that is given up at once was never there */
  gtk_widget_grab_focus (flow.canvas);
  press (&flow, GDK_KEY_n, 0);
  g_assert_cmpuint (dossier (&flow)->flow_nodes->len, ==, n + 1);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (get_form (&flow), GTK_TYPE_POPOVER)));
  pump_until (get_form (&flow) == NULL);
  pump_until (dossier (&flow)->flow_nodes->len == n);

  /* a new party, named */
  gtk_widget_grab_focus (flow.canvas);
  press (&flow, GDK_KEY_n, 0);
  g_assert_cmpuint (dossier (&flow)->flow_nodes->len, ==, n + 1);
  id = party_id (&flow, n);
  label = gops_page_test_row (get_form (&flow), "Party");
  gtk_editable_set_text (GTK_EDITABLE (label), "Printers");
  g_signal_emit_by_name (label, "entry-activated");
  pump_until (get_form (&flow) == NULL);
  g_assert_cmpstr (gops_record_get_text (find (dossier (&flow)->flow_nodes, id), GOPS_FLOW_NODE_LABEL), ==, "Printers");

  /* an arrow from it to another one, chosen with the arrow keys */
  gtk_widget_grab_focus (flow.canvas);
  g_assert_true (gops_flow_canvas_get_selected (GOPS_FLOW_CANVAS (flow.canvas), &selected) == GOPS_FLOW_PARTY);
  g_assert_cmpint (selected, ==, id);
  press (&flow, GDK_KEY_a, 0);
  g_assert_true (gops_flow_canvas_is_joining (GOPS_FLOW_CANVAS (flow.canvas)));
  press (&flow, GDK_KEY_Escape, 0);
  g_assert_false (gops_flow_canvas_is_joining (GOPS_FLOW_CANVAS (flow.canvas)));
  press (&flow, GDK_KEY_a, 0);
  gtk_widget_child_focus (flow.canvas, GTK_DIR_UP);
  press (&flow, GDK_KEY_Return, 0);
  g_assert_cmpuint (dossier (&flow)->flow_arrows->len, ==, n_arrows + 1);
  label = gops_page_test_row (get_form (&flow), "What is given");
  gtk_editable_set_text (GTK_EDITABLE (label), "leaflets");
  g_signal_emit_by_name (label, "entry-activated");
  pump_until (get_form (&flow) == NULL);
  g_assert_cmpint (gops_record_get_int (g_ptr_array_index (dossier (&flow)->flow_arrows, n_arrows), GOPS_FLOW_ARROW_FROM_NODE), ==, id);
  g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (dossier (&flow)->flow_arrows, n_arrows), GOPS_FLOW_ARROW_LABEL), ==, "leaflets");

  /* moved, three steps being one action; arranged again */
  g_assert_true (gops_flow_canvas_select (GOPS_FLOW_CANVAS (flow.canvas), GOPS_FLOW_PARTY, id, TRUE));
  press (&flow, GDK_KEY_Right, GDK_ALT_MASK);
  before = gops_record_get_real (find (dossier (&flow)->flow_nodes, id), GOPS_FLOW_NODE_X);
  press (&flow, GDK_KEY_Right, GDK_ALT_MASK);
  press (&flow, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpfloat_with_epsilon (gops_record_get_real (find (dossier (&flow)->flow_nodes, id), GOPS_FLOW_NODE_X), before + 24, 0.01);
  g_assert_true (gops_session_undo (flow.test.session));
  g_assert_false (gops_record_get_bool (find (dossier (&flow)->flow_nodes, id), GOPS_FLOW_NODE_PLACED));
  g_assert_true (gops_session_redo (flow.test.session));
  press (&flow, GDK_KEY_l, 0);
  g_assert_false (gops_record_get_bool (find (dossier (&flow)->flow_nodes, id), GOPS_FLOW_NODE_PLACED));

  /* removed with what it gives, and back; undo selects it */
  g_assert_true (gops_flow_canvas_select (GOPS_FLOW_CANVAS (flow.canvas), GOPS_FLOW_PARTY, id, TRUE));
  press (&flow, GDK_KEY_Delete, 0);
  g_assert_cmpuint (dossier (&flow)->flow_nodes->len, ==, n);
  g_assert_cmpuint (dossier (&flow)->flow_arrows->len, ==, n_arrows);
  g_assert_true (gops_session_undo (flow.test.session));
  g_assert_cmpuint (dossier (&flow)->flow_nodes->len, ==, n + 1);
  g_assert_cmpuint (dossier (&flow)->flow_arrows->len, ==, n_arrows + 1);
}

static void
test_tab (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  guint n = dossier (&flow)->flow_nodes->len + dossier (&flow)->flow_arrows->len, seen = 1;
  gint64 id;

  gtk_widget_grab_focus (flow.canvas);
  g_assert_true (gops_flow_canvas_get_selected (GOPS_FLOW_CANVAS (flow.canvas), &id) == GOPS_FLOW_PARTY);
  while (gtk_widget_child_focus (flow.canvas, GTK_DIR_TAB_FORWARD))
    seen++;
  g_assert_cmpuint (seen, ==, n);
  g_assert_true (gtk_widget_child_focus (flow.canvas, GTK_DIR_TAB_BACKWARD));
}

static void
test_zoom (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  GopsFlowCanvas *canvas = GOPS_FLOW_CANVAS (flow.canvas);
  double fitted = gops_flow_canvas_get_zoom (canvas);

  gtk_widget_grab_focus (flow.canvas);
  press (&flow, GDK_KEY_plus, 0);
  g_assert_cmpfloat (gops_flow_canvas_get_zoom (canvas), >, fitted);
  press (&flow, GDK_KEY_minus, 0);
  press (&flow, GDK_KEY_minus, 0);
  g_assert_cmpfloat (gops_flow_canvas_get_zoom (canvas), <, fitted);
  press (&flow, GDK_KEY_0, 0);
  wait_frames (flow.editor, 3);
  g_assert_cmpfloat_with_epsilon (gops_flow_canvas_get_zoom (canvas), fitted, 0.02);
}

/* --- as a list --- */

static void
test_list (void)
{
  g_auto (Flow) flow = open_editor ("zh_CN", 1000);
  const GopsDossier *now = dossier (&flow);
  gint64 deal = gops_record_get_id (g_ptr_array_index (now->flow_arrows, 0)), from, to, id;
  gpointer arrow = g_ptr_array_index (now->flow_arrows, 0);

  from = gops_record_get_int (arrow, GOPS_FLOW_ARROW_FROM_NODE);
  to = gops_record_get_int (arrow, GOPS_FLOW_ARROW_TO_NODE);
  g_assert_true (gops_flow_list_select (GOPS_FLOW_LIST (flow.list), GOPS_FLOW_DEAL, deal, TRUE));
  /* the drawing follows */
  g_assert_true (gops_flow_canvas_get_selected (GOPS_FLOW_CANVAS (flow.canvas), &id) == GOPS_FLOW_DEAL);
  g_assert_cmpint (id, ==, deal);
  g_signal_emit_by_name (flow.list, "edit");
  g_assert_nonnull (get_form (&flow));
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (get_form (&flow), "Kind")), 0);
  g_assert_cmpstr (gops_record_get_text (find (dossier (&flow)->flow_arrows, deal), GOPS_FLOW_ARROW_KIND), ==, "money");
  gtk_widget_activate_action (flow.editor, "flow.turn", NULL);
  arrow = find (dossier (&flow)->flow_arrows, deal);
  g_assert_cmpint (gops_record_get_int (arrow, GOPS_FLOW_ARROW_FROM_NODE), ==, to);
  g_assert_cmpint (gops_record_get_int (arrow, GOPS_FLOW_ARROW_TO_NODE), ==, from);
  gtk_widget_activate_action (flow.editor, "flow.remove", NULL);
  g_assert_null (find (dossier (&flow)->flow_arrows, deal));
  g_assert_null (get_form (&flow));
  g_assert_true (gops_session_undo (flow.test.session));
  g_assert_nonnull (find (dossier (&flow)->flow_arrows, deal));
}

static void
test_empty (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  GtkWidget *stack = gtk_widget_get_ancestor (flow.list, GTK_TYPE_STACK);

  while (dossier (&flow)->flow_nodes->len > 0)
    g_assert_true (gops_flow_remove_party (GOPS_VIEW (flow.test.page), party_id (&flow, 0)));
  g_assert_cmpuint (dossier (&flow)->flow_arrows->len, ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");
  gops_ui_test_names (flow.editor);
  gtk_widget_activate_action (flow.editor, "flow.usual", NULL);
  g_assert_cmpuint (dossier (&flow)->flow_nodes->len, >=, 4);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "flow");
}

/* What somebody may paste, many of them, joined in a ring. */
static void
test_bad_input (void)
{
  g_auto (Flow) flow = open_editor ("en", 1000);
  g_autofree char *huge = g_strnfill (10000, 'w');
  GopsView *view = GOPS_VIEW (flow.test.page);
  GopsStore *store = gops_view_get_store (view);
  g_autoptr (GError) error = NULL;
  gint64 first = party_id (&flow, 0), last = first;

  gops_store_begin (store, &error, "Many", NULL);
  for (guint i = 0; i < 120; i++)
    {
      gint64 next = gops_flow_add_party (view, i % 9 == 0, i * 1e300, -1e300);

      g_assert_cmpint (gops_flow_add_deal (view, last, next), !=, 0);
      last = next;
    }
  gops_flow_add_deal (view, last, first);
  gops_flow_add_deal (view, last, last);
  gops_store_exec (store, &error, "UPDATE flow_node SET label = ?1", "s", huge);
  gops_store_exec (store, &error, "UPDATE flow_arrow SET label = ?1, kind = 'bogus'", "s", "مرحبا 👩‍👩‍👧 \x01\u202e <b>");
  gops_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier (&flow)->flow_nodes->len, >, 120);
  wait_frames (flow.editor, 3);
  gops_ui_test_names (flow.editor);
}

static void
test_section (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_FLOW_SECTION, "en", 800);
  GtkWidget *picture = gops_ui_test_find (test.page, GTK_TYPE_BUTTON, "gops-flow-picture");

  gops_ui_test_names (test.page);
  g_assert_true (gtk_widget_get_visible (picture));
  gops_view_go_to (GOPS_VIEW (test.page), "flow_node", 0, NULL);
}

/* The picture can be read at every width: what has no room is scrolled, and this group's place is seen. */
static void
test_section_is_read (void)
{
  static const int widths[] = { 360, 800, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_FLOW_SECTION, "en", widths[i]);
      GtkWidget *preview = gops_ui_test_find (test.page, GOPS_TYPE_FLOW_PREVIEW, NULL);
      GtkWidget *place = gtk_widget_get_ancestor (preview, GTK_TYPE_SCROLLED_WINDOW);
      GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (place));
      double middle;

      wait_frames (test.window, 3);
      middle = gops_flow_preview_get_middle (GOPS_FLOW_PREVIEW (preview)) - gtk_adjustment_get_value (adjustment);
      g_assert_cmpint (gtk_widget_get_height (preview), >, 150);
      g_assert_cmpint (gtk_widget_get_width (preview), >, 600);
      g_assert_cmpfloat (middle, >, 0);
      g_assert_cmpfloat (middle, <, gtk_widget_get_width (place));
      gops_ui_test_fits (test.window);
    }
}

static void
test_writes_file (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_FLOW_SECTION, "zh_CN", 800);
  g_autofree char *path = g_build_filename (test.store.folder, "flow.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gops_flow_write (GOPS_VIEW (test.page), file);
  pump_until (g_file_query_exists (file, NULL));
  wait_frames (test.page, 2);
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 800, 1240 };

  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (widths); i++)
    {
      g_auto (Flow) flow = open_editor (languages[i / 3], widths[i % 3]);
      g_autofree char *file = g_strdup_printf ("flow-%s-%d", languages[i / 3], widths[i % 3]);

      gops_ui_test_pictures (flow.editor, file);
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/flow-editor/mouse/moves", test_mouse_moves);
  g_test_add_func ("/flow-editor/mouse/joins", test_mouse_joins);
  g_test_add_func ("/flow-editor/mouse/adds", test_mouse_adds);
  g_test_add_func ("/flow-editor/keyboard-alone", test_keyboard_alone);
  g_test_add_func ("/flow-editor/tab", test_tab);
  g_test_add_func ("/flow-editor/zoom", test_zoom);
  g_test_add_func ("/flow-editor/list", test_list);
  g_test_add_func ("/flow-editor/empty", test_empty);
  g_test_add_func ("/flow-editor/bad-input", test_bad_input);
  g_test_add_func ("/flow-editor/section", test_section);
  g_test_add_func ("/flow-editor/writes-file", test_writes_file);
  g_test_add_func ("/flow-editor/section-is-read", test_section_is_read);
  g_test_add_func ("/flow-editor/pictures", test_pictures);
  return g_test_run ();
}
