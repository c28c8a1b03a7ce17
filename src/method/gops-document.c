/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document before it is text, HTML or pages. */
#include "gops-document.h"

#include "gops-text-clean.h"

static void
free_block (gpointer data)
{
  GopsBlock *block = data;

  g_free (block->text);
  g_free (block->detail);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

GopsDocument *
gops_document_new (const char *language, const char *title)
{
  GopsDocument *self = g_new0 (GopsDocument, 1);

  self->language = g_strdup (language != NULL ? language : "en");
  self->title = gops_text_clean_line (title);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

void
gops_document_free (GopsDocument *self)
{
  g_free (self->language);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static GopsBlock *
add (GopsDocument *self, GopsBlockKind kind, const char *text, const char *detail)
{
  GopsBlock *block;
  gboolean lines = kind == GOPS_BLOCK_PARAGRAPH || kind == GOPS_BLOCK_QUOTE;
  g_autofree char *clean = lines ? g_strstrip (gops_text_clean (text)) : gops_text_clean_line (text);

  if (kind != GOPS_BLOCK_TABLE && *clean == '\0')
    return NULL;
  block = g_new0 (GopsBlock, 1);
  block->kind = kind;
  if (kind != GOPS_BLOCK_TABLE)
    block->text = g_steal_pointer (&clean);
  if (detail != NULL && *detail != '\0')
    block->detail = gops_text_clean_line (detail);
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
gops_document_add_heading (GopsDocument *self, const char *text)
{
  add (self, GOPS_BLOCK_HEADING, text, NULL);
}

void
gops_document_add_paragraph (GopsDocument *self, const char *text)
{
  add (self, GOPS_BLOCK_PARAGRAPH, text, NULL);
}

void
gops_document_add_bullet (GopsDocument *self, const char *text, const char *detail)
{
  add (self, GOPS_BLOCK_BULLET, text, detail);
}

void
gops_document_add_numbered (GopsDocument *self, int number, const char *text, const char *detail)
{
  GopsBlock *block = add (self, GOPS_BLOCK_NUMBERED, text, detail);

  if (block != NULL)
    block->number = number;
}

void
gops_document_add_note (GopsDocument *self, const char *text)
{
  add (self, GOPS_BLOCK_NOTE, text, NULL);
}

void
gops_document_add_quote (GopsDocument *self, const char *text, const char *source)
{
  add (self, GOPS_BLOCK_QUOTE, text, source);
}

void
gops_document_add_table (GopsDocument *self, const char *const *head)
{
  add (self, GOPS_BLOCK_TABLE, NULL, NULL)->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gops_document_add_row (self, head);
}

void
gops_document_add_row (GopsDocument *self, const char *const *cells)
{
  GopsBlock *table = self->blocks->len > 0 ? self->blocks->pdata[self->blocks->len - 1] : NULL;
  guint n = g_strv_length ((char **) cells);
  char **row = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    row[i] = gops_text_clean_line (cells[i]);
  if (table != NULL && table->rows != NULL)
    g_ptr_array_add (table->rows, row);
  else
    g_strfreev (row);
}

/* 不发广告（先提醒一次）; the stop of the two is that of the second. One that has brackets of its own follows a "；". */
static char *
join_chinese (const char *text, const char *detail)
{
  gboolean stop = g_str_has_suffix (detail, "。");
  g_autofree char *first = g_strndup (text, strlen (text) - (g_str_has_suffix (text, "。") ? strlen ("。") : 0));
  g_autofree char *second = g_strndup (detail, strlen (detail) - (stop ? strlen ("。") : 0));

  if (strstr (second, "（") != NULL)
    return g_strconcat (first, "；", detail, NULL);
  return g_strconcat (first, "（", second, "）", stop ? "。" : NULL, NULL);
}

/* In English the full stop of the first stays. */
char *
gops_document_join_detail (GopsDocument *self, const GopsBlock *block)
{
  if (block->detail == NULL)
    return g_strdup (block->text);
  if (g_str_has_prefix (self->language, "zh"))
    return join_chinese (block->text, block->detail);
  return g_strconcat (block->text, " – ", block->detail, NULL);
}
