/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading ahead: blocks of copied entries go to whoever takes them, and come back empty to be filled anew. */
#include "config.h"

#include "gops-chat-ahead.h"

#include <string.h>

#define N_BLOCKS     24
#define MOST_ENTRIES 256
#define BLOCK_TEXTS  (64 * 1024)   /* bytes: a longer entry has a block of its own */

typedef struct
{
  GopsChatEntry *entries;     /* (owned) (array length=MOST_ENTRIES) */
  guint          n_entries;
  char          *texts;       /* (owned): what the entries point to */
  gsize          size;        /* bytes of them that there are */
  gsize          used;
  guint64        offset;      /* in the file, behind the entries */
  gboolean       last;        /* no more follow */
  GError        *error;       /* (owned) (nullable): why */
} Block;

struct _GopsChatAhead
{
  GopsChatReader *reader;        /* borrowed */
  GopsHashKey     secret;
  GCancellable   *cancellable;   /* (owned) (nullable) */
  GAsyncQueue    *empty;         /* (owned) (element-type Block) */
  GAsyncQueue    *full;          /* (owned) (element-type Block) */
  GThread        *thread;        /* (owned) */
  int             stopped;       /* atomic */
  Block          *block;         /* (owned) (nullable): whose entries are given */
  guint           at;
  guint64         offset;
};

static Block *
block_new (void)
{
  Block *self = g_new0 (Block, 1);

  self->entries = g_new (GopsChatEntry, MOST_ENTRIES);
  self->size = BLOCK_TEXTS;
  self->texts = g_malloc (self->size);
  return self;
}

static void
block_free (gpointer data)
{
  Block *self = data;

  g_free (self->entries);
  g_free (self->texts);
  g_clear_error (&self->error);
  g_free (self);
}

/* --- copying --- */

/* Beside the texts, a block holds the lists of people, which want to begin where numbers may. */
static gsize
round_up (gsize size)
{
  return (size + 7) & ~(gsize) 7;
}

static gsize
size_of_text (const char *text)
{
  return *text != '\0' ? strlen (text) + 1 : 0;
}

static gsize
size_of_person (const GopsChatPerson *person)
{
  return size_of_text (person->id) + size_of_text (person->name) + size_of_text (person->full_name) +
         size_of_text (person->phone) + size_of_text (person->email) + size_of_text (person->role);
}

static gsize
size_of_people (const GopsChatPerson *people,
                guint                 n)
{
  gsize size = n > 0 ? n * sizeof *people + 8 : 0;

  for (guint i = 0; i < n; i++)
    size += size_of_person (&people[i]);
  return size;
}

static gsize
size_of_entry (const GopsChatEntry *entry)
{
  return size_of_text (entry->key) + size_of_text (entry->reply_to) + size_of_text (entry->reply_name) +
         size_of_person (&entry->sender) + size_of_people (entry->people, entry->n_people) +
         size_of_people (entry->mentions, entry->n_mentions) + size_of_text (entry->body) + size_of_text (entry->detail);
}

static void
copy_text (Block       *self,
           const char **text)
{
  gsize size = size_of_text (*text);

  if (size == 0)
    {
      *text = "";
      return;
    }
  memcpy (self->texts + self->used, *text, size);
  *text = self->texts + self->used;
  self->used += size;
}

static void
copy_person (Block          *self,
             GopsChatPerson *person)
{
  copy_text (self, &person->id);
  copy_text (self, &person->name);
  copy_text (self, &person->full_name);
  copy_text (self, &person->phone);
  copy_text (self, &person->email);
  copy_text (self, &person->role);
}

static const GopsChatPerson *
copy_people (Block                *self,
             const GopsChatPerson *people,
             guint                 n)
{
  GopsChatPerson *copy;

  if (n == 0)
    return NULL;
  self->used = round_up (self->used);
  copy = (GopsChatPerson *) (void *) (self->texts + self->used);
  memcpy (copy, people, n * sizeof *people);
  self->used += n * sizeof *people;
  for (guint i = 0; i < n; i++)
    copy_person (self, &copy[i]);
  return copy;
}

