/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of chats whose programs are known. */
#include "config.h"

#include "gops-chat-profile.h"

#include <string.h>

/* Words are as gops_mapping_header_key() makes them. What a profile does not name is left out. A number in the
 * exporter's own database (localId) is no message's id: another exporter has the same one for another message. */
static const GopsChatProfile profiles[] = {
  {
    "wechatmsg", "wechat-csv", "wechat", GOPS_CHAT_PROGRAM_WECHAT,
    "localid type createtime strcontent",
    "localid=row talkerid=room-id type=kind subtype=sub-kind issender=is-self createtime=epoch strcontent=body "
    "strtime=time remark=remark nickname=nickname sender=sender-id",
    "remark nickname sender-id", 3, TRUE,
  },
  {
    "memotrace", "wechat-csv", "wechat", GOPS_CHAT_PROGRAM_WECHAT,
    "消息id 类型 发送人 时间 内容",
    "消息id=key 类型=kind 发送人=sender-name 时间=time 内容=body 备注=remark 昵称=nickname wxid=sender-id",
    NULL, 0, FALSE,
  },
  {
    "chatlog", "wechat-csv", "wechat", GOPS_CHAT_PROGRAM_WECHAT,
    "time sendername sender talkername talker content",
    "time=time sendername=sender-name sender=sender-id talkername=room talker=room-id content=body",
    NULL, 0, FALSE,
  },
  {
    "pywxdump", "wechat-csv", "wechat", GOPS_CHAT_PROGRAM_WECHAT,
    "msgsvrid typename issender talker msg createtime",
    "msgsvrid=key typename=kind issender=is-self talker=sender-id roomname=room-id msg=body src=attachments "
    "createtime=time",
    NULL, 0, FALSE,
  },
  {
    "discord", "discord-csv", "discord", GOPS_CHAT_PROGRAM_DISCORD,
    "author date content attachments",
    "authorid=sender-id author=sender-name date=time content=body attachments=attachments channel=room "
    "channelid=room-id messageid=key",
    NULL, 0, FALSE,
  },
};

static gboolean
has_key (const GStrv keys,
         const char *word,
         gsize       length)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (strncmp (keys[i], word, length) == 0 && keys[i][length] == '\0')
      return TRUE;
  return FALSE;
}

static gboolean
has_all (const GStrv keys,
         const char *words)
{
  for (const char *p = words; *p != '\0'; p += strcspn (p, " "), p += *p == ' ')
    if (!has_key (keys, p, strcspn (p, " ")))
      return FALSE;
  return TRUE;
}

static guint
find_field (const char *id)
{
  guint field = GOPS_CHAT_FIELD_IGNORE;
  gboolean found = gops_mapping_find (gops_chat_mapping_fields (), GOPS_CHAT_N_FIELDS, id, &field);

  g_assert (found);
  return field;
}

static guint
get_field (const GopsChatProfile *profile,
           const char            *key)
{
  g_auto (GStrv) columns = g_strsplit (profile->columns, " ", -1);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      char *equals = strchr (columns[i], '=');

      *equals = '\0';
      if (g_str_equal (columns[i], key))
        return find_field (equals + 1);
    }
  return GOPS_CHAT_FIELD_IGNORE;
}

const GopsChatProfile *
gops_chat_profile_find (const char *const *headers,
                        guint              n,
                        guint             *out_fields)
{
  g_auto (GStrv) keys = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    keys[i] = gops_mapping_header_key (headers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (has_all (keys, profiles[i].needs))
      {
        for (guint column = 0; column < n; column++)
          out_fields[column] = get_field (&profiles[i], keys[column]);
        return &profiles[i];
      }
  return NULL;
}

GopsChatField
gops_chat_profile_beyond (const GopsChatProfile *self,
                          guint                  index)
{
  g_auto (GStrv) fields = self->beyond != NULL ? g_strsplit (self->beyond, " ", -1) : NULL;

  return fields != NULL && index < self->n_beyond ? find_field (fields[index]) : GOPS_CHAT_FIELD_IGNORE;
}
