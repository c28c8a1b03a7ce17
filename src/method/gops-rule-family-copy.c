/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a main group beside it: which clause belongs to which, what was changed by hand, what is to be taken over. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-dossier.h"
#include "gops-id.h"
#include "gops-rule-family-private.h"
#include "gops-text.h"

static const char *
text_of (gpointer clause, guint column)
{
  return gops_record_get_text (clause, column);
}

/* --- the main group --- */

void
gops_rule_main_free (GopsRuleMain *self)
{
  g_free (self->name);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_clear_pointer (&self->fingerprints, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_origin, g_hash_table_unref);
  g_free (self);
}

static void
add_index (GHashTable *table, gint64 key, guint index)
{
  if (key != 0 && !g_hash_table_contains (table, &key))
    g_hash_table_insert (table, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index + 1));
}

/* Returns: -1 when nothing is kept under @key. */
static int
find_index (GHashTable *table, gint64 key)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (table, &key)) - 1;
}

GopsRuleMain *
gops_rule_main_load (GopsStore *store, gint64 main, GError **error)
{
  g_autoptr (GopsRuleMain) self = g_new0 (GopsRuleMain, 1);
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, store, main, error);

  if (group == NULL || (self->clauses = gops_record_load_all (GOPS_TYPE_CLAUSE, store, error, "WHERE group_id = ?1", "l", main)) == NULL)
    return NULL;
  self->id = main;
  self->name = g_strdup (gops_record_get_text (group, GOPS_GROUP_NAME));
  self->fingerprints = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->by_origin = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gops_clauses_sort (self->clauses);
  for (guint i = 0; i < self->clauses->len; i++)
    {
      g_ptr_array_add (self->fingerprints, gops_clause_fingerprint (self->clauses->pdata[i]));
      add_index (self->by_id, gops_record_get_id (self->clauses->pdata[i]), i);
      add_index (self->by_origin, gops_record_get_int (self->clauses->pdata[i], GOPS_CLAUSE_ORIGIN), i);
    }
  return g_steal_pointer (&self);
}

/* --- a copy --- */

static void
free_copy (gpointer data)
{
  GopsRuleCopy *self = data;

  for (guint i = 0; self->places != NULL && i < self->main->clauses->len; i++)
    g_clear_object (&self->places[i].target);
  g_free (self->places);
  g_clear_object (&self->group);
  g_ptr_array_unref (self->clauses);
  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->orphans);
  g_ptr_array_unref (self->reordered);
  g_ptr_array_unref (self->arranged);
  g_free (self);
}

static GopsRuleCopy *
new_copy (const GopsRuleMain *main, GopsGroup *group)
{
  GopsRuleCopy *self = g_new0 (GopsRuleCopy, 1);

  self->main = main;
  self->group = g_object_ref (group);
  self->clauses = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_new0 (GopsRulePlace, main->clauses->len + 1);
  self->removed = g_ptr_array_new ();
  self->orphans = g_ptr_array_new ();
  self->reordered = g_ptr_array_new ();
  self->arranged = g_ptr_array_new ();
  return self;
}

static void
rename_column (const GopsRuleCopy *self, gpointer target, gpointer clause, guint column)
{
  g_autofree char *text = gops_text_rename_group (text_of (clause, column), self->main->name,
                                                  gops_record_get_text (self->group, GOPS_GROUP_NAME));

  gops_record_set_text (target, column, text);
}

/* Clause @index of the main group as the copy would have it. */
static GopsClause *
make_target (const GopsRuleCopy *self, guint index)
{
  static const guint same[] = { GOPS_CLAUSE_SECTION, GOPS_CLAUSE_POLARITY, GOPS_CLAUSE_TOPIC, GOPS_CLAUSE_LIBRARY_ID };
  gpointer clause = self->main->clauses->pdata[index];
  GopsClause *target = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", gops_record_get_id (self->group), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    gops_record_set_text (target, same[i], text_of (clause, same[i]));
  rename_column (self, target, clause, GOPS_CLAUSE_TEXT);
  rename_column (self, target, clause, GOPS_CLAUSE_CONSEQUENCE);
  gops_record_set_int (target, GOPS_CLAUSE_POSITION, gops_record_get_int (clause, GOPS_CLAUSE_POSITION));
  gops_record_set_int (target, GOPS_CLAUSE_SEVERITY, gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY));
  gops_record_set_int (target, GOPS_CLAUSE_EDITED, gops_record_get_int (clause, GOPS_CLAUSE_EDITED));
  return target;
}

/* --- which belongs to which --- */