static void
block_add (Block               *self,
           const GopsChatEntry *entry,
           const GopsHashKey   *secret)
{
  GopsChatEntry *copy = &self->entries[self->n_entries++];

  *copy = *entry;
  gops_chat_entry_take_prints (copy, secret);
  copy_text (self, &copy->key);
  copy_text (self, &copy->reply_to);
  copy_text (self, &copy->reply_name);
  copy_person (self, &copy->sender);
  copy->people = copy_people (self, entry->people, entry->n_people);
  copy->mentions = copy_people (self, entry->mentions, entry->n_mentions);
  copy_text (self, &copy->body);
  copy_text (self, &copy->detail);
}

/* --- the thread --- */

/* Returns: (nullable): an empty block that has room for @size bytes; NULL when nothing more is wanted */
static Block *
take_empty (GopsChatAhead *self,
            gsize          size)
{
  Block *block = g_async_queue_pop (self->empty);

  if (g_atomic_int_get (&self->stopped))
    {
      block_free (block);
      return NULL;
    }
  block->n_entries = 0;
  block->used = 0;
  size = MAX (size, BLOCK_TEXTS);
  if (block->size != size)   /* a very long entry is rare: its room is not kept */
    {
      g_free (block->texts);
      block->texts = g_malloc (size);
      block->size = size;
    }
  return block;
}

static void
give (GopsChatAhead *self,
      Block         *block)
{
  block->offset = gops_chat_reader_get_offset (self->reader);
  g_async_queue_push (self->full, block);
}

static gpointer
read_ahead (gpointer data)
{
  GopsChatAhead *self = data;
  Block *block = take_empty (self, 0);
  const GopsChatEntry *entry;

  while (block != NULL)
    {
      gsize size;

      if (!gops_chat_reader_next (self->reader, &entry, self->cancellable, &block->error) || entry == NULL)
        {
          block->last = TRUE;
          give (self, block);
          break;
        }
      size = size_of_entry (entry);
      if (block->n_entries == MOST_ENTRIES || block->used + size > block->size)
        {
          give (self, block);
          block = take_empty (self, size);
        }
      if (block != NULL)
        block_add (block, entry, &self->secret);
    }
  return NULL;
}

/* --- taking --- */

GopsChatAhead *
gops_chat_ahead_new (GopsChatReader    *reader,
                     const GopsHashKey *secret,
                     GCancellable      *cancellable)
{
  GopsChatAhead *self = g_new0 (GopsChatAhead, 1);

  self->reader = reader;
  self->secret = *secret;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->empty = g_async_queue_new_full (block_free);
  self->full = g_async_queue_new_full (block_free);
  for (guint i = 0; i < N_BLOCKS; i++)
    g_async_queue_push (self->empty, block_new ());
  self->thread = g_thread_new ("chat-ahead", read_ahead, self);
  return self;
}

void
gops_chat_ahead_free (GopsChatAhead *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
  g_async_queue_push (self->empty, block_new ());   /* wakes it */
  g_thread_join (self->thread);
  g_clear_pointer (&self->block, block_free);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_clear_object (&self->cancellable);
  g_free (self);
}

gboolean
gops_chat_ahead_next (GopsChatAhead        *self,
                      const GopsChatEntry **out_entry,
                      GError              **error)
{
  *out_entry = NULL;
  while (self->block == NULL || self->at == self->block->n_entries)
    {
      if (self->block != NULL && self->block->error != NULL)
        {
          g_propagate_error (error, g_error_copy (self->block->error));
          return FALSE;
        }
      if (self->block != NULL && self->block->last)
        return TRUE;
      if (self->block != NULL)
        g_async_queue_push (self->empty, self->block);
      self->block = g_async_queue_pop (self->full);
      self->at = 0;
      self->offset = self->block->offset;
    }
  *out_entry = &self->block->entries[self->at++];
  return TRUE;
}

const GopsChatEntry *
gops_chat_ahead_peek (GopsChatAhead *self,
                      guint          n)
{
  return self->block != NULL && self->at + n < self->block->n_entries ? &self->block->entries[self->at + n] : NULL;
}

guint64
gops_chat_ahead_get_offset (GopsChatAhead *self)
{
  return self->offset;
}
