/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a group: replication and duplication. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-group-maker.h"
#include "gops-method-error.h"
#include "gops-plan-series.h"
#include "gops-rule-family.h"
#include "gops-workspace.h"

typedef struct
{
  GopsStore   *store;
  GopsDossier *source;
  const char  *name;      /* of the copy */
  gint64       id;        /* of the copy */
  GHashTable  *rows;      /* (owned) id of a goal, scene, persona, channel, series or party of the flow → id of its copy */
  GError     **error;
} Copier;

/* @text with every mention of the source's name turned into the copy's. Returns: (transfer full). */
static char *
rename_in (const Copier *copier, const char *text)
{
  return gops_text_rename_group (text, gops_record_get_text (copier->source->group, GOPS_GROUP_NAME), copier->name);
}

static void
rename_texts (const Copier *copier, gpointer record)
{
  const GopsTable *table = gops_record_get_table (record);

  for (guint i = 1; i < table->n_columns; i++)
    if (table->columns[i].type == GOPS_COLUMN_TEXT)
      {
        g_autofree char *text = rename_in (copier, gops_record_get_text (record, i));

        gops_record_set_text (record, i, text);
      }
}

/* Makes @record, a row of the source, the copy's: new id, new group, new name in its texts. */
static gboolean
insert_copy (Copier *copier, gpointer record, guint group_column)
{
  rename_texts (copier, record);
  gops_record_set_int (record, 0, 0);
  gops_record_set_int (record, group_column, copier->id);
  return gops_record_insert (record, copier->store, copier->error);
}

/* The records are the dossier's, read anew for every copy: what is done to them here is seen by nobody. */
static gboolean
copy_list (Copier *copier, GPtrArray *records, guint group_column)
{
  for (guint i = 0; i < records->len; i++)
    if (!insert_copy (copier, g_ptr_array_index (records, i), group_column))
      return FALSE;
  return TRUE;
}

/* Remembers that row @old has a copy. Returns: where its id belongs */
static gint64 *
remember (Copier *copier, gint64 old)
{
  gint64 *copy = g_new0 (gint64, 1);

  g_hash_table_insert (copier->rows, g_memdup2 (&old, sizeof old), copy);
  return copy;
}

/* As above, for rows that others name: remembers which copy is whose. */
static gboolean
copy_named_list (Copier *copier, GPtrArray *records, guint group_column)
{
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      gint64 *new = remember (copier, gops_record_get_id (record));

      if (!insert_copy (copier, record, group_column))
        return FALSE;
      *new = gops_record_get_id (record);
    }
  return TRUE;
}

static void
rename_row (const Copier *copier, gpointer item, guint column)
{
  gint64 row = gops_record_get_int (item, column);
  const gint64 *copy = g_hash_table_lookup (copier->rows, &row);

  gops_record_set_int (item, column, copy != NULL ? *copy : 0);
}

static gboolean
copy_flow (Copier *copier)
{
  GPtrArray *arrows = copier->source->flow_arrows;

  for (guint i = 0; i < arrows->len; i++)
    {
      rename_row (copier, g_ptr_array_index (arrows, i), GOPS_FLOW_ARROW_FROM_NODE);
      rename_row (copier, g_ptr_array_index (arrows, i), GOPS_FLOW_ARROW_TO_NODE);
    }
  return copy_list (copier, arrows, GOPS_FLOW_ARROW_GROUP_ID);
}

/* What came of it, and whose event it was, belongs to the source. */
static void
forget_what_came (gpointer item)
{
  gops_plan_forget_outcome (item);
  gops_record_set_text (item, GOPS_PLAN_ITEM_UID, NULL);
}

static gboolean
copy_plan_item (Copier *copier, gpointer item)
{
  rename_row (copier, item, GOPS_PLAN_ITEM_GOAL_ID);
  rename_row (copier, item, GOPS_PLAN_ITEM_SCENE_ID);
  rename_row (copier, item, GOPS_PLAN_ITEM_SERIES);
  if (gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES) == 0)
    gops_record_set_text (item, GOPS_PLAN_ITEM_OCCURRENCE, NULL);
  forget_what_came (item);
  return insert_copy (copier, item, GOPS_PLAN_ITEM_GROUP_ID);
}

