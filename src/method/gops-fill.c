/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling variables. */
#include "config.h"

#include <string.h>

#include "gops-fill.h"
#include "gops-phrase.h"

#define APPEAL_DAYS 7

static const char *
or_phrase (const char *value, const char *language, const char *phrase)
{
  return value != NULL && *value != '\0' ? value : gops_phrase (language, phrase);
}

static const char *
or_text (const char *value, const char *fallback)
{
  return value != NULL && *value != '\0' ? value : fallback;
}

/* What @name stands for. Returns: (transfer full). */
static char *
look_up (const GopsFillValues *values, const char *name)
{
  if (g_str_equal (name, "group"))
    return g_strdup (or_phrase (values->group, values->language, "default.group"));
  if (g_str_equal (name, "owner"))
    return g_strdup (or_phrase (values->owner, values->language, "default.owner"));
  if (g_str_equal (name, "audience"))
    return g_strdup (or_phrase (values->audience, values->language, "default.audience"));
  if (g_str_equal (name, "theme"))
    return g_strdup (or_phrase (values->theme, values->language, "default.theme"));
  if (g_str_equal (name, "quiet_from"))
    return g_strdup (or_text (values->quiet_from, "22:30"));
  if (g_str_equal (name, "quiet_until"))
    return g_strdup (or_text (values->quiet_until, "07:30"));
  if (g_str_equal (name, "hours") || g_str_equal (name, "response_hours"))
    return g_strdup_printf ("%d", values->response_hours > 0 ? values->response_hours : 24);
  if (g_str_equal (name, "places"))
    return g_strdup_printf ("%d", values->places > 0 ? values->places : 200);
  if (g_str_equal (name, "appeal_days"))
    return g_strdup_printf ("%d", APPEAL_DAYS);
  return g_strdup ("…");
}

/* The end of the variable that begins at @open, NULL when there is none. */
static const char *
find_close (const char *open)
{
  gsize length = strspn (open + 1, "abcdefghijklmnopqrstuvwxyz_");

  return length > 0 && open[1 + length] == '}' ? open + 1 + length : NULL;
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
      else
        {
          g_autofree char *name = g_strndup (open + 1, close - open - 1);
          g_autofree char *value = look_up (values, name);

          /* A theme may itself name the group; no deeper, or "{theme}" as theme would never end. */
          if (depth > 0)
            append_filled (out, values, value, depth - 1);
          else
            g_string_append (out, strchr (value, '{') != NULL ? "…" : value);
        }
    }
  g_string_append (out, text);
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

char *
gops_method_fill (const GopsDossier *dossier, const char *text)
{
  GopsFillValues values = gops_fill_values (dossier);

  return gops_fill (&values, text);
}
