/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole way through the real window: from nothing to published rules and a poster, back and forth again. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-document-writers.h"
#include "gops-group-documents.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-member-import.h"
#include "gops-page-table.h"
#include "gops-poster-fields.h"
#include "gops-poster.h"
#include "gops-records.h"
#include "gops-sidebar.h"
#include "gops-test-store.h"
#include "gops-ui-test.h"
#include "gops-window.h"

static GtkApplication *application;   /* one for all tests: its D-Bus path can be taken only once */

typedef struct
{
  GtkWidget      *window;
  GopsTestStore   test;
  guint           n_inputs;   /* keys and clicks, without the text typed */
} Journey;

/* --- the window --- */

static void
open_window (Journey *self)
{
  self->test = gops_test_store_new ();
  self->window = gops_window_new (application);
  gops_window_set_store (GOPS_WINDOW (self->window), self->test.store);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_frames (self->window, 3);
}

static void
close_window (Journey *self)
{
  gpointer weak = self->window;

  g_object_add_weak_pointer (G_OBJECT (self->window), &weak);
  gtk_window_destroy (GTK_WINDOW (self->window));
  pump_until (weak == NULL);
  gops_test_store_clear (&self->test);
}

static GopsSession *
session_of (Journey *self)
{
  return gops_window_get_session (GOPS_WINDOW (self->window));
}

/* --- finding and using widgets --- */

typedef gboolean (*Matches) (GtkWidget *widget, const char *text);

