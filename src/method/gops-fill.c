/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling variables. */
#include "config.h"

#include <string.h>

#include "gops-fill.h"
#include "gops-method.h"
#include "gops-own-fields.h"
#include "gops-phrase.h"

#define APPEAL_DAYS 7
#define HOURS       24
#define PLACES      200

/* A name has at most so many characters: what is longer is no name. */
#define LONGEST_NAME 40

/* A variable that is a text, and what stands in for it while it is empty: a phrase, or a text of its own. */
static const struct
{
  const char *name;
  gsize       offset;
  const char *phrase, *text;
} texts[] = {
  { "group", G_STRUCT_OFFSET (GopsFillValues, group), "default.group", NULL },
  { "owner", G_STRUCT_OFFSET (GopsFillValues, owner), "default.owner", NULL },
  { "audience", G_STRUCT_OFFSET (GopsFillValues, audience), "default.audience", NULL },
  { "theme", G_STRUCT_OFFSET (GopsFillValues, theme), "default.theme", NULL },
  { "quiet_from", G_STRUCT_OFFSET (GopsFillValues, quiet_from), NULL, "22:30" },
  { "quiet_until", G_STRUCT_OFFSET (GopsFillValues, quiet_until), NULL, "07:30" },
};

/* Looks up a variable that is a number; 0 stands for @other. */
static GopsFillState
take_number (int number, int other, char **out_value)
{
  *out_value = g_strdup_printf ("%d", number > 0 ? number : other);
  return number > 0 ? GOPS_FILL_FILLED : GOPS_FILL_EMPTY;
}

static GopsFillState
take_time (const char *time, char **out_value)
{
  *out_value = g_strdup (*time != '\0' ? time : "…");
  return *time != '\0' ? GOPS_FILL_FILLED : GOPS_FILL_EMPTY;
}

/* --- names --- */

/* "Quiet-From " is "quiet from". */
static char *
fold_name (const char *name, gsize length)
{
  g_autofree char *whole = g_strndup (name, length);
  char *folded = g_utf8_casefold (whole, -1);

  return g_strstrip (g_strdelimit (folded, "_-", ' '));
}

static gboolean
has_name (const char *const *names, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return TRUE;
  return FALSE;
}

const char *
gops_fill_name (const char *name, gssize length)
{
  const GopsRulePatterns *patterns = gops_method_get_rule_patterns (gops_method_get_default ());
  gsize size = length >= 0 ? (gsize) length : strlen (name);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < patterns->n_variables; i++)
    if (strlen (patterns->variables[i].name) == size && memcmp (patterns->variables[i].name, name, size) == 0)
      return patterns->variables[i].name;
  folded = fold_name (name, size);
  for (guint i = 0; i < patterns->n_variables; i++)
    if (has_name (patterns->variables[i].en, folded) || has_name (patterns->variables[i].zh_cn, folded))
      return patterns->variables[i].name;
  return NULL;
}

/* The end of the variable that begins at @open, NULL when there is none: braces around a name in any script, with blanks
 * or without. */
static const char *
find_close (const char *open)
{
  const char *p = open + 1 + strspn (open + 1, " ");
  guint n = 0;

  if (!g_unichar_isalpha (g_utf8_get_char (p)))
    return NULL;
  while (g_unichar_isalnum (g_utf8_get_char (p)) || *p == ' ' || *p == '_' || *p == '-')
    {
      if (++n > LONGEST_NAME)
        return NULL;
      p = g_utf8_next_char (p);
    }
  return *p == '}' ? p : NULL;
}

/* --- values --- */

/* What the variable stands for that the program calls @name (nullable). */
static GopsFillState
look_up (const GopsFillValues *values, const char *name, char **out_value)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (name, texts[i].name) == 0)
      {
        const char *value = G_STRUCT_MEMBER (const char *, values, texts[i].offset);
        gboolean empty = value == NULL || *value == '\0';

        if (empty)
          value = texts[i].phrase != NULL ? gops_phrase (values->language, texts[i].phrase) : texts[i].text;
        *out_value = g_strdup (value);
        return empty ? GOPS_FILL_EMPTY : GOPS_FILL_FILLED;
      }
  if (g_strcmp0 (name, "hours") == 0 || g_strcmp0 (name, "response_hours") == 0)
    return take_number (values->response_hours, HOURS, out_value);
  if (g_strcmp0 (name, "places") == 0)
    return take_number (values->places > 0 ? values->places : PLACES, PLACES, out_value);
  if (g_strcmp0 (name, "appeal_days") == 0)
    return take_number (APPEAL_DAYS, APPEAL_DAYS, out_value);
  if (values->name != NULL && g_strcmp0 (name, "name") == 0)
    {
      *out_value = g_strdup (values->name);
      return GOPS_FILL_FILLED;
    }
  if (values->name != NULL && g_strcmp0 (name, "days") == 0)
    {
      *out_value = g_strdup_printf ("%d", values->days);
      return GOPS_FILL_FILLED;
    }
  if (values->from != NULL && g_strcmp0 (name, "from") == 0)
    return take_time (values->from, out_value);
  if (values->until != NULL && g_strcmp0 (name, "until") == 0)
    return take_time (values->until, out_value);
  *out_value = g_strdup ("…");
  return GOPS_FILL_UNKNOWN;
}

/* A field of the user's own, in a text to a person. */
static gboolean
append_own (GString *out, const GopsFillValues *values, const char *name, gsize length)
{
  g_autofree char *folded = gops_own_name_fold (name, (gssize) length);
  const char *value = values->own != NULL ? g_hash_table_lookup (values->own, folded) : NULL;

  if (value == NULL || *value == '\0')
    return FALSE;
  g_string_append (out, value);
  return TRUE;
}

