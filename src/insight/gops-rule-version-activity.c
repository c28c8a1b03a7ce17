/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activity around a version of the rules. */
#include "config.h"

#include "gops-rule-version-activity.h"

#include "gops-day.h"
#include "gops-batch.h"

#define LIVE GOPS_BATCH_SHOWN ("m.batch")

typedef struct
{
  GopsStore *store;
  gint64     group;
  GError   **error;
} Query;

/* The first and the last day that imported chats speak of. Returns: FALSE on failure; @out_first > @out_last: none do. */
static gboolean
find_covered (const Query *query, int *out_first, int *out_last)
{
  g_autoptr (GopsStatement) row = gops_store_query (query->store, query->error,
    "SELECT coalesce (min (day), 1), coalesce (max (day), 0) FROM activity_group WHERE group_id = ?1"
    " AND messages > 0 AND " GOPS_BATCH_SHOWN ("batch"), "l", query->group);

  if (row == NULL || !gops_statement_next (row, query->error))
    return FALSE;
  *out_first = (int) gops_statement_int (row, 0);
  *out_last = (int) gops_statement_int (row, 1);
  return TRUE;
}

#define DAYS "a.group_id = ?1 AND a.day BETWEEN ?2 AND ?3 AND a.messages > 0 AND " GOPS_BATCH_SHOWN ("a.batch")

/* What programs wrote that nobody had marked as programs yet when the chat was imported. */
#define OF_BOTS "(SELECT coalesce (sum (a.messages), 0) FROM person p JOIN activity_day a ON a.person_id = p.id WHERE p.bot = 1 AND " DAYS ")"

/* Who wrote on which day: once, however many imports hold the day; whoever was merged is the one who stays. */
#define SPOKEN \
  "WITH spoken (day, person) AS (SELECT DISTINCT a.day, k.id FROM activity_day a JOIN person p ON p.id = a.person_id" \
  " JOIN person k ON k.id = coalesce (p.merged_into, p.id) WHERE p.bot = 0 AND k.bot = 0 AND " DAYS ") "

static gboolean
count_messages (const Query *query, int from, int until, GopsRuleActivitySpan *span)
{
  g_autoptr (GopsStatement) row = gops_store_query (query->store, query->error,
    SPOKEN "SELECT coalesce (sum (messages), 0) - " OF_BOTS ", (SELECT count (*) FROM spoken),"
    " (SELECT count (DISTINCT person) FROM spoken WHERE person IN (SELECT person_id FROM membership WHERE group_id = ?1)) FROM activity_group"
    " WHERE group_id = ?1 AND day BETWEEN ?2 AND ?3 AND " GOPS_BATCH_SHOWN ("batch"),
    "lii", query->group, from, until);

  if (row == NULL || !gops_statement_next (row, query->error))
    return FALSE;
  span->messages = gops_statement_int (row, 0);
  span->messages_per_day = (double) span->messages / span->days;
  span->speakers_per_day = (double) gops_statement_int (row, 1) / span->days;
  span->speakers = (guint) gops_statement_int (row, 2);
  return TRUE;
}

static gboolean
count_members (const Query *query, int from, int until, GopsRuleActivitySpan *span)
{
  g_autofree char *first = gops_day_format (from), *last = gops_day_format (until);
  g_autoptr (GopsStatement) row = gops_store_query (query->store, query->error,
    "SELECT count (*) FILTER (WHERE m.joined_on BETWEEN ?2 AND ?3), count (*) FILTER (WHERE m.left_on BETWEEN ?2 AND ?3)"
    " FROM membership m JOIN person p ON p.id = m.person_id WHERE m.group_id = ?1 AND p.bot = 0 AND " LIVE,
    "lss", query->group, first, last);

  if (row == NULL || !gops_statement_next (row, query->error))
    return FALSE;
  span->joined = (guint) gops_statement_int (row, 0);
  span->left = (guint) gops_statement_int (row, 1);
  return TRUE;
}

static gboolean
fill_span (const Query *query, int from, int until, GopsRuleActivitySpan *span)
{
  span->days = MAX (0, until - from + 1);
  return span->days == 0 || (count_messages (query, from, until, span) && count_members (query, from, until, span));
}

gboolean
gops_rule_version_activity (GopsStore *store, GopsRuleVersion *version, GopsRuleActivity *out_activity, GError **error)
{
  Query query = { store, gops_record_get_int (version, GOPS_RULE_VERSION_GROUP_ID), error };
  int day = gops_day_parse (gops_record_get_text (version, GOPS_RULE_VERSION_EFFECTIVE_ON)), first, last;
  GopsRuleActivity activity = { 0 };

  if (!find_covered (&query, &first, &last))
    return FALSE;
  activity.imported = first <= last && day != GOPS_DAY_NONE;
  if (activity.imported
      && (!fill_span (&query, MAX (first, day - GOPS_RULE_ACTIVITY_DAYS), MIN (last, day - 1), &activity.before)
          || !fill_span (&query, MAX (first, day), MIN (last, day + GOPS_RULE_ACTIVITY_DAYS - 1), &activity.after)))
    return FALSE;
  /* Chats of other years say nothing of these days. */
  activity.imported = activity.imported && activity.before.days + activity.after.days > 0;
  activity.complete = activity.before.days == GOPS_RULE_ACTIVITY_DAYS && activity.after.days == GOPS_RULE_ACTIVITY_DAYS;
  *out_activity = activity;
  return TRUE;
}
