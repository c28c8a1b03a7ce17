/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as text for a chat. */
#include "gops-document-writers.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *bold_open;
  const char *bold_close;
  const char *bullet;
  const char *escaped;        /* signs that format here and take a backslash; "" when there is no escape */
  gboolean    calls_all;      /* @everyone, @here, <!channel> would call everybody */
} Markup;

static const Markup markups[] = {
  { "plain", "", "", "• ", "", FALSE },
  { "whatsapp", "*", "*", "• ", "", FALSE },
  { "telegram", "**", "**", "• ", "", FALSE },
  { "discord", "**", "**", "- ", "\\*_~`|>#", TRUE },
  { "slack", "*", "*", "• ", "", TRUE },
  { "markdown", "**", "**", "- ", "\\*_`#[]", FALSE },
};

static const Markup *
find_markup (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (markups); i++)
    if (g_strcmp0 (markups[i].name, name) == 0)
      return &markups[i];
  return &markups[0];
}

static gboolean
calls_everybody (const char *p)
{
  static const char *const words[] = { "@everyone", "@here", "@channel", "<!", NULL };

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      return TRUE;
  return FALSE;
}

static void
append (GString *out, const Markup *markup, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr (markup->escaped, *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      if (markup->calls_all && calls_everybody (p))
        g_string_append (out, "\xe2\x80\x8b");   /* a space of no width, so that the word is a word again */
    }
}

static void
append_bold (GString *out, const Markup *markup, const char *text)
{
  g_string_append (out, markup->bold_open);
  append (out, markup, text);
  g_string_append (out, markup->bold_close);
  g_string_append_c (out, '\n');
}

static gboolean
is_item (const GopsBlock *block)
{
  return block->kind == GOPS_BLOCK_BULLET || block->kind == GOPS_BLOCK_NUMBERED;
}

static void
append_table (GString *out, const Markup *markup, GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    {
      g_auto (GStrv) cells = g_strdupv (rows->pdata[i]);
      g_autofree char *line = g_strjoinv (" | ", cells);

      append (out, markup, line);
      g_string_append_c (out, '\n');
    }
}

static void
append_block (GString *out, const Markup *markup, GopsDocument *document, const GopsBlock *block)
{
  g_autofree char *text = block->text != NULL ? gops_document_join_detail (document, block) : NULL;

  switch (block->kind)
    {
    case GOPS_BLOCK_HEADING:
      append_bold (out, markup, text);
      return;
    case GOPS_BLOCK_TABLE:
      append_table (out, markup, block->rows);
      return;
    case GOPS_BLOCK_BULLET:
      g_string_append (out, markup->bullet);
      break;
    case GOPS_BLOCK_NUMBERED:
      g_string_append_printf (out, "%d. ", block->number);
      break;
    case GOPS_BLOCK_PARAGRAPH:
    case GOPS_BLOCK_NOTE:
      break;
    }
  append (out, markup, text);
  g_string_append_c (out, '\n');
}

char *
gops_write_text (GopsDocument *document, const char *markup_name)
{
  const Markup *markup = find_markup (markup_name);
  GString *out = g_string_new (NULL);
  const GopsBlock *before = NULL;

  if (*document->title != '\0')
    append_bold (out, markup, document->title);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];

      /* An empty line before what begins something: a heading, or text after a list. */
      if (out->len > 0 && (block->kind == GOPS_BLOCK_HEADING || before == NULL
                           || (before->kind != GOPS_BLOCK_HEADING && is_item (before) != is_item (block))))
        g_string_append_c (out, '\n');
      append_block (out, markup, document, block);
      before = block;
    }
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
