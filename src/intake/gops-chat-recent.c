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
  Slot   *slots;         /* (owned) (array length=N_SETS * N_WAYS) */
  guint8 *next;          /* (owned) (array length=N_SETS): the way that is written next */
};

GopsChatRecent *
gops_chat_recent_new (void)
{
  GopsChatRecent *self = g_new0 (GopsChatRecent, 1);

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
hash_of (gint64  group,
         guint64 print)
{
  guint64 hash = print ^ (guint64) group;

  return hash != 0 ? hash : 1;
}

static guint
set_of (guint64 hash)
{
  return (guint) (hash & (N_SETS - 1));
}

void
gops_chat_recent_expect (GopsChatRecent *self,
                         gint64          group,
                         guint64         print)
{
  guint set = set_of (hash_of (group, print));

  __builtin_prefetch (&self->next[set]);
  for (guint i = 0; i < N_WAYS; i += 2)   /* two to a line of the processor's cache, or three */
    __builtin_prefetch (&self->slots[set * N_WAYS + i], 1);
}

void
gops_chat_recent_add (GopsChatRecent              *self,
                      gint64                       group,
                      guint64                      print,
                      const GopsChatRecentMessage *message)
{
  guint64 hash = hash_of (group, print);
  guint set = set_of (hash);

  self->slots[set * N_WAYS + self->next[set]] = (Slot) { hash, *message };
  self->next[set] = (guint8) ((self->next[set] + 1) % N_WAYS);
}

gboolean
gops_chat_recent_find (GopsChatRecent        *self,
                       gint64                 group,
                       guint64                print,
                       GopsChatRecentMessage *out_message)
{
  guint64 hash = hash_of (group, print);
  const Slot *set = self->slots + set_of (hash) * N_WAYS;

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
