/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table can be, and what they are to be: fields of members or orders, own fields, new own fields. What is
 * chosen waits here while the import is read in a thread. No widget is known here. */
#pragma once

#include "gops-import-look.h"

G_BEGIN_DECLS

typedef struct _GopsImportColumns GopsImportColumns;

/* @look: must live as long */
GopsImportColumns *gops_import_columns_new         (GopsImportLook    *look,
                                                    GopsStore         *store);
void               gops_import_columns_free        (GopsImportColumns *self);

guint              gops_import_columns_get_n       (GopsImportColumns *self);
const char        *gops_import_columns_get_header  (GopsImportColumns *self,
                                                    guint              column);

/* The header for people: of what has none, what the column holds. */
const char        *gops_import_columns_get_title   (GopsImportColumns *self,
                                                    guint              column);

/* Its first values. */
const char        *gops_import_columns_get_sample  (GopsImportColumns *self,
                                                    guint              column);

/* Everything that the column can be; the first is that it is left out. (transfer full) */
char             **gops_import_columns_dup_choices (GopsImportColumns *self,
                                                    guint              column);
guint              gops_import_columns_get_choice  (GopsImportColumns *self,
                                                    guint              column);

/* A field belongs to one column. Returns: the column that was it before and is left out now, or how many columns there are */
guint              gops_import_columns_set_choice  (GopsImportColumns *self,
                                                    guint              column,
                                                    guint              choice);

/* Tells the import, which nobody may be using. */
gboolean           gops_import_columns_apply       (GopsImportColumns *self,
                                                    GopsStore         *store,
                                                    GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsImportColumns, gops_import_columns_free)

G_END_DECLS
