/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes entries of what WeChat and QQ say between messages. */
#include "config.h"

#include "gops-wechat-json-events.h"

#include <string.h>

#define MAX_LINE 4096   /* bytes: longer ones are no such line */

/* In phrases A is who acted, B whom it is about, T the new name, % how such lines end: a few words about the group. */
static const struct
{
  GopsChatKind   kind;
  GopsChatEvent  event;
  const char    *phrase;
} phrases[] = {
  { GOPS_CHAT_DELETED, GOPS_CHAT_NOTICE, "A撤回了一条消息" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_JOINED, "A邀请B加入%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_JOINED, "B通过扫描A分享的二维码加入%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_JOINED, "B通过A分享的二维码加入%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_JOINED, "B加入%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_REMOVED, "A将B移出%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_REMOVED, "B被A移出%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_REMOVED, "B被移出%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_LEFT, "B退出%" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_RETITLED, "A修改群名为T" },
};

typedef struct
{
  const char *start;
  gsize       length;
} Slice;

typedef struct
{
  Slice slots[3];   /* of A, B and T */
} Match;

static Slice *
find_slot (Match *match,
           char   code)
{
  return &match->slots[code == 'A' ? 0 : code == 'B' ? 1 : 2];
}

static gboolean
is_ending (const char *text)
{
  return *text == '\0' || (strlen (text) <= 24 && strstr (text, "群") != NULL);
}

/* Fills the slot at the beginning of @phrase from @text. Returns: what is left of the text, %NULL when it does not fit */
static const char *
fill_slot (Match      *match,
           const char *phrase,
           const char *text)
{
  gsize literal = strcspn (phrase + 1, "ABT%");
  g_autofree char *next = g_strndup (phrase + 1, literal);
  const char *end = literal > 0 ? strstr (text, next) : text + strlen (text);

  if (end == NULL || end == text)
    return NULL;
  *find_slot (match, *phrase) = (Slice) { text, end - text };
  return end;
}

static gboolean
fits (const char *phrase,
      const char *text,
      Match      *match)
{
  *match = (Match) { 0 };
  while (*phrase != '\0' && *phrase != '%')
    if (g_ascii_isupper (*phrase))
      {
        text = fill_slot (match, phrase, text);
        if (text == NULL)
          return FALSE;
        phrase++;
      }
    else if (*phrase++ != *text++)
      return FALSE;
  return *phrase == '%' ? is_ending (text) : *text == '\0';
}

/* --- people --- */

static const char *const quotes[] = { "\"", "“", "”", "「", "」" };

static Slice
strip_quotes (Slice slice)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gsize length = strlen (quotes[i]);

      while (slice.length > 0 && *slice.start == ' ')
        slice = (Slice) { slice.start + 1, slice.length - 1 };
      while (slice.length > 0 && slice.start[slice.length - 1] == ' ')
        slice.length--;
      if (slice.length >= length && memcmp (slice.start, quotes[i], length) == 0)
        slice = (Slice) { slice.start + length, slice.length - length };
      if (slice.length >= length && memcmp (slice.start + slice.length - length, quotes[i], length) == 0)
        slice.length -= length;
    }
  return slice;
}

static GopsChatPerson
make_person (GopsJsonChat *chat,
             Slice         slice)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  Slice name = strip_quotes (slice);

  if (name.length == strlen ("你") && memcmp (name.start, "你", name.length) == 0)
    return gops_json_chat_get_me (chat);
  person.name = gops_json_chat_keep_name (chat, name.start, name.length);
  return person;
}

/* “甲、乙” */
static void
add_people (GopsJsonChat *chat,
            Slice         slice)
{
  Slice rest = strip_quotes (slice);

  while (rest.length > 0)
    {
      const char *comma = g_strstr_len (rest.start, (gssize) rest.length, "、");
      Slice one = { rest.start, comma != NULL ? (gsize) (comma - rest.start) : rest.length };
      gsize used = MIN (rest.length, one.length + strlen ("、"));
      GopsChatPerson person = make_person (chat, one);

      if (!gops_chat_person_is_nobody (&person))
        gops_json_chat_add_person (chat, chat->people, &person);
      rest = (Slice) { rest.start + used, rest.length - used };
    }
}

/* Puts the account into people of the sender's name: some programs tell who a line is about. */
static void
name_accounts (GopsJsonChat         *chat,
               const GopsChatPerson *known)
{
  for (guint i = 0; i < chat->people->len; i++)
    {
      GopsChatPerson *person = &g_array_index (chat->people, GopsChatPerson, i);

      if (*person->name != '\0' && g_str_equal (person->name, known->name))
        person->id = known->id;
    }
}

static void
use_match (GopsJsonChat *chat,
           guint         i,
           Match        *match)
{
  GopsChatEntry *entry = &chat->reader.entry;
  GopsChatPerson known = entry->sender, nobody = GOPS_CHAT_NOBODY;
  Slice title = strip_quotes (*find_slot (match, 'T'));

  entry->kind = phrases[i].kind;
  entry->event = phrases[i].event;
  entry->detail = title.length > 0 ? gops_json_chat_keep_name (chat, title.start, title.length) : "";
  add_people (chat, *find_slot (match, 'B'));
  name_accounts (chat, &known);
  entry->sender = find_slot (match, 'A')->length > 0 ? make_person (chat, *find_slot (match, 'A')) : nobody;
  if (*entry->sender.name != '\0' && g_str_equal (entry->sender.name, known.name))
    entry->sender.id = known.id;
}

void
gops_wechat_json_event_make (GopsJsonChat *chat,
                             const char   *text)
{
  GopsChatEntry *entry = &chat->reader.entry;
  Match match;

  entry->kind = GOPS_CHAT_EVENT;
  entry->event = GOPS_CHAT_NOTICE;
  entry->body = text;
  if (strlen (text) > MAX_LINE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (fits (phrases[i].phrase, text, &match))
      {
        use_match (chat, i, &match);
        entry->body = "";
        return;
      }
}
