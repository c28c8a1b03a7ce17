/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in several languages. */
#include "config.h"

#include "gops-text.h"

#include <string.h>

const char *
gops_text_get (const GopsText *text, const char *language)
{
  if (text == NULL)
    return NULL;
  if (language != NULL && g_str_has_prefix (language, "zh") && text->zh_cn != NULL)
    return text->zh_cn;
  return text->en != NULL ? text->en : text->zh_cn;
}

gboolean
gops_text_is_set (const GopsText *text)
{
  return text != NULL && (text->en != NULL || text->zh_cn != NULL);
}

gboolean
gops_text_is (const GopsText *text, const char *name)
{
  return name != NULL && ((text->en != NULL && g_ascii_strcasecmp (text->en, name) == 0) || g_strcmp0 (text->zh_cn, name) == 0);
}

char *
gops_text_rename_group (const char *text, const char *from, const char *to)
{
  GString *renamed = g_string_new (text);

  if (from != NULL && *from != '\0' && strstr (renamed->str, from) != NULL)
    g_string_replace (renamed, from, to, 0);
  return g_string_free (renamed, FALSE);
}

char *
gops_slug (const char *name, const char *otherwise)
{
  GString *slug = g_string_new (NULL);

  for (const char *c = name; *c != '\0' && slug->len < 40; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, g_ascii_tolower (*c));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append (slug, otherwise);
  return g_string_free (slug, FALSE);
}

const char *const *
gops_languages (void)
{
  static const char *const languages[] = { "en", "zh_CN", NULL };

  return languages;
}

const char *
gops_language_normalise (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "zh") ? "zh_CN" : "en";
}

const char *
gops_interface_language (void)
{
  return gops_language_normalise (g_get_language_names ()[0]);
}
