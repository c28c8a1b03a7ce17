/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The theme check. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method.h"
#include "gops-theme-check.h"

#define LONGEST_THEME 80   /* columns: a Han character takes two */

static const GopsWordList *
words (const char *id)
{
  return gops_method_find_words (gops_method_get_default (), id);
}

static gboolean
is_blank (const char *text)
{
  while (text != NULL && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text == NULL || *text == '\0';
}

static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* Commas, slashes and the like between things named side by side: three of them are more than one theme. */
static guint
count_separators (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_strchr ("、/／+＋&|；;", -1, g_utf8_get_char (p)) != NULL;
  return n;
}

/* Letters and digits only, in small letters, so that "Run, together!" equals "run together". */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *small = g_utf8_casefold (normal != NULL ? normal : "", -1);
  GString *folded = g_string_new (NULL);

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
  return g_string_free (folded, FALSE);
}

static gboolean
find_sibling (const char *theme, const char *const *siblings, guint *out_sibling)
{
  g_autofree char *folded = fold (theme);

  for (guint i = 0; siblings != NULL && siblings[i] != NULL; i++)
    {
      g_autofree char *other = fold (siblings[i]);

      if (*other != '\0' && g_str_equal (folded, other))
        {
          *out_sibling = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Adds @problem when @list has a word in @text, and keeps the first word found. */
static void
check_words (GopsThemeCheck *check, const char *list, const char *text, GopsThemeProblems problem)
{
  const char *word = gops_word_list_find (words (list), text);

  if (word == NULL)
    return;
  check->problems |= problem;
  if (check->word == NULL)
    check->word = word;
}

static void
check_audience (GopsThemeCheck *check, const char *theme, const char *audience)
{
  static const char *const everybody[] = { "everyone", "everybody", "anyone", "anybody", "all people", "所有人", "任何人",
                                           "人人", "全民", "大家", NULL };
  g_autofree char *small = audience != NULL ? g_utf8_strdown (audience, -1) : NULL;

  if (is_blank (audience))
    {
      if (gops_word_list_find (words ("audience"), theme) == NULL)
        check->problems |= GOPS_THEME_NO_AUDIENCE;
      return;
    }
  /* "Everyone who moved here this year" names somebody; "everyone" alone does not. */
  for (guint i = 0; everybody[i] != NULL; i++)
    if (strstr (small, everybody[i]) != NULL && width_of (small) <= width_of (everybody[i]) + 6)
      check->problems |= GOPS_THEME_NO_AUDIENCE;
}

GopsThemeCheck
gops_theme_check (const char *theme, const char *audience, const char *const *siblings)
{
  GopsThemeCheck check = { .problems = 0 };

  if (is_blank (theme))
    {
      check.problems = GOPS_THEME_EMPTY;
      return check;
    }
  check_words (&check, "advertising", theme, GOPS_THEME_ADVERTISING);
  check_words (&check, "broad", theme, GOPS_THEME_TOO_BROAD);
  check_audience (&check, theme, audience);
  if (count_separators (theme) >= 3)
    check.problems |= GOPS_THEME_TOO_MANY;
  if (width_of (theme) > LONGEST_THEME)
    check.problems |= GOPS_THEME_TOO_LONG;
  if (gops_word_list_find (words ("activity"), theme) == NULL)
    check.problems |= GOPS_THEME_NO_ACTIVITY;
  if (find_sibling (theme, siblings, &check.sibling))
    check.problems |= GOPS_THEME_SAME_AS_SIBLING;

  check.small = (check.problems & (GOPS_THEME_TOO_BROAD | GOPS_THEME_TOO_MANY | GOPS_THEME_TOO_LONG)) == 0;
  check.niche = (check.problems & (GOPS_THEME_NO_AUDIENCE | GOPS_THEME_SAME_AS_SIBLING)) == 0;
  check.precise = (check.problems & (GOPS_THEME_NO_ACTIVITY | GOPS_THEME_ADVERTISING)) == 0;
  return check;
}

char *
gops_theme_check_explain (const GopsThemeCheck *check)
{
  if (check->problems & GOPS_THEME_EMPTY)
    return g_strdup (_("Say in one sentence what happens here."));
  if (check->problems & GOPS_THEME_ADVERTISING)
    return g_strdup_printf (_("“%s” reads like an advertisement; say what members do here."), check->word);
  if (check->problems & GOPS_THEME_TOO_BROAD)
    return g_strdup_printf (_("“%s” could mean anything; name one thing."), check->word);
  if (check->problems & GOPS_THEME_TOO_MANY)
    return g_strdup (_("Several themes in one; keep the one that brings people back."));
  if (check->problems & GOPS_THEME_TOO_LONG)
    return g_strdup (_("Too long to remember; cut it to one line."));
  if (check->problems & GOPS_THEME_NO_AUDIENCE)
    return g_strdup (_("It does not say for whom; name the people."));
  if (check->problems & GOPS_THEME_NO_ACTIVITY)
    return g_strdup (_("Nothing is done together; add a verb."));
  if (check->problems & GOPS_THEME_SAME_AS_SIBLING)
    return g_strdup (_("Another group has the same theme; say what differs."));
  return NULL;
}
