/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one person has to do in several groups. */
#include "config.h"

#include "gops-owner-load.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-phrase.h"
#include "gops-plan-occurrence.h"
#include "gops-short-date.h"
#include "gops-workspace.h"

/* A row of the plan: what is asked of whom. */
typedef struct
{
  const char *owner;     /* (owned by the strings) */
  const char *title;     /* likewise */
  int         minutes;   /* of work */
} Row;

/* A day of it. */
typedef struct
{
  const Row *row;
  gint64     item;
  gint64     group;
  gint64     at;    /* minutes since 1970, UTC; -1: no time */
  int        day;
} Entry;

/* Something to be told to a group. */
typedef struct
{
  gint64   item;
  gboolean full;    /* more than there is time for; else two at once */
  char    *name;    /* (owned): who is too full; the other group */
  int      day;
  int      minutes; /* of that day, when it is full */
} Finding;

struct _GopsOwnerLoad
{
  GHashTable   *findings;   /* (owned) (element-type gint64 GArray of Finding): by group */
  GStringChunk *strings;    /* (owned) */
  GHashTable   *rows;       /* (owned) (element-type gint64 Row) */
  GHashTable   *groups;     /* (owned) (element-type gint64 utf8): time zones of groups that run */
  GHashTable   *names;      /* (owned) (element-type gint64 utf8) */
  GArray       *entries;    /* (owned) (element-type Entry) */
  int           capacity;   /* minutes a day */
  int           today;
};

static void
clear_finding (gpointer data)
{
  g_free (((Finding *) data)->name);
}

/* --- loading --- */

static gboolean
load_groups (GopsOwnerLoad *self, GopsStore *store, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT g.id, g.time_zone, g.name FROM chat_group g WHERE " GOPS_GROUP_RUNS ("g."), NULL);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_hash_table_insert (self->groups, g_memdup2 (&id, sizeof id), g_string_chunk_insert_const (self->strings, gops_statement_text (rows, 1)));
      g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), g_string_chunk_insert_const (self->strings, gops_statement_text (rows, 2)));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Parts that somebody plays are nobody by name. */
static GHashTable *
load_roles (void)
{
  static const char *const ids[] = { "role.owner", "role.maintainer", "role.expert", "role.member" };
  GHashTable *roles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_hash_table_add (roles, (gpointer) gops_phrase ("en", ids[i]));
      g_hash_table_add (roles, (gpointer) gops_phrase ("zh_CN", ids[i]));
    }
  return roles;
}

static gboolean
load_rows (GopsOwnerLoad *self, GopsStore *store, int from, int to, GError **error)
{
  g_autofree char *first = gops_day_format (from), *last = gops_day_format (to);
  g_autoptr (GHashTable) roles = load_roles ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT id, owner, title, minutes FROM plan_item INDEXED BY plan_item_by_day WHERE recurrence = '' AND on_date BETWEEN ?1 AND ?2 AND owner <> ''"
    " UNION ALL SELECT id, owner, title, minutes FROM plan_item WHERE recurrence <> '' AND on_date <= ?2 AND owner <> ''", "ss", first, last);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      gint64 id = gops_statement_int (rows, 0);
      Row row = { g_string_chunk_insert_const (self->strings, gops_statement_text (rows, 1)),
                  g_string_chunk_insert_const (self->strings, gops_statement_text (rows, 2)), (int) gops_statement_int (rows, 3) };

      if (!g_hash_table_contains (roles, row.owner))
        g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), g_memdup2 (&row, sizeof row));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
add_entry (GopsOwnerLoad *self, const GopsPlanOccurrence *one)
{
  const char *zone = g_hash_table_lookup (self->groups, &one->group);
  Entry entry = { g_hash_table_lookup (self->rows, &one->item), one->item, one->group, -1, one->day };

  if (zone == NULL || entry.row == NULL || one->done)
    return;
  if (one->minutes >= 0)
    entry.at = gops_instant_of_day (one->day, one->minutes, *zone != '\0' ? zone : NULL) / (60 * G_USEC_PER_SEC);
  g_array_append_val (self->entries, entry);
}

