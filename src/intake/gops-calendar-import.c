/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the events of a calendar file into the plan of a group. */
#include "config.h"

#include "gops-calendar-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-ics-reader.h"
#include "gops-plan-run.h"
#include "gops-plan-type.h"
#include "gops-recurrence-move.h"
#include "gops-rrule.h"

#define MAX_CLOCK_DAYS 400   /* days of a series whose hour is looked at in both zones */
#define MAX_UID        512   /* bytes; longer ones are kept as their digest */

typedef struct
{
  GFile          *file;       /* (borrowed) */
  GopsStore      *store;
  GopsPlanReport *report;     /* (borrowed) */
  GopsPlanWriter *writer;     /* (borrowed) */
  char           *zone;       /* (owned): of the group; "" the system's */
  char           *language;   /* (owned) */
  gint64          now;
  gint64          size;       /* bytes of the file */
  gboolean        days;       /* the file has days of series, which wait for the second way through it */
} Run;

static void
run_clear (Run *self)
{
  g_free (self->zone);
  g_free (self->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

gboolean
gops_calendar_import_is_likely (const GopsFileHead *head)
{
  const char *text = head->text + strspn (head->text, " \t\r\n");

  return g_ascii_strncasecmp (text, "BEGIN:VCALENDAR", 15) == 0 || (gops_file_head_has_ending (head, ".ics") && g_ascii_strncasecmp (text, "BEGIN:", 6) == 0);
}

/* --- when --- */

typedef struct
{
  int day;
  int minutes;   /* -1: the whole day */
} Moment;

/* The moment as the group's clocks show it; what has no zone stays what it is. */
static Moment
to_group (Run *self, const char *zone, int day, int minutes)
{
  gint64 instant;
  Moment moment = { day, minutes };

  if (minutes < 0 || zone == NULL || g_str_equal (zone, self->zone))
    return moment;
  instant = gops_instant_of_day (day, minutes, zone);
  moment.day = gops_day_of_instant (instant, self->zone);
  moment.minutes = (int) CLAMP ((instant - gops_instant_of_day (moment.day, 0, self->zone)) / (60 * G_USEC_PER_SEC), 0, 1439);
  /* on a day whose clocks change, so many minutes after midnight are another hour */
  for (int try = -60; try <= 60; try += 30)
    if (moment.minutes + try >= 0 && moment.minutes + try < 1440 && gops_instant_of_day (moment.day, moment.minutes + try, self->zone) == instant)
      {
        moment.minutes += try;
        break;
      }
  return moment;
}

static void
set_time (GopsPlanItem *item, guint column, int minutes)
{
  g_autofree char *time = minutes >= 0 ? g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60) : NULL;

  gops_record_set_text (item, column, time);
}

static void
tell (Run *self, const GopsIcsEvent *event, char *reason)
{
  gops_import_report_skip (self->report->base, event->line, FALSE, reason);
}

/* A window ends on its day or in the night after; a plan has nothing longer. */
static void
set_end (Run *self, const GopsIcsEvent *event, GopsPlanItem *item, Moment start)
{
  Moment end = to_group (self, event->zone, event->until_day, event->until_minutes);
  gint64 length = ((gint64) end.day - start.day) * 1440 + end.minutes - start.minutes;

  if (start.minutes < 0 ? event->until_day > event->day : length >= 1440)
    tell (self, event, g_strdup (_("the event lasts more than a day; only its beginning is planned")));
  else if (start.minutes >= 0 && length > 0)
    set_time (item, GOPS_PLAN_ITEM_UNTIL_TIME, end.minutes);
}

/* --- again and again --- */

/* Whether the days of the series keep their hour in the group's zone, and how many days they move. */
static gboolean
keeps_hour (Run *self, const GopsIcsEvent *event, const GopsRecurrence *rule, Moment start)
{
  g_autoptr (GArray) days = gops_recurrence_list (rule, event->day, NULL, event->day, GOPS_RECURRENCE_LAST, MAX_CLOCK_DAYS);

  for (guint i = 0; i < days->len; i++)
    {
      int day = g_array_index (days, int, i);
      Moment moment = to_group (self, event->zone, day, event->minutes);

      if (moment.minutes != start.minutes || moment.day - day != start.day - event->day)
        return FALSE;
    }
  return TRUE;
}

static void
write_rule (Run *self, const GopsIcsEvent *event, GopsRecurrence *rule, GopsPlanItem *item, Moment start)
{
  int by = start.day - event->day, first = gops_recurrence_next (rule, event->day, NULL, event->day - 1);
  gboolean kept = keeps_hour (self, event, rule, start);
  g_autoptr (GError) error = NULL;
  g_autofree char *date = gops_day_format (first + by);

  if (by != 0 && !gops_recurrence_shift (rule, event->day, by, &error))
    {
      tell (self, event, g_strdup_printf (_("only its first day is planned: %s"), error->message));
      return;
    }
  if (!kept)
    tell (self, event, g_strdup_printf (_("it follows the clocks of %s; here all its days have the hour of the first"), event->zone));
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
  gops_plan_series_write (item, rule);
}

static void
set_rule (Run *self, const GopsIcsEvent *event, GopsPlanItem *item, Moment start)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autoptr (GError) error = NULL;

  if (event->rrule == NULL || event->recurrence_id != GOPS_DAY_NONE)
    return;
  if (!gops_rrule_parse (event->rrule, event->minutes, event->zone, &rule, &error) || !gops_recurrence_check_from (&rule, event->day, &error))
    tell (self, event, g_strdup_printf (_("only its first day is planned: %s"), error->message));
  else
    write_rule (self, event, &rule, item, start);
}

