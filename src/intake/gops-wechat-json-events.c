/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes entries of what WeChat and QQ say between messages. */
#include "config.h"

#include "gops-wechat-json-events.h"

#include <string.h>

#include "gops-chinese-events.h"

/* The person as one of @chat's: the line's own texts do not live on. Some programs tell whose account a line is about:
 * @known is who they name. */
static GopsChatPerson
keep_person (GopsJsonChat         *chat,
             const GopsChatPerson *person,
             const GopsChatPerson *known)
{
  GopsChatPerson kept = GOPS_CHAT_NOBODY;

  if (person->me)
    return gops_json_chat_get_me (chat);
  kept.name = gops_json_chat_keep_name (chat, person->name, strlen (person->name));
  kept.id = gops_json_chat_keep_name (chat, person->id, strlen (person->id));
  kept.role = person->role;
  if (*kept.id == '\0' && *kept.name != '\0' && g_str_equal (kept.name, known->name))
    kept.id = known->id;
  return kept;
}

static void
use_event (GopsJsonChat           *chat,
           const GopsChineseEvent *event)
{
  GopsChatEntry *entry = &chat->reader.entry;
  GopsChatPerson known = entry->sender;

  entry->kind = event->kind;
  entry->event = event->event;
  entry->detail = gops_json_chat_keep_name (chat, event->detail, strlen (event->detail));
  entry->sender = keep_person (chat, &event->sender, &known);
  for (guint i = 0; i < event->people->len; i++)
    {
      GopsChatPerson person = keep_person (chat, &g_array_index (event->people, GopsChatPerson, i), &known);

      gops_json_chat_add_person (chat, chat->people, &person);
    }
}

void
gops_wechat_json_event_make (GopsJsonChat *chat,
                             const char   *text)
{
  GopsChatEntry *entry = &chat->reader.entry;
  g_auto (GopsChineseEvent) event;

  entry->kind = GOPS_CHAT_EVENT;
  entry->event = GOPS_CHAT_NOTICE;
  entry->body = text;
  gops_chinese_event_init (&event);
  if (!gops_chinese_event_read (&event, text) || (event.kind == GOPS_CHAT_EVENT && event.event == GOPS_CHAT_NOTICE))
    return;
  use_event (chat, &event);
  entry->body = "";
}
