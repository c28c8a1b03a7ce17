/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as rows and columns, for every kind of file that holds them. */
#pragma once

#include "gops-dossier.h"
#include "gops-own-fields.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_MEMBERS_TEXT,
  GOPS_MEMBERS_NUMBER,
  GOPS_MEMBERS_DECIMAL,   /* digits with a point; "" for nothing */
  GOPS_MEMBERS_DATE,      /* YYYY-MM-DD, as far as people have kept to it */
  GOPS_MEMBERS_INSTANT,
} GopsMembersKind;

typedef struct
{
  const char      *field;    /* (nullable): what our own import calls it; NULL: it works that out itself */
  const char      *phrase;   /* the word over it, in the method's phrases; one that the import knows, too. NULL: an own field */
  GopsMembersKind  kind;
} GopsMembersColumn;

/*
 * Everybody in the group who has not left, by name; behind the columns that are always there, those of the own fields.
 *
 *   table = gops_members_table_open (store, group, error);
 *   while (gops_members_table_next (table, &more, progress, cancellable, error) && more)
 *     … gops_members_table_get_text (table, column) …
 *   gops_members_table_free (table);
 */
typedef struct _GopsMembersTable GopsMembersTable;

/* @earned: (nullable) (element-type gint64 gint64): points that people have besides those that they brought along, by person */
GopsMembersTable *gops_members_table_open       (GopsStore         *store,
                                                 gint64             group,
                                                 GHashTable        *earned,
                                                 GError           **error);
void              gops_members_table_free       (GopsMembersTable  *self);

guint             gops_members_table_get_n_columns (GopsMembersTable *self);
const GopsMembersColumn *gops_members_table_get_column (GopsMembersTable *self,
                                                 guint              column);

/* In the group's language; an own field as it is called. */
const char       *gops_members_table_get_header (GopsMembersTable  *self,
                                                 guint              column);
const char       *gops_members_table_get_group_name (GopsMembersTable *self);

/* How many rows there are at most, for a progress bar. */
guint64           gops_members_table_get_total  (GopsMembersTable  *self);

/* How many rows were read. */
guint             gops_members_table_get_n_rows (GopsMembersTable  *self);

/* FALSE when reading failed or was cancelled; @progress (nullable). */
gboolean          gops_members_table_next       (GopsMembersTable  *self,
                                                 gboolean          *out_more,
                                                 GopsProgress      *progress,
                                                 GCancellable      *cancellable,
                                                 GError           **error);

/* A cell of the row as people read it: roles and tiers in the group's language, instants as ISO 8601 with the offset of
 * the group's zone.  (transfer full) */
char             *gops_members_table_get_text   (GopsMembersTable  *self,
                                                 guint              column);

/* A number. */
gint64            gops_members_table_get_number (GopsMembersTable  *self,
                                                 guint              column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsMembersTable, gops_members_table_free)

G_END_DECLS
