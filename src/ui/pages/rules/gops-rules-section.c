/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the rules. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-rules-section.h"
#include "gops-rules-state.h"

struct _GopsRulesSection
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */
  const char  *id;        /* static */
  gboolean     narrow;
  GHashTable  *rows;      /* (owned) clause id → GopsClauseRow, borrowed */

  GtkWidget   *title, *count, *add, *list, *hint;

  GtkWidget   *target;    /* borrowed: the row that shows where a drop would go */
};

G_DEFINE_FINAL_TYPE (GopsRulesSection, gops_rules_section, GTK_TYPE_WIDGET)

/* --- dropping --- */

static void
mark_target (GopsRulesSection *self,
             GtkWidget         *row,
             const char        *css_class)
{
  if (self->target != NULL)
    {
      gtk_widget_remove_css_class (self->target, "drop-before");
      gtk_widget_remove_css_class (self->target, "drop-after");
    }
  self->target = row;
  if (row != NULL)
    gtk_widget_add_css_class (row, css_class);
}

/* The index before which something dropped at @y goes; *out_row is the row that shows it, after its end when *out_after. */
static guint
find_place (GopsRulesSection *self,
            double             y,
            GtkWidget        **out_row,
            gboolean          *out_after)
{
  guint i = 0;

  *out_row = NULL;
  for (GtkWidget *row; (row = GTK_WIDGET (gops_rules_section_get_row (self, i))) != NULL; i++)
    {
      graphene_point_t middle = GRAPHENE_POINT_INIT (0, (float) (gtk_widget_get_height (row) / 2.0));

      *out_row = row;
      *out_after = FALSE;
      if (gtk_widget_compute_point (row, GTK_WIDGET (self), &middle, &middle) && y < middle.y)
        return i;
    }
  *out_after = TRUE;
  return i;
}

static GdkDragAction
on_drop_motion_cb (GopsRulesSection *self,
                   double             x,
                   double             y)
{
  GtkWidget *row;
  gboolean after;

  find_place (self, y, &row, &after);
  mark_target (self, row, after ? "drop-after" : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
on_drop_leave_cb (GopsRulesSection *self)
{
  mark_target (self, NULL, NULL);
}

static gboolean
on_drop_cb (GopsRulesSection *self,
            const GValue      *value,
            double             x,
            double             y)
{
  GopsClauseRow *dropped = g_value_get_object (value);
  GtkWidget *row;
  gboolean after;
  guint index = find_place (self, y, &row, &after);

  mark_target (self, NULL, NULL);
  return gtk_widget_activate_action (GTK_WIDGET (self), "page.place-clause", "(xsu)", gops_clause_row_get_id (dropped),
                                     self->id, index);
}

static void
add_drop_target (GopsRulesSection *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GOPS_TYPE_CLAUSE_ROW, GDK_ACTION_MOVE);

  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_drop_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- rows --- */

static void
on_row_activated_cb (GopsRulesSection *self,
                     GopsClauseRow     *row)
{
  if (!gops_clause_row_is_editing (row))
    gops_clause_row_edit (row, NULL);
}

/* Arrows go on in the next list that has rows. */
static gboolean
on_keynav_failed_cb (GopsRulesSection *self,
                     GtkDirectionType  direction)
{
  GtkWidget *next = GTK_WIDGET (self);

  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return GDK_EVENT_PROPAGATE;
  do
    next = direction == GTK_DIR_UP ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (GOPS_RULES_SECTION (next)->list));
  return next != NULL && gtk_widget_child_focus (GOPS_RULES_SECTION (next)->list, direction);
}

static GtkWidget *
create_row (GopsRulesSection *self)
{
  GtkWidget *row = gops_clause_row_new (self->session);

  gops_clause_row_set_narrow (GOPS_CLAUSE_ROW (row), self->narrow);
  return row;
}

/* Of clauses that are not here any more. */
static void
drop_rows (GopsRulesSection *self,
           GPtrArray         *clauses)
{
  g_autoptr (GHashTable) here = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, MAX (clauses->len, 1));
  GHashTableIter iter;
  gpointer id, row;

  for (guint i = 0; i < clauses->len; i++)
    {
      ids[i] = gops_record_get_id (g_ptr_array_index (clauses, i));
      g_hash_table_add (here, &ids[i]);
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    {
      if (g_hash_table_contains (here, id))
        continue;
      g_hash_table_iter_remove (&iter);
      gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
    }
}

/* The row of @clause at @index; moved there or made. */
static GopsClauseRow *
put_row (GopsRulesSection *self,
         GopsClause        *clause,
         guint              index)
{
  gint64 id = gops_record_get_id (clause);
  GopsClauseRow *row = gops_rules_section_find_row (self, id);
  g_autoptr (GtkWidget) kept = NULL;

  if (row != NULL && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == (int) index)
    return row;
  kept = g_object_ref_sink (row != NULL ? GTK_WIDGET (row) : create_row (self));
  g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), kept);
  if (row != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), kept);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), kept, (int) index);
  return GOPS_CLAUSE_ROW (kept);
}

