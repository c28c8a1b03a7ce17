/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look through a chat export. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-chat-import-private.h"
#include "gops-chat-late.h"
#include "gops-key-table.h"

#define SAMPLE_CHARACTERS 200
#define CHECK_EVERY       4096   /* entries between two looks at the cancellable */

typedef struct
{
  GopsChatSurvey *survey;
  GopsKeyTable   *people;      /* borrowed: who was met, in which room */
  GopsChatLate   *late;        /* borrowed */
  guint           n_samples;
  GTimeZone      *zone;        /* borrowed */
  gboolean        needs_day;   /* the times are of no day */
} Look;

static void
room_free (gpointer data)
{
  GopsChatRoomSurvey *room = data;

  g_free (room->id);
  g_free (room->name);
  g_free (room);
}

static void
sample_free (gpointer data)
{
  GopsChatSample *sample = data;

  g_free (sample->at);
  g_free (sample->kind);
  g_free (sample->sender);
  g_free (sample->body);
  g_free (sample);
}

void
gops_chat_survey_free (GopsChatSurvey *self)
{
  g_free (self->findings.encoding);
  g_free (self->findings.order_reason);
  g_free (self->findings.order_doubt);
  g_ptr_array_unref (self->rooms);
  g_ptr_array_unref (self->samples);
  g_clear_pointer (&self->report, gops_import_report_free);
  g_free (self);
}

static GopsChatRoomSurvey *
room_of (Look           *look,
         GopsChatReader *reader,
         guint           index)
{
  GPtrArray *rooms = gops_chat_reader_get_rooms (reader);

  for (guint i = look->survey->rooms->len; i <= index; i++)
    {
      const GopsChatRoom *room = rooms->pdata[i];
      GopsChatRoomSurvey *survey = g_new0 (GopsChatRoomSurvey, 1);

      survey->id = g_strdup (room->id);
      survey->name = g_strdup (room->name);
      survey->is_group = room->is_group;
      g_ptr_array_add (look->survey->rooms, survey);
    }
  return look->survey->rooms->pdata[index];
}

/* @kind: 'i' account, 'p' number, 'n' name, 'N' name of somebody with an account, 'm' the exporter */
static guint64
hash_word (Look       *look,
           guint       room,
           char        kind,
           const char *word)
{
  guint64 hash = gops_key_table_hash (look->people, kind, word, strlen (word)) ^ room * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash != 0 ? hash : 1;
}

/* Returns: FALSE for an error. @out_met: whether the word was met before; it is from now on */
static gboolean
meet (Look        *look,
      guint        room,
      char         kind,
      const char  *word,
      gboolean    *out_met,
      GError     **error)
{
  guint64 hash = hash_word (look, room, kind, word), value = 0;

  *out_met = FALSE;
  if (*word == '\0')
    return TRUE;
  if (!gops_key_table_find (look->people, hash, &value, error))
    return FALSE;
  *out_met = value != 0;
  return value != 0 || gops_key_table_put (look->people, hash, 1, error);
}

/* As the import tells people apart: by account, number, name; an account that comes later is that of the name, unless
 * somebody of the name has one. */
static gboolean
note_person (Look                  *look,
             guint                  room,
             const GopsChatPerson  *who,
             GError               **error)
{
  const char *me = who->me ? "me" : "", *owned = *who->id != '\0' ? who->name : "";
  gboolean by_id, by_phone, by_name, has_owner, by_me;

  if (gops_chat_person_is_nobody (who))
    return TRUE;
  if (!meet (look, room, 'i', who->id, &by_id, error) || !meet (look, room, 'p', who->phone, &by_phone, error) ||
      !meet (look, room, 'n', who->name, &by_name, error) || !meet (look, room, 'm', me, &by_me, error))
    return FALSE;
  if (by_id)
    return TRUE;
  if (!meet (look, room, 'N', owned, &has_owner, error))
    return FALSE;
  if (!by_phone && !by_me && (!by_name || has_owner))
    ((GopsChatRoomSurvey *) look->survey->rooms->pdata[room])->n_people++;
  return TRUE;
}

static char *
dup_time (Look   *look,
          gint64  at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, look->zone);

  return g_date_time_format (local, look->needs_day ? "%H:%M:%S" : "%Y-%m-%d %H:%M:%S");
}

