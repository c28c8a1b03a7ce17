/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads JSON of any size as a stream, and forgives what exporters are known to write wrongly. */
#pragma once

#include <gio/gio.h>

#include "gops-text-decoder.h"

/* Calling sequence: the reader asks for what it expects and passes over everything else.
 *
 *   pull = gops_json_pull_new (stream, NULL, cancellable, error);
 *   if (gops_json_pull_enter_object (pull))
 *     while (gops_json_pull_member (pull, &key))
 *       if (g_str_equal (key, "name"))
 *         name = g_strdup (gops_json_pull_text (pull, NULL));
 *       else if (g_str_equal (key, "list") && gops_json_pull_enter_list (pull))
 *         while (gops_json_pull_element (pull))
 *           …
 *   if (gops_json_pull_get_error (pull) != NULL) …
 *
 * Behind a member or an element stands one value. It may be taken (text, is_true), entered or left alone: the next call
 * of member or element passes over what was not taken. When member or element says that there are no more, the object
 * or list has been left. Texts and keys live until the next call.
 *
 * Errors stick: after the first one every call answers as at the end, so that they are asked for once, behind a loop.
 * On the outermost level gops_json_pull_element() goes from value to value, for files that hold one in each line.
 *
 * Memory is constant. A text over %GOPS_JSON_MAX_TEXT is cut (gops_json_pull_was_cut()); what is passed over may be
 * nested without limit, what is entered may not. Numbers are texts: ids are larger than what a double holds exactly.
 *
 * Repaired and counted: \xNN, unknown escapes, halves of surrogate pairs, control characters in texts, U+0000, words
 * that are no value (NaN), commas that are missing or too many. Bytes that are no UTF-8 become U+FFFD and are counted
 * on their own. Neither is looked for in what is passed over. */
#define GOPS_JSON_MAX_TEXT  (256 * 1024)   /* bytes, of a decoded text */
#define GOPS_JSON_MAX_DEPTH 64             /* objects and lists entered at a time */

typedef struct _GopsJsonPull GopsJsonPull;

/**
 * GopsJsonKind: of the value that comes next
 * @GOPS_JSON_NONE: there is none: the end of the file, or an error
 */
typedef enum
{
  GOPS_JSON_NONE,
  GOPS_JSON_OBJECT,
  GOPS_JSON_LIST,
  GOPS_JSON_STRING,
  GOPS_JSON_NUMBER,
  GOPS_JSON_TRUE,
  GOPS_JSON_FALSE,
  GOPS_JSON_NULL,
} GopsJsonKind;

/**
 * gops_json_pull_new:
 * @stream: read from where it stands; where @encoding is not UTF-8, or the text turns out to be UTF-16, it must be
 * seekable and is read from its start
 * @encoding: (nullable): the encoding somebody asked for; %NULL: UTF-8, or UTF-16 when the first bytes say so
 *
 * Errors: %GOPS_INTAKE_ERROR_ENCODING and _NOT_TEXT as gops_text_decoder_new(), and those of GIO
 */
GopsJsonPull         *gops_json_pull_new             (GInputStream   *stream,
                                                      const char     *encoding,
                                                      GCancellable   *cancellable,
                                                      GError        **error);
void                  gops_json_pull_free            (GopsJsonPull   *self);

/** gops_json_pull_use_cancellable: from now on; @cancellable: (nullable): must live until the next call of this */
void                  gops_json_pull_use_cancellable (GopsJsonPull   *self,
                                                      GCancellable   *cancellable);

GopsJsonKind          gops_json_pull_get_kind        (GopsJsonPull   *self);

/** gops_json_pull_enter_object: Returns: %FALSE when what comes next is no object; it is passed over then */
gboolean              gops_json_pull_enter_object    (GopsJsonPull   *self);

/** gops_json_pull_enter_list: Returns: %FALSE when what comes next is no list; it is passed over then */
gboolean              gops_json_pull_enter_list      (GopsJsonPull   *self);

/**
 * gops_json_pull_member:
 * @out_key: (out) (transfer none): the name of the next member of the object entered last
 *
 * Returns: %FALSE when there are no more: the object has been left
 */
gboolean              gops_json_pull_member          (GopsJsonPull   *self,
                                                      const char    **out_key);

/** gops_json_pull_element: Returns: %FALSE when the list entered last has no more elements: it has been left */
gboolean              gops_json_pull_element         (GopsJsonPull   *self);

/** gops_json_pull_leave: passes over what is left of the object or list entered last */
void                  gops_json_pull_leave           (GopsJsonPull   *self);

/**
 * gops_json_pull_text:
 * @out_length: (out) (optional): in bytes
 *
 * Returns: (transfer none) (nullable): a text without its escapes, or a number as it is written; %NULL for other kinds,
 * which are passed over. Always valid UTF-8 without zero bytes
 */
const char           *gops_json_pull_text            (GopsJsonPull   *self,
                                                      gsize          *out_length);

/** gops_json_pull_is_true: Returns: whether the value is the word true; whatever it is, it has been passed over */
gboolean              gops_json_pull_is_true         (GopsJsonPull   *self);

/** gops_json_pull_was_cut: Returns: whether the last text was longer than %GOPS_JSON_MAX_TEXT */
gboolean              gops_json_pull_was_cut         (GopsJsonPull   *self);

/** gops_json_pull_mark: remembers the element that comes next as the beginning of a record */
void                  gops_json_pull_mark            (GopsJsonPull   *self);

/**
 * gops_json_pull_recover:
 *
 * After %GOPS_INTAKE_ERROR_SYNTAX in a file with line breaks: goes to the next line that is indented as the marked
 * record was and begins an object, or to the end of the list of records.
 *
 * Returns: whether there is one; the error is forgotten then, and the next call is gops_json_pull_element()
 */
gboolean              gops_json_pull_recover         (GopsJsonPull   *self);

/**
 * gops_json_pull_get_error:
 *
 * Returns: (nullable) (transfer none): the error that ended the reading: %GOPS_INTAKE_ERROR_SYNTAX, %GOPS_INTAKE_ERROR_CUT
 * when the file ends too early, or one of GIO
 */
const GError         *gops_json_pull_get_error       (GopsJsonPull   *self);

/** gops_json_pull_get_line: Returns: where the reading stands, from 1 */
guint64               gops_json_pull_get_line        (GopsJsonPull   *self);

/** gops_json_pull_get_offset: Returns: bytes of the file before the place where the reading stands */
guint64               gops_json_pull_get_offset      (GopsJsonPull   *self);
const char           *gops_json_pull_get_encoding    (GopsJsonPull   *self);

/** gops_json_pull_get_damage: Returns: the bytes met so far that are no text */
const GopsTextDamage *gops_json_pull_get_damage      (GopsJsonPull   *self);

/** gops_json_pull_get_repairs: Returns: the places met so far that are no JSON, but could be read */
const GopsTextDamage *gops_json_pull_get_repairs     (GopsJsonPull   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsJsonPull, gops_json_pull_free)
