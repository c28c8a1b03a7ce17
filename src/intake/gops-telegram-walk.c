/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through an export of Telegram Desktop. Nothing here is left half way when the pull has an error: after a
 * recovery the walk goes on where it was. */
#include "config.h"

#include "gops-telegram-walk.h"

#include <string.h>

#include "gops-cell-clean.h"

#define MAX_FIELD  1024
#define MAX_PHONES 50000

void
gops_telegram_walk_init (GopsTelegramWalk *self,
                         GopsJsonPull     *pull)
{
  *self = (GopsTelegramWalk) { .pull = pull };
  self->name = g_string_new (NULL);
  self->type = g_string_new (NULL);
  self->id = g_string_new (NULL);
}

void
gops_telegram_walk_clear (GopsTelegramWalk *self)
{
  g_string_free (self->name, TRUE);
  g_string_free (self->type, TRUE);
  g_string_free (self->id, TRUE);
  g_clear_pointer (&self->phones, g_hash_table_unref);
}

static void
take_field (GopsTelegramWalk *self,
            GString          *field)
{
  const char *text = gops_json_pull_text (self->pull, NULL), *end;

  g_string_truncate (field, 0);
  if (text == NULL)
    return;
  g_utf8_validate_len (text, MIN (strlen (text), MAX_FIELD), &end);
  g_string_append_len (field, text, end - text);
}

/* { "user_id": 123, "phone_number": "+49 …" … }: the exporter, or a contact. */
static void
take_phone (GopsTelegramWalk *self)
{
  g_autofree char *id = NULL, *phone = NULL;
  const char *key, *text;

  if (!gops_json_pull_enter_object (self->pull))
    return;
  while (gops_json_pull_member (self->pull, &key))
    {
      gboolean is_id = g_str_equal (key, "user_id");

      if (!is_id && !g_str_equal (key, "phone_number"))
        continue;
      text = gops_json_pull_text (self->pull, NULL);
      if (text == NULL || strlen (text) > 64)
        continue;
      if (is_id)
        {
          g_free (id);
          id = g_strcmp0 (text, "0") == 0 ? NULL : g_strconcat ("user", text, NULL);
        }
      else
        {
          g_free (phone);
          phone = gops_cell_phone (text);
        }
    }
  if (id != NULL && phone != NULL && g_hash_table_size (self->phones) < MAX_PHONES)
    g_hash_table_insert (self->phones, g_steal_pointer (&id), g_steal_pointer (&phone));
}

static void
take_contacts (GopsTelegramWalk *self)
{
  const char *key;

  if (!gops_json_pull_enter_object (self->pull))
    return;
  while (gops_json_pull_member (self->pull, &key))
    if (g_str_equal (key, "list") && gops_json_pull_enter_list (self->pull))
      while (gops_json_pull_element (self->pull))
        take_phone (self);
}

static void
enter_object (GopsTelegramWalk  *self,
              GopsTelegramPlace  place)
{
  if (gops_json_pull_enter_object (self->pull))
    self->place = place;
}

static void
enter_list (GopsTelegramWalk  *self,
            GopsTelegramPlace  place)
{
  if (gops_json_pull_enter_list (self->pull))
    self->place = place;
}

static void
clear_chat (GopsTelegramWalk *self)
{
  g_string_truncate (self->name, 0);
  g_string_truncate (self->type, 0);
  g_string_truncate (self->id, 0);
}

/* A member of a chat. Returns: %FALSE when it is none that matters */
static gboolean
take_chat_member (GopsTelegramWalk *self,
                  const char       *key)
{
  if (g_str_equal (key, "name"))
    take_field (self, self->name);
  else if (g_str_equal (key, "type"))
    take_field (self, self->type);
  else if (g_str_equal (key, "id"))
    take_field (self, self->id);
  else if (g_str_equal (key, "messages"))
    {
      enter_list (self, GOPS_TELEGRAM_IN_MESSAGES);
      self->n_chats += self->place == GOPS_TELEGRAM_IN_MESSAGES;
    }
  else
    return FALSE;
  return TRUE;
}

static void
take_root_member (GopsTelegramWalk *self,
                  const char       *key)
{
  if (take_chat_member (self, key))
    self->single = TRUE;
  else if (g_str_equal (key, "chats") || g_str_equal (key, "left_chats"))
    {
      self->single = FALSE;
      enter_object (self, GOPS_TELEGRAM_IN_CHATS);
    }
  else if (self->phones != NULL && g_str_equal (key, "personal_information"))
    take_phone (self);
  else if (self->phones != NULL && g_str_equal (key, "contacts"))
    take_contacts (self);
}

/* One step. Returns: whether a message comes next */
static gboolean
step (GopsTelegramWalk *self)
{
  const char *key;

  switch (self->place)
    {
    case GOPS_TELEGRAM_AT_START:
      self->place = GOPS_TELEGRAM_AT_END;
      enter_object (self, GOPS_TELEGRAM_IN_ROOT);
      break;
    case GOPS_TELEGRAM_IN_ROOT:
      if (gops_json_pull_member (self->pull, &key))
        take_root_member (self, key);
      else if (gops_json_pull_get_error (self->pull) == NULL)
        self->place = GOPS_TELEGRAM_AT_END;
      break;
    case GOPS_TELEGRAM_IN_CHATS:
      if (gops_json_pull_member (self->pull, &key))
        {
          if (g_str_equal (key, "list"))
            enter_list (self, GOPS_TELEGRAM_IN_LIST);
        }
      else if (gops_json_pull_get_error (self->pull) == NULL)
        self->place = GOPS_TELEGRAM_IN_ROOT;
      break;
    case GOPS_TELEGRAM_IN_LIST:
      clear_chat (self);
      if (gops_json_pull_element (self->pull))
        enter_object (self, GOPS_TELEGRAM_IN_CHAT);
      else if (gops_json_pull_get_error (self->pull) == NULL)
        self->place = GOPS_TELEGRAM_IN_CHATS;
      break;
    case GOPS_TELEGRAM_IN_CHAT:
      if (gops_json_pull_member (self->pull, &key))
        (void) take_chat_member (self, key);   /* of others nothing is wanted */
      else if (gops_json_pull_get_error (self->pull) == NULL)
        self->place = GOPS_TELEGRAM_IN_LIST;
      break;
    case GOPS_TELEGRAM_IN_MESSAGES:
      if (gops_json_pull_element (self->pull))
        return TRUE;
      if (gops_json_pull_get_error (self->pull) == NULL)
        self->place = self->single ? GOPS_TELEGRAM_IN_ROOT : GOPS_TELEGRAM_IN_CHAT;
      break;
    case GOPS_TELEGRAM_AT_END:
      break;
    }
  return FALSE;
}

gboolean
gops_telegram_walk_next (GopsTelegramWalk *self)
{
  while (self->place != GOPS_TELEGRAM_AT_END && gops_json_pull_get_error (self->pull) == NULL)
    if (step (self))
      return TRUE;
  return FALSE;
}

void
gops_telegram_walk_skip_chat (GopsTelegramWalk *self)
{
  if (self->place == GOPS_TELEGRAM_IN_MESSAGES)
    {
      gops_json_pull_leave (self->pull);
      if (gops_json_pull_get_error (self->pull) == NULL)
        self->place = self->single ? GOPS_TELEGRAM_IN_ROOT : GOPS_TELEGRAM_IN_CHAT;
    }
}
