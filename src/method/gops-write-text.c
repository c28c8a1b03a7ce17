/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as text for a chat. */
#include "gops-write-text.h"

#include "gops-write-text-private.h"

static void
append_line (GString *out, const GopsChatMarkup *markup, const char *text)
{
  gops_chat_markup_append (markup, out, text);
  g_string_append_c (out, '\n');
}

static void
append_bold (GString *out, const GopsChatMarkup *markup, const char *text)
{
  gops_chat_markup_append_bold (markup, out, text);
  g_string_append_c (out, '\n');
}

/* Who said it stands above. */
static void
append_quote (GString *out, const GopsChatMarkup *markup, const GopsBlock *block)
{
  if (block->detail != NULL)
    append_bold (out, markup, block->detail);
  append_line (out, markup, block->text);
}

static gboolean
is_item (const GopsBlock *block)
{
  return block->kind == GOPS_BLOCK_BULLET || block->kind == GOPS_BLOCK_NUMBERED;
}

#define PLAIN_CELLS 4   /* so many explain themselves; of more the heads say what they are */

static void
append_table (GString *out, const GopsChatMarkup *markup, GPtrArray *rows)
{
  guint first = rows->len > 0 && g_strv_length (rows->pdata[0]) > PLAIN_CELLS ? 0 : 1;

  for (guint i = first; i < rows->len; i++)
    {
      g_auto (GStrv) cells = g_strdupv (rows->pdata[i]);
      g_autofree char *line = g_strjoinv (" | ", cells);

      append_line (out, markup, line);
    }
}

/* "236 members (12 more than before)", "Monday: 34". */
static void
append_numbers (GString *out, const GopsChatMarkup *markup, const GopsBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      char **row = block->rows->pdata[i];
      g_autofree char *line = NULL;

      if (g_strv_length (row) < 3)
        continue;
      line = block->kind == GOPS_BLOCK_BARS ? g_strdup_printf ("%s: %s", row[0], row[2])
                                            : g_strdup_printf (*row[2] != '\0' ? "%s %s (%s)" : "%s %s", row[0], row[1], row[2]);
      g_string_append (out, markup->bullet);
      append_line (out, markup, line);
    }
}

void
gops_write_text_mark (GString *out, const GopsChatMarkup *markup, const GopsBlock *block)
{
  if (block->kind == GOPS_BLOCK_BULLET)
    g_string_append (out, markup->bullet);
  else if (block->kind == GOPS_BLOCK_NUMBERED)
    g_string_append_printf (out, "%d. ", block->number);
}

void
gops_write_text_block (GString *out, const GopsChatMarkup *markup, GopsDocument *document, const GopsBlock *block)
{
  g_autofree char *text = block->text != NULL ? gops_document_join_detail (document, block) : NULL;

  switch (block->kind)
    {
    case GOPS_BLOCK_CHAPTER:
      append_bold (out, markup, block->text);
      if (block->detail != NULL)
        append_line (out, markup, block->detail);
      return;
    case GOPS_BLOCK_CODE:
      if (block->detail != NULL)
        append_line (out, markup, block->detail);
      append_line (out, markup, block->text);
      return;
    case GOPS_BLOCK_HEADING:
      append_bold (out, markup, text);
      return;
    case GOPS_BLOCK_TABLE:
      append_table (out, markup, block->rows);
      return;
    case GOPS_BLOCK_FIGURES:
    case GOPS_BLOCK_BARS:
      append_numbers (out, markup, block);
      return;
    case GOPS_BLOCK_QUOTE:
      append_quote (out, markup, block);
      return;
    case GOPS_BLOCK_BULLET:
    case GOPS_BLOCK_NUMBERED:
    case GOPS_BLOCK_PARAGRAPH:
    case GOPS_BLOCK_NOTE:
      break;
    }
  gops_write_text_mark (out, markup, block);
  append_line (out, markup, text);
}

/* An empty line before what begins something: a heading, or text after a list. */
gboolean
gops_write_text_is_gap (const GopsBlock *before, const GopsBlock *block)
{
  return block->kind == GOPS_BLOCK_CHAPTER || block->kind == GOPS_BLOCK_HEADING || block->kind == GOPS_BLOCK_QUOTE || before == NULL || before->kind == GOPS_BLOCK_QUOTE
    || (before->kind != GOPS_BLOCK_HEADING && is_item (before) != is_item (block));
}

char *
gops_write_text (GopsDocument *document, const char *markup_name)
{
  const GopsChatMarkup *markup = gops_chat_markup_find (markup_name);
  GString *out = g_string_new (NULL);
  const GopsBlock *before = NULL;

  if (*document->title != '\0')
    append_bold (out, markup, document->title);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];

      if (out->len > 0 && gops_write_text_is_gap (before, block))
        g_string_append_c (out, '\n');
      gops_write_text_block (out, markup, document, block);
      before = block;
    }
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
