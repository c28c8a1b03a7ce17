/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seven tactics: playbooks for moving a community. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef struct
{
  const char     *id;
  GopsText        name, summary, when, example, caution;
  const GopsText *steps;
  guint           n_steps;
} GopsTactic;

typedef struct
{
  int               format;
  const GopsTactic *tactics;
  guint             n_tactics;
} GopsTacticFile;

extern const GopsShape gops_tactic_file_shape;

G_END_DECLS
