/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in which countries write dates and clocks. */
#include "config.h"

#include "gops-whatsapp-spelling.h"

#include "gops-whatsapp-marks.h"

#define AM   GOPS_WHATSAPP_HALF_AM
#define PM   GOPS_WHATSAPP_HALF_PM
#define NOON GOPS_WHATSAPP_HALF_NOON

static const struct
{
  const char      *word;
  GopsWhatsappHalf half;
} halves[] = {
  { "上午", AM }, { "下午", PM }, { "凌晨", AM }, { "清晨", AM }, { "早上", AM },
  { "中午", NOON }, { "傍晚", PM }, { "晚上", PM }, { "午前", AM }, { "午後", PM },
  { "오전", AM }, { "오후", PM }, { "ص", AM }, { "م", PM }, { "ق.ظ.", AM },
  { "ب.ظ.", PM }, { "לפנה״צ", AM }, { "אחה״צ", PM }, { "vorm.", AM }, { "nachm.", PM },
  { "vm.", AM }, { "nm.", PM }, { "fm", AM }, { "em", PM }, { "de.", AM },
  { "du.", PM }, { "π.μ.", AM }, { "μ.μ.", PM }, { "πμ", AM }, { "μμ", PM },
  { "ÖÖ", AM }, { "ÖS", PM }, { "SA", AM }, { "CH", PM }, { "PG", AM }, { "PTG", PM },
  { "पूर्वाह्न", AM }, { "अपराह्न", PM }, { "ก่อนเที่ยง", AM }, { "หลังเที่ยง", PM },
};

/* Words between date and clock. */
static const char *const joints[] = {
  "klo", "à", "at", "às", "kl.", "kl", "um", "alle ore", "alle", "a las", "om", "в", "о", "u", "la", "lúc",
};

/* Counts of years that begin with an emperor or a republic: Japan's and Taiwan's. */
static const struct
{
  const char *word;
  guint       before;   /* the year before its first */
} eras[] = {
  { "R", 2018 }, { "令和", 2018 }, { "H", 1988 }, { "平成", 1988 }, { "民國", 1911 }, { "民国", 1911 },
};

static const char *
skip_word (const char *p,
           const char *end,
           const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - p) >= length && g_ascii_strncasecmp (p, word, length) == 0 ? p + length : p;
}

/* "am", "AM", "a.m.", "a. m." */
static const char *
skip_latin_half (const char       *start,
                 GopsWhatsappHalf *out_half)
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
gops_whatsapp_skip_half (const char       *p,
                         const char       *end,
                         GopsWhatsappHalf *out_half)
{
  const char *after = skip_latin_half (p, out_half);

  if (after > p || ((guint8) *p < 0x80 && !g_ascii_isalpha (*p)))
    return after;
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    if ((after = skip_word (p, end, halves[i].word)) > p)
      {
        *out_half = halves[i].half;
        return after;
      }
  return p;
}

const char *
gops_whatsapp_skip_era (const char *p,
                        guint      *out_before)
{
  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    if (g_str_has_prefix (p, eras[i].word))
      {
        *out_before = eras[i].before;
        return p + strlen (eras[i].word);
      }
  return p;
}

const char *
gops_whatsapp_skip_joint (const char *p,
                          const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *after = skip_word (p, end, joints[i]);

      if (after > p && gops_whatsapp_blank_length (after) > 0)
        return gops_whatsapp_skip_blanks (after);
    }
  return p;
}
