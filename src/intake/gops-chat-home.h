/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group of the workspace a chat of an export belongs to. */
#pragma once

#include "gops-chat-import.h"

/**
 * GopsChatMismatch: what speaks against a group
 * @GOPS_CHAT_OTHER_NAME: the chat is called otherwise
 * @GOPS_CHAT_OTHER_PLATFORM: the export comes from another platform
 */
typedef enum
{
  GOPS_CHAT_FITS = 0,
  GOPS_CHAT_OTHER_NAME = 1 << 0,
  GOPS_CHAT_OTHER_PLATFORM = 1 << 1,
} GopsChatMismatch;

/**
 * gops_chat_home_find:
 * @room: index into the survey's rooms
 * @open: the group that is worked on; 0 for none
 * @name: of the chat, or of the file where the chat has none
 *
 * The group that the chat went to the last time; one that has its first messages; one of its name, rather on the same
 * platform; @open, unless the chat is called otherwise.
 *
 * Returns: 0 when none is known
 */
gint64           gops_chat_home_find  (GopsChatImport       *import,
                                       const GopsChatSurvey *survey,
                                       guint                 room,
                                       GopsStore            *store,
                                       gint64                open,
                                       const char           *name);

/** gops_chat_home_check: Returns: what tells that the chat is another group's; nothing where it went there the last time */
GopsChatMismatch gops_chat_home_check (GopsChatImport       *import,
                                       const GopsChatSurvey *survey,
                                       guint                 room,
                                       GopsStore            *store,
                                       gint64                group);
