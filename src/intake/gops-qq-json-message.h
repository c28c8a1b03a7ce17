/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of a QQChatExporter file as it is written there: fields, not yet their meaning. */
#pragma once

#include "gops-json-chat.h"

/**
 * GopsQqJsonPerson: texts live as long as the entry; "" for what is not there
 */
typedef struct
{
  const char *uid;
  const char *uin;
  const char *name;
  const char *nickname;
  const char *card;      /* the name in the group */
  const char *remark;    /* the exporter's own name for them */
  const char *type;      /* of a mention: "all" for everybody */
} GopsQqJsonPerson;

/**
 * GopsQqJsonMessage:
 * @text: the whole text, with words in place of pictures and the like
 * @kind: of the first element that is more than text; %GOPS_CHAT_TEXT when there is none
 * @has_elements: the parts of the text are told one by one; @chat's body has them
 * @reply_to: key of the message that it answers
 */
typedef struct
{
  const char       *id;
  const char       *timestamp;
  const char       *time;
  GopsQqJsonPerson  sender;
  const char       *type;
  const char       *text;
  GopsChatKind      kind;
  gboolean          has_elements;
  const char       *file;
  const char       *reply_to;
  const char       *reply_name;
  gboolean          recalled;
  gboolean          system;
} GopsQqJsonMessage;

/**
 * GopsQqJsonMention: called for everybody who is mentioned; @data: as given to gops_qq_json_message_read()
 */
typedef void (*GopsQqJsonMention) (const GopsQqJsonPerson *person, void *data);

/** gops_qq_json_message_read: reads the object that comes next; the text of its elements becomes @chat's body */
void gops_qq_json_message_read (GopsQqJsonMessage *self,
                                GopsJsonChat      *chat,
                                GopsQqJsonMention  on_mention,
                                void              *data);
