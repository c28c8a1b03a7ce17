/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The budget. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-budget-row.h"
#include "gops-budget-section.h"
#include "gops-budget.h"
#include "gops-positioning-changes.h"
#include "gops-responsive-bin.h"
#include "gops-scroll.h"
#include "gops-wrap-layout.h"

#define N_FIGURES 4

struct _GopsBudgetSection
{
  GopsView parent_instance;

  GtkWidget *figures, *value[N_FIGURES], *name[N_FIGURES], *foreign;
  GtkWidget *heads, *list, *hint;
};

G_DEFINE_FINAL_TYPE (GopsBudgetSection, gops_budget_section, GOPS_TYPE_VIEW)

/* --- showing --- */

static void
show_figure (GopsBudgetSection *self,
             guint              i,
             const char        *value,
             const char        *name,
             gboolean           over)
{
  gtk_label_set_label (GTK_LABEL (self->value[i]), value);
  gtk_label_set_label (GTK_LABEL (self->name[i]), name);
  if (over)
    gtk_widget_add_css_class (self->value[i], "gops-amber");
  else
    gtk_widget_remove_css_class (self->value[i], "gops-amber");
}

/* "€120" over "of €200 money": what was spent, and what it is measured by. */
static void
show_cost (GopsBudgetSection    *self,
           guint                 i,
           const GopsBudgetSums *sums)
{
  char *(*format) (gint64, const char *) = gops_money_format;
  g_autofree char *spent = i == GOPS_COST_HOURS ? gops_hours_format (sums->spent[i]) : format (sums->spent[i], sums->currency);
  g_autofree char *planned = i == GOPS_COST_HOURS ? gops_hours_format (sums->planned[i]) : format (sums->planned[i], sums->currency);
  /* Translators: below a sum that was spent: “of €200 · Money” */
  g_autofree char *name = g_strdup_printf (_("of %s · %s"), planned, gops_cost_name (gops_cost_ids ()[i]));

  show_figure (self, i, spent, name, sums->spent[i] > sums->planned[i] && sums->planned[i] > 0);
}

static void
show_figures (GopsBudgetSection *self,
              const GopsDossier *dossier)
{
  GopsBudgetSums sums = gops_budget_sums (dossier);
  g_autofree char *each = sums.has_cost ? gops_money_format (sums.cost_per_person, sums.currency) : g_strdup ("–");
  g_autofree char *hours = gops_hours_format (sums.minutes_per_person);
  g_autofree char *each_name = g_strdup_printf (_("each · %s"), hours);
  g_autofree char *foreign = g_strdup_printf (ngettext ("%u item in another currency is in no sum.", "%u items in other currencies are in no sum.",
                                                        sums.n_foreign), sums.n_foreign);

  for (guint i = 0; i < GOPS_N_COSTS; i++)
    show_cost (self, i, &sums);
  show_figure (self, GOPS_N_COSTS, each, each_name, FALSE);
  gtk_label_set_label (GTK_LABEL (self->foreign), foreign);
  gtk_widget_set_visible (self->foreign, sums.n_foreign > 0);
  gtk_widget_set_visible (self->figures, dossier->budget->len > 0);
}

static void
show_items (GopsBudgetSection *self,
            const GopsDossier *dossier)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, (int) dossier->budget->len)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < dossier->budget->len; i++)
    {
      if (gtk_list_box_get_row_at_index (list, (int) i) == NULL)
        gtk_list_box_append (list, gops_budget_row_new (gops_view_get_session (self)));
      gops_budget_row_set (GOPS_BUDGET_ROW (gtk_list_box_get_row_at_index (list, (int) i)), dossier,
                           g_ptr_array_index (dossier->budget, i));
    }
  gtk_widget_set_visible (self->list, dossier->budget->len > 0);
  gtk_widget_set_visible (self->heads, dossier->budget->len > 0);
  gtk_widget_set_visible (self->hint, dossier->budget->len == 0);
}

/* Where it is narrow the amounts stand below what they are for. */
static void
follow_width (GopsBudgetSection *self)
{
  GtkWidget *bin = gtk_widget_get_ancestor (GTK_WIDGET (self), GOPS_TYPE_RESPONSIVE_BIN);
  gboolean narrow = bin != NULL && gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (bin)) == GOPS_WIDTH_NARROW;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    gops_budget_row_set_narrow (GOPS_BUDGET_ROW (row), narrow);
}

/* The bin around is known once the part stands in the page. */
static void
gops_budget_section_root (GtkWidget *widget)
{
  GtkWidget *bin;

  GTK_WIDGET_CLASS (gops_budget_section_parent_class)->root (widget);
  bin = gtk_widget_get_ancestor (widget, GOPS_TYPE_RESPONSIVE_BIN);
  if (bin != NULL)
    g_signal_connect_object (bin, "notify::width-class", G_CALLBACK (follow_width), widget, G_CONNECT_SWAPPED);
  follow_width (GOPS_BUDGET_SECTION (widget));
}

