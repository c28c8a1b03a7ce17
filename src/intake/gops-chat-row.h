/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an entry of one record of a table whose columns are known. */
#pragma once

#include "gops-chat-clock.h"
#include "gops-chat-fill.h"
#include "gops-chat-profile.h"
#include "gops-table-source.h"
#include "gops-wechat-body.h"

/**
 * GopsChatRow:
 * @headers: (owned) (element-type utf8): the words over the columns
 * @columns: for each field its column; below 0: there is none
 * @beyond: the same for records that have cells beyond the header, as the profile knows them
 * @has_beyond: there may be such records
 * @here: which of both counts for the record at hand
 * @profile: (nullable)
 * @order: of doubtful days
 * @fill: its body and event are the entry's
 * @person: whom an event is about that the fill does not know
 * @texts: (owned): cells that the entry points into
 * @file: (owned) (nullable): the same, of an attachment
 */
typedef struct
{
  GPtrArray             *headers;
  int                    columns[GOPS_CHAT_N_FIELDS];
  int                    beyond[GOPS_CHAT_N_FIELDS];
  gboolean               has_beyond;
  const int             *here;
  const GopsChatProfile *profile;
  GopsDateOrder          order;
  GopsChatClock         *clock;
  GopsChatFill           fill;
  GopsWechatBody         wechat;
  GopsChatPerson         person;
  char                  *texts[GOPS_CHAT_N_FIELDS];
  char                  *file;
} GopsChatRow;

void        gops_chat_row_init  (GopsChatRow           *self,
                                 GPtrArray             *headers,
                                 const guint           *fields,
                                 const GopsChatProfile *profile,
                                 GopsDateOrder          order,
                                 const GopsChatOptions *options);
void        gops_chat_row_clear (GopsChatRow           *self);

/**
 * gops_chat_row_find_me:
 * @source: behind the header, for this alone
 *
 * Looks for the first row that the file marks as the exporter's, so that lines before it that say "you" are theirs too.
 */
gboolean    gops_chat_row_find_me (GopsChatRow         *self,
                                   GopsTableSource     *source,
                                   GCancellable        *cancellable,
                                   GError             **error);

/**
 * gops_chat_row_begin: takes the record at hand
 *
 * Returns: whether it can be one: it is no header and not too long. What is wrong is told to @report
 */
gboolean    gops_chat_row_begin (GopsChatRow           *self,
                                 GopsTableSource       *source,
                                 GopsImportReport      *report);

/** gops_chat_row_get: Returns: the cell of that field, "" for none */
const char *gops_chat_row_get   (GopsChatRow           *self,
                                 GopsTableSource       *source,
                                 GopsChatField          field);

/**
 * gops_chat_row_read:
 * @reader: its entry is set, but for the room
 *
 * Returns: whether the record tells a time; if not, the report knows
 */
gboolean    gops_chat_row_read  (GopsChatRow           *self,
                                 GopsTableSource       *source,
                                 GopsChatReader        *reader);
