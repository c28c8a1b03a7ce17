/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons at the end of a row that stands for a record with a place among others: up, down, away. */
#pragma once

#include <adwaita.h>

#include "gops-record.h"

G_BEGIN_DECLS

typedef void (*GopsOrderMove)   (gpointer owner, gpointer record, guint to);
typedef void (*GopsOrderRemove) (gpointer owner, gpointer record);

/**
 * GopsOrderButtons:
 * @owner: outlives the row
 * @name: of the record, for accessible names
 * @remove_label: of the last button, translated
 * @position: among @n, from 0
 */
typedef struct
{
  gpointer        owner;
  const char     *name;
  const char     *remove_label;
  guint           position;
  guint           n;
  GopsOrderMove   move;
  GopsOrderRemove remove;
} GopsOrderButtons;

void gops_order_buttons_add (GtkWidget              *row,
                             gpointer                record,
                             const GopsOrderButtons *what);

G_END_DECLS
