/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large buffers that a thread takes again and again. */
#include "gops-scratch.h"

#define MOST_KEPT (16 * 1024 * 1024)

typedef struct
{
  gpointer memory[GOPS_N_SCRATCHES];   /* (owned) (nullable) */
  gsize    size[GOPS_N_SCRATCHES];
} Buffers;

static void
buffers_free (gpointer data)
{
  Buffers *self = data;

  for (int i = 0; i < GOPS_N_SCRATCHES; i++)
    g_free (self->memory[i]);
  g_free (self);
}

static Buffers *
buffers_of_thread (void)
{
  static GPrivate buffers = G_PRIVATE_INIT (buffers_free);
  Buffers *self = g_private_get (&buffers);

  if (self == NULL)
    {
      self = g_new0 (Buffers, 1);
      g_private_set (&buffers, self);
    }
  return self;
}

gpointer
gops_scratch_take (GopsScratch which, gsize size)
{
  Buffers *self = buffers_of_thread ();

  if (self->size[which] < size)
    {
      g_free (self->memory[which]);
      self->memory[which] = g_try_malloc (size);
      self->size[which] = self->memory[which] != NULL ? size : 0;
    }
  return self->memory[which];
}

void
gops_scratch_done (GopsScratch which)
{
  Buffers *self = buffers_of_thread ();

  if (self->size[which] <= MOST_KEPT)
    return;
  g_clear_pointer (&self->memory[which], g_free);
  self->size[which] = 0;
}
