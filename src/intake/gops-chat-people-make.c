/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People whom a chat tells of first. */
#include "config.h"

#include "gops-chat-people-private.h"

#include <glib/gi18n-lib.h>

#include "gops-cell-clean.h"
#include "gops-workspace.h"

/* As many signs as tell a group's members apart; the same for the same account every time. */
static char *
dup_pseudonym (const GopsChatTarget *target,
               const char           *account)
{
  static const char signs[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  guint64 hash = g_ascii_strtoull (account + 1, NULL, 16);
  char word[6] = { 0 };

  for (guint i = 0; i < sizeof word - 1; i++, hash >>= 5)
    word[i] = signs[hash & 31];
  return g_strdup_printf (g_str_has_prefix (target->language, "zh") ? "成员 %s" : "Member %s", word);
}

static gboolean
insert_person (GopsChatPeople       *self,
               gint64                person,
               const char           *name,
               const GopsChatPerson *who,
               gboolean              bare,
               GError              **error)
{
  g_autoptr (GBytes) sort_key = gops_collation_key (name);

  gops_bulk_insert_int (self->made, person);
  gops_bulk_insert_text (self->made, name);
  gops_bulk_insert_blob (self->made, sort_key);
  gops_bulk_insert_text (self->made, bare ? "" : who->phone);
  gops_bulk_insert_text (self->made, bare ? "" : who->email);
  gops_bulk_insert_int (self->made, who->bot);
  gops_bulk_insert_int (self->made, self->batch);
  return gops_bulk_insert_row (self->made, error);
}

gboolean
gops_chat_people_insert_account (GopsChatPeople       *self,
                                 const GopsChatTarget *target,
                                 gint64                person,
                                 const char           *account,
                                 GError              **error)
{
  if (*account == '\0')
    return TRUE;
  if (self->batch == 0)
    return gops_chat_people_put_owner (self, target, person, error);
  if (gops_bulk_insert_is_full (self->accounts) && !gops_chat_people_flush (self, error))
    return FALSE;
  gops_bulk_insert_int (self->accounts, gops_store_new_id (self->store));
  gops_bulk_insert_int (self->accounts, person);
  gops_bulk_insert_text (self->accounts, target->platform);
  gops_bulk_insert_text (self->accounts, account);
  gops_bulk_insert_int (self->accounts, self->batch);
  return TRUE;
}

/* Nobody is made of a name that only the computer knows: who is not known is called as people call themselves. */
const char *
gops_chat_people_name_me (GopsChatPeople       *self,
                          const GopsChatTarget *target)
{
  return self->me != NULL ? self->me : g_str_has_prefix (target->language, "zh") ? "我" : "Me";
}

/* How a new person is called: by the account's name, by the one in the group, by number or account. */
static char *
dup_name (GopsChatPeople       *self,
          const GopsChatTarget *target,
          const GopsChatPerson *who,
          const char           *account)
{
  const char *name = *who->full_name != '\0' ? who->full_name : *who->name != '\0' ? who->name : *who->phone != '\0' ? who->phone : who->id;

  if (target->pseudonyms)
    return dup_pseudonym (target, account);
  return gops_cell_clean_line (who->me ? gops_chat_people_name_me (self, target) : name, GOPS_NAME_MAX_CHARACTERS, NULL);
}

gboolean
gops_chat_people_make (GopsChatPeople       *self,
                       GopsChatTarget       *target,
                       const GopsChatPerson *who,
                       const char           *account,
                       GopsChatFound        *found,
                       GError              **error)
{
  g_autofree char *name = dup_name (self, target, who, account);

  found->made = TRUE;
  found->bot = who->bot;
  self->n_made++;
  if (self->batch == 0)
    {
      found->person = --self->last_unmade;
      return gops_chat_people_insert_account (self, target, found->person, account, error);
    }
  found->person = gops_store_new_id (self->store);
  return insert_person (self, found->person, *name != '\0' ? name : _("Nameless"), who, target->pseudonyms, error) &&
         gops_chat_people_insert_account (self, target, found->person, account, error);
}
