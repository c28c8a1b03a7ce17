/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-workspace.h"

G_BEGIN_DECLS

/*
 * A workspace in a temporary folder of its own, for tests.
 *
 *   g_auto (GopsTestStore) test = gops_test_store_new ();
 *   … test.store …
 */

typedef struct
{
  GopsStore *store;    /* (owned) (nullable): may be closed by the test */
  char      *folder;   /* (owned): removed at the end with all that is in it */
  char      *path;     /* (owned) */
} GopsTestStore;

GopsTestStore gops_test_store_new   (void);
void          gops_test_store_clear (GopsTestStore *self);
void          gops_test_store_reopen (GopsTestStore *self);
gint64        gops_test_add_group   (GopsStore *store, const char *name);
void          gops_test_add_day     (GopsStore *store, gint64 group, gint64 person, int day, int messages, gint64 batch);
char         *gops_test_dump        (GopsStore *store);
char         *gops_test_query       (GopsStore *store, const char *sql);
void          gops_test_remove_tree (const char *path);

/* What the query gives, as "a|b; c|d" */
#define gops_assert_query(store, sql, expected) G_STMT_START { \
    g_autofree char *got_ = gops_test_query (store, sql); \
    g_assert_cmpstr (got_, ==, expected); } G_STMT_END

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsTestStore, gops_test_store_clear)

G_END_DECLS
