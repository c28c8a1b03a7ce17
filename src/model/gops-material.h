/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A picture, file or link that is posted. Kind is "picture", "file" or "link"; what a file holds is its asset.
 *
 * used, used_at (µs UTC): how often and when it was copied from the library. They are counted outside the journal: to copy
 * is nothing to undo. */
#define GOPS_MATERIAL_COLUMNS(X)                                               \
  X (GOPS_MATERIAL_ID,        "id",        INT,     NULL,    NULL)             \
  X (GOPS_MATERIAL_POSITION,  "position",  INT,     NULL,    NULL)             \
  X (GOPS_MATERIAL_KIND,      "kind",      TEXT,    NULL,    N_("Kind"))       \
  X (GOPS_MATERIAL_TITLE,     "title",     TEXT,    NULL,    N_("Title"))      \
  X (GOPS_MATERIAL_TAGS,      "tags",      TEXT,    NULL,    N_("Tags"))       \
  X (GOPS_MATERIAL_LINK,      "link",      TEXT,    NULL,    N_("Link"))       \
  X (GOPS_MATERIAL_NOTE,      "note",      TEXT,    NULL,    N_("Note"))       \
  X (GOPS_MATERIAL_FILE_NAME, "file_name", TEXT,    NULL,    N_("File name"))  \
  X (GOPS_MATERIAL_MIME,      "mime",      TEXT,    NULL,    NULL)             \
  X (GOPS_MATERIAL_SIZE,      "size",      INT,     NULL,    N_("Size"))       \
  X (GOPS_MATERIAL_DIGEST,    "digest",    TEXT,    NULL,    NULL)             \
  X (GOPS_MATERIAL_ASSET_ID,  "asset_id",  REF,     "asset", NULL)             \
  X (GOPS_MATERIAL_ADDED_AT,  "added_at",  INSTANT, NULL,    N_("Added"))      \
  X (GOPS_MATERIAL_USED,      "used",      FIGURE,  NULL,    NULL)             \
  X (GOPS_MATERIAL_USED_AT,   "used_at",   FIGURE,  NULL,    NULL)

#define GOPS_TYPE_MATERIAL (gops_material_get_type ())
GOPS_DECLARE_RECORD (GopsMaterial, gops_material, GOPS_MATERIAL)

G_END_DECLS
