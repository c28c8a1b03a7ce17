/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a header mean: which day its numbers are, and where its sender ends. */
#include "config.h"

#include "gops-whatsapp-calendar.h"
#include "gops-whatsapp-header.h"
#include "gops-whatsapp-marks.h"

#define MAX_SENDER 400   /* bytes: a name has at most 100 characters */

static int
full_year (guint year)
{
  if (year >= 100)
    return (int) year;
  return (int) (year < 52 ? 2000 + year : 2500 - 543 + year);
}

gboolean
gops_whatsapp_header_date (const GopsWhatsappHeader *self,
                           GopsDateOrder             order,
                           int                      *out_year,
                           int                      *out_month,
                           int                      *out_day)
{
  gboolean year_first = self->kind == GOPS_WHATSAPP_YEAR_FIRST ||
                        (self->kind == GOPS_WHATSAPP_YEAR_OPEN && order == GOPS_DATE_ORDER_YMD);
  gboolean month_first = !year_first && order == GOPS_DATE_ORDER_MDY;
  guint year = self->numbers[year_first ? 0 : 2], month = self->numbers[month_first ? 0 : 1];
  guint day = self->numbers[year_first ? 2 : month_first ? 1 : 0];

  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  *out_year = full_year (year);
  *out_month = (int) month;
  *out_day = (int) day;
  return !gops_whatsapp_calendar_has (year) || gops_whatsapp_calendar_convert (out_year, out_month, out_day);
}

gssize
gops_whatsapp_find_sender_end (const char *text,
                               gsize       length)
{
  const char *end = text + MIN (length, MAX_SENDER), *p = text;

  while ((p = memchr (p, ':', (gsize) (end - p))) != NULL)
    {
      if (p + 1 == text + length || p[1] == ' ' || gops_whatsapp_blank_length (p + 1) > 0)
        return p - text;
      p++;
    }
  return -1;
}

gsize
gops_whatsapp_find_body (const char *text,
                         gsize       length,
                         gsize       end)
{
  return end + 1 < length ? end + 1 + gops_whatsapp_blank_length (text + end + 1) : length;
}
