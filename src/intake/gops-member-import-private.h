/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the member import share: the table's description and the run over its records. */
#pragma once

#include "gops-member-import.h"

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
  GopsDateOrder     order;
  GTimeZone        *zone;        /* (owned) (nullable): NULL for the group's */
};

/* Reads the whole file where somebody has dates of an unknown order, and sets @columns' order.
 * Errors: GOPS_INTAKE_ERROR_DATE_ORDER when the file does not tell. */
gboolean       gops_member_import_settle_dates (GopsMemberImport   *self,
                                                GopsMemberColumns  *columns,
                                                GCancellable       *cancellable,
                                                GError            **error);
