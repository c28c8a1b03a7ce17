/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the library that is read. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-catalogue-view.h"
#include "gops-compat.h"
#include "gops-scroll.h"
#include "gops-sop-editor.h"
#include "gops-sops-dialog.h"

#define MOST_CHARACTERS 400    /* of a title */
#define SLICE           8000   /* µs of making rows between frames */

struct _GopsCatalogueView
{
  GopsLoadedView parent_instance;

  GPtrArray *rows;      /* (owned) (element-type GtkWidget): borrowed by the list, in the order of the entries */
  GPtrArray *entries;   /* borrowed (nullable): what was loaded */
  GHashTable *open;     /* (owned) (nullable): ids of those that were open before it was loaded anew */
  char      *wanted;    /* (owned) (nullable): the entry to be shown once it is there */
  guint      adding;    /* source that makes rows; 0: all are there */
  GtkWidget *bar;       /* borrowed */
  GtkWidget *search;    /* borrowed */
  GtkWidget *list;      /* borrowed */
  GtkWidget *nothing;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsCatalogueView, gops_catalogue_view, GOPS_TYPE_LOADED_VIEW)

static GopsSession *
get_session (GopsCatalogueView *self)
{
  return gops_loaded_view_get_session (GOPS_LOADED_VIEW (self));
}

/* What is loaded is not of a group: the section stands in its place. */
static GopsLibrarySection
get_section (GopsCatalogueView *self)
{
  return (GopsLibrarySection) gops_loaded_view_get_group (GOPS_LOADED_VIEW (self));
}

static gpointer
load (GopsStore    *store,
      gint64        section,
      GCancellable *cancellable,
      GError      **error)
{
  return gops_library_entries_load (store, (GopsLibrarySection) section, error);
}

static const GopsLibraryEntry *
entry_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

/* --- what an entry opens to --- */

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_child (GtkWidget *row,
           GtkWidget *child)
{
  GtkWidget *inner = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", child, NULL);

  g_object_set (child, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
}

static void
add_texts (GtkWidget              *row,
           const GopsLibraryEntry *entry)
{
  for (guint i = 0; i < entry->texts->len; i++)
    {
      const GopsLibraryText *text = entry->texts->pdata[i];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *body = create_label (text->text, NULL);

      gtk_label_set_selectable (GTK_LABEL (body), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (body), GTK_ACCESSIBLE_PROPERTY_LABEL, text->heading, -1);
      gtk_box_append (GTK_BOX (box), create_label (text->heading, "caption-heading"));
      gtk_box_append (GTK_BOX (box), body);
      add_child (row, box);
    }
}

static const char *
page_of (GopsLibrarySection section)
{
  switch (section)
    {
    case GOPS_SECTION_CLAUSES: return "rules";
    case GOPS_SECTION_TACTICS:
    case GOPS_SECTION_SOPS:    return "content";
    case GOPS_SECTION_POSTERS: return "publish";
    case GOPS_SECTION_GROUPS:
    case GOPS_SECTION_REPLIES:
    case GOPS_SECTION_MATERIALS:
    case GOPS_N_SECTIONS:      break;
    }
  return "positioning";
}

static void
on_place_activated_cb (GopsCatalogueView *self,
                       GtkWidget         *row)
{
  const gint64 *group = g_object_get_data (G_OBJECT (row), "group");

  gops_session_go_to (get_session (self), &(GopsPlace) { .page = page_of (get_section (self)), .group = *group });
}

static void
add_place (GopsCatalogueView      *self,
           GtkWidget              *row,
           const GopsLibraryPlace *place)
{
  GtkWidget *inner = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL), place->name, _("Used here"));

  adw_action_row_add_suffix (ADW_ACTION_ROW (inner), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (inner), "group", g_memdup2 (&place->group, sizeof place->group), g_free);
  g_signal_connect_object (inner, "activated", G_CALLBACK (on_place_activated_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
}

static void
add_places (GopsCatalogueView      *self,
            GtkWidget              *row,
            const GopsLibraryEntry *entry)
{
  guint more = entry->n_places - entry->places->len;

  for (guint i = 0; i < entry->places->len; i++)
    add_place (self, row, entry->places->pdata[i]);
  if (more > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("… and in %u more group", "… and in %u more groups", more), more);

      add_child (row, create_label (text, "dim-label"));
    }
}

/* --- commands --- */

