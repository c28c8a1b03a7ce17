/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One condition of a tier. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-line-row.h"
#include "gops-responsive-bin.h"
#include "gops-workbench-state.h"

#define INDENT   14
#define HIGHEST  1000000   /* that a number may be typed in; a slider ends at what is usual */

struct _GopsLineRow
{
  GtkListBoxRow parent_instance;

  GopsSchemeDraft *draft;       /* borrowed */
  GopsDraftLine    line;
  const char      *language;    /* interned */
  gboolean         filling;

  GtkWidget     *box;           /* borrowed, as the others */
  GtkBox        *values;        /* (nullable): operator and number, and the slider beside or below them */
  GtkSpinButton *spin;          /* (nullable) */
  GtkAdjustment *slide;         /* (nullable): of the slider */
};

G_DEFINE_FINAL_TYPE (GopsLineRow, gops_line_row, GTK_TYPE_LIST_BOX_ROW)

enum { EDITED, REMOVE_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_label (GtkWidget  *widget,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
tell_edited (GopsLineRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[EDITED], 0);
}

/* --- the operator --- */

static void
on_op_chosen_cb (GopsLineRow *self,
                 GParamSpec  *pspec,
                 GtkDropDown *choice)
{
  const int *ops = gops_workbench_ops (self->line.condition);
  guint chosen = gtk_drop_down_get_selected (choice);

  if (chosen == GTK_INVALID_LIST_POSITION)
    return;
  gops_scheme_draft_set_op (self->draft, self->line.condition, (GopsOp) ops[chosen]);
  tell_edited (self);
}

static GtkWidget *
make_op (GopsLineRow *self)
{
  const int *ops = gops_workbench_ops (self->line.condition);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  for (guint i = 0; ops[i] >= 0; i++)
    {
      gtk_string_list_append (names, gops_workbench_op_name ((GopsOp) ops[i]));
      if (ops[i] == (int) self->line.condition->op)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
    }
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  set_label (choice, _("How it is compared"));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_op_chosen_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

/* --- a number --- */

static void
on_spin_changed_cb (GopsLineRow *self)
{
  double value = gtk_spin_button_get_value (self->spin);

  if (self->filling)
    return;
  self->filling = TRUE;
  gtk_adjustment_set_upper (self->slide, MAX (gtk_adjustment_get_upper (self->slide), value));
  gtk_adjustment_set_value (self->slide, value);
  self->filling = FALSE;
  gops_scheme_draft_set_number (self->draft, self->line.condition, value);
  tell_edited (self);
}

static void
on_slide_changed_cb (GopsLineRow *self)
{
  if (!self->filling)
    gtk_spin_button_set_value (self->spin, round (gtk_adjustment_get_value (self->slide)));
}

static GtkWidget *
make_slider (GopsLineRow *self,
             const char  *label)
{
  const GopsCondition *condition = self->line.condition;
  GopsWorkbenchRange range = gops_workbench_range (condition);
  GtkWidget *scale;

  self->slide = gtk_adjustment_new (condition->number, 0, MAX (range.upper, 1), range.step, range.step * 5, 0);
  scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->slide);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_widget_set_size_request (scale, 72, -1);
  set_label (scale, label);
  g_signal_connect_object (self->slide, "value-changed", G_CALLBACK (on_slide_changed_cb), self, G_CONNECT_SWAPPED);
  return scale;
}

static void
add_number (GopsLineRow *self,
            GtkBox      *box,
            const char  *label)
{
  const GopsCondition *condition = self->line.condition;
  GopsWorkbenchRange range = gops_workbench_range (condition);
  gboolean whole = floor (condition->number) == condition->number;

  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, HIGHEST, range.step));
  gtk_spin_button_set_digits (self->spin, whole ? 0 : 2);
  gtk_spin_button_set_value (self->spin, condition->number);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 3);
  gtk_widget_set_valign (GTK_WIDGET (self->spin), GTK_ALIGN_CENTER);
  set_label (GTK_WIDGET (self->spin), label);
  gtk_box_append (box, GTK_WIDGET (self->spin));
  gtk_box_append (self->values, make_slider (self, label));
  g_signal_connect_object (self->spin, "value-changed", G_CALLBACK (on_spin_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- a text --- */

static void
on_text_changed_cb (GopsLineRow *self,
                    GtkEditable *entry)
{
  gops_scheme_draft_set_text (self->draft, self->line.condition, gtk_editable_get_text (entry));
  tell_edited (self);
}

static void
on_choice_chosen_cb (GopsLineRow *self,
                     GParamSpec  *pspec,
                     GtkDropDown *choice)
{
  const char *const *ids = g_object_get_data (G_OBJECT (choice), "ids");
  guint chosen = gtk_drop_down_get_selected (choice);

  if (chosen == GTK_INVALID_LIST_POSITION)
    return;
  gops_scheme_draft_set_text (self->draft, self->line.condition, ids[chosen]);
  tell_edited (self);
}

/* @ids: (transfer full); @names: (transfer none) */
static GtkWidget *
make_choice (GopsLineRow        *self,
             char              **ids,
             const char *const  *names)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  g_object_set_data_full (G_OBJECT (choice), "ids", ids, (GDestroyNotify) g_strfreev);
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], self->line.condition->text) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_choice_chosen_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
make_tier_choice (GopsLineRow *self)
{
  const GopsTierScheme *scheme = gops_scheme_draft_get_scheme (self->draft);
  char **ids = g_new0 (char *, scheme->n_tiers + 1);
  g_autofree const char **names = g_new0 (const char *, scheme->n_tiers + 1);

  for (guint i = 0; i < scheme->n_tiers; i++)
    {
      ids[i] = g_strdup (scheme->tiers[i].id);
      names[i] = gops_text_get (&scheme->tiers[i].name, self->language);
    }
  return make_choice (self, ids, names);
}

