/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a group as a document and as a calendar. */
#include "gops-group-documents.h"

#include "gops-calendar.h"
#include "gops-fill.h"
#include "gops-phrase.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-type.h"
#include "gops-poster-date.h"
#include "gops-rrule.h"
#include "gops-wording.h"

static gboolean
is_between (const char *date, const char *from, const char *until)
{
  return date != NULL && *date != '\0' && (from == NULL || g_strcmp0 (date, from) >= 0)
         && (until == NULL || g_strcmp0 (date, until) <= 0);
}

static char *
span_of (GopsPlanItem *item)
{
  const char *at = gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), *until = gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME);

  if (at == NULL || *at == '\0')
    return g_strdup ("");
  return until != NULL && *until != '\0' ? g_strdup_printf ("%s–%s", at, until) : g_strdup (at);
}

static void
begin_day (GopsDocument *document, const char *date)
{
  g_autofree char *day = gops_poster_date_format (date, "long", document->language);
  const char *head[] = { gops_phrase (document->language, "calendar.time"), gops_phrase (document->language, "calendar.item"),
    gops_phrase (document->language, "calendar.owner"), gops_phrase (document->language, "calendar.status"), NULL };

  gops_document_add_heading (document, day);
  gops_document_add_table (document, head);
}

GopsDocument *
gops_plan_document (const GopsDossier *dossier, const char *from, const char *until)
{
  const char *language = gops_dossier_language (dossier), *before = NULL;
  g_autofree char *title = gops_wording (language, "calendar.title", "group", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), NULL);
  GopsDocument *document = gops_document_new (language, title);
  int first = gops_day_parse (from != NULL ? from : dossier->today);
  int last = until != NULL ? gops_day_parse (until) : first + GOPS_PLAN_AHEAD;
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, first, last);

  for (guint i = 0; i < plan->len; i++)
    {
      GopsPlanItem *item = plan->pdata[i];
      const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE);
      g_autofree char *time = span_of (item);
      const char *status = gops_plan_status_text (language, gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS));
      g_autofree char *name = gops_fill_item (dossier, item, GOPS_PLAN_ITEM_TITLE);
      g_autofree char *owner = gops_method_fill (dossier, gops_record_get_text (item, GOPS_PLAN_ITEM_OWNER));
      const char *cells[] = { time, name, owner, status, NULL };

      if (!is_between (date, from, until))
        continue;
      if (g_strcmp0 (date, before) != 0)
        begin_day (document, date);
      before = date;
      gops_document_add_row (document, cells);
    }
  return document;
}

/* Events of a calendar, with what their texts are kept in. */
typedef struct
{
  GArray            *events;    /* (element-type GopsCalendarEvent) */
  GPtrArray         *keep;      /* (element-type utf8) */
  GPtrArray         *series;    /* (owned) (nullable) (element-type GopsPlanSeries): of @dossier */
  const GopsDossier *dossier;
  const char        *zone;      /* (nullable): of @dossier, if it is one */
  gboolean           with_group;
  gint64             stamped_at;
} Calendar;

static const char *
keep (Calendar *self, char *text)
{
  g_ptr_array_add (self->keep, text);
  return text;
}

/* A calendar that was imported into several groups gives all of them its uids: beside each other they have to differ. */
static const char *
uid_of (Calendar *self, gpointer item)
{
  const char *uid = gops_record_get_text (item, GOPS_PLAN_ITEM_UID);

  if (*uid != '\0' && self->with_group)
    return keep (self, g_strdup_printf ("%s/%" G_GINT64_FORMAT, uid, gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID)));
  return *uid != '\0' ? uid : keep (self, g_strdup_printf ("%" G_GINT64_FORMAT "@groupops", gops_record_get_id (item)));
}

