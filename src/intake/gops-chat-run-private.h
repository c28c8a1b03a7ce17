/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a run over a chat export share: gops-chat-run.c leads, gops-chat-run-entries.c takes the entries. */
#pragma once

#include "gops-chat-ahead.h"
#include "gops-chat-import-private.h"
#include "gops-chat-late.h"
#include "gops-chat-messages.h"
#include "gops-chat-recent.h"
#include "gops-chat-settle.h"
#include "gops-chat-tally.h"

G_BEGIN_DECLS

typedef struct
{
  GopsChatImport   *import;
  GopsStore        *store;
  GopsBatch         batch;
  gboolean          dry;
  GHashTable       *by_group;   /* (owned): gint64* → GopsChatTarget */
  GopsChatTarget   *only;       /* (nullable): where there is to be but one; else: */
  GPtrArray        *targets;    /* (owned) (element-type GopsChatTarget): by room, NULL for rooms that are left out */
  const char       *platform;   /* that the export comes from; borrowed from the reader */
  GopsImportReport *report;     /* (owned) */
  GopsChatPeople   *people;     /* (owned) */
  GopsChatMessages *messages;   /* (owned) */
  GopsChatTally    *tally;      /* (owned) */
  GopsChatRecent   *recent;     /* (owned) */
  GopsChatLate     *late;       /* (owned) */
  GopsChatAhead    *ahead;      /* (owned) */
  GopsHashKey       secret;     /* the workspace's */
  gint64            data_version;   /* of the file, when the targets were looked at */
  int               only_room;  /* that has entries, where there is to be but one; -1: none met yet */
  guint64           size;       /* of the file, bytes */
  gint64            first, last;   /* µs UTC, of what is new or known */
} GopsChatRun;

/* Takes an entry as it is read: a message, an event, a member; an event that tells people by name alone waits. */
gboolean gops_chat_run_take_entry (GopsChatRun          *self,
                                   const GopsChatEntry  *entry,
                                   GError              **error);

/* Fetches into the processor's cache what the entries after the next few need. */
void     gops_chat_run_expect      (GopsChatRun          *self);

/* Takes an event that has waited until all names are known. */
gboolean gops_chat_run_take_late  (GopsChatRun          *self,
                                   const GopsChatEntry  *entry,
                                   GError              **error);

G_END_DECLS
