/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat export as a stream of entries, whatever program wrote it. */
#pragma once

#include "gops-chat-entry.h"
#include "gops-date-reader.h"
#include "gops-import-report.h"

/* Calling sequence:
 *
 *   reader = gops_chat_format_open (format, file, &options, report, cancellable, error);   (gops-chat-format.h)
 *   findings = gops_chat_reader_get_findings (reader);           what was decided, and why
 *   while (gops_chat_reader_next (reader, &entry, cancellable, error) && entry != NULL)
 *     … entry->room is an index of gops_chat_reader_get_rooms () …
 *   gops_chat_reader_free (reader);
 *
 * A reader streams: memory is constant whatever the file's size (a format may keep one line a person). What it leaves
 * out it tells the report, with the line and the reason; it never gives half an entry, and never fails for what one
 * entry holds. Of a file that was cut off it gives what is complete and reports where it ends.
 *
 * A kind of export embeds GopsChatReader as its first member, calls gops_chat_reader_init() and fills in a class. */
#define GOPS_CHAT_MAX_BODY (256 * 1024)   /* bytes: longer texts are cut at a character and reported */

typedef struct _GopsChatReader GopsChatReader;
typedef struct _GopsChatReaderClass GopsChatReaderClass;

/**
 * GopsChatOptions: what somebody decided; all may be unset
 * @encoding: (nullable): %NULL: find it out
 * @order: how to read doubtful dates; %GOPS_DATE_ORDER_UNKNOWN: find it out, or fail
 * @guess_order: do not fail where the order stays in doubt: read day first and say so in the findings
 * @zone: (nullable): in which times without an offset are; %NULL: UTC
 * @me: (nullable): how the person is called who made the export
 * @from_day: (nullable): YYYY-MM-DD of the first entry, for pastes that have times only
 * @today: (nullable): YYYY-MM-DD: the day from which 昨天 and the year of 11月28日 are told; %NULL: today in @zone
 * @sheet: (nullable): of a workbook, its name or number; %NULL: the first with something in it
 * @name: (nullable): of the file, for people and for formats that keep the chat's name there; %NULL: the file's own
 * @map: (nullable) (array zero-terminated=1): of tables, what columns are: COLUMN=FIELD, as gops_chat_table_map() takes
 * them; they count before what the header tells
 * @late_accounts: people whom the export tells by name alone may come without their accounts, in entries that are late:
 * the file need not be read twice
 */
typedef struct
{
  const char        *encoding;
  GopsDateOrder      order;
  gboolean           guess_order;
  GTimeZone         *zone;
  const char        *me;
  const char        *from_day;
  const char        *today;
  const char        *sheet;
  const char        *name;
  const char *const *map;
  gboolean           late_accounts;
} GopsChatOptions;

/**
 * GopsChatRoom: a chat in the file
 * @id: (owned): stable, "" where the export has none
 * @name: (owned): "" where the export has none
 * @is_group: %FALSE for a chat of two, a channel, saved messages
 */
typedef struct
{
  char     *id;
  char     *name;
  gboolean  is_group;
} GopsChatRoom;

/**
 * GopsChatFindings: what the reader decided. Complete when the reader is open, but for @has_me
 * @encoding: (owned)
 * @order: in which the file's dates are read; UNKNOWN where there is only one way to read them
 * @order_reason: (owned) (nullable): why, for people: "line 31: 17/9/2026 can only be day first"
 * @order_doubt: (owned) (nullable): the date in doubt with both readings, for people; %NULL: there is none
 * @wall_clock: times are those of the exporting device, without a zone: GopsChatOptions.zone was used
 * @needs_day: there are times without a day, and GopsChatOptions.from_day is not set
 * @from_today: days are told from today: 昨天, 星期三
 * @has_keys: messages have ids of the platform
 * @has_me: the exporter speaks without a name, and GopsChatOptions.me is not set
 * @single: the file holds one chat, and what it is called is known
 * @platform: the platform that such exports come from, one of the method's ids; "" for any
 */
typedef struct
{
  char          *encoding;
  GopsDateOrder  order;
  char          *order_reason;
  char          *order_doubt;
  gboolean       wall_clock;
  gboolean       needs_day;
  gboolean       from_today;
  gboolean       has_keys;
  gboolean       has_me;
  gboolean       single;
  const char    *platform;
} GopsChatFindings;

/**
 * GopsChatReaderClass:
 * @next: as gops_chat_reader_next()
 * @get_offset: bytes of the file used so far, of get_size
 * @free: frees what is the kind's own and @self; gops_chat_reader_clear() does the rest before
 * @skip_room: (nullable): as gops_chat_reader_skip_room()
 * @find_account: (nullable): as gops_chat_reader_find_account()
 */
struct _GopsChatReaderClass
{
  gboolean (*next)       (GopsChatReader *self, const GopsChatEntry **out_entry, GCancellable *cancellable, GError **error);
  guint64  (*get_offset) (GopsChatReader *self);
  void     (*free)       (GopsChatReader *self);
  void     (*skip_room)  (GopsChatReader *self);
  gboolean (*find_account) (GopsChatReader *self, guint room, const char *name, char **out_id, GError **error);
};

struct _GopsChatReader
{
  const GopsChatReaderClass *klass;
  GPtrArray                 *rooms;      /* (owned) (element-type GopsChatRoom) */
  GopsChatFindings           findings;
  GopsImportReport          *report;     /* borrowed */
  GopsChatEntry              entry;      /* for the kind to use */
};

/**
 * gops_chat_reader_next:
 * @out_entry: (out) (nullable): %NULL at the end
 *
 * Returns: %FALSE when reading failed or was cancelled
 */
gboolean                gops_chat_reader_next         (GopsChatReader            *self,
                                                       const GopsChatEntry      **out_entry,
                                                       GCancellable              *cancellable,
                                                       GError                   **error);
guint64                 gops_chat_reader_get_offset   (GopsChatReader            *self);

/**
 * gops_chat_reader_skip_room:
 *
 * Tells that nothing more is wanted of the room that the last entry is in. Kinds that can, pass over the rest of it
 * without looking at it; others go on giving its entries.
 */
void                    gops_chat_reader_skip_room    (GopsChatReader            *self);

/**
 * gops_chat_reader_find_account:
 * @room: in which somebody is called @name
 * @out_id: (out) (transfer full): the account, "" when there is none or more than one
 *
 * Of entries that are late, when all has been read.
 */
gboolean                gops_chat_reader_find_account (GopsChatReader            *self,
                                                       guint                      room,
                                                       const char                *name,
                                                       char                     **out_id,
                                                       GError                   **error);

/** gops_chat_reader_get_rooms: Returns: (transfer none) (element-type GopsChatRoom): those met so far */
GPtrArray              *gops_chat_reader_get_rooms    (GopsChatReader            *self);
const GopsChatFindings *gops_chat_reader_get_findings (GopsChatReader            *self);
void                    gops_chat_reader_free         (GopsChatReader            *self);

/* For kinds of readers */
void                    gops_chat_reader_init         (GopsChatReader            *self,
                                                       const GopsChatReaderClass *klass,
                                                       GopsImportReport          *report);

/** gops_chat_reader_add_room: Returns: its index */
guint                   gops_chat_reader_add_room     (GopsChatReader            *self,
                                                       const char                *id,
                                                       const char                *name,
                                                       gboolean                   is_group);
void                    gops_chat_reader_clear        (GopsChatReader            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatReader, gops_chat_reader_free)