/* By the clause that it was taken from; where another group leads the family now, by the one that both were taken from. */
static int
find_main (const GopsRuleCopy *self, gpointer clause)
{
  gint64 origin = gops_record_get_int (clause, GOPS_CLAUSE_ORIGIN);
  int index = find_index (self->main->by_id, origin);

  if (index < 0 && origin != 0)
    index = find_index (self->main->by_origin, origin);
  return index >= 0 ? index : find_index (self->main->by_origin, gops_record_get_id (clause));
}

static guint
link_by_origin (GopsRuleCopy *self, gboolean *linked)
{
  guint n = 0;

  for (guint i = 0; i < self->clauses->len; i++)
    {
      int index = find_main (self, self->clauses->pdata[i]);

      if (index < 0 || self->places[index].own != NULL)
        continue;
      self->places[index].own = self->clauses->pdata[i];
      linked[i] = TRUE;
      n++;
    }
  return n;
}

/* A restored clause of the main group has another id and the words that the copy remembers. */
static void
link_by_basis (GopsRuleCopy *self, gboolean *linked)
{
  for (guint i = 0; i < self->clauses->len; i++)
    for (guint m = 0; !linked[i] && m < self->main->clauses->len; m++)
      if (gops_record_get_int (self->clauses->pdata[i], GOPS_CLAUSE_ORIGIN) != 0 && self->places[m].own == NULL
          && strcmp (text_of (self->clauses->pdata[i], GOPS_CLAUSE_ORIGIN_BASIS), self->main->fingerprints->pdata[m]) == 0)
        {
          self->places[m].own = self->clauses->pdata[i];
          linked[i] = TRUE;
        }
}

/* Copies from before clauses remembered: by what they say. */
static guint
link_by_words (GopsRuleCopy *self, gboolean *linked)
{
  g_autoptr (GHashTable) says = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint m = 0; m < self->main->clauses->len; m++)
    {
      g_autoptr (GopsClause) target = make_target (self, m);

      g_hash_table_insert (says, gops_clause_fingerprint (target), GUINT_TO_POINTER (m + 1));
    }
  for (guint i = 0; i < self->clauses->len; i++)
    {
      g_autofree char *fingerprint = gops_clause_fingerprint (self->clauses->pdata[i]);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (says, fingerprint));

      if (place == 0 || self->places[place - 1].own != NULL)
        continue;
      self->places[place - 1].own = self->clauses->pdata[i];
      linked[i] = TRUE;
      n++;
    }
  return n;
}

/* Where it was changed before anybody remembered: by the clause of the library that both are. */
static void
link_by_library (GopsRuleCopy *self, gboolean *linked)
{
  for (guint i = 0; i < self->clauses->len; i++)
    for (guint m = 0; !linked[i] && m < self->main->clauses->len; m++)
      if (self->places[m].own == NULL && !gops_record_is_blank (self->clauses->pdata[i], GOPS_CLAUSE_LIBRARY_ID)
          && strcmp (text_of (self->clauses->pdata[i], GOPS_CLAUSE_LIBRARY_ID), text_of (self->main->clauses->pdata[m], GOPS_CLAUSE_LIBRARY_ID)) == 0)
        {
          self->places[m].own = self->clauses->pdata[i];
          linked[i] = TRUE;
        }
}

/* --- what becomes of each --- */

/* Whether the copy has never been offered clause @index of the main group. */
static gboolean
is_new (const GopsRuleCopy *self, guint index)
{
  gint64 synced = gops_record_get_int (self->group, GOPS_GROUP_RULES_SYNCED_AT);
  gint64 origin = gops_record_get_int (self->main->clauses->pdata[index], GOPS_CLAUSE_ORIGIN);
  gint64 id = origin != 0 ? origin : gops_record_get_id (self->main->clauses->pdata[index]);

  if (synced == 0 && origin != 0)
    return FALSE;
  return id > gops_id_last (synced != 0 ? synced : gops_record_get_int (self->group, GOPS_GROUP_CREATED_AT));
}

static void
judge_place (GopsRuleCopy *self, guint index)
{
  GopsRulePlace *place = &self->places[index];
  const char *now = self->main->fingerprints->pdata[index];
  g_autofree char *own = NULL, *wanted = NULL;
  gboolean by_hand, moved_on;

  if (place->own == NULL)
    {
      place->target = make_target (self, index);
      place->add = is_new (self, index);
      place->left_removed = !place->add;
      return;
    }
  own = gops_clause_fingerprint (place->own);
  by_hand = !gops_rule_basis_is (text_of (place->own, GOPS_CLAUSE_OWN_BASIS), own);
  moved_on = strcmp (text_of (place->own, GOPS_CLAUSE_ORIGIN_BASIS), now) != 0;
  if (!by_hand && !moved_on)
    return;
  place->target = make_target (self, index);
  wanted = gops_clause_fingerprint (place->target);
  if (strcmp (own, wanted) == 0)
    return;
  place->change = !by_hand;
  place->left_changed = by_hand;
}