/* What an entry is, in one word for people. */
static const char *
describe_kind (const GopsChatEntry *entry)
{
  switch (entry->kind)
    {
    case GOPS_CHAT_TEXT:       return _("Message");
    case GOPS_CHAT_IMAGE:      return _("Picture");
    case GOPS_CHAT_VOICE:      return _("Voice");
    case GOPS_CHAT_VIDEO:      return _("Video");
    case GOPS_CHAT_STICKER:    return _("Sticker");
    case GOPS_CHAT_FILE:       return _("File");
    case GOPS_CHAT_LINK:       return _("Link");
    case GOPS_CHAT_LOCATION:   return _("Place");
    case GOPS_CHAT_CONTACT:    return _("Contact");
    case GOPS_CHAT_POLL:       return _("Poll");
    case GOPS_CHAT_RED_PACKET: return _("Red packet");
    case GOPS_CHAT_CALL:       return _("Call");
    case GOPS_CHAT_DELETED:    return _("Taken back");
    case GOPS_CHAT_OTHER:      return _("Attachment");
    case GOPS_CHAT_MEMBER:     return _("Member");
    case GOPS_CHAT_EVENT:      break;
    }
  switch (entry->event)
    {
    case GOPS_CHAT_JOINED:       return _("Joined");
    case GOPS_CHAT_LEFT:         return _("Left");
    case GOPS_CHAT_REMOVED:      return _("Removed");
    case GOPS_CHAT_RENAMED:      return _("New name");
    case GOPS_CHAT_NEW_ACCOUNT:  return _("New number");
    case GOPS_CHAT_MADE_ADMIN:
    case GOPS_CHAT_UNMADE_ADMIN: return _("Administrator");
    case GOPS_CHAT_CREATED:
    case GOPS_CHAT_RETITLED:
    case GOPS_CHAT_NOTICE:       break;
    }
  return _("Notice");
}

static const char *
name_of (const GopsChatEntry *entry)
{
  const GopsChatPerson *who = entry->n_people > 0 ? &entry->people[0] : &entry->sender;

  if (who->me)
    return _("The person who exported it");
  return *who->name != '\0' ? who->name : *who->phone != '\0' ? who->phone : who->id;
}

static void
keep_sample (Look                *look,
             const GopsChatEntry *entry)
{
  GopsChatSample *sample;

  if (look->survey->samples->len >= look->n_samples || entry->kind == GOPS_CHAT_MEMBER)
    return;
  sample = g_new0 (GopsChatSample, 1);
  sample->line = entry->line;
  sample->room = entry->room;
  sample->time = entry->at;
  sample->at = dup_time (look, entry->at);
  sample->kind = g_strdup (describe_kind (entry));
  sample->sender = g_strdup (name_of (entry));
  sample->body = g_utf8_substring (entry->body, 0, MIN (g_utf8_strlen (entry->body, -1), SAMPLE_CHARACTERS));
  g_ptr_array_add (look->survey->samples, sample);
}

/* A new name or account is that of somebody who was met. */
static gboolean
note_other (Look                  *look,
            guint                  room,
            const GopsChatPerson  *who,
            GError               **error)
{
  gboolean met;

  return meet (look, room, 'i', who->id, &met, error) && meet (look, room, 'p', who->phone, &met, error) &&
         meet (look, room, 'n', who->name, &met, error);
}

