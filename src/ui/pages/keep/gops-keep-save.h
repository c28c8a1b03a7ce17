/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where to, and writes a document in a thread: as a picture for phones, pages, a web page or Markdown. */
#pragma once

#include "gops-document.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In a thread. Returns: (transfer full) (nullable): NULL with @error set */
typedef GopsDocument *(*GopsKeepDocument) (GopsStore     *store,
                                           gint64         id,
                                           int            day,
                                           GCancellable  *cancellable,
                                           GError       **error);

/**
 * GopsKeepFile:
 * @id: for @make
 * @day: for @make, too
 * @title: of the question
 * @name: proposed, without an ending
 * @pages: pages come first, not the picture
 * @kicker: (nullable): above the title of a picture
 * @said: (static): when it is written
 */
typedef struct
{
  GopsKeepDocument  make;
  gint64            id;
  int               day;
  const char       *title;
  const char       *name;
  gboolean          pages;
  const char       *kicker;
  const char       *said;
} GopsKeepFile;

void gops_keep_save  (GopsSession         *session,
                      const GopsKeepFile  *file,
                      GtkWidget           *parent);

/* What gops_keep_save() does when the place is chosen. */
void gops_keep_write (GopsSession         *session,
                      const GopsKeepFile  *file,
                      GFile               *to,
                      GtkWidget           *parent);

G_END_DECLS
