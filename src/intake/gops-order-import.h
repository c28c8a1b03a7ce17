/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders from a table: look, map, import. */
#pragma once

#include "gops-order-draft.h"
#include "gops-store-task.h"

/* Calling sequence:
 *
 *   import = gops_order_import_new (file, NULL, cancellable, error);            finds encoding, header, columns
 *   gops_sheet_map (gops_order_import_get_sheet (import), "实付", "amount", error);     as the person says
 *   report = gops_order_import_run (import, store, group, TRUE, …);             a try: writes nothing
 *   report = gops_order_import_run (import, store, group, FALSE, …);            one action, all or nothing
 *
 * An order that is there already is not taken a second time: it has the same number and product, or, where the file
 * gives no numbers, the same buyer, day, amount and product. As many equal ones as the longest of the files has are
 * kept. */
typedef struct _GopsOrderImport GopsOrderImport;

#define GOPS_ORDER_MAX_UNKNOWN 1000   /* buyers who are told by name; the others are but counted */

/** GopsUnknownBuyer: @name: (owned); @why: static, for people */
typedef struct
{
  char       *name;
  const char *why;
  guint       n_orders;
} GopsUnknownBuyer;

#define GOPS_ORDER_MAX_FIRST 6   /* orders that a try shows one by one */

/** GopsFirstOrder: one of the first of a file, as it was understood. @buyer, @date, @product: (owned). @fate: static, for people */
typedef struct
{
  char       *buyer;
  char       *date;
  GopsAmount  amount;
  char       *product;
  const char *fate;
} GopsFirstOrder;

/**
 * GopsOrderReport:
 * @base: (owned): lines that were skipped, dates, encoding; duplicates are orders that were there
 * @orders: newly stored
 * @buyers: people who have one of them
 * @unknown: (owned) (element-type GopsUnknownBuyer): whose orders were left out
 * @n_unknown: how many orders those are
 * @first: (owned) (element-type GopsFirstOrder)
 */
typedef struct
{
  GopsImportReport *base;
  guint64           orders;
  guint64           buyers;
  GPtrArray        *unknown;
  guint64           n_unknown;
  GPtrArray        *first;
} GopsOrderReport;

GopsOrderImport *gops_order_import_new           (GFile                  *file,
                                                  const GopsTableOptions *options,
                                                  GCancellable           *cancellable,
                                                  GError                **error);
GopsOrderImport *gops_order_import_ref           (GopsOrderImport        *self);
void             gops_order_import_unref         (GopsOrderImport        *self);

/** gops_order_import_is_likely: Returns: whether the columns are those of orders: buyer, day and amount */
gboolean         gops_order_import_is_likely     (GopsOrderImport        *self);

/** gops_order_import_get_sheet: Returns: (transfer none): whose columns can be mapped, with gops_order_fields() */
GopsSheet       *gops_order_import_get_sheet     (GopsOrderImport        *self);

/** gops_order_import_set_currency: @currency: of amounts that name none; else the workspace's */
void             gops_order_import_set_currency  (GopsOrderImport        *self,
                                                  const char             *currency);

/** gops_order_import_set_day: @day: (nullable): YYYY-MM-DD of orders for which the file names none */
void             gops_order_import_set_day       (GopsOrderImport        *self,
                                                  const char             *day);

/** gops_order_import_set_add_people: buyers whom nobody knows become members of the group, instead of being told of */
void             gops_order_import_set_add_people (GopsOrderImport       *self,
                                                  gboolean                add);

/**
 * gops_order_import_run:
 * @group: that the orders belong to; 0: to none; or %GOPS_IMPORT_NEW_GROUP, where it is @dry
 * @dry: say what would happen, write nothing
 *
 * A file that brings nothing new leaves no action. Errors: %GOPS_INTAKE_ERROR_COLUMN where no column tells buyer,
 * amount or day, %GOPS_INTAKE_ERROR_DATE_ORDER, %GOPS_INTAKE_ERROR_EMPTY, %GOPS_INTAKE_ERROR_NOTHING, those of the store
 * and of GIO
 */
GopsOrderReport *gops_order_import_run           (GopsOrderImport        *self,
                                                  GopsStore              *store,
                                                  gint64                  group,
                                                  gboolean                dry,
                                                  GopsProgress           *progress,
                                                  GCancellable           *cancellable,
                                                  GError                **error);
void             gops_order_import_run_async     (GopsOrderImport        *self,
                                                  GopsStore              *store,
                                                  gint64                  group,
                                                  gboolean                dry,
                                                  GopsProgressFunc        on_progress,
                                                  gpointer                progress_data,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GopsOrderReport *gops_order_import_run_finish    (GopsStore              *store,
                                                  GAsyncResult           *result,
                                                  GError                **error);

GopsOrderReport *gops_order_report_new           (void);
void             gops_order_report_free          (GopsOrderReport        *self);

/** gops_order_report_to_json: Returns: (transfer full): the object that groupops-cli prints */
JsonNode        *gops_order_report_to_json       (const GopsOrderReport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsOrderImport, gops_order_import_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsOrderReport, gops_order_report_free)