static void
append_filled (GString *out, const GopsFillValues *values, const char *text, int depth)
{
  const char *open;

  while ((open = strchr (text, '{')) != NULL)
    {
      const char *close = find_close (open);

      g_string_append_len (out, text, open - text);
      text = close != NULL ? close + 1 : open + 1;
      if (close == NULL)
        g_string_append_c (out, '{');
      else if (!append_own (out, values, open + 1, (gsize) (close - open - 1)))
        {
          g_autofree char *value = NULL;

          look_up (values, gops_fill_name (open + 1, close - open - 1), &value);

          /* A theme may itself name the group; no deeper, or "{theme}" as theme would never end. */
          if (depth > 0)
            append_filled (out, values, value, depth - 1);
          else
            g_string_append (out, strchr (value, '{') != NULL ? "…" : value);
        }
    }
  g_string_append (out, text);
}

gsize
gops_fill_variable (const char *text)
{
  const char *close = *text == '{' ? find_close (text) : NULL;

  return close != NULL ? (gsize) (close + 1 - text) : 0;
}

/* Whether the variable of @length bytes at @open, in the value of @name, leads on: to @name itself, or to one whose value
 * has another. */
static gboolean
leads_on (const GopsFillValues *values, const char *name, const char *open, gsize length)
{
  const char *inner = gops_fill_name (open + 1, (gssize) length - 2);
  g_autofree char *deeper = NULL;

  return g_strcmp0 (inner, name) == 0 || look_up (values, inner, &deeper) == GOPS_FILL_UNKNOWN
         || strchr (deeper, '{') != NULL;
}

static gboolean
calls_on (const GopsFillValues *values, const char *name, const char *value)
{
  for (const char *open = strchr (value, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      gsize length = gops_fill_variable (open);

      if (length > 0 && leads_on (values, name, open, length))
        return TRUE;
    }
  return FALSE;
}

char *
gops_fill_without_calls (const GopsFillValues *values, const char *name)
{
  GString *out = g_string_new (NULL);
  const char *value = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (name, texts[i].name))
      value = G_STRUCT_MEMBER (const char *, values, texts[i].offset);
  if (value == NULL)
    return g_string_free (out, TRUE);
  for (const char *p = value; *p != '\0';)
    {
      gsize length = gops_fill_variable (p);

      if (length == 0 || !leads_on (values, name, p, length))
        g_string_append_len (out, p, (gssize) MAX (length, 1));
      p += MAX (length, 1);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

GopsFillState
gops_fill_look_up (const GopsFillValues *values, const char *name, gssize length, char **out_value)
{
  g_autofree char *whole = length >= 0 ? g_strndup (name, (gsize) length) : g_strdup (name);
  g_autofree char *value = NULL;
  const char *known = gops_fill_name (whole, -1);
  GopsFillState state = look_up (values, known, &value);

  if (state != GOPS_FILL_UNKNOWN && calls_on (values, known, value))
    state = GOPS_FILL_CALLS;
  if (out_value != NULL)
    {
      g_autofree char *braced = g_strdup_printf ("{%s}", whole);

      *out_value = gops_fill (values, braced);
    }
  return state;
}

static gboolean
is_own (const GopsFillValues *values, const char *name, gsize length)
{
  g_autofree char *folded = gops_own_name_fold (name, (gssize) length);

  return values->own != NULL && g_hash_table_contains (values->own, folded);
}

char *
gops_fill_find_unknown (const GopsFillValues *values, const char *text)
{
  for (const char *open = text != NULL ? strchr (text, '{') : NULL; open != NULL; open = strchr (open + 1, '{'))
    {
      gsize length = gops_fill_variable (open);

      if (length > 2 && !is_own (values, open + 1, length - 2) && gops_fill_look_up (values, open + 1, (gssize) length - 2, NULL) == GOPS_FILL_UNKNOWN)
        return g_strndup (open, length);
    }
  return NULL;
}

char *
gops_fill (const GopsFillValues *values, const char *text)
{
  GString *out = g_string_new (NULL);

  if (text != NULL)
    append_filled (out, values, text, 1);
  return g_string_free (out, FALSE);
}

GopsFillValues
gops_fill_values_of (GopsGroup *group)
{
  return (GopsFillValues) {
    .language = gops_record_get_text (group, GOPS_GROUP_LANGUAGE),
    .group = gops_record_get_text (group, GOPS_GROUP_NAME),
    .owner = gops_record_get_text (group, GOPS_GROUP_OWNER),
    .quiet_from = gops_record_get_text (group, GOPS_GROUP_QUIET_FROM),
    .quiet_until = gops_record_get_text (group, GOPS_GROUP_QUIET_UNTIL),
    .response_hours = (int) gops_record_get_int (group, GOPS_GROUP_RESPONSE_HOURS),
  };
}

GopsFillValues
gops_fill_values (const GopsDossier *dossier)
{
  GopsFillValues values = gops_fill_values_of (dossier->group);

  values.audience = gops_record_get_text (dossier->positioning, GOPS_POSITIONING_AUDIENCE);
  values.theme = gops_record_get_text (dossier->positioning, GOPS_POSITIONING_THEME);
  return values;
}

void
gops_fill_take_window (GopsFillValues *values, gpointer item)
{
  values->from = gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME);
  values->until = gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME);
}

char *
gops_fill_item (const GopsDossier *dossier, gpointer item, guint column)
{
  GopsFillValues values = gops_fill_values (dossier);

  gops_fill_take_window (&values, item);
  return gops_fill (&values, gops_record_get_text (item, column));
}

char *
gops_method_fill (const GopsDossier *dossier, const char *text)
{
  GopsFillValues values = gops_fill_values (dossier);

  return gops_fill (&values, text);
}
