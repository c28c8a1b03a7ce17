/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the events of a calendar file. Events are cut out of the file here; libical takes each apart. */
#include "config.h"

#include "gops-ics-reader.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "gops-byte-lines.h"
#include "gops-day.h"
#include "gops-ics-zones.h"

#define MAX_CATEGORIES (64 * 1024)   /* bytes */

/* Lines are joined as bytes, since programs fold them within a character; an event is text when it is complete. */
struct _GopsIcsReader
{
  GopsByteLines    *lines;     /* (owned) */
  GopsIcsZones     *zones;     /* (owned) */
  GopsImportReport *report;    /* (borrowed) */
  GString          *line;      /* (owned): unfolded */
  GString          *text;      /* (owned): of the event or the zone that is read */
  gboolean          is_utf8;   /* an event had signs in UTF-8 */
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

/* Returns: (transfer full) (nullable): the zone that the property names */
static char *
zone_name_of (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *name = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;

  return name != NULL && *name != '\0' ? g_utf8_make_valid (name, -1) : NULL;
}

/* A zone that only the file knows is followed here: nobody else could. */
static void
follow_own_zone (GopsIcsReader *self, icalproperty *property, Moment *moment)
{
  g_autofree char *name = moment->minutes >= 0 && !moment->utc ? zone_name_of (property) : NULL;
  g_autofree char *known = name != NULL ? gops_ics_zones_find (self->zones, name, gops_day_year (moment->day)) : NULL;

  if (name != NULL && known == NULL)
    moment->utc = gops_ics_zones_to_utc (self->zones, name, &moment->day, &moment->minutes);
}

static gboolean
read_moment (GopsIcsReader *self, icalproperty *property, Moment *out)
{
  char *text = icalproperty_get_value_as_string_r (property);
  struct icaltimetype time = icaltime_from_string (text != NULL ? text : "");
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", time.year, time.month, time.day);
  int day = gops_day_parse (date);

  icalmemory_free_buffer (text);
  if (day == GOPS_DAY_NONE || (!time.is_date && (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59)))
    return FALSE;
  *out = (Moment) { day, time.is_date ? -1 : time.hour * 60 + time.minute, icaltime_is_utc (time) };
  follow_own_zone (self, property, out);
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

static void
tell (GopsIcsReader *self, char *reason)
{
  gops_import_report_skip (self->report, self->event.line, FALSE, reason);
}

static void
read_zone (GopsIcsReader *self, icalproperty *start, const Moment *moment)
{
  g_autofree char *name = zone_name_of (start);

  if (moment->minutes < 0)
    return;
  if (moment->utc)
    {
      self->event.zone = g_strdup ("UTC");
      if (name != NULL)
        tell (self, g_strdup_printf (_("the clocks of “%s” are those of no zone on this computer; its times are kept in UTC"), name));
    }
  else if (name != NULL && (self->event.zone = gops_ics_zones_find (self->zones, name, gops_day_year (moment->day))) == NULL)
    tell (self, g_strdup_printf (_("the time zone “%s” is not known; the time is taken as it stands"), name));
}

/* --- an event --- */

static void
read_end (GopsIcsReader *self, icalcomponent *component)
{
  GopsIcsEvent *event = &self->event;
  icalproperty *end = icalcomponent_get_first_property (component, ICAL_DTEND_PROPERTY);
  icalproperty *length = icalcomponent_get_first_property (component, ICAL_DURATION_PROPERTY);
  gint64 at = (gint64) event->day * 1440 + MAX (event->minutes, 0), until = at + (event->minutes < 0 ? 1440 : 0);
  Moment moment;

  if (end != NULL && read_moment (self, end, &moment) && (moment.minutes < 0) == (event->minutes < 0))
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
    if (read_moment (self, at, &moment))
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
       at != NULL && all->len < MAX_CATEGORIES; at = icalcomponent_get_next_property (component, ICAL_CATEGORIES_PROPERTY))
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

  if (start == NULL || !read_moment (self, start, &moment))
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
  read_end (self, component);
  read_rule (self, component);
  read_exceptions (self, component);
  if (id != NULL && read_moment (self, id, &moment))
    {
      move_to_zone (&moment, event->zone);
      event->recurrence_id = moment.day;
    }
  return TRUE;
}

/* --- the file --- */

/* Whether more of it is UTF-8 than is none: a text of single bytes hardly ever has even two that make up one sign. */
static gboolean
is_damaged_utf8 (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  guint good = 0, bad = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0x80)
      *(g_utf8_get_char (p) == 0xfffd ? &bad : &good) += 1;
  return good > bad;
}

/* What is no UTF-8 is what the file as a whole looks like, unless other events of it were UTF-8: then it is damage. */
static void
decode (GopsIcsReader *self, guint64 line)
{
  const char *guess = gops_byte_lines_get_encoding (self->lines);
  g_autofree char *text = NULL;
  gsize length = 0;

  for (gsize i = 0; i < self->text->len; i++)
    if (self->text->str[i] == '\0')
      self->text->str[i] = ' ';
  if (g_utf8_validate (self->text->str, (gssize) self->text->len, NULL))
    {
      self->is_utf8 |= !g_str_is_ascii (self->text->str);
      return;
    }
  if (!self->is_utf8 && !is_damaged_utf8 (self->text->str, self->text->len) && !g_str_equal (guess, "UTF-8") && !gops_byte_lines_is_decoded (self->lines))
    text = g_convert (self->text->str, (gssize) self->text->len, "UTF-8", guess, NULL, &length, NULL);
  if (text == NULL)
    {
      text = g_utf8_make_valid (self->text->str, (gssize) self->text->len);
      gops_import_report_skip (self->report, line, FALSE, g_strdup (_("the event has damaged signs; � stands for them")));
    }
  g_string_assign (self->text, text);
}

