/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

typedef union
{
  gint64  integer;
  double  real;
  char   *text;    /* (owned) (nullable): NULL reads as "" */
  GBytes *bytes;   /* (owned) (nullable) */
} GopsCell;

GopsCell *gops_record_cells       (GopsRecord *self);
void      gops_record_touch       (GopsRecord *self, guint column);
gboolean  gops_record_column_dirty (GopsRecord *self, guint column);
void      gops_record_clean       (GopsRecord *self);

G_END_DECLS
