/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* The brand of whoever runs the groups: logo, colours ("#RRGGBB" or ""), faces (families of fonts or "") and how the texts
 * sound. A workspace has one row, or none as long as nothing was chosen. */
#define GOPS_BRAND_COLUMNS(X)                                                          \
  X (GOPS_BRAND_ID,           "id",           INT,  NULL,       NULL)                  \
  X (GOPS_BRAND_NAME,         "name",         TEXT, NULL,       N_("Name"))            \
  X (GOPS_BRAND_TONE,         "tone",         TEXT, NULL,       N_("Tone"))            \
  X (GOPS_BRAND_LOGO_ID,      "logo_id",      REF,  "material", N_("Logo"))            \
  X (GOPS_BRAND_MAIN_COLOR,   "main_color",   TEXT, NULL,       N_("Main colour"))      \
  X (GOPS_BRAND_ACCENT_COLOR, "accent_color", TEXT, NULL,       N_("Accent colour"))    \
  X (GOPS_BRAND_PAPER_COLOR,  "paper_color",  TEXT, NULL,       N_("Paper colour"))     \
  X (GOPS_BRAND_INK_COLOR,    "ink_color",    TEXT, NULL,       N_("Ink colour"))       \
  X (GOPS_BRAND_HEADING_FACE, "heading_face", TEXT, NULL,       N_("Face of headlines")) \
  X (GOPS_BRAND_TEXT_FACE,    "text_face",    TEXT, NULL,       N_("Face of texts"))

#define GOPS_TYPE_BRAND (gops_brand_get_type ())
GOPS_DECLARE_RECORD (GopsBrand, gops_brand, GOPS_BRAND)

G_END_DECLS
