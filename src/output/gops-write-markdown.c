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
append_numbers (GString *out, const GopsBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      char **row = block->rows->pdata[i];
      gboolean bars = block->kind == GOPS_BLOCK_BARS;

      if (g_strv_length (row) < 3)
        continue;
      g_string_append (out, "- ");
      append (out, row[0]);
      g_string_append (out, bars ? ": **" : " ");
      append (out, bars ? row[2] : row[1]);
      g_string_append (out, bars ? "**" : *row[2] != '\0' ? " – " : "");
      append (out, bars ? "" : row[2]);
      g_string_append_c (out, '\n');
    }
}

static void
append_chapter (GString *out, const GopsBlock *block)
{
  g_string_append (out, "## ");
  append (out, block->text);
  g_string_append_c (out, '\n');
  if (block->detail == NULL)
    return;
  g_string_append_c (out, '\n');
  append (out, block->detail);
  g_string_append_c (out, '\n');
}

static void
append_code (GString *out, const GopsBlock *block)
{
  append (out, block->detail != NULL ? block->detail : "");
  g_string_append (out, block->detail != NULL ? "  \n" : "");
  append (out, block->text);
  g_string_append_c (out, '\n');
}

static void
append_block (GString *out, GopsDocument *document, const GopsBlock *block, const char *heading)
{
  g_autofree char *text = block->text != NULL ? gops_document_join_detail (document, block) : NULL;

  switch (block->kind)
    {
    case GOPS_BLOCK_HEADING:   g_string_append (out, heading);                      break;
    case GOPS_BLOCK_BULLET:    g_string_append (out, "- ");                        break;
    case GOPS_BLOCK_NUMBERED:  g_string_append_printf (out, "%d. ", block->number); break;
    case GOPS_BLOCK_NOTE:      g_string_append_c (out, '*');                       break;
    case GOPS_BLOCK_PARAGRAPH:                                                     break;
    case GOPS_BLOCK_TABLE:     append_table (out, block->rows);                    return;
    case GOPS_BLOCK_QUOTE:     append_quote (out, block);                          return;
    case GOPS_BLOCK_CHAPTER:   append_chapter (out, block);                        return;
    case GOPS_BLOCK_CODE:      append_code (out, block);                           return;
    case GOPS_BLOCK_FIGURES:
    case GOPS_BLOCK_BARS:      append_numbers (out, block);                        return;
    }
  append (out, text);
  if (block->kind == GOPS_BLOCK_NOTE)
    g_string_append_c (out, '*');
  g_string_append_c (out, '\n');
}

/* Where programs that show Markdown lead to for a heading: in small letters, without marks, hyphens for blanks. */
static void
append_anchor (GString *out, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '-' || *p == '_')
      g_string_append_unichar (out, g_utf8_get_char (p));
    else if (*p == ' ')
      g_string_append_c (out, '-');
}

static void
append_contents (GString *out, GopsDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];

      if (block->kind != GOPS_BLOCK_CHAPTER)
        continue;
      g_string_append (out, "- [");
      append (out, block->text);
      g_string_append (out, "](#");
      append_anchor (out, block->text);
      g_string_append (out, ")\n");
    }
}

/* Kind, motto and lines of a book, then its contents. */
static void
append_cover (GString *out, GopsDocument *document)
{
  const GopsCover *cover = document->cover;

  g_string_append (out, "\n*");
  append (out, cover->kind);
  g_string_append (out, "*\n\n");
  append (out, cover->motto);
  g_string_append (out, *cover->motto != '\0' ? "\n\n" : "");
  for (guint i = 0; cover->lines[i] != NULL; i++)
    {
      append (out, cover->lines[i]);
      g_string_append (out, cover->lines[i + 1] != NULL ? "  \n" : "\n\n");
    }
  append_contents (out, document);
}

char *
gops_write_markdown (GopsDocument *document)
{
  GString *out = g_string_new ("# ");
  const char *heading = gops_document_has_chapters (document) ? "### " : "## ";
  const GopsBlock *before = NULL;

  append (out, document->title);
  g_string_append_c (out, '\n');
  if (document->cover != NULL)
    append_cover (out, document);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];
      gboolean list = block->kind == GOPS_BLOCK_BULLET || block->kind == GOPS_BLOCK_NUMBERED;

      if (before == NULL || !list || before->kind != block->kind)
        g_string_append_c (out, '\n');
      append_block (out, document, block, heading);
      before = block;
    }
  return g_string_free (out, FALSE);
}
