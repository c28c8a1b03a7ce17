/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes that end in these days, or have: of groups, of their channels, and old ones that still hang somewhere. */
#pragma once

#include "gops-records.h"

G_BEGIN_DECLS

/* A code that nobody hung up and that ended longer ago is not asked for every day. */
#define GOPS_CODE_FORGOTTEN_DAYS 7

typedef struct
{
  GopsGroup *group;       /* (owned) */
  gint64     channel;     /* whose code it is; 0: the group's, or an old one */
  char      *name;        /* (owned) of the channel, or "" */
  char      *code;        /* (owned) its text */
  char      *until;       /* (owned) the last day on which it works, YYYY-MM-DD */
  int        days;        /* until then; below 0: it has ended */
  guint      n_hanging;   /* posters out there that carry it */
  gboolean   replaced;    /* neither the group nor a channel has it any more: it only hangs */
} GopsCodeEnd;

void       gops_code_end_free (GopsCodeEnd  *self);

/* The codes of all groups that run which end within GOPS_CODE_SOON_DAYS of @date ("YYYY-MM-DD"; NULL: today in each group's own
 * zone) or have ended, each once, the first to end first. @now: µs UTC.
 * Returns: (transfer full) (element-type GopsCodeEnd) (nullable) */
GPtrArray *gops_code_ends     (GopsStore    *store,
                               const char   *date,
                               gint64        now,
                               GError      **error);

/* For people: what happens, and what is to be done. (transfer full) */
char      *gops_code_end_dup_title  (const GopsCodeEnd *self);
char      *gops_code_end_dup_advice (const GopsCodeEnd *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsCodeEnd, gops_code_end_free)

G_END_DECLS
