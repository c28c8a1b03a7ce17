/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing two states of a group's rules. */
#include "config.h"

#include "gops-rule-compare.h"

#include <string.h>

#include "gops-dossier.h"

/* What makes a clause what it is, its place aside. */
static const guint content[] = {
  GOPS_CLAUSE_POLARITY, GOPS_CLAUSE_TOPIC, GOPS_CLAUSE_TEXT, GOPS_CLAUSE_CONSEQUENCE,
};

typedef struct
{
  GPtrArray *before, *after;
  GArray    *partner;    /* (element-type int): of each clause of after its index in before, -1 when it has none */
  gboolean  *taken;      /* of each clause of before */
} Pairs;

static const char *
text_of (gpointer clause, guint column)
{
  return gops_record_get_text (clause, column);
}

gboolean
gops_clause_says_the_same (GopsClause *a, GopsClause *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (content); i++)
    if (strcmp (text_of (a, content[i]), text_of (b, content[i])) != 0)
      return FALSE;
  return gops_record_get_int (a, GOPS_CLAUSE_SEVERITY) == gops_record_get_int (b, GOPS_CLAUSE_SEVERITY);
}

char *
gops_clause_fingerprint (GopsClause *clause)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *severity = g_strdup_printf ("%d", (int) gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY));

  /* Each with its closing NUL, so that nothing can slip from one column into the next. */
  for (guint i = 0; i < G_N_ELEMENTS (content); i++)
    g_checksum_update (sum, (const guchar *) text_of (clause, content[i]), (gssize) strlen (text_of (clause, content[i])) + 1);
  g_checksum_update (sum, (const guchar *) text_of (clause, GOPS_CLAUSE_SECTION), -1);
  g_checksum_update (sum, (const guchar *) severity, -1);
  return g_strndup (g_checksum_get_string (sum), 32);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  gpointer one = *(gpointer *) a, other = *(gpointer *) b;
  int section = gops_section_index (text_of (one, GOPS_CLAUSE_SECTION)) - gops_section_index (text_of (other, GOPS_CLAUSE_SECTION));
  gint64 position = gops_record_get_int (one, GOPS_CLAUSE_POSITION) - gops_record_get_int (other, GOPS_CLAUSE_POSITION);
  gint64 id = gops_record_get_id (one) - gops_record_get_id (other);

  if (section != 0)
    return section;
  if (position != 0)
    return position < 0 ? -1 : 1;
  return id < 0 ? -1 : id > 0;
}

void
gops_clauses_sort (GPtrArray *clauses)
{
  g_ptr_array_sort (clauses, compare_places);
}

/* --- which belongs to which --- */

typedef char *(*KeyOf) (gpointer clause);

static char *
id_of (gpointer clause)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_id (clause));
}

static char *
library_of (gpointer clause)
{
  return g_strdup (text_of (clause, GOPS_CLAUSE_LIBRARY_ID));
}

/* Pairs what is still single and has the same key; an empty key is none. */
static void
pair_by (Pairs *pairs, KeyOf key_of)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = pairs->before->len; i > 0; i--)   /* backwards, so that the first of several stays */
    if (!pairs->taken[i - 1])
      g_hash_table_insert (places, key_of (pairs->before->pdata[i - 1]), GUINT_TO_POINTER (i));
  for (guint i = 0; i < pairs->after->len; i++)
    {
      g_autofree char *key = key_of (pairs->after->pdata[i]);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));

      if (g_array_index (pairs->partner, int, i) >= 0 || place == 0 || *key == '\0')
        continue;
      g_array_index (pairs->partner, int, i) = (int) place - 1;
      pairs->taken[place - 1] = TRUE;
      g_hash_table_remove (places, key);
    }
}

static void
pair_all (Pairs *pairs)
{
  int none = -1;

  for (guint i = 0; i < pairs->after->len; i++)
    g_array_append_val (pairs->partner, none);
  pair_by (pairs, id_of);
  pair_by (pairs, (KeyOf) gops_clause_fingerprint);
  pair_by (pairs, library_of);
}