static void
on_copy_clicked_cb (GopsCatalogueView *self,
                    GtkWidget         *button)
{
  gops_session_copy_text (get_session (self), entry_of (button)->title, _("Text copied"));
}

static void
on_edit_clicked_cb (GopsCatalogueView *self,
                    GtkWidget         *button)
{
  gops_sop_edit_present (get_session (self), entry_of (button)->id, GTK_WIDGET (self));
}

static void
on_all_sops_clicked_cb (GopsCatalogueView *self)
{
  gops_sops_present (get_session (self), GTK_WIDGET (self));
}

static void
on_publish_clicked_cb (GopsCatalogueView *self,
                       GtkWidget         *button)
{
  gops_session_go_to (get_session (self), &(GopsPlace) { .page = "publish" });
}

static const struct
{
  const char *label;    /* untranslated */
  const char *icon;
  GCallback   clicked;
  gboolean    of_group; /* needs a chosen one */
} commands[GOPS_N_SECTIONS] = {
  [GOPS_SECTION_CLAUSES] = { N_("Copy Text"), "gops-copy-symbolic", G_CALLBACK (on_copy_clicked_cb), FALSE },
  [GOPS_SECTION_SOPS] = { N_("Open Day by Day"), "gops-edit-symbolic", G_CALLBACK (on_edit_clicked_cb), FALSE },
  [GOPS_SECTION_POSTERS] = { N_("Open on the Publish Page"), "gops-publish-symbolic", G_CALLBACK (on_publish_clicked_cb), TRUE },
};

static void
add_command (GopsCatalogueView      *self,
             GtkWidget              *row,
             const GopsLibraryEntry *entry)
{
  GopsLibrarySection section = get_section (self);
  /* Translators: a command and what it is for: "Copy Text: Be kind" */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), _(commands[section].label), entry->title);
  GtkWidget *button = gtk_button_new_from_icon_name (commands[section].icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _(commands[section].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "entry", (gpointer) entry);
  g_signal_connect_object (button, "clicked", commands[section].clicked, self, G_CONNECT_SWAPPED);
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
}

/* Behind the title: the number of groups, and what can be done with the entry. */
static void
add_suffixes (GopsCatalogueView      *self,
              GtkWidget              *row,
              const GopsLibraryEntry *entry)
{
  GopsLibrarySection section = get_section (self);
  g_autofree char *n = g_strdup_printf (ngettext ("%u group", "%u groups", entry->n_places), entry->n_places);
  GtkWidget *label;

  /* what is added later stands before */
  if (commands[section].clicked != NULL && (!commands[section].of_group || gops_session_get_group (get_session (self)) != 0))
    add_command (self, row, entry);
  if (entry->n_places == 0)
    return;
  label = create_label (n, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (row), label);
}

/* --- rows --- */

/* What is inside is made when it is first opened: there are some two hundred clauses. */
static void
on_expanded_cb (GopsCatalogueView *self,
                GParamSpec        *pspec,
                GtkWidget         *row)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) || g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", GINT_TO_POINTER (TRUE));
  add_texts (row, entry_of (row));
  add_places (self, row, entry_of (row));
}

static GtkWidget *
create_row (GopsCatalogueView      *self,
            const GopsLibraryEntry *entry)
{
  g_autofree char *title = gops_brief (entry->title, MOST_CHARACTERS), *subtitle = gops_brief (entry->subtitle, MOST_CHARACTERS);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL), title, subtitle);

  gops_expander_row_set_label (ADW_EXPANDER_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "entry", (gpointer) entry);
  add_suffixes (self, row, entry);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
filter (GopsCatalogueView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gboolean some = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean matches = gops_library_entry_matches (entry_of (self->rows->pdata[i]), text);

      gtk_widget_set_visible (self->rows->pdata[i], matches);
      some |= matches;
    }
  gtk_widget_set_visible (self->list, some);
  gtk_widget_set_visible (self->nothing, !some && self->rows->len > 0);
}

static void
open_wanted (GopsCatalogueView *self)
{
  for (guint i = 0; self->wanted != NULL && i < self->rows->len; i++)
    if (g_str_equal (entry_of (self->rows->pdata[i])->id, self->wanted))
      {
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->rows->pdata[i]), TRUE);
        gtk_widget_grab_focus (self->rows->pdata[i]);
        gops_scroll_to (self->rows->pdata[i]);
        g_clear_pointer (&self->wanted, g_free);
      }
}