static GopsCalendarEvent
make_event (Calendar *self, GopsPlanItem *item)
{
  const char *group = gops_record_get_text (self->dossier->group, GOPS_GROUP_NAME);
  const char *title = keep (self, gops_fill_item (self->dossier, item, GOPS_PLAN_ITEM_TITLE));

  return (GopsCalendarEvent) {
    .uid = uid_of (self, item),
    .changed_at = self->stamped_at,
    .description = keep (self, gops_fill_item (self->dossier, item, GOPS_PLAN_ITEM_TEXT)),
    .summary = self->with_group ? keep (self, g_strdup_printf ("%s: %s", group, title)) : title,
    .categories = gops_plan_type_text (gops_dossier_language (self->dossier), gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE)),
    .date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE),
    .time = gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME),
    .until = gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME),
    .time_zone = self->zone,
    .remind = !gops_record_is_blank (item, GOPS_PLAN_ITEM_REMIND_BEFORE),
    .remind_before = (int) gops_record_get_int (item, GOPS_PLAN_ITEM_REMIND_BEFORE),
  };
}

static GopsPlanItem *
find_series (Calendar *self, gint64 id)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const GopsPlanSeries *series = g_ptr_array_index (self->series, i);

      if (gops_record_get_id (series->item) == id)
        return series->item;
    }
  return NULL;
}

static void
add_item (Calendar *self, GopsPlanItem *item)
{
  GopsCalendarEvent event = make_event (self, item);
  GopsPlanItem *series = find_series (self, gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES));

  if (series != NULL)
    {
      event.uid = uid_of (self, series);
      event.stands_for = gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE);
      event.series_time = gops_record_get_text (series, GOPS_PLAN_ITEM_AT_TIME);
    }
  g_array_append_val (self->events, event);
}

/* Days of the series that are left out; those that have a row of their own are not. (transfer full) */
static GArray *
find_exceptions (Calendar *self, gint64 series)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->dossier->exceptions->len; i++)
    {
      gpointer exception = g_ptr_array_index (self->dossier->exceptions, i);
      int day = gops_day_parse (gops_record_get_text (exception, GOPS_PLAN_EXCEPTION_ON_DATE));

      if (gops_record_get_int (exception, GOPS_PLAN_EXCEPTION_ITEM_ID) == series && day != GOPS_DAY_NONE)
        g_array_append_val (days, day);
    }
  return days;
}

/* An event begins on its first day that the rule names: calendars differ in what they make of another. */
static void
add_series (Calendar *self, const GopsPlanSeries *series, GArray *except)
{
  GopsCalendarEvent event = make_event (self, series->item);
  int first = gops_recurrence_next (&series->rule, series->first, NULL, series->first - 1);
  int last = gops_day_parse (gops_record_get_text (series->item, GOPS_PLAN_ITEM_SERIES_LAST));

  if (first == GOPS_DAY_NONE)
    return;
  event.date = keep (self, gops_day_format (first));
  event.rule = keep (self, gops_rrule_write (&series->rule, gops_minutes_parse (event.time), self->zone));
  event.except = except;
  event.last_day = last != GOPS_DAY_NONE ? last : 0;
  g_array_append_val (self->events, event);
}

static void
add_plan (Calendar *self, GPtrArray *exceptions, const GopsDossier *dossier)
{
  const char *zone = gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE);

  self->dossier = dossier;
  self->zone = gops_is_time_zone (zone) ? zone : NULL;
  self->series = gops_plan_series_of (dossier);
  for (guint i = 0; i < dossier->plan->len; i++)
    add_item (self, g_ptr_array_index (dossier->plan, i));
  for (guint i = 0; i < self->series->len; i++)
    {
      const GopsPlanSeries *series = g_ptr_array_index (self->series, i);
      GArray *except = find_exceptions (self, gops_record_get_id (series->item));

      g_ptr_array_add (exceptions, except);
      add_series (self, series, except);
    }
  g_clear_pointer (&self->series, g_ptr_array_unref);
}

char *
gops_plan_calendar (const GopsDossier *const *dossiers, guint n, gint64 stamped_at)
{
  g_autoptr (GArray) events = g_array_new (FALSE, TRUE, sizeof (GopsCalendarEvent));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) exceptions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Calendar calendar = { events, kept, NULL, NULL, NULL, n > 1, stamped_at };
  g_autofree char *name = NULL;

  for (guint i = 0; i < n; i++)
    add_plan (&calendar, exceptions, dossiers[i]);
  name = n == 1 ? gops_wording (gops_dossier_language (dossiers[0]), "calendar.title", "group",
                                gops_record_get_text (dossiers[0]->group, GOPS_GROUP_NAME), NULL)
                : g_strdup ("GroupOps");
  return gops_calendar_write (name, events);
}
