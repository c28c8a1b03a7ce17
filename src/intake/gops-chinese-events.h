/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines say that QQ and WeChat put between messages, in Chinese and English. */
#pragma once

#include "gops-chat-entry.h"

/* Calling sequence: init, read for each line, clear. */

/**
 * GopsChineseEvent:
 * @kind: %GOPS_CHAT_EVENT, or %GOPS_CHAT_DELETED where somebody took a message back
 * @event: %GOPS_CHAT_NOTICE for lines that are known and change nothing
 * @sender: who acted: invited, removed, renamed, took back; nobody where the line does not tell
 * @people: (owned) (element-type GopsChatPerson): whom it is about. A new owner has the role "owner"
 * @others: (owned) (element-type GopsChatPerson): who the line says is in the group besides
 * @detail: the new name, "" where there is none
 * @text: (owned): what all the others point into
 */
typedef struct
{
  GopsChatKind    kind;
  GopsChatEvent   event;
  GopsChatPerson  sender;
  GArray         *people;
  GArray         *others;
  const char     *detail;
  char           *text;
} GopsChineseEvent;

void     gops_chinese_event_init  (GopsChineseEvent *self);
void     gops_chinese_event_clear (GopsChineseEvent *self);

/**
 * gops_chinese_event_read:
 * @self: what the line says; lives until the next call. For a line that is not known, a notice about nobody
 *
 * Returns: whether the line is known
 */
gboolean gops_chinese_event_read  (GopsChineseEvent *self,
                                   const char       *line);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsChineseEvent, gops_chinese_event_clear)