/* What was open is open again. */
static GHashTable *
collect_open (GopsCatalogueView *self)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->rows->pdata[i])))
      g_hash_table_add (open, g_strdup (entry_of (self->rows->pdata[i])->id));
  return open;
}

static void
add_row (GopsCatalogueView      *self,
         const GopsLibraryEntry *entry)
{
  GtkWidget *row = create_row (self, entry);

  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (self->open, entry->id));
}

/* A row takes milliseconds: two hundred of them are made between frames. */
static gboolean
add_slice (gpointer data)
{
  GopsCatalogueView *self = data;
  gint64 until = g_get_monotonic_time () + SLICE;

  do
    if (self->rows->len < self->entries->len)
      add_row (self, self->entries->pdata[self->rows->len]);
  while (self->rows->len < self->entries->len && g_get_monotonic_time () < until);
  filter (self);
  open_wanted (self);
  if (self->rows->len < self->entries->len)
    return G_SOURCE_CONTINUE;
  self->adding = 0;
  return G_SOURCE_REMOVE;
}

static void
show (GopsLoadedView *view,
      gpointer        result)
{
  GopsCatalogueView *self = GOPS_CATALOGUE_VIEW (view);

  g_clear_handle_id (&self->adding, g_source_remove);
  g_clear_pointer (&self->open, g_hash_table_unref);
  self->open = collect_open (self);
  g_ptr_array_set_size (self->rows, 0);
  gops_loaded_view_clear_list (self->list);
  self->entries = result;
  if (add_slice (self))
    self->adding = g_idle_add (add_slice, self);
}

void
gops_catalogue_view_go_to (GopsCatalogueView *self,
                           const char        *id)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  open_wanted (self);
}

/* --- object --- */

static gboolean
gops_catalogue_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GOPS_CATALOGUE_VIEW (widget)->search);
}

static void
gops_catalogue_view_dispose (GObject *object)
{
  GopsCatalogueView *self = GOPS_CATALOGUE_VIEW (object);

  g_clear_handle_id (&self->adding, g_source_remove);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_free);
  if (self->rows != NULL)
    g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (gops_catalogue_view_parent_class)->dispose (object);
}

static void
gops_catalogue_view_finalize (GObject *object)
{
  g_ptr_array_unref (GOPS_CATALOGUE_VIEW (object)->rows);

  G_OBJECT_CLASS (gops_catalogue_view_parent_class)->finalize (object);
}

static void
gops_catalogue_view_class_init (GopsCatalogueViewClass *klass)
{
  GopsLoadedViewClass *view_class = GOPS_LOADED_VIEW_CLASS (klass);

  view_class->load = load;
  view_class->show = show;
  view_class->free_result = (GDestroyNotify) g_ptr_array_unref;
  GTK_WIDGET_CLASS (klass)->grab_focus = gops_catalogue_view_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = gops_catalogue_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_catalogue_view_finalize;
}

static void
gops_catalogue_view_init (GopsCatalogueView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));

  self->rows = g_ptr_array_new ();
  self->search = gtk_search_entry_new ();
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (filter), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (self->search, TRUE);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->bar), self->search);
  gtk_box_append (content, self->bar);
  self->list = gops_loaded_view_make_list ("");
  gtk_box_append (content, self->list);
  self->nothing = create_label (_("Nothing of this name is here."), "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0.5);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (content, self->nothing);
}

/* New ones, files, and what changed SOPs offer to the plans made from them. */
static void
add_all_sops (GopsCatalogueView *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("_Manage SOPs…"), "use-underline", TRUE, NULL);

  g_signal_connect_object (button, "clicked", G_CALLBACK (on_all_sops_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->bar), button);
}

GtkWidget *
gops_catalogue_view_new (GopsSession        *session,
                         GopsLibrarySection  section)
{
  GopsCatalogueView *self = g_object_new (GOPS_TYPE_CATALOGUE_VIEW, NULL);
  const char *title = _(gops_library_section_info (section)->title);
  g_autofree char *search = g_strdup_printf (_("Search %s"), title);

  gops_loaded_view_set_up (GOPS_LOADED_VIEW (self), session, section);
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (section == GOPS_SECTION_SOPS)
    add_all_sops (self);
  return GTK_WIDGET (self);
}
