/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of many groups on one day, typed in as into a spreadsheet. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-figures-private.h"
#include "gops-look.h"
#include "gops-workspace.h"

#define PAGE_ROWS 50   /* groups on one page */

G_DEFINE_FINAL_TYPE (GopsFiguresDialog, gops_figures_dialog, ADW_TYPE_BIN)

/* --- the page --- */

static GtkWidget *
make_name (const char *name,
           gboolean    narrow)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), narrow ? 4 : 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), narrow ? 20 : 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (label, narrow ? 6 : 0);
  gtk_widget_set_tooltip_text (label, name);
  return label;
}

/* @columns: each keeps what stands in it, and over it, equally wide; the first is that of the names */
static void
add_row (GopsFiguresDialog  *self,
         guint               row,
         int                 top,
         GtkSizeGroup      **columns)
{
  const GopsFigureRow *figures = self->rows->pdata[row];
  GtkWidget *name = make_name (figures->name, self->narrow);
  int left = self->narrow ? 0 : 1;

  gtk_grid_attach (GTK_GRID (self->grid), name, 0, top, self->narrow ? GOPS_N_FIGURES : 1, 1);
  if (!self->narrow)
    gtk_size_group_add_widget (columns[0], name);
  for (guint i = 0; i < GOPS_N_FIGURES; i++)
    {
      GopsFiguresCell *cell = gops_figures_cell_new (self, row, (GopsFigure) i);

      g_ptr_array_add (self->cells, cell);
      gtk_size_group_add_widget (columns[i + 1], cell->entry);
      gtk_grid_attach (GTK_GRID (self->grid), cell->entry, left + (int) i, top + (self->narrow ? 1 : 0), 1, 1);
    }
}

static void
add_heads (GopsFiguresDialog  *self,
           GtkSizeGroup      **columns)
{
  GtkWidget *corner = gtk_label_new (NULL);

  gtk_widget_set_hexpand (corner, TRUE);
  gtk_widget_set_visible (corner, !self->narrow);
  gtk_grid_attach (GTK_GRID (self->heads), corner, 0, 0, 1, 1);
  gtk_size_group_add_widget (columns[0], corner);
  for (guint i = 0; i < GOPS_N_FIGURES; i++)
    {
      GtkWidget *label = gtk_label_new (_(gops_figure_label (i)));

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, self->narrow ? "caption" : "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (self->heads), label, (int) i + 1, 0, 1, 1);
      gtk_size_group_add_widget (columns[i + 1], label);
    }
}

static guint
count_rows (GopsFiguresDialog *self)
{
  return MIN (self->rows->len - self->first, PAGE_ROWS);
}

static void
clear_grid (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

static void
build (GopsFiguresDialog *self)
{
  GtkSizeGroup *columns[GOPS_N_FIGURES + 1];

  g_ptr_array_set_size (self->cells, 0);
  clear_grid (self->heads);
  clear_grid (self->grid);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  add_heads (self, columns);
  for (guint i = 0; i < count_rows (self); i++)
    add_row (self, self->first + i, (int) i * (self->narrow ? 2 : 1), columns);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_object_unref (columns[i]);
}

/* --- showing --- */

static void
show_values (GopsFiguresDialog *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->cells->len; i++)
    gops_figures_cell_show (self->cells->pdata[i]);
  self->showing = FALSE;
}

static void
show_pager (GopsFiguresDialog *self)
{
  g_autofree char *place = g_strdup_printf (_("%u–%u of %u groups"), self->first + 1, self->first + count_rows (self), self->rows->len);

  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_widget_set_visible (self->pager, self->rows->len > PAGE_ROWS);
  gtk_widget_set_sensitive (self->back, self->first > 0);
  gtk_widget_set_sensitive (self->forward, self->first + PAGE_ROWS < self->rows->len);
  gtk_widget_set_visible (self->grid, self->rows->len > 0);
  gtk_widget_set_visible (self->heads, self->rows->len > 0);
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
}

static gboolean
same_groups (GPtrArray *first,
             GPtrArray *second)
{
  if (first == NULL || first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    {
      const GopsFigureRow *one = first->pdata[i], *other = second->pdata[i];

      if (one->group != other->group || !g_str_equal (one->name, other->name))
        return FALSE;
    }
  return TRUE;
}

/* Cells stay as they are, with the focus, while the groups do. @anew: make them anew all the same */
static void
load (GopsFiguresDialog *self,
      gboolean           anew)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = gops_figures_load (gops_session_get_store (self->session), self->date, &error);
  gboolean same;

  gops_session_report (self->session, error);
  if (rows == NULL)
    return;
  same = same_groups (self->rows, rows) && !anew;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  if (self->first >= rows->len)
    self->first = 0;
  if (!same)
    build (self);
  show_values (self);
  show_pager (self);
}

static void
on_refreshed_cb (GopsFiguresDialog *self)
{
  load (self, FALSE);
}

static void
on_width_class_cb (GopsFiguresDialog *self)
{
  gboolean narrow = gops_responsive_bin_get_width_class (self->bin) == GOPS_WIDTH_NARROW;

  if (narrow == self->narrow || self->session == NULL)
    return;
  gops_figures_flush (self);
  self->narrow = narrow;
  load (self, TRUE);
  gops_figures_focus (self);
}

/* --- days and pages --- */

static void
set_date (GopsFiguresDialog *self,
          const char        *date)
{
  gops_session_flush (self->session);
  g_free (self->date);
  self->date = g_strdup (date);
  self->showing = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->day)), date))
    gtk_editable_set_text (GTK_EDITABLE (self->day), date);
  self->showing = FALSE;
  load (self, TRUE);
}

