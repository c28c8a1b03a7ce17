/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group talks about, put into its plan. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-finder-private.h"
#include "gops-records.h"
#include "gops-talk-plan.h"
#include "gops-workspace.h"

#define DAYS_LOOKED_AT   21
#define MOST_IN_TITLE    60   /* characters */

static const struct
{
  const char *type, *title, *text, *action;
} kinds[] = {
  [GOPS_TALK_PLAN_WORD]     = { "topic", "talk.word", "talk.word.text", N_("Plan a topic: “%s”") },
  [GOPS_TALK_PLAN_QUESTION] = { "qa", "talk.question", "talk.question.text", N_("Plan an answer: “%s”") },
  [GOPS_TALK_PLAN_LINK]     = { "topic", "talk.link", "talk.link.text", N_("Plan to read “%s” together") },
};

/* The first day from tomorrow on without an item. Returns: (transfer full) (nullable) */
static char *
find_free_day (GopsStore   *store,
               gint64       group,
               const char  *zone,
               GError     **error)
{
  g_autofree char *today = gops_date_today (store, zone);

  for (int ahead = 1; ahead <= DAYS_LOOKED_AT; ahead++)
    {
      g_autofree char *date = gops_date_add (today, ahead);
      gint64 n = 0;

      if (!gops_store_read_int (store, &n, error, "SELECT count(*) FROM plan_item WHERE group_id = ?1 AND on_date = ?2", "ls", group, date))
        return NULL;
      if (n == 0)
        return g_steal_pointer (&date);
    }
  return gops_date_add (today, 1);
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
                          "owner", author, "status", "idea", NULL);
  if (!gops_store_begin (store, error, kinds[kind].action, brief, NULL))
    return 0;
  return gops_store_end (store, gops_record_insert (item, store, error), error) ? gops_record_get_id (item) : 0;
}
