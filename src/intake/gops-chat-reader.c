/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat export as a stream of entries. */
#include "config.h"

#include "gops-chat-reader.h"

static void
room_free (gpointer data)
{
  GopsChatRoom *room = data;

  g_free (room->id);
  g_free (room->name);
  g_free (room);
}

gboolean
gops_chat_reader_next (GopsChatReader       *self,
                       const GopsChatEntry **out_entry,
                       GCancellable         *cancellable,
                       GError              **error)
{
  return self->klass->next (self, out_entry, cancellable, error);
}

guint64
gops_chat_reader_get_offset (GopsChatReader *self)
{
  return self->klass->get_offset (self);
}

void
gops_chat_reader_skip_room (GopsChatReader *self)
{
  if (self->klass->skip_room != NULL)
    self->klass->skip_room (self);
}

gboolean
gops_chat_reader_find_account (GopsChatReader  *self,
                               guint            room,
                               const char      *name,
                               char           **out_id,
                               GError         **error)
{
  if (self->klass->find_account != NULL)
    return self->klass->find_account (self, room, name, out_id, error);
  *out_id = g_strdup ("");
  return TRUE;
}

GPtrArray *
gops_chat_reader_get_rooms (GopsChatReader *self)
{
  return self->rooms;
}

const GopsChatFindings *
gops_chat_reader_get_findings (GopsChatReader *self)
{
  return &self->findings;
}

void
gops_chat_reader_free (GopsChatReader *self)
{
  gops_chat_reader_clear (self);
  self->klass->free (self);
}

/**
 * gops_chat_reader_init:
 * @self: new and zero
 * @report: must live as long as the reader
 */
void
gops_chat_reader_init (GopsChatReader            *self,
                       const GopsChatReaderClass *klass,
                       GopsImportReport          *report)
{
  self->klass = klass;
  self->rooms = g_ptr_array_new_with_free_func (room_free);
  self->findings.platform = "";
  self->report = report;
  gops_chat_entry_clear (&self->entry);
}

guint
gops_chat_reader_add_room (GopsChatReader *self,
                           const char     *id,
                           const char     *name,
                           gboolean        is_group)
{
  GopsChatRoom *room = g_new (GopsChatRoom, 1);

  *room = (GopsChatRoom) { g_strdup (id), g_strdup (name), is_group };
  g_ptr_array_add (self->rooms, room);
  return self->rooms->len - 1;
}

/** gops_chat_reader_clear: frees what all readers have; may be called twice */
void
gops_chat_reader_clear (GopsChatReader *self)
{
  g_clear_pointer (&self->rooms, g_ptr_array_unref);
  g_clear_pointer (&self->findings.encoding, g_free);
  g_clear_pointer (&self->findings.order_reason, g_free);
  g_clear_pointer (&self->findings.order_doubt, g_free);
}
