/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one text out of a scrap of XML. */
#include "config.h"

#include "gops-xml-snippet.h"

#include <string.h>

#define CDATA     "<![CDATA["
#define CDATA_END "]]>"

static gboolean
is_sound (guint64 c)
{
  return c > 0 && c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff);
}

/* Returns: bytes of the entity at @p, which begins with &; 0 when it is none */
static gsize
append_entity (const char *p,
               const char *end,
               GString    *out)
{
  static const struct
  {
    const char *entity;
    char        c;
  } entities[] = { { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' }, { "&quot;", '"' }, { "&apos;", '\'' } };
  gboolean hex = end - p > 3 && p[1] == '#' && (p[2] == 'x' || p[2] == 'X');
  char *after;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gsize length = strlen (entities[i].entity);

      if ((gsize) (end - p) < length || strncmp (p, entities[i].entity, length) != 0)
        continue;
      g_string_append_c (out, entities[i].c);
      return length;
    }
  if (end - p < 4 || p[1] != '#' || !(hex ? g_ascii_isxdigit (p[3]) : g_ascii_isdigit (p[2])))
    return 0;
  number = g_ascii_strtoull (p + (hex ? 3 : 2), &after, hex ? 16 : 10);
  if (after >= end || *after != ';' || !is_sound (number))
    return 0;
  g_string_append_unichar (out, (gunichar) number);
  return after + 1 - p;
}

static gsize
append_cdata (const char *p,
              const char *end,
              GString    *out)
{
  const char *start = p + strlen (CDATA), *close = g_strstr_len (start, end - start, CDATA_END);

  if (close == NULL)
    close = end;
  g_string_append_len (out, start, close - start);
  return (close == end ? end : close + strlen (CDATA_END)) - p;
}

static void
append_plain (const char *p,
              const char *end,
              GString    *out)
{
  while (p < end)
    {
      gsize length = strcspn (p, "<&");
      const char *close;

      length = MIN (length, (gsize) (end - p));
      g_string_append_len (out, p, (gssize) length);
      p += length;
      if (p == end)
        break;
      if (*p == '&')
        length = append_entity (p, end, out);
      else if ((gsize) (end - p) >= strlen (CDATA) && strncmp (p, CDATA, strlen (CDATA)) == 0)
        length = append_cdata (p, end, out);
      else
        {
          close = memchr (p, '>', end - p);
          length = (close != NULL ? close + 1 : end) - p;
        }
      if (length == 0)
        {
          g_string_append_c (out, '&');
          length = 1;
        }
      p += length;
    }
}

gboolean
gops_xml_snippet_element (const char *xml,
                          const char *name,
                          GString    *out)
{
  g_autofree char *open = g_strconcat ("<", name, NULL), *close = g_strconcat ("</", name, ">", NULL);
  gsize length = strlen (open);

  g_string_truncate (out, 0);
  for (const char *p = strstr (xml, open), *end; p != NULL; p = strstr (p, open))
    {
      p += length;
      if (*p != '>' && !g_ascii_isspace (*p))
        continue;
      p = strchr (p, '>');
      if (p == NULL)
        break;
      if (p[-1] == '/')
        continue;
      end = strstr (p, close);
      if (end == NULL)
        break;
      append_plain (p + 1, end, out);
      return TRUE;
    }
  return FALSE;
}

gboolean
gops_xml_snippet_attribute (const char *xml,
                            const char *name,
                            GString    *out)
{
  g_autofree char *open = g_strconcat (" ", name, "=\"", NULL);
  const char *start = strstr (xml, open), *end;

  g_string_truncate (out, 0);
  if (start == NULL)
    return FALSE;
  start += strlen (open);
  end = strchr (start, '"');
  if (end == NULL)
    return FALSE;
  append_plain (start, end, out);
  return TRUE;
}

void
gops_xml_snippet_plain (const char *xml,
                        GString    *out)
{
  g_string_truncate (out, 0);
  append_plain (xml, xml + strlen (xml), out);
}
