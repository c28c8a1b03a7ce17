/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a finder: everybody gets a score, the best are named and explained. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-finder-private.h"
#include "gops-method-error.h"
#include "gops-phrase.h"
#include "gops-records.h"
#include "gops-workspace.h"

#define DAYS_TO_MEETING 7

static void
found_free (gpointer data)
{
  GopsFound *found = data;

  g_free (found->name);
  g_free (found->reason);
  g_free (found->other_name);
  g_free (found->text);
  g_free (found);
}

void
gops_findings_free (GopsFindings *self)
{
  g_ptr_array_unref (self->found);
  g_free (self->summary);
  g_free (self);
}

static void
search_clear (GopsSearch *self)
{
  g_clear_pointer (&self->circle, gops_circle_free);
  g_free (self->language);
  for (guint i = 0; i < G_N_ELEMENTS (self->numbers); i++)
    g_free (self->numbers[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsSearch, search_clear)

char *
gops_finder_join (char *first, char *second, char *third)
{
  char *const facts[] = { first, second, third };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (facts[i] != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", facts[i]);
      g_free (facts[i]);
    }
  return g_string_free (line, FALSE);
}

/* Both names go in at once, so that neither can stand for the other. */
char *
gops_finder_phrase (const char *language, const char *id, const char *one, const char *other)
{
  const char *text = gops_phrase (language, id);
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    if (g_str_has_prefix (text, "{one}") || g_str_has_prefix (text, "{other}"))
      {
        g_string_append (filled, text[2] == 'n' ? one : other);
        text = strchr (text, '}') + 1;
      }
    else
      g_string_append_c (filled, *text++);
  return g_string_free (filled, FALSE);
}

/* --- which there are --- */

static GPtrArray *
list_finders (void)
{
  const GopsFinderKind *const tables[] = { gops_finder_people, gops_finder_pairs };
  GPtrArray *list = g_ptr_array_new ();

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const GopsFinderKind *kind = tables[t]; kind->finder.id != NULL; kind++)
      g_ptr_array_add (list, (gpointer) &kind->finder);
  g_ptr_array_add (list, (gpointer) &gops_finder_meetings);
  return list;
}

const GopsFinder *const *
gops_finders (guint *out_n)
{
  static GPtrArray *list;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, list_finders ());
  *out_n = list->len;
  return (const GopsFinder *const *) list->pdata;
}

const GopsFinder *
gops_finder_find (const char *id)
{
  guint n;
  const GopsFinder *const *finders = gops_finders (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (finders[i]->id, id))
      return finders[i];
  return NULL;
}

/* The kind of a finder, NULL for that of meetings. */
static const GopsFinderKind *
kind_of (const GopsFinder *finder)
{
  return finder == &gops_finder_meetings ? NULL : (const GopsFinderKind *) ((const char *) finder - G_STRUCT_OFFSET (GopsFinderKind, finder));
}

/* --- the best --- */

typedef struct
{
  guint64 score;
  guint   member;
} Scored;

static int
compare_scored (gconstpointer a, gconstpointer b)
{
  const Scored *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->member < other->member ? -1 : one->member > other->member;
}

static GArray *
score_all (const GopsSearch *search, const GopsFinderKind *kind)
{
  GArray *scored = g_array_new (FALSE, FALSE, sizeof (Scored));

  for (guint i = 0; i < search->circle->members->len; i++)
    {
      const Scored one = { kind->score (search, i), i };

      if (one.score > 0)
        g_array_append_val (scored, one);
    }
  g_array_sort (scored, compare_scored);
  return scored;
}

static gboolean
tell (const GopsSearch *search, const GopsFinderKind *kind, guint member, GopsFindings *findings, GError **error)
{
  guint other = kind->other != NULL ? kind->other (search, member) : 0;
  GopsFound *found = g_new0 (GopsFound, 1);
  g_autofree char *id = NULL;

  g_ptr_array_add (findings->found, found);
  found->person = gops_search_member (search, member)->person;
  found->membership = gops_search_member (search, member)->membership;
  found->name = gops_circle_name (search->circle, search->store, member, error);
  found->reason = kind->say (search, member);
  if (found->name == NULL || other == 0)
    return found->name != NULL;
  found->other = gops_search_member (search, other - 1)->person;
  found->other_name = gops_circle_name (search->circle, search->store, other - 1, error);
  if (found->other_name == NULL)
    return FALSE;
  id = g_strconcat ("connect.", kind->finder.id, NULL);
  found->text = gops_finder_phrase (search->language, id, found->name, found->other_name);
  return TRUE;
}

