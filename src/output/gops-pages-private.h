/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of a plain document and those of a book share. */
#pragma once

#include "gops-pages.h"
#include "gops-qr.h"
#include "gops-typesetting.h"

G_BEGIN_DECLS

#define GOPS_PAGES_BODY 10.5   /* points, of a document; all other sizes go with it */

typedef enum
{
  GOPS_PIECE_TEXT,
  GOPS_PIECE_RULE,
  GOPS_PIECE_CODE,
} GopsPieceKind;

/* Some lines of a block at one place, a rule, or a code. */
typedef struct
{
  GopsPieceKind kind;
  int           page;
  double        x, y;
  GopsTypeset  *block;      /* (unowned) */
  int           first, count;
  double        grey;       /* below 0: the accent colour */
  double        width, height;   /* of a rule; of a code its side */
  GopsQr       *code;       /* (unowned) */
} GopsPiece;

/* A chapter or a heading, for contents, running heads and what readers show beside the pages. */
typedef struct
{
  const char *text;         /* (unowned) */
  int         level;        /* 1: a chapter, 2: a heading */
  int         page;
  double      x, y;
} GopsPageMark;

/* A line of the contents. */
typedef struct
{
  guint  mark;              /* that it leads to */
  int    page;
  double y;
  double end;               /* where its text ends */
} GopsContentsLine;

struct _GopsPages
{
  GopsDocument *document;   /* (unowned) */
  gboolean      is_book;
  double        width, height;
  double        side, top, foot;   /* margins */
  double        scale;      /* of sizes and distances: of a document a little under 1 when that saves a page */
  GPtrArray    *blocks;     /* (element-type GopsTypeset) */
  GPtrArray    *codes;      /* (element-type GopsQr) */
  GArray       *pieces;     /* (element-type GopsPiece): by page */
  GArray       *marks;      /* (element-type GopsPageMark): by page */
  GArray       *contents;   /* (element-type GopsContentsLine) */
  int           first_page; /* of the text: after cover and contents */
  int           page;
  double        y;
};

/* Sets a text that stays as long as the pages; @size before scaling. */
GopsTypeset *gops_pages_set       (GopsPages   *self,
                                   const char  *text,
                                   double       size,
                                   int          weight,
                                   double       width);
double       gops_pages_room      (GopsPages   *self);   /* between the margins */
double       gops_pages_bottom    (GopsPages   *self);
void         gops_pages_skip      (GopsPages   *self,
                                   double       distance);
void         gops_pages_break     (GopsPages   *self);
void         gops_pages_add       (GopsPages   *self,
                                   GopsTypeset *block,
                                   double       x,
                                   int          first,
                                   int          count,
                                   double       grey);
/* Places a block, on as many pages as it takes; no single line stays behind or goes ahead alone. */
void         gops_pages_place     (GopsPages   *self,
                                   GopsTypeset *block,
                                   double       x,
                                   double       grey);
void         gops_pages_add_mark  (GopsPages   *self,
                                   const char  *text,
                                   int          level);

/* --- blocks with rows --- */

void         gops_pages_place_table   (GopsPages       *self,
                                       GPtrArray       *rows);
void         gops_pages_place_figures (GopsPages       *self,
                                       GPtrArray       *rows);
void         gops_pages_place_bars    (GopsPages       *self,
                                       const GopsBlock *block);

/* --- of a book --- */

/* Begins with cover and contents. */
void         gops_pages_begin_book    (GopsPages       *self);
void         gops_pages_place_chapter (GopsPages       *self,
                                       const GopsBlock *block);
void         gops_pages_draw_cover    (GopsPages       *self,
                                       cairo_t         *cr);
/* Numbers and links of the contents, running heads, page numbers. */
void         gops_pages_draw_book     (GopsPages       *self,
                                       int              index,
                                       cairo_t         *cr);
void         gops_pages_use_accent    (cairo_t         *cr);

G_END_DECLS
