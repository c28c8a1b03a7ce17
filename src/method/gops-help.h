/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help pages: what each step is for, how it is done, the errors made with it, cases, and why it works.
 *
 * data/help/contents.json names the pages in reading order, by chapters; data/help/<language>/<id>.md is a page's text in
 * a small Markdown: "# Title" in the first line, then a paragraph that is also the summary; "## Heading"; paragraphs of
 * one line; "- item"; "1. step"; "> case". Within a line **strong**, `key` and [words](help:id) or [words](page:rules).
 * Anything else is an error that names the file and the line.
 *
 * Everything returned lives as long as the process; calls belong to the main thread or, for gops_help_search(), to any. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_HELP_HEADING,
  GOPS_HELP_PARAGRAPH,
  GOPS_HELP_ITEM,
  GOPS_HELP_STEP,
  GOPS_HELP_CASE
} GopsHelpBlockType;

typedef struct
{
  GopsHelpBlockType type;
  guint             number;   /* of a step, from 1 */
  char             *markup;   /* (owned) Pango markup; links lead to "help:<page>" or "page:<page of the window>" */
} GopsHelpBlock;

typedef struct
{
  char      *id;        /* (owned) */
  char      *title;     /* (owned) */
  char      *summary;   /* (owned) first paragraph as plain text */
  char      *words;     /* (owned) everything as plain text, case folded: what a search looks in */
  GPtrArray *blocks;    /* (owned) (element-type GopsHelpBlock) the summary first */
} GopsHelpPage;

/* A page's place in the contents. */
typedef struct
{
  const char *id;
  const char *place;   /* (nullable) the page of the window that F1 explains with it */
} GopsHelpEntry;

typedef struct
{
  const char          *id;
  GopsText             name;
  const GopsHelpEntry *pages;
  guint                n_pages;
} GopsHelpChapter;

/* Returns: (transfer none): the chapters in reading order. */
const GopsHelpChapter *gops_help_chapters  (guint       *out_n);

/* Returns: (transfer none) (nullable): the page @id in @language, NULL when there is none. */
const GopsHelpPage    *gops_help_find      (const char  *language,
                                            const char  *id);

/* Returns: (transfer none): the id of the page that explains @place of the window (nullable); the first page of all when
 * none does. */
const char            *gops_help_for_place (const char  *place);

/* Pages in @language with every word of @text in them, those with a word in the title first.
 * Returns: (transfer container) (element-type GopsHelpPage). */
GPtrArray             *gops_help_search    (const char  *language,
                                            const char  *text);

/* Reads a page's text. @file is the name used in messages. Errors: GOPS_METHOD_ERROR_SYNTAX.
 * Returns: (transfer full) (nullable). */
GopsHelpPage          *gops_help_parse     (const char  *id,
                                            const char  *file,
                                            const char  *text,
                                            GError     **error);

void                   gops_help_page_free (GopsHelpPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsHelpPage, gops_help_page_free)

G_END_DECLS
