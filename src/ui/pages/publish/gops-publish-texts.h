/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-compat.h"
#include "gops-progress-dialog.h"
#include "gops-view.h"

G_BEGIN_DECLS

/* Writes one file in a thread; @dossier was loaded there. @detail is what was given to gops_publish_ask (). */
typedef gboolean (*GopsPublishWrite) (GopsStore *store, const GopsDossier *dossier, const char *detail, GFile *file,
                                      GopsProgress *progress, GCancellable *cancellable, GError **error);

/**
 * GopsPublishFile: a file that goes out
 * @title: of the question where it goes, and of the progress, translated
 * @name: proposed
 * @said: when it is there, translated
 */
typedef struct
{
  const char       *title;
  const char       *name;
  const char       *said;
  GopsPublishWrite  write;
  const char       *detail;   /* (nullable) */
} GopsPublishFile;

/* Asks where it goes, then writes it. All strings but @said are copied. */
void  gops_publish_ask           (gpointer view, const GopsPublishFile *file, const GopsFileKind *kinds, guint n_kinds);

/* Writes it to @to, with progress and cancel. */
void  gops_publish_write         (gpointer view, const GopsPublishFile *file, GFile *to);

/* Asks where the review of a GopsReviewPeriod goes, then writes it. */
void  gops_publish_ask_review    (gpointer view, guint period);

/* For gops_publish_write (): everybody in the group as a table */
gboolean gops_publish_members    (GopsStore *store, const GopsDossier *dossier, const char *detail, GFile *file,
                                  GopsProgress *progress, GCancellable *cancellable, GError **error);

/* Asks where the members of the group of @view, a GopsView, go, and as what. */
void  gops_publish_save_members  (gpointer view);

/* The commands of the publish page that write texts: page.save-rules, page.save-handbook, page.save-calendar, page.save-members. */
void  gops_publish_texts_install (GtkWidgetClass *widget_class);

/* A file name of the group's name, @what and @ending, without signs that file systems refuse. (transfer full) */
char *gops_publish_file_name     (const GopsDossier *dossier, const char *what, const char *ending);

G_END_DECLS
