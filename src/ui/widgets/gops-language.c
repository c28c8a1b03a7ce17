/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting texts of a group in the group's language. */
#include "gops-language.h"

#include <string.h>

#define TAG_NAME "gops-language"

static PangoLanguage *
to_pango (const char *language)
{
  /* Pango takes zh-cn for zh_CN by itself */
  return pango_language_from_string (language);
}

static void
on_buffer_changed_cb (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, TAG_NAME, &start, &end);
}

/* A buffer has no attributes of its own: a tag follows every change. */
static void
tag_buffer (GtkTextBuffer *buffer,
            const char    *language)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG_NAME);

  if (tag != NULL)
    {
      g_object_set (tag, "language", language, NULL);
      return;
    }
  gtk_text_buffer_create_tag (buffer, TAG_NAME, "language", language, NULL);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_buffer_changed_cb), NULL);
  on_buffer_changed_cb (buffer);
}

static char *
to_tag (const char *language)
{
  return g_strdelimit (g_strdup (language), "_", '-');
}

PangoAttrList *
gops_language_attributes (const char *language)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *tag = to_tag (language);

  pango_attr_list_insert (attributes, pango_attr_language_new (to_pango (tag)));
  return attributes;
}

void
gops_language_tag (GtkWidget  *widget,
                   const char *language)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (language != NULL);

  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *tag = to_tag (language);

      tag_buffer (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), tag);
      return;
    }
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "attributes") == NULL)
    return;
  attributes = gops_language_attributes (language);
  g_object_set (widget, "attributes", attributes, NULL);
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static gboolean
is_western (gunichar c)
{
  return (c < 0x80 && g_ascii_isalnum ((char) c)) || (c > 0x7f && g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN);
}

char *
gops_language_thin_space (const char *text)
{
  GString *spaced = g_string_sized_new (strlen (text) + 16);
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((is_han (before) && is_western (c)) || (is_western (before) && is_han (c)))
        g_string_append_unichar (spaced, 0x2009);
      g_string_append_unichar (spaced, c);
      before = c;
    }
  return g_string_free (spaced, FALSE);
}