/* A series begins in the copy with its next day: what it missed before belongs to the source. */
static gboolean
copy_series (Copier *copier, GopsPlanItem *item)
{
  g_autoptr (GopsPlanSeries) series = gops_plan_series_new (item);
  int today = gops_day_parse (copier->source->today);
  int next = series != NULL ? gops_recurrence_next (&series->rule, series->first, NULL, today - 1) : GOPS_DAY_NONE;
  g_autofree char *date = next != GOPS_DAY_NONE ? gops_day_format (next) : NULL;
  GopsRecurrence before, rule;
  gint64 *copy;

  if (next == GOPS_DAY_NONE)
    return TRUE;
  if (!gops_recurrence_split (&series->rule, series->first, next, &before, &rule, NULL))
    rule = series->rule;   /* nothing is before */
  else
    gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
  copy = remember (copier, gops_record_get_id (item));
  rename_row (copier, item, GOPS_PLAN_ITEM_GOAL_ID);
  rename_row (copier, item, GOPS_PLAN_ITEM_SCENE_ID);
  forget_what_came (item);
  rename_texts (copier, item);
  gops_plan_series_write (item, &rule);   /* a rule is no text, even where the group is called MO */
  gops_record_set_int (item, GOPS_PLAN_ITEM_ID, 0);
  gops_record_set_int (item, GOPS_PLAN_ITEM_GROUP_ID, copier->id);
  if (!gops_record_insert (item, copier->store, copier->error))
    return FALSE;
  *copy = gops_record_get_id (item);
  return TRUE;
}

static gboolean
copy_all_series (Copier *copier)
{
  GPtrArray *exceptions = copier->source->exceptions;

  for (guint i = 0; i < copier->source->series->len; i++)
    if (!copy_series (copier, g_ptr_array_index (copier->source->series, i)))
      return FALSE;
  for (guint i = 0; i < exceptions->len; i++)
    {
      gpointer exception = g_ptr_array_index (exceptions, i);

      rename_row (copier, exception, GOPS_PLAN_EXCEPTION_ITEM_ID);
      gops_record_set_int (exception, GOPS_PLAN_EXCEPTION_ID, 0);
      if (gops_record_get_int (exception, GOPS_PLAN_EXCEPTION_ITEM_ID) != 0
          && strcmp (gops_record_get_text (exception, GOPS_PLAN_EXCEPTION_ON_DATE), copier->source->today) >= 0
          && !gops_record_insert (exception, copier->store, copier->error))
        return FALSE;
    }
  return TRUE;
}

/* A rule remembers where it came from, so that a change of the source can be offered to the copy. */
static gboolean
copy_clause (Copier *copier, gpointer clause)
{
  g_autoptr (GopsClause) copy = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", copier->id, NULL);
  const GopsTable *table = gops_record_get_table (clause);

  for (guint i = GOPS_CLAUSE_POSITION; i < GOPS_CLAUSE_ORIGIN; i++)
    if (i == GOPS_CLAUSE_TEXT || i == GOPS_CLAUSE_CONSEQUENCE)
      {
        g_autofree char *text = rename_in (copier, gops_record_get_text (clause, i));

        gops_record_set_text (copy, i, text);
      }
    else if (gops_column_type_is_text (table->columns[i].type))
      gops_record_set_text (copy, i, gops_record_get_text (clause, i));
    else
      gops_record_set_int (copy, i, gops_record_get_int (clause, i));
  gops_clause_set_origin (copy, clause);
  return gops_record_insert (copy, copier->store, copier->error);
}

static gboolean
copy_clauses (Copier *copier)
{
  GPtrArray *clauses = copier->source->clauses;

  for (guint i = 0; i < clauses->len; i++)
    if (!copy_clause (copier, g_ptr_array_index (clauses, i)))
      return FALSE;
  return TRUE;
}

/* What is planned; what was spent belongs to the source. */
static gboolean
copy_budget (Copier *copier)
{
  GPtrArray *budget = copier->source->budget;

  for (guint i = 0; i < budget->len; i++)
    gops_record_set_int (g_ptr_array_index (budget, i), GOPS_BUDGET_ITEM_SPENT, 0);
  return copy_list (copier, budget, GOPS_BUDGET_ITEM_GROUP_ID);
}

