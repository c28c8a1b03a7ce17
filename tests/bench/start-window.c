/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * start-window WORKSPACE [TEXTS]: the application, opened with a workspace, until its first frame. Its texts go to the
 * file TEXTS, for minimal-window to show.
 */

#include "config.h"

#include "gops-application.h"
#include "gops-look.h"
#include "start-frame.h"

static const char *texts_path;   /* (nullable) */

/* --- texts: what the window says, and as what --- */

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

/* An entry row has its title twice, and draws one of them. */
static gboolean
is_drawn (GtkWidget *widget)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (widget);

  return !GTK_IS_LABEL (widget) || !GTK_IS_LABEL (before) || gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) == NULL ||
         !g_str_equal (text_of (widget), text_of (before));
}

static PangoAttrList *
attributes_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_attributes (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_attributes (GTK_INSCRIPTION (widget));
  return GTK_IS_TEXT (widget) ? gtk_text_get_attributes (GTK_TEXT (widget)) : NULL;
}

static char *
font_of (GtkWidget      *widget,
         PangoLanguage **out_language)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  PangoAttrList *attributes = attributes_of (widget);
  char *name;

  *out_language = pango_context_get_language (gtk_widget_get_pango_context (widget));
  if (attributes != NULL)
    {
      PangoAttrIterator *iterator = pango_attr_list_get_iterator (attributes);
      PangoLanguage *language = NULL;

      pango_attr_iterator_get_font (iterator, font, &language, NULL);
      if (language != NULL)
        *out_language = language;
      pango_attr_iterator_destroy (iterator);
    }
  name = pango_font_description_to_string (font);
  pango_font_description_free (font);
  return name;
}

/* Whether the text is within what is scrolled, so that it has been drawn. */
static gboolean
is_seen (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return scrolled == NULL || (gtk_widget_compute_bounds (widget, scrolled, &bounds) && bounds.origin.y < gtk_widget_get_height (scrolled));
}

/* A button is one for all its labels: the first makes it. */
static const char *
kind_of (GtkWidget  *widget,
         GtkWidget **button)
{
  GtkWidget *above = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);

  if (GTK_IS_TEXT (widget))
    return "entry";
  if (above == NULL || above == *button)
    return GTK_IS_LABEL (widget) && pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (widget))) > 1 ? "wrapped" : "label";
  *button = above;
  return "button";
}

static void
collect_texts (GtkWidget        *widget,
               GtkWidget       **button,
               GVariantBuilder  *texts)
{
  const char *text = gtk_widget_get_mapped (widget) ? text_of (widget) : NULL;

  if (text != NULL && *text != '\0' && is_drawn (widget))
    {
      PangoLanguage *language;
      g_autofree char *font = font_of (widget, &language);

      g_variant_builder_add (texts, START_TEXT, is_seen (widget), kind_of (widget, button), font, pango_language_to_string (language), text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, button, texts);
}

static void
write_texts (GtkWidget *window)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (START_TEXTS));
  GtkWidget *button = NULL;
  g_autoptr (GVariant) texts = NULL;
  g_autoptr (GError) error = NULL;

  collect_texts (window, &button, &builder);
  texts = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_file_set_contents (texts_path, g_variant_get_data (texts), (gssize) g_variant_get_size (texts), &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  GtkApplication *application;

  if (argc != 2 && argc != 3)
    {
      g_printerr ("start-window WORKSPACE [TEXTS]\n");
      return 2;
    }
  texts_path = argc == 3 ? argv[2] : NULL;
  gops_look_init ();
  application = gops_application_new ();
  g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  start_frame_watch (application, texts_path != NULL ? write_texts : NULL);
  return g_application_run (G_APPLICATION (application), 2, argv);
}
