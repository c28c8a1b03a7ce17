/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store-task.h"

G_BEGIN_DECLS

/*
 * Materials out of files, pasted pictures and links. Each call is one named action; what was copied in for it is kept as an
 * asset (gops-asset.h). Content that a material has already is not added a second time: that material is taken instead.
 *
 *   report = gops_materials_add_files (store, files, item, progress, cancellable, error);       in a thread
 *
 * With an @item the materials are attached to that plan item, in the same action; 0: only to the library.
 */

#define GOPS_MATERIALS_MOST_FILES 1000   /* at a time */
#define GOPS_LINK_MAX_CHARACTERS  2000

/**
 * GopsMaterialReport:
 * @ids: (owned) (element-type gint64): of the materials, new or known, in the order of the files, each once
 * @n_added: new ones
 * @n_known: files whose content was here already
 * @problems: (owned) (element-type utf8): why others were left out, for people
 */
typedef struct
{
  GArray    *ids;
  guint      n_added;
  guint      n_known;
  GPtrArray *problems;
} GopsMaterialReport;

GopsMaterialReport *gops_materials_add_files   (GopsStore *store, GPtrArray *files, gint64 item, GopsProgress *progress,
                                                GCancellable *cancellable, GError **error);
GopsMaterialReport *gops_materials_add_picture (GopsStore *store, GBytes *png, gint64 item, GError **error);
GopsMaterialReport *gops_materials_add_link    (GopsStore *store, const char *link, gint64 item, GError **error);
void                gops_material_report_free  (GopsMaterialReport *self);

/** gops_material_is_link: whether @text is one link, such as "https://…", and no more */
gboolean            gops_material_is_link      (const char *text);

/* Attaching is an action of its own, or part of the one that is open. What is attached already stays as it is. */
gboolean            gops_material_attach       (GopsStore *store, gint64 item, gint64 material, GError **error);
gboolean            gops_material_detach       (GopsStore *store, gint64 item, gint64 material, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsMaterialReport, gops_material_report_free)

G_END_DECLS