/* A leader is one of few: where many would do, the best are named. */
static guint
count_most (const GopsFinderKind *kind, guint n_members)
{
  return kind->most_percent > 0 ? MAX (3, n_members * kind->most_percent / 100) : G_MAXUINT;
}

static gboolean
run (GopsSearch *search, const GopsFinderKind *kind, guint most, GopsFindings *findings, GError **error)
{
  g_autoptr (GArray) scored = NULL;

  findings->blind = kind->needs_replies && !search->circle->knows_replies;
  if (findings->blind)
    return TRUE;
  if (kind->prepare != NULL && !kind->prepare (search, error))
    return FALSE;
  findings->summary = kind->sum_up != NULL ? kind->sum_up (search) : NULL;
  scored = score_all (search, kind);
  findings->total = MIN (scored->len, count_most (kind, search->circle->members->len));
  for (guint i = 0; i < MIN (most, findings->total); i++)
    if (!tell (search, kind, g_array_index (scored, Scored, i).member, findings, error))
      return FALSE;
  return TRUE;
}

static void
set_not_found (GError **error, const char *id)
{
  guint n;
  const GopsFinder *const *finders = gops_finders (&n);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", finders[i]->id);
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND, _("There is no finder “%s”; there are: %s"), id, names->str);
}

/* Runs one finder over a circle that is read already. */
static GopsFindings *
find_in (GopsSearch *search, const GopsFinder *finder, guint most, GError **error)
{
  g_autoptr (GopsFindings) findings = g_new0 (GopsFindings, 1);
  gboolean ok;

  findings->finder = finder;
  findings->found = g_ptr_array_new_with_free_func (found_free);
  findings->n_members = search->circle->members->len;
  ok = kind_of (finder) != NULL ? run (search, kind_of (finder), most, findings, error) : gops_find_meetings (search, most, findings, error);
  for (guint i = 0; i < G_N_ELEMENTS (search->numbers); i++)
    g_clear_pointer (&search->numbers[i], g_free);
  return ok ? g_steal_pointer (&findings) : NULL;
}

static gboolean
load (GopsSearch *search, gint64 group, const char *as_of, GError **error)
{
  if (!gops_store_read_text (search->store, &search->language, error, "SELECT language FROM chat_group WHERE id = ?1", "l", group))
    return FALSE;
  search->circle = gops_circle_load (search->store, group, as_of, search->cancellable, error);
  return search->circle != NULL;
}

GopsFindings *
gops_find (GopsStore *store, gint64 group, const char *id, const char *as_of, guint most, GCancellable *cancellable, GError **error)
{
  const GopsFinder *finder = gops_finder_find (id);
  g_auto (GopsSearch) search = { .store = store, .cancellable = cancellable };

  if (finder == NULL)
    {
      set_not_found (error, id);
      return NULL;
    }
  return load (&search, group, as_of, error) ? find_in (&search, finder, most, error) : NULL;
}

GPtrArray *
gops_find_all (GopsStore *store, gint64 group, const char *as_of, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_findings_free);
  g_auto (GopsSearch) search = { .store = store, .cancellable = cancellable };
  guint n;
  const GopsFinder *const *finders = gops_finders (&n);

  if (!load (&search, group, as_of, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      GopsFindings *findings = find_in (&search, finders[i], most, error);

      if (findings == NULL)
        return NULL;
      g_ptr_array_add (all, findings);
    }
  return g_steal_pointer (&all);
}

/* --- a meeting for the plan --- */

gint64
gops_find_plan_meeting (GopsStore *store, gint64 group, const char *tag, GError **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  g_autoptr (GopsPlanItem) item = NULL;
  g_autofree char *today = NULL, *date = NULL, *title = NULL, *text = NULL;
  const char *language;

  if (record == NULL)
    return 0;
  language = gops_record_get_text (record, GOPS_GROUP_LANGUAGE);
  today = gops_date_today (store, gops_record_get_text (record, GOPS_GROUP_TIME_ZONE));
  date = gops_date_add (today, DAYS_TO_MEETING);
  title = gops_finder_phrase (language, "connect.meetings", tag, "");
  text = gops_finder_phrase (language, "connect.meetings.text", tag, "");
  item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "type", "event", "title", title, "text", text, "on-date", date, "status", "idea", NULL);
  if (!gops_store_begin (store, error, N_("Plan a meeting for “%s”"), tag, NULL))
    return 0;
  if (gops_record_insert (item, store, error))
    return gops_store_commit (store, error) ? gops_record_get_id (item) : 0;
  gops_store_rollback (store);
  return 0;
}
