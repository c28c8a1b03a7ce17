/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where posters hang: which code was posted where, since when, and until when it works.
 *
 *   GopsPostingDraft draft = { .template_id = "recruit-sunrise", .code = "https://…", .code_until = "2026-12-07", .place = "Gate 3",
 *                              .posted_on = "2026-11-30" };
 *   id = gops_posting_add (store, group, &draft, error);
 *   gops_posting_take_down (store, id, "2026-12-06", error);
 *
 * Every change is an action. What cannot be is refused with GOPS_METHOD_ERROR_INVALID, GOPS_METHOD_ERROR_DATE. */
#pragma once

#include "gops-records.h"

G_BEGIN_DECLS

#define GOPS_POSTING_MOST       5000   /* of one group */
#define GOPS_POSTING_MAX_PLACE  200    /* characters; the title too */
#define GOPS_POSTING_MAX_NOTE   1000   /* characters */

/* A code that ends within so many days ends soon: there is time to make another and to hang it. */
#define GOPS_CODE_SOON_DAYS 2

/* How a posting stands. */
typedef enum
{
  GOPS_POSTING_HANGS,
  GOPS_POSTING_ENDS_SOON,   /* its code ends within GOPS_CODE_SOON_DAYS */
  GOPS_POSTING_ENDED,       /* it hangs, and its code leads nowhere */
  GOPS_POSTING_DOWN,
} GopsPostingState;

/**
 * GopsPostingDraft: a posting as somebody describes it; no member is NULL
 * @channel: 0: none
 * @template_id: of the poster, or ""
 * @title: what the poster says, to know it by
 * @code: what its code says, or ""
 * @code_until: the last day on which the code works, YYYY-MM-DD, or "" where no end is known
 * @posted_on: YYYY-MM-DD
 */
typedef struct
{
  gint64      channel;
  const char *template_id;
  const char *title;
  const char *code;
  const char *code_until;
  const char *place;
  const char *posted_on;
  const char *note;
} GopsPostingDraft;

/* Those of @group, 0: of all groups that are not deleted; what hangs first, in it what ends first, then what was taken down
 * last. Returns: (transfer full) (element-type GopsPosting) */
GPtrArray       *gops_postings_load     (GopsStore              *store,
                                         gint64                  group,
                                         GError                **error);

/* (transfer none): the columns of @posting */
GopsPostingDraft gops_posting_describe  (GopsPosting            *posting);

/* @today: YYYY-MM-DD */
GopsPostingState gops_posting_state     (GopsPosting            *posting,
                                         const char             *today);
/* "hangs", "ends-soon", "ended", "down" */
const char      *gops_posting_state_to_string (GopsPostingState  state);

/* Whether there can be such a posting. @out_column: (out) (optional): which column is wrong */
gboolean         gops_posting_check     (const GopsPostingDraft *draft,
                                         GopsPostingColumn      *out_column,
                                         GError                **error);

/* Returns: its id; 0 on failure */
gint64           gops_posting_add       (GopsStore              *store,
                                         gint64                  group,
                                         const GopsPostingDraft *draft,
                                         GError                **error);
gboolean         gops_posting_change    (GopsStore              *store,
                                         gint64                  posting,
                                         const GopsPostingDraft *draft,
                                         GError                **error);
/* @day: YYYY-MM-DD; "": it hangs again */
gboolean         gops_posting_take_down (GopsStore              *store,
                                         gint64                  posting,
                                         const char             *day,
                                         GError                **error);
gboolean         gops_posting_remove    (GopsStore              *store,
                                         gint64                  posting,
                                         GError                **error);

G_END_DECLS
