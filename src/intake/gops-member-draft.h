/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one record of a foreign table says about a member, checked and cleaned. */
#pragma once

#include "gops-table-source.h"
#include "gops-date-reader.h"
#include "gops-import-report.h"
#include "gops-member-mapping.h"
#include "gops-own-fields.h"

/** GopsOwnDraft: @value: (owned): never "" */
typedef struct
{
  gint64  field;
  char   *value;
} GopsOwnDraft;

/**
 * GopsMemberDraft:
 * @line: of the file, where the record begins
 * @texts: (owned): for each field its clean text, "" where the file says nothing; dates are YYYY-MM-DD, telephone
 * numbers digits, e-mail addresses lower-case, the role "owner", "admin" or "member"
 * @numbers: the number fields; -1 where the file says nothing
 * @last_spoke_at: microseconds UTC; 0 where the file says nothing
 * @own: (owned) (nullable) (element-type GopsOwnDraft): what own fields say, as it is kept
 */
typedef struct
{
  guint64  line;
  char    *texts[GOPS_MEMBER_N_FIELDS];
  gint64   numbers[GOPS_MEMBER_N_FIELDS];
  gint64   last_spoke_at;
  GPtrArray *own;
} GopsMemberDraft;

/**
 * GopsMemberColumns: how to read the records of a table
 * @headers: (element-type utf8): the words over the columns
 * @fields: one for each column
 * @own: (nullable) (element-type GopsOwnField): the own field of each column, %NULL for others
 * @platform: of the group that the members come to
 * @order: of doubtful dates
 * @zone: in which times without an offset are
 */
typedef struct
{
  GPtrArray       *headers;
  GopsMemberField *fields;
  GPtrArray       *own;
  const char      *platform;
  GopsDateOrder    order;
  GTimeZone       *zone;
} GopsMemberColumns;

/**
 * gops_member_draft_read:
 * @self: cleared first
 * @reader: at the record
 * @report: what is left out is told there
 *
 * Returns: whether the record says who the member is
 */
gboolean gops_member_draft_read  (GopsMemberDraft         *self,
                                  const GopsMemberColumns *columns,
                                  GopsTableSource           *reader,
                                  GopsImportReport        *report);
void     gops_member_draft_clear (GopsMemberDraft         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsMemberDraft, gops_member_draft_clear)
