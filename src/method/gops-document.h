/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document before it is text, HTML or pages: a short list of blocks in one language.
 * Who builds one knows what a rule is and nothing of HTML; the writers know the reverse. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_BLOCK_HEADING,
  GOPS_BLOCK_PARAGRAPH,
  GOPS_BLOCK_BULLET,
  GOPS_BLOCK_NUMBERED,    /* number is given, so that it may run on through sections */
  GOPS_BLOCK_TABLE,
  GOPS_BLOCK_NOTE,        /* small: version, date, who is asked */
  GOPS_BLOCK_QUOTE,       /* what somebody said; the detail says who, and when */
} GopsBlockKind;

typedef struct
{
  GopsBlockKind  kind;
  int            number;    /* of a numbered item, from 1 */
  char          *text;      /* (owned) (nullable): NULL for a table */
  char          *detail;    /* (owned) (nullable): what follows from an item */
  GPtrArray     *rows;      /* (owned) (nullable) (element-type GStrv): a table's, the first is its head */
} GopsBlock;

typedef struct
{
  char      *language;      /* (owned) "en", "zh_CN" */
  char      *title;         /* (owned) */
  GPtrArray *blocks;        /* (owned) (element-type GopsBlock) */
} GopsDocument;

/* All texts are copied, without control characters and marks that reorder text. */
GopsDocument *gops_document_new            (const char   *language,
                                            const char   *title);
void          gops_document_free           (GopsDocument *self);

void          gops_document_add_heading    (GopsDocument *self,
                                            const char   *text);
void          gops_document_add_paragraph  (GopsDocument *self,
                                            const char   *text);
void          gops_document_add_bullet     (GopsDocument *self,
                                            const char   *text,
                                            const char   *detail);
void          gops_document_add_numbered   (GopsDocument *self,
                                            int           number,
                                            const char   *text,
                                            const char   *detail);
void          gops_document_add_note       (GopsDocument *self,
                                            const char   *text);
/* May hold line breaks.  @source: (nullable) */
void          gops_document_add_quote      (GopsDocument *self,
                                            const char   *text,
                                            const char   *source);
/* Begins a table with @head (NULL-terminated); rows added next belong to it. */
void          gops_document_add_table      (GopsDocument       *self,
                                            const char *const  *head);
void          gops_document_add_row        (GopsDocument       *self,
                                            const char *const  *cells);

/* A block's text and its detail in one line: "No ads; first a word".  (transfer full) */
char         *gops_document_join_detail    (GopsDocument    *self,
                                            const GopsBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDocument, gops_document_free)

G_END_DECLS