static void
gops_budget_section_refresh (GopsView *view)
{
  GopsBudgetSection *self = GOPS_BUDGET_SECTION (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (dossier == NULL)
    return;
  show_figures (self, dossier);
  show_items (self, dossier);
  follow_width (self);
}

static void
gops_budget_section_go_to (GopsView   *view,
                           const char *table,
                           gint64      row,
                           const char *column)
{
  GopsBudgetSection *self = GOPS_BUDGET_SECTION (view);
  GtkListBoxRow *found;

  gops_scroll_to (GTK_WIDGET (self));
  for (int i = 0; (found = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gops_budget_row_get_id (GOPS_BUDGET_ROW (found)) == row)
      {
        gops_budget_row_focus (GOPS_BUDGET_ROW (found), column);
        gops_scroll_to (GTK_WIDGET (found));
      }
}

/* --- commands --- */

static gboolean
insert_item (GopsStore *store,
             gpointer   item,
             GError   **error)
{
  return gops_record_insert (item, store, error);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  const GopsDossier *dossier;
  gpointer last;
  g_autoptr (GopsBudgetItem) item = NULL;

  gops_session_flush (gops_view_get_session (widget));
  gops_session_refresh_now (gops_view_get_session (widget));
  dossier = gops_view_get_dossier (widget);
  if (dossier == NULL)
    return;
  last = dossier->budget->len > 0 ? g_ptr_array_index (dossier->budget, dossier->budget->len - 1) : NULL;
  item = gops_record_new (GOPS_TYPE_BUDGET_ITEM, "group-id", gops_record_get_id (dossier->group), "kind", g_variant_get_string (parameter, NULL),
                          "currency", gops_budget_sums (dossier).currency, "on-date", dossier->today, "position",
                          last != NULL ? gops_record_get_int (last, GOPS_BUDGET_ITEM_POSITION) + 1 : (gint64) 1, NULL);
  if (!gops_view_change (widget, N_("Add to the budget"), NULL, insert_item, item))
    return;
  gops_session_refresh_now (gops_view_get_session (widget));
  gops_view_go_to (GOPS_VIEW (widget), "budget_item", gops_record_get_id (item), "label");
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (gops_positioning_remove (GOPS_VIEW (widget), GOPS_TYPE_BUDGET_ITEM, g_variant_get_int64 (parameter), N_("Remove from the budget"), NULL))
    gops_session_toast_undo (gops_view_get_session (widget), _("Item removed"));
}

/* --- object --- */

static GtkWidget *
create_label (const char *css_class,
              gfloat      xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_figures (GopsBudgetSection *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "homogeneous", TRUE, "min-children-per-line", 2,
                                 "max-children-per-line", N_FIGURES, "column-spacing", 9, "row-spacing", 9, NULL);

  for (guint i = 0; i < N_FIGURES; i++)
    {
      GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      self->value[i] = create_label ("title-4", 0);
      gtk_widget_add_css_class (self->value[i], "gops-figures");
      self->name[i] = create_label ("caption", 0);
      gtk_widget_add_css_class (self->name[i], "gops-section-note");
      gtk_label_set_max_width_chars (GTK_LABEL (self->name[i]), 16);
      gtk_box_append (GTK_BOX (figure), self->value[i]);
      gtk_box_append (GTK_BOX (figure), self->name[i]);
      gtk_flow_box_append (GTK_FLOW_BOX (box), figure);
      gtk_widget_set_focusable (gtk_widget_get_parent (figure), FALSE);
    }
  return box;
}

/* The words above the two columns of amounts. */
static GtkWidget *
create_heads (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *planned = create_label ("caption", 1), *spent = create_label ("caption", 1);

  gtk_label_set_label (GTK_LABEL (planned), _("Planned"));
  gtk_label_set_label (GTK_LABEL (spent), _("Spent"));
  gtk_widget_set_hexpand (planned, TRUE);
  gtk_box_append (GTK_BOX (box), planned);
  gtk_box_append (GTK_BOX (box), spent);
  gtk_widget_add_css_class (box, "gops-cost-heads");
  return box;
}

static GtkWidget *
create_buttons (void)
{
  static const char *const labels[] = { N_("Add _Hours"), N_("Add _Money"), N_("Add _Red Packets") };
  GtkWidget *box = gops_wrap_box_new (6);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(labels[i]));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "budget.add");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", gops_cost_ids ()[i]);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
gops_budget_section_constructed (GObject *object)
{
  GopsBudgetSection *self = GOPS_BUDGET_SECTION (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  G_OBJECT_CLASS (gops_budget_section_parent_class)->constructed (object);

  self->hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "label",
                             _("A community costs something: hours first, then money and red packets. Note what is planned, and what was spent."), NULL);
  gtk_widget_add_css_class (self->hint, "card");
  gtk_widget_add_css_class (self->hint, "gops-hint");
  self->figures = create_figures (self);
  self->foreign = create_label ("caption", 0);
  gtk_label_set_wrap (GTK_LABEL (self->foreign), TRUE);
  self->heads = create_heads ();
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Budget"), -1);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->figures);
  gtk_box_append (GTK_BOX (box), self->foreign);
  gtk_box_append (GTK_BOX (box), self->heads);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), create_buttons ());
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
gops_budget_section_class_init (GopsBudgetSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_budget_section_constructed;
  widget_class->root = gops_budget_section_root;
  GOPS_VIEW_CLASS (klass)->refresh = gops_budget_section_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_budget_section_go_to;

  gtk_widget_class_install_action (widget_class, "budget.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "budget.remove", "x", remove_action);
}

static void
gops_budget_section_init (GopsBudgetSection *self)
{
}
