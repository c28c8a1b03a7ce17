/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the events of a calendar file. Events are cut out of the file here; libical takes each apart. */
#include "config.h"

#include "gops-ics-reader.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "gops-day.h"
#include "gops-line-reader.h"

#define MAX_LINE (64 * 1024)   /* bytes */
#define MAX_ZONE 128           /* UTF-16 units */

struct _GopsIcsReader
{
  GopsTextDecoder  *decoder;   /* (owned by lines) */
  GopsLineReader   *lines;     /* (owned) */
  GopsImportReport *report;    /* (borrowed) */
  GString          *text;      /* (owned): of the event that is read */
  GopsIcsEvent      event;
};

/* A moment as it stands in a property. */
typedef struct
{
  int      day;
  int      minutes;   /* -1: a date */
  gboolean utc;
} Moment;

static void
clear_event (GopsIcsEvent *event)
{
  g_free (event->uid);
  g_free (event->summary);
  g_free (event->description);
  g_free (event->location);
  g_free (event->categories);
  g_free (event->zone);
  g_free (event->rrule);
  g_clear_pointer (&event->except, g_array_unref);
  *event = (GopsIcsEvent) { .recurrence_id = GOPS_DAY_NONE, .alarm = -1 };
}

/* --- values --- */

/* Returns: (transfer full) (nullable). What libical gives of damaged input is not always UTF-8. */
static char *
text_of (icalcomponent *component, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;
  const char *text = value != NULL ? icalvalue_get_text (value) : NULL;

  return text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;
}

static gboolean
read_moment (icalproperty *property, Moment *out)
{
  char *text = icalproperty_get_value_as_string_r (property);
  struct icaltimetype time = icaltime_from_string (text != NULL ? text : "");
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", time.year, time.month, time.day);
  int day = gops_day_parse (date);

  icalmemory_free_buffer (text);
  if (day == GOPS_DAY_NONE || (!time.is_date && (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59)))
    return FALSE;
  *out = (Moment) { day, time.is_date ? -1 : time.hour * 60 + time.minute, icaltime_is_utc (time) };
  return TRUE;
}

static void
move_to_zone (Moment *moment, const char *zone)
{
  gint64 instant = ((gint64) moment->day * 1440 + moment->minutes) * 60 * G_USEC_PER_SEC;
  gint64 local;

  if (!moment->utc || zone == NULL || moment->minutes < 0)
    return;
  moment->day = gops_day_of_instant (instant, zone);
  local = instant - gops_instant_of_day (moment->day, 0, zone);
  moment->minutes = (int) CLAMP (local / (60 * G_USEC_PER_SEC), 0, 1439);
  moment->utc = FALSE;
}

/* --- zones --- */

/* Returns: (transfer full) (nullable): what Windows calls so */
static char *
windows_zone (const char *name)
{
  UChar windows[MAX_ZONE], iana[MAX_ZONE];
  char utf8[MAX_ZONE * 3];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;

  u_strFromUTF8 (windows, MAX_ZONE, &length, name, -1, &status);
  length = ucal_getTimeZoneIDForWindowsID (windows, length, NULL, iana, MAX_ZONE, &status);
  u_strToUTF8 (utf8, sizeof utf8, NULL, iana, length, &status);
  return U_SUCCESS (status) && length > 0 ? g_strdup (utf8) : NULL;
}

/* Programs put their own name before that of the zone: "/example.org/2025/Asia/Shanghai". */
static char *
zone_named (const char *name)
{
  for (const char *part = name; part != NULL && strlen (part) < MAX_ZONE; part = strchr (part, '/'))
    {
      part += *part == '/';
      if (gops_is_time_zone (part))
        return g_strdup (part);
    }
  return windows_zone (name);
}

static void
read_zone (GopsIcsReader *self, icalproperty *start, const Moment *moment)
{
  icalparameter *parameter = icalproperty_get_first_parameter (start, ICAL_TZID_PARAMETER);
  const char *tzid = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;
  g_autofree char *name = tzid != NULL ? g_utf8_make_valid (tzid, -1) : NULL;

  if (moment->minutes < 0)
    return;
  if (moment->utc)
    self->event.zone = g_strdup ("UTC");
  else if (name != NULL && (self->event.zone = zone_named (name)) == NULL)
    gops_import_report_skip (self->report, self->event.line, FALSE,
                             g_strdup_printf (_("the time zone “%s” is not known; the time is taken as it stands"), name));
}

