/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one group in memory. */

#include "config.h"

#include <stdlib.h>

#include "gops-dossier.h"
#include "gops-workspace.h"
#include "gops-batch.h"

/* The order in which rules are read (method M3). */
static const char *const sections[] = {
  "purpose", "admission", "encouraged", "forbidden", "advertising", "format", "activities", "privacy", "enforcement",
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
  self->plan = self->clauses ? LOAD (GOPS_TYPE_PLAN_ITEM, "WHERE group_id = ?1 AND recurrence = '' ORDER BY on_date, at_time, position, id") : NULL;
  self->series = self->plan ? LOAD (GOPS_TYPE_PLAN_ITEM, "WHERE group_id = ?1 AND recurrence <> '' ORDER BY on_date, at_time, position, id") : NULL;
  self->exceptions = self->series ? LOAD (GOPS_TYPE_PLAN_EXCEPTION,
    "WHERE item_id IN (SELECT id FROM plan_item WHERE group_id = ?1 AND recurrence <> '') ORDER BY item_id, on_date") : NULL;
  self->posters = self->exceptions ? LOAD (GOPS_TYPE_POSTER_RECORD, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->flow_nodes = self->posters ? LOAD (GOPS_TYPE_FLOW_NODE, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->flow_arrows = self->flow_nodes ? LOAD (GOPS_TYPE_FLOW_ARROW, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->outreach = self->flow_arrows ? LOAD (GOPS_TYPE_OUTREACH, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->attempts = self->outreach ? LOAD (GOPS_TYPE_OUTREACH_ATTEMPT,
    "WHERE outreach_id IN (SELECT id FROM outreach WHERE group_id = ?1) ORDER BY outreach_id, on_date, id") : NULL;
  self->budget = self->attempts ? LOAD (GOPS_TYPE_BUDGET_ITEM, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->channels = self->budget ? LOAD (GOPS_TYPE_CHANNEL, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->duties = self->channels ? LOAD (GOPS_TYPE_DUTY, "WHERE group_id = ?1 ORDER BY position, id") : NULL;
  self->turns = self->duties ? LOAD (GOPS_TYPE_ROSTER_TURN, "WHERE group_id = ?1 ORDER BY since, id") : NULL;
#undef LOAD
  if (self->turns == NULL)
    return FALSE;
  g_ptr_array_sort (self->clauses, compare_clauses);
  return TRUE;
}

static gboolean
load_version (GopsDossier *self,
              GopsStore   *store,
              gint64       group,
              GError     **error)
{
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_RULE_VERSION, store, error,
                                                     "WHERE group_id = ?1 ORDER BY number DESC LIMIT 1", "l", group);

  if (rows == NULL)
    return FALSE;
  if (rows->len > 0)
    self->version = g_object_ref (g_ptr_array_index (rows, 0));
  return TRUE;
}

/* Themes are compared at every keystroke and for every group of a file: with so many, not with thousands. */
#define MOST_SIBLINGS 100

/* Copies of a main group share its theme on purpose: only the heads of other families are compared. */
static gboolean
load_siblings (GopsDossier *self,
               GopsStore   *store,
               gint64       group,
               GError     **error)
{
  g_autoptr (GopsStatement) rows = NULL;
  g_autoptr (GError) local_error = NULL;

  self->siblings = g_ptr_array_new_with_free_func (g_free);
  self->sibling_names = g_ptr_array_new_with_free_func (g_free);
  rows = gops_store_query (store, error,
    "WITH RECURSIVE up (id, parent) AS (SELECT id, parent FROM chat_group WHERE id = ?1"
    " UNION SELECT g.id, g.parent FROM chat_group g JOIN up ON g.id = up.parent)"
    " SELECT p.theme, g.name FROM chat_group g JOIN positioning p ON p.group_id = g.id"
    " WHERE g.parent IS NULL AND g.deleted_at = 0 AND g.archived_at = 0 AND p.theme <> '' AND g.id NOT IN (SELECT id FROM up)"
    " ORDER BY g.id LIMIT ?2", "ll", group, (gint64) MOST_SIBLINGS);
  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      g_ptr_array_add (self->siblings, g_strdup (gops_statement_text (rows, 0)));
      g_ptr_array_add (self->sibling_names, g_strdup (gops_statement_text (rows, 1)));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
has_family_goal (const GopsDossier *self)
{
  for (guint i = 0; i < self->goals->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (self->goals, i), GOPS_GOAL_SCOPE), "family"))
      return TRUE;
  return FALSE;
}

/* A family of hundreds of groups has many members: they are counted only where a goal asks for them. */
static gboolean
load_family (GopsDossier *self,
             GopsStore   *store,
             gint64       group,
             GError     **error)
{
  gint64 parent = gops_record_get_int (self->group, GOPS_GROUP_PARENT);
  g_autoptr (GopsStatement) row = NULL;

  if (!has_family_goal (self))
    return TRUE;
  row = gops_store_query (store, error,
    "WITH family (id) AS (SELECT id FROM chat_group WHERE deleted_at = 0 AND status <> 'dissolved'"
    " AND (parent = ?1 OR (id = ?1 AND EXISTS (SELECT 1 FROM membership WHERE group_id = ?1 AND left_on = ''"
    " AND " GOPS_BATCH_SHOWN ("batch") "))))"
    " SELECT (SELECT count(*) FROM family), count(*), coalesce (sum (m.last_spoke_at > 0 OR m.messages > 0), 0),"
    " coalesce (sum (m.active_days > 0), 0) FROM membership m WHERE m.group_id IN (SELECT id FROM family) AND m.left_on = ''"
    " AND " GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch"),
    "l", parent != 0 ? parent : group);
  if (row == NULL || !gops_statement_next (row, error))
    return FALSE;
  self->family.n_groups = (guint) gops_statement_int (row, 0);
  self->family.total = (guint) gops_statement_int (row, 1);
  self->family.spoken = (guint) gops_statement_int (row, 2);
  self->family.active_30 = (guint) gops_statement_int (row, 3);
  return TRUE;
}

static gboolean
load_avatar (GopsDossier *self,
             GopsStore   *store,
             gint64       group,
             GError     **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count(*) FROM picture WHERE group_id = ?1 AND persona_id IS NULL", "l", group))
    return FALSE;
  self->has_avatar = n > 0;
  return TRUE;
}

static gboolean
load_materials (GopsDossier *self,
                GopsStore   *store,
                gint64       group,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT i.id, count (*), sum (m.kind <> 'link' AND m.asset_id IS NULL) FROM plan_item i JOIN plan_material p ON p.item_id = i.id"
    " JOIN material m ON m.id = p.material_id WHERE i.group_id = ?1 GROUP BY i.id", "l", group);

  self->materials = g_array_new (FALSE, FALSE, sizeof (GopsItemMaterials));
  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      GopsItemMaterials one = { gops_statement_int (rows, 0), (guint) gops_statement_int (rows, 1), (guint) gops_statement_int (rows, 2) };

      g_array_append_val (self->materials, one);
    }
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A check-in is of a duty when it is called so, or so among other words, as a list from the chat is. */
#define CHECK_INS_SQL "FROM check_in c WHERE c.group_id = d.group_id AND instr (c.duty, d.name) > 0 AND " GOPS_BATCH_SHOWN ("c.batch")

#define PAUSES_SQL \
  "SELECT d.id, max (coalesce ((SELECT max (c.on_date) " CHECK_INS_SQL " AND c.person_id = m.person_id), '')," \
  " iif (m.joined_on = '', '', date (m.joined_on, '-1 day')), f.first) AS last, count (*) FROM (SELECT d.*, iif (d.starts <> '', date (d.starts, '-1 day')," \
  " coalesce ((SELECT date (min (c.on_date), '-1 day') " CHECK_INS_SQL "), '')) AS first FROM duty d WHERE d.group_id = ?1 AND d.name <> '') f" \
  " JOIN duty d ON d.id = f.id JOIN membership m ON m.group_id = d.group_id WHERE f.first <> '' AND m.left_on = '' AND " GOPS_MEMBER_COUNTED_SQL \
  " AND " GOPS_BATCH_SHOWN ("m.batch") " GROUP BY 1, 2"

static gboolean
load_pauses (GopsDossier *self,
             GopsStore   *store,
             gint64       group,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = NULL;

  self->pauses = g_array_new (FALSE, TRUE, sizeof (GopsDutyPause));
  if (self->duties->len == 0)
    return TRUE;
  rows = gops_store_query (store, error, PAUSES_SQL, "l", group);
  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      GopsDutyPause pause = { .duty = gops_statement_int (rows, 0), .n = (guint) gops_statement_int (rows, 2) };

      g_strlcpy (pause.last, gops_statement_text (rows, 1), sizeof pause.last);
      g_array_append_val (self->pauses, pause);
    }
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
load_capacity (GopsStore *store)
{
  g_autofree char *minutes = gops_workspace_dup_setting (store, GOPS_SETTING_CAPACITY);

  return atoi (minutes);
}

static GopsDossier *
load_records (GopsStore  *store,
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
      !load_version (self, store, group, error) || !load_siblings (self, store, group, error) ||
      !load_family (self, store, group, error) || !load_avatar (self, store, group, error) ||
      !load_materials (self, store, group, error) || !load_pauses (self, store, group, error))
    return NULL;
  self->currency = gops_workspace_dup_setting (store, GOPS_SETTING_CURRENCY);
  self->capacity = load_capacity (store);
  self->own_limits = gops_own_limits_load (store);
  return g_steal_pointer (&self);
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
  g_autoptr (GopsDossier) self = load_records (store, group, today, error);

  if (self == NULL || !gops_member_figures_count (store, group, self->today, &self->members, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gops_dossier_load_counted:
 *
 * The same as of now, without waiting until many members are counted: see gops-headcount.h.
 */
GopsDossier *
gops_dossier_load_counted (GopsStore     *store,
                           gint64         group,
                           GopsHeadcount *headcount,
                           GError       **error)
{
  GopsDossier *self = load_records (store, group, NULL, error);

  if (self != NULL)
    gops_headcount_get (headcount, group, self->today, &self->members);
  return self;
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
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->exceptions, g_ptr_array_unref);
  g_clear_pointer (&self->materials, g_array_unref);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  g_clear_pointer (&self->pauses, g_array_unref);
  g_clear_pointer (&self->turns, g_ptr_array_unref);
  g_clear_pointer (&self->posters, g_ptr_array_unref);
  g_clear_pointer (&self->flow_nodes, g_ptr_array_unref);
  g_clear_pointer (&self->flow_arrows, g_ptr_array_unref);
  g_clear_pointer (&self->outreach, g_ptr_array_unref);
  g_clear_pointer (&self->attempts, g_ptr_array_unref);
  g_clear_pointer (&self->budget, g_ptr_array_unref);
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_clear_object (&self->version);
  g_clear_pointer (&self->siblings, g_ptr_array_unref);
  g_clear_pointer (&self->sibling_names, g_ptr_array_unref);
  g_free (self->currency);
  g_clear_pointer (&self->own_limits, gops_own_limits_free);
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