/* Whoever an event is about, and who did it: what happens to the chat itself is nobody's. */
static gboolean
note_people (Look                 *look,
             const GopsChatEntry  *entry,
             GError              **error)
{
  const GopsChatPerson renamed = { "", entry->detail, "", "", "", "", FALSE, FALSE, 0 };

  if (entry->kind == GOPS_CHAT_EVENT && (entry->event == GOPS_CHAT_NOTICE || entry->event == GOPS_CHAT_RETITLED))
    return TRUE;
  if (entry->kind == GOPS_CHAT_EVENT && !note_person (look, entry->room, &entry->sender, error))
    return FALSE;
  if (entry->kind == GOPS_CHAT_EVENT && entry->event == GOPS_CHAT_RENAMED)
    return note_other (look, entry->room, &renamed, error);
  if (entry->kind == GOPS_CHAT_EVENT && entry->event == GOPS_CHAT_NEW_ACCOUNT)
    return entry->n_people == 0 || note_other (look, entry->room, &entry->people[0], error);
  for (guint i = 0; i < entry->n_people; i++)
    if (!note_person (look, entry->room, &entry->people[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
take_entry (Look                 *look,
            GopsChatReader       *reader,
            const GopsChatEntry  *entry,
            GError              **error)
{
  GopsChatRoomSurvey *room = room_of (look, reader, entry->room);

  look->survey->report->n_records++;
  keep_sample (look, entry);
  room->n_messages += gops_chat_kind_is_spoken (entry->kind);
  room->n_events += entry->kind == GOPS_CHAT_EVENT || entry->kind == GOPS_CHAT_DELETED;
  if (entry->kind != GOPS_CHAT_EVENT && !note_person (look, entry->room, &entry->sender, error))
    return FALSE;
  if (entry->kind == GOPS_CHAT_MEMBER)
    return TRUE;
  if (!look->needs_day)   /* else nobody knows when that was */
    {
      room->first = room->first == 0 ? entry->at : MIN (room->first, entry->at);
      room->last = MAX (room->last, entry->at);
    }
  if (entry->late)
    return gops_chat_late_add (look->late, entry, error);
  return note_people (look, entry, error);
}

static gboolean
take_late (Look            *look,
           GopsChatReader  *reader,
           GError         **error)
{
  const GopsChatEntry *entry;

  while (gops_chat_late_next (look->late, reader, &entry, error))
    {
      if (entry == NULL)
        return TRUE;
      if (!note_people (look, entry, error))
        return FALSE;
    }
  return FALSE;
}

/* Whether the rooms are all that is wanted, and no more of them can come. */
static gboolean
knows_enough (Look           *look,
              GopsChatReader *reader)
{
  return look->n_samples == 0 && gops_chat_reader_get_findings (reader)->single &&
         ((GopsChatRoomSurvey *) look->survey->rooms->pdata[0])->n_messages > 0;
}

static gboolean
read_all (Look            *look,
          GopsChatImport  *import,
          GopsChatReader  *reader,
          GopsProgress    *progress,
          GCancellable    *cancellable,
          GError         **error)
{
  guint64 size = gops_chat_import_size (import);
  const GopsChatEntry *entry;

  for (guint64 n = 1;; n++)
    {
      if (!gops_chat_reader_next (reader, &entry, cancellable, error))
        return FALSE;
      if (entry == NULL)
        return take_late (look, reader, error);
      if (!take_entry (look, reader, entry, error))
        return FALSE;
      if (knows_enough (look, reader))
        return TRUE;
      if (n % CHECK_EVERY != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gops_progress_report (progress, gops_chat_reader_get_offset (reader), size, import->name);
    }
}

static void
take_findings (GopsChatSurvey *self,
               GopsChatReader *reader)
{
  self->findings = *gops_chat_reader_get_findings (reader);
  self->findings.encoding = g_strdup (self->findings.encoding);
  self->findings.order_reason = g_strdup (self->findings.order_reason);
  self->findings.order_doubt = g_strdup (self->findings.order_doubt);
}

GopsChatSurvey *
gops_chat_import_survey (GopsChatImport  *self,
                         guint            n_samples,
                         GopsProgress    *progress,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_autoptr (GopsChatSurvey) survey = g_new0 (GopsChatSurvey, 1);
  g_autoptr (GTimeZone) zone = self->zone != NULL ? g_time_zone_ref (self->zone) : g_time_zone_new_local ();
  g_autoptr (GopsKeyTable) people = gops_key_table_new ();
  g_autoptr (GopsChatLate) late = gops_chat_late_new ();
  g_autoptr (GopsChatReader) reader = NULL;
  Look look = { survey, people, late, n_samples, zone };

  survey->rooms = g_ptr_array_new_with_free_func (room_free);
  survey->samples = g_ptr_array_new_with_free_func (sample_free);
  survey->report = gops_import_report_new ("");
  reader = gops_chat_import_open (self, zone, TRUE, survey->report, cancellable, error);
  look.needs_day = reader != NULL && gops_chat_reader_get_findings (reader)->needs_day;
  if (reader == NULL || !read_all (&look, self, reader, progress, cancellable, error))
    return NULL;
  if (gops_chat_reader_get_rooms (reader)->len > 0)
    room_of (&look, reader, gops_chat_reader_get_rooms (reader)->len - 1);
  survey->format = self->format;
  take_findings (survey, reader);
  return g_steal_pointer (&survey);
}
