/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen in a file before it is imported: whether it holds messages, members, orders, a sign-up list or a plan, how it is written,
 * the first values of each column. No widget is known here. */
#pragma once

#include "gops-chat-doctor.h"
#include "gops-chat-table.h"
#include "gops-member-import.h"
#include "gops-order-import.h"
#include "gops-sign-up-list.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_HOLDS_UNKNOWN,   /* find it out */
  GOPS_HOLDS_MEMBERS,
  GOPS_HOLDS_MESSAGES,
  GOPS_HOLDS_ORDERS,
  GOPS_HOLDS_SIGN_UPS,
} GopsHolds;

typedef struct
{
  char             *name;      /* (owned): of the file, for people */
  GopsChatImport   *chat;      /* (owned) (nullable): it holds messages */
  GopsChatTable    *table;     /* (owned) (nullable): of a chat in columns: what they mean */
  GopsMemberImport *import;    /* (owned) (nullable): of a table; of one of messages too */
  GopsOrderImport  *orders;    /* (owned) (nullable): of a table of orders */
  GopsSignUpList       *list;      /* (owned) (nullable): it is a sign-up list */
  gboolean          plan;      /* it is a plan: a calendar, or a table of what is posted when */
  char             *how;       /* (owned) (nullable): of a table: encoding and separator, with reasons */
  GPtrArray        *samples;   /* (owned) (element-type utf8): of a table: per column its first values */
  char            **sheets;    /* (owned) (nullable): of a workbook with several */
  guint             sheet;     /* that is read */
} GopsImportLook;

/* @encoding: (nullable): NULL finds it out. @sheet: (nullable): NULL: the first with a header that is known, or with something in it. May take a second for
 * a large file: call it in a thread.
 * Errors: as gops_member_import_new(), for what is neither. */
GopsImportLook *gops_import_look_new  (GFile           *file,
                                       const char      *encoding,
                                       const char      *sheet,
                                       GopsHolds        holds,
                                       GCancellable    *cancellable,
                                       GError         **error);
void            gops_import_look_free (GopsImportLook  *self);

/* A table may be of orders: it is, if it looks like it or one with these headings was; else what was said of members holds. */
void            gops_import_look_recall (GopsImportLook *self,
                                         GopsStore       *store,
                                         GopsHolds        asked);

/* "Line 7". Returns: (transfer full) */
char           *gops_import_line_words (guint64 line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsImportLook, gops_import_look_free)

G_END_DECLS
