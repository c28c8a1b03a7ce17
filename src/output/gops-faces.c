/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gops-faces.h"

#include <glib.h>

static GRecMutex mutex;

void
gops_faces_lock (void)
{
  g_rec_mutex_lock (&mutex);
}

void
gops_faces_unlock (void)
{
  g_rec_mutex_unlock (&mutex);
}