void
gops_rules_section_set_clauses (GopsRulesSection *self,
                                 GPtrArray         *clauses,
                                 guint              n_faces)
{
  g_autofree char *count = clauses->len > 0 ? g_strdup_printf ("%u", clauses->len) : g_strdup ("");

  mark_target (self, NULL, NULL);
  drop_rows (self, clauses);
  for (guint i = 0; i < clauses->len; i++)
    {
      GopsClause *clause = g_ptr_array_index (clauses, i);
      GopsClauseRow *row = put_row (self, clause, i);

      gops_clause_row_set_clause (row, clause);
      if (i < n_faces)
        gops_clause_row_show_face (row);
    }
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->list, clauses->len > 0);
  gtk_widget_set_visible (self->hint, clauses->len == 0);
}

GopsClauseRow *
gops_rules_section_get_row (GopsRulesSection *self,
                             guint              index)
{
  return GOPS_CLAUSE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index));
}

GopsClauseRow *
gops_rules_section_find_row (GopsRulesSection *self,
                              gint64             clause)
{
  return g_hash_table_lookup (self->rows, &clause);
}

void
gops_rules_section_show_faces (GopsRulesSection *self,
                               double            top,
                               double            bottom)
{
  graphene_point_t at;
  GtkListBoxRow *row;

  if (gtk_widget_get_height (self->list) == 0
      || !gtk_widget_compute_point (self->list, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &at)
      || bottom <= at.y || top >= at.y + gtk_widget_get_height (self->list))
    return;
  row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int) MAX (0, top - at.y));
  for (int i = row != NULL ? gtk_list_box_row_get_index (row) : 0;
       (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      graphene_point_t place;

      if (gtk_widget_get_height (GTK_WIDGET (row)) == 0)
        continue;   /* has no place yet */
      if (!gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &place) || place.y >= bottom)
        return;
      gops_clause_row_show_face (GOPS_CLAUSE_ROW (row));
    }
}

void
gops_rules_section_set_narrow (GopsRulesSection *self,
                                gboolean           narrow)
{
  GHashTableIter iter;
  gpointer row;

  self->narrow = narrow;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gops_clause_row_set_narrow (row, narrow);
}

void
gops_rules_section_focus_add (GopsRulesSection *self)
{
  gtk_widget_grab_focus (self->add);
}

const char *
gops_rules_section_get_id (GopsRulesSection *self)
{
  return self->id;
}

/* --- object --- */

static void
gops_rules_section_dispose (GObject *object)
{
  GopsRulesSection *self = GOPS_RULES_SECTION (object);
  GtkWidget *child;

  g_hash_table_remove_all (self->rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_rules_section_parent_class)->dispose (object);
}

static void
gops_rules_section_finalize (GObject *object)
{
  g_hash_table_unref (GOPS_RULES_SECTION (object)->rows);

  G_OBJECT_CLASS (gops_rules_section_parent_class)->finalize (object);
}

static void
gops_rules_section_class_init (GopsRulesSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_rules_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_rules_section_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-rules-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsRulesSection, title);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesSection, count);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesSection, add);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesSection, list);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesSection, hint);
  gtk_widget_class_set_css_name (widget_class, "gops-rules-section");
}

static void
gops_rules_section_init (GopsRulesSection *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  g_signal_connect_swapped (self->list, "keynav-failed", G_CALLBACK (on_keynav_failed_cb), self);
  add_drop_target (self);
}

GtkWidget *
gops_rules_section_new (GopsSession *session,
                         const char  *section)
{
  GopsRulesSection *self = g_object_new (GOPS_TYPE_RULES_SECTION, NULL);
  g_autofree char *label = NULL;

  self->session = g_object_ref (session);
  self->id = section;
  gtk_label_set_label (GTK_LABEL (self->title), gops_section_title (section));
  gtk_label_set_label (GTK_LABEL (self->hint), gops_section_hint (section));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "s", section);
  label = g_strdup_printf (_("Add Clause: %s"), gops_section_title (section));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, gops_section_title (section), -1);
  return GTK_WIDGET (self);
}
