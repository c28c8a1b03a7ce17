/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the records of a table whose columns are known as entries of a chat. */
#include "config.h"

#include "gops-chat-table-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-chat-row.h"
#include "gops-discord-text.h"
#include "gops-key-table.h"

#define MAX_ROOMS 10000   /* a whole account has hundreds */

typedef struct
{
  GopsChatReader   base;
  GopsTableSource *source;       /* (owned) */
  GopsChatRow      row;
  char            *name;         /* (owned): of the file, without its ending */
  GHashTable      *rooms;        /* (owned): key of a room → its index + 1 */
  GopsKeyTable    *seen;         /* (owned) (nullable): records, where they have numbers */
  GString         *fingerprint;  /* (owned) */
  guint64          n_nobody;     /* messages of which the file does not tell who wrote them */
  guint64          nobody_line;  /* of the first */
  gboolean         at_end;
} TableReader;

static gboolean
is_local (TableReader *self)
{
  return self->row.profile != NULL && self->row.profile->local_rooms;
}

/* Where the table names no chat, programs name the file after it. */
static void
describe_room (TableReader  *self,
               const char   *id,
               const char   *name,
               GopsChatRoom *out_room)
{
  const GopsChatProfile *profile = self->row.profile;
  gboolean wechat = profile != NULL && profile->program == GOPS_CHAT_PROGRAM_WECHAT;

  out_room->is_group = !wechat || *id == '\0' || is_local (self) || g_str_has_suffix (id, "@chatroom");
  out_room->id = g_strdup (is_local (self) ? "" : id);
  if (*name != '\0')
    out_room->name = gops_cell_clean_line (name, GOPS_NAME_MAX_CHARACTERS, NULL);
  else if (is_local (self) && self->base.rooms->len > 0)
    out_room->name = g_strdup_printf ("%s (%s)", self->name, id);
  else
    out_room->name = g_strdup (profile != NULL ? self->name : "");
  if (profile != NULL && profile->program == GOPS_CHAT_PROGRAM_DISCORD && *id == '\0' && *name == '\0')
    gops_discord_text_read_file_name (self->name, out_room);
}

static gboolean
add_room (TableReader *self,
          const char  *id,
          const char  *name,
          guint       *out_room)
{
  GopsChatRoom room;

  if (self->base.rooms->len >= MAX_ROOMS)
    return FALSE;
  describe_room (self, id, name, &room);
  *out_room = gops_chat_reader_add_room (&self->base, room.id, room.name, room.is_group);
  g_free (room.id);
  g_free (room.name);
  return TRUE;
}

static gboolean
find_room (TableReader *self)
{
  const char *id = gops_chat_row_get (&self->row, self->source, GOPS_CHAT_FIELD_ROOM_ID);
  const char *name = gops_chat_row_get (&self->row, self->source, GOPS_CHAT_FIELD_ROOM);
  const char *key = *id != '\0' ? id : name;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->rooms, key)), room = known - 1;

  if (known == 0)
    {
      if (strlen (key) > 1000 || !add_room (self, id, name, &room))
        {
          gops_import_report_skip (self->base.report, gops_table_source_get_line (self->source), TRUE,
                                   g_strdup_printf (_("more than %u chats; this one was left out"), MAX_ROOMS));
          return FALSE;
        }
      g_hash_table_insert (self->rooms, g_strdup (key), GUINT_TO_POINTER (room + 1));
    }
  self->base.entry.room = room;
  return TRUE;
}

/* Some versions write records twice. */
static gboolean
is_repeated (TableReader *self,
             gboolean    *out_repeated,
             GError     **error)
{
  static const GopsChatField fields[] = { GOPS_CHAT_FIELD_ROW, GOPS_CHAT_FIELD_ROOM_ID, GOPS_CHAT_FIELD_EPOCH,
                                          GOPS_CHAT_FIELD_TIME, GOPS_CHAT_FIELD_BODY };
  guint64 hash, value;

  *out_repeated = FALSE;
  if (self->seen == NULL)
    return TRUE;
  g_string_truncate (self->fingerprint, 0);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_string_append (self->fingerprint, gops_chat_row_get (&self->row, self->source, fields[i]));
      g_string_append_c (self->fingerprint, '\x1f');
    }
  hash = gops_key_table_hash (self->seen, 'r', self->fingerprint->str, self->fingerprint->len);
  if (!gops_key_table_find (self->seen, hash, &value, error))
    return FALSE;
  *out_repeated = value != 0;
  self->base.report->duplicates += value != 0;
  return value != 0 || gops_key_table_put (self->seen, hash, 1, error);
}

