/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats from tables: look at the header, map the columns, read. */
#pragma once

#include "gops-chat-mapping.h"
#include "gops-chat-profile.h"
#include "gops-chat-reader.h"
#include "gops-store.h"
#include "gops-table-format.h"

/* Calling sequence:
 *
 *   table = gops_chat_table_new (file, &options, cancellable, error);     finds the program, or guesses columns
 *   gops_chat_table_map (table, "发言", "body", error);                         as the person says
 *   reader = gops_chat_table_open (table, &options, report, cancellable, error);
 *   gops_chat_table_free (table);                                               the reader does not need it
 *
 * What gops_chat_table_get_map() gives can be kept, and be GopsChatOptions.map another time. */
typedef struct _GopsChatTable GopsChatTable;

/** gops_chat_table_find_format: Returns: (transfer none): of the tables that chats come in */
const GopsTableFormat *gops_chat_table_find_format   (const GopsFileHead    *head);

/**
 * gops_chat_table_new:
 * @file: a workbook or separated text
 * @options: its encoding, sheet, name and map count here
 *
 * Errors: %GOPS_INTAKE_ERROR_EMPTY, _COLUMN where the map names what is not there, those of the table's format
 */
GopsChatTable         *gops_chat_table_new           (GFile                 *file,
                                                      const GopsChatOptions *options,
                                                      GCancellable          *cancellable,
                                                      GError               **error);
void                   gops_chat_table_free          (GopsChatTable         *self);

/** gops_chat_table_get_profile: Returns: (nullable): the program that wrote it */
const GopsChatProfile *gops_chat_table_get_profile   (GopsChatTable         *self);
guint                  gops_chat_table_get_n_columns (GopsChatTable         *self);
const char            *gops_chat_table_get_header    (GopsChatTable         *self,
                                                      guint                  column);
GopsChatField          gops_chat_table_get_field     (GopsChatTable         *self,
                                                      guint                  column);

/** gops_chat_table_set_field: a column that had @field before is left out from now on */
void                   gops_chat_table_set_field     (GopsChatTable         *self,
                                                      guint                  column,
                                                      GopsChatField          field);

/**
 * gops_chat_table_map:
 * @column: the word over it, or its number from 1
 * @field: a field's id
 *
 * Errors: %GOPS_INTAKE_ERROR_COLUMN, with the names that there are
 */
gboolean               gops_chat_table_map           (GopsChatTable         *self,
                                                      const char            *column,
                                                      const char            *field,
                                                      GError               **error);

/** gops_chat_table_is_complete: Returns: whether time, sender and text are among the columns */
gboolean               gops_chat_table_is_complete   (GopsChatTable         *self);

/** gops_chat_table_get_map: Returns: (transfer full): for GopsChatOptions.map */
char                 **gops_chat_table_get_map       (GopsChatTable         *self);

/** gops_chat_table_is_known: @headers: (element-type utf8); Returns: whether such a table was mapped by hand before */
gboolean               gops_chat_table_is_known      (GPtrArray             *headers,
                                                      GopsStore             *store);

/** gops_chat_table_recall: columns as in the last table with the same headings. Returns: whether there was one */
gboolean               gops_chat_table_recall        (GopsChatTable         *self,
                                                      GopsStore             *store);

/** gops_chat_table_remember: keeps them for the next. Outside actions and slices */
gboolean               gops_chat_table_remember      (GopsChatTable         *self,
                                                      GopsStore             *store,
                                                      GError               **error);

/**
 * gops_chat_table_open:
 *
 * Errors: as GopsChatFormat.open, and %GOPS_INTAKE_ERROR_COLUMN when a column is missing
 */
GopsChatReader        *gops_chat_table_open          (GopsChatTable         *self,
                                                      const GopsChatOptions *options,
                                                      GopsImportReport      *report,
                                                      GCancellable          *cancellable,
                                                      GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatTable, gops_chat_table_free)
