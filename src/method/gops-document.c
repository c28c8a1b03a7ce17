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

static void
free_cover (GopsCover *cover)
{
  g_free (cover->kind);
  g_free (cover->motto);
  g_strfreev (cover->lines);
  g_free (cover);
}

void
gops_document_free (GopsDocument *self)
{
  g_clear_pointer (&self->cover, free_cover);
  g_free (self->date);
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

  if (*clean == '\0')
    return NULL;
  block = g_new0 (GopsBlock, 1);
  block->kind = kind;
  block->text = g_steal_pointer (&clean);
  if (detail != NULL && *detail != '\0')
    block->detail = gops_text_clean_line (detail);
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
gops_document_set_date (GopsDocument *self, const char *date)
{
  g_free (self->date);
  self->date = g_strdup (date);
}

void
gops_document_set_cover (GopsDocument *self, const char *kind, const char *motto, const char *const *lines)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  g_clear_pointer (&self->cover, free_cover);
  self->cover = g_new0 (GopsCover, 1);
  self->cover->kind = gops_text_clean_line (kind);
  self->cover->motto = gops_text_clean_line (motto);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (kept, gops_text_clean_line (lines[i]));
  g_ptr_array_add (kept, NULL);
  self->cover->lines = (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

void
gops_document_add_chapter (GopsDocument *self, const char *text, const char *lead)
{
  add (self, GOPS_BLOCK_CHAPTER, text, lead);
}

void
gops_document_add_code (GopsDocument *self, const char *text, const char *caption)
{
  add (self, GOPS_BLOCK_CODE, text, caption);
}

static void
add_copy (GopsDocument *self, const GopsBlock *block)
{
  GopsBlock *copy = g_new0 (GopsBlock, 1);

  copy->kind = block->kind;
  copy->number = block->number;
  copy->text = g_strdup (block->text);
  copy->detail = g_strdup (block->detail);
  g_ptr_array_add (self->blocks, copy);
  if (block->rows == NULL)
    return;
  copy->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < block->rows->len; i++)
    g_ptr_array_add (copy->rows, g_strdupv (block->rows->pdata[i]));
}

void
gops_document_add_blocks (GopsDocument *self, const GopsDocument *other)
{
  for (guint i = 0; i < other->blocks->len; i++)
    add_copy (self, other->blocks->pdata[i]);
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

static void
add_rows (GopsDocument *self, GopsBlockKind kind)
{
  GopsBlock *block = g_new0 (GopsBlock, 1);

  block->kind = kind;
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->blocks, block);
}

void
gops_document_add_table (GopsDocument *self, const char *const *head)
{
  add_rows (self, GOPS_BLOCK_TABLE);
  gops_document_add_row (self, head);
}

void
gops_document_add_figures (GopsDocument *self)
{
  add_rows (self, GOPS_BLOCK_FIGURES);
}

void
gops_document_add_bars (GopsDocument *self)
{
  add_rows (self, GOPS_BLOCK_BARS);
}

gint64
gops_block_number (char **row)
{
  gint64 number = g_strv_length (row) > 1 ? g_ascii_strtoll (row[1], NULL, 10) : 0;

  return MAX (number, 0);
}

gint64
gops_block_largest (const GopsBlock *block)
{
  gint64 largest = 1;

  for (guint i = 0; i < block->rows->len; i++)
    largest = MAX (largest, gops_block_number (block->rows->pdata[i]));
  return largest;
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

gboolean
gops_document_has_chapters (const GopsDocument *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (((const GopsBlock *) self->blocks->pdata[i])->kind == GOPS_BLOCK_CHAPTER)
      return TRUE;
  return FALSE;
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
