/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group of the workspace a chat of an export belongs to. */
#include "config.h"

#include "gops-chat-home.h"

#include "gops-batch.h"
#include "gops-message-number.h"
#include "gops-name-fold.h"

#define ENOUGH 2   /* of the first messages that a group has as well: one alone may be a "+1" of the same minute */

/* --- by what was said --- */

/* Groups that have the message, each counted in @found. Returns: whether it can be looked for: it has a text */
static gboolean
count_holders (GopsStore            *store,
               const GopsChatSample *sample,
               GHashTable           *found)
{
  gint64 from = gops_message_number_from (sample->time);
  g_autoptr (GopsStatement) rows = *sample->body == '\0' ? NULL :
    gops_store_query (store, NULL, "SELECT g.id FROM chat_group g WHERE g.deleted_at = 0 AND EXISTS (SELECT 1 FROM message m"
                                   " WHERE m.group_id = g.id AND m.message_id >= ?1 AND m.message_id < ?2 AND m.body = ?3 AND "
                                   GOPS_BATCH_SHOWN ("m.batch") ")", "lls", from, gops_message_number_from (sample->time + GOPS_MINUTE),
                      sample->body);

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 group = gops_statement_int (rows, 0);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (found, &group));

      g_hash_table_replace (found, g_memdup2 (&group, sizeof group), GUINT_TO_POINTER (n + 1));
    }
  return rows != NULL;
}

static gint64
find_by_messages (GopsStore            *store,
                  const GopsChatSurvey *survey,
                  guint                 room)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_asked = 0, most = 0;
  gint64 best = 0;
  GHashTableIter iter;
  gpointer group, n;

  for (guint i = 0; i < survey->samples->len; i++)
    {
      const GopsChatSample *sample = survey->samples->pdata[i];

      n_asked += sample->room == room && count_holders (store, sample, found);
    }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &group, &n))
    if (GPOINTER_TO_UINT (n) > most)
      {
        most = GPOINTER_TO_UINT (n);
        best = *(const gint64 *) group;
      }
  return most >= MIN (n_asked, ENOUGH) ? best : 0;
}

/* --- by name --- */

static gint64
find_by_name (GopsStore  *store,
              const char *name,
              const char *platform)
{
  gint64 group = 0;

  (void) gops_store_read_int (store, &group, NULL,
                              "SELECT id FROM chat_group WHERE name = ?1 AND deleted_at = 0 ORDER BY platform <> ?2, archived_at > 0, id LIMIT 1",
                              "ss", name, platform);
  return group;
}

static gboolean
is_called (const char *name,
           const char *other)
{
  g_autoptr (GString) one = g_string_new (NULL), two = g_string_new (NULL);

  gops_name_fold (one, name);
  gops_name_fold (two, other);
  return g_string_equal (one, two);
}

/* --- the whole --- */

GopsChatMismatch
gops_chat_home_check (GopsChatImport       *import,
                      const GopsChatSurvey *survey,
                      guint                 room,
                      GopsStore            *store,
                      gint64                group)
{
  const GopsChatRoomSurvey *info = survey->rooms->pdata[room];
  g_autoptr (GopsStatement) row = gops_store_query (store, NULL, "SELECT name, platform FROM chat_group WHERE id = ?1", "l", group);
  GopsChatMismatch mismatch = GOPS_CHAT_FITS;

  if (row == NULL || !gops_statement_next (row, NULL) || gops_chat_import_recall_group (import, store, info) == group)
    return GOPS_CHAT_FITS;
  if (*info->name != '\0' && !is_called (info->name, gops_statement_text (row, 0)))
    mismatch |= GOPS_CHAT_OTHER_NAME;
  if (*survey->findings.platform != '\0' && !g_str_equal (survey->findings.platform, gops_statement_text (row, 1)))
    mismatch |= GOPS_CHAT_OTHER_PLATFORM;
  return mismatch;
}

gint64
gops_chat_home_find (GopsChatImport       *import,
                     const GopsChatSurvey *survey,
                     guint                 room,
                     GopsStore            *store,
                     gint64                open,
                     const char           *name)
{
  gint64 group = gops_chat_import_recall_group (import, store, survey->rooms->pdata[room]);

  if (group == 0)
    group = find_by_messages (store, survey, room);
  if (group == 0)
    group = find_by_name (store, name, survey->findings.platform);
  if (group == 0 && open != 0 && (gops_chat_home_check (import, survey, room, store, open) & GOPS_CHAT_OTHER_NAME) == 0)
    group = open;
  return group;
}
