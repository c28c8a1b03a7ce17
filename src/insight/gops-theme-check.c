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

/* --- one word --- */

/* What names a group whatever it does. */
static const char *const latin_fillers[] = { "the", "a", "an", "and", "of", "our", "together", "group", "club", "community", "chat",
                                             "only", "just", "all", "about", "fans", "lovers", NULL };
static const char *const han_fillers[] = { "一起", "大家", "我们", "交流", "分享", "讨论", "爱好者", "俱乐部", "小组", "社群", "社区", "群",
                                           "社", "圈", "聊", "的", NULL };

/* The words of @text without those, in small letters. @out_n: how many are left. */
static char *
remove_latin_fillers (const char *text, guint *out_n)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (small, " ,.;:!?-/()\t\n\"'", -1);
  GString *rest = g_string_new (NULL);

  *out_n = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (latin_fillers, words[i]))
      g_string_append_printf (rest, "%s%s", (*out_n)++ > 0 ? " " : "", words[i]);
  return g_string_free (rest, FALSE);
}

static char *
remove_han_fillers (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (rest, g_utf8_get_char (p));
  for (guint i = 0; han_fillers[i] != NULL; i++)
    g_string_replace (rest, han_fillers[i], "", 0);
  return g_string_free (rest, FALSE);
}

static gboolean
has_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/* "Running", 一起跑步: thousands of groups are about it. */
static gboolean
is_one_word (const char *theme)
{
  guint n = 2;
  g_autofree char *rest = has_han (theme) ? remove_han_fillers (theme) : remove_latin_fillers (theme, &n);

  return n <= 1 || g_strv_contains (words ("field")->zh_cn, rest) || g_strv_contains (words ("field")->en, rest);
}

/* --- the same as another --- */

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
  if (problem == GOPS_THEME_TOO_BROAD)
    check->broad = word;
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
  if (is_one_word (theme))
    check.problems |= GOPS_THEME_ONE_WORD;
  if (find_sibling (theme, siblings, &check.sibling))
    check.problems |= GOPS_THEME_SAME_AS_SIBLING;

  check.small = (check.problems & (GOPS_THEME_TOO_BROAD | GOPS_THEME_TOO_MANY | GOPS_THEME_TOO_LONG | GOPS_THEME_ONE_WORD)) == 0;
  check.niche = (check.problems & (GOPS_THEME_NO_AUDIENCE | GOPS_THEME_SAME_AS_SIBLING)) == 0;
  check.precise = (check.problems & (GOPS_THEME_NO_ACTIVITY | GOPS_THEME_ADVERTISING | GOPS_THEME_ONE_WORD)) == 0;
  return check;
}

/* "“上新群” has the same theme" when the name is known. Returns: (transfer full). */
static char *
explain_sibling (const GopsThemeCheck *check, const char *const *names)
{
  if (names == NULL || check->sibling >= g_strv_length ((char **) names))
    return g_strdup (_("Another group has the same theme; say what differs."));
  return g_strdup_printf (_("“%s” has the same theme; say what differs."), names[check->sibling]);
}

/* The beginning that a word of the list stands for, without the sign that says so: "discount", not "discount*". */
static char *
dup_word (const char *word)
{
  return word != NULL ? g_strndup (word, strcspn (word, "*")) : g_strdup ("");
}

GStrv
gops_theme_check_reasons (const GopsThemeCheck *check, const char *const *sibling_names)
{
  GPtrArray *reasons = g_ptr_array_new ();
  g_autofree char *word = dup_word (check->word), *broad = dup_word (check->broad);

  if (check->problems & GOPS_THEME_EMPTY)
    g_ptr_array_add (reasons, g_strdup (_("Say in one sentence what happens here.")));
  if (check->problems & GOPS_THEME_ADVERTISING)
    g_ptr_array_add (reasons, g_strdup_printf (_("“%s” reads like an advertisement; say what members do here."), word));
  if (check->problems & GOPS_THEME_TOO_BROAD)
    g_ptr_array_add (reasons, g_strdup_printf (_("“%s” could mean anything; name one thing."), broad));
  if (check->problems & GOPS_THEME_ONE_WORD)
    g_ptr_array_add (reasons, g_strdup (_("One word names a field, not a theme; say which part of it: where, when, how far.")));
  if (check->problems & GOPS_THEME_TOO_MANY)
    g_ptr_array_add (reasons, g_strdup (_("Several themes in one; keep the one that brings people back.")));
  if (check->problems & GOPS_THEME_TOO_LONG)
    g_ptr_array_add (reasons, g_strdup (_("Too long to remember; cut it to one line.")));
  if (check->problems & GOPS_THEME_NO_AUDIENCE)
    g_ptr_array_add (reasons, g_strdup (_("It does not say for whom; name the people.")));
  if (check->problems & GOPS_THEME_NO_ACTIVITY)
    g_ptr_array_add (reasons, g_strdup (_("Nothing is done together; add a verb.")));
  if (check->problems & GOPS_THEME_SAME_AS_SIBLING)
    g_ptr_array_add (reasons, explain_sibling (check, sibling_names));
  g_ptr_array_add (reasons, NULL);
  return (GStrv) g_ptr_array_free (reasons, FALSE);
}

char *
gops_theme_check_explain (const GopsThemeCheck *check)
{
  g_auto (GStrv) reasons = gops_theme_check_reasons (check, NULL);

  return g_strdup (reasons[0]);
}