/* A code leads into the source, and what was paid was paid for it: the copy needs its own. */
static gboolean
copy_channels (Copier *copier)
{
  GPtrArray *channels = copier->source->channels;

  for (guint i = 0; i < channels->len; i++)
    {
      gpointer channel = g_ptr_array_index (channels, i);

      gops_record_set_text (channel, GOPS_CHANNEL_CODE, NULL);
      gops_record_set_text (channel, GOPS_CHANNEL_CODE_UNTIL, NULL);
      gops_record_set_int (channel, GOPS_CHANNEL_COST, 0);
      gops_record_set_text (channel, GOPS_CHANNEL_CURRENCY, NULL);
    }
  return copy_named_list (copier, channels, GOPS_CHANNEL_GROUP_ID);
}

static gboolean
copy_posters (Copier *copier)
{
  GPtrArray *posters = copier->source->posters;

  for (guint i = 0; i < posters->len; i++)
    rename_row (copier, g_ptr_array_index (posters, i), GOPS_POSTER_CHANNEL_ID);
  return copy_list (copier, posters, GOPS_POSTER_GROUP_ID);
}

static gboolean
copy_pictures (Copier *copier, gint64 source)
{
  g_autoptr (GPtrArray) pictures =
    gops_record_load_all (GOPS_TYPE_PICTURE, copier->store, copier->error, "WHERE group_id = ?1 ORDER BY id", "l", source);

  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    rename_row (copier, g_ptr_array_index (pictures, i), GOPS_PICTURE_PERSONA_ID);
  return pictures != NULL && copy_list (copier, pictures, GOPS_PICTURE_GROUP_ID);
}

/* A day of a series counts as the day that it stands for. */
static gboolean
is_ahead (const Copier *copier, gpointer item)
{
  const char *today = copier->source->today;
  const char *day = gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE);

  if (*day != '\0')
    return strcmp (day, today) >= 0;
  return strcmp (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), today) >= 0;
}

/* What lies ahead; the past belongs to the source. */
static gboolean
copy_plan (Copier *copier)
{
  GPtrArray *plan = copier->source->plan;

  if (!copy_all_series (copier))
    return FALSE;
  for (guint i = 0; i < plan->len; i++)
    if (is_ahead (copier, g_ptr_array_index (plan, i)) && !copy_plan_item (copier, g_ptr_array_index (plan, i)))
      return FALSE;
  return TRUE;
}

static gboolean
copy_group (Copier *copier, gint64 parent, const char *structure)
{
  GopsGroup *group = copier->source->group;
  g_autoptr (GBytes) key = gops_collation_key (copier->name);
  g_autofree char *old = g_strdup (gops_record_get_text (group, GOPS_GROUP_NAME));
  g_autofree char *introduction = rename_in (copier, gops_record_get_text (group, GOPS_GROUP_INTRODUCTION));
  g_autofree char *announcement = rename_in (copier, gops_record_get_text (group, GOPS_GROUP_ANNOUNCEMENT));

  copier->id = gops_store_new_id (copier->store);
  gops_record_set_int (group, GOPS_GROUP_ID, copier->id);
  gops_record_set_text (group, GOPS_GROUP_NAME, copier->name);
  gops_record_set_blob (group, GOPS_GROUP_SORT_KEY, key);
  gops_record_set_text (group, GOPS_GROUP_INTRODUCTION, introduction);
  gops_record_set_text (group, GOPS_GROUP_ANNOUNCEMENT, announcement);
  gops_record_set_int (group, GOPS_GROUP_PARENT, parent);
  gops_record_set_text (group, GOPS_GROUP_STRUCTURE, structure);
  gops_record_set_text (group, GOPS_GROUP_STATUS, "active");
  gops_record_set_int (group, GOPS_GROUP_ARCHIVED_AT, 0);
  gops_record_set_text (group, GOPS_GROUP_JOIN_CODE, NULL);
  gops_record_set_text (group, GOPS_GROUP_JOIN_CODE_UNTIL, NULL);
  gops_record_set_int (group, GOPS_GROUP_CREATED_AT, gops_store_now (copier->store));
  if (gops_record_get_int (group, GOPS_GROUP_RULES_SYNCED_AT) == 0)
    gops_record_set_int (group, GOPS_GROUP_RULES_SYNCED_AT, gops_rules_synced_at (copier->source->clauses));
  if (!gops_record_insert (group, copier->store, copier->error))
    return FALSE;
  /* The lists still have to be told the source's name from the copy's. */
  gops_record_set_text (group, GOPS_GROUP_NAME, old);
  return TRUE;
}

