/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help window. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-dialogs-resources.h"
#include "gops-help.h"
#include "gops-help-window.h"
#include "gops-look.h"
#include "gops-scroll.h"
#include "gops-split-view.h"
#include "gops-use-resource.h"

#define GOPS_TYPE_HELP_WINDOW (gops_help_window_get_type ())
G_DECLARE_FINAL_TYPE (GopsHelpWindow, gops_help_window, GOPS, HELP_WINDOW, AdwWindow)

struct _GopsHelpWindow
{
  AdwWindow parent_instance;

  GtkWindow      *opener;    /* (nullable) weak: where links to pages of the app lead */
  GopsSplitView  *split;
  AdwBin         *bin;
  GtkWidget      *sidebar;
  AdwHeaderBar   *sidebar_header;
  GtkEditable    *entry;
  GtkStack       *results;
  GtkListBox     *list;
  GtkWidget      *content;
  AdwHeaderBar   *content_header;
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  GtkBox         *blocks;
};

G_DEFINE_FINAL_TYPE (GopsHelpWindow, gops_help_window, ADW_TYPE_WINDOW)

static void show_page (GopsHelpWindow *self, const char *id);

/* --- a page --- */

static void
open_page_of_app (GopsHelpWindow *self,
                  const char     *page)
{
  if (self->opener == NULL)
    return;
  (void) gtk_widget_activate_action (GTK_WIDGET (self->opener), "win.show-page", "s", page);
  gtk_window_present (self->opener);
}

/* Links lead to other pages of the help or of the app; there are no others. */
static gboolean
on_link_cb (GopsHelpWindow *self,
            const char     *uri)
{
  if (g_str_has_prefix (uri, "page:"))
    open_page_of_app (self, uri + strlen ("page:"));
  else
    show_page (self, uri + strlen ("help:"));
  return TRUE;
}

static GtkWidget *
make_label (GopsHelpWindow *self,
            const char     *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), strstr (markup, "<a ") == NULL);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link_cb), self, G_CONNECT_SWAPPED);
  return label;
}

/* A list's line: its mark stands beside the text, so that wrapped lines stay aligned. */
static GtkWidget *
make_marked (GtkWidget  *label,
             const char *mark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *sign = gtk_label_new (mark);

  gtk_label_set_yalign (GTK_LABEL (sign), 0);
  gtk_label_set_xalign (GTK_LABEL (sign), 1);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_add_css_class (sign, "gops-jade");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_block (GopsHelpWindow      *self,
            const GopsHelpBlock *block)
{
  GtkWidget *label = make_label (self, block->markup);
  g_autofree char *number = g_strdup_printf ("%u.", block->number);

  switch (block->type)
    {
    case GOPS_HELP_HEADING:
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_set_margin_top (label, 12);
      return label;
    case GOPS_HELP_ITEM:
      return make_marked (label, "•");
    case GOPS_HELP_STEP:
      return make_marked (label, number);
    case GOPS_HELP_CASE:
      gtk_widget_add_css_class (label, "gops-help-case");
      return label;
    case GOPS_HELP_PARAGRAPH:
      return label;
    }
  g_return_val_if_reached (label);
}

static void
fill_blocks (GopsHelpWindow     *self,
             const GopsHelpPage *page)
{
  GtkWidget *child, *title = make_label (self, "");

  /* What has the focus may be among what goes; from here the arrow keys scroll. */
  (void) gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->blocks))) != NULL)
    gtk_box_remove (self->blocks, child);
  gtk_label_set_text (GTK_LABEL (title), page->title);
  gtk_widget_add_css_class (title, "title-1");
  gtk_box_append (self->blocks, title);
  for (guint i = 0; i < page->blocks->len; i++)
    gtk_box_append (self->blocks, make_block (self, g_ptr_array_index (page->blocks, i)));
}

static GtkListBoxRow *
find_row (GopsHelpWindow *self,
          const char     *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), id) == 0)
      return row;
  return NULL;
}

static void
show_page (GopsHelpWindow *self,
           const char     *id)
{
  const GopsHelpPage *page = gops_help_find (gops_interface_language (), id);
  GtkListBoxRow *row = find_row (self, id);

  g_return_if_fail (page != NULL);
  fill_blocks (self, page);
  adw_window_title_set_title (self->title, page->title);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gops_scroll_to (GTK_WIDGET (row));
  gops_split_view_set_show_content (self->split, TRUE);
}

/* --- contents and search --- */

