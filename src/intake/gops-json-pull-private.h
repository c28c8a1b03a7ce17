/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the JSON reader share: the window into the file, and how texts are read from it. */
#pragma once

#include <string.h>

#include "gops-json-pull.h"

/**
 * GopsJsonPending: what stands between the place and the next value
 * @GOPS_JSON_PENDING_NONE: the last value was taken; the next one has to be asked for
 * @GOPS_JSON_PENDING_COLON: a key was read
 * @GOPS_JSON_PENDING_VALUE: nothing: the value comes next
 */
typedef enum
{
  GOPS_JSON_PENDING_NONE,
  GOPS_JSON_PENDING_COLON,
  GOPS_JSON_PENDING_VALUE,
} GopsJsonPending;

/* The window moves on when it has been used up. A zero stands behind its last byte, where every scan stops. */
struct _GopsJsonPull
{
  char             *p;             /* the next byte */
  char             *end;           /* behind the last byte of the window */
  guint64           line;          /* of p, from 1 */
  gboolean          first;         /* nothing was read yet of the object or list */
  GopsJsonPending   pending;
  guint             depth;
  char              closers[GOPS_JSON_MAX_DEPTH];

  char             *window;        /* (owned) */
  guint64           before;        /* bytes before the window */
  gboolean          at_end;        /* the file has no more bytes than the window */
  GInputStream     *stream;        /* (owned) */
  GopsTextDecoder  *decoder;       /* (owned) (nullable): of a text that is not UTF-8 */
  GString          *decoded;       /* (owned) (nullable): what the decoder gave */
  gsize             decoded_used;
  GCancellable     *cancellable;   /* borrowed */
  GError           *error;         /* (owned) (nullable) */

  GString          *text;          /* (owned): the last one that could not be given as it stands in the window */
  gboolean          cut;
  GopsTextDamage    damage;
  GopsTextDamage    repairs;

  /* Places are in what the window shows: bytes of UTF-8 */
  guint64           line_start;    /* of the line met last between two values */
  guint64           line_head;     /* of what stands first on it */
  int               mark_indent;   /* blanks before the marked record; -1: it begins no line */
  guint             mark_depth;
  guint64           mark_place;
};

/* Eight bytes at once: behind the window as many may be looked at */

#define GOPS_JSON_EACH G_GUINT64_CONSTANT (0x0101010101010101)   /* a byte's value times this is that byte eight times */

static inline guint64
gops_json_load (const char *p)
{
  guint64 bytes;

  memcpy (&bytes, p, sizeof bytes);
  return GUINT64_FROM_LE (bytes);
}

/** gops_json_first_byte: Returns: the index of the first byte of @bytes that is not 0; @bytes: not 0 */
static inline guint
gops_json_first_byte (guint64 bytes)
{
  return (guint) __builtin_ctzll (bytes) / 8;
}

/* The window */

/** gops_json_window_open: reads the first bytes and finds out how they are encoded */
gboolean    gops_json_window_open (GopsJsonPull    *self,
                                   const char      *encoding,
                                   GError         **error);

/** gops_json_window_fill: moves the window on, so that it begins at p; Returns: whether there is more in it now */
gboolean    gops_json_window_fill (GopsJsonPull    *self);

/** gops_json_window_want: fills the window until @n bytes lie behind p, as far as the file has them */
void        gops_json_window_want (GopsJsonPull    *self,
                                   gsize            n);

/** gops_json_window_note: counts damage or a repair at p */
void        gops_json_window_note (GopsJsonPull    *self,
                                   GopsTextDamage  *what);

/* Texts; p stands at the opening quote */

const char *gops_json_string_read (GopsJsonPull    *self,
                                   gsize           *out_length);
void        gops_json_string_skip (GopsJsonPull    *self);

/* Places */

/** gops_json_pull_reach: goes to the value that was announced; Returns: its first byte, '\\0' after an error */
char        gops_json_pull_reach  (GopsJsonPull    *self);

static inline guint64
gops_json_pull_get_place (GopsJsonPull *self)
{
  return self->before + (guint64) (self->p - self->window);
}

/** gops_json_pull_begin_line: p stands at a line feed */
static inline void
gops_json_pull_begin_line (GopsJsonPull *self)
{
  self->line++;
  self->p++;
  self->line_start = gops_json_pull_get_place (self);
}

/* Errors; they stick, and nothing is left to be read */

/**
 * GopsJsonCut: inside what a file ended
 */
typedef enum
{
  GOPS_JSON_CUT_TEXT,
  GOPS_JSON_CUT_OBJECT,
  GOPS_JSON_CUT_LIST,
} GopsJsonCut;

void        gops_json_pull_fail     (GopsJsonPull  *self,
                                     GError        *error);
void        gops_json_pull_fail_cut (GopsJsonPull  *self,
                                     GopsJsonCut    inside);
