/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open addressing in memory. A table that is full is written to the scratch file as it is, and asked there only when a
 * filter that stays in memory says that the key may be in it. */
#include "config.h"

#include "gops-key-table.h"

#include <string.h>

#include "gops-keyed-hash.h"
#include "gops-scratch.h"

#define FIRST_SLOTS   1024u
#define MAX_SLOTS     (1u << 19)      /* 8 MiB */
#define FILTER_BITS   (MAX_SLOTS * 8)
#define FILTER_WORDS  (FILTER_BITS / 64)
#define FILTER_BLOCK  8               /* words: one line of the processor's cache */
#define FILTER_PROBES 6
#define PAGE_SLOTS    64              /* read at a time */

typedef struct
{
  guint64 hash;    /* 0: free */
  guint64 value;
} Slot;

struct _GopsKeyTable
{
  GopsHashKey  seed;     /* by chance: whoever writes the file cannot make two keys meet */
  Slot        *slots;    /* (owned) */
  guint        n_slots;  /* a power of two */
  guint        n_used;
  GPtrArray   *filters;  /* (owned) (element-type guint64[FILTER_WORDS]): of the tables in the file, in order */
  GopsScratch *file;     /* (owned) */
};

GopsKeyTable *
gops_key_table_new (void)
{
  GopsKeyTable *self = g_new0 (GopsKeyTable, 1);

  for (guint i = 0; i < G_N_ELEMENTS (self->seed.words); i++)
    self->seed.words[i] = (guint64) g_random_int () << 32 | g_random_int ();
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  self->filters = g_ptr_array_new_with_free_func (g_free);
  self->file = gops_scratch_new ();
  return self;
}

void
gops_key_table_free (GopsKeyTable *self)
{
  gops_scratch_free (self->file);
  g_ptr_array_unref (self->filters);
  g_free (self->slots);
  g_free (self);
}

guint64
gops_key_table_hash (GopsKeyTable *self,
                     char          kind,
                     const char   *text,
                     gsize         length)
{
  return gops_keyed_hash (&self->seed, kind, text, length);
}

static Slot *
find_slot (Slot    *slots,
           guint    n_slots,
           guint64  hash)
{
  guint at = hash & (n_slots - 1);

  while (slots[at].hash != 0 && slots[at].hash != hash)
    at = (at + 1) & (n_slots - 1);
  return &slots[at];
}

/* The place of @hash in a filter: a block, and bits in it. */
static guint64 *
filter_block (guint64 *filter,
              guint64  hash)
{
  return filter + (hash >> 32) % (FILTER_WORDS / FILTER_BLOCK) * FILTER_BLOCK;
}

static guint
filter_bit (guint64 hash,
            guint   probe)
{
  return (guint) ((hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - 9 * (probe + 1))) & 511;
}

static void
filter_add (guint64 *filter,
            guint64  hash)
{
  guint64 *block = filter_block (filter, hash);

  for (guint i = 0; i < FILTER_PROBES; i++)
    block[filter_bit (hash, i) / 64] |= G_GUINT64_CONSTANT (1) << filter_bit (hash, i) % 64;
}

static gboolean
filter_has (guint64 *filter,
            guint64  hash)
{
  const guint64 *block = filter_block (filter, hash);

  for (guint i = 0; i < FILTER_PROBES; i++)
    if ((block[filter_bit (hash, i) / 64] & G_GUINT64_CONSTANT (1) << filter_bit (hash, i) % 64) == 0)
      return FALSE;
  return TRUE;
}

/* Looks for @hash in the table number @table of the file. */
static gboolean
find_in_file (GopsKeyTable  *self,
              guint          table,
              guint64        hash,
              guint64       *out_value,
              GError       **error)
{
  Slot page[PAGE_SLOTS];
  guint at = hash & (MAX_SLOTS - 1);

  for (;;)
    {
      guint first = at / PAGE_SLOTS * PAGE_SLOTS;

      if (!gops_scratch_read (self->file, ((guint64) table * MAX_SLOTS + first) * sizeof (Slot), page, sizeof page, error))
        return FALSE;
      for (; at < first + PAGE_SLOTS; at++)
        if (page[at - first].hash == hash || page[at - first].hash == 0)
          {
            *out_value = page[at - first].hash != 0 ? page[at - first].value : 0;
            return TRUE;
          }
      at &= MAX_SLOTS - 1;
    }
}

void
gops_key_table_expect (GopsKeyTable *self,
                       guint64       hash)
{
  __builtin_prefetch (&self->slots[hash & (self->n_slots - 1)]);
}

guint64
gops_key_table_look (GopsKeyTable *self,
                     guint64       hash)
{
  const Slot *slot = find_slot (self->slots, self->n_slots, hash);

  return slot->hash != 0 ? slot->value : 0;
}

gboolean
gops_key_table_find (GopsKeyTable  *self,
                     guint64        hash,
                     guint64       *out_value,
                     GError       **error)
{
  const Slot *slot = find_slot (self->slots, self->n_slots, hash);

  *out_value = slot->hash != 0 ? slot->value : 0;
  for (guint i = 0; *out_value == 0 && i < self->filters->len; i++)
    if (filter_has (self->filters->pdata[i], hash) && !find_in_file (self, i, hash, out_value, error))
      return FALSE;
  return TRUE;
}

static void
grow (GopsKeyTable *self)
{
  Slot *slots = g_new0 (Slot, self->n_slots * 2);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].hash != 0)
      *find_slot (slots, self->n_slots * 2, self->slots[i].hash) = self->slots[i];
  g_free (self->slots);
  self->slots = slots;
  self->n_slots *= 2;
}

/* Writes the full table to the end of the file and begins an empty one. */
static gboolean
set_aside (GopsKeyTable  *self,
           GError       **error)
{
  guint64 *filter;

  if (!gops_scratch_append (self->file, self->slots, self->n_slots * sizeof (Slot), error))
    return FALSE;
  filter = g_new0 (guint64, FILTER_WORDS);
  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].hash != 0)
      filter_add (filter, self->slots[i].hash);
  g_ptr_array_add (self->filters, filter);
  memset (self->slots, 0, self->n_slots * sizeof (Slot));
  self->n_used = 0;
  return TRUE;
}

gboolean
gops_key_table_put (GopsKeyTable  *self,
                    guint64        hash,
                    guint64        value,
                    GError       **error)
{
  if (self->n_used >= self->n_slots / 4 * 3)
    {
      if (self->n_slots < MAX_SLOTS)
        grow (self);
      else if (!set_aside (self, error))
        return FALSE;
    }
  *find_slot (self->slots, self->n_slots, hash) = (Slot) { hash, value };
  self->n_used++;
  return TRUE;
}
