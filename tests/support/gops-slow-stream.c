/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream that gives a few bytes at a time. */
#include "gops-slow-stream.h"

typedef struct
{
  GMemoryInputStream parent_instance;
  gsize              most;
} GopsSlowStream;

typedef GMemoryInputStreamClass GopsSlowStreamClass;

GType gops_slow_stream_get_type (void);
G_DEFINE_TYPE (GopsSlowStream, gops_slow_stream, G_TYPE_MEMORY_INPUT_STREAM)

static gssize
slow_stream_read (GInputStream  *stream,
                  void          *buffer,
                  gsize          count,
                  GCancellable  *cancellable,
                  GError       **error)
{
  gsize most = ((GopsSlowStream *) stream)->most;

  return G_INPUT_STREAM_CLASS (gops_slow_stream_parent_class)->read_fn (stream, buffer, most > 0 ? MIN (count, most) : count,
                                                                        cancellable, error);
}

static void
gops_slow_stream_class_init (GopsSlowStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = slow_stream_read;
}

static void
gops_slow_stream_init (GopsSlowStream *self)
{
}

GInputStream *
gops_slow_stream_new (const void *bytes,
                      gsize       length,
                      gsize       most)
{
  GInputStream *stream = g_object_new (gops_slow_stream_get_type (), NULL);

  ((GopsSlowStream *) stream)->most = most;
  if (length > 0)
    g_memory_input_stream_add_data (G_MEMORY_INPUT_STREAM (stream), g_memdup2 (bytes, length), (gssize) length, g_free);
  return stream;
}
