/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* One planned post: local date and time of the group, text, owner, status.
 *
 * An item with a recurrence is a series: all its days share its text and time, and none of them is the row itself. A day
 * of it gets a row of its own once something about it differs; its series and occurrence say for which day of which
 * series it stands, whatever day it was moved to. gops-plan-occurrence.h makes days of series, gops-plan-series.h
 * changes them.
 *
 * series_last: no day of the series is later; "" without an end.
 * sop_entry, sop_origin: of which entry of its SOP it is a copy, and a digest of what that said when it was copied.
 * reuse_after, reuse_times: an evergreen item returns after so many days, so many times; reuse_of: whose return it is.
 * person_id: whom it is about; it goes when they are forgotten. */
#define GOPS_PLAN_ITEM_COLUMNS(X)                                                                            \
  X (GOPS_PLAN_ITEM_ID,             "id",             INT,     NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_GROUP_ID,       "group_id",       REF,     "chat_group", NULL)                           \
  X (GOPS_PLAN_ITEM_TYPE,           "type",           TEXT,    NULL,         N_("Type"))                     \
  X (GOPS_PLAN_ITEM_TITLE,          "title",          TEXT,    NULL,         N_("Title"))                    \
  X (GOPS_PLAN_ITEM_TEXT,           "text",           TEXT,    NULL,         N_("Text"))                     \
  X (GOPS_PLAN_ITEM_ON_DATE,        "on_date",        DATE,    NULL,         N_("Date"))                     \
  X (GOPS_PLAN_ITEM_AT_TIME,        "at_time",        TIME,    NULL,         N_("Time"))                     \
  X (GOPS_PLAN_ITEM_UNTIL_TIME,     "until_time",     TIME,    NULL,         N_("Until"))                    \
  X (GOPS_PLAN_ITEM_OWNER,          "owner",          TEXT,    NULL,         N_("Who"))                      \
  X (GOPS_PLAN_ITEM_STATUS,         "status",         TEXT,    NULL,         N_("Status"))                   \
  X (GOPS_PLAN_ITEM_TACTIC,         "tactic",         TEXT,    NULL,         N_("Tactic"))                   \
  X (GOPS_PLAN_ITEM_GOAL_ID,        "goal_id",        REF,     "goal",       N_("Goal"))                     \
  X (GOPS_PLAN_ITEM_POSTER,         "poster",         TEXT,    NULL,         N_("Poster"))                   \
  X (GOPS_PLAN_ITEM_SOP,            "sop",            TEXT,    NULL,         N_("SOP"))                      \
  X (GOPS_PLAN_ITEM_SOP_RUN,        "sop_run",        INT,     NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_DAY_NUMBER,     "day_number",     INT,     NULL,         N_("Day"))                      \
  X (GOPS_PLAN_ITEM_DONE_AT,        "done_at",        INSTANT, NULL,         N_("Done at"))                  \
  X (GOPS_PLAN_ITEM_DONE_BY,        "done_by",        TEXT,    NULL,         N_("Done by"))                  \
  X (GOPS_PLAN_ITEM_RESULT,         "result",         TEXT,    NULL,         N_("Result"))                   \
  X (GOPS_PLAN_ITEM_MINUTES,        "minutes",        INT,     NULL,         N_("Minutes of work"))          \
  X (GOPS_PLAN_ITEM_POSITION,       "position",       INT,     NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_SCENE_ID,       "scene_id",       REF,     "scene",      NULL)                           \
  X (GOPS_PLAN_ITEM_RECURRENCE,     "recurrence",     TEXT,    NULL,         N_("Repeats"))                  \
  X (GOPS_PLAN_ITEM_SERIES_LAST,    "series_last",    DATE,    NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_SERIES,         "series",         REF,     "plan_item",  NULL)                           \
  X (GOPS_PLAN_ITEM_OCCURRENCE,     "occurrence",     DATE,    NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_UID,            "uid",            TEXT,    NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_REMIND_BEFORE,  "remind_before",  COUNT,   NULL,         N_("Reminder, minutes before")) \
  X (GOPS_PLAN_ITEM_CHANNEL,        "channel",        TEXT,    NULL,         N_("Posted where"))             \
  X (GOPS_PLAN_ITEM_RESULT_READS,   "result_reads",   COUNT,   NULL,         N_("Reads"))                    \
  X (GOPS_PLAN_ITEM_RESULT_REPLIES, "result_replies", COUNT,   NULL,         N_("Replies"))                  \
  X (GOPS_PLAN_ITEM_RESULT_JOINS,   "result_joins",   COUNT,   NULL,         N_("Joined"))                   \
  X (GOPS_PLAN_ITEM_RESULT_SALES,   "result_sales",   COUNT,   NULL,         N_("Sales"))                    \
  X (GOPS_PLAN_ITEM_SNOOZED_UNTIL,  "snoozed_until",  INSTANT, NULL,         N_("Snoozed until"))            \
  X (GOPS_PLAN_ITEM_SKIP_REASON,    "skip_reason",    TEXT,    NULL,         N_("Reason for skipping"))      \
  X (GOPS_PLAN_ITEM_ANCHOR,         "anchor",         TEXT,    NULL,         N_("Day it hangs on"))          \
  X (GOPS_PLAN_ITEM_SOP_ENTRY,      "sop_entry",      TEXT,    NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_SOP_ORIGIN,     "sop_origin",     TEXT,    NULL,         NULL)                           \
  X (GOPS_PLAN_ITEM_REUSE_AFTER,    "reuse_after",    COUNT,   NULL,         N_("Returns after days"))       \
  X (GOPS_PLAN_ITEM_REUSE_TIMES,    "reuse_times",    COUNT,   NULL,         N_("Returns at most"))          \
  X (GOPS_PLAN_ITEM_REUSE_OF,       "reuse_of",       REF,     "plan_item",  NULL)                           \
  X (GOPS_PLAN_ITEM_PERSON_ID,      "person_id",      REF,     "person",     N_("Person"))

#define GOPS_TYPE_PLAN_ITEM (gops_plan_item_get_type ())
GOPS_DECLARE_RECORD (GopsPlanItem, gops_plan_item, GOPS_PLAN_ITEM)

G_END_DECLS
