/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the content plan says of its days. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-content-days.h"
#include "gops-day-mark.h"
#include "gops-day.h"

struct _GopsContentDays
{
  GopsDayMarks *marks;   /* (owned) (nullable) */
  char         *hint;    /* (owned) (nullable): of the day that was filled last */
};

GopsContentDays *
gops_content_days_new (void)
{
  return g_new0 (GopsContentDays, 1);
}

void
gops_content_days_update (GopsContentDays   *self,
                          const GopsDossier *dossier,
                          GopsStore         *store)
{
  const char *language = gops_interface_language ();
  gboolean china = g_str_equal (language, "zh_CN") ||
                   (dossier != NULL && g_str_equal (gops_language_normalise (gops_dossier_language (dossier)), "zh_CN"));
  GopsTradeDates *dates = gops_trade_dates_load (store, NULL);   /* where they cannot be read, those of the program are shown */

  g_clear_pointer (&self->marks, gops_day_marks_free);
  self->marks = gops_day_marks_new (dates, dossier != NULL ? gops_record_get_text (dossier->group, GOPS_GROUP_KIND) : NULL, language, china);
}

void
gops_content_days_free (GopsContentDays *self)
{
  g_clear_pointer (&self->marks, gops_day_marks_free);
  g_free (self->hint);
  g_free (self);
}

void
gops_content_days_fill (const char   *date,
                        GopsMonthDay *out_day,
                        gpointer      user_data)
{
  GopsContentDays *self = user_data;
  const GopsDayMark *mark;

  if (self->marks == NULL)
    return;
  mark = gops_day_marks_get (self->marks, gops_day_parse (date));
  g_free (self->hint);
  self->hint = gops_day_marks_describe (self->marks, mark);
  out_day->note = gops_day_marks_short (self->marks, mark, &out_day->note_strong);
  out_day->hint = self->hint;
  if (mark->off == GOPS_DAY_ORDINARY)
    return;
  out_day->badge_work = mark->off == GOPS_DAY_WORK;
  /* Translators: in a small cell of the calendar: a day off, and a Saturday or Sunday that is worked instead */
  out_day->badge = out_day->badge_work ? C_("day of the calendar", "work") : C_("day of the calendar", "off");
}

char *
gops_content_days_describe (GopsContentDays *self,
                            const char      *date)
{
  return self->marks == NULL ? NULL : gops_day_marks_describe (self->marks, gops_day_marks_get (self->marks, gops_day_parse (date)));
}
