/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as Markdown. */
#include "gops-document-writers.h"

#include <string.h>

/* A backslash before every sign that could format, and before what could begin a list or an address. */
static void
append (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>|#&", *p) != NULL || (p == text && strchr ("+-=~", *p) != NULL))
        g_string_append_c (out, '\\');
      if (*p == '\n')
        g_string_append (out, "  ");
      g_string_append_c (out, *p);
    }
}

static void
append_row (GString *out, char **cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, "| ");
      append (out, i < g_strv_length (cells) ? cells[i] : "");
      g_string_append_c (out, ' ');
    }
  g_string_append (out, "|\n");
}

static void
append_table (GString *out, GPtrArray *rows)
{
  guint n = g_strv_length (rows->pdata[0]);

  append_row (out, rows->pdata[0], n);
  for (guint i = 0; i < n; i++)
    g_string_append (out, "| --- ");
  g_string_append (out, "|\n");
  for (guint i = 1; i < rows->len; i++)
    append_row (out, rows->pdata[i], n);
}

/* Each line begins with the mark; who said it stands in a line of its own. */
static void
append_quote (GString *out, const GopsBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, *lines[i] != '\0' ? "> " : ">");
      append (out, lines[i]);
      g_string_append (out, *lines[i] != '\0' && lines[i + 1] != NULL && *lines[i + 1] != '\0' ? "  \n" : "\n");
    }
  if (block->detail == NULL)
    return;
  g_string_append (out, ">\n> — ");
  append (out, block->detail);
  g_string_append_c (out, '\n');
}

static void
append_block (GString *out, GopsDocument *document, const GopsBlock *block)
{
  g_autofree char *text = block->text != NULL ? gops_document_join_detail (document, block) : NULL;

  switch (block->kind)
    {
    case GOPS_BLOCK_HEADING:   g_string_append (out, "## ");                       break;
    case GOPS_BLOCK_BULLET:    g_string_append (out, "- ");                        break;
    case GOPS_BLOCK_NUMBERED:  g_string_append_printf (out, "%d. ", block->number); break;
    case GOPS_BLOCK_NOTE:      g_string_append_c (out, '*');                       break;
    case GOPS_BLOCK_PARAGRAPH:                                                     break;
    case GOPS_BLOCK_TABLE:     append_table (out, block->rows);                    return;
    case GOPS_BLOCK_QUOTE:     append_quote (out, block);                          return;
    }
  append (out, text);
  if (block->kind == GOPS_BLOCK_NOTE)
    g_string_append_c (out, '*');
  g_string_append_c (out, '\n');
}

char *
gops_write_markdown (GopsDocument *document)
{
  GString *out = g_string_new ("# ");
  const GopsBlock *before = NULL;

  append (out, document->title);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];
      gboolean list = block->kind == GOPS_BLOCK_BULLET || block->kind == GOPS_BLOCK_NUMBERED;

      if (before == NULL || !list || before->kind != block->kind)
        g_string_append_c (out, '\n');
      append_block (out, document, block);
      before = block;
    }
  return g_string_free (out, FALSE);
}
