/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written into a group's folder: whose it is, from what, and each file with its fingerprint. Kept in a hidden file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOPS_FOLDER_STATE_FILE ".groupops"

typedef struct
{
  gint64      group;      /* 0: nobody's: there is no such file, or none that can be read */
  char       *stamp;      /* (owned) (nullable): of the workspace as it was; set when the folder was complete */
  GHashTable *files;      /* (owned) (element-type utf8 utf8): name in the folder → SHA-256 */
} GopsFolderState;

GopsFolderState *gops_folder_state_new   (gint64             group,
                                          const char        *stamp);
GopsFolderState *gops_folder_state_load  (GFile             *folder);
void             gops_folder_state_free  (GopsFolderState   *self);

gboolean         gops_folder_state_save  (GopsFolderState   *self,
                                          GFile             *folder,
                                          GCancellable      *cancellable,
                                          GError           **error);

/* Whether all files are there as they were written, from the same stamp. */
gboolean         gops_folder_state_holds (GopsFolderState   *self,
                                          GFile             *folder,
                                          const char        *stamp);

/* SHA-256 of a file. (transfer full) (nullable): it is not there, or is no file */
char            *gops_folder_fingerprint (GFile             *file);

/* Removes files of @before that @now has no more and nobody has changed. */
void             gops_folder_state_tidy  (GopsFolderState   *before,
                                          GopsFolderState   *now,
                                          GFile             *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsFolderState, gops_folder_state_free)

G_END_DECLS
