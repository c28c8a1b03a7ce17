/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in which countries write dates. */
#include "config.h"

#include "gops-whatsapp-spelling.h"

#include "gops-whatsapp-marks.h"

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
