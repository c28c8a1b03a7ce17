/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one group in memory. */

#include "config.h"

#include "gops-dossier.h"
#include "gops-workspace.h"

/* The order in which rules are read (method M3). */
static const char *const sections[] = {
  "purpose", "admission", "encouraged", "forbidden", "advertising", "format", "privacy", "enforcement",
  "rewards", "penalties", "reporting", "appeal", "repair", "change", NULL
};

/**
 * gops_sections:
 *
 * Returns: (transfer none) (array zero-terminated): ids of the sections of a rule text, in reading order
 */
const char *const *
gops_sections (void)
{
  return sections;
}

/**
 * gops_section_index:
 *
 * Returns: the place of @section, G_MAXINT for an unknown one
 */
int
gops_section_index (const char *section)
{
  for (int i = 0; sections[i] != NULL; i++)
    if (g_str_equal (sections[i], section))
      return i;
  return G_MAXINT;
}

static int
compare_clauses (gconstpointer a,
                 gconstpointer b)
{
  gpointer left = *(gpointer *) a, right = *(gpointer *) b;
  int by_section = gops_section_index (gops_record_get_text (left, GOPS_CLAUSE_SECTION)) -
                   gops_section_index (gops_record_get_text (right, GOPS_CLAUSE_SECTION));
  gint64 by_position = gops_record_get_int (left, GOPS_CLAUSE_POSITION) - gops_record_get_int (right, GOPS_CLAUSE_POSITION);

  if (by_section != 0)
    return by_section;
  return by_position < 0 ? -1 : by_position > 0;
}

static gboolean
load_positioning (GopsDossier *self,
                  GopsStore   *store,
                  gint64       group,
                  GError     **error)
{
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_POSITIONING, store, error, "WHERE group_id = ?1", "l", group);

  if (rows == NULL)
    return FALSE;
  self->positioning = rows->len > 0 ? g_object_ref (g_ptr_array_index (rows, 0)) :
                                      gops_record_new (GOPS_TYPE_POSITIONING, "group-id", group, NULL);
  return TRUE;
}

