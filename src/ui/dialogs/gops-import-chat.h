/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told and asked about a chat before it is imported: its first messages, what was decided and why, the one question
 * that is left, where each chat goes, what is kept. */
#pragma once

#include <adwaita.h>

#include "gops-import-look.h"
#include "gops-import-plan.h"
#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_IMPORT_CHAT (gops_import_chat_get_type ())
G_DECLARE_FINAL_TYPE (GopsImportChat, gops_import_chat, GOPS, IMPORT_CHAT, AdwBin)

/*
 * Signals:
 *   ::changed      whether it is ready may have changed
 *   ::read-again   something was answered that the file has to be read anew for
 *   ::other (GopsHolds holds, const char *sheet)   the table holds something else, or another sheet is wanted
 *
 * Answers are written into the look's import: do not show it while that import works.
 */

/* @look and @survey are used until the next call; @survey: (transfer full). @group: where a single chat goes, 0 for a new one */
void            gops_import_chat_show     (GopsImportChat *self,
                                           GopsSession    *session,
                                           GopsImportLook *look,
                                           GopsChatSurvey *survey,
                                           gint64          group);

/* The columns don't make a chat yet: @problem says what is missing. */
void            gops_import_chat_refuse   (GopsImportChat *self,
                                           GopsSession    *session,
                                           GopsImportLook *look,
                                           const char     *problem);
void            gops_import_chat_clear    (GopsImportChat *self);
gboolean        gops_import_chat_is_ready (GopsImportChat *self);

/* Returns: (transfer full): what is to be done; the choices are in its import */
GopsImportPlan *gops_import_chat_dup_plan (GopsImportChat *self);

/* Whether somebody said what columns mean. */
gboolean        gops_import_chat_is_mapped (GopsImportChat *self);

/* Puts the focus where an answer is needed. */
void            gops_import_chat_focus    (GopsImportChat *self);

G_END_DECLS
