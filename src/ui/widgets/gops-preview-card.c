/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as the members will see it. */
#include "config.h"

#include "gops-preview-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "gops-language.h"

struct _GopsPreviewCard
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *head;
  GtkWidget *avatar;
  GtkWidget *author;
  GtkWidget *role;
  GtkWidget *place;
  GtkWidget *picture;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (GopsPreviewCard, gops_preview_card, GTK_TYPE_WIDGET)

static void
gops_preview_card_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_PREVIEW_CARD (object)->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_preview_card_parent_class)->dispose (object);
}

static void
gops_preview_card_class_init (GopsPreviewCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_preview_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_head (GopsPreviewCard *self)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->author = create_label ("heading");
  self->role = create_label ("dim-label");
  self->place = create_label ("caption");
  gtk_widget_add_css_class (self->place, "dim-label");
  gtk_box_append (GTK_BOX (line), self->author);
  gtk_box_append (GTK_BOX (line), self->role);
  gtk_box_append (GTK_BOX (names), line);
  gtk_box_append (GTK_BOX (names), self->place);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);

  self->head = g_object_new (GTK_TYPE_BOX, "spacing", 10, "visible", FALSE, NULL);
  self->avatar = adw_avatar_new (32, NULL, TRUE);
  gtk_box_append (GTK_BOX (self->head), self->avatar);
  gtk_box_append (GTK_BOX (self->head), names);
  return self->head;
}

static void
gops_preview_card_init (GopsPreviewCard *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->picture = g_object_new (GTK_TYPE_PICTURE, "visible", FALSE, NULL);
  self->text = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                             "yalign", 0.0f, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (body), create_head (self));
  gtk_box_append (GTK_BOX (body), self->picture);
  gtk_box_append (GTK_BOX (body), self->text);
  gtk_widget_add_css_class (body, "body");

  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-height", TRUE, "min-content-height", 120, "child", body, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
}

GtkWidget *
gops_preview_card_new (void)
{
  return g_object_new (GOPS_TYPE_PREVIEW_CARD, NULL);
}

static void
set_line (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

void
gops_preview_card_set_author (GopsPreviewCard *self,
                              const char      *author,
                              const char      *role,
                              const char      *place)
{
  g_return_if_fail (GOPS_IS_PREVIEW_CARD (self));

  adw_avatar_set_text (ADW_AVATAR (self->avatar), author);
  set_line (self->author, author);
  set_line (self->role, role);
  set_line (self->place, place);
  gtk_widget_set_visible (self->head, author != NULL);
}

static void
make_headings_bold (PangoAttrList     *attributes,
                    const char        *text,
                    const char *const *headings)
{
  const char *line = text;

  while (*line != '\0')
    {
      const char *end = strchrnul (line, '\n');
      g_autofree char *copy = g_strndup (line, end - line);

      if (g_strv_contains (headings, copy))
        {
          PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          bold->start_index = line - text;
          bold->end_index = end - text;
          pango_attr_list_insert (attributes, bold);
        }
      line = *end != '\0' ? end + 1 : end;
    }
}

void
gops_preview_card_set_text (GopsPreviewCard   *self,
                            const char        *text,
                            const char        *language,
                            const char *const *headings)
{
  PangoAttrList *attributes;

  g_return_if_fail (GOPS_IS_PREVIEW_CARD (self));
  g_return_if_fail (text != NULL && language != NULL);

  gtk_label_set_label (GTK_LABEL (self->text), text);
  gops_language_tag (self->text, language);
  if (headings == NULL)
    return;

  attributes = pango_attr_list_copy (gtk_label_get_attributes (GTK_LABEL (self->text)));
  make_headings_bold (attributes, text, headings);
  gtk_label_set_attributes (GTK_LABEL (self->text), attributes);
  pango_attr_list_unref (attributes);
}

void
gops_preview_card_set_picture (GopsPreviewCard *self,
                               GdkPaintable    *picture)
{
  g_return_if_fail (GOPS_IS_PREVIEW_CARD (self));

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), picture);
  gtk_widget_set_visible (self->picture, picture != NULL);
}
