/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the rules page. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-clause-changes.h"
#include "gops-clause-picker.h"
#include "gops-fill.h"
#include "gops-offer-dialog.h"
#include "gops-rules-overview.h"
#include "gops-rules-page-private.h"
#include "gops-rules-pane.h"
#include "gops-rules-state.h"
#include "gops-template-files.h"
#include "gops-versions-dialog.h"

/* A command on one clause, as gops_view_change() hands it over. */
typedef struct
{
  const GopsDossier *dossier;
  GopsClause        *clause;
  const char        *word;     /* a section or polarity */
  guint              index;
} Change;

/* Runs @body as the action @label on the clause, whose first words are its argument. */
static gboolean
change_clause (GopsRulesPage  *self,
               gint64          clause,
               const char     *label,
               GopsViewChange  body,
               Change         *change)
{
  g_autofree char *text = NULL;
  g_autofree char *brief = NULL;
  g_autoptr (GopsClause) kept = NULL;

  gops_session_flush (gops_view_get_session (self));
  gops_session_refresh_now (gops_view_get_session (self));
  change->dossier = gops_view_get_dossier (self);
  change->clause = change->dossier != NULL ? gops_dossier_find_clause (change->dossier, clause) : NULL;
  if (change->clause == NULL)
    return FALSE;
  kept = g_object_ref (change->clause);
  text = gops_method_fill (change->dossier, gops_record_get_text (kept, GOPS_CLAUSE_TEXT));
  brief = gops_clause_shorten (text);
  return gops_view_change (self, label, brief, body, change);
}

static gboolean
remove_clause (GopsStore *store,
               gpointer   data,
               GError   **error)
{
  Change *change = data;

  return gops_clause_remove (store, change->dossier, change->clause, error);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (widget);
  Change change = { 0 };

  if (change_clause (self, g_variant_get_int64 (parameter), N_("Remove clause “%s”"), remove_clause, &change))
    gops_session_toast_undo (gops_view_get_session (self), _("Clause removed"));
}

static gboolean
place_clause (GopsStore *store,
              gpointer   data,
              GError   **error)
{
  Change *change = data;

  return gops_clause_place (store, change->dossier, change->clause, change->word, change->index, error);
}

static void
move_clause (GopsRulesPage *self,
             gint64         clause,
             const char    *section,
             guint          index)
{
  Change change = { .word = section, .index = index };

  if (change_clause (self, clause, N_("Move clause “%s”"), place_clause, &change))
    self->wanted = clause;
}

static void
place_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *section;
  gint64 clause;
  guint index;

  g_variant_get (parameter, "(x&su)", &clause, &section, &index);
  move_clause (GOPS_RULES_PAGE (widget), clause, section, index);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (widget);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  const char *shown[GOPS_MOST_SECTIONS + 1] = { NULL };
  const char *section;
  GopsClause *clause;
  guint n = 0, index;
  gint64 id;
  int by;

  g_variant_get (parameter, "(xi)", &id, &by);
  clause = dossier != NULL ? gops_dossier_find_clause (dossier, id) : NULL;
  for (guint i = 0; i < GOPS_MOST_SECTIONS; i++)
    if (self->section[i] != NULL)
      shown[n++] = gops_rules_section_get_id (self->section[i]);
  if (clause != NULL && gops_clause_step (dossier, clause, by, shown, &section, &index))
    move_clause (self, id, section, index);
}

static gboolean
turn_clause (GopsStore *store,
             gpointer   data,
             GError   **error)
{
  Change *change = data;

  return gops_clause_turn (store, change->dossier, change->clause, change->word, error);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (widget);
  Change change = { 0 };
  gint64 clause;

  g_variant_get (parameter, "(x&s)", &clause, &change.word);
  if (change_clause (self, clause,
                     g_str_equal (change.word, "forbid") ? N_("Turn “%s” into a ban") : N_("Turn “%s” into an encouragement"),
                     turn_clause, &change))
    self->wanted = clause;
}

static void
on_picker_added_cb (GopsRulesPage *self,
                    gint64         clause)
{
  self->wanted = clause;
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (widget);
  GopsClausePicker *picker;

  if (gops_view_get_dossier (self) == NULL)
    return;
  picker = gops_clause_picker_present (GOPS_VIEW (self), g_variant_get_string (parameter, NULL));
  if (picker != NULL)
    g_signal_connect_object (picker, "added", G_CALLBACK (on_picker_added_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
add_proposed (GopsStore *store,
              gpointer   data,
              GError   **error)
{
  Change *change = data;

  return gops_clause_add_proposed (store, change->dossier, NULL, error);
}

static void
propose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  Change change = { .dossier = gops_view_get_dossier (widget) };

  if (change.dossier != NULL && gops_view_change (widget, N_("Propose rules"), NULL, add_proposed, &change))
    gops_session_toast_undo (gops_view_get_session (widget), _("Rules proposed by the method added"));
}

static void
versions_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  if (gops_view_get_dossier (widget) != NULL)
    gops_versions_present (GOPS_VIEW (widget));
}

static void
offer_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  if (gops_view_get_dossier (widget) != NULL)
    gops_offer_present (GOPS_VIEW (widget));
}

static void
template_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  if (gops_view_get_dossier (widget) == NULL)
    return;
  if (g_str_equal (name, "page.add-from-file"))
    gops_template_add_from_file (GOPS_VIEW (widget));
  else
    gops_template_save_as_file (GOPS_VIEW (widget));
}

static void
show_longest_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (widget);
  const GopsFindingPlace *place = gops_rules_overview_get_longest (GOPS_RULES_OVERVIEW (self->overview));
  GopsClauseRow *row = place != NULL ? gops_rules_page_find_row (self, place->clause) : NULL;

  if (row != NULL)
    gops_clause_row_edit_place (row, place);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_rules_pane_copy (GOPS_RULES_PANE (GOPS_RULES_PAGE (widget)->pane));
}

void
gops_rules_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add-clause", "s", add_action);
  gtk_widget_class_install_action (widget_class, "page.remove-clause", "x", remove_action);
  gtk_widget_class_install_action (widget_class, "page.step-clause", "(xi)", step_action);
  gtk_widget_class_install_action (widget_class, "page.place-clause", "(xsu)", place_action);
  gtk_widget_class_install_action (widget_class, "page.turn-clause", "(xs)", turn_action);
  gtk_widget_class_install_action (widget_class, "page.propose-rules", NULL, propose_action);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "page.show-longest", NULL, show_longest_action);
  gtk_widget_class_install_action (widget_class, "page.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "page.offer", NULL, offer_action);
  gtk_widget_class_install_action (widget_class, "page.add-from-file", NULL, template_action);
  gtk_widget_class_install_action (widget_class, "page.save-template", NULL, template_action);
}