static GtkWidget *
find_below (GtkWidget  *parent,
            Matches     matches,
            const char *text)
{
  if (!gtk_widget_get_visible (parent))
    return NULL;
  if (matches (parent, text))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, matches, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Dialogs are windows of their own on the floor and children of the window on newer toolkits. */
static GtkWidget *
find_anywhere (Matches     matches,
               const char *text)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);
      GtkWidget *found = find_below (window, matches, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_button_of_action (GtkWidget  *widget,
                     const char *action)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_button_of_label (GtkWidget  *widget,
                    const char *label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* A button with an icon holds its label in its child. */
static gboolean
is_button_of_content (GtkWidget  *widget,
                      const char *label)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  return ADW_IS_BUTTON_CONTENT (child) && g_strcmp0 (adw_button_content_get_label (ADW_BUTTON_CONTENT (child)), label) == 0;
}

static gboolean
is_entry_of_title (GtkWidget  *widget,
                   const char *title)
{
  return ADW_IS_ENTRY_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static void
click (Journey    *self,
       Matches     matches,
       const char *text)
{
  GtkWidget *button = find_anywhere (matches, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  self->n_inputs++;
  wait_frames (self->window, 2);
}

static void
type_into (Journey    *self,
           const char *title,
           const char *text)
{
  GtkWidget *entry = find_anywhere (is_entry_of_title, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
show_page (Journey    *self,
           const char *page)
{
  g_assert_true (gtk_widget_activate_action (self->window, "win.show-page", "s", page));
  self->n_inputs++;
  wait_frames (self->window, 2);
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (self->window)), ==, page);
}

static void
settle (Journey *self)
{
  gops_session_flush (session_of (self));
  gops_session_refresh_now (session_of (self));
  wait_frames (self->window, 2);
}

/* --- the way --- */

static void
make_group (Journey *self)
{
  click (self, is_button_of_action, "win.new-group");
  click (self, is_button_of_label, "_Next");
  type_into (self, "Name of the group", "Dawn Runners 晨跑");
  click (self, is_button_of_label, "_Next");
  type_into (self, "Who it is for", "People in Bath who run before work");
  type_into (self, "One theme", "Five kilometres before seven, together");
  self->n_inputs++;   /* Tab from one entry to the next */
  click (self, is_button_of_label, "C_reate");
  settle (self);
  g_assert_cmpint (gops_session_get_group (session_of (self)), !=, 0);
}

static void
edit_a_rule (Journey *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (session_of (self));
  g_autoptr (GopsClause) clause = g_object_ref (g_ptr_array_index (dossier->clauses, 0));
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_record_store_text (clause, self->test.store, GOPS_CLAUSE_TEXT, "We run five kilometres before seven.", &error));
  g_assert_no_error (error);
  settle (self);
}

static void
import_members (Journey *self)
{
  g_autofree char *path = g_build_filename (self->test.folder, "members.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) csv = g_string_new ("Name,Joined,Messages\r\n");
  GopsMemberImport *import;
  GopsImportReport *report;

  for (int i = 1; i <= 40; i++)
    g_string_append_printf (csv, "Runner %d,2026-0%d-1%d,%d\r\n", i, 1 + i % 9, i % 10, i);
  g_assert_true (g_file_set_contents (path, csv->str, -1, &error));
  import = gops_member_import_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  report = gops_member_import_run (import, self->test.store, gops_session_get_group (session_of (self)), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  gops_import_report_free (report);
  gops_member_import_unref (import);
  settle (self);
  g_assert_cmpuint (gops_session_get_dossier (session_of (self))->members.total, ==, 40);
}

static void
apply_sop (Journey *self)
{
  g_autoptr (GError) error = NULL;
  guint before = gops_session_get_dossier (session_of (self))->plan->len, n = 0;

  g_assert_true (gops_method_apply_sop (self->test.store, gops_session_get_group (session_of (self)), "camp-7", "2030-01-07", &n, &error));
  g_assert_no_error (error);
  settle (self);
  g_assert_cmpuint (gops_session_get_dossier (session_of (self))->plan->len, ==, before + n);
  g_assert_cmpuint (n, >, 10);
}

static GFile *
file_in (Journey    *self,
         const char *name)
{
  g_autofree char *path = g_build_filename (self->test.folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
assert_starts_with (GFile      *file,
                    const char *magic)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 200);
  g_assert_cmpmem (content, strlen (magic), magic, strlen (magic));
}

static void
save_rules_and_poster (Journey *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (session_of (self));
  g_autoptr (GopsDocument) document = gops_rules_document (dossier);
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", NULL);
  g_autoptr (GHashTable) fields = gops_poster_fields (dossier, design, self->test.store);
  GopsPoster poster = { .design = design, .fields = fields, .language = "en", .width = 1080, .height = 1080 };
  g_autoptr (GFile) rules = file_in (self, "rules.pdf");
  g_autoptr (GFile) picture = file_in (self, "poster.png");
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_document_export (document, rules, "plain", "Tester", NULL, &error));
  g_assert_no_error (error);
  assert_starts_with (rules, "%PDF-");
  g_assert_true (gops_poster_export (&poster, picture, "Tester", NULL, NULL, &error));
  g_assert_no_error (error);
  assert_starts_with (picture, "\x89PNG");
}

static guint
replay_all (Journey *self,
            gboolean undo)
{
  guint n = 0;

  while (TRUE)
    {
      g_autofree char *label = undo ? gops_store_dup_undo_label (self->test.store) : gops_store_dup_redo_label (self->test.store);

      if (label == NULL)
        return n;
      g_assert_true (undo ? gops_session_undo (session_of (self)) : gops_session_redo (session_of (self)));
      gops_session_refresh_now (session_of (self));
      n++;
    }
}

static void
test_whole_way (void)
{
  Journey self = { 0 };
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n;

  open_window (&self);
  empty = gops_test_dump (self.test.store);
  make_group (&self);
  show_page (&self, "rules");
  edit_a_rule (&self);
  import_members (&self);
  show_page (&self, "content");
  apply_sop (&self);
  show_page (&self, "publish");
  save_rules_and_poster (&self);
  full = gops_test_dump (self.test.store);

  n = replay_all (&self, TRUE);
  g_assert_cmpuint (n, ==, 4);
  undone = gops_test_dump (self.test.store);
  g_assert_cmpint (gops_session_get_group (session_of (&self)), ==, 0);
  g_assert_cmpuint (replay_all (&self, FALSE), ==, n);
  redone = gops_test_dump (self.test.store);
  g_assert_cmpstr (redone, ==, full);
  g_assert_cmpuint (strlen (undone), <, strlen (full));
  close_window (&self);
}

/* Where the chooser proposes a name; its own window on all toolkits. */
static gboolean
is_entry_of_text (GtkWidget  *widget,
                  const char *part)
{
  return GTK_IS_ENTRY (widget) && strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), part) != NULL;
}

static gboolean
is_button_to_save (GtkWidget  *widget,
                   const char *label)
{
  return is_button_of_label (widget, label) && GTK_IS_WINDOW (gtk_widget_get_root (widget)) &&
         find_below (GTK_WIDGET (gtk_widget_get_root (widget)), is_entry_of_text, ".png") != NULL;
}

/* Save Poster, and Save in the chooser. The path is what a person would not type: the chooser opens in their folder. */
static void
save_poster (Journey *self)
{
  g_autoptr (GFile) picture = file_in (self, "poster.png");
  GtkWidget *entry;

  click (self, is_button_of_content, "_Save Poster");
  pump_until (find_anywhere (is_button_to_save, "_Save") != NULL);
  entry = find_anywhere (is_entry_of_text, ".png");
  gtk_editable_set_text (GTK_EDITABLE (entry), g_file_peek_path (picture));
  click (self, is_button_to_save, "_Save");
  pump_until (g_file_query_exists (picture, NULL));
  assert_starts_with (picture, "\x89PNG");
}

/* From the first start to rules copied and poster saved, every key and click pressed. */
static void
test_few_inputs (void)
{
  Journey self = { 0 };

  open_window (&self);
  make_group (&self);
  show_page (&self, "rules");
  click (&self, is_button_of_content, "Copy Rules");
  show_page (&self, "publish");
  save_poster (&self);
  g_test_message ("%u keys and clicks", self.n_inputs);
  g_assert_cmpuint (self.n_inputs, <=, 25);
  close_window (&self);
}

/* Every page, with a group that has everything, at three widths: names for all that takes the focus, and pictures. */
static void
test_pages (void)
{
  static const int widths[] = { 1280, 800, 360 };
  const GopsPageInfo *infos;
  Journey self = { 0 };
  guint n;

  open_window (&self);
  gops_ui_test_names (self.window);
  gops_ui_test_pictures (self.window, "first-run-1280");
  make_group (&self);
  import_members (&self);
  infos = gops_page_table (&n);
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      gtk_window_set_default_size (GTK_WINDOW (self.window), widths[w], widths[w] == 360 ? 720 : 800);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("page-%s-%d", infos[i].id, widths[w]);

          gops_window_show_page (GOPS_WINDOW (self.window), infos[i].id);
          wait_frames (self.window, 3);
          gops_ui_test_names (self.window);
          gops_ui_test_pictures (self.window, name);
        }
    }
  close_window (&self);
}

