/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through a table, record by record: in slices of a batch, or as a try; with progress, and cancelled at any record. */
#pragma once

#include "gops-batch.h"
#include "gops-import-report.h"
#include "gops-store-task.h"
#include "gops-table-source.h"

#define GOPS_TABLE_SLICE 1000   /* records in one transaction: it takes the write lock for about 40 ms */

/**
 * GopsTableRun:
 * @batch: (nullable): %NULL for a try
 * @file: the table, for its size; @name: for people
 * @report: counts the records
 * @begin: (nullable): called before each slice
 * @take: called at each record that is not empty
 */
typedef struct
{
  GopsStore        *store;
  const GopsBatch  *batch;
  GFile            *file;
  const char       *name;
  GopsImportReport *report;
  gboolean        (*begin) (gpointer data, GError **error);
  gboolean        (*take)  (gpointer data, GopsTableSource *reader, GError **error);
  gpointer          data;
} GopsTableRun;

/**
 * gops_table_run:
 * @reader: behind the header
 * @progress: (nullable)
 *
 * Errors: those of reading, of the store and of what is called
 */
gboolean gops_table_run (const GopsTableRun  *self,
                         GopsTableSource     *reader,
                         GopsProgress        *progress,
                         GCancellable        *cancellable,
                         GError             **error);