static gboolean
copy_all (Copier *copier, gint64 parent, const char *structure)
{
  GopsDossier *source = copier->source;
  gint64 id = gops_record_get_id (source->group);

  return copy_group (copier, parent, structure)
         && insert_copy (copier, source->positioning, GOPS_POSITIONING_GROUP_ID)
         && copy_named_list (copier, source->scenes, GOPS_SCENE_GROUP_ID)
         && copy_named_list (copier, source->personas, GOPS_PERSONA_GROUP_ID)
         && copy_named_list (copier, source->goals, GOPS_GOAL_GROUP_ID)
         && copy_named_list (copier, source->flow_nodes, GOPS_FLOW_NODE_GROUP_ID) && copy_flow (copier)
         && copy_clauses (copier)
         && copy_budget (copier)
         && copy_pictures (copier, id)
         && copy_channels (copier) && copy_posters (copier)
         && copy_plan (copier);
}

/* Writes one copy within the caller's action. Returns: its id, 0 on failure. @alone: a group of its own. */
static gint64
make_copy (GopsStore *store, gint64 group, const char *name, gboolean alone, GError **error)
{
  g_autoptr (GopsDossier) source = gops_dossier_load (store, group, NULL, error);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Copier copier = { store, source, name, 0, rows, error };
  gint64 parent;

  if (source == NULL)
    return 0;
  parent = gops_record_get_int (source->group, GOPS_GROUP_PARENT);
  if (!alone && parent == 0)
    parent = group;
  if (!copy_all (&copier, alone ? 0 : parent, alone ? "single" : "sub"))
    return 0;
  return copier.id;
}

/* A group that gets sub-groups is the main group of its family. */
static gboolean
make_main (GopsStore *store, GopsGroup *group, GError **error)
{
  if (gops_record_get_int (group, GOPS_GROUP_PARENT) != 0)
    return TRUE;
  gops_record_set_text (group, GOPS_GROUP_STRUCTURE, "main");
  return gops_record_save (group, store, error);
}

static gboolean
check_names (const char *const *names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] == '\0')
      {
        g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("Copy number %u has no name."), i + 1);
        return FALSE;
      }
  if (names[0] == NULL)
    g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("There are no names for the copies."));
  return names[0] != NULL;
}

static gboolean
make_copies (GopsStore *store, GopsGroup *group, const char *const *names, GArray *ids, GError **error)
{
  if (!make_main (store, group, error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id = make_copy (store, gops_record_get_id (group), names[i], FALSE, error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

gboolean
gops_method_replicate (GopsStore *store, gint64 group, const char *const *names, GArray **out_ids, GError **error)
{
  g_autoptr (GopsGroup) source = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *n = g_strdup_printf ("%u", g_strv_length ((char **) names));

  if (!check_names (names, error))
    return FALSE;
  source = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  if (source == NULL
      || !gops_store_begin (store, error, N_("Make %s copies of “%s”"), n,
                            gops_record_get_text (source, GOPS_GROUP_NAME), NULL))
    return FALSE;
  if (!make_copies (store, source, names, ids, error))
    {
      gops_store_rollback (store);
      return FALSE;
    }
  if (!gops_store_commit (store, error))
    return FALSE;
  if (out_ids != NULL)
    *out_ids = g_steal_pointer (&ids);
  return TRUE;
}

gint64
gops_method_duplicate (GopsStore *store, gint64 group, const char *name, GError **error)
{
  const char *const names[] = { name, NULL };
  gint64 id;

  if (!check_names (names, error) || !gops_store_begin (store, error, N_("Duplicate group as “%s”"), name, NULL))
    return 0;
  id = make_copy (store, group, name, TRUE, error);
  if (id != 0)
    return gops_store_commit (store, error) ? id : 0;
  gops_store_rollback (store);
  return 0;
}
