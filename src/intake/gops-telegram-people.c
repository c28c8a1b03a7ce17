/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called how in an export of Telegram Desktop. Kept by hash, so that an account of any size fits: a name leads to
 * the account's number, and one that has led to two accounts is entered in a second list. */
#include "config.h"

#include "gops-telegram-people.h"

#include <string.h>

#include "gops-intake-error.h"
#include "gops-key-table.h"
#include "gops-telegram-walk.h"

#define MAX_NAME      256   /* bytes: longer names lead nowhere */
#define ANYWHERE      0     /* no chat: they are counted from 1 */
#define CHATS_FROM    (G_GUINT64_CONSTANT (1) << 32)
#define CHANNELS_FROM (G_GUINT64_CONSTANT (2) << 32)

struct _GopsTelegramPeople
{
  GopsKeyTable *table;   /* (owned): 'n' name → number, 'd' name of two accounts → 1 */
};

typedef struct
{
  char name[MAX_NAME];
  char id[GOPS_TELEGRAM_ID_SIZE];
} Person;

GopsTelegramPeople *
gops_telegram_people_new (void)
{
  GopsTelegramPeople *self = g_new (GopsTelegramPeople, 1);

  self->table = gops_key_table_new ();
  return self;
}

void
gops_telegram_people_free (GopsTelegramPeople *self)
{
  gops_key_table_free (self->table);
  g_free (self);
}

guint64
gops_telegram_id_strip (guint64 number)
{
  if (number >= CHANNELS_FROM)
    return number - CHANNELS_FROM;
  return number >= CHATS_FROM ? number - CHATS_FROM : number;
}

void
gops_telegram_id_read (const char *text,
                       gboolean    is_number,
                       char        out_id[GOPS_TELEGRAM_ID_SIZE])
{
  guint64 number = 0;
  const char *kind;

  if (is_number && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    *out_id = '\0';
  else if (is_number)
    {
      kind = number >= CHANNELS_FROM ? "channel" : number >= CHATS_FROM ? "chat" : "user";
      g_snprintf (out_id, GOPS_TELEGRAM_ID_SIZE, "%s%" G_GUINT64_FORMAT, kind, gops_telegram_id_strip (number));
    }
  else if (g_strlcpy (out_id, text, GOPS_TELEGRAM_ID_SIZE) >= GOPS_TELEGRAM_ID_SIZE)
    *out_id = '\0';
}

static guint64
hash_name (GopsTelegramPeople *self,
           char                kind,
           guint               chat,
           const char         *name)
{
  guint64 hash = gops_key_table_hash (self->table, kind, name, strlen (name)) ^ (chat * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  return hash != 0 ? hash : 1;
}

static gboolean
learn (GopsTelegramPeople  *self,
       guint                chat,
       const char          *name,
       guint64              number,
       GError             **error)
{
  guint64 hash = hash_name (self, 'n', chat, name), known;

  if (!gops_key_table_find (self->table, hash, &known, error))
    return FALSE;
  if (known == 0)
    return gops_key_table_put (self->table, hash, number, error);
  if (known == number)
    return TRUE;
  hash = hash_name (self, 'd', chat, name);
  return gops_key_table_find (self->table, hash, &known, error) &&
         (known != 0 || gops_key_table_put (self->table, hash, 1, error));
}

gboolean
gops_telegram_people_learn (GopsTelegramPeople  *self,
                            guint                chat,
                            const char          *name,
                            const char          *id,
                            GError             **error)
{
  guint64 number;

  if (*name == '\0' || strlen (name) >= MAX_NAME || !g_str_has_prefix (id, "user") ||
      !g_ascii_string_to_unsigned (id + strlen ("user"), 10, 1, G_MAXINT64, &number, NULL))
    return TRUE;
  return (chat == ANYWHERE || learn (self, chat, name, number, error)) && learn (self, ANYWHERE, name, number, error);
}

static void
read_field (GopsJsonPull *pull,
            const char   *key,
            Person       *person)
{
  gboolean is_number;
  const char *text;

  if (*key != 'f' && *key != 'a')   /* most fields are neither */
    return;
  is_number = gops_json_pull_get_kind (pull) == GOPS_JSON_NUMBER;
  if (g_str_equal (key, "from") || g_str_equal (key, "actor"))
    {
      text = gops_json_pull_text (pull, NULL);
      if (text == NULL || g_strlcpy (person->name, text, MAX_NAME) >= MAX_NAME)
        *person->name = '\0';
    }
  else if (g_str_equal (key, "from_id") || g_str_equal (key, "actor_id"))
    {
      text = gops_json_pull_text (pull, NULL);
      gops_telegram_id_read (text != NULL ? text : "", is_number, person->id);
    }
}

gboolean
gops_telegram_people_read (GopsTelegramPeople  *self,
                           GopsJsonPull        *pull,
                           GError             **error)
{
  g_auto (GopsTelegramWalk) walk = { 0 };
  const GError *pull_error;
  const char *key;

  gops_telegram_walk_init (&walk, pull);
  while (gops_telegram_walk_next (&walk) || (walk.place == GOPS_TELEGRAM_IN_MESSAGES && gops_json_pull_recover (pull)))
    {
      Person person;

      *person.name = *person.id = '\0';
      gops_json_pull_mark (pull);
      if (!gops_json_pull_enter_object (pull))   /* nothing comes next right after a recovery */
        continue;
      while (gops_json_pull_member (pull, &key))
        read_field (pull, key, &person);
      if (gops_json_pull_get_error (pull) == NULL &&
          !gops_telegram_people_learn (self, walk.single ? ANYWHERE : walk.n_chats, person.name, person.id, error))
        return FALSE;
    }
  pull_error = gops_json_pull_get_error (pull);
  if (pull_error == NULL || pull_error->domain == GOPS_INTAKE_ERROR)
    return TRUE;
  g_propagate_error (error, g_error_copy (pull_error));
  return FALSE;
}

static gboolean
find_in (GopsTelegramPeople  *self,
         guint                chat,
         const char          *name,
         guint64             *out_number,
         gboolean            *out_doubtful,
         GError             **error)
{
  guint64 twice;

  if (!gops_key_table_find (self->table, hash_name (self, 'n', chat, name), out_number, error) ||
      !gops_key_table_find (self->table, hash_name (self, 'd', chat, name), &twice, error))
    return FALSE;
  *out_doubtful = twice != 0;
  return TRUE;
}

gboolean
gops_telegram_people_find (GopsTelegramPeople  *self,
                           guint                chat,
                           const char          *name,
                           char                 out_id[GOPS_TELEGRAM_ID_SIZE],
                           GError             **error)
{
  gboolean doubtful = FALSE;
  guint64 number = 0;

  *out_id = '\0';
  if (*name == '\0' || strlen (name) >= MAX_NAME)
    return TRUE;
  if (!find_in (self, chat, name, &number, &doubtful, error) ||
      (number == 0 && !find_in (self, ANYWHERE, name, &number, &doubtful, error)))
    return FALSE;
  if (number != 0 && !doubtful)
    g_snprintf (out_id, GOPS_TELEGRAM_ID_SIZE, "user%" G_GUINT64_FORMAT, number);
  return TRUE;
}
