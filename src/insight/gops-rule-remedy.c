/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-click remedies. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-rule-mend.h"
#include "gops-rule-remedy.h"
#include "gops-rule-versions.h"
#include "gops-workspace.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message);
  return FALSE;
}

/* --- clauses of the library --- */

/* Whether the library's clause is among the rules as the library has it; one that has been rewritten says something else
 * by now. */
static gboolean
has_template (GopsDossier *dossier, const GopsClauseTemplate *template)
{
  const char *text = gops_text_get (&template->text, gops_dossier_language (dossier));

  for (guint i = 0; i < dossier->clauses->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_TEXT), text))
      return TRUE;
  return FALSE;
}

static int
last_position (GopsDossier *dossier)
{
  gint64 last = 0;

  for (guint i = 0; i < dossier->clauses->len; i++)
    last = MAX (last, gops_record_get_int (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_POSITION));
  return (int) last;
}

static gboolean
may_add (GopsDossier *dossier, const GopsClauseTemplate *clause)
{
  return clause != NULL
         && gops_clause_template_suits (clause, gops_record_get_text (dossier->group, GOPS_GROUP_KIND),
                                        gops_dossier_platform (dossier))
         && !has_template (dossier, clause);
}

/* Adds @clause when it suits, and counts down @n. */
static gboolean
add_clause (GopsStore *store, GopsDossier *dossier, const GopsClauseTemplate *clause, int *position, guint *n,
            GError **error)
{
  if (*n == 0 || !may_add (dossier, clause))
    return TRUE;
  (*n)--;
  return gops_clause_insert_template (store, gops_record_get_id (dossier->group), clause,
                                      gops_dossier_language (dossier), ++*position, error);
}

/* Adds up to @n clauses of @section that suit the group and are not there yet; those of its kind's own proposal first,
 * then those that were written for its kind. */