static gboolean
still_exists (GopsStore *store, gint64 clause)
{
  gint64 n = 0;

  return gops_store_read_int (store, &n, NULL, "SELECT count (*) FROM clause WHERE id = ?1", "l", clause) && n > 0;
}

/* What the main group has dropped goes here too, unless somebody has changed it. A clause that came from elsewhere stays. */
static void
judge_rest (GopsRuleCopy *self, GopsStore *store, const gboolean *linked)
{
  for (guint i = 0; i < self->clauses->len; i++)
    {
      gpointer clause = self->clauses->pdata[i];
      gint64 origin = gops_record_get_int (clause, GOPS_CLAUSE_ORIGIN);
      g_autofree char *own = NULL;

      if (linked[i] || origin == 0 || still_exists (store, origin))
        continue;
      own = gops_clause_fingerprint (clause);
      g_ptr_array_add (gops_rule_basis_is (text_of (clause, GOPS_CLAUSE_OWN_BASIS), own) ? self->removed : self->orphans, clause);
    }
}

/* --- order --- */

static gboolean
in_section (gpointer clause, const char *section)
{
  return strcmp (text_of (clause, GOPS_CLAUSE_SECTION), section) == 0;
}

/* The main group's clauses that the copy has in the same section and keeps there, in the copy's order. */
static GArray *
list_common (const GopsRuleCopy *self, const char *section)
{
  GArray *common = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->clauses->len; i++)
    for (guint m = 0; in_section (self->clauses->pdata[i], section) && m < self->main->clauses->len; m++)
      if (self->places[m].own == self->clauses->pdata[i] && in_section (self->main->clauses->pdata[m], section))
        g_array_append_val (common, m);
  return common;
}

static gboolean
is_rising (const gint64 *values, guint n)
{
  for (guint i = 1; i < n; i++)
    if (values[i] < values[i - 1])
      return FALSE;
  return TRUE;
}

/* The main group's order is taken over where the copy still has the order that it was given. A place of 0 says that somebody
 * has arranged the section by hand before. */
static void
judge_order (GopsRuleCopy *self, const char *section)
{
  g_autoptr (GArray) common = list_common (self, section);
  g_autofree gint64 *given = g_new (gint64, common->len + 1), *wanted = g_new (gint64, common->len + 1);
  guint n_given = 0;
  gboolean by_hand = FALSE;

  for (guint i = 0; i < common->len; i++)
    {
      guint m = g_array_index (common, guint, i);
      const char *basis = text_of (self->places[m].own, GOPS_CLAUSE_OWN_BASIS);

      wanted[i] = m;
      if (*basis == '\0')
        continue;
      given[n_given] = gops_rule_basis_position (basis);
      by_hand = by_hand || given[n_given] == 0;
      n_given++;
    }
  if (by_hand || !is_rising (given, n_given))
    g_ptr_array_add (self->arranged, (gpointer) section);
  else if (n_given > 1 && !is_rising (wanted, common->len))
    g_ptr_array_add (self->reordered, (gpointer) section);
}

static int
find_clause (GPtrArray *list, gpointer clause)
{
  guint index;

  return clause != NULL && g_ptr_array_find (list, clause, &index) ? (int) index : -1;
}

/* Puts those of @list that the main group has into its order, in the places that they take now. */
static void
reorder (const GopsRuleCopy *self, const char *section, GPtrArray *list)
{
  g_autoptr (GArray) common = list_common (self, section), places = g_array_new (FALSE, FALSE, sizeof (int));
  guint next = 0;

  for (guint i = 0; i < common->len; i++)
    {
      int place = find_clause (list, self->places[g_array_index (common, guint, i)].own);

      if (place >= 0)
        g_array_append_val (places, place);
    }
  for (guint m = 0; m < self->main->clauses->len && next < places->len; m++)
    if (self->places[m].own != NULL && in_section (self->main->clauses->pdata[m], section) && in_section (self->places[m].own, section)
        && !(self->places[m].change && !in_section (self->places[m].target, section)))
      {
        g_ptr_array_index (list, g_array_index (places, int, next)) = self->places[m].own;
        next++;
      }
}

/* Where clause @index of the main group belongs in @list: after the one before it. */
static guint
find_slot (const GopsRuleCopy *self, GPtrArray *list, guint index)
{
  for (guint m = index; m > 0; m--)
    {
      const GopsRulePlace *before = &self->places[m - 1];
      int place = find_clause (list, before->own != NULL ? before->own : before->target);

      if (place >= 0)
        return (guint) place + 1;
    }
  return 0;
}