/* Owners are one string each, so that their addresses tell them apart. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->row->owner != other->row->owner)
    return strcmp (one->row->owner, other->row->owner);
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return one->item < other->item ? -1 : one->item > other->item;
}

/* --- finding --- */

static void
take (GopsOwnerLoad *self, const Entry *entry, gboolean full, const char *name, int minutes)
{
  GArray *list = g_hash_table_lookup (self->findings, &entry->group);
  Finding finding = { entry->item, full, g_strdup (name), entry->day, minutes };

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Finding));
      g_array_set_clear_func (list, clear_finding);
      g_hash_table_insert (self->findings, g_memdup2 (&entry->group, sizeof entry->group), list);
    }
  g_array_append_val (list, finding);
}

static const Entry *
find_other_title (const Entry *entries, guint n)
{
  for (guint i = 1; i < n; i++)
    if (entries[i].row->title != entries[0].row->title)
      return &entries[i];
  return NULL;
}

/* All that is at one moment. The same thing posted in many groups is one thing to do. */
static void
find_moment (GopsOwnerLoad *self, const Entry *entries, guint n)
{
  const Entry *other = find_other_title (entries, n);

  for (guint i = 0; i < n && other != NULL; i++)
    {
      const Entry *against = entries[i].row->title != entries[0].row->title ? &entries[0] : other;

      if (against->group != entries[i].group)
        take (self, &entries[i], FALSE, g_hash_table_lookup (self->names, &against->group), 0);
    }
}

static void
find_at_once (GopsOwnerLoad *self, const Entry *entries, guint n)
{
  guint from = 0;

  for (guint i = 1; i <= n; i++)
    if (i == n || entries[i].at != entries[from].at)
      {
        if (entries[from].at >= 0)
          find_moment (self, entries + from, i - from);
        from = i;
      }
}

/* Of a day that is too full in one group alone, that group's own advice tells. */
static void
find_full (GopsOwnerLoad *self, const Entry *entries, guint n)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean several = FALSE;
  int minutes = 0;

  for (guint i = 0; i < n; i++)
    {
      minutes += entries[i].row->minutes;
      several |= entries[i].group != entries[0].group;
    }
  for (guint i = 0; i < n && several && minutes > self->capacity; i++)
    if (g_hash_table_add (told, (gpointer) &entries[i].group))
      take (self, &entries[i], TRUE, entries[i].row->owner, minutes);
}

/* The days of everybody, one after another. */
static void
find_all (GopsOwnerLoad *self)
{
  const Entry *entries = (const Entry *) (gconstpointer) self->entries->data;
  guint from = 0;

  for (guint i = 1; i <= self->entries->len; i++)
    if (i == self->entries->len || entries[i].row->owner != entries[from].row->owner || entries[i].day != entries[from].day)
      {
        find_at_once (self, entries + from, i - from);
        find_full (self, entries + from, i - from);
        from = i;
      }
}

