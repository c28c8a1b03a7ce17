/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of text as a line to read, which wraps; a click on it opens an entry to write in. */
#include "config.h"

#include "gops-brief.h"
#include "gops-language.h"
#include "gops-record.h"
#include "gops-token.h"

#define MOST_CHARACTERS 200

struct _GopsToken
{
  GtkWidget parent_instance;

  GopsBinder *binder;     /* (owned) */
  guint       column;
  const char *title;      /* static */
  const char *empty;      /* static */
  gpointer    record;     /* (owned) (nullable) */
  char       *language;   /* (owned) (nullable) */

  GtkWidget  *button, *words;
  GtkWidget  *popover, *entry;   /* (nullable): made when it is opened first */
};

G_DEFINE_FINAL_TYPE (GopsToken, gops_token, GTK_TYPE_WIDGET)

static const char *
get_text (GopsToken *self)
{
  if (self->entry != NULL)
    return gtk_editable_get_text (GTK_EDITABLE (self->entry));
  return self->record != NULL ? gops_record_get_text (self->record, self->column) : "";
}

static void
show_words (GopsToken *self)
{
  const char *text = get_text (self);
  g_autofree char *brief = gops_brief (text, MOST_CHARACTERS);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", self->title, *text != '\0' ? brief : self->empty);

  gtk_label_set_label (GTK_LABEL (self->words), *text != '\0' ? brief : self->empty);
  if (*text != '\0')
    gtk_widget_remove_css_class (self->words, "gops-faint");
  else
    gtk_widget_add_css_class (self->words, "gops-faint");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- writing --- */

static GtkWidget *
create_entry (GopsToken *self)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", 30, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  gops_language_tag (entry, self->language);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (show_words), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (gtk_popover_popdown), self->popover);
  return entry;
}

/* A menu button would do, had it a height for its width: the words wrap. */
static void
create_popover (GopsToken *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", self->title, "xalign", 0.0f, NULL);

  self->popover = gtk_popover_new ();
  self->entry = create_entry (self);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_widget_add_css_class (box, "gops-token-popover");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gops_binder_add_text (self->binder, self->column, GTK_EDITABLE (self->entry));
  gops_binder_set_record (self->binder, self->record);   /* fills it */
}

void
gops_token_popup (GopsToken *self)
{
  if (self->record == NULL)
    return;
  if (self->popover == NULL)
    create_popover (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* --- object --- */

static void
gops_token_dispose (GObject *object)
{
  GopsToken *self = GOPS_TOKEN (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->binder);

  G_OBJECT_CLASS (gops_token_parent_class)->dispose (object);
}

static void
gops_token_finalize (GObject *object)
{
  g_free (GOPS_TOKEN (object)->language);

  G_OBJECT_CLASS (gops_token_parent_class)->finalize (object);
}

static gboolean
gops_token_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GOPS_TOKEN (widget)->button);
}

static void
gops_token_class_init (GopsTokenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_token_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_token_finalize;
  widget_class->grab_focus = gops_token_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-token");
}

static void
gops_token_init (GopsToken *self)
{
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "width-chars", 18, NULL);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (gops_token_popup), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
gops_token_new (GopsBinder   *binder,
                guint         column,
                const char   *title,
                const char   *empty,
                GtkSizeGroup *titles)
{
  GopsToken *self = g_object_new (GOPS_TYPE_TOKEN, NULL);
  GtkWidget *line = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "valign", GTK_ALIGN_CENTER, NULL);

  self->binder = g_object_ref (binder);
  self->column = column;
  self->title = title;
  self->empty = empty;
  if (titles != NULL)
    {
      GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "yalign", 0.0f, NULL);

      gtk_widget_add_css_class (name, "dim-label");
      gtk_size_group_add_widget (titles, name);
      gtk_grid_attach (GTK_GRID (line), name, 0, 0, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (line), self->words, 1, 0, 1, 1);
  gtk_button_set_child (GTK_BUTTON (self->button), line);
  return GTK_WIDGET (self);
}

void
gops_token_show (GopsToken  *self,
                 gpointer    record,
                 const char *language)
{
  g_set_object (&self->record, record);
  g_free (self->language);
  self->language = g_strdup (language);
  gops_language_tag (self->words, language);
  if (self->entry != NULL)
    gops_language_tag (self->entry, language);
  show_words (self);
}