static void
add_row (GopsHelpWindow     *self,
         const GopsHelpPage *page,
         const char         *chapter)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (page->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, page->summary);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_name (row, page->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, page->title, -1);
  g_object_set_data (G_OBJECT (row), "chapter", (gpointer) chapter);
  gtk_list_box_append (self->list, row);
}

static void
add_contents (GopsHelpWindow *self)
{
  const char *language = gops_interface_language ();
  guint n;
  const GopsHelpChapter *chapters = gops_help_chapters (&n);

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < chapters[i].n_pages; p++)
      add_row (self, gops_help_find (language, chapters[i].pages[p].id), gops_text_get (&chapters[i].name, language));
}

static void
add_found (GopsHelpWindow *self,
           const char     *text)
{
  g_autoptr (GPtrArray) found = gops_help_search (gops_interface_language (), text);

  for (guint i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i), NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* All pages by chapters, or those that have the words looked for. */
static void
show_list (GopsHelpWindow *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (*text == '\0')
    add_contents (self);
  else
    add_found (self, text);
  gtk_stack_set_visible_child_name (self->results, gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "list" : "nothing");
}

static void
make_header (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  const char *chapter = g_object_get_data (G_OBJECT (row), "chapter");
  GtkWidget *label;

  if (chapter == NULL || (before != NULL && g_object_get_data (G_OBJECT (before), "chapter") == chapter))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (chapter);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "gops-hits-head");
  gtk_list_box_row_set_header (row, label);
}

static void
on_row_activated_cb (GopsHelpWindow *self,
                     GtkListBoxRow  *row)
{
  g_autofree char *id = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));

  show_page (self, id);
}

static void
on_entry_activate_cb (GopsHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    on_row_activated_cb (self, row);
}

/* Typing anywhere in the window begins a search; where it is narrow, the list comes with it. */
static void
begin_search (GopsHelpWindow *self)
{
  gops_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);   /* the first letter is there, and selected by the focus */
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsHelpWindow *self = GOPS_HELP_WINDOW (widget);

  begin_search (self);
  gtk_editable_select_region (self->entry, 0, -1);
}

/* Escape empties the search, and closes the window when there is none. */
static void
on_stop_search_cb (GopsHelpWindow *self)
{
  if (*gtk_editable_get_text (self->entry) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (self->entry, "");
}

/* --- object --- */

static void
gops_help_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&GOPS_HELP_WINDOW (object)->opener);

  G_OBJECT_CLASS (gops_help_window_parent_class)->dispose (object);
}

static void
gops_help_window_class_init (GopsHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_help_window_dispose;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, results);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, content);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, GopsHelpWindow, blocks);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

/* The template's box only keeps the two halves until the split view, which no .ui file can name, takes them. */
static void
make_split (GopsHelpWindow *self)
{
  GtkBox *keeper = GTK_BOX (adw_bin_get_child (self->bin));

  self->split = GOPS_SPLIT_VIEW (gops_split_view_new ());
  g_object_ref (self->sidebar);
  g_object_ref (self->content);
  gtk_box_remove (keeper, self->sidebar);
  gtk_box_remove (keeper, self->content);
  gops_split_view_set_sidebar (self->split, self->sidebar, _("Help"));
  gops_split_view_set_content (self->split, self->content, _("Help"));
  g_object_unref (self->sidebar);
  g_object_unref (self->content);
  gops_split_view_add_sidebar_header (self->split, self->sidebar_header);
  gops_split_view_add_content_header (self->split, self->content_header);
  adw_bin_set_child (self->bin, GTK_WIDGET (self->split));
}

static void
gops_help_window_init (GopsHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_split (self);
  gtk_list_box_set_header_func (self->list, make_header, NULL, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "search-started", G_CALLBACK (begin_search), self, G_CONNECT_SWAPPED);
  show_list (self);
}

static GopsHelpWindow *
find_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GOPS_IS_HELP_WINDOW (l->data) && !gtk_widget_in_destruction (l->data))
      return l->data;
  return NULL;
}

void
gops_help_present (GtkWidget  *parent,
                   const char *page)
{
  GtkWindow *opener = GTK_WINDOW (gtk_widget_get_root (parent));
  GopsHelpWindow *self = find_window ();

  if (self == NULL)
    self = g_object_new (GOPS_TYPE_HELP_WINDOW, "application", gtk_window_get_application (opener), NULL);
  if (self->opener != opener)
    g_signal_connect_object (opener, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->opener, opener);
  show_page (self, page);
  gtk_window_present (GTK_WINDOW (self));
}
