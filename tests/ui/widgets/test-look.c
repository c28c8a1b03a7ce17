/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Style sheets, icons and all types: what no other test would notice missing. */
#include "gops-ui-test.h"

#include "gops-compat.h"
#include "gops-look.h"
#include "gops-type-icon.h"

static void
on_parsing_error_cb (GtkCssProvider *provider,
                     GtkCssSection  *section,
                     const GError   *error)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_test_message ("%s: %s", where, error->message);
  g_test_fail ();
}

static void
test_style_sheets_parse (void)
{
  static const char *const sheets[] = { "style.css", "dark.css", "pages.css" };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      g_autofree char *path = g_strconcat ("/com/example/GroupOps/", sheets[i], NULL);

      g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error_cb), NULL);
      gtk_css_provider_load_from_resource (provider, path);
    }
}

static GStrv
read_color_names (const char *sheet)
{
  g_autofree char *path = g_strconcat ("/com/example/GroupOps/", sheet, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "@define-color gops_"))
      {
        g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);

        g_ptr_array_add (names, g_strdup (words[1]));
      }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

/* Each colour has a twin: else light marks would stand on a dark ground. */
static void
test_dark_style_is_complete (void)
{
  g_auto (GStrv) light = read_color_names ("style.css");
  g_auto (GStrv) dark = read_color_names ("dark.css");

  g_assert_cmpuint (g_strv_length (light), >, 50);
  for (guint i = 0; light[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) dark, light[i]))
      {
        g_test_message ("%s is missing in style-dark.css", light[i]);
        g_test_fail ();
      }
}

static void
test_icons_are_found (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  guint n_types;
  const GopsContentType *types = gops_content_types_get (&n_types);
  static const char *const kinds[] = { "traffic", "newcomer", "camp", "check-in", "interest", "flash", "transfer",
                                       "resources", "service", "paid", "gig", "mutual-help" };

  g_assert_cmpuint (n_types, ==, 15);
  for (guint i = 0; i < n_types; i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, types[i].icon_name));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("gops-kind-%s-symbolic", kinds[i]);

      g_assert_true (gtk_icon_theme_has_icon (theme, name));
    }
  g_assert_cmpstr (gops_content_type_lookup ("made-up")->id, ==, "topic");
}

static void
test_icon_picture (void)
{
  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("no pictures wanted");
      return;
    }

  g_auto (GStrv) files = g_resources_enumerate_children ("/com/example/GroupOps/icons/scalable/actions", 0, NULL);
  GtkWidget *flow = g_object_new (GTK_TYPE_FLOW_BOX, "max-children-per-line", 12, "min-children-per-line", 12,
                                  "selection-mode", GTK_SELECTION_NONE, "homogeneous", TRUE, NULL);
  GtkWidget *window;

  for (guint i = 0; files[i] != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      GtkWidget *image = gtk_image_new ();
      g_autofree char *name = g_strndup (files[i], strlen (files[i]) - strlen (".svg"));
      g_autofree char *label = g_strndup (name + 5, strlen (name) - 5 - strlen ("-symbolic"));
      GtkWidget *caption = gtk_label_new (label);

      gtk_image_set_from_icon_name (GTK_IMAGE (image), name);
      gtk_image_set_pixel_size (GTK_IMAGE (image), 32);
      gtk_widget_add_css_class (caption, "caption");
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), caption);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), box);
    }
  window = gops_ui_test_show (flow, 1200, 500);
  gops_ui_test_pictures (flow, "icons");
  gops_ui_test_close (window, flow);
}

/* Every widget of ours can be made from a .ui file and goes without leaving anything. */
static void
test_types (void)
{
  g_autofree GType *types = NULL;
  guint n_types, n_tried = 0;

  types = g_type_children (GTK_TYPE_WIDGET, &n_types);
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *ui = NULL;
      GtkWidget *widget;

      if (!g_str_has_prefix (g_type_name (types[i]), "Gops"))
        continue;

      ui = g_strdup_printf ("<interface><object class='%s' id='it'/></interface>", g_type_name (types[i]));
      GtkBuilder *builder = gtk_builder_new_from_string (ui, -1);
      widget = g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "it")));
      g_object_unref (builder);
      g_assert_finalize_object (G_OBJECT (widget));
      n_tried++;
    }
  g_assert_cmpuint (n_tried, >=, 15);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/look/style-sheets-parse", test_style_sheets_parse);
  g_test_add_func ("/ui/look/dark-style-is-complete", test_dark_style_is_complete);
  g_test_add_func ("/ui/look/icons-are-found", test_icons_are_found);
  g_test_add_func ("/ui/look/icon-picture", test_icon_picture);
  g_test_add_func ("/ui/look/types", test_types);
  return g_test_run ();
}
