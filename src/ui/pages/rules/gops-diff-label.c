/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text with what differs marked: by a line through or under it, and by colour. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-diff-label.h"
#include "gops-language.h"

/* Readable on the cards of the light and of the dark style. */
static const char *
choose_color (GopsDiffSide side)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (side == GOPS_DIFF_SIDE_BEFORE)
    return dark ? "#e5a5a1" : "#8f2f2b";
  return dark ? "#6fd3b0" : "#0f6f51";
}

static void
append_segment (GString               *markup,
                GString               *differing,
                const GopsDiffSegment *segment,
                GopsDiffSide           side)
{
  g_autofree char *escaped = g_markup_escape_text (segment->text, -1);

  if (segment->kind == GOPS_DIFF_SAME)
    {
      g_string_append (markup, escaped);
      return;
    }
  g_string_append_printf (markup, "<span foreground=\"%s\" %s>%s</span>", choose_color (side),
                          side == GOPS_DIFF_SIDE_BEFORE ? "strikethrough=\"true\"" : "underline=\"single\"", escaped);
  g_string_append_printf (differing, "%s%s", differing->len > 0 ? ", " : "", segment->text);
}

static void
describe (GtkWidget    *label,
          const char   *differing,
          GopsDiffSide  side)
{
  g_autofree char *description = NULL;

  if (*differing == '\0')
    return;
  /* Translators: followed by the words that differ */
  description = g_strdup_printf (side == GOPS_DIFF_SIDE_BEFORE ? _("Removed: %s") : _("Added: %s"), differing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

typedef struct
{
  GPtrArray   *segments;   /* (owned) */
  GopsDiffSide side;
} Content;

static void
content_free (gpointer data)
{
  Content *content = data;

  g_ptr_array_unref (content->segments);
  g_free (content);
}

/* Sets the text, in the colours of the style that is on. */
static void
show_content (GtkLabel *label)
{
  const Content *content = g_object_get_data (G_OBJECT (label), "content");
  g_autoptr (GString) markup = g_string_new (NULL), differing = g_string_new (NULL);
  GopsDiffKind other = content->side == GOPS_DIFF_SIDE_BEFORE ? GOPS_DIFF_ADDED : GOPS_DIFF_REMOVED;

  for (guint i = 0; i < content->segments->len; i++)
    {
      const GopsDiffSegment *segment = g_ptr_array_index (content->segments, i);

      if (segment->kind != other)
        append_segment (markup, differing, segment, content->side);
    }
  gtk_label_set_markup (label, markup->str);
  describe (GTK_WIDGET (label), differing->str, content->side);
}

GtkWidget *
gops_diff_label_new (GPtrArray    *segments,
                     GopsDiffSide  side,
                     const char   *language)
{
  GtkWidget *label = gtk_label_new (NULL);
  Content *content = g_new0 (Content, 1);

  content->segments = g_ptr_array_ref (segments);
  content->side = side;
  g_object_set_data_full (G_OBJECT (label), "content", content, content_free);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gops_language_tag (label, language);
  show_content (GTK_LABEL (label));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_content), label, G_CONNECT_SWAPPED);
  return label;
}
