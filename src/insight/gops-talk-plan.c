/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group talks about, put into its plan. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-finder-private.h"
#include "gops-plan-occurrence.h"
#include "gops-records.h"
#include "gops-talk-plan.h"
#include "gops-workspace.h"

#define DAYS_LOOKED_AT   21
#define MOST_IN_TITLE    60   /* characters */
#define DAYS_LOOKED_BACK 30   /* what was planned before may come again */

static const struct
{
  const char *type, *title, *text, *action;
} kinds[] = {
  [GOPS_TALK_PLAN_WORD]     = { "topic", "talk.word", "talk.word.text", N_("Plan a topic: “%s”") },
  [GOPS_TALK_PLAN_QUESTION] = { "qa", "talk.question", "talk.question.text", N_("Plan an answer: “%s”") },
  [GOPS_TALK_PLAN_LINK]     = { "topic", "talk.link", "talk.link.text", N_("Plan to read “%s” together") },
};

static gboolean
is_taken (const GArray *planned,
          int           day)
{
  for (guint i = 0; i < planned->len; i++)
    if (g_array_index (planned, GopsPlanOccurrence, i).day == day)
      return TRUE;
  return FALSE;
}

/* The first day from tomorrow on on which nothing is planned. Returns: (transfer full) (nullable) */
static char *
find_free_day (GopsStore   *store,
               gint64       group,
               const char  *zone,
               GError     **error)
{
  g_autofree char *today = gops_date_today (store, zone);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) planned = NULL;
  int tomorrow = gops_day_parse (today) + 1, day = tomorrow;

  g_array_append_val (groups, group);
  planned = gops_plan_occurrences_list (store, groups, tomorrow, tomorrow + DAYS_LOOKED_AT - 1, error);
  if (planned == NULL)
    return NULL;
  while (day < tomorrow + DAYS_LOOKED_AT && is_taken (planned, day))
    day++;
  return gops_day_format (day < tomorrow + DAYS_LOOKED_AT ? day : tomorrow);
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  return g_utf8_strlen (line, -1) > MOST_IN_TITLE ? g_utf8_substring (line, 0, MOST_IN_TITLE) : g_steal_pointer (&line);
}

gint64
gops_talk_plan (GopsStore     *store,
                gint64         group,
                GopsTalkPlan   kind,
                gint64         person,
                const char    *what,
                GError       **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  g_autoptr (GopsPlanItem) item = NULL;
  g_autofree char *date = NULL, *title = NULL, *text = NULL, *brief = shorten (what);
  g_autofree char *author = gops_workspace_dup_setting (store, GOPS_SETTING_AUTHOR);
  const char *language;

  if (record == NULL)
    return 0;
  language = gops_record_get_text (record, GOPS_GROUP_LANGUAGE);
  date = find_free_day (store, group, gops_record_get_text (record, GOPS_GROUP_TIME_ZONE), error);
  if (date == NULL)
    return 0;
  title = gops_finder_phrase (language, kinds[kind].title, brief, "");
  text = gops_finder_phrase (language, kinds[kind].text, what, "");
  item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "type", kinds[kind].type, "title", title, "text", text, "on-date", date,
                          "owner", author, "status", "idea", "person-id", person, NULL);
  if (!gops_store_begin (store, error, kinds[kind].action, brief, NULL))
    return 0;
  return gops_store_end (store, gops_record_insert (item, store, error), error) ? gops_record_get_id (item) : 0;
}

GHashTable *
gops_talk_plan_load (GopsStore  *store,
                     gint64      group,
                     GError    **error)
{
  g_autoptr (GHashTable) planned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *today = gops_date_today (store, NULL), *first = gops_date_add (today, -DAYS_LOOKED_BACK);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT text FROM plan_item WHERE group_id = ?1 AND type IN ('topic', 'qa')"
                                                     " AND text <> '' AND (on_date = '' OR on_date >= ?2)", "ls", group, first);
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    g_hash_table_add (planned, g_strdup (gops_statement_text (rows, 0)));
  if (rows != NULL && local_error == NULL)
    return g_steal_pointer (&planned);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gboolean
gops_talk_plan_has (GHashTable   *planned,
                    const char   *language,
                    GopsTalkPlan  kind,
                    const char   *what)
{
  g_autofree char *text = gops_finder_phrase (language, kinds[kind].text, what, "");

  return g_hash_table_contains (planned, text);
}
