/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of chat exports that can be read. */
#pragma once

#include "gops-chat-reader.h"
#include "gops-file-head.h"

/**
 * GopsChatFormat:
 * @id: as the command line calls it ("whatsapp")
 * @name: for people, untranslated: show it through gettext
 * @endings: of file names, with blanks between (".txt .zip")
 * @rate: how surely a file is of this kind: 0 it is not; 50 it may be; 100 it is
 * @open: (transfer full): errors are %GOPS_INTAKE_ERROR_EMPTY when not one entry is there, _DATE_ORDER, _ENCODING,
 * _NOT_TEXT, for tables _COLUMN where time, sender or text is missing, and those of GIO
 */
typedef struct
{
  const char      *id;
  const char      *name;
  const char      *endings;
  guint          (*rate) (const GopsFileHead *head);
  GopsChatReader *(*open) (GFile *file, const GopsChatOptions *options, GopsImportReport *report, GCancellable *cancellable, GError **error);
} GopsChatFormat;

/** gops_chat_formats: Returns: (transfer none) (array length=out_n): all of them */
const GopsChatFormat *const *gops_chat_formats     (guint               *out_n);

/** gops_chat_format_find: Returns: (nullable): the format of that id */
const GopsChatFormat        *gops_chat_format_find (const char          *id);

/** gops_chat_format_sniff: Returns: (nullable): the surest format for the file, %NULL when it is none of them */
const GopsChatFormat        *gops_chat_format_sniff (const GopsFileHead *head);