static GtkWidget *
make_role_choice (GopsLineRow *self)
{
  static const char *const ids[] = { "owner", "admin", "member", NULL };
  const char *const names[] = { _("Owner"), _("Maintainer"), _("Member"), NULL };

  return make_choice (self, g_strdupv ((char **) ids), names);
}

static GtkWidget *
make_entry (GopsLineRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), self->line.condition->text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_text_changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_text (GopsLineRow *self,
          GtkBox      *box,
          const char  *label)
{
  GopsFact fact = self->line.condition->fact;
  GtkWidget *value = fact == GOPS_FACT_CURRENT_TIER ? make_tier_choice (self)
                     : fact == GOPS_FACT_ROLE ? make_role_choice (self) : make_entry (self);

  gtk_widget_set_hexpand (value, TRUE);
  set_label (value, label);
  gtk_box_append (box, value);
}

/* --- the window --- */

static void
on_window_changed_cb (GopsLineRow   *self,
                      GtkSpinButton *spin)
{
  int window = gtk_spin_button_get_value_as_int (spin);

  gops_scheme_draft_set_window (self->draft, self->line.condition, window);
  if (self->line.condition->fact == GOPS_FACT_ACTIVE_DAYS && self->slide != NULL)
    gtk_adjustment_set_upper (self->slide, MAX (window, self->line.condition->number));
  tell_edited (self);
}

static void
add_window (GopsLineRow *self)
{
  const GopsCondition *condition = self->line.condition;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (gops_fact_needs_window (condition->fact) ? 1 : 0, GOPS_TIER_DAYS, 1);
  /* Translators: "in the last [30] days (0: ever)" */
  GtkWidget *before = gtk_label_new (_("in the last"));
  GtkWidget *behind = gtk_label_new (gops_fact_needs_window (condition->fact) ? _("days") : _("days (0: ever)"));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), condition->window);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  set_label (spin, _("Days that are looked at"));
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (box), behind);
  gtk_box_append (GTK_BOX (self->box), box);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_window_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- the row --- */

static void
on_any_toggled_cb (GopsLineRow *self,
                   GParamSpec  *pspec,
                   GtkDropDown *choice)
{
  gops_scheme_draft_set_any (self->draft, self->line.condition, gtk_drop_down_get_selected (choice) == 1);
  tell_edited (self);
}

