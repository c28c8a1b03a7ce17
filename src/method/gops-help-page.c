/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one help page: a small Markdown, strictly. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-help.h"
#include "gops-method-error.h"

typedef struct
{
  GopsHelpPage *page;
  GString      *words;   /* plain text of everything so far */
  guint         step;    /* number of the last step, 0 after anything else */
} Reader;

static void
block_free (gpointer data)
{
  GopsHelpBlock *block = data;

  g_free (block->markup);
  g_free (block);
}

void
gops_help_page_free (GopsHelpPage *page)
{
  g_free (page->id);
  g_free (page->title);
  g_free (page->summary);
  g_free (page->words);
  g_ptr_array_unref (page->blocks);
  g_free (page);
}

/* --- within a line --- */

static void
append_escaped (GString *markup, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (markup, escaped);
}

/* Sets what stands between @open and the next @close as @tag. Returns: where to go on, NULL when nothing closes it. */
static const char *
append_span (GString *markup, GString *plain, const char *inner, const char *close, const char *tag)
{
  const char *end = strstr (inner, close);

  if (end == NULL)
    return NULL;
  g_string_append_printf (markup, "<%s>", tag);
  append_escaped (markup, inner, end - inner);
  g_string_append_printf (markup, "</%s>", tag);
  g_string_append_len (plain, inner, end - inner);
  return end + strlen (close);
}

/* [words](target); the words begin at @inner. */
static const char *
append_link (GString *markup, GString *plain, const char *inner)
{
  const char *middle = strstr (inner, "](");
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;
  g_autofree char *target = end != NULL ? g_strndup (middle + 2, end - middle - 2) : NULL;

  if (target == NULL || (!g_str_has_prefix (target, "help:") && !g_str_has_prefix (target, "page:")))
    return NULL;
  g_string_append_printf (markup, "<a href=\"%s\">", target);
  append_escaped (markup, inner, middle - inner);
  g_string_append (markup, "</a>");
  g_string_append_len (plain, inner, middle - inner);
  return end + 1;
}

/* The markup of @line; its plain text goes to @plain. Returns: (transfer full) (nullable): NULL when a mark is not closed. */
static char *
read_line (const char *line, GString *plain)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *p = line;

  while (p != NULL && *p != '\0')
    {
      gsize run = strcspn (p, "*`[");

      append_escaped (markup, p, run);
      g_string_append_len (plain, p, run);
      p += run;
      if (g_str_has_prefix (p, "**"))
        p = append_span (markup, plain, p + 2, "**", "b");
      else if (*p == '`')
        p = append_span (markup, plain, p + 1, "`", "tt");
      else if (*p != '\0')
        p = *p == '[' ? append_link (markup, plain, p + 1) : NULL;
    }
  return p != NULL ? g_string_free (g_steal_pointer (&markup), FALSE) : NULL;
}

/* --- lines --- */

/* What kind of block @line begins, and what is left of it. */
static GopsHelpBlockType
classify (const char *line, const char **out_rest, gboolean *out_numbered)
{
  gsize digits = strspn (line, "0123456789");

  *out_numbered = digits > 0 && g_str_has_prefix (line + digits, ". ");
  *out_rest = line + (*out_numbered ? digits + 2 : 2);
  if (*out_numbered)
    return GOPS_HELP_STEP;
  if (g_str_has_prefix (line, "- "))
    return GOPS_HELP_ITEM;
  if (g_str_has_prefix (line, "> "))
    return GOPS_HELP_CASE;
  *out_rest = g_str_has_prefix (line, "## ") ? line + 3 : line;
  return *out_rest != line ? GOPS_HELP_HEADING : GOPS_HELP_PARAGRAPH;
}

static gboolean
read_block (Reader *reader, const char *line)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean numbered;
  const char *rest;
  GopsHelpBlock *block = g_new0 (GopsHelpBlock, 1);

  g_ptr_array_add (reader->page->blocks, block);
  block->type = classify (line, &rest, &numbered);
  block->markup = read_line (rest, plain);
  if (block->markup == NULL || *rest == '\0' || (block->type == GOPS_HELP_PARAGRAPH && *rest == '#'))
    return FALSE;
  reader->step = numbered ? reader->step + 1 : 0;
  block->number = reader->step;
  if (reader->page->summary == NULL)
    reader->page->summary = g_strdup (plain->str);
  g_string_append_printf (reader->words, "\n%s", plain->str);
  return TRUE;
}

static gboolean
read_title (Reader *reader, const char *line)
{
  if (!g_str_has_prefix (line, "# ") || line[2] == '\0')
    return FALSE;
  reader->page->title = g_strdup (line + 2);
  g_string_append (reader->words, reader->page->title);
  return TRUE;
}

static gboolean
read_lines (Reader *reader, char **lines, const char *file, GError **error)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean ok = reader->page->title == NULL ? read_title (reader, lines[i])
                                                : *lines[i] == '\0' || read_block (reader, lines[i]);

      if (ok)
        continue;
      /* Translators: file, line number */
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX, _("%s, line %u: this is not a line of a help page"),
                   file, i + 1);
      return FALSE;
    }
  if (reader->page->summary != NULL && ((GopsHelpBlock *) reader->page->blocks->pdata[0])->type == GOPS_HELP_PARAGRAPH)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX, _("%s: a help page begins with a title and a paragraph"), file);
  return FALSE;
}

GopsHelpPage *
gops_help_parse (const char *id, const char *file, const char *text, GError **error)
{
  g_autoptr (GopsHelpPage) page = g_new0 (GopsHelpPage, 1);
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Reader reader = { page, words, 0 };

  page->id = g_strdup (id);
  page->blocks = g_ptr_array_new_with_free_func (block_free);
  if (!read_lines (&reader, lines, file, error))
    return NULL;
  page->words = g_utf8_casefold (words->str, words->len);
  return g_steal_pointer (&page);
}