static gboolean
load_lists (GopsDossier *self,
            GopsStore   *store,
            gint64       group,
            GError     **error)
{
#define LOAD(type, where) gops_record_load_all (type, store, error, where, "l", group)
  self->scenes = LOAD (GOPS_TYPE_SCENE, "WHERE group_id = ?1 ORDER BY position, id");
  self->personas = self->scenes ? LOAD (GOPS_TYPE_PERSONA, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->goals = self->personas ? LOAD (GOPS_TYPE_GOAL, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->samples = self->goals ? LOAD (GOPS_TYPE_GOAL_SAMPLE,
    "WHERE goal_id IN (SELECT id FROM goal WHERE group_id = ?1) ORDER BY goal_id, on_date") : NULL;
  self->clauses = self->samples ? LOAD (GOPS_TYPE_CLAUSE, "WHERE group_id = ?1") : NULL;
  self->plan = self->clauses ? LOAD (GOPS_TYPE_PLAN_ITEM, "WHERE group_id = ?1 ORDER BY on_date, at_time, position, id") : NULL;
  self->posters = self->plan ? LOAD (GOPS_TYPE_POSTER_RECORD, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
#undef LOAD
  if (self->posters == NULL)
    return FALSE;
  g_ptr_array_sort (self->clauses, compare_clauses);
  return TRUE;
}

static gboolean
load_siblings (GopsDossier *self,
               GopsStore   *store,
               gint64       group,
               GError     **error)
{
  g_autoptr (GopsStatement) rows = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 parent = gops_record_get_int (self->group, GOPS_GROUP_PARENT);

  self->siblings = g_ptr_array_new_with_free_func (g_free);
  rows = gops_store_query (store, error,
    "SELECT p.theme FROM positioning p JOIN chat_group g ON g.id = p.group_id WHERE g.id <> ?1 AND g.deleted_at = 0 AND p.theme <> ''"
    " AND (g.parent = ?1 OR g.id = ?2 OR (?2 <> 0 AND g.parent = ?2))", "ll", group, parent);
  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    g_ptr_array_add (self->siblings, g_strdup (gops_statement_text (rows, 0)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_figures (GopsDossier *self,
              GopsStore   *store,
              gint64       group,
              GError     **error)
{
  GopsMemberFigures *figures = &self->members;
  g_autofree char *month_ago = gops_date_add (self->today, -30);
  g_autofree char *fortnight_ago = gops_date_add (self->today, -14);
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT count(*) FILTER (WHERE here), count(*) FILTER (WHERE here AND (last_spoke_at > 0 OR messages > 0)),"
    " count(*) FILTER (WHERE here AND active_days > 0), count(*) FILTER (WHERE here AND joined_on >= ?2),"
    " count(*) FILTER (WHERE left_on >= ?2), count(*) FILTER (WHERE here AND joined_on >= ?3 AND messages > 0 AND replies_got = 0),"
    " count(*) FILTER (WHERE here AND tier = ''), coalesce (sum(messages), 0), coalesce (max(last_spoke_at), 0)"
    " FROM (SELECT m.left_on, m.last_spoke_at, m.messages, m.active_days, m.joined_on, m.replies_got, m.tier, m.left_on = '' AS here"
    " FROM membership m WHERE m.group_id = ?1 AND " GOPS_DOSSIER_COUNTED_SQL " AND " GOPS_DOSSIER_LIVE_SQL ")",
    "lss", group, month_ago, fortnight_ago);

  if (row == NULL || !gops_statement_next (row, error))
    return FALSE;
  figures->total = (guint) gops_statement_int (row, 0);
  figures->spoken = (guint) gops_statement_int (row, 1);
  figures->active_30 = (guint) gops_statement_int (row, 2);
  figures->joined_30 = (guint) gops_statement_int (row, 3);
  figures->left_30 = (guint) gops_statement_int (row, 4);
  figures->newcomers_unanswered = (guint) gops_statement_int (row, 5);
  figures->untiered = (guint) gops_statement_int (row, 6);
  figures->messages = (guint) gops_statement_int (row, 7);
  figures->last_spoke_at = gops_statement_int (row, 8);
  return TRUE;
}

/**
 * gops_dossier_load:
 * @today: (nullable): "YYYY-MM-DD"; NULL is the present day in the group's zone
 *
 * Returns: (transfer full) (nullable): the dossier, NULL with @error set
 */
GopsDossier *
gops_dossier_load (GopsStore  *store,
                   gint64      group,
                   const char *today,
                   GError    **error)
{
  g_autoptr (GopsDossier) self = g_new0 (GopsDossier, 1);

  self->group = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  if (self->group == NULL)
    return NULL;
  self->today = today != NULL ? g_strdup (today) : gops_date_today (store, gops_record_get_text (self->group, GOPS_GROUP_TIME_ZONE));
  if (!load_positioning (self, store, group, error) || !load_lists (self, store, group, error) ||
      !load_siblings (self, store, group, error) || !load_figures (self, store, group, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gops_dossier_free (GopsDossier *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->group);
  g_clear_object (&self->positioning);
  g_clear_pointer (&self->scenes, g_ptr_array_unref);
  g_clear_pointer (&self->personas, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_clear_pointer (&self->plan, g_ptr_array_unref);
  g_clear_pointer (&self->posters, g_ptr_array_unref);
  g_clear_pointer (&self->siblings, g_ptr_array_unref);
  g_free (self->today);
  g_free (self);
}

/**
 * gops_dossier_language:
 *
 * Returns: (transfer none): the language of the group's texts, "en" or "zh_CN"
 */
const char *
gops_dossier_language (const GopsDossier *self)
{
  const char *language = gops_record_get_text (self->group, GOPS_GROUP_LANGUAGE);

  return *language != '\0' ? language : "en";
}

const char *
gops_dossier_platform (const GopsDossier *self)
{
  return gops_record_get_text (self->group, GOPS_GROUP_PLATFORM);
}

/**
 * gops_dossier_n_clauses:
 * @polarity: "encourage", "forbid" or "neutral"
 */
guint
gops_dossier_n_clauses (const GopsDossier *self,
                        const char        *polarity)
{
  guint n = 0;

  for (guint i = 0; i < self->clauses->len; i++)
    n += g_str_equal (gops_record_get_text (g_ptr_array_index (self->clauses, i), GOPS_CLAUSE_POLARITY), polarity);
  return n;
}