static GtkWidget *
make_any (GopsLineRow *self)
{
  const char *const names[] = { C_("conditions", "All of these"), C_("conditions", "One of these"), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), self->line.condition->type == GOPS_CONDITION_ANY);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  gtk_widget_set_hexpand (choice, TRUE);
  set_label (choice, _("How many of the conditions must hold"));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_any_toggled_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

static void
on_remove_clicked_cb (GopsLineRow *self)
{
  g_signal_emit (self, signals[REMOVE_WANTED], 0);
}

static GtkWidget *
make_remove (GopsLineRow *self,
             const char  *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: a condition, such as “Active days” */
  g_autofree char *name = g_strdup_printf (_("Remove “%s”"), label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  set_label (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_head (GopsLineRow *self,
          const char  *label,
          gboolean     fixed)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean group = self->line.condition->type == GOPS_CONDITION_ALL || self->line.condition->type == GOPS_CONDITION_ANY;
  GtkWidget *name = group ? make_any (self) : gtk_label_new (label);

  if (!group)
    {
      g_object_set (name, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);
      gtk_widget_add_css_class (name, "heading");
    }
  gtk_box_append (GTK_BOX (head), name);
  if (!fixed)
    gtk_box_append (GTK_BOX (head), make_remove (self, label));
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
add_values (GopsLineRow *self,
            const char  *label)
{
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->values = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (self->values, values);
  gtk_box_append (GTK_BOX (values), make_op (self));
  if (gops_condition_is_number (self->line.condition))
    add_number (self, GTK_BOX (values), label);
  else
    {
      gtk_widget_set_hexpand (values, TRUE);
      add_text (self, GTK_BOX (values), label);
    }
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->values));
  if (gops_fact_takes_window (self->line.condition->fact))
    add_window (self);
}

/* On narrow windows the slider stands below. */
static void
update_width (GopsLineRow *self)
{
  GtkWidget *bin = gtk_widget_get_ancestor (GTK_WIDGET (self), GOPS_TYPE_RESPONSIVE_BIN);
  gboolean narrow = bin != NULL && gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (bin)) == GOPS_WIDTH_NARROW;

  if (self->values != NULL)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->values), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
gops_line_row_root (GtkWidget *widget)
{
  GtkWidget *bin = gtk_widget_get_ancestor (widget, GOPS_TYPE_RESPONSIVE_BIN);

  GTK_WIDGET_CLASS (gops_line_row_parent_class)->root (widget);
  if (bin != NULL)
    g_signal_connect_object (bin, "notify::width-class", G_CALLBACK (update_width), widget, G_CONNECT_SWAPPED);
  update_width (GOPS_LINE_ROW (widget));
}

static void
gops_line_row_class_init (GopsLineRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->root = gops_line_row_root;
  signals[EDITED] = g_signal_new ("edited", GOPS_TYPE_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE_WANTED] = g_signal_new ("remove-wanted", GOPS_TYPE_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_line_row_init (GopsLineRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set (self->box, "margin-top", 9, "margin-bottom", 9, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
gops_line_row_new (GopsSchemeDraft     *draft,
                   const GopsDraftLine *line,
                   gboolean             fixed,
                   const char          *language)
{
  GopsLineRow *self = g_object_new (GOPS_TYPE_LINE_ROW, NULL);
  g_autofree char *label = gops_workbench_line_label (line->condition);

  self->draft = draft;
  self->line = *line;
  self->language = g_intern_string (language);
  gtk_widget_set_margin_start (self->box, 12 + INDENT * (int) line->depth);
  self->filling = TRUE;
  add_head (self, label, fixed);
  if (line->condition->type == GOPS_CONDITION_FACT)
    add_values (self, label);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

const GopsDraftLine *
gops_line_row_get_line (GopsLineRow *self)
{
  return &self->line;
}

GtkSpinButton *
gops_line_row_get_spin (GopsLineRow *self)
{
  return self->spin;
}
