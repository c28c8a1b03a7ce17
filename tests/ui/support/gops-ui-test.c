/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every test with a display needs. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "gops-look.h"
#include "gops-poster-view.h"
#include "gops-responsive-bin.h"
#include "gops-ui-test.h"

static void
load_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/com/example/GroupOps/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/com/example/GroupOps/icons");
  gops_look_init_display (display);
}

static void
load_dark_style (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* What the toolkits complain of in themselves; everything else stays fatal. GTK before 4.10 asks where the pointer is for
 * the tooltip of a window that has just been closed, and it is nowhere. GTK 4.24 counts a frame twice when a window is
 * drawn while it is being resized under Xvfb; libadwaita 1.10's list of shortcuts listens to a deprecated signal of GTK. */
static gboolean
is_of_toolkit (const char *message)
{
  return strstr (message, "assertion 'GDK_IS_SURFACE (surface)' failed") != NULL
         || strstr (message, "gdk_frame_timings_submitted() called on submitted frame") != NULL
         || strstr (message, "GtkWindow::keys-changed is deprecated") != NULL;
}

/* Takes the place of fatal warnings, which know no exception. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_toolkit (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  (void) g_log_writer_default (level, fields, n_fields, data);
  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0)
    abort ();
  return G_LOG_WRITER_HANDLED;
}

static void
tolerate_toolkit (void)
{
  static gboolean set;

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_FLAG_RECURSION);
  if (!set)
    g_log_set_writer_func (write_log, NULL, NULL);
  set = TRUE;
}

/* --- the language --- */

#define SOME_LOCALE "en_US.UTF-8"

/* Newer C libraries translate nothing in C.UTF-8, whatever LANGUAGE says, and nothing else need be installed: the same
 * locale under another name does. It is read here and once only. */
static void
set_locale_of_other_name (void)
{
  g_autofree char *folder = g_dir_make_tmp ("gops-locale-XXXXXX", NULL);
  g_autofree char *name = g_build_filename (folder, SOME_LOCALE, NULL);

  if (symlink ("/usr/lib/locale/C.utf8", name) != 0)
    return;
  g_setenv ("LOCPATH", folder, TRUE);
  (void) setlocale (LC_ALL, SOME_LOCALE);
  (void) g_unlink (name);
  (void) g_rmdir (folder);
}

/* The toolkit asks for the environment's locale again: it has to be this one. */
static void
set_some_locale (void)
{
  g_setenv ("LC_ALL", SOME_LOCALE, TRUE);
  if (setlocale (LC_ALL, SOME_LOCALE) == NULL)
    set_locale_of_other_name ();
}

static gboolean
is_translated (void)
{
  return !g_str_equal (_("Positioning"), "Positioning");
}

/* English, or $GOPS_TEST_LANGUAGE, with the texts of the build folder ($GOPS_LOCALEDIR). Where the language can't be had,
 * the program ends here and says that it was skipped. */
static void
set_language (void)
{
  const char *language = g_getenv ("GOPS_TEST_LANGUAGE"), *texts = g_getenv ("GOPS_LOCALEDIR");

  g_setenv ("LANGUAGE", language != NULL ? language : "en", TRUE);
  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, texts != NULL ? texts : GOPS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (language == NULL || g_str_equal (language, "en") || is_translated ())
    return;
  set_some_locale ();
  if (is_translated ())
    return;
  g_print ("1..0 # SKIP no texts in %s\n", language);
  exit (0);
}

void
gops_ui_test_init (int    *argc,
                   char ***argv)
{
  set_language ();
  g_test_init (argc, argv, NULL);
  tolerate_toolkit ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gops_look_init ();
  load_style ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  return --*(int *) data > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What is gone draws no more: a dialog may close by itself. */
static void
on_ticks_over_cb (gpointer data)
{
  *(int *) data = 0;
}

void
wait_frames (GtkWidget *widget,
             int        n_frames)
{
  gtk_widget_add_tick_callback (widget, on_tick_cb, &n_frames, on_ticks_over_cb);
  pump_until (n_frames <= 0);
}

GtkWidget *
gops_ui_test_show (GtkWidget *child,
                   int        width,
                   int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  wait_frames (window, 3);
  return window;
}

void
gops_ui_test_close (GtkWidget *window,
                    GtkWidget *child)
{
  gpointer weak_window = window, weak_child = child;

  g_object_add_weak_pointer (G_OBJECT (window), &weak_window);
  if (child != NULL)
    g_object_add_weak_pointer (G_OBJECT (child), &weak_child);
  gtk_window_destroy (GTK_WINDOW (window));
  pump_until (weak_window == NULL && weak_child == NULL);
}

static GdkTexture *
render_window (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, width, height));
}

void
gops_ui_test_picture (GtkWidget  *widget,
                      const char *name)
{
  const char *folder = g_getenv ("GOPS_PICTURES");
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;

  if (folder == NULL)
    return;

  wait_frames (window, 4);
  pump_until (gops_poster_view_count_jobs () == 0);   /* small posters are drawn in a thread */
  wait_frames (window, 2);
  texture = render_window (window);
  file = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
gops_ui_test_pictures (GtkWidget  *widget,
                       const char *name)
{
  for (int dark = 0; dark < 2; dark++)
    {
      g_autofree char *full = g_strconcat (name, dark ? "-dark" : "-light", NULL);

      load_dark_style (dark);
      gops_ui_test_picture (widget, full);
    }
  load_dark_style (FALSE);
}

/* Before GTK 4.12 nothing is named by what stands in it: only a plain label button names itself. */
static gboolean
names_itself (GtkWidget *widget)
{
  return (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL) ||
         (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL);
}

/* The text of an entry or a row is named with it; so are, on newer toolkits, the buttons of a spin button, and the toggle of
 * a menu button. Returns: (nullable): what @widget is a part of. */
static GtkWidget *
find_owner (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_TEXT (widget))
    return gtk_widget_get_ancestor (parent, GTK_TYPE_EDITABLE);
  return GTK_IS_MENU_BUTTON (parent) || GTK_IS_SPIN_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) ? parent : NULL;
}

