/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a foreign table is which part of a message. */
#include "config.h"

#include "gops-chat-mapping.h"

#include <glib/gi18n-lib.h>

/* "id" alone may be a person's or a message's, and is nobody's here: taking the one for the other loses messages. */
static const GopsMappingField fields[GOPS_CHAT_N_FIELDS] = {
  [GOPS_CHAT_FIELD_IGNORE] = { "ignore", N_("Leave out"), GOPS_MAPPING_TEXT, NULL },
  [GOPS_CHAT_FIELD_TIME] = { "time", N_("Time"), GOPS_MAPPING_DATE,
    "时间 time datetime 发送时间 消息时间 发言时间 日期时间 发布时间 timestamp sentat senttime sendtime messagetime msgtime createdat "
    "datesent strtime posted postedat" },
  [GOPS_CHAT_FIELD_DAY] = { "day", N_("Day"), GOPS_MAPPING_DATE, "date 日期 day 发送日期 消息日期 发言日期 年月日" },
  [GOPS_CHAT_FIELD_EPOCH] = { "epoch", N_("Seconds since 1970"), GOPS_MAPPING_NUMBER,
    "epoch 时间戳 unixtime unixtimestamp createtime epochseconds timestampms ts" },
  [GOPS_CHAT_FIELD_SENDER_ID] = { "sender-id", N_("Sender's id"), GOPS_MAPPING_TEXT,
    "senderid 发送者id 发送人id authorid userid memberid 用户id 成员id fromid wxid 微信号 qq qq号 qq号码 senderqq 发送者qq 发送人账号 "
    "发送者账号 账号 帐号 account accountid uid uin senderuin" },
  [GOPS_CHAT_FIELD_SENDER_NAME] = { "sender-name", N_("Sender's name"), GOPS_MAPPING_TEXT,
    "发送人 发送者 sender sendername 发言人 发言者 说话人 author authorname from fromname username user 用户 用户名 作者 发件人 "
    "成员 姓名 speaker member name person displayname senderdisplayname" },
  [GOPS_CHAT_FIELD_NICKNAME] = { "nickname", N_("Name of the account"), GOPS_MAPPING_TEXT,
    "昵称 nickname 微信昵称 qq昵称 nick accountname sendernickname fromnickname" },
  [GOPS_CHAT_FIELD_GROUP_CARD] = { "group-card", N_("Nickname in the group"), GOPS_MAPPING_TEXT,
    "群昵称 群名片 groupcard groupnickname 群内昵称 card sendergroupcard" },
  [GOPS_CHAT_FIELD_REMARK] = { "remark", N_("Exporter's name for the person"), GOPS_MAPPING_TEXT,
    "备注 备注名 remark alias 好友备注" },
  [GOPS_CHAT_FIELD_BODY] = { "body", N_("Text"), GOPS_MAPPING_TEXT,
    "内容 content 消息内容 消息 message text body 发言内容 聊天内容 正文 文本 msg messagetext strcontent messagecontent 发言" },
  [GOPS_CHAT_FIELD_KEY] = { "key", N_("Message id"), GOPS_MAPPING_TEXT,
    "消息id messageid msgid 消息编号 msgsvrid serverid messagekey" },
  [GOPS_CHAT_FIELD_ROW] = { "row", N_("Number in the file"), GOPS_MAPPING_NUMBER, "序号 localid rownumber 行号" },
  [GOPS_CHAT_FIELD_KIND] = { "kind", N_("Kind"), GOPS_MAPPING_TEXT,
    "类型 消息类型 type messagetype msgtype kind typename contenttype" },
  [GOPS_CHAT_FIELD_SUB_KIND] = { "sub-kind", N_("Kind within the kind"), GOPS_MAPPING_TEXT, "subtype 子类型 subkind" },
  [GOPS_CHAT_FIELD_IS_SELF] = { "is-self", N_("Written by the exporter"), GOPS_MAPPING_TEXT,
    "issender isself isme issend fromme 是否自己 是否本人 是否自己发送 是否为发送" },
  [GOPS_CHAT_FIELD_ROOM] = { "room", N_("Chat"), GOPS_MAPPING_TEXT,
    "群名 room 群名称 群聊 群 聊天对象 会话 会话名称 channel channelname group groupname chat chatname conversation "
    "talkername 频道 房间" },
  [GOPS_CHAT_FIELD_ROOM_ID] = { "room-id", N_("Chat's id"), GOPS_MAPPING_TEXT,
    "群id 群号 roomid 会话id channelid chatid groupid talker talkerid conversationid" },
  [GOPS_CHAT_FIELD_REPLY_TO] = { "reply-to", N_("Answers the message with the id"), GOPS_MAPPING_TEXT,
    "replyto 回复id replytoid inreplyto 回复 引用id referenceid parentid replytomessageid" },
  [GOPS_CHAT_FIELD_ATTACHMENTS] = { "attachments", N_("Attachments"), GOPS_MAPPING_TEXT,
    "attachments 附件 attachment files 文件 media 图片" },
};

const GopsMappingField *
gops_chat_mapping_fields (void)
{
  return fields;
}

gboolean
gops_chat_mapping_is_complete (const guint *chosen,
                               guint        n)
{
  gboolean time = FALSE, sender = FALSE, body = FALSE;

  for (guint i = 0; i < n; i++)
    switch ((GopsChatField) chosen[i])
      {
      case GOPS_CHAT_FIELD_TIME:
      case GOPS_CHAT_FIELD_DAY:
      case GOPS_CHAT_FIELD_EPOCH:
        time = TRUE;
        break;
      case GOPS_CHAT_FIELD_SENDER_ID:
      case GOPS_CHAT_FIELD_SENDER_NAME:
      case GOPS_CHAT_FIELD_NICKNAME:
      case GOPS_CHAT_FIELD_GROUP_CARD:
      case GOPS_CHAT_FIELD_REMARK:
      case GOPS_CHAT_FIELD_IS_SELF:
        sender = TRUE;
        break;
      case GOPS_CHAT_FIELD_BODY:
        body = TRUE;
        break;
      case GOPS_CHAT_FIELD_IGNORE:
      case GOPS_CHAT_FIELD_KEY:
      case GOPS_CHAT_FIELD_ROW:
      case GOPS_CHAT_FIELD_KIND:
      case GOPS_CHAT_FIELD_SUB_KIND:
      case GOPS_CHAT_FIELD_ROOM:
      case GOPS_CHAT_FIELD_ROOM_ID:
      case GOPS_CHAT_FIELD_REPLY_TO:
      case GOPS_CHAT_FIELD_ATTACHMENTS:
        break;
      }
  return time && sender && body;
}