static gboolean
load (GopsOwnerLoad *self, GopsStore *store, int today, GError **error)
{
  int last = today + GOPS_LOOK_AHEAD_DAYS;
  g_autofree char *capacity = gops_workspace_dup_setting (store, GOPS_SETTING_CAPACITY);
  g_autoptr (GArray) list = NULL;

  self->capacity = atoi (capacity);
  self->today = today;
  if (!load_groups (self, store, error) || !load_rows (self, store, today, last, error) ||
      (list = gops_plan_occurrences_list (store, NULL, today, last, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    add_entry (self, &g_array_index (list, GopsPlanOccurrence, i));
  g_array_sort (self->entries, compare_entries);
  if (self->entries->len > 0)
    find_all (self);
  return TRUE;
}

/* What was needed for finding only. */
static void
drop_rest (GopsOwnerLoad *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

GopsOwnerLoad *
gops_owner_load_new (GopsStore *store, int today, GError **error)
{
  g_autoptr (GopsOwnerLoad) self = g_new0 (GopsOwnerLoad, 1);

  self->findings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->strings = g_string_chunk_new (4096);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (!load (self, store, today, error))
    return NULL;
  drop_rest (self);
  return g_steal_pointer (&self);
}

void
gops_owner_load_free (GopsOwnerLoad *self)
{
  drop_rest (self);
  g_clear_pointer (&self->findings, g_hash_table_unref);
  g_free (self);
}

/* --- telling --- */

static gboolean
list_equal (const GArray *one, const GArray *other)
{
  for (guint i = 0; i < one->len; i++)
    {
      const Finding *a = &g_array_index (one, Finding, i), *b = &g_array_index (other, Finding, i);

      if (a->item != b->item || a->full != b->full || a->day != b->day || a->minutes != b->minutes || g_strcmp0 (a->name, b->name) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_owner_load_equal (const GopsOwnerLoad *self, const GopsOwnerLoad *other)
{
  GHashTableIter iter;
  gpointer group, list;

  if (self == NULL || other == NULL || g_hash_table_size (self->findings) != g_hash_table_size (other->findings))
    return self == other;
  if (self->capacity != other->capacity)
    return FALSE;
  g_hash_table_iter_init (&iter, self->findings);
  while (g_hash_table_iter_next (&iter, &group, &list))
    {
      const GArray *there = g_hash_table_lookup (other->findings, group);

      if (there == NULL || there->len != ((GArray *) list)->len || !list_equal (list, there))
        return FALSE;
    }
  return TRUE;
}

/* Who, when, and by how much. */
static char *
say_full (const GopsOwnerLoad *self, const Finding *finding)
{
  g_autofree char *date = gops_day_format (finding->day), *today = gops_day_format (self->today), *day = gops_short_date (date, today);

  /* Translators: a person, a day such as "4 March", and minutes */
  return g_strdup_printf (_("%s has %d minutes of work on %s and time for %d"), finding->name, finding->minutes, day, self->capacity);
}

static GopsAdvice *
new_advice (const GopsOwnerLoad *self, gint64 group, const Finding *finding)
{
  GopsAdvice *advice = g_new0 (GopsAdvice, 1);

  *advice = (GopsAdvice) {
    .group = group, .page = GOPS_PAGE_CONTENT, .severity = GOPS_SEVERITY_SUGGESTION,
    .code = finding->full ? GOPS_ADVICE_OWNER_TOO_FULL : GOPS_ADVICE_TWO_AT_ONCE,
    .source = "M4 Maintenance", .remedy_label = _("Show"), .table = "plan_item", .record = finding->item,
    .column = finding->full ? "owner" : "at_time",
    .why = finding->full ? _("All groups together ask for more than there is time for on that day. Give something to somebody else, or move it.")
                         : _("Nobody answers in two groups at once. Move one of the two, or give it to somebody else."),
    .title = finding->full ? say_full (self, finding)
                           : g_strdup_printf (_("The same person is needed in “%s” at that moment"), finding->name),
  };
  return advice;
}

/* The third of a kind says how many more there are. */
static void
tell (const GopsOwnerLoad *self, const GArray *list, gint64 group, gboolean full, GPtrArray *advice)
{
  GopsAdvice *last = NULL;
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const Finding *finding = &g_array_index (list, Finding, i);

      if (finding->full != full)
        continue;
      if (n++ < GOPS_ADVICE_MOST)
        gops_advice_insert (advice, last = new_advice (self, group, finding));
      else
        last->n_more++;
    }
}

void
gops_owner_load_advise (const GopsOwnerLoad *self, gint64 group, GPtrArray *advice)
{
  const GArray *list = self != NULL ? g_hash_table_lookup (self->findings, &group) : NULL;

  if (list == NULL)
    return;
  tell (self, list, group, FALSE, advice);
  tell (self, list, group, TRUE, advice);
}
