/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags as one text with commas between. */
#include "gops-tags.h"

static gboolean
has_tag (GPtrArray  *tags,
         const char *tag)
{
  return g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL);
}

/* The parts of @text between one of @separators (ended by NULL), which may be signs of several bytes. */
static GPtrArray *
split (const char        *text,
       const char *const *separators)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) parts = NULL;

  for (guint i = 1; separators[i] != NULL; i++)
    g_string_replace (plain, separators[i], separators[0], 0);
  parts = g_strsplit (plain->str, separators[0], -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !has_tag (found, parts[i]))
      g_ptr_array_add (found, g_strdup (parts[i]));
  return found;
}

GPtrArray *
gops_tags_split (const char *text)
{
  static const char *const separators[] = { ",", "，", "、", NULL };

  return split (text, separators);
}

GPtrArray *
gops_titles_split (const char *text)
{
  static const char *const separators[] = { ";", "；", NULL };

  return split (text, separators);
}

char *
gops_tags_unite (const char *first,
                 const char *second)
{
  g_autoptr (GPtrArray) tags = gops_tags_split (first), more = gops_tags_split (second);
  GString *text = g_string_new (first);

  for (guint i = 0; i < more->len; i++)
    if (!has_tag (tags, more->pdata[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", (char *) more->pdata[i]);
  return g_string_free (text, FALSE);
}