/* --- an event --- */

static void
read_end (GopsIcsEvent *event, icalcomponent *component)
{
  icalproperty *end = icalcomponent_get_first_property (component, ICAL_DTEND_PROPERTY);
  icalproperty *length = icalcomponent_get_first_property (component, ICAL_DURATION_PROPERTY);
  gint64 at = (gint64) event->day * 1440 + MAX (event->minutes, 0), until = at + (event->minutes < 0 ? 1440 : 0);
  Moment moment;

  if (end != NULL && read_moment (end, &moment) && (moment.minutes < 0) == (event->minutes < 0))
    {
      move_to_zone (&moment, event->zone);
      until = (gint64) moment.day * 1440 + MAX (moment.minutes, 0);
    }
  else if (length != NULL)
    until = at + icaldurationtype_as_int (icalproperty_get_duration (length)) / 60;
  until = CLAMP (until, at, at + 366 * 1440);
  if (event->minutes < 0)   /* the end is the day behind */
    until = MAX (until - 1440, at);
  event->until_day = (int) (until >= 0 ? until / 1440 : -((1439 - until) / 1440));
  event->until_minutes = event->minutes < 0 ? -1 : (int) (until - (gint64) event->until_day * 1440);
}

static void
read_exceptions (GopsIcsReader *self, icalcomponent *component)
{
  Moment moment;

  for (icalproperty *at = icalcomponent_get_first_property (component, ICAL_EXDATE_PROPERTY);
       at != NULL && self->event.except->len < GOPS_ICS_MAX_EXCEPT;
       at = icalcomponent_get_next_property (component, ICAL_EXDATE_PROPERTY))
    if (read_moment (at, &moment))
      {
        move_to_zone (&moment, self->event.zone);
        g_array_append_val (self->event.except, moment.day);
      }
}

static void
read_rule (GopsIcsReader *self, icalcomponent *component)
{
  icalproperty *rule = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY);
  char *text = rule != NULL ? icalproperty_get_value_as_string_r (rule) : NULL;

  self->event.rrule = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  icalmemory_free_buffer (text);
  if (rule != NULL && icalcomponent_get_next_property (component, ICAL_RRULE_PROPERTY) != NULL)
    gops_import_report_skip (self->report, self->event.line, FALSE,
                             g_strdup (_("the event has several rules of repetition; the first is taken")));
  if (icalcomponent_get_first_property (component, ICAL_RDATE_PROPERTY) != NULL)
    gops_import_report_skip (self->report, self->event.line, FALSE,
                             g_strdup (_("the event names single days besides its rule; they are not taken")));
}

static char *
categories_of (icalcomponent *component)
{
  GString *all = g_string_new (NULL);

  for (icalproperty *at = icalcomponent_get_first_property (component, ICAL_CATEGORIES_PROPERTY);
       at != NULL && all->len < MAX_LINE; at = icalcomponent_get_next_property (component, ICAL_CATEGORIES_PROPERTY))
    {
      const char *text = icalproperty_get_categories (at);
      g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

      if (valid != NULL && *valid != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", valid);
    }
  return g_string_free (all, all->len == 0);
}

static int
alarm_of (icalcomponent *component)
{
  icalcomponent *alarm = icalcomponent_get_first_component (component, ICAL_VALARM_COMPONENT);
  icalproperty *trigger = alarm != NULL ? icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY) : NULL;
  int seconds;

  if (trigger == NULL || !icaltime_is_null_time (icalproperty_get_trigger (trigger).time))
    return -1;
  seconds = icaldurationtype_as_int (icalproperty_get_trigger (trigger).duration);
  return seconds <= 0 ? (int) (-(gint64) seconds / 60) : -1;
}

