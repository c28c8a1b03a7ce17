/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a duty asks for. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-duty-rule.h"
#include "gops-rrule.h"

#define MOST_DAYS 4000

/* Words that are separated by commas of any kind. */
static char **
split_words (const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);
  g_autoptr (GString) plain = g_string_new (small);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  static const char *const commas[] = { "，", "、", "；", ";", "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (commas); i++)
    (void) g_string_replace (plain, commas[i], ",", 0);
  parts = g_strsplit (plain->str, ",", GOPS_DUTY_MOST_WORDS);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

GopsDutyRule *
gops_duty_rule_new (gpointer duty)
{
  GopsDutyRule *self = g_new0 (GopsDutyRule, 1);
  const char *recurrence = gops_record_get_text (duty, GOPS_DUTY_RECURRENCE);

  self->id = gops_record_get_id (duty);
  self->name = g_strdup (gops_record_get_text (duty, GOPS_DUTY_NAME));
  self->first = gops_day_parse (gops_record_get_text (duty, GOPS_DUTY_STARTS));
  self->last = gops_day_parse (gops_record_get_text (duty, GOPS_DUTY_ENDS));
  self->words = split_words (gops_record_get_text (duty, GOPS_DUTY_WORDS));
  self->min_length = (guint) MAX (gops_record_get_int (duty, GOPS_DUTY_MIN_LENGTH), 0);
  self->every_day = *recurrence == '\0' || !gops_rrule_parse (recurrence, -1, NULL, &self->rule, NULL);
  return self;
}

void
gops_duty_rule_free (GopsDutyRule *self)
{
  g_free (self->name);
  g_strfreev (self->words);
  g_free (self);
}

GPtrArray *
gops_duty_load_all (GopsStore  *store,
                    gint64      group,
                    GError    **error)
{
  return gops_record_load_all (GOPS_TYPE_DUTY, store, error, "WHERE group_id = ?1 ORDER BY position, id", "l", group);
}

/* --- days --- */

gboolean
gops_duty_rule_spans (const GopsDutyRule *self,
                      int                 day)
{
  return (self->first == GOPS_DAY_NONE || day >= self->first) && (self->last == GOPS_DAY_NONE || day <= self->last);
}

GArray *
gops_duty_rule_list_days (const GopsDutyRule *self,
                          int                 from,
                          int                 to)
{
  GArray *days;

  if (self->first != GOPS_DAY_NONE)
    from = MAX (from, self->first);
  if (self->last != GOPS_DAY_NONE)
    to = MIN (to, self->last);
  if (!self->every_day)
    return gops_recurrence_list (&self->rule, self->first != GOPS_DAY_NONE ? self->first : from, NULL, from, to, MOST_DAYS);
  days = g_array_new (FALSE, FALSE, sizeof (int));
  for (int day = MAX (from, to - MOST_DAYS + 1); day <= to; day++)
    g_array_append_val (days, day);
  return days;
}

/* --- messages --- */

static gboolean
has_any (const char         *text,
         const char *const  *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_long_enough (const char *text,
                guint       least)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < least; p = g_utf8_next_char (p))
    n += !g_unichar_isspace (g_utf8_get_char (p));
  return n >= least;
}

gboolean
gops_duty_rule_counts (const GopsDutyRule *self,
                       const char         *text)
{
  g_autofree char *small = NULL;

  if (*text == '\0' || (self->words[0] == NULL && self->min_length == 0) || !is_long_enough (text, self->min_length))
    return FALSE;
  if (self->words[0] == NULL || has_any (text, (const char *const *) self->words))
    return TRUE;
  small = g_utf8_casefold (text, -1);
  return has_any (small, (const char *const *) self->words);
}

gboolean
gops_duty_rule_is_called (const GopsDutyRule *self,
                          const char         *duty)
{
  g_autofree char *small = NULL;

  if (g_str_equal (duty, self->name))
    return TRUE;
  if (*self->name != '\0' && strstr (duty, self->name) != NULL)
    return TRUE;
  small = g_utf8_casefold (duty, -1);
  return has_any (small, (const char *const *) self->words);
}
