/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the "no" out of a ban, piece by piece, wherever that is safe. */
#include "config.h"

#include <string.h>

#include "gops-bare-ban.h"

/* The longer ones first. */
static const char *const han_bans[] = { "请不要", "请勿", "不要", "不得", "不许", "不准", "不能", "不可", "严禁", "禁止", "谢绝",
                                        "拒绝", "杜绝", "切勿", "勿", "别", "不", "莫", NULL };

/* Words that begin so and forbid nothing. */
static const char *const han_innocent[] = { "不良", "不当", "不实", "不雅", "不文明", "不相", "不同", "不明", "不合", "不法", "不正",
                                            "不健", "别人", "别家", "别群", "别的", "别处", "别名", NULL };

/* What is left of these after the ban has gone says something that is wanted, or forbids again. */
static const char *const han_doubts[] = { "不", "别", "勿", "禁", "没", "未", "只", "仅", "才", "必须", "应", "请", "先", "要", NULL };

static const char *const latin_doubts[] = {
  "no", "not", "don't", "don’t", "never", "nobody", "none", "nothing", "nor", "only", "must", "should", "may", "please", "keep",
  "stay", "stays", "belong", "belongs", "elsewhere", "ask", "first", "isn't", "isn’t", "can't", "can’t", "cannot", "won't", "won’t",
  "use", "instead", NULL,
};

static gboolean
has_prefix_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/* --- Chinese --- */

/* The length of the ban at @p, 0 when there is none. */
static gsize
han_ban_at (const char *p)
{
  if (has_prefix_of (p, han_innocent))
    return 0;
  for (guint i = 0; han_bans[i] != NULL; i++)
    if (g_str_has_prefix (p, han_bans[i]))
      return strlen (han_bans[i]);
  return 0;
}

static gboolean
doubts_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (has_prefix_of (p, han_innocent))
      p = g_utf8_next_char (p);
    else if (has_prefix_of (p, han_doubts))
      return TRUE;
  return FALSE;
}

/* A comma begins a new statement; 、 only goes on with the list. */
static gboolean
ends_statement (const char *p)
{
  return g_utf8_strchr ("，；。！,;", -1, g_utf8_get_char (p)) != NULL;
}

/* Each statement has to begin with a ban when the first one does; in a list only the first one has to. */
static char *
bare_han (const char *text)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  gboolean bans = han_ban_at (text) > 0, statement = TRUE, part = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize ban = part ? han_ban_at (p) : 0;

      if (statement && (ban > 0) != bans)
        return NULL;
      p += ban;
      if (*p == '\0')
        return NULL;
      statement = ends_statement (p);
      part = statement || g_str_has_prefix (p, "、");
      g_string_append_unichar (bare, g_utf8_get_char (p));
    }
  return doubts_han (bare->str) ? NULL : g_strdup (bare->str);
}

/* --- English --- */

static gboolean
doubts_latin (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (small, " ,;.:!?()\n\t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (latin_doubts, words[i]))
      return TRUE;
  return FALSE;
}

/* "and no x" → "and x", "no x" → "x". Returns: (transfer full) (nullable): NULL when the piece begins with no ban. */
static char *
bare_piece (const char *piece)
{
  static const char *const beginnings[] = { "no ", "and no ", "or no ", NULL };

  for (guint i = 0; beginnings[i] != NULL; i++)
    if (g_ascii_strncasecmp (piece, beginnings[i], strlen (beginnings[i])) == 0)
      return g_strdup_printf ("%.*s%s", (int) (strlen (beginnings[i]) - strlen ("no ")), piece,
                              piece + strlen (beginnings[i]));
  return NULL;
}

static char *
bare_latin (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, ", ", -1);
  g_autofree char *bare = NULL;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *without = bare_piece (pieces[i]);

      if (without == NULL)
        return NULL;
      g_free (pieces[i]);
      pieces[i] = without;
    }
  bare = g_strjoinv (", ", pieces);
  return doubts_latin (bare) ? NULL : g_steal_pointer (&bare);
}

char *
gops_ban_to_bare (const char *text)
{
  if (has_han (text))
    return bare_han (text);
  return doubts_latin (text) ? bare_latin (text) : g_strdup (text);
}
