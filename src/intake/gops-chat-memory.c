/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered about a chat's last export holds for its next one. */
#include "config.h"

#include "gops-chat-import-private.h"
#include "gops-date-reader.h"
#include "gops-import-memory.h"
#include "gops-workspace.h"

static const char *const order_names[] = { "", "dmy", "mdy", "ymd" };

/* What tells chats of a format apart. Without a name it is that of the file, but for numbers, which change from one export
 * to the next. (transfer full) */
static char *
name_room (GopsChatImport *self,
           const char     *id,
           const char     *name)
{
  GString *letters;

  if (*id != '\0' || *name != '\0')
    return g_strdup (*id != '\0' ? id : name);
  letters = g_string_new (NULL);
  for (const char *p = self->name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

static char *
find_source (GopsChatImport  *self,
             GopsStore       *store,
             const char      *id,
             const char      *name,
             GError         **error)
{
  g_autofree char *room = name_room (self, id, name);

  return gops_import_memory_source (store, self->format->id, room, error);
}

/* --- recalling --- */

/* The person may have got another name since, or be forgotten. */
static void
recall_me (GopsChatImport *self,
           GopsStore      *store,
           const char     *person)
{
  g_autofree char *name = NULL;

  if (self->me != NULL || person == NULL ||
      !gops_store_read_text (store, &name, NULL, "SELECT name FROM person WHERE id = CAST (?1 AS INTEGER)", "s", person) || *name == '\0')
    return;
  self->me = g_steal_pointer (&name);
  self->recalled_me = TRUE;
}

static void
recall_zone (GopsChatImport *self,
             const char     *zone)
{
  if (self->zone == NULL && zone != NULL && gops_chat_import_set_time_zone (self, zone, NULL))
    self->recalled_zone = TRUE;
}

static void
recall_order (GopsChatImport *self,
              const char     *order)
{
  if (self->order != GOPS_DATE_ORDER_UNKNOWN || order == NULL)
    return;
  self->order = gops_date_order_from_name (order);
  self->recalled_order = self->order != GOPS_DATE_ORDER_UNKNOWN;
}

/* The chat of the first entry stands for the file. @out_room: (out) (nullable): NULL where there is none */
static gboolean
peek (GopsChatImport  *self,
      GopsChatRoom    *out_room,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new ("");
  g_autoptr (GopsChatReader) reader = gops_chat_import_open (self, NULL, TRUE, report, cancellable, error);
  const GopsChatEntry *entry = NULL;
  const GopsChatRoom *room;

  if (reader == NULL || !gops_chat_reader_next (reader, &entry, cancellable, error))
    return FALSE;
  if (entry == NULL)
    return TRUE;
  room = gops_chat_reader_get_rooms (reader)->pdata[entry->room];
  *out_room = (GopsChatRoom) { g_strdup (room->id), g_strdup (room->name), room->is_group };
  return TRUE;
}

gboolean
gops_chat_import_recall (GopsChatImport  *self,
                         GopsStore       *store,
                         GCancellable    *cancellable,
                         GError         **error)
{
  GopsChatRoom room = { 0 };
  g_autofree char *id = NULL, *name = NULL, *source = NULL;
  g_autoptr (JsonObject) settings = NULL;

  g_free (self->today);
  self->today = gops_date_today (store, self->zone != NULL ? g_time_zone_get_identifier (self->zone) : NULL);
  if (!gops_chat_import_find_format (self, cancellable, error))
    return FALSE;
  if (!gops_import_memory_has (store, self->format->id))
    return TRUE;
  if (!peek (self, &room, cancellable, error))
    return FALSE;
  id = room.id;
  name = room.name;
  if (id == NULL)
    return TRUE;
  source = find_source (self, store, id, name, error);
  if (source == NULL)
    return FALSE;
  settings = gops_import_memory_load (store, source);
  if (settings == NULL)
    return TRUE;
  recall_order (self, gops_import_memory_get (settings, "date_order"));
  recall_zone (self, gops_import_memory_get (settings, "time_zone"));
  recall_me (self, store, gops_import_memory_get (settings, "me"));
  return TRUE;
}

/* Where an import was undone, the chat did not go. What is kept of old ones names no import. */
static gboolean
still_holds (GopsStore  *store,
             JsonObject *settings)
{
  const char *batch = gops_import_memory_get (settings, "batch");
  gint64 holds = 0;

  return batch == NULL || (gops_store_read_int (store, &holds, NULL, "SELECT EXISTS (SELECT 1 FROM batch WHERE id = CAST (?1 AS INTEGER)"
                                                " AND state = 'done')", "s", batch) && holds != 0);
}

gint64
gops_chat_import_recall_group (GopsChatImport           *self,
                               GopsStore                *store,
                               const GopsChatRoomSurvey *room)
{
  g_autofree char *source = NULL;
  g_autoptr (JsonObject) settings = NULL;
  const char *group;
  gint64 id = 0;

  if (self->format == NULL || !gops_import_memory_has (store, self->format->id))
    return 0;
  source = find_source (self, store, room->id, room->name, NULL);
  settings = source != NULL ? gops_import_memory_load (store, source) : NULL;
  group = settings != NULL ? gops_import_memory_get (settings, "group") : NULL;
  if (group == NULL || !still_holds (store, settings) || !gops_store_read_int (store, &id, NULL, "SELECT id FROM chat_group WHERE id = CAST (?1 AS INTEGER) AND deleted_at = 0",
                                             "s", group))
    return 0;
  return id;
}

/* --- remembering --- */

static void
set_me (GopsChatImport *self,
        GopsStore      *store,
        JsonObject     *settings,
        gint64          group)
{
  g_autofree char *person = NULL;
  gint64 id;

  if (self->me == NULL ||
      !gops_store_read_int (store, &id, NULL, "SELECT person_id FROM member_view WHERE group_id = ?1 AND (name = ?2 OR nickname = ?2) LIMIT 1",
                            "ls", group, self->me))
    return;
  person = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  json_object_set_string_member (settings, "me", person);
}

/* What brought nothing new stands as long as that which went there before. */
static void
set_batch (GopsStore  *store,
           JsonObject *settings,
           const char *source,
           gint64      batch)
{
  g_autoptr (JsonObject) before = batch == 0 ? gops_import_memory_load (store, source) : NULL;
  g_autofree char *id = batch != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, batch) : NULL;

  if (before != NULL && g_strcmp0 (gops_import_memory_get (before, "group"), gops_import_memory_get (settings, "group")) == 0)
    id = g_strdup (gops_import_memory_get (before, "batch"));
  if (id != NULL)
    json_object_set_string_member (settings, "batch", id);
}

static JsonObject *
make_settings (GopsChatImport *self,
               GopsStore      *store,
               gint64          group)
{
  JsonObject *settings = json_object_new ();
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, group);

  json_object_set_string_member (settings, "group", id);
  if (self->order != GOPS_DATE_ORDER_UNKNOWN)
    json_object_set_string_member (settings, "date_order", order_names[self->order]);
  if (self->zone != NULL)
    json_object_set_string_member (settings, "time_zone", g_time_zone_get_identifier (self->zone));
  set_me (self, store, settings, group);
  return settings;
}

static void
remember_room (GopsChatImport     *self,
               GopsStore          *store,
               const GopsChatRoom *room,
               gint64              group,
               gint64              batch)
{
  g_autoptr (JsonObject) settings = make_settings (self, store, group);
  g_autofree char *source = find_source (self, store, room->id, room->name, NULL);

  if (source == NULL)
    return;
  set_batch (store, settings, source, batch);
  (void) gops_import_memory_save (store, source, settings, NULL);
}

/* What cannot be kept is asked again: that undoes no import. */
void
gops_chat_import_remember (GopsChatImport *self,
                           GopsStore      *store,
                           GPtrArray      *rooms,
                           int             only_room,
                           gint64          batch)
{
  for (guint i = 0; i < rooms->len; i++)
    {
      gint64 group = i < self->groups->len ? g_array_index (self->groups, gint64, i) : 0;

      if ((int) i == only_room)
        group = self->only_group;
      if (group != 0)
        remember_room (self, store, rooms->pdata[i], group, batch);
    }
}
