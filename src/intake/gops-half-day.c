/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words with which a clock of twelve hours tells which half of the day it is. */
#include "config.h"

#include "gops-half-day.h"

#include "gops-whatsapp-marks.h"

#define AM    GOPS_HALF_DAY_AM
#define PM    GOPS_HALF_DAY_PM
#define NOON  GOPS_HALF_DAY_NOON
#define NIGHT GOPS_HALF_DAY_NIGHT

static const struct
{
  const char *word;
  GopsHalfDay half;
} halves[] = {
  { "上午", AM }, { "下午", PM }, { "凌晨", AM }, { "清晨", AM }, { "早上", AM },
  { "早晨", AM }, { "中午", NOON }, { "午后", PM }, { "傍晚", PM }, { "晚上", NIGHT },
  { "夜里", NIGHT }, { "夜晚", NIGHT }, { "深夜", NIGHT }, { "半夜", NIGHT }, { "午前", AM }, { "午後", PM },
  { "오전", AM }, { "오후", PM }, { "ص", AM }, { "م", PM }, { "ق.ظ.", AM },
  { "ب.ظ.", PM }, { "לפנה״צ", AM }, { "אחה״צ", PM }, { "vorm.", AM }, { "nachm.", PM },
  { "vm.", AM }, { "nm.", PM }, { "fm", AM }, { "em", PM }, { "de.", AM },
  { "du.", PM }, { "π.μ.", AM }, { "μ.μ.", PM }, { "πμ", AM }, { "μμ", PM },
  { "ÖÖ", AM }, { "ÖS", PM }, { "SA", AM }, { "CH", PM }, { "PG", AM }, { "PTG", PM },
  { "पूर्वाह्न", AM }, { "अपराह्न", PM }, { "ก่อนเที่ยง", AM }, { "หลังเที่ยง", PM },
};

/* "am", "AM", "a.m.", "a. m." */
static const char *
skip_latin (const char  *start,
            GopsHalfDay *out_half)
{
  char first = *start | 0x20;   /* in lower case */
  const char *p = start + 1;

  if (first != 'a' && first != 'p')
    return start;
  if (*p == '.')
    p = gops_whatsapp_skip_blanks (p + 1);
  if ((*p | 0x20) != 'm' || g_ascii_isalnum (p[1]))
    return start;
  *out_half = first == 'a' ? AM : PM;
  return p[1] == '.' ? p + 2 : p + 1;
}

const char *
gops_half_day_skip (const char  *p,
                    const char  *end,
                    GopsHalfDay *out_half)
{
  const char *after = skip_latin (p, out_half);

  if (after > p || ((guint8) *p < 0x80 && !g_ascii_isalpha (*p)))
    return after;
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      gsize length = strlen (halves[i].word);

      if ((gsize) (end - p) >= length && g_ascii_strncasecmp (p, halves[i].word, length) == 0)
        {
          *out_half = halves[i].half;
          return p + length;
        }
    }
  return p;
}