static void
note_nobody (TableReader *self)
{
  const GopsChatEntry *entry = &self->base.entry;

  if (entry->kind == GOPS_CHAT_EVENT || entry->kind == GOPS_CHAT_DELETED ||
      !gops_chat_person_is_nobody (&entry->sender))
    return;
  if (self->n_nobody++ == 0)
    self->nobody_line = entry->line;
}

static gboolean
read_record (TableReader *self,
             gboolean    *out_made,
             GError     **error)
{
  gboolean repeated;

  *out_made = FALSE;
  if (!gops_chat_row_begin (&self->row, self->source, self->base.report))
    return TRUE;
  if (!is_repeated (self, &repeated, error))
    return FALSE;
  if (repeated || !gops_chat_row_read (&self->row, self->source, &self->base) || !find_room (self))
    return TRUE;
  note_nobody (self);
  *out_made = TRUE;
  return TRUE;
}

static char *
describe_nobody (guint64 n)
{
  const char *text = ngettext ("the file does not tell who wrote %lu message",
                               "the file does not tell who wrote %lu messages", n);

  return g_strdup_printf (text, (gulong) n);
}

static void
report_end (TableReader *self)
{
  const GopsTextDamage *damage = gops_table_source_get_damage (self->source);

  self->at_end = TRUE;
  if (damage->count > 0)
    gops_import_report_skip (self->base.report, damage->line, FALSE,
                             g_strdup_printf (_("byte %lu is no text in %s (%lu such places)"), (gulong) damage->offset,
                                              gops_table_source_get_encoding (self->source), (gulong) damage->count));
  if (self->n_nobody > 0)
    gops_import_report_skip (self->base.report, self->nobody_line, FALSE, describe_nobody (self->n_nobody));
}

static gboolean
table_next (GopsChatReader       *reader,
            const GopsChatEntry **out_entry,
            GCancellable         *cancellable,
            GError              **error)
{
  TableReader *self = (TableReader *) reader;
  gboolean made = gops_chat_fill_other (&self->row.fill, reader), more = TRUE;

  while (!made && !self->at_end)
    {
      if (!gops_table_source_next (self->source, &more, cancellable, error))
        return FALSE;
      if (!more)
        report_end (self);
      else if (!read_record (self, &made, error))
        return FALSE;
    }
  *out_entry = made ? &reader->entry : NULL;
  return TRUE;
}

static guint64
table_get_offset (GopsChatReader *reader)
{
  return gops_table_source_get_offset (((TableReader *) reader)->source);
}

static void
table_free (GopsChatReader *reader)
{
  TableReader *self = (TableReader *) reader;

  gops_table_source_free (self->source);
  gops_chat_row_clear (&self->row);
  g_free (self->name);
  g_hash_table_unref (self->rooms);
  g_clear_pointer (&self->seen, gops_key_table_free);
  g_string_free (self->fingerprint, TRUE);
  g_free (self);
}

static const GopsChatReaderClass table_class = {
  .next = table_next,
  .get_offset = table_get_offset,
  .free = table_free,
};

static char *
without_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot > name && strlen (dot) <= 5 ? g_strndup (name, dot - name) : g_strdup (name);
}

GopsChatReader *
gops_chat_table_reader_new (GopsTableSource        *source,
                            GPtrArray              *headers,
                            const guint            *fields,
                            const GopsChatProfile  *profile,
                            const char             *name,
                            const GopsChatFindings *findings,
                            const GopsChatOptions  *options,
                            GopsImportReport       *report)
{
  TableReader *self = g_new0 (TableReader, 1);

  gops_chat_reader_init (&self->base, &table_class, report);
  self->base.findings = *findings;
  self->source = source;
  self->name = without_ending (name);
  self->rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fingerprint = g_string_new (NULL);
  gops_chat_row_init (&self->row, headers, fields, profile, findings->order, options);
  if (self->row.columns[GOPS_CHAT_FIELD_ROW] >= 0)
    self->seen = gops_key_table_new ();
  if (!self->row.has_beyond)
    gops_table_source_set_expected (source, headers->len);
  return &self->base;
}

gboolean
gops_chat_table_reader_find_me (GopsChatReader   *reader,
                                GopsTableSource  *source,
                                GCancellable     *cancellable,
                                GError          **error)
{
  return gops_chat_row_find_me (&((TableReader *) reader)->row, source, cancellable, error);
}