static void
on_day_changed_cb (GopsFiguresDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));
  gboolean right = gops_date_is_valid (text);

  gops_figures_mark (self->day, right);
  gtk_widget_set_tooltip_text (self->day, _("Day, as in 2026-11-22"));
  if (right && !self->showing && !g_str_equal (text, self->date))
    set_date (self, text);
}

static void
step_day (GopsFiguresDialog *self,
          int                days)
{
  g_autofree char *date = gops_date_add (self->date, days);

  set_date (self, date);
}

static void
on_earlier_clicked_cb (GopsFiguresDialog *self)
{
  step_day (self, -1);
}

static void
on_later_clicked_cb (GopsFiguresDialog *self)
{
  step_day (self, 1);
}

static void
turn_page (GopsFiguresDialog *self,
           int                step)
{
  gops_figures_flush (self);
  self->first = (guint) MAX ((int) self->first + step * PAGE_ROWS, 0);
  load (self, TRUE);
}

static void
on_back_clicked_cb (GopsFiguresDialog *self)
{
  turn_page (self, -1);
}

static void
on_forward_clicked_cb (GopsFiguresDialog *self)
{
  turn_page (self, 1);
}

/* --- object --- */

static GtkWidget *
make_button (GopsFiguresDialog *self,
             const char        *icon,
             const char        *label,
             GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_day (GopsFiguresDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text;

  self->day = gtk_entry_new ();
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->day)));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->day), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->day), 10);
  gtk_editable_set_alignment (GTK_EDITABLE (self->day), 0.5f);
  gtk_widget_add_css_class (self->day, "gops-figures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day"), -1);
  g_signal_connect_object (self->day, "changed", G_CALLBACK (on_day_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_button (self, "go-previous-symbolic", _("Day Before"), G_CALLBACK (on_earlier_clicked_cb)));
  gtk_box_append (GTK_BOX (box), self->day);
  gtk_box_append (GTK_BOX (box), make_button (self, "go-next-symbolic", _("Day After"), G_CALLBACK (on_later_clicked_cb)));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_pager (GopsFiguresDialog *self)
{
  self->pager = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->back = make_button (self, "go-previous-symbolic", _("Earlier Groups"), G_CALLBACK (on_back_clicked_cb));
  self->forward = make_button (self, "go-next-symbolic", _("Later Groups"), G_CALLBACK (on_forward_clicked_cb));
  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "gops-figures");
  gtk_box_append (GTK_BOX (self->pager), self->back);
  gtk_box_append (GTK_BOX (self->pager), self->place);
  gtk_box_append (GTK_BOX (self->pager), self->forward);
  gtk_widget_set_halign (self->pager, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (self->pager, 6);
  return self->pager;
}

static GtkWidget *
make_hint (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
make_clamp (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  g_object_set (child, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  return clamp;
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  return grid;
}

/* What stays above the grid. */
static GtkWidget *
make_top (GopsFiguresDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->heads = make_grid ();
  self->state = make_hint (_("What is typed is saved at once"));
  gtk_box_append (GTK_BOX (box), make_day (self));
  gtk_box_append (GTK_BOX (box), make_hint (_("Enter goes down, Tab to the right. A column copied from a table can be pasted.")));
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_append (GTK_BOX (box), self->heads);
  g_object_set (box, "margin-top", 6, "margin-bottom", 6, NULL);
  return make_clamp (box);
}

static GtkWidget *
make_content (GopsFiguresDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  self->grid = make_grid ();
  self->empty = make_hint (_("There are no groups yet. Make one, then enter its figures here."));
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_widget_set_margin_bottom (box, 24);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", make_clamp (box), NULL);
  return scroller;
}

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_FIGURES_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_FIGURES_DIALOG (widget)->session);
}

/* What is no number can't be kept: it does not go unsaid. */
static void
close_cells (GopsFiguresDialog *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  gops_figures_flush (self);
  for (guint i = 0; i < self->cells->len; i++)
    n += gtk_widget_has_css_class (((GopsFiguresCell *) self->cells->pdata[i])->entry, "error");
  text = g_strdup_printf (ngettext ("%u cell held no number and was not saved", "%u cells held no numbers and were not saved", n), n);
  if (n > 0)
    gops_session_toast (self->session, text);
}

static void
gops_figures_dialog_dispose (GObject *object)
{
  GopsFiguresDialog *self = GOPS_FIGURES_DIALOG (object);

  if (self->session != NULL)
    close_cells (self);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->date, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_figures_dialog_parent_class)->dispose (object);
}

static void
gops_figures_dialog_class_init (GopsFiguresDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_figures_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static void
gops_figures_dialog_init (GopsFiguresDialog *self)
{
  self->cells = g_ptr_array_new_with_free_func (gops_figures_cell_free);
}

void
gops_figures_present (GopsSession *session,
                      GtkWidget   *parent)
{
  GopsFiguresDialog *self = g_object_new (GOPS_TYPE_FIGURES_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  g_autofree char *today = gops_date_today (gops_session_get_store (session), NULL);

  self->session = g_object_ref (session);
  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Figures of a Day"), ""));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_top (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  gtk_box_append (GTK_BOX (box), make_pager (self));
  self->bin = GOPS_RESPONSIVE_BIN (gops_responsive_bin_new ());
  gops_responsive_bin_set_child (self->bin, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bin));
  set_date (self, today);
  g_signal_connect_object (self->bin, "notify::width-class", G_CALLBACK (on_width_class_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "flush", G_CALLBACK (gops_figures_flush), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Figures of a Day"), 760, 640, parent);
  gops_figures_focus (self);
}
