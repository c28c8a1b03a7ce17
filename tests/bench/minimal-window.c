/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * minimal-window TEXTS [plain]: a window of libadwaita with the texts that start-window has written, until its first
 * frame. It is linked with the toolkit alone.
 *
 * The same texts means: what can be typed in is in a GtkEntry, what can be pressed in a GtkButton, all else in labels,
 * each in the font and language that the application has for it, for a font is loaded and fitted per size, weight and
 * language, and that is part of showing a text. What is seen there without scrolling is seen here without scrolling, in
 * three columns, for what is not drawn is not shown; only what takes several lines there may take several here.
 * Whatever else the application draws - icons, cards, meters, the list views, the split view - it has to answer for
 * itself. With "plain" all are labels in the usual font.
 */

#include "start-frame.h"

#define N_COLUMNS 3

static const char *texts_path;
static gboolean plain;

static void
set_font (GtkWidget  *widget,
          const char *font,
          const char *language)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_attr_list_insert (attributes, pango_attr_font_desc_new (description));
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  g_object_set (widget, "attributes", attributes, NULL);
  pango_font_description_free (description);
}

static GtkWidget *
label_new (const char *text,
           gboolean    wrapped)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", wrapped, "xalign", 0.0f, NULL);
}

static GtkWidget *
text_new (const char *kind,
          const char *font,
          const char *language,
          const char *text)
{
  gboolean entry = !plain && *kind == 'e';
  GtkWidget *widget = entry ? g_object_new (GTK_TYPE_ENTRY, "text", text, NULL) : label_new (text, *kind == 'w');

  if (!plain)
    set_font (widget, font, language);
  return !plain && *kind == 'b' ? g_object_new (GTK_TYPE_BUTTON, "child", widget, NULL) : widget;
}

static GVariant *
read_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (texts_path, &data, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (data, length);
  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (START_TEXTS), bytes, TRUE));
}

/* Deals the texts that are seen, or those that are not, to columns. */
static GtkWidget *
columns_new (GVariant *texts,
             gboolean  seen)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);
  GtkWidget *columns[N_COLUMNS];
  GVariantIter iter;
  gboolean is_seen;
  const char *kind, *font, *language, *text;
  guint n = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_box_append (GTK_BOX (row), columns[i]);
    }
  g_variant_iter_init (&iter, texts);
  while (g_variant_iter_next (&iter, "(b&s&s&s&s)", &is_seen, &kind, &font, &language, &text))
    if (is_seen == seen)
      gtk_box_append (GTK_BOX (columns[n++ % N_COLUMNS]), text_new (kind, font, language, text));
  return row;
}

static void
on_activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GVariant) texts = read_texts ();
  GtkWidget *seen = columns_new (texts, TRUE);

  gtk_widget_set_size_request (seen, -1, START_HEIGHT);   /* so that the others are not */
  gtk_box_append (GTK_BOX (all), seen);
  gtk_box_append (GTK_BOX (all), columns_new (texts, FALSE));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), all);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc != 2 && argc != 3)
    {
      g_printerr ("minimal-window TEXTS [plain]\n");
      return 2;
    }
  texts_path = argv[1];
  plain = argc == 3;
  application = adw_application_new ("com.example.GroupOps.Minimal", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
  start_frame_watch (GTK_APPLICATION (application), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
