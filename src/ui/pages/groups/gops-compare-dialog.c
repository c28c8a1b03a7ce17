/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few groups beside each other. */

#include "config.h"

#include "gops-compare-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-file-writer.h"
#include "gops-group-compare.h"
#include "gops-share-bar.h"
#include "gops-store-task.h"

#define COLUMN_WIDTH 150
#define LABEL_WIDTH  190

/* What the thread finds. */
typedef struct
{
  GArray    *groups;    /* (owned) */
  GPtrArray *figures;   /* (owned) (nullable) */
  GPtrArray *needs;     /* (owned) (nullable) */
} Comparison;

struct _GopsCompareDialog
{
  AdwBin parent_instance;

  GopsSession *session;      /* (owned) */
  Comparison  *comparison;   /* (owned) (nullable): once it is there */
  GPtrArray   *rows;         /* (owned) (nullable) */

  GtkWidget   *stack, *grid;
};

#define GOPS_TYPE_COMPARE_DIALOG (gops_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsCompareDialog, gops_compare_dialog, GOPS, COMPARE_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (GopsCompareDialog, gops_compare_dialog, ADW_TYPE_BIN)

static void
comparison_free (Comparison *comparison)
{
  g_array_unref (comparison->groups);
  g_clear_pointer (&comparison->figures, g_ptr_array_unref);
  g_clear_pointer (&comparison->needs, g_ptr_array_unref);
  g_free (comparison);
}

/* --- the table --- */

static GtkWidget *
create_label (const char *text,
              float       xalign,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "142  +12" over a bar; the whole in words for a screen reader. */
static GtkWidget *
create_cell (GopsCompareDialog     *self,
             const GopsCompareRow  *row,
             guint                  column)
{
  const GopsCompareCell *cell = &row->cells[column];
  const GopsGroupFigures *figures = g_ptr_array_index (self->comparison->figures, column);
  g_autofree char *words = cell->difference != NULL ? g_strdup_printf (_("%s, %s: %s (%s to the first)"), figures->name, row->label, cell->text, cell->difference)
                                                    : g_strdup_printf (_("%s, %s: %s"), figures->name, row->label, cell->text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *value = create_label (cell->text, 1, "gops-figures"), *bar = gops_share_bar_new ();

  gtk_widget_set_hexpand (value, TRUE);
  gtk_box_append (GTK_BOX (line), value);
  if (column > 0)
    {
      GtkWidget *difference = create_label (cell->difference != NULL ? cell->difference : "", 1, "gops-secondary");

      gtk_widget_add_css_class (difference, "caption");
      gtk_widget_add_css_class (difference, "gops-figures");
      gtk_widget_set_size_request (difference, 52, -1);
      gtk_box_append (GTK_BOX (line), difference);
    }
  gtk_box_append (GTK_BOX (box), line);
  gops_share_bar_set (GOPS_SHARE_BAR (bar), MAX (cell->share, 0), -1, words);
  gtk_widget_set_opacity (bar, cell->share >= 0 ? 1 : 0);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_size_request (box, COLUMN_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return box;
}

static void
show_names (GopsCompareDialog *self)
{
  for (guint i = 0; i < self->comparison->figures->len; i++)
    {
      const GopsGroupFigures *figures = g_ptr_array_index (self->comparison->figures, i);
      GtkWidget *name = create_label (figures->name, 1, "heading");

      gtk_label_set_lines (GTK_LABEL (name), 2);
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_justify (GTK_LABEL (name), GTK_JUSTIFY_RIGHT);
      gtk_widget_set_valign (name, GTK_ALIGN_END);
      gtk_widget_set_tooltip_text (name, figures->name);
      gtk_grid_attach (GTK_GRID (self->grid), name, (int) i + 1, 0, 1, 1);
    }
}

/* How the week stands in words. */
static void
show_paces (GopsCompareDialog *self,
            int                at)
{
  gtk_grid_attach (GTK_GRID (self->grid), create_label (_("This week"), 0, "gops-secondary"), 0, at, 1, 1);
  for (guint i = 0; i < self->comparison->figures->len; i++)
    {
      g_autofree char *pace = gops_group_figures_say_pace (g_ptr_array_index (self->comparison->figures, i));

      gtk_grid_attach (GTK_GRID (self->grid), create_label (pace, 1, "caption"), (int) i + 1, at, 1, 1);
    }
}

static void
show (GopsCompareDialog *self)
{
  show_names (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GopsCompareRow *row = g_ptr_array_index (self->rows, i);
      GtkWidget *label = create_label (row->label, 0, "gops-secondary");

      gtk_widget_set_size_request (label, LABEL_WIDTH, -1);
      gtk_grid_attach (GTK_GRID (self->grid), label, 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < row->n_cells; j++)
        gtk_grid_attach (GTK_GRID (self->grid), create_cell (self, row, j), (int) j + 1, (int) i + 1, 1, 1);
    }
  show_paces (self, (int) self->rows->len + 1);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "table");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.save", TRUE);
}

/* --- counting --- */

static gpointer
compare (GopsStore     *store,
         gpointer       data,
         GopsProgress  *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->groups = g_array_ref (data);
  comparison->figures = gops_group_figures_load (store, comparison->groups, gops_store_now (store), cancellable, error);
  if (comparison->figures == NULL)
    {
      comparison_free (comparison);
      return NULL;
    }
  comparison->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_group_need_free);
  for (guint i = 0; i < comparison->figures->len; i++)
    g_ptr_array_add (comparison->needs, gops_group_need_judge (store, ((GopsGroupFigures *) comparison->figures->pdata[i])->group, gops_store_now (store)));
  return comparison;
}

static void
on_compared_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GopsCompareDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Comparison *comparison = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->session == NULL)   /* closed meanwhile */
    {
      g_clear_pointer (&comparison, comparison_free);
      return;
    }
  gops_session_report (self->session, error);
  if (comparison == NULL)
    return;
  self->comparison = comparison;
  self->rows = gops_group_compare (comparison->figures, comparison->needs);
  show (self);
}

