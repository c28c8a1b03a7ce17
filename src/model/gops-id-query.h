/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * A question for the ids of many rows, in an order that SQLite needs no sorter for.
 *
 * SQLite sorts half a million rows in about a second; reading them unsorted with the number to sort by takes a
 * tenth of it, and sorting numbers here a hundredth. Where two queries are needed, gops_id_query_run_apart() reads both
 * at once.
 */

typedef enum
{
  GOPS_ID_ORDER_GIVEN,     /* as the query gives them: one column, the id */
  GOPS_ID_ORDER_NUMBER,    /* by the integer in the second column */
  GOPS_ID_ORDER_DATE,      /* by the date in the second column; '' is before all */
  GOPS_ID_ORDER_FOREIGN,   /* by where another query lists what the second column holds */
} GopsIdOrderKind;

/* Rows that are equal stay in the order in which SQLite finds them. */
typedef struct
{
  GopsIdOrderKind kind;
  gboolean        descending;   /* not for GIVEN */
  const char     *foreign;      /* (nullable): the other query of FOREIGN; it takes no parameters */
} GopsIdOrder;

typedef struct _GopsIdQuery GopsIdQuery;

GopsIdQuery *gops_id_query_new       (const char *sql, const GopsIdOrder *order, const char *format, va_list args);
GopsIdQuery *gops_id_query_ref       (GopsIdQuery *self);
void         gops_id_query_unref     (GopsIdQuery *self);
GArray      *gops_id_query_run       (GopsIdQuery *self, GopsStore *store, GCancellable *cancellable, GError **error);
GArray      *gops_id_query_run_apart (GopsIdQuery *self, GopsStore *store, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsIdQuery, gops_id_query_unref)

G_END_DECLS
