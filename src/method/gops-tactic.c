/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of tactics.json. */
#include "config.h"

#include "gops-tactic.h"

static const GopsField tactic_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsTactic, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTactic, name) },
  { "summary", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTactic, summary) },
  { "when", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTactic, when) },
  { "steps", GOPS_FIELD_TEXTS, G_STRUCT_OFFSET (GopsTactic, steps), .n_offset = G_STRUCT_OFFSET (GopsTactic, n_steps) },
  { "example", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTactic, example) },
  { "caution", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTactic, caution) },
};
static const GopsShape tactic_shape = GOPS_SHAPE (tactic_fields, GopsTactic);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTacticFile, format), .min = 1, .max = 1 },
  { "tactics", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsTacticFile, tactics), .shape = &tactic_shape,
    .n_offset = G_STRUCT_OFFSET (GopsTacticFile, n_tactics) },
};
const GopsShape gops_tactic_file_shape = GOPS_SHAPE (file_fields, GopsTacticFile);
