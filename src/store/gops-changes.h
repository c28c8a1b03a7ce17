/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What one commit touched: the argument of GopsStore::changed.
 *
 * Rows are coalesced: inserted and deleted in one action is nothing, several updates are one. More than
 * 1,000 rows of a table become "many". After a commit of another process or thread everything may have
 * changed: then each question below answers yes.
 */

#define GOPS_CHANGES_MANY 1000

typedef enum
{
  GOPS_CHANGE_NONE   = 0,
  GOPS_CHANGE_INSERT = 1,
  GOPS_CHANGE_UPDATE = 2,
  GOPS_CHANGE_DELETE = 3,
} GopsChangeKind;

typedef struct _GopsChanges GopsChanges;
#define GOPS_TYPE_CHANGES (gops_changes_get_type ())
GType          gops_changes_get_type   (void);

GopsChanges   *gops_changes_new        (void);
GopsChanges   *gops_changes_ref        (GopsChanges *self);
void           gops_changes_unref      (GopsChanges *self);
void           gops_changes_add        (GopsChanges *self, const char *table, gint64 id, GopsChangeKind kind);
void           gops_changes_add_many   (GopsChanges *self, const char *table);
void           gops_changes_add_all    (GopsChanges *self);

gboolean       gops_changes_is_empty   (GopsChanges *self);
gboolean       gops_changes_is_all     (GopsChanges *self);
gboolean       gops_changes_touch      (GopsChanges *self, const char *table);
gboolean       gops_changes_is_many    (GopsChanges *self, const char *table);
GopsChangeKind gops_changes_get        (GopsChanges *self, const char *table, gint64 id);
guint          gops_changes_count      (GopsChanges *self, const char *table);
GArray        *gops_changes_list       (GopsChanges *self, const char *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChanges, gops_changes_unref)

G_END_DECLS