static gboolean
leaves (const GopsRuleCopy *self, gpointer clause, const char *section)
{
  for (guint m = 0; m < self->main->clauses->len; m++)
    if (self->places[m].own == clause && self->places[m].change)
      return !in_section (self->places[m].target, section);
  return g_ptr_array_find (self->removed, clause, NULL);
}

GPtrArray *
gops_rule_copy_order (const GopsRuleCopy *self, const char *section)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->clauses->len; i++)
    if (in_section (self->clauses->pdata[i], section) && !leaves (self, self->clauses->pdata[i], section))
      g_ptr_array_add (list, self->clauses->pdata[i]);
  if (g_ptr_array_find_with_equal_func (self->reordered, section, g_str_equal, NULL))
    reorder (self, section, list);
  for (guint m = 0; m < self->main->clauses->len; m++)
    {
      const GopsRulePlace *place = &self->places[m];

      if ((place->add || place->change) && in_section (place->target, section) && find_clause (list, place->own) < 0)
        g_ptr_array_insert (list, (int) find_slot (self, list, m), place->own != NULL ? place->own : place->target);
    }
  return list;
}

/* --- all of it --- */

/* Returns: FALSE when the group has rules of its own and is no copy. */
static gboolean
judge (GopsRuleCopy *self, GopsStore *store)
{
  g_autofree gboolean *linked = g_new0 (gboolean, self->clauses->len + 1);
  guint n = link_by_origin (self, linked);

  if (n == 0 && gops_record_get_int (self->group, GOPS_GROUP_RULES_SYNCED_AT) == 0)
    {
      n = link_by_words (self, linked);
      if (2 * n < self->clauses->len)
        return FALSE;
      link_by_library (self, linked);
    }
  if (n == 0)
    return FALSE;
  link_by_basis (self, linked);
  for (guint i = 0; i < self->main->clauses->len; i++)
    judge_place (self, i);
  judge_rest (self, store, linked);
  for (guint i = 0; gops_sections ()[i] != NULL; i++)
    judge_order (self, gops_sections ()[i]);
  return TRUE;
}

gboolean
gops_rule_copy_has_changes (const GopsRuleCopy *self)
{
  for (guint i = 0; i < self->main->clauses->len; i++)
    if (self->places[i].add || self->places[i].change)
      return TRUE;
  return self->removed->len > 0 || self->reordered->len > 0;
}

/* UNION: a group is met once, in a circle too. */
#define BELOW "WITH RECURSIVE below (id) AS (SELECT id FROM chat_group WHERE parent = ?1" \
              " UNION SELECT g.id FROM chat_group g JOIN below b ON g.parent = b.id)"
#define COPIES "id IN (" BELOW " SELECT id FROM below WHERE id <> ?1) AND deleted_at = 0 AND archived_at = 0"

static GHashTable *
index_copies (GPtrArray *copies)
{
  GHashTable *by_group = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < copies->len; i++)
    {
      gint64 id = gops_record_get_id (((GopsRuleCopy *) copies->pdata[i])->group);

      g_hash_table_insert (by_group, g_memdup2 (&id, sizeof id), copies->pdata[i]);
    }
  return by_group;
}

static gboolean
load_clauses (GopsStore *store, const GopsRuleMain *main, GPtrArray *copies, GError **error)
{
  g_autoptr (GHashTable) by_group = index_copies (copies);
  g_autoptr (GPtrArray) clauses = gops_record_load_all (GOPS_TYPE_CLAUSE, store, error,
    "WHERE group_id IN (SELECT id FROM chat_group WHERE " COPIES ")", "l", main->id);

  for (guint i = 0; clauses != NULL && i < clauses->len; i++)
    {
      gint64 group = gops_record_get_int (clauses->pdata[i], GOPS_CLAUSE_GROUP_ID);
      GopsRuleCopy *copy = g_hash_table_lookup (by_group, &group);

      if (copy != NULL)
        g_ptr_array_add (copy->clauses, g_object_ref (clauses->pdata[i]));
    }
  return clauses != NULL;
}

GPtrArray *
gops_rule_copies_load (GopsStore *store, const GopsRuleMain *main, GError **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (free_copy);
  g_autoptr (GPtrArray) groups = gops_record_load_all (GOPS_TYPE_GROUP, store, error, "WHERE " COPIES " ORDER BY sort_key, id", "l", main->id);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    g_ptr_array_add (copies, new_copy (main, groups->pdata[i]));
  if (groups == NULL || !load_clauses (store, main, copies, error))
    return NULL;
  for (guint i = copies->len; i > 0; i--)
    {
      gops_clauses_sort (((GopsRuleCopy *) copies->pdata[i - 1])->clauses);
      if (!judge (copies->pdata[i - 1], store))
        g_ptr_array_remove_index (copies, i - 1);
    }
  return g_steal_pointer (&copies);
}
