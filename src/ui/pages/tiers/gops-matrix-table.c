/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who went where between two runs, as a table. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-matrix-table.h"
#include "gops-members-state.h"
#include "gops-tier-chip.h"
#include "gops-workbench-state.h"

struct _GopsMatrixTable
{
  AdwBin parent_instance;

  GtkWidget *scroller;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsMatrixTable, gops_matrix_table, ADW_TYPE_BIN)

/* What a table is filled from. */
typedef struct
{
  GtkGrid              *grid;
  const GopsTierMatrix *matrix;
  const char           *language;
  const guint          *order;      /* tiers as people read them, the heaviest first */
} Filling;

/* The tier of a row or column; the last one is that of those who are in none. */
static guint
tier_at (const Filling *self,
         guint          place)
{
  return place < self->matrix->n ? self->order[place] : self->matrix->n;
}

static GtkWidget *
make_head (const Filling *self,
           guint          place,
           const char    *nowhere)
{
  const GopsTier *tier = place < self->matrix->n ? &self->matrix->scheme->tiers[self->order[place]] : NULL;
  GtkWidget *widget = tier != NULL ? gops_tier_chip_new (tier->id, gops_text_get (&tier->name, self->language)) : gtk_label_new (nowhere);

  gtk_widget_add_css_class (widget, tier != NULL ? "plain" : "dim-label");
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  return widget;
}

/* Those who stayed stand out on the diagonal; nobody is but a dot. */
static GtkWidget *
make_cell (guint    n,
           gboolean stayed)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("·");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "gops-figures");
  if (n == 0)
    gtk_widget_add_css_class (label, "dim-label");
  else if (stayed)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
fill_heads (const Filling *self)
{
  for (guint i = 0; i <= self->matrix->n; i++)
    {
      GtkWidget *column = make_head (self, i, _("Left the group"));

      gtk_widget_set_halign (column, GTK_ALIGN_END);
      gtk_grid_attach (self->grid, column, (int) i + 1, 0, 1, 1);
      gtk_grid_attach (self->grid, make_head (self, i, _("Not there yet")), 0, (int) i + 1, 1, 1);
    }
}

static void
fill_cells (const Filling *self)
{
  for (guint row = 0; row <= self->matrix->n; row++)
    for (guint column = 0; column <= self->matrix->n; column++)
      {
        guint n = gops_tier_matrix_get (self->matrix, tier_at (self, row), tier_at (self, column));

        if (row < self->matrix->n || column < self->matrix->n)
          gtk_grid_attach (self->grid, make_cell (n, row == column), (int) column + 1, (int) row + 1, 1, 1);
      }
}

static GtkWidget *
make_grid (const GopsTierMatrix *matrix,
           const char           *language)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree guint *order = gops_tier_scheme_order (matrix->scheme);
  g_autofree char *words = gops_workbench_matrix_words (matrix, language);
  const Filling filling = { GTK_GRID (grid), matrix, language, order };

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  g_object_set (grid, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  fill_heads (&filling);
  fill_cells (&filling);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return grid;
}

/* On narrow windows the table scrolls rather than lose its words. */
static void
keep_words (GtkWidget *grid)
{
  int natural;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      gtk_widget_set_size_request (child, natural, -1);
    }
}

void
gops_matrix_table_set (GopsMatrixTable      *self,
                       const GopsTierMatrix *matrix,
                       const char           *language)
{
  GtkWidget *grid = matrix != NULL ? make_grid (matrix, language) : NULL;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), grid);
  if (grid != NULL)
    keep_words (grid);
}

static void
gops_matrix_table_class_init (GopsMatrixTableClass *klass)
{
}

static void
gops_matrix_table_init (GopsMatrixTable *self)
{
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
gops_matrix_table_new (void)
{
  return g_object_new (GOPS_TYPE_MATRIX_TABLE, NULL);
}