static gboolean
add_from_section (GopsStore *store, GopsDossier *dossier, const char *section, int *position, guint *n, GError **error)
{
  const GPtrArray *all = gops_method_get_clauses (gops_method_get_default ());

  for (int general = 0; general < 2; general++)
    for (guint i = 0; i < all->len && *n > 0; i++)
      {
        const GopsClauseTemplate *clause = g_ptr_array_index (all, i);

        if (g_str_equal (clause->section, section) && g_strv_contains (clause->kinds, "*") == general
            && !add_clause (store, dossier, clause, position, n, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_from_kind (GopsStore *store, GopsDossier *dossier, const char *section, int *position, guint *n, GError **error)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsKind *kind = gops_method_find_kind (method, gops_record_get_text (dossier->group, GOPS_GROUP_KIND));

  for (guint i = 0; kind != NULL && kind->defaults.clauses[i] != NULL; i++)
    {
      const GopsClauseTemplate *clause = gops_method_find_clause (method, kind->defaults.clauses[i]);

      if ((section == NULL || (clause != NULL && g_str_equal (clause->section, section)))
          && !add_clause (store, dossier, clause, position, n, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_clauses (GopsStore *store, GopsDossier *dossier, const GopsRemedy *remedy, GError **error)
{
  const GopsMethod *method = gops_method_get_default ();
  int position = last_position (dossier);
  guint n = remedy->n;

  for (guint i = 0; remedy->clauses != NULL && remedy->clauses[i] != NULL; i++)
    if (!add_clause (store, dossier, gops_method_find_clause (method, remedy->clauses[i]), &position, &n, error))
      return FALSE;
  if (remedy->clauses == NULL && !add_from_kind (store, dossier, remedy->section, &position, &n, error))
    return FALSE;
  if (n == remedy->n && !add_from_section (store, dossier, remedy->section, &position, &n, error))
    return FALSE;
  return n < remedy->n || refuse (error, _("The library has no further clause for this; write one."));
}

static gboolean
set_if_blank (gpointer record, guint column, const char *value)
{
  if (!gops_record_is_blank (record, column))
    return FALSE;
  gops_record_set_text (record, column, value);
  return TRUE;
}

/* The clause on quiet hours names them: where the group has none, it gets those of its kind. */
static gboolean
set_quiet_hours (GopsStore *store, GopsDossier *dossier, GError **error)
{
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (), gops_record_get_text (dossier->group, GOPS_GROUP_KIND));
  gboolean changed;

  if (kind == NULL)
    return TRUE;
  changed = set_if_blank (dossier->group, GOPS_GROUP_QUIET_FROM, kind->defaults.quiet_from);
  changed |= set_if_blank (dossier->group, GOPS_GROUP_QUIET_UNTIL, kind->defaults.quiet_until);
  return !changed || gops_record_save (dossier->group, store, error);
}

static gboolean
adopt_defaults (GopsStore *store, GopsDossier *dossier, GError **error)
{
  guint n = G_MAXUINT;
  int position = last_position (dossier);

  if (!add_from_kind (store, dossier, NULL, &position, &n, error))
    return FALSE;
  return n < G_MAXUINT || refuse (error, _("The library has no further clause for this; write one."));
}

/* --- the clause itself --- */

static gpointer
clause_at (GopsDossier *dossier, const GopsFindingPlace *place)
{
  return place->index < dossier->clauses->len ? g_ptr_array_index (dossier->clauses, place->index) : NULL;
}

static const GopsFindingPlace *
last_place (const GopsFinding *finding)
{
  return &finding->places[finding->n_places > 0 ? finding->n_places - 1 : 0];
}

/* What follows in the library for such a clause: its own, else one of the same topic, else of the same severity. */
static const GopsText *
find_consequence (gpointer clause)
{
  const GopsMethod *method = gops_method_get_default ();
  const GPtrArray *all = gops_method_get_clauses (method);
  const GopsClauseTemplate *own = gops_method_find_clause (method, gops_record_get_text (clause, GOPS_CLAUSE_LIBRARY_ID));
  const GopsText *by_severity = NULL;

  if (own != NULL && gops_text_is_set (&own->consequence))
    return &own->consequence;
  for (guint i = 0; i < all->len; i++)
    {
      const GopsClauseTemplate *other = g_ptr_array_index (all, i);

      if (!gops_text_is_set (&other->consequence))
        continue;
      if (g_str_equal (other->topic, gops_record_get_text (clause, GOPS_CLAUSE_TOPIC)))
        return &other->consequence;
      /* Who wrote the ban may have said nothing of how grave it is. */
      if (by_severity == NULL && other->severity == MAX (gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY), 1))
        by_severity = &other->consequence;
    }
  return by_severity;
}

static gboolean
set_consequence (GopsStore *store, GopsDossier *dossier, gpointer clause, GError **error)
{
  const GopsText *consequence = find_consequence (clause);

  if (consequence == NULL)
    return refuse (error, _("The library has no further clause for this; write one."));
  gops_record_set_text (clause, GOPS_CLAUSE_CONSEQUENCE, gops_text_get (consequence, gops_dossier_language (dossier)));
  return gops_record_save (clause, store, error);
}

/* @whole: the field, whatever the place is. */
static gboolean
replace_words (GopsStore *store, gpointer clause, const GopsFindingPlace *place, gboolean whole, const char *with, GError **error)
{
  guint column = place->field == GOPS_CLAUSE_FIELD_TEXT ? GOPS_CLAUSE_TEXT : GOPS_CLAUSE_CONSEQUENCE;
  const char *text = gops_record_get_text (clause, column);
  gsize size = strlen (text), start = whole ? 0 : place->start, length = whole ? size : place->length;
  GString *out;
  g_autofree char *result = NULL;

  if (start > size || length > size - start)
    return refuse (error, _("The clause is gone."));
  out = g_string_new_len (text, (gssize) start);
  g_string_append (out, with);
  g_string_append (out, text + start + length);
  result = g_strstrip (g_string_free (out, FALSE));
  gops_record_set_text (clause, column, result);
  gops_record_set_int (clause, GOPS_CLAUSE_EDITED, TRUE);
  return gops_record_save (clause, store, error);
}

/* The record that @name is a column of. */
static gpointer
record_of (GopsDossier *dossier, const char *name, int *out_column)
{
  *out_column = gops_table_find_column (&gops_group_table, name);
  if (*out_column >= 0)
    return dossier->group;
  *out_column = gops_table_find_column (&gops_positioning_table, name);
  return dossier->positioning;
}

static gboolean
save_record (GopsStore *store, GopsDossier *dossier, gpointer record, GError **error)
{
  if (gops_record_get_id (record) != 0)
    return gops_record_save (record, store, error);
  gops_record_set_int (record, GOPS_POSITIONING_GROUP_ID, gops_record_get_id (dossier->group));
  return gops_record_insert (record, store, error);
}

static gboolean
set_column (GopsStore *store, GopsDossier *dossier, const char *name, const char *value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value != NULL ? value : ""));
  int column;
  gpointer record = record_of (dossier, name, &column);

  if (*stripped == '\0')
    return refuse (error, _("Nothing has been entered."));
  if (!gops_record_set_from_text (record, (guint) column, stripped, error))
    return FALSE;
  if (record == dossier->group && column == GOPS_GROUP_NAME)
    {
      g_autoptr (GBytes) key = gops_collation_key (stripped);

      gops_record_set_blob (record, GOPS_GROUP_SORT_KEY, key);
    }
  return save_record (store, dossier, record, error);
}

/* Whether the rules, as they stand in the store by now, still have the finding. */
static gboolean
is_still_there (GopsStore *store, GopsDossier *dossier, const GopsFinding *finding)
{
  g_autoptr (GopsDossier) fresh = gops_dossier_load (store, gops_record_get_id (dossier->group), dossier->today, NULL);
  g_autoptr (GopsRuleSet) set = fresh != NULL ? gops_rule_set_new_from_dossier (fresh) : NULL;
  g_autoptr (GopsRuleCheck) check = set != NULL ? gops_rule_check (set) : NULL;

  for (guint i = 0; check != NULL && i < check->findings->len; i++)
    if (g_str_equal (((const GopsFinding *) g_ptr_array_index (check->findings, i))->code, finding->code))
      return TRUE;
  return FALSE;
}

/* Where it takes a name and a clause that says it, the clause comes with the name. */
static gboolean
answer (GopsStore *store, GopsDossier *dossier, const GopsFinding *finding, const char *value, GError **error)
{
  const GopsRemedy *remedy = &finding->remedy;

  if (!set_column (store, dossier, remedy->column, remedy->text != NULL ? remedy->text : value, error))
    return FALSE;
  if (remedy->section == NULL || !is_still_there (store, dossier, finding))
    return TRUE;
  return add_clauses (store, dossier, remedy, error);
}

gboolean
gops_rule_remedy_apply (GopsStore *store, GopsDossier *dossier, const GopsFinding *finding, const char *value,
                        GError **error)
{
  const GopsRemedy *remedy = &finding->remedy;
  gpointer clause = finding->n_places > 0 ? clause_at (dossier, last_place (finding)) : NULL;

  switch (remedy->kind)
    {
    case GOPS_REMEDY_ADD_CLAUSES:
      return add_clauses (store, dossier, remedy, error)
             && (g_strcmp0 (remedy->section, "format") != 0 || set_quiet_hours (store, dossier, error));
    case GOPS_REMEDY_ADOPT_DEFAULTS:
      return adopt_defaults (store, dossier, error);
    case GOPS_REMEDY_SET_COLUMN:
      return answer (store, dossier, finding, value, error);
    case GOPS_REMEDY_PUBLISH:
      return gops_rules_publish (store, gops_record_get_id (dossier->group), NULL, value != NULL ? value : "", NULL, error);
    case GOPS_REMEDY_BALANCE:
      return gops_rules_balance (store, dossier, error);
    case GOPS_REMEDY_MERGE:
      return gops_rules_merge (store, dossier, remedy->n, error);
    case GOPS_REMEDY_SHORTEN:
      return gops_rules_shorten (store, dossier, remedy->n, error);
    case GOPS_REMEDY_EDIT:
      break;
    case GOPS_REMEDY_SET_CONSEQUENCE:
    case GOPS_REMEDY_DELETE_CLAUSE:
    case GOPS_REMEDY_REPLACE:
    case GOPS_REMEDY_REWRITE:
      if (clause == NULL)
        return refuse (error, _("The clause is gone."));
      if (remedy->kind == GOPS_REMEDY_SET_CONSEQUENCE)
        return set_consequence (store, dossier, clause, error);
      if (remedy->kind == GOPS_REMEDY_DELETE_CLAUSE)
        return gops_record_delete (clause, store, error);
      return replace_words (store, clause, last_place (finding), remedy->kind == GOPS_REMEDY_REWRITE, remedy->text, error);
    }
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” has to be done by hand."), finding->title);
  return FALSE;
}