/* A page that is named by its key gets the keyboard, wherever that was. */
static void
test_keys_to_pages (void)
{
  static const struct { guint key; const char *page; } keys[] = { { GDK_KEY_t, "today" }, { GDK_KEY_g, "groups" } };
  Journey self = { 0 };

  open_window (&self);
  make_group (&self);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (keys); i++)   /* each page new, then known */
    {
      GtkWidget *sidebar = gops_ui_test_find (self.window, GOPS_TYPE_SIDEBAR, NULL), *focus;

      g_assert_true (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD));
      g_assert_true (gops_ui_test_press (self.window, keys[i % 2].key, GDK_CONTROL_MASK));
      wait_frames (self.window, 3);
      g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (self.window)), ==, keys[i % 2].page);
      focus = gtk_window_get_focus (GTK_WINDOW (self.window));
      g_assert_nonnull (focus);
      g_assert_false (gtk_widget_is_ancestor (focus, sidebar));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, GOPS_TYPE_VIEW));
    }
  for (guint i = 0; i < 2; i++)   /* what is chosen there stays chosen */
    {
      GtkWidget *focus;

      g_assert_true (gops_ui_test_press (self.window, GDK_KEY_5, GDK_ALT_MASK));
      wait_frames (self.window, 3);
      focus = gtk_window_get_focus (GTK_WINDOW (self.window));
      g_assert_true (GTK_IS_FLOW_BOX_CHILD (focus));
      g_assert_cmpint (gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focus)), ==, 0);
    }
  close_window (&self);
}

/* The first card has the keyboard when the assistant opens: arrows choose, Enter goes on. */
static void
test_new_group_keys (void)
{
  Journey self = { 0 };
  GtkWidget *next, *focus;
  gboolean used;

  open_window (&self);
  g_assert_true (gtk_widget_activate_action (self.window, "win.new-group", NULL));
  wait_frames (self.window, 3);
  next = find_anywhere (is_button_of_label, "_Next");
  g_assert_nonnull (next);
  focus = gtk_root_get_focus (gtk_widget_get_root (next));
  g_assert_nonnull (focus);
  g_assert_true (GTK_IS_FLOW_BOX_CHILD (focus));
  g_assert_true (gtk_flow_box_child_is_selected (GTK_FLOW_BOX_CHILD (focus)));
  g_assert_cmpint (gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focus)), ==, 0);
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE, FALSE, &used);   /* Right */
  focus = gtk_root_get_focus (gtk_widget_get_root (next));
  g_assert_cmpint (gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focus)), ==, 1);
  g_assert_true (gtk_flow_box_child_is_selected (GTK_FLOW_BOX_CHILD (focus)));
  gops_dialog_close (next);
  wait_frames (self.window, 3);
  close_window (&self);
}

static void
test_delete_and_undo (void)
{
  Journey self = { 0 };
  gint64 group;

  open_window (&self);
  make_group (&self);
  group = gops_session_get_group (session_of (&self));
  g_assert_true (gtk_widget_activate_action (self.window, "win.delete-group", NULL));
  settle (&self);
  g_assert_cmpint (gops_session_get_group (session_of (&self)), ==, 0);
  g_assert_true (gtk_widget_activate_action (self.window, "win.undo", NULL));
  settle (&self);
  g_assert_cmpint (gops_session_get_group (session_of (&self)), ==, group);
  g_assert_true (gtk_widget_activate_action (self.window, "win.duplicate-group", NULL));
  settle (&self);
  g_assert_cmpint (gops_session_get_group (session_of (&self)), !=, group);
  close_window (&self);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  gops_ui_test_init (&argc, &argv);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "com.example.GroupOps.Test", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  g_test_add_func ("/window/journey/there-and-back", test_whole_way);
  g_test_add_func ("/window/journey/few-keys-and-clicks", test_few_inputs);
  g_test_add_func ("/window/new-group/has-the-keyboard", test_new_group_keys);
  g_test_add_func ("/window/pages/keys-lead-into-them", test_keys_to_pages);
  g_test_add_func ("/window/pages/named-and-drawn", test_pages);
  g_test_add_func ("/window/group/delete-and-undo", test_delete_and_undo);

  return g_test_run ();
}