/* Days of the group for days of the event. (transfer full) */
static GArray *
move_days (const GArray *days, int by)
{
  GArray *moved = g_array_sized_new (FALSE, FALSE, sizeof (int), days->len);

  for (guint i = 0; i < days->len; i++)
    {
      int day = g_array_index (days, int, i) + by;

      g_array_append_val (moved, day);
    }
  return moved;
}

/* --- what --- */

/* The first of the categories that is a type of ours, else an event. */
static const char *
find_type (const char *categories)
{
  g_auto (GStrv) parts = g_strsplit (categories != NULL ? categories : "", ",", 32);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *type = gops_plan_type_find (parts[i]);

      if (type != NULL)
        return type;
    }
  return "event";
}

/* Where it is, is said in the text: a plan has no place for it. */
static char *
text_of (const GopsIcsEvent *event)
{
  g_autofree char *text = gops_plan_run_clean_text (event->description != NULL ? event->description : "");
  g_autofree char *place = gops_plan_run_clean_line (event->location != NULL ? event->location : "");

  if (*place == '\0' || strstr (text, place) != NULL)
    return g_steal_pointer (&text);
  return *text != '\0' ? g_strconcat (text, "\n", place, NULL) : g_steal_pointer (&place);
}

static char *
title_of (Run *self, const GopsIcsEvent *event, const char *type)
{
  g_autofree char *title = gops_plan_run_clean_line (event->summary != NULL ? event->summary : "");

  return *title != '\0' ? g_steal_pointer (&title) : g_strdup (gops_plan_type_text (self->language, type));
}

/* What the calendar plans for later is ready; what is over by now took place. */
static void
set_status (Run *self, GopsPlanItem *item, Moment start)
{
  gint64 at = gops_instant_of_day (start.day, start.minutes >= 0 ? start.minutes : 1439, self->zone);
  gboolean over = at < self->now && *gops_record_get_text (item, GOPS_PLAN_ITEM_RECURRENCE) == '\0';

  gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, over ? "done" : "ready");
  if (over)
    gops_record_set_int (item, GOPS_PLAN_ITEM_DONE_AT, at);
}

static GopsPlanItem *
make_item (Run *self, const GopsIcsEvent *event, Moment start)
{
  const char *type = find_type (event->categories);
  g_autofree char *title = title_of (self, event, type), *text = text_of (event), *date = gops_day_format (start.day);
  GopsPlanItem *item = g_object_new (GOPS_TYPE_PLAN_ITEM, NULL);

  g_object_freeze_notify (G_OBJECT (item));
  gops_record_set_text (item, GOPS_PLAN_ITEM_TYPE, type);
  gops_record_set_text (item, GOPS_PLAN_ITEM_TITLE, title);
  gops_record_set_text (item, GOPS_PLAN_ITEM_TEXT, text);
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
  set_time (item, GOPS_PLAN_ITEM_AT_TIME, start.minutes);
  set_end (self, event, item, start);
  gops_record_set_int (item, GOPS_PLAN_ITEM_REMIND_BEFORE, event->alarm);
  set_rule (self, event, item, start);
  set_status (self, item, start);
  return item;
}

/* Programs give every event a uid; one without is known by what it is. */
static char *
uid_of (const GopsIcsEvent *event)
{
  g_autofree char *all = NULL;
  g_autofree char *digest = NULL;

  if (event->uid != NULL && strlen (event->uid) <= MAX_UID)
    return g_strdup (event->uid);
  all = event->uid != NULL ? g_strdup (event->uid) : g_strdup_printf ("%d %d %s", event->day, event->minutes, event->summary != NULL ? event->summary : "");
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, all, -1);
  return g_strconcat (digest, "@ics", NULL);
}