/* --- what has moved --- */

/* The longest run of partners that is still in the old order stays; whatever is not in it has moved.
 * Returns: (transfer full): for each clause of after whether it stays. */
static gboolean *
find_stayers (const Pairs *pairs)
{
  guint n = pairs->after->len, length = 0;
  gboolean *stays = g_new0 (gboolean, n + 1);
  g_autofree guint *ends = g_new (guint, n + 1);   /* of runs by length: the clause with the smallest end */
  g_autofree int *previous = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      int partner = g_array_index (pairs->partner, int, i);
      guint low = 0, high = length;

      if (partner < 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (pairs->partner, int, ends[middle]) < partner)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? (int) ends[low - 1] : -1;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  for (int i = length > 0 ? (int) ends[length - 1] : -1; i >= 0; i = previous[i])
    stays[i] = TRUE;
  return stays;
}

/* --- the list --- */

static void
free_change (gpointer data)
{
  GopsRuleChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change);
}

static GopsRuleChange *
add_change (GPtrArray *changes, GopsRuleChangeKind kind, gpointer before, gpointer after)
{
  GopsRuleChange *change = g_new0 (GopsRuleChange, 1);

  change->kind = kind;
  change->before = before != NULL ? g_object_ref (before) : NULL;
  change->after = after != NULL ? g_object_ref (after) : NULL;
  g_ptr_array_add (changes, change);
  return change;
}

static void
add_pair (GPtrArray *changes, gpointer before, gpointer after, gboolean stays)
{
  gboolean moved = !stays || strcmp (text_of (before, GOPS_CLAUSE_SECTION), text_of (after, GOPS_CLAUSE_SECTION)) != 0;
  GopsRuleChangeKind kind = !gops_clause_says_the_same (before, after) ? GOPS_RULE_CHANGED : moved ? GOPS_RULE_MOVED : GOPS_RULE_SAME;

  add_change (changes, kind, before, after)->moved = moved;
}

/* Those from *@next on that have no partner and stand before @until. */
static void
add_removed (GPtrArray *changes, const Pairs *pairs, guint *next, guint until)
{
  for (; *next < until; (*next)++)
    if (!pairs->taken[*next])
      add_change (changes, GOPS_RULE_REMOVED, pairs->before->pdata[*next], NULL);
}

static GPtrArray *
list_changes (const Pairs *pairs)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);
  g_autofree gboolean *stays = find_stayers (pairs);
  guint next = 0;

  for (guint i = 0; i < pairs->after->len; i++)
    {
      int partner = g_array_index (pairs->partner, int, i);

      if (partner >= 0 && stays[i])
        add_removed (changes, pairs, &next, (guint) partner);
      if (partner >= 0)
        add_pair (changes, pairs->before->pdata[partner], pairs->after->pdata[i], stays[i]);
      else
        add_change (changes, GOPS_RULE_ADDED, NULL, pairs->after->pdata[i]);
    }
  add_removed (changes, pairs, &next, pairs->before->len);
  return changes;
}

GPtrArray *
gops_rules_compare (GPtrArray *before, GPtrArray *after)
{
  Pairs pairs = { before, after, g_array_new (FALSE, FALSE, sizeof (int)), g_new0 (gboolean, before->len + 1) };
  GPtrArray *changes;

  pair_all (&pairs);
  changes = list_changes (&pairs);
  g_array_unref (pairs.partner);
  g_free (pairs.taken);
  return changes;
}

GPtrArray *
gops_rule_change_diff (const GopsRuleChange *change, guint column)
{
  return gops_text_diff (change->before != NULL ? text_of (change->before, column) : NULL,
                         change->after != NULL ? text_of (change->after, column) : NULL);
}

const char *
gops_rule_change_kind_to_string (GopsRuleChangeKind kind)
{
  static const char *const names[] = { "same", "added", "removed", "changed", "moved" };

  return names[kind];
}

gboolean
gops_rules_differ (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((GopsRuleChange *) changes->pdata[i])->kind != GOPS_RULE_SAME)
      return TRUE;
  return FALSE;
}
