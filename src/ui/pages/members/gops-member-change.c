/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes for one or many members. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-member-change.h"
#include "gops-records.h"
#include "gops-workspace.h"

/* Labels of actions: for one member by name, for many by number. */
static const char *
label_of (const GopsMemberChange *change,
          gboolean                many)
{
  gboolean off = change->text == NULL || *change->text == '\0';

  switch (change->kind)
    {
    case GOPS_MEMBER_STAFF:
      return change->on ? many ? N_("Mark %s members as staff") : N_("Mark “%s” as staff")
                        : many ? N_("Mark %s members as no staff") : N_("Mark “%s” as no staff");
    case GOPS_MEMBER_BOT:
      return change->on ? many ? N_("Mark %s members as bots") : N_("Mark “%s” as a bot")
                        : many ? N_("Mark %s members as no bots") : N_("Mark “%s” as no bot");
    case GOPS_MEMBER_BLACKLIST:
      return change->on ? many ? N_("Put %s members on the blacklist") : N_("Put “%s” on the blacklist")
                        : many ? N_("Take %s members off the blacklist") : N_("Take “%s” off the blacklist");
    case GOPS_MEMBER_LOCK:
      return off ? many ? N_("Unlock the tier of %s members") : N_("Unlock the tier of “%s”")
                 : many ? N_("Lock the tier of %s members") : N_("Lock the tier of “%s”");
    case GOPS_MEMBER_LEAVE:
      return off ? many ? N_("Bring %s members back") : N_("Bring “%s” back")
                 : many ? N_("Remove %s members from the group") : N_("Remove “%s” from the group");
    }
  g_return_val_if_reached (NULL);
}

static const char *
sql_of (GopsMemberChangeKind kind)
{
  switch (kind)
    {
    case GOPS_MEMBER_STAFF:
      return "UPDATE person SET staff = ?1 WHERE id = (SELECT person_id FROM membership WHERE id = ?3) AND staff <> ?1 AND ?2 IS NOT NULL";
    case GOPS_MEMBER_BOT:
      return "UPDATE person SET bot = ?1 WHERE id = (SELECT person_id FROM membership WHERE id = ?3) AND bot <> ?1 AND ?2 IS NOT NULL";
    case GOPS_MEMBER_BLACKLIST:
      return "UPDATE person SET blacklisted = ?1, blacklist_reason = ?2 WHERE id = (SELECT person_id FROM membership WHERE id = ?3)";
    case GOPS_MEMBER_LOCK:
      return "UPDATE membership SET tier_locked_until = ?2 WHERE id = ?3 AND ?1 IS NOT NULL";
    case GOPS_MEMBER_LEAVE:
      return "UPDATE membership SET left_on = ?2 WHERE id = ?3 AND ?1 IS NOT NULL";
    }
  g_return_val_if_reached (NULL);
}

static char *
dup_argument (GopsStore    *store,
              const gint64 *members,
              guint         n_members)
{
  char *name = NULL;

  if (n_members == 1 && gops_store_read_text (store, &name, NULL, "SELECT name FROM member_view WHERE id = ?1", "l", members[0]))
    return name;
  return g_strdup_printf ("%u", n_members);
}

static gboolean
write_change (GopsStore              *store,
              const GopsMemberChange *change,
              const gint64           *members,
              guint                   n_members,
              GError                **error)
{
  const char *text = change->text != NULL ? change->text : "";

  for (guint i = 0; i < n_members; i++)
    if (!gops_store_exec (store, error, sql_of (change->kind), "isl", change->on, text, members[i]))
      return FALSE;
  return TRUE;
}

gboolean
gops_member_change_apply (GopsStore              *store,
                          const GopsMemberChange *change,
                          const gint64           *members,
                          guint                   n_members,
                          GError                **error)
{
  g_autofree char *argument = dup_argument (store, members, n_members);

  if (!gops_store_begin (store, error, label_of (change, n_members > 1), argument, NULL))
    return FALSE;
  if (write_change (store, change, members, n_members, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

static gint64
insert_member (GopsStore  *store,
               gint64      group,
               const char *name,
               const char *today,
               GError    **error)
{
  g_autoptr (GBytes) sort_key = gops_collation_key (name);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GopsMembership) membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "role", "member",
                                                           "joined-on", today, NULL);

  gops_record_set_blob (person, GOPS_PERSON_SORT_KEY, sort_key);
  if (!gops_record_insert (person, store, error))
    return 0;
  gops_record_set_int (membership, GOPS_MEMBERSHIP_PERSON_ID, gops_record_get_id (person));
  return gops_record_insert (membership, store, error) ? gops_record_get_id (membership) : 0;
}

gint64
gops_member_add (GopsStore  *store,
                 gint64      group,
                 const char *name,
                 const char *today,
                 GError    **error)
{
  gint64 id;

  if (!gops_store_begin (store, error, N_("Add member “%s”"), name, NULL))
    return 0;
  id = insert_member (store, group, name, today, error);
  if (id == 0)
    gops_store_rollback (store);
  else if (!gops_store_commit (store, error))
    return 0;
  return id;
}
