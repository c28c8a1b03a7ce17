/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kind of own field the values of a column make. */
#include "config.h"

#include "gops-own-guess.h"

#include <string.h>

#include "gops-cell-clean.h"
#include "gops-workspace.h"

#define MOST_CHARACTERS 30   /* of an answer */
#define OFTEN           3    /* how often answers come at least, on average */

void
gops_own_guess_clear (GopsOwnGuess *self)
{
  g_clear_pointer (&self->answers, g_ptr_array_unref);
}

/* 007 and 13800138000000 are names in digits, 1,234 and 12.50 would not come out as they went in. */
static gboolean
is_number (const char *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], *end = NULL;
  double number;

  if (strspn (value, "-.0123456789") != strlen (value) || strlen (value) > 12)
    return FALSE;
  number = g_ascii_strtod (value, &end);
  return *end == '\0' && g_str_equal (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number), value);
}

static void
note_answer (GopsOwnGuess *self,
             const char   *value)
{
  if (self->answers == NULL)
    self->answers = g_ptr_array_new_with_free_func (g_free);
  if (g_ptr_array_find_with_equal_func (self->answers, value, g_str_equal, NULL))
    return;
  self->no_choice = self->answers->len >= GOPS_OWN_GUESS_MAX_ANSWERS || strpbrk (value, ",\n") != NULL || g_utf8_strlen (value, -1) > MOST_CHARACTERS;
  if (!self->no_choice)
    g_ptr_array_add (self->answers, g_strdup (value));
}

void
gops_own_guess_add (GopsOwnGuess *self,
                    const char   *value)
{
  g_autofree char *clean = gops_cell_clean_text (value, GOPS_OWN_MAX_VALUE, NULL);

  if (*g_strstrip (clean) == '\0')
    return;
  self->n++;
  self->no_number = self->no_number || !is_number (clean);
  self->no_date = self->no_date || !gops_date_is_valid (clean);
  if (!self->no_choice)
    note_answer (self, clean);
}

GopsOwnKind
gops_own_guess_kind (const GopsOwnGuess *self)
{
  if (self->n == 0)
    return GOPS_OWN_TEXT;
  if (!self->no_date)
    return GOPS_OWN_DATE;
  if (!self->no_number)
    return GOPS_OWN_NUMBER;
  return !self->no_choice && self->answers->len >= 2 && self->n >= (guint64) OFTEN * self->answers->len ? GOPS_OWN_CHOICE : GOPS_OWN_TEXT;
}

char *
gops_own_guess_dup_answers (const GopsOwnGuess *self)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; !self->no_choice && self->answers != NULL && i < self->answers->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (const char *) self->answers->pdata[i]);
  return g_string_free (lines, FALSE);
}