/* The list of a group of preferences is the toolkit's own: it is named by the group's title, and where there is none not. */
static gboolean
is_list_of_group (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return GTK_IS_LIST_BOX (widget) && g_strcmp0 (id, "listbox") == 0 && gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) != NULL;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *owner;

  if (is_list_of_group (widget) || gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) || names_itself (widget))
    return TRUE;
  owner = find_owner (widget);
  return owner != NULL && has_name (owner);
}

/* libadwaita's own: on new versions its close button has no name, and that is not ours to mend. */
static gboolean
is_toast (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

/* "GtkButton “next_button” in GtkBox in … in GopsStage": up to the first that is ours */
static char *
describe_place (GtkWidget *widget)
{
  GString *place = g_string_new (NULL);

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (w));

      g_string_append_printf (place, "%s%s", place->len > 0 ? " in " : "", G_OBJECT_TYPE_NAME (w));
      if (id != NULL && !g_str_has_prefix (id, "___") && !g_str_equal (id, G_OBJECT_TYPE_NAME (w)))
        g_string_append_printf (place, " “%s”", id);
      if (w != widget && g_str_has_prefix (G_OBJECT_TYPE_NAME (w), "Gops"))
        break;
    }
  return g_string_free (place, FALSE);
}

void
gops_ui_test_names (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget) ||
      !gtk_widget_get_can_focus (widget) || is_toast (widget))
    return;

  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_WINDOW (widget) && !has_name (widget))
    {
      g_autofree char *place = describe_place (widget);

      g_test_message ("%s takes the focus and has no name", place);
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gops_ui_test_names (child);
}

/* @seen: letter → what it means */
static void
collect_mnemonics (GtkWidget  *widget,
                   GHashTable *seen)
{
  guint key = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) : GDK_KEY_VoidSymbol;
  const char *text = key != GDK_KEY_VoidSymbol ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
  const char *other = text != NULL ? g_hash_table_lookup (seen, GUINT_TO_POINTER (key)) : NULL;

  if (other != NULL && !g_str_equal (other, text))   /* the same command on each row is gone round */
    {
      g_test_message ("Alt+%s is “%s” and “%s”", gdk_keyval_name (key), other, text);
      g_test_fail ();
    }
  else if (text != NULL)
    g_hash_table_insert (seen, GUINT_TO_POINTER (key), (gpointer) text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_mnemonics (child, seen);
}

void
gops_ui_test_mnemonics (GtkWidget *widget)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  collect_mnemonics (widget, seen);
}

static int
least_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The way to what needs the width, for whoever has to mend it. */
static void
name_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && (widest == NULL || least_width (child) > least_width (widest)))
      widest = child;
  g_test_message ("%s (%s) needs %d pixels of %d", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_css_name (widget), least_width (widget),
                  gtk_widget_get_width (widget));
  if (widest != NULL)
    name_widest (widest);
}

void
gops_ui_test_fits (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GOPS_IS_RESPONSIVE_BIN (child) && gops_responsive_bin_get_child (GOPS_RESPONSIVE_BIN (child)) != NULL
          && least_width (gops_responsive_bin_get_child (GOPS_RESPONSIVE_BIN (child))) > gtk_widget_get_width (child))
        {
          name_widest (gops_responsive_bin_get_child (GOPS_RESPONSIVE_BIN (child)));
          g_test_fail ();
          return;
        }
      gops_ui_test_fits (child);
    }
}

static gboolean
is_triggered (GtkShortcutTrigger *trigger,
              GtkShortcutTrigger *wanted)
{
  if (!GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return gtk_shortcut_trigger_equal (trigger, wanted);
  return is_triggered (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), wanted) ||
         is_triggered (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), wanted);
}

gboolean
gops_ui_test_use_shortcut (GtkWidget       *widget,
                           GListModel      *shortcuts,
                           guint            key,
                           GdkModifierType  modifiers)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, modifiers);

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_triggered (gtk_shortcut_get_trigger (shortcut), wanted) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

gboolean
gops_ui_test_press (GtkWidget       *widget,
                    guint            key,
                    GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) && gops_ui_test_use_shortcut (widget, G_LIST_MODEL (controller), key, modifiers))
        return TRUE;
    }
  return FALSE;
}

gboolean
gops_ui_test_secondary_click (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller) ||
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) != GDK_BUTTON_SECONDARY)
        continue;
      g_signal_emit_by_name (controller, "pressed", 1, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
      return TRUE;
    }
  return FALSE;
}

GtkWidget *
gops_ui_test_find (GtkWidget  *parent,
                   GType       type,
                   const char *css_class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (css_class == NULL || gtk_widget_has_css_class (child, css_class)))
        return child;
      found = gops_ui_test_find (child, type, css_class);
      if (found != NULL)
        return found;
    }
  return NULL;
}