static gboolean
read_event (GopsIcsReader *self, icalcomponent *component)
{
  icalproperty *start = icalcomponent_get_first_property (component, ICAL_DTSTART_PROPERTY);
  icalproperty *id = icalcomponent_get_first_property (component, ICAL_RECURRENCEID_PROPERTY);
  GopsIcsEvent *event = &self->event;
  Moment moment;

  if (start == NULL || !read_moment (start, &moment))
    return FALSE;
  read_zone (self, start, &moment);
  event->day = moment.day;
  event->minutes = moment.minutes;
  event->except = g_array_new (FALSE, FALSE, sizeof (int));
  event->uid = text_of (component, ICAL_UID_PROPERTY);
  event->summary = text_of (component, ICAL_SUMMARY_PROPERTY);
  event->description = text_of (component, ICAL_DESCRIPTION_PROPERTY);
  event->location = text_of (component, ICAL_LOCATION_PROPERTY);
  event->categories = categories_of (component);
  event->cancelled = icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED;
  event->alarm = alarm_of (component);
  read_end (event, component);
  read_rule (self, component);
  read_exceptions (self, component);
  if (id != NULL && read_moment (id, &moment))
    {
      move_to_zone (&moment, event->zone);
      event->recurrence_id = moment.day;
    }
  return TRUE;
}

/* --- the file --- */

static gboolean
take_event (GopsIcsReader *self, guint64 line)
{
  icalcomponent *component = NULL;
  gboolean good;

  clear_event (&self->event);
  self->event.line = line;
  if (self->text->len <= GOPS_ICS_MAX_EVENT)
    component = icalparser_parse_string (self->text->str);
  good = component != NULL && icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT && read_event (self, component);
  if (component != NULL)
    icalcomponent_free (component);
  if (!good)
    gops_import_report_skip (self->report, line, TRUE,
                             g_strdup (self->text->len > GOPS_ICS_MAX_EVENT ? _("the event is too large")
                                                                            : _("the event has no day that the calendar knows")));
  return good;
}

static gboolean
is_line (const char *line, const char *wanted)
{
  gsize length = strlen (wanted);

  return g_ascii_strncasecmp (line, wanted, length) == 0 && line[length + strspn (line + length, " \t")] == '\0';
}

/* Of an event that is too large one byte too many is kept, which says so. An empty line ends no folded one: some programs
 * write their line ends twice. */
static void
keep_line (GopsIcsReader *self, const char *line)
{
  if (*line == '\0' || self->text->len > GOPS_ICS_MAX_EVENT)
    return;
  if (self->text->len + strlen (line) + 2 > GOPS_ICS_MAX_EVENT || gops_line_reader_is_cut (self->lines))
    g_string_set_size (self->text, GOPS_ICS_MAX_EVENT + 1);
  else
    g_string_append_printf (self->text, "%s\r\n", line);
}

gboolean
gops_ics_reader_next (GopsIcsReader *self, const GopsIcsEvent **out_event, GCancellable *cancellable, GError **error)
{
  guint64 begun = 0;   /* line of the event; 0: outside of one */
  char *line;

  for (;;)
    {
      if (!gops_line_reader_next (self->lines, &line, cancellable, error))
        return FALSE;
      if (begun > 0 && (line == NULL || is_line (line, "BEGIN:VEVENT")))
        gops_import_report_cut (self->report, begun, TRUE, g_strdup (_("the event is not closed")));
      if (line == NULL)
        break;
      if (is_line (line, "BEGIN:VEVENT"))
        {
          begun = gops_line_reader_get_number (self->lines);
          g_string_truncate (self->text, 0);
        }
      if (begun > 0)
        keep_line (self, line);
      if (begun > 0 && is_line (line, "END:VEVENT"))
        {
          if (take_event (self, begun))
            break;
          begun = 0;
        }
    }
  *out_event = line != NULL ? &self->event : NULL;
  return TRUE;
}

guint64
gops_ics_reader_get_offset (GopsIcsReader *self)
{
  return gops_text_decoder_get_offset (self->decoder);
}

GopsIcsReader *
gops_ics_reader_new (GFile *file, GopsImportReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  GopsTextDecoder *decoder = stream != NULL ? gops_text_decoder_new (G_INPUT_STREAM (stream), NULL, cancellable, error) : NULL;
  GopsIcsReader *self;

  if (decoder == NULL)
    return NULL;
  icalerror_set_errors_are_fatal (0);
  self = g_new0 (GopsIcsReader, 1);
  self->decoder = decoder;
  self->lines = gops_line_reader_new (decoder, MAX_LINE);
  self->report = report;
  self->text = g_string_new (NULL);
  return self;
}

void
gops_ics_reader_free (GopsIcsReader *self)
{
  clear_event (&self->event);
  gops_line_reader_free (self->lines);
  g_string_free (self->text, TRUE);
  g_free (self);
}