/* --- saving --- */

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GopsCompareDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  g_autofree char *csv = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->session == NULL)
    return;
  if (file != NULL)
    {
      csv = gops_group_compare_csv (self->comparison->figures, self->rows);
      bytes = g_bytes_new (csv, strlen (csv));
      if (gops_file_write (file, bytes, NULL, &error))
        gops_session_toast_file (self->session, _("Comparison saved"), file);
    }
  gops_session_report (self->session, error);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const GopsFileKind kind = { _("Tables (CSV)"), "*.csv" };

  gops_file_save_async (widget, _("Save the Comparison"), _("comparison.csv"), &kind, 1, NULL, NULL, on_file_chosen_cb, g_object_ref (widget));
}

/* --- object --- */

static void
gops_compare_dialog_dispose (GObject *object)
{
  GopsCompareDialog *self = GOPS_COMPARE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->comparison, comparison_free);

  G_OBJECT_CLASS (gops_compare_dialog_parent_class)->dispose (object);
}

static void
gops_compare_dialog_class_init (GopsCompareDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_compare_dialog_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "compare.save", NULL, save_action);
}

static GtkWidget *
create_table (GopsCompareDialog *self)
{
  GtkWidget *spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, "width-request", 32,
                                     "height-request", 32, NULL);

  self->grid = g_object_new (GTK_TYPE_GRID, "row-spacing", 12, "column-spacing", 18, "margin-top", 18, "margin-bottom", 18, "margin-start", 18,
                             "margin-end", 18, "halign", GTK_ALIGN_CENTER, NULL);
  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "counting");
  gtk_stack_add_named (GTK_STACK (self->stack), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->grid, NULL), "table");
  return self->stack;
}

static void
gops_compare_dialog_init (GopsCompareDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.save", FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Compare Groups"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), g_object_new (GTK_TYPE_BUTTON, "label", _("_Save as CSV…"), "use-underline", TRUE, "action-name",
                                                                    "compare.save", NULL));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), create_table (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
gops_compare_present (GopsSession *session,
                      GArray      *groups,
                      GtkWidget   *parent)
{
  GopsCompareDialog *self = g_object_new (GOPS_TYPE_COMPARE_DIALOG, NULL);
  int width = LABEL_WIDTH + 60 + (int) MIN (groups->len, GOPS_COMPARE_MOST) * (COLUMN_WIDTH + 18);

  self->session = g_object_ref (session);
  gops_store_run_async (gops_session_get_store (session), compare, g_array_copy (groups), (GDestroyNotify) g_array_unref,
                        (GDestroyNotify) comparison_free, NULL, NULL, NULL, on_compared_cb, g_object_ref (self));
  (void) gops_dialog_present (GTK_WIDGET (self), _("Compare Groups"), width, 620, parent);
}
