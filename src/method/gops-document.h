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
  GOPS_BLOCK_CHAPTER,     /* above headings; the detail says in a sentence what is in it */
  GOPS_BLOCK_FIGURES,     /* a few numbers that stand out: rows of number, what it counts, a remark */
  GOPS_BLOCK_BARS,        /* rows of what, a whole number as a bar, the number as people read it */
  GOPS_BLOCK_CODE,        /* a code to scan: the text is what it holds, the detail says what for */
} GopsBlockKind;

typedef struct
{
  GopsBlockKind  kind;
  int            number;    /* of a numbered item, from 1 */
  char          *text;      /* (owned) (nullable): NULL for what has rows */
  char          *detail;    /* (owned) (nullable): what follows from an item */
  GPtrArray     *rows;      /* (owned) (nullable) (element-type GStrv): of a table the first is its head */
} GopsBlock;

/* What makes a book of a document: it has a cover, a list of contents, and pages the size of a book's. */
typedef struct
{
  char  *kind;              /* (owned) what it is: "Handbook" */
  char  *motto;             /* (owned) a sentence or two; may be "" */
  char **lines;             /* (owned) below: version, who is asked, the day */
} GopsCover;

typedef struct
{
  char      *language;      /* (owned) "en", "zh_CN" */
  char      *title;         /* (owned) */
  char      *date;          /* (owned) (nullable) "YYYY-MM-DD": files of the same day are the same byte by byte */
  GopsCover *cover;         /* (owned) (nullable) */
  GPtrArray *blocks;        /* (owned) (element-type GopsBlock) */
} GopsDocument;

/* All texts are copied, without control characters and marks that reorder text. */
GopsDocument *gops_document_new            (const char   *language,
                                            const char   *title);
void          gops_document_free           (GopsDocument *self);

void          gops_document_set_date       (GopsDocument *self,
                                            const char   *date);
/* @lines: NULL-terminated */
void          gops_document_set_cover      (GopsDocument       *self,
                                            const char         *kind,
                                            const char         *motto,
                                            const char *const  *lines);

/* @lead: (nullable) */
void          gops_document_add_chapter    (GopsDocument *self,
                                            const char   *text,
                                            const char   *lead);
/* @text: what the code holds, in one line. @caption: (nullable) */
void          gops_document_add_code       (GopsDocument *self,
                                            const char   *text,
                                            const char   *caption);
/* Adds copies of the blocks of @other. */
void          gops_document_add_blocks     (GopsDocument       *self,
                                            const GopsDocument *other);
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
/* The rows that are added next have three cells. */
void          gops_document_add_figures    (GopsDocument       *self);
void          gops_document_add_bars       (GopsDocument       *self);
void          gops_document_add_row        (GopsDocument       *self,
                                            const char *const  *cells);

/* The largest number of a block of bars, at least 1; and that of a row, at least 0. */
gint64        gops_block_largest           (const GopsBlock    *block);
gint64        gops_block_number            (char              **row);

/* Whether headings stand below chapters. */
gboolean      gops_document_has_chapters   (const GopsDocument *self);

/* A block's text and its detail in one line: "No ads; first a word".  (transfer full) */
char         *gops_document_join_detail    (GopsDocument    *self,
                                            const GopsBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDocument, gops_document_free)

G_END_DECLS
