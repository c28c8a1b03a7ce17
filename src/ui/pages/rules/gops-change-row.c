/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clause of two states of the rules. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-change-row.h"
#include "gops-diff-label.h"
#include "gops-fill.h"
#include "gops-rules-state.h"

const char *
gops_change_word (const GopsRuleChange *change)
{
  switch (change->kind)
    {
    case GOPS_RULE_SAME:    return _("unchanged");
    case GOPS_RULE_ADDED:   return _("added");
    case GOPS_RULE_REMOVED: return _("removed");
    case GOPS_RULE_CHANGED: return change->moved ? _("changed and moved") : _("changed");
    case GOPS_RULE_MOVED:   return _("moved");
    }
  g_return_val_if_reached ("");
}

static void
append_count (GString    *summary,
              guint       n,
              const char *format)
{
  if (n == 0)
    return;
  if (summary->len > 0)
    g_string_append (summary, _(", "));
  g_string_append_printf (summary, format, n);
}

char *
gops_changes_summary (GPtrArray *changes)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  guint n[GOPS_RULE_MOVED + 1] = { 0 };

  for (guint i = 0; i < changes->len; i++)
    n[((GopsRuleChange *) g_ptr_array_index (changes, i))->kind]++;
  append_count (summary, n[GOPS_RULE_ADDED], ngettext ("%u added", "%u added", n[GOPS_RULE_ADDED]));
  append_count (summary, n[GOPS_RULE_REMOVED], ngettext ("%u removed", "%u removed", n[GOPS_RULE_REMOVED]));
  append_count (summary, n[GOPS_RULE_CHANGED], ngettext ("%u changed", "%u changed", n[GOPS_RULE_CHANGED]));
  append_count (summary, n[GOPS_RULE_MOVED], ngettext ("%u moved", "%u moved", n[GOPS_RULE_MOVED]));
  return summary->len > 0 ? g_string_free (g_steal_pointer (&summary), FALSE) : g_strdup (_("No difference"));
}

/* What differs in @column as members read it: with the variables filled. */
static GPtrArray *
compare_filled (const GopsDossier    *dossier,
                const GopsRuleChange *change,
                guint                 column)
{
  g_autofree char *before = gops_method_fill (dossier, change->before != NULL ? gops_record_get_text (change->before, column) : NULL);
  g_autofree char *after = gops_method_fill (dossier, change->after != NULL ? gops_record_get_text (change->after, column) : NULL);

  return gops_text_diff (before, after);
}

/* Text and consequence of one side; an empty cell where the clause is not. */
static GtkWidget *
make_side (const GopsDossier    *dossier,
           const GopsRuleChange *change,
           GopsDiffSide          side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GopsClause *clause = side == GOPS_DIFF_SIDE_BEFORE ? change->before : change->after;
  const char *language = gops_dossier_language (dossier);
  g_autoptr (GPtrArray) text = compare_filled (dossier, change, GOPS_CLAUSE_TEXT);
  g_autoptr (GPtrArray) consequence = compare_filled (dossier, change, GOPS_CLAUSE_CONSEQUENCE);

  gtk_widget_set_hexpand (box, TRUE);
  if (clause == NULL)
    return box;
  gtk_box_append (GTK_BOX (box), gops_diff_label_new (text, side, language));
  if (!gops_record_is_blank (clause, GOPS_CLAUSE_CONSEQUENCE))
    {
      GtkWidget *label = gops_diff_label_new (consequence, side, language);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "gops-secondary");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static GtkWidget *
make_head (const GopsRuleChange *change)
{
  GopsClause *clause = change->after != NULL ? change->after : change->before;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *section = gtk_label_new (gops_section_title (gops_record_get_text (clause, GOPS_CLAUSE_SECTION)));
  GtkWidget *word = gtk_label_new (gops_change_word (change));

  gtk_label_set_xalign (GTK_LABEL (section), 0);
  gtk_widget_set_hexpand (section, TRUE);
  gtk_widget_add_css_class (section, "caption");
  gtk_widget_add_css_class (section, "gops-secondary");
  gtk_widget_add_css_class (word, "gops-word");
  if (change->kind == GOPS_RULE_ADDED)
    gtk_widget_add_css_class (word, "jade");
  else if (change->kind == GOPS_RULE_REMOVED)
    gtk_widget_add_css_class (word, "amber");
  gtk_box_append (GTK_BOX (head), section);
  gtk_box_append (GTK_BOX (head), word);
  return head;
}

GtkWidget *
gops_change_row_new (const GopsDossier    *dossier,
                     const GopsRuleChange *change,
                     gboolean              narrow)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sides = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, narrow ? 6 : 18);

  gtk_box_set_homogeneous (GTK_BOX (sides), !narrow);
  if (change->before != NULL || !narrow)
    gtk_box_append (GTK_BOX (sides), make_side (dossier, change, GOPS_DIFF_SIDE_BEFORE));
  if (change->after != NULL || !narrow)
    gtk_box_append (GTK_BOX (sides), make_side (dossier, change, GOPS_DIFF_SIDE_AFTER));
  gtk_box_append (GTK_BOX (box), make_head (change));
  gtk_box_append (GTK_BOX (box), sides);
  gtk_widget_add_css_class (box, "gops-change");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gops_change_word (change), -1);
  return row;
}
