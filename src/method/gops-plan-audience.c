/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the text of an item is for. */
#include "config.h"

#include "gops-plan-audience.h"

/* How SOPs begin what is for the operator alone, in both languages of texts. */
static const char *const notes[] = {
  "For you, not to be posted", "To do:", "Note to self", "给自己看的", "自己看的", "任务：", "任务:", "备忘：", "备忘:",
};

GopsAudience
gops_plan_audience (const char *text, const char *person)
{
  while (text != NULL && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (notes); i++)
    if (g_str_has_prefix (text, notes[i]))
      return GOPS_FOR_OPERATOR;
  return person != NULL && *person != '\0' ? GOPS_FOR_PERSON : GOPS_FOR_GROUP;
}
