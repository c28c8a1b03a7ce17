/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files by a pattern. */
#include "config.h"
#include "gops-poster-name.h"

#include <glib/gi18n.h>
#include <string.h>
#include "gops-output-error.h"

#define MOST_PART 90     /* bytes of one part; file systems allow 255 in all */
#define MOST_NAME 190    /* bytes, before what tells two of one name apart, and the ending */
#define PARTS "{group} {channel} {template} {size} {language} {date} {n} {id}"

/* (transfer full) (nullable): NULL when there is no such part */
static char *
value_of (const char *name, const GopsPosterName *parts)
{
  const struct { const char *name, *value; } texts[] = {
    { "group", parts->group }, { "channel", parts->channel }, { "template", parts->template_id }, { "size", parts->size },
    { "language", parts->language }, { "date", parts->date },
  };

  if (g_str_equal (name, "n"))
    return g_strdup_printf ("%03u", parts->number);
  if (g_str_equal (name, "id"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, parts->id);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (name, texts[i].name))
      return g_strdup (texts[i].value != NULL ? texts[i].value : "");
  return NULL;
}

gboolean
gops_poster_name_check (const char *pattern, GError **error)
{
  const GopsPosterName nothing = { 0 };

  for (const char *p = pattern; (p = strpbrk (p, "{}")) != NULL; p++)
    {
      const char *end = strchr (p, '}');
      g_autofree char *name = *p == '{' && end != NULL ? g_strndup (p + 1, (gsize) (end - p - 1)) : NULL;
      g_autofree char *value = name != NULL ? value_of (name, &nothing) : NULL;

      if (value == NULL)
        {
          g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("“%s” is no pattern for names: it may hold %s"), pattern, PARTS);
          return FALSE;
        }
      p = end;
    }
  return TRUE;
}

/* Letters, digits and what is harmless stay; all else is a hyphen, and never two of them. */
static void
append_safe (GString *out, const char *text, gsize most)
{
  gsize start = out->len;

  for (const char *p = text; *p != '\0' && out->len - start < most; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c) || (c == '_' && out->len > 0))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    }
}

static void
append_pattern (GString *out, const char *pattern, const GopsPosterName *parts)
{
  for (const char *p = pattern; *p != '\0';)
    {
      const char *open = strchr (p, '{'), *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *between = g_strndup (p, close != NULL ? (gsize) (open - p) : strlen (p));
      g_autofree char *name = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
      g_autofree char *value = name != NULL ? value_of (name, parts) : NULL;

      append_safe (out, between, MOST_PART);
      append_safe (out, value != NULL ? value : "", MOST_PART);
      p = close != NULL ? close + 1 : p + strlen (p);
    }
}

/* At the end of a whole character, and of no hyphen. */
static void
cut (GString *name)
{
  if (name->len > MOST_NAME)
    {
      const char *end = g_utf8_find_prev_char (name->str, name->str + MOST_NAME + 1);

      g_string_truncate (name, (gsize) (end - name->str));
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
}

char *
gops_poster_name_make (const char *pattern, const GopsPosterName *parts, const char *extra)
{
  GString *name = g_string_new (NULL);

  append_pattern (name, pattern, parts);
  cut (name);
  if (name->len == 0)
    g_string_append (name, "poster");
  if (extra != NULL)
    g_string_append (name, extra);
  return g_string_free (name, FALSE);
}
