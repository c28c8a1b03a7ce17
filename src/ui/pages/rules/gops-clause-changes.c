/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do to a group's clauses. */
#include "config.h"

#include "gops-clause-changes.h"
#include "gops-group-maker.h"
#include "gops-rules-state.h"

/* One more than the last position of the section. */
static int
next_position (const GopsDossier *dossier,
               const char        *section)
{
  g_autoptr (GPtrArray) clauses = gops_section_clauses (dossier, section);

  if (clauses->len == 0)
    return 1;
  return (int) gops_record_get_int (g_ptr_array_index (clauses, clauses->len - 1), GOPS_CLAUSE_POSITION) + 1;
}

gboolean
gops_clause_add_template (GopsStore                *store,
                          const GopsDossier        *dossier,
                          const GopsClauseTemplate *clause,
                          gint64                   *out_id,
                          GError                  **error)
{
  gint64 group = gops_record_get_id (dossier->group);

  if (!gops_clause_insert_template (store, group, clause, gops_dossier_language (dossier),
                                    next_position (dossier, clause->section), error))
    return FALSE;
  return out_id == NULL
      || gops_store_read_int (store, out_id, error,
                              "SELECT id FROM clause WHERE group_id = ?1 AND library_id = ?2 ORDER BY position DESC LIMIT 1",
                              "ls", group, clause->id);
}

gboolean
gops_clause_add_own (GopsStore         *store,
                     const GopsDossier *dossier,
                     GopsClause        *clause,
                     GError           **error)
{
  const char *section = gops_record_get_text (clause, GOPS_CLAUSE_SECTION);

  gops_record_set_int (clause, GOPS_CLAUSE_GROUP_ID, gops_record_get_id (dossier->group));
  gops_record_set_int (clause, GOPS_CLAUSE_POSITION, next_position (dossier, section));
  gops_record_set_int (clause, GOPS_CLAUSE_SEVERITY,
                       g_strcmp0 (gops_record_get_text (clause, GOPS_CLAUSE_POLARITY), "forbid") == 0 ? 1 : 0);
  return gops_record_insert (clause, store, error);
}

gboolean
gops_clause_add_proposed (GopsStore         *store,
                          const GopsDossier *dossier,
                          guint             *out_n,
                          GError           **error)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsKind *kind = gops_method_find_kind (method, gops_record_get_text (dossier->group, GOPS_GROUP_KIND));
  gint64 group = gops_record_get_id (dossier->group);
  guint n = 0;

  for (guint i = 0; kind != NULL && kind->defaults.clauses[i] != NULL; i++)
    {
      const GopsClauseTemplate *clause = gops_method_find_clause (method, kind->defaults.clauses[i]);

      if (clause == NULL || gops_dossier_has_template (dossier, clause->id)
          || !gops_clause_template_suits (clause, kind->id, gops_dossier_platform (dossier)))
        continue;
      if (!gops_clause_insert_template (store, group, clause, gops_dossier_language (dossier),
                                        next_position (dossier, clause->section) + (int) i, error))
        return FALSE;
      n++;
    }
  if (out_n != NULL)
    *out_n = n;
  return TRUE;
}

/* Numbers @clauses from 1, saving those whose number or section is another. */
static gboolean
renumber (GopsStore *store,
          GPtrArray *clauses,
          GError   **error)
{
  for (guint i = 0; i < clauses->len; i++)
    {
      GopsClause *clause = g_ptr_array_index (clauses, i);

      gops_record_set_int (clause, GOPS_CLAUSE_POSITION, i + 1);
      if (gops_record_is_dirty (clause) && !gops_record_save (clause, store, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_clause_remove (GopsStore         *store,
                    const GopsDossier *dossier,
                    GopsClause        *clause,
                    GError           **error)
{
  return gops_record_delete (clause, store, error);
}

gboolean
gops_clause_place (GopsStore         *store,
                   const GopsDossier *dossier,
                   GopsClause        *clause,
                   const char        *section,
                   guint              index,
                   GError           **error)
{
  g_autoptr (GPtrArray) clauses = gops_section_clauses (dossier, section);
  const char *polarity = gops_section_polarity (section);
  guint old;

  if (g_ptr_array_find (clauses, clause, &old))
    {
      g_ptr_array_remove_index (clauses, old);
      index -= old < index;
    }
  g_ptr_array_insert (clauses, (int) MIN (index, clauses->len), clause);
  gops_record_set_text (clause, GOPS_CLAUSE_SECTION, section);
  if (polarity != NULL)
    gops_record_set_text (clause, GOPS_CLAUSE_POLARITY, polarity);
  return renumber (store, clauses, error);
}

gboolean
gops_clause_step (const GopsDossier  *dossier,
                  GopsClause         *clause,
                  int                 by,
                  const char *const  *shown,
                  const char        **out_section,
                  guint              *out_index)
{
  const char *section = gops_record_get_text (clause, GOPS_CLAUSE_SECTION);
  g_autoptr (GPtrArray) clauses = gops_section_clauses (dossier, section);
  const char *neighbour = NULL;
  guint at;

  if (!g_ptr_array_find (clauses, clause, &at))
    return FALSE;
  if (by < 0 ? at > 0 : at + 1 < clauses->len)
    {
      *out_section = section;
      *out_index = by < 0 ? at - 1 : at + 2;
      return TRUE;
    }
  for (guint i = 0; shown[i] != NULL; i++)
    if (g_str_equal (shown[i], section))
      neighbour = by > 0 ? shown[i + 1] : i > 0 ? shown[i - 1] : NULL;
  if (neighbour == NULL)
    return FALSE;
  *out_section = neighbour;
  *out_index = by < 0 ? G_MAXUINT : 0;
  return TRUE;
}

gboolean
gops_clause_turn (GopsStore         *store,
                  const GopsDossier *dossier,
                  GopsClause        *clause,
                  const char        *polarity,
                  GError           **error)
{
  const char *fixed = gops_section_polarity (gops_record_get_text (clause, GOPS_CLAUSE_SECTION));

  gops_record_set_text (clause, GOPS_CLAUSE_POLARITY, polarity);
  if (fixed == NULL || g_str_equal (fixed, polarity))
    return gops_record_save (clause, store, error);
  return gops_clause_place (store, dossier, clause,
                            g_str_equal (polarity, "encourage") ? "encouraged"
                            : g_str_equal (polarity, "forbid")  ? "forbidden" : "format",
                            G_MAXUINT, error);
}
