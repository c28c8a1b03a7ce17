/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readers of texts have in common in which a head stands over each message: an entry is complete when the next
 * head was met, so two heads are held. */
#pragma once

#include "gops-chat-clock.h"
#include "gops-chat-fill.h"
#include "gops-line-reader.h"
#include "gops-paste-head.h"

/* A kind embeds GopsHeadedReader as its first member, calls gops_headed_reader_init() and takes lines: for a head it
 * calls gops_headed_reader_begin() and fills in what it gives, for text gops_headed_reader_add_text(). */

/**
 * GopsHead:
 * @when: with its day
 * @line: of the file
 * @is_system: the platform speaks
 * @is_alone: what it says is @text; else what stands below
 * @text: (owned): what @person points into
 */
typedef struct
{
  gboolean        is_set;
  gboolean        is_system;
  gboolean        is_alone;
  guint64         line;
  guint           room;
  GopsDateValue   when;
  GopsChatPerson  person;
  GString        *text;
} GopsHead;

typedef struct _GopsHeadedReader GopsHeadedReader;

/**
 * GopsHeadedReaderClass:
 * @take_line: Returns: whether the entry at hand is complete
 * @is_begun: whether @line, which the file ends in, is a head or the beginning of one: no text can stand below
 * @clear: frees what is the kind's own
 */
typedef struct
{
  gboolean (*take_line) (GopsHeadedReader *self, char *line, gsize length);
  gboolean (*is_begun)  (GopsHeadedReader *self, const char *line, gsize length);
  void     (*clear)     (GopsHeadedReader *self);
} GopsHeadedReaderClass;

struct _GopsHeadedReader
{
  GopsChatReader               base;
  const GopsHeadedReaderClass *klass;
  GopsLineReader              *lines;     /* (owned) */
  GopsChatClock               *clock;     /* (owned) */
  GopsChatFill                 fill;
  GopsHead                     heads[2];
  guint                        current;   /* of the heads */
  gboolean                     at_end;
};

/** gops_headed_reader_init: @self: new and zero; @lines: (transfer full) */
void      gops_headed_reader_init     (GopsHeadedReader            *self,
                                       const GopsHeadedReaderClass *klass,
                                       GopsLineReader              *lines,
                                       const char                  *platform,
                                       const GopsChatOptions       *options,
                                       GopsImportReport            *report);

/** gops_headed_reader_is_open: Returns: whether there is an entry that text belongs to */
gboolean  gops_headed_reader_is_open  (GopsHeadedReader            *self);

/** gops_headed_reader_has_text: Returns: whether there is an entry, and text that belongs to it */
gboolean  gops_headed_reader_has_text (GopsHeadedReader            *self);

/**
 * gops_headed_reader_begin:
 * @out_complete: (out): whether the entry before is complete
 *
 * Returns: (transfer none): the head of a new entry, set, at the line at hand, with the bytes from @start to @end of
 * @line as its text
 */
GopsHead *gops_headed_reader_begin    (GopsHeadedReader            *self,
                                       const char                  *line,
                                       gsize                        start,
                                       gsize                        end,
                                       gboolean                    *out_complete);

/** gops_headed_reader_add_text: adds a line to the entry at hand; without one it is dropped */
void      gops_headed_reader_add_text (GopsHeadedReader            *self,
                                       const char                  *line,
                                       gsize                        length);
