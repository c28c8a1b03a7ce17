/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan item remembers of the entry of an SOP that it is a copy of: what the entry said then and what the item said then, so
 * that later on both can be asked who has changed since. Three things are told apart: its words (with type, tactic, poster and
 * minutes), its time, and who does it. */
#pragma once

#include "gops-plan-item.h"
#include "gops-sop.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_SOP_WORDS,
  GOPS_SOP_TIME,
  GOPS_SOP_WHO,
  GOPS_SOP_N_ASPECTS
} GopsSopAspect;

typedef struct
{
  guint32 entry[GOPS_SOP_N_ASPECTS];   /* digests of what the entry said */
  guint32 item[GOPS_SOP_N_ASPECTS];    /* digests of what the item said */
  int     later;                       /* minutes by which its group comes after the first of those to which the SOP was applied */
  char    seen[24];                    /* "2026-11-30T12:00:00Z": entries that came into the SOP by then have been offered */
} GopsSopOrigin;

/* @language: of the group. */
void     gops_sop_origin_set_entry (GopsSopOrigin      *self,
                                    const GopsSopItem  *entry,
                                    const char         *language);
void     gops_sop_origin_set_item  (GopsSopOrigin      *self,
                                    GopsPlanItem       *item);
/* @instant: µs since 1970 */
void     gops_sop_origin_set_seen  (GopsSopOrigin      *self,
                                    gint64              instant);

/* The digests of an item that is not yet a record. */
guint32  gops_sop_digest_words     (const char         *type,
                                    const char         *title,
                                    const char         *text,
                                    const char         *tactic,
                                    const char         *poster,
                                    int                 minutes);
guint32  gops_sop_digest_time      (const char         *date,
                                    const char         *time,
                                    const char         *until);
guint32  gops_sop_digest_who       (const char         *owner);

/* The form in which it is kept in the item. Returns: (transfer full) */
char    *gops_sop_origin_write     (const GopsSopOrigin *self);
/* FALSE when @text (nullable) is none: the item was not copied, or by an older program. */
gboolean gops_sop_origin_read      (const char         *text,
                                    GopsSopOrigin      *out_origin);

G_END_DECLS
