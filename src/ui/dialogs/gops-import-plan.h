/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the chats of a file go, and the import of them as one piece of work. No widget is known here. */
#pragma once

#include "gops-chat-import.h"

G_BEGIN_DECLS

#define GOPS_PLAN_LEAVE_OUT 0    /* in place of a group's id */
#define GOPS_PLAN_NEW_GROUP (-1)

/**
 * GopsImportPlan:
 * @chat: (owned)
 * @names: (owned) (element-type utf8): of each chat, for a new group
 * @groups: (owned) (element-type gint64): for each chat where it goes
 * @platform: (owned): that the export comes from; "" for the usual one
 */
typedef struct
{
  GopsChatImport *chat;
  GPtrArray      *names;
  GArray         *groups;
  char           *platform;
} GopsImportPlan;

/* Where each chat goes if nobody says anything else: as gops_chat_home_find() says, with @group as the open one for the only
 * chat of a file; else a new group for a group's chat. What is said between two stays out. @file: its name */
GopsImportPlan   *gops_import_plan_new        (GopsChatImport       *chat,
                                               const GopsChatSurvey *survey,
                                               GopsStore            *store,
                                               gint64                group,
                                               const char           *file);
GopsImportPlan   *gops_import_plan_copy       (GopsImportPlan       *self);
void              gops_import_plan_free       (GopsImportPlan       *self);

gint64            gops_import_plan_get        (GopsImportPlan       *self,
                                               guint                 room);
void              gops_import_plan_set        (GopsImportPlan       *self,
                                               guint                 room,
                                               gint64                group);
void              gops_import_plan_rename     (GopsImportPlan       *self,
                                               guint                 room,
                                               const char           *name);

/* Returns: whether anything goes anywhere, and every new group has a name */
gboolean          gops_import_plan_is_ready   (GopsImportPlan       *self);

/* Makes the groups and imports, in one action. Of what fails or is cancelled nothing is left, the groups neither. Takes @self. */
void              gops_import_plan_run_async  (GopsImportPlan       *self,
                                               GopsStore            *store,
                                               GopsProgressFunc      on_progress,
                                               gpointer              progress_data,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

GopsImportReport *gops_import_plan_run_finish (GopsStore            *store,
                                               GAsyncResult         *result,
                                               GError              **error);

/* "412 messages · 12 people · 1 Mar 2026 – 17 Sep 2026". (transfer full) */
char             *gops_import_room_words      (const GopsChatRoomSurvey *room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsImportPlan, gops_import_plan_free)

G_END_DECLS