#define GIVEN(column) (G_GUINT64_CONSTANT (1) << (column))

static gboolean
take_event (Run *self, const GopsIcsEvent *event, GError **error)
{
  Moment start = to_group (self, event->zone, event->day, event->minutes);
  int by = start.day - event->day;
  g_autoptr (GopsPlanItem) item = make_item (self, event, start);
  g_autoptr (GArray) except = move_days (event->except, by);
  g_autofree char *uid = uid_of (event);
  GopsPlanDraft draft = {
    .line = event->line, .uid = uid, .item = item, .except = except, .cancelled = event->cancelled,
    .stands_for = event->recurrence_id != GOPS_DAY_NONE ? event->recurrence_id + by : GOPS_DAY_NONE,
    .given = GIVEN (GOPS_PLAN_ITEM_TYPE) | GIVEN (GOPS_PLAN_ITEM_TITLE) | GIVEN (GOPS_PLAN_ITEM_TEXT) | GIVEN (GOPS_PLAN_ITEM_ON_DATE) |
             GIVEN (GOPS_PLAN_ITEM_AT_TIME) | GIVEN (GOPS_PLAN_ITEM_UNTIL_TIME) | GIVEN (GOPS_PLAN_ITEM_RECURRENCE) |
             GIVEN (GOPS_PLAN_ITEM_SERIES_LAST) | GIVEN (GOPS_PLAN_ITEM_REMIND_BEFORE),
  };

  guint64 added = self->report->added;

  if (!gops_plan_writer_put (self->writer, &draft, error))
    return FALSE;
  self->report->past += self->report->added > added && g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS), "done");
  return TRUE;
}

/* --- the file --- */

/* Days that differ come behind their series, wherever they stand in the file. */
static gboolean
read_events (Run *self, gboolean days, GopsImportReport *report, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsIcsReader) reader = gops_ics_reader_new (self->file, report, cancellable, error);
  const GopsIcsEvent *event;
  guint64 n = 0;

  if (reader == NULL)
    return FALSE;
  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_ics_reader_next (reader, &event, cancellable, error))
        return FALSE;
      if (event == NULL)
        return TRUE;
      if (!gops_plan_run_count (report, ++n, error))
        return FALSE;
      self->days |= event->recurrence_id != GOPS_DAY_NONE;
      if ((event->recurrence_id != GOPS_DAY_NONE) == days && !take_event (self, event, error))
        return FALSE;
      gops_progress_report (progress, MIN (gops_ics_reader_get_offset (reader), (guint64) self->size), (guint64) self->size, NULL);
    }
}

static gboolean
read_file (gpointer data, GopsPlanWriter *writer, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  Run *self = data;
  g_autoptr (GopsImportReport) again = gops_import_report_new ("ics");   /* what is wrong was told the first time */

  self->writer = writer;
  return read_events (self, FALSE, self->report->base, progress, cancellable, error) &&
         (!self->days || read_events (self, TRUE, again, progress, cancellable, error));
}

static gboolean
prepare (Run *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  self->size = g_file_info_get_size (info);
  self->now = gops_store_now (self->store);
  return TRUE;
}

GopsPlanReport *
gops_calendar_import (GFile *file, GopsStore *store, gint64 group, gboolean dry, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsPlanReport) report = gops_plan_report_new ("ics");
  g_auto (Run) run = { .file = file, .store = store, .report = report };
  const GopsPlanRun way = { store, file, group, FALSE, dry, read_file, &run };

  if (!prepare (&run, cancellable, error) || !gops_plan_run_find_group (store, group, &run.zone, &run.language, error) ||
      !gops_plan_run (&way, report, progress, cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}

/* --- in a thread --- */

typedef struct
{
  GFile   *file;   /* (owned) */
  gint64   group;
  gboolean dry;
} Task;

static void
task_free (gpointer data)
{
  g_object_unref (((Task *) data)->file);
  g_free (data);
}

static gpointer
run_in_thread (GopsStore *store, gpointer data, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  return gops_calendar_import (task->file, store, task->group, task->dry, progress, cancellable, error);
}

void
gops_calendar_import_async (GFile *file, GopsStore *store, gint64 group, gboolean dry, GopsProgressFunc on_progress, gpointer progress_data,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Task *task = g_new (Task, 1);

  *task = (Task) { g_object_ref (file), group, dry };
  gops_store_run_async (store, run_in_thread, task, task_free, (GDestroyNotify) gops_plan_report_free, on_progress, progress_data,
                        cancellable, callback, user_data);
}

GopsPlanReport *
gops_calendar_import_finish (GopsStore *store, GAsyncResult *result, GError **error)
{
  return gops_store_run_finish (store, result, error);
}
