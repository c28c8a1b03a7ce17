/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of the rules page. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-balance-meter.h"
#include "gops-rules-overview.h"

struct _GopsRulesOverview
{
  GtkWidget parent_instance;

  GopsFindingPlace longest;   /* length 0 when there is no sentence */

  GtkWidget *verdict, *version, *reasons, *meter, *parts, *check, *longest_button, *longest_text, *elements;
};

G_DEFINE_FINAL_TYPE (GopsRulesOverview, gops_rules_overview, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text,
            gboolean    expand,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), expand);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear_grid (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

/* --- balance --- */

/* One line for each thing that moves the meter: its name, why, and its points. */
static void
show_parts (GopsRulesOverview *self,
            const GopsBalance *balance)
{
  g_autoptr (GPtrArray) parts = gops_balance_parts (balance);

  clear_grid (self->parts);
  for (int i = 0; i < (int) parts->len; i++)
    {
      const GopsBalancePart *part = g_ptr_array_index (parts, i);
      /* a true minus: as wide as the plus */
      g_autofree char *points = part->points < 0 ? g_strdup_printf ("−%d", -part->points) : g_strdup_printf ("%+d", part->points);
      GtkWidget *value = make_label (part->points != 0 ? points : "0", FALSE, "gops-figures");

      gtk_label_set_xalign (GTK_LABEL (value), 1);
      gtk_grid_attach (GTK_GRID (self->parts), make_label (part->word, FALSE, NULL), 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->parts), make_label (part->reason, TRUE, "gops-secondary"), 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->parts), value, 2, i, 1, 1);
    }
}

static void
show_balance (GopsRulesOverview *self,
              const GopsBalance *balance)
{
  const char *word = gops_balance_word (balance->verdict);
  /* a true minus: as wide as the plus */
  g_autofree char *score = balance->score < 0 ? g_strdup_printf ("−%d", -balance->score) : g_strdup_printf ("%+d", balance->score);
  /* Translators: the word for the balance, and its number from −100 to +100 */
  g_autofree char *verdict = g_strdup_printf (_("Balance: %s (%s)"), word, balance->score != 0 ? score : "0");
  g_autofree char *reasons = gops_balance_explain (balance);

  gtk_label_set_label (GTK_LABEL (self->verdict), verdict);
  gtk_label_set_label (GTK_LABEL (self->reasons), reasons);
  gops_balance_meter_set_zone (GOPS_BALANCE_METER (self->meter), -GOPS_BALANCE_ZONE, GOPS_BALANCE_ZONE);
  gops_balance_meter_set_value (GOPS_BALANCE_METER (self->meter), balance->score, word);
  show_parts (self, balance);
}

/* What a click would do: publish what is new, or look at what there is. */
static void
show_version (GopsRulesOverview *self,
              const GopsRuleSet *set)
{
  g_autofree char *version = set->version == 0 ? g_strdup (_("Publish…"))
                             : g_strdup_printf (set->changed ? _("Publish Version %d…") : _("Version %d"),
                                                (int) set->version + (set->changed ? 1 : 0));

  gtk_button_set_label (GTK_BUTTON (self->version), version);
}

/* --- check --- */

static const struct
{
  const char *icon_name, *css_class, *word;
} states[] = {
  [GOPS_ELEMENT_MISSING] = { "gops-forbid-symbolic", "gops-loss", N_("missing") },
  [GOPS_ELEMENT_WEAK] = { "gops-warning-symbolic", "gops-amber", N_("weak") },
  [GOPS_ELEMENT_PRESENT] = { "gops-encourage-symbolic", "gops-jade", N_("present") },
};

static void
show_elements (GopsRulesOverview   *self,
               const GopsRuleCheck *check)
{
  clear_grid (self->elements);
  for (int i = 0; i < GOPS_N_ELEMENTS; i++)
    {
      const GopsElementResult *result = &check->elements[i];
      GtkWidget *sign = gtk_image_new_from_icon_name (states[result->state].icon_name);
      GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (sign, states[result->state].css_class);
      gtk_widget_set_valign (sign, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (texts), make_label (gops_rule_element_name (i), TRUE, NULL));
      if (result->state != GOPS_ELEMENT_PRESENT)
        gtk_box_append (GTK_BOX (texts), make_label (result->reason, TRUE, "gops-secondary"));
      gtk_grid_attach (GTK_GRID (self->elements), sign, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->elements), texts, 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->elements), make_label (_(states[result->state].word), FALSE, states[result->state].css_class), 2, i, 1, 1);
    }
}

/* The check counts columns, of which a Han character takes two. */
static void
show_longest (GopsRulesOverview   *self,
              const GopsRuleCheck *check,
              const char          *language)
{
  guint n = g_str_equal (gops_language_normalise (language), "zh_CN") ? (check->longest_sentence + 1) / 2 : check->longest_sentence;
  g_autofree char *text = g_strdup_printf (ngettext ("Longest sentence: %u character", "Longest sentence: %u characters", n), n);

  self->longest = check->longest_place;
  gtk_label_set_label (GTK_LABEL (self->longest_text), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->longest_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->longest_button, self->longest.length > 0);
}

static void
show_check (GopsRulesOverview   *self,
            const GopsRuleCheck *check)
{
  g_autofree char *title = g_strdup_printf (_("Check: %u of %u complete"), check->n_present, GOPS_N_ELEMENTS);

  gtk_label_set_label (GTK_LABEL (self->check), title);
  show_elements (self, check);
}

void
gops_rules_overview_show (GopsRulesOverview *self,
                          const GopsDossier *dossier)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  show_balance (self, &check->balance);
  show_version (self, set);
  show_check (self, check);
  show_longest (self, check, gops_dossier_language (dossier));
}

const GopsFindingPlace *
gops_rules_overview_get_longest (GopsRulesOverview *self)
{
  return self->longest.length > 0 ? &self->longest : NULL;
}

/* --- object --- */

static void
gops_rules_overview_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_rules_overview_parent_class)->dispose (object);
}

static void
gops_rules_overview_class_init (GopsRulesOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_rules_overview_dispose;

  g_type_ensure (GOPS_TYPE_BALANCE_METER);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-rules-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, verdict);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, version);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, reasons);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, meter);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, parts);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, check);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, longest_button);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, longest_text);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesOverview, elements);
}

static void
gops_rules_overview_init (GopsRulesOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
