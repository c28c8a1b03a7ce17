/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gops-batch.h"
#include "gops-chat-lookup.h"
#include "gops-phone.h"

#define FOUND "p.id, p.bot, coalesce (p.merged_into, p.id)"

/* Takes the first row. @rows: (transfer full) (nullable): NULL after an error */
static gboolean
take_found (GopsStatement  *rows,
            GopsChatFound  *found,
            GError        **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  if (gops_statement_next (rows, &local_error))
    {
      found->person = gops_statement_int (rows, 0);
      found->bot = gops_statement_int (rows, 1) != 0;
      found->kept = gops_statement_int (rows, 2);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
gops_chat_lookup_account (GopsStore      *store,
                          const char     *platform,
                          const char     *account,
                          GopsChatFound  *found,
                          GError        **error)
{
  return take_found (gops_store_query (store, error,
    "SELECT " FOUND " FROM person_identity i JOIN person p ON p.id = i.person_id"
    " WHERE i.platform = ?1 AND i.external_id = ?2 AND " GOPS_BATCH_SHOWN ("i.batch"), "ss", platform, account), found, error);
}

gboolean
gops_chat_lookup_phone (GopsStore      *store,
                        const char     *phone,
                        GopsChatFound  *found,
                        GError        **error)
{
  const char *bare = gops_phone_bare (phone);
  g_autofree char *full = gops_phone_with_86 (phone);

  return take_found (gops_store_query (store, error,
    "SELECT " FOUND " FROM person p WHERE p.phone IN (?1, ?2) AND p.phone <> '' AND " GOPS_BATCH_SHOWN ("p.batch")
    " ORDER BY p.id LIMIT 1", "ss", bare, full), found, error);
}

gboolean
gops_chat_lookup_person (GopsStore      *store,
                         gint64          person,
                         GopsChatFound  *found,
                         GError        **error)
{
  return take_found (gops_store_query (store, error, "SELECT " FOUND " FROM person p WHERE p.id = ?1", "l", person), found, error);
}
