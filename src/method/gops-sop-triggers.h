/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOPs that begin for a person when they join a group, enter a tier of it, or have a birthday. Whoever opens Today or has imported
 * something looks for those who are due; each person gets their items once for each event, whatever becomes of the items. */
#pragma once

#include "gops-own-sops.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

/* So far back joining and entering a tier still begin an SOP, for chats that are imported late; what would lie in the past is left
 * out. */
#define GOPS_SOP_TRIGGER_DAYS_BACK 60

/* So many people begin at one look; the others at the next. */
#define GOPS_SOP_TRIGGER_MOST 1000

/* Lets @sop begin in @group from today on. @event: "joins", "tier", "birthday"; @tier: of "tier". One action.
 * Returns: the trigger's id, 0 on failure. Errors: GOPS_METHOD_ERROR_NOT_FOUND (SOP), GOPS_METHOD_ERROR_INVALID (event, tier, the same
 * is there already), those of the store. */
gint64   gops_sop_trigger_add        (GopsStore     *store,
                                      gint64         group,
                                      const char    *sop,
                                      const char    *event,
                                      const char    *tier,
                                      GError       **error);
gboolean gops_sop_trigger_set_paused (GopsStore     *store,
                                      gint64         trigger,
                                      gboolean       paused,
                                      GError       **error);
/* Items that it has made stay. */
gboolean gops_sop_trigger_remove     (GopsStore     *store,
                                      gint64         trigger,
                                      GError       **error);

/* "when somebody joins", in the interface's language. @tier: (nullable). Returns: (transfer full) */
char    *gops_sop_event_describe     (const char    *event,
                                      const char    *tier);

/* The same of an SOP, "" where somebody chooses the day. Returns: (transfer full) */
char    *gops_sop_start_describe     (const GopsSopStart *start);

typedef struct
{
  guint people;
  guint items;
} GopsSopBegun;

/* Whether anything has changed since the last gops_sop_triggers_run() of this process that may let somebody begin: a few small
 * queries, for those who ask often. */
gboolean gops_sop_triggers_are_due   (GopsStore     *store);

/* Gives everybody who is due their items, as one action; nobody is due: no action. @cancellable, @out_begun: (nullable).
 * Walks over the members of groups that have triggers: in a thread where they may be many. */
gboolean gops_sop_triggers_run       (GopsStore     *store,
                                      GCancellable  *cancellable,
                                      GopsSopBegun  *out_begun,
                                      GError       **error);

/* gops_sop_triggers_run() in a thread. gops_store_run_finish() gives a GopsSopBegun, to be freed with g_free(). */
void     gops_sop_triggers_run_async (GopsStore     *store,
                                      GCancellable  *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer       user_data);

G_END_DECLS
