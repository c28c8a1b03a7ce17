/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Writes the calendar file that the preferences name, in a thread, some seconds after the plans have changed. ::failed
 * (char *message) tells once why it could not be written, until it can be again.
 */

#define GOPS_TYPE_CALENDAR_WRITER (gops_calendar_writer_get_type ())
G_DECLARE_FINAL_TYPE (GopsCalendarWriter, gops_calendar_writer, GOPS, CALENDAR_WRITER, GObject)

GopsCalendarWriter *gops_calendar_writer_new (GopsStore *store);

G_END_DECLS
