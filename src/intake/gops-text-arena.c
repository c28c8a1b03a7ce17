/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the texts of one record: one behind the other in a block, in blocks of their own when that is full. */
#include "config.h"

#include "gops-text-arena.h"

#include <string.h>

#define BLOCK (16 * 1024)

struct _GopsTextArena
{
  char      *block;    /* (owned) */
  gsize      used;
  GPtrArray *others;   /* (owned) (element-type char): what found no room in the block */
  gsize      total;
};

GopsTextArena *
gops_text_arena_new (void)
{
  GopsTextArena *self = g_new (GopsTextArena, 1);

  *self = (GopsTextArena) { g_malloc (BLOCK), 0, g_ptr_array_new_with_free_func (g_free), 0 };
  return self;
}

void
gops_text_arena_free (GopsTextArena *self)
{
  g_ptr_array_unref (self->others);
  g_free (self->block);
  g_free (self);
}

void
gops_text_arena_reset (GopsTextArena *self)
{
  self->used = 0;
  self->total = 0;
  if (self->others->len > 0)
    g_ptr_array_set_size (self->others, 0);
}

char *
gops_text_arena_keep (GopsTextArena *self,
                      const char    *text,
                      gsize          length)
{
  char *kept;

  self->total += length + 1;
  if (gops_text_arena_is_full (self))
    {
      self->block[self->used] = '\0';
      return self->block + self->used;
    }
  if (length < BLOCK - self->used)
    {
      kept = self->block + self->used;
      self->used += length + 1;
    }
  else
    {
      kept = g_malloc (length + 1);
      g_ptr_array_add (self->others, kept);
    }
  memcpy (kept, text, length);
  kept[length] = '\0';
  return kept;
}

gboolean
gops_text_arena_is_full (GopsTextArena *self)
{
  return self->total > GOPS_TEXT_ARENA_MAX;
}
