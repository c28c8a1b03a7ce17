/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the member import share: the table's description and the run over its records. */
#pragma once

#include "gops-member-import.h"
#include "gops-own-guess.h"

struct _GopsMemberImport
{
  GFile            *file;        /* (owned) */
  char             *name;        /* (owned): of the file, for people */
  const GopsTableFormat *format;
  char             *asked;       /* (owned) (nullable): encoding that somebody asked for */
  char             *encoding;    /* (owned): as found */
  char             *sheet;       /* (owned) (nullable): asked for */
  char              separator;
  guint             n_titles;    /* records above the header */
  GPtrArray        *headers;     /* (owned) (element-type utf8) */
  const GopsMappingProfile *profile;   /* (nullable): the program that wrote it */
  GopsMemberField  *fields;      /* (owned): one for each column */
  GPtrArray        *own;         /* (owned) (element-type GopsOwnField) (nullable elements): one for each column */
  gboolean         *made;        /* (owned): for each column, whether its own field comes with the import */
  gboolean         *told;        /* (owned): for each column, whether the file says that it is an own field */
  GArray           *guesses;     /* (owned) (nullable) (element-type GopsOwnGuess): one for each column */
  GopsDateOrder     order;
  GTimeZone        *zone;        /* (owned) (nullable): NULL for the group's */
};

/* Reads the whole file where somebody has dates of an unknown order, and sets @columns' order.
 * Errors: GOPS_INTAKE_ERROR_DATE_ORDER when the file does not tell. */
gboolean       gops_member_import_settle_dates (GopsMemberImport   *self,
                                                GopsMemberColumns  *columns,
                                                GCancellable       *cancellable,
                                                GError            **error);

/* gops-member-own.c: @field: (nullable); @made: it is not in the workspace yet */
void           gops_member_import_put_own      (GopsMemberImport   *self,
                                                guint               column,
                                                GopsOwnField       *field,
                                                gboolean            made);

/* Within a slice: keeps the own fields that come with the import. @out_n: how many. */
gboolean       gops_member_import_keep_own     (GopsMemberImport   *self,
                                                GopsStore          *store,
                                                guint              *out_n,
                                                GError            **error);
