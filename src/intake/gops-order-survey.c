/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the dates of a chat give day and month. */
#include "config.h"

#include "gops-order-survey.h"

#include <glib/gi18n-lib.h>

#include "gops-cell-clean.h"
#include "gops-intake-error.h"

/* How much more often the days must go back in one reading before the other is believed. */
#define CLEAR 4

void
gops_order_survey_clear (GopsOrderSurvey *self)
{
  for (guint i = 0; i <= GOPS_DATE_ORDER_YMD; i++)
    g_clear_pointer (&self->proof[i], g_free);
  g_clear_pointer (&self->doubt, g_free);
}

static gint64
number_day (int year,
            int month,
            int day)
{
  return (year * G_GINT64_CONSTANT (12) + month) * 31 + day;
}

static void
compare_days (GopsOrderSurvey     *self,
              const GopsDateValue *value,
              gboolean             doubtful)
{
  gint64 now[] = {
    number_day (value->year, value->month, value->day),
    doubtful ? number_day (value->year, value->day, value->month) : number_day (value->year, value->month, value->day),
  };

  for (guint i = 0; i < G_N_ELEMENTS (now); i++)
    {
      self->backwards[i] += now[i] < self->last[i];
      self->last[i] = now[i];
    }
}

void
gops_order_survey_add (GopsOrderSurvey     *self,
                       GopsDateVerdict      verdict,
                       const GopsDateValue *value,
                       const char          *text,
                       guint64              line)
{
  if (verdict != GOPS_DATE_OK && verdict != GOPS_DATE_DOUBTFUL)
    return;
  compare_days (self, value, verdict == GOPS_DATE_DOUBTFUL);
  if (verdict == GOPS_DATE_DOUBTFUL && self->doubt == NULL)
    {
      self->doubt_line = line;
      self->doubt = gops_cell_clean_line (text, 40, NULL);
      self->doubt_value = *value;
    }
  if (verdict == GOPS_DATE_OK && self->proof[value->evidence] == NULL && value->evidence != GOPS_DATE_ORDER_UNKNOWN)
    {
      self->proof_line[value->evidence] = line;
      self->proof[value->evidence] = gops_cell_clean_line (text, 40, NULL);
    }
}

/* Returns: untranslated */
static const char *
describe_order (GopsDateOrder order)
{
  return order == GOPS_DATE_ORDER_DMY ? N_("line %lu: %s can only be day first")
                                      : N_("line %lu: %s can only be month first");
}

static gboolean
take_proof (GopsOrderSurvey  *self,
            GopsChatFindings *findings)
{
  gboolean day = self->proof[GOPS_DATE_ORDER_DMY] != NULL, month = self->proof[GOPS_DATE_ORDER_MDY] != NULL;

  if (day == month)
    return FALSE;
  findings->order = day ? GOPS_DATE_ORDER_DMY : GOPS_DATE_ORDER_MDY;
  findings->order_reason = g_strdup_printf (_(describe_order (findings->order)),
                                            (gulong) self->proof_line[findings->order], self->proof[findings->order]);
  return TRUE;
}

static gboolean
take_time (GopsOrderSurvey  *self,
           GopsChatFindings *findings)
{
  guint64 day = self->backwards[0], month = self->backwards[1];

  if (day == month || MIN (day, month) * CLEAR >= MAX (day, month))
    return FALSE;
  findings->order = day < month ? GOPS_DATE_ORDER_DMY : GOPS_DATE_ORDER_MDY;
  findings->order_reason =
    g_strdup (findings->order == GOPS_DATE_ORDER_DMY ? _("read day first, time does not run backwards")
                                                     : _("read month first, time does not run backwards"));
  return TRUE;
}

static char *
describe_doubt (GopsOrderSurvey *self,
                const char      *name)
{
  const GopsDateValue *value = &self->doubt_value;

  return g_strdup_printf (
    _("line %lu of %s: %s can be %04d-%02d-%02d (dmy) or %04d-%02d-%02d (mdy); choose the order of the dates"),
    (gulong) self->doubt_line, name, self->doubt, value->year, value->month, value->day, value->year, value->day,
    value->month);
}

gboolean
gops_order_survey_settle (GopsOrderSurvey       *self,
                          const GopsChatOptions *options,
                          const char            *name,
                          GopsChatFindings      *findings,
                          GError               **error)
{
  findings->order = options->order;
  if (options->order == GOPS_DATE_ORDER_DMY || options->order == GOPS_DATE_ORDER_MDY || take_proof (self, findings))
    return TRUE;
  if (self->doubt == NULL || take_time (self, findings))
    return TRUE;
  findings->order_doubt = describe_doubt (self, name);
  findings->order = GOPS_DATE_ORDER_DMY;
  if (options->guess_order)
    return TRUE;
  g_set_error_literal (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER, findings->order_doubt);
  return FALSE;
}
