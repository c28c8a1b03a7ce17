/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The messages told of last: a table of small sets, in each of which the newest takes the oldest one's place. */
#include "config.h"

#include "gops-chat-recent.h"

#include <string.h>

#define N_SETS 32768   /* a power of two */
#define N_WAYS 8

typedef struct
{
  guint64               hash;   /* 0: free */
  GopsChatRecentMessage message;
} Slot;

struct _GopsChatRecent
{
  GopsHashKey key;
  Slot       *slots;         /* (owned) (array length=N_SETS * N_WAYS) */
  guint8     *next;          /* (owned) (array length=N_SETS): the way that is written next */
};

GopsChatRecent *
gops_chat_recent_new (void)
{
  GopsChatRecent *self = g_new0 (GopsChatRecent, 1);

  for (guint i = 0; i < G_N_ELEMENTS (self->key.words); i++)
    self->key.words[i] = (guint64) g_random_int () << 32 | g_random_int ();
  self->slots = g_new0 (Slot, N_SETS * N_WAYS);
  self->next = g_new0 (guint8, N_SETS);
  return self;
}

void
gops_chat_recent_free (GopsChatRecent *self)
{
  g_free (self->slots);
  g_free (self->next);
  g_free (self);
}

static guint64
hash_of (GopsChatRecent *self,
         gint64          group,
         const char     *key)
{
  guint64 hash = gops_keyed_hash (&self->key, 'k', key, strlen (key)) ^ (guint64) group;

  return hash != 0 ? hash : 1;
}

void
gops_chat_recent_add (GopsChatRecent              *self,
                      gint64                       group,
                      const char                  *key,
                      const GopsChatRecentMessage *message)
{
  guint64 hash = hash_of (self, group, key);
  guint set = (guint) (hash & (N_SETS - 1));

  self->slots[set * N_WAYS + self->next[set]] = (Slot) { hash, *message };
  self->next[set] = (guint8) ((self->next[set] + 1) % N_WAYS);
}

gboolean
gops_chat_recent_find (GopsChatRecent        *self,
                       gint64                 group,
                       const char            *key,
                       GopsChatRecentMessage *out_message)
{
  guint64 hash = hash_of (self, group, key);
  const Slot *set = self->slots + (hash & (N_SETS - 1)) * N_WAYS;

  for (guint i = 0; i < N_WAYS; i++)
    if (set[i].hash == hash)
      {
        *out_message = set[i].message;
        return TRUE;
      }
  return FALSE;
}

void
gops_chat_recent_clear (GopsChatRecent *self)
{
  memset (self->slots, 0, N_SETS * N_WAYS * sizeof (Slot));
}
