/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of calendars, and its rules to what works out days: there are no more events than
 * beginnings of events, an event ends no earlier than it begins, and what comes out is text. */
#include <string.h>

#include "gops-fuzz.h"
#include "gops-ics-reader.h"
#include "gops-rrule.h"

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_event (const GopsIcsEvent *event)
{
  GopsRecurrence rule;

  check_text (event->uid);
  check_text (event->summary);
  check_text (event->description);
  check_text (event->location);
  check_text (event->categories);
  g_assert_cmpint (event->until_day, >=, event->day);
  g_assert_true ((event->minutes < 0) == (event->until_minutes < 0));
  g_assert_cmpuint (event->except->len, <=, GOPS_ICS_MAX_EXCEPT);
  if (event->rrule != NULL && gops_rrule_parse (event->rrule, event->minutes, event->zone, &rule, NULL))
    (void) gops_recurrence_next (&rule, event->day, event->except, event->day);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = gops_import_report_new ("ics");
  GopsIcsReader *reader = gops_ics_reader_new (gops_fuzz_file (data, size), report, NULL, &error);
  const GopsIcsEvent *event;
  gsize n = 0;

  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader == NULL)
    return 0;
  for (; gops_ics_reader_next (reader, &event, NULL, NULL) && event != NULL; n++)
    check_event (event);
  g_assert_cmpuint (n, <=, size / strlen ("BEGIN:VEVENT") + 1);
  gops_ics_reader_free (reader);
  return 0;
}