static gboolean
take_event (GopsIcsReader *self, guint64 line)
{
  icalcomponent *component = NULL;
  gboolean good;

  clear_event (&self->event);
  self->event.line = line;
  if (self->text->len <= GOPS_ICS_MAX_EVENT)
    {
      decode (self, line);
      component = icalparser_parse_string (self->text->str);
    }
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

/* Joins a line with those that go on with it. An empty line ends no folded one: some programs write their line ends twice.
 * Returns: FALSE for an error; @out_end: nothing is left. */
static gboolean
read_line (GopsIcsReader *self, guint64 *out_number, gboolean *out_end, GCancellable *cancellable, GError **error)
{
  const GopsByteLine *line;
  gboolean begun = FALSE;

  g_string_truncate (self->line, 0);
  for (;; gops_byte_lines_take (self->lines))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_byte_lines_peek (self->lines, &line, cancellable, error))
        return FALSE;
      if (line == NULL || (begun && line->length > 0 && *line->text != ' ' && *line->text != '\t'))
        break;
      if (line->length == 0)
        continue;
      if (!begun)
        *out_number = gops_byte_lines_get_number (self->lines);
      if (self->line->len + line->length > GOPS_ICS_MAX_EVENT || line->too_long)
        g_string_set_size (self->line, GOPS_ICS_MAX_EVENT + 1);   /* says that it is too large */
      else
        g_string_append_len (self->line, line->text + begun, (gssize) line->length - begun);
      begun = TRUE;
    }
  *out_end = !begun;
  return TRUE;
}

/* Of an event that is too large one byte too many is kept, which says so. */
static void
keep_line (GopsIcsReader *self)
{
  if (self->text->len > GOPS_ICS_MAX_EVENT)
    return;
  if (self->text->len + self->line->len + 2 > GOPS_ICS_MAX_EVENT)
    {
      g_string_set_size (self->text, GOPS_ICS_MAX_EVENT + 1);
      return;
    }
  g_string_append_len (self->text, self->line->str, (gssize) self->line->len);
  g_string_append (self->text, "\r\n");
}

/* Takes the clocks of a zone, the line being one of it. @io_inside: whether a zone has begun */
static void
take_zone_line (GopsIcsReader *self, gboolean *io_inside)
{
  if (is_line (self->line->str, "BEGIN:VTIMEZONE"))
    {
      *io_inside = TRUE;
      g_string_truncate (self->text, 0);
    }
  if (!*io_inside)
    return;
  keep_line (self);
  if (!is_line (self->line->str, "END:VTIMEZONE"))
    return;
  *io_inside = FALSE;
  if (self->text->len <= GOPS_ICS_MAX_EVENT && g_utf8_validate (self->text->str, (gssize) self->text->len, NULL))
    gops_ics_zones_add (self->zones, self->text->str);
}

gboolean
gops_ics_reader_next (GopsIcsReader *self, const GopsIcsEvent **out_event, GCancellable *cancellable, GError **error)
{
  guint64 begun = 0, number = 0;   /* line of the event; 0: outside of one */
  gboolean in_zone = FALSE, end = FALSE;

  for (;;)
    {
      if (!read_line (self, &number, &end, cancellable, error))
        return FALSE;
      if (begun > 0 && (end || is_line (self->line->str, "BEGIN:VEVENT")))
        gops_import_report_cut (self->report, begun, TRUE, g_strdup (_("the event is not closed")));
      if (end)
        break;
      if (is_line (self->line->str, "BEGIN:VEVENT"))
        {
          begun = number;
          in_zone = FALSE;
          g_string_truncate (self->text, 0);
        }
      if (begun == 0)
        take_zone_line (self, &in_zone);
      else
        keep_line (self);
      if (begun > 0 && is_line (self->line->str, "END:VEVENT"))
        {
          if (take_event (self, begun))
            break;
          begun = 0;
        }
    }
  *out_event = !end ? &self->event : NULL;
  return TRUE;
}

guint64
gops_ics_reader_get_offset (GopsIcsReader *self)
{
  return gops_byte_lines_get_offset (self->lines);
}

GopsIcsReader *
gops_ics_reader_new (GFile *file, GopsImportReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  GopsByteLines *lines = stream != NULL ? gops_byte_lines_new (G_INPUT_STREAM (stream), NULL, cancellable, error) : NULL;
  GopsIcsReader *self;

  if (lines == NULL)
    return NULL;
  icalerror_set_errors_are_fatal (0);
  self = g_new0 (GopsIcsReader, 1);
  self->lines = lines;
  self->zones = gops_ics_zones_new ();
  self->report = report;
  self->line = g_string_new (NULL);
  self->text = g_string_new (NULL);
  return self;
}

void
gops_ics_reader_free (GopsIcsReader *self)
{
  clear_event (&self->event);
  gops_byte_lines_free (self->lines);
  gops_ics_zones_free (self->zones);
  g_string_free (self->line, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self);
}
