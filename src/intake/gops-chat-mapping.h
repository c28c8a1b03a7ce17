/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a foreign table is which part of a message. */
#pragma once

#include "gops-mapping.h"

/**
 * GopsChatField:
 * @GOPS_CHAT_FIELD_TIME: day and time, or the time of the day that %GOPS_CHAT_FIELD_DAY tells
 * @GOPS_CHAT_FIELD_EPOCH: seconds, milliseconds or microseconds since 1970 UTC
 * @GOPS_CHAT_FIELD_SENDER_NAME: as the chat shows it
 * @GOPS_CHAT_FIELD_NICKNAME: the name of the account
 * @GOPS_CHAT_FIELD_GROUP_CARD: the name for this group
 * @GOPS_CHAT_FIELD_REMARK: how the exporter calls the person; used only where there is no other name
 * @GOPS_CHAT_FIELD_KEY: the platform's id of the message
 * @GOPS_CHAT_FIELD_ROW: a number that tells the records of one file apart, and nothing else
 * @GOPS_CHAT_FIELD_IS_SELF: whether the exporter wrote it
 */
typedef enum
{
  GOPS_CHAT_FIELD_IGNORE,
  GOPS_CHAT_FIELD_TIME,
  GOPS_CHAT_FIELD_DAY,
  GOPS_CHAT_FIELD_EPOCH,
  GOPS_CHAT_FIELD_SENDER_ID,
  GOPS_CHAT_FIELD_SENDER_NAME,
  GOPS_CHAT_FIELD_NICKNAME,
  GOPS_CHAT_FIELD_GROUP_CARD,
  GOPS_CHAT_FIELD_REMARK,
  GOPS_CHAT_FIELD_BODY,
  GOPS_CHAT_FIELD_KEY,
  GOPS_CHAT_FIELD_ROW,
  GOPS_CHAT_FIELD_KIND,
  GOPS_CHAT_FIELD_SUB_KIND,
  GOPS_CHAT_FIELD_IS_SELF,
  GOPS_CHAT_FIELD_ROOM,
  GOPS_CHAT_FIELD_ROOM_ID,
  GOPS_CHAT_FIELD_REPLY_TO,
  GOPS_CHAT_FIELD_ATTACHMENTS,
} GopsChatField;

#define GOPS_CHAT_N_FIELDS (GOPS_CHAT_FIELD_ATTACHMENTS + 1)

/** gops_chat_mapping_fields: Returns: (transfer none) (array length=GOPS_CHAT_N_FIELDS): id, label and words of each */
const GopsMappingField *gops_chat_mapping_fields      (void);

/** gops_chat_mapping_is_complete: Returns: whether time, sender and text are among the @n fields */
gboolean                gops_chat_mapping_is_complete (const guint *fields,
                                                       guint        n);
