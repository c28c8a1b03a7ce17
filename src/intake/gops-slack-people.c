/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a Slack workspace, by their ids. */
#include "config.h"

#include "gops-slack-people.h"

#include <string.h>

#include "gops-cell-clean.h"

#define MAX_NAME 200   /* characters */

typedef struct
{
  char       *id;          /* (owned) */
  char       *name;        /* (owned) */
  char       *full_name;   /* (owned) */
  char       *phone;       /* (owned) */
  char       *email;       /* (owned) */
  const char *role;
  gboolean    bot;
  gboolean    deleted;
} User;

struct _GopsSlackPeople
{
  GHashTable *users;   /* (owned): id → User (owned) */
};

static void
user_free (gpointer data)
{
  User *user = data;

  g_free (user->id);
  g_free (user->name);
  g_free (user->full_name);
  g_free (user->phone);
  g_free (user->email);
  g_free (user);
}

GopsSlackPeople *
gops_slack_people_new (void)
{
  GopsSlackPeople *self = g_new0 (GopsSlackPeople, 1);

  self->users = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, user_free);
  return self;
}

void
gops_slack_people_free (GopsSlackPeople *self)
{
  g_hash_table_unref (self->users);
  g_free (self);
}

/* Slack shows the name that somebody chose, else the real one, else the account's. */
static char *
choose_name (JsonObject *user,
             JsonObject *profile)
{
  const char *const names[] = {
    gops_json_member_text (profile, "display_name"), gops_json_member_text (profile, "real_name"), gops_json_member_text (user, "real_name"),
    gops_json_member_text (profile, "name"), gops_json_member_text (user, "name"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (*names[i] != '\0')
      return gops_cell_clean_line (names[i], MAX_NAME, NULL);
  return g_strdup ("");
}

static char *
choose_full_name (JsonObject *user,
                  JsonObject *profile,
                  const char *name)
{
  const char *real = gops_json_member_text (profile, "real_name");
  char *full = gops_cell_clean_line (*real != '\0' ? real : gops_json_member_text (user, "real_name"), MAX_NAME, NULL);

  if (g_str_equal (full, name))
    *full = '\0';
  return full;
}

static const char *
choose_role (JsonObject *user)
{
  if (gops_json_member_is_true (user, "is_owner") || gops_json_member_is_true (user, "is_primary_owner"))
    return "owner";
  return gops_json_member_is_true (user, "is_admin") ? "admin" : "";
}

/* @user: (nullable) */
static User *
add_user (GopsSlackPeople *self,
          const char      *id,
          JsonObject      *user,
          JsonObject      *profile)
{
  const char *phone = gops_json_member_text (profile, "phone");
  User *added;

  if (g_hash_table_size (self->users) >= GOPS_SLACK_MAX_PEOPLE)
    return NULL;
  added = g_new0 (User, 1);
  added->id = g_strdup (id);
  added->name = choose_name (user, profile);
  added->full_name = choose_full_name (user, profile, added->name);
  added->phone = *phone != '\0' ? gops_cell_phone (phone) : NULL;
  added->email = g_utf8_strdown (gops_json_member_text (profile, "email"), -1);
  added->role = choose_role (user);
  added->bot = gops_json_member_is_true (user, "is_bot") || g_str_equal (id, "USLACKBOT");
  added->deleted = gops_json_member_is_true (user, "deleted");
  g_hash_table_insert (self->users, added->id, added);
  return added;
}

void
gops_slack_people_add (GopsSlackPeople *self,
                       JsonObject      *user)
{
  const char *id = gops_json_member_text (user, "id");

  if (*id != '\0' && !g_hash_table_contains (self->users, id))
    (void) add_user (self, id, user, gops_json_member_object (user, "profile"));
}

GopsChatPerson
gops_slack_people_find (GopsSlackPeople *self,
                        const char      *id,
                        JsonObject      *profile)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  const User *user = g_hash_table_lookup (self->users, id);

  if (user == NULL && *id != '\0' && profile != NULL)
    user = add_user (self, id, NULL, profile);
  person.id = user != NULL ? user->id : id;
  person.bot = g_str_equal (id, "USLACKBOT");
  if (user == NULL)
    return person;
  person.name = user->name;
  person.full_name = user->full_name;
  person.phone = user->phone != NULL ? user->phone : "";
  person.email = user->email;
  person.role = user->role;
  person.bot = user->bot;
  return person;
}

gboolean
gops_slack_people_is_deleted (GopsSlackPeople *self,
                              const char      *id)
{
  const User *user = g_hash_table_lookup (self->users, id);

  return user != NULL && user->deleted;
}
