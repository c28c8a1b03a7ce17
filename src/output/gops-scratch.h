/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large buffers that a thread takes again and again: fresh ones cost a fifth of a poster's time, for the system clears every
 * page of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_SCRATCH_DRAWN,    /* pixels of a picture */
  GOPS_SCRATCH_PLAIN,    /* its rows before they are packed */
  GOPS_SCRATCH_PACKED,   /* and after */
  GOPS_N_SCRATCHES,
} GopsScratch;

/* At least @size bytes with whatever was in them, until the thread asks for the same again or ends; it holds no more than 16 MB
 * for long: give larger ones back.  (transfer none) (nullable): NULL without memory */
gpointer gops_scratch_take (GopsScratch which,
                            gsize       size);
/* Frees it when it is large. */
void     gops_scratch_done (GopsScratch which);

G_END_DECLS
