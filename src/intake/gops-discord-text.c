/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What DiscordChatExporter writes into tables for what has no words of its own. */
#include "config.h"

#include "gops-discord-text.h"

#include <string.h>

#include "gops-chat-marker.h"
#include "gops-phrase.h"

/* Holes: %p whom it is about; where there is none it is about the sender. %t the new name. */
static const struct
{
  GopsChatKind  kind;
  GopsChatEvent event;
  const char   *phrase;
} rows[] = {
  { GOPS_CHAT_EVENT, GOPS_CHAT_JOINED, "Joined the server." },
  { GOPS_CHAT_EVENT, GOPS_CHAT_JOINED, "Added %p to the group." },
  { GOPS_CHAT_EVENT, GOPS_CHAT_REMOVED, "Removed %p from the group." },
  { GOPS_CHAT_EVENT, GOPS_CHAT_LEFT, "Left the group." },
  { GOPS_CHAT_EVENT, GOPS_CHAT_RETITLED, "Changed the channel name: %t" },
  { GOPS_CHAT_EVENT, GOPS_CHAT_NOTICE, "Changed the channel icon." },
  { GOPS_CHAT_EVENT, GOPS_CHAT_NOTICE, "Pinned a message." },
  { GOPS_CHAT_EVENT, GOPS_CHAT_NOTICE, "Started a thread." },
  { GOPS_CHAT_CALL, GOPS_CHAT_NOTICE, "Started a call that lasted %* minutes." },
};

static char *
take_hole (char                  *body,
           const GopsPhraseMatch *match)
{
  if (match->n_holes == 0)
    return NULL;
  body[match->holes[0].end] = '\0';
  return body + match->holes[0].start;
}

static void
fill_entry (GopsChatEntry  *entry,
            GopsChatEvent   event,
            char           *text,
            GopsChatPerson *person)
{
  entry->event = event;
  *person = entry->sender;
  if (event == GOPS_CHAT_RETITLED)
    entry->detail = text;
  else if (text != NULL)
    *person = (GopsChatPerson) { "", text, "", "", "", "", FALSE, FALSE };
  entry->people = person;
  if (event != GOPS_CHAT_NOTICE && event != GOPS_CHAT_RETITLED && !gops_chat_person_is_nobody (person))
    entry->n_people = 1;
}

gboolean
gops_discord_text_read_system (char           *body,
                               GopsChatEntry  *entry,
                               GopsChatPerson *person)
{
  GopsPhraseMatch match = { .steps = 200 };
  gsize length = strlen (body);

  for (guint i = 0; i < G_N_ELEMENTS (rows) && length < 300; i++)
    if (gops_phrase_match (rows[i].phrase, body, length, &match))
      {
        entry->kind = rows[i].kind;
        if (entry->kind == GOPS_CHAT_EVENT)
          fill_entry (entry, rows[i].event, take_hole (body, &match), person);
        return TRUE;
      }
  return FALSE;
}

void
gops_discord_text_read_author (char    *name,
                               gboolean has_id)
{
  char *mark = strrchr (name, '#');
  gsize digits = mark != NULL ? strspn (mark + 1, "0123456789") : 0;

  if (mark == NULL || mark == name || digits == 0 || mark[1 + digits] != '\0')
    return;
  if (has_id || strspn (mark + 1, "0") == digits)
    *mark = '\0';
}

GopsChatKind
gops_discord_text_read_attachment (const char *urls,
                                   char      **out_name)
{
  gsize length = strcspn (urls, ",?#\n");
  g_autofree char *url = g_strndup (urls, length);
  const char *slash = strrchr (url, '/');

  *out_name = g_strdup (slash != NULL ? slash + 1 : url);
  return gops_chat_kind_of_file (*out_name);
}

/* Returns: (nullable): where the channel's id begins, in brackets; @out_digits of it */
static const char *
find_channel (const char *name,
              gsize      *out_digits)
{
  const char *found = NULL;

  for (const char *p = strstr (name, " ["); p != NULL; p = strstr (p + 1, " ["))
    {
      gsize digits = strspn (p + 2, "0123456789");

      if (digits < 2 || p[2 + digits] != ']')
        continue;
      found = p;
      *out_digits = digits;
    }
  return found;
}

void
gops_discord_text_read_file_name (const char   *name,
                                  GopsChatRoom *room)
{
  gsize digits;
  const char *open = find_channel (name, &digits), *start = name, *next;

  if (open == NULL)
    return;
  while ((next = strstr (start, " - ")) != NULL && next < open)
    start = next + strlen (" - ");
  g_free (room->id);
  g_free (room->name);
  room->id = g_strndup (open + 2, digits);
  room->name = g_strndup (start, open - start);
  room->is_group = !g_str_has_prefix (name, "Direct Messages");
}
