/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reply in the list. */

#include "config.h"

#include "gops-reply-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-brief.h"
#include "gops-tags.h"

#define MOST_CHARACTERS 300   /* of the answer that are laid out */

struct _GopsReplyRow
{
  GtkWidget parent_instance;

  GopsReply *reply;   /* (owned) (nullable) */
  GtkWidget *title, *kind, *keywords, *answer, *used, *edit;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsReplyRow, gops_reply_row, GTK_TYPE_WIDGET)

static guint edit_signal;

char *
gops_reply_dup_title (GopsReply *reply)
{
  const char *title = gops_record_get_text (reply, GOPS_REPLY_TITLE);
  g_autoptr (GPtrArray) words = gops_tags_split (gops_record_get_text (reply, GOPS_REPLY_KEYWORDS));

  if (*title != '\0')
    return gops_brief (title, MOST_CHARACTERS);
  return words->len > 0 ? gops_brief (words->pdata[0], MOST_CHARACTERS) : gops_brief (gops_record_get_text (reply, GOPS_REPLY_ANSWER), 40);
}

gint64
gops_reply_row_get_id (GopsReplyRow *self)
{
  return self->reply != NULL ? gops_record_get_id (self->reply) : 0;
}

/* On one line, as a list shows it. */
static char *
flatten (const char *text)
{
  char *flat = gops_brief (text, MOST_CHARACTERS);

  return g_strdelimit (flat, "\n\r\t", ' ');
}

void
gops_reply_row_fill (GopsReplyRow         *self,
                     const GopsFillValues *values)
{
  g_autofree char *text = self->reply != NULL ? gops_fill (values, gops_record_get_text (self->reply, GOPS_REPLY_ANSWER)) : g_strdup ("");
  g_autofree char *flat = flatten (text);

  gtk_label_set_label (GTK_LABEL (self->answer), flat);
}

/* --- showing --- */

static void
show_use (GopsReplyRow *self)
{
  guint used = (guint) gops_record_get_int (self->reply, GOPS_REPLY_USED);
  g_autofree char *text = g_strdup_printf ("× %u", used), *told = g_strdup_printf (ngettext ("Copied %u time", "Copied %u times", used), used);

  gtk_label_set_label (GTK_LABEL (self->used), used > 0 ? text : "");
  gtk_widget_set_tooltip_text (self->used, used > 0 ? told : NULL);
}

static void
show (GopsReplyRow *self)
{
  g_autofree char *title = gops_reply_dup_title (self->reply), *keywords = flatten (gops_record_get_text (self->reply, GOPS_REPLY_KEYWORDS));
  const char *category = gops_record_get_text (self->reply, GOPS_REPLY_CATEGORY);
  gboolean knowledge = g_str_equal (gops_record_get_text (self->reply, GOPS_REPLY_KIND), "knowledge");
  g_autofree char *kind = knowledge && *category != '\0' ? g_strdup_printf ("%s · %s", _("Knowledge"), category) : g_strdup (knowledge ? _("Knowledge") : category);
  g_autofree char *spoken = g_strdup_printf (_("Edit “%s”"), title);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->kind), kind);
  gtk_widget_set_visible (self->kind, *kind != '\0');
  gtk_label_set_label (GTK_LABEL (self->keywords), keywords);
  gtk_widget_set_visible (self->keywords, *keywords != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_use (self);
}

void
gops_reply_row_set_reply (GopsReplyRow         *self,
                          GopsReply            *reply,
                          const GopsFillValues *values)
{
  if (self->reply != NULL)
    g_signal_handlers_disconnect_by_data (self->reply, self);
  g_set_object (&self->reply, reply);
  if (reply == NULL)
    return;
  g_signal_connect_swapped (reply, "notify", G_CALLBACK (show), self);
  show (self);
  gops_reply_row_fill (self, values);
}

static void
on_edit_clicked_cb (GopsReplyRow *self)
{
  g_signal_emit (self, edit_signal, 0);
}

/* --- object --- */

static void
gops_reply_row_dispose (GObject *object)
{
  GopsReplyRow *self = GOPS_REPLY_ROW (object);
  GtkWidget *child;

  gops_reply_row_set_reply (self, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_reply_row_parent_class)->dispose (object);
}

static void
gops_reply_row_class_init (GopsReplyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_reply_row_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "gops-reply");

  /**
   * GopsReplyRow::edit: its button was pressed
   */
  edit_signal = g_signal_new ("edit", GOPS_TYPE_REPLY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_label (const char *css_class,
              int         lines)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "lines", lines, NULL);

  if (lines > 1)
    g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
gops_reply_row_init (GopsReplyRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->title = create_label ("heading", 1);
  self->kind = create_label ("gops-reply-kind", 1);
  self->keywords = create_label ("caption", 1);
  gtk_widget_add_css_class (self->keywords, "dim-label");
  g_object_set (self->keywords, "hexpand", TRUE, "max-width-chars", 1, NULL);   /* what the others leave */
  self->answer = create_label (NULL, 2);
  self->used = create_label ("dim-label", 1);
  gtk_widget_add_css_class (self->used, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (self->used), PANGO_ELLIPSIZE_NONE);
  self->edit = g_object_new (GTK_TYPE_BUTTON, "icon-name", "gops-edit-symbolic", "valign", GTK_ALIGN_CENTER, "tooltip-text", _("Edit (F2)"), NULL);
  gtk_widget_add_css_class (self->edit, "flat");
  g_signal_connect_object (self->edit, "clicked", G_CALLBACK (on_edit_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->kind);
  gtk_box_append (GTK_BOX (head), self->keywords);
  gtk_box_append (GTK_BOX (texts), head);
  gtk_box_append (GTK_BOX (texts), self->answer);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_parent (texts, GTK_WIDGET (self));
  gtk_widget_set_parent (self->used, GTK_WIDGET (self));
  gtk_widget_set_parent (self->edit, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
}

GtkWidget *
gops_reply_row_new (void)
{
  return g_object_new (GOPS_TYPE_REPLY_ROW, NULL);
}
