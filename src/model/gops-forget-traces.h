/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store-task.h"

G_BEGIN_DECLS

/*
 * What a file holds of some people: their rows, what was said by them, what the journal says of those rows, and the words
 * by which others speak of them. Finding writes into temporary tables alone, which are in memory:
 *
 *   gone (id)            the people
 *   gone_row (tbl, id)   rows that are of them, in the tables or in the journal
 *   gone_word (word)     names, numbers and accounts that are theirs alone
 *   gone_entry (action, n)  what the history says of them; rows of others that once referred to them stay
 *
 *   gops_traces_begin (store, ids, error);
 *   gops_traces_find (store, cancellable, error);
 *   … count …
 *   gops_store_begin_unjournaled (store, error);
 *   gops_traces_remove (store, progress, cancellable, error);
 *   gops_store_end_unjournaled (store, ok, error);
 *
 * Other people's messages stay as they are, also where they speak of somebody.
 */

#define GOPS_GONE "(SELECT id FROM temp.gone)"

#define GOPS_REFERS_TO_GONE "IN (SELECT id FROM temp.gone_row WHERE tbl = '%s')"   /* the table that is referred to */

/* Whether a word of gone_word may be looked for within texts. Two Latin letters are part of too many other words; two Han
 * signs are a name. As the whole of a column or an argument every word counts. */
#define GOPS_WORD_IS_LONG "(length (word) > 2 OR (length (word) = 2 AND length (CAST (word AS BLOB)) > 2))"

gboolean gops_traces_begin  (GopsStore *store, const GArray *persons, GError **error);
gboolean gops_traces_end    (GopsStore *store, GError **error);
gboolean gops_traces_find   (GopsStore *store, GCancellable *cancellable, GError **error);
gboolean gops_traces_remove (GopsStore *store, GopsProgress *progress, GCancellable *cancellable, GError **error);

typedef gboolean (*GopsReferenceFunc) (GopsStore *store, const GopsTable *table, const GopsColumn *column, gpointer data, GError **error);

gboolean gops_traces_for_each_reference (GopsStore *store, GopsReferenceFunc func, gpointer data, GError **error);

/* gops-forget-history.c */
gboolean gops_traces_find_references (GopsStore *store, GError **error);
gboolean gops_traces_find_history    (GopsStore *store, GError **error);
gboolean gops_traces_remove_history  (GopsStore *store, GError **error);

/* gops-forget-words.c */
gboolean gops_traces_find_words   (GopsStore *store, GError **error);
gboolean gops_traces_remove_words (GopsStore *store, GError **error);

/* A column that holds somebody's name */
typedef struct
{
  const char *table;
  const char *column;
} GopsNameColumn;

extern const GopsNameColumn gops_name_columns[];   /* ended by a row without a table */

G_END_DECLS
