/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of digests. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-digest-content.h"
#include "gops-digest-edit.h"
#include "gops-method-error.h"
#include "gops-record-order.h"
#include "gops-wording.h"

#define MESSAGE_SQL \
  "SELECT coalesce (p.merged_into, p.id, 0), coalesce (nullif (m.nickname, ''), p.name, ''), g.at, substr (g.body, 1, " \
  G_STRINGIFY (GOPS_DIGEST_MOST_CHARACTERS) ")" \
  " FROM message g LEFT JOIN person p ON p.id = g.person_id LEFT JOIN membership m ON m.group_id = g.group_id AND m.person_id = p.id" \
  " WHERE g.group_id = ?1 AND g.message_id = ?2"

GPtrArray *
gops_digest_load_all (GopsStore  *store,
                      gint64      group,
                      GError    **error)
{
  return gops_record_load_all (GOPS_TYPE_DIGEST, store, error, "WHERE group_id = ?1 ORDER BY made_at DESC, id DESC", "l", group);
}

GPtrArray *
gops_digest_load_entries (GopsStore  *store,
                          gint64      digest,
                          GError    **error)
{
  return gops_record_load_all (GOPS_TYPE_DIGEST_ENTRY, store, error, "WHERE digest_id = ?1 ORDER BY position, id", "l", digest);
}

gint64
gops_digest_make (GopsStore  *store,
                  gint64      group,
                  GError    **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  g_autoptr (GopsDigest) digest = NULL;
  g_autofree char *title = NULL;

  if (record == NULL)
    return 0;
  title = gops_wording (gops_record_get_text (record, GOPS_GROUP_LANGUAGE), "digest.title", "group", gops_record_get_text (record, GOPS_GROUP_NAME), NULL);
  digest = gops_record_new (GOPS_TYPE_DIGEST, "group-id", group, "title", title, "names", GOPS_DIGEST_SHORT, "made-at", gops_store_now (store), NULL);
  if (!gops_store_begin (store, error, N_("Make the digest “%s”"), title, NULL))
    return 0;
  return gops_store_end (store, gops_record_insert (digest, store, error), error) ? gops_record_get_id (digest) : 0;
}

/* Begins an action whose label names the digest. */
static gboolean
begin (GopsStore   *store,
       gint64       digest,
       const char  *label,
       GError     **error)
{
  g_autofree char *title = NULL;

  return gops_store_read_text (store, &title, error, "SELECT title FROM digest WHERE id = ?1", "l", digest) &&
    gops_store_begin (store, error, label, title, NULL);
}

gboolean
gops_digest_remove (GopsStore  *store,
                    gint64      digest,
                    GError    **error)
{
  return begin (store, digest, N_("Remove the digest “%s”"), error) &&
    gops_store_end (store, gops_store_exec (store, error, "DELETE FROM digest WHERE id = ?1", "l", digest), error);
}

gpointer
gops_digest_make_entry (GopsStore  *store,
                        gint64      group,
                        gint64      message,
                        GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, MESSAGE_SQL, "ll", group, message);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  if (gops_statement_next (rows, &local_error))
    return gops_record_new (GOPS_TYPE_DIGEST_ENTRY, "kind", "message", "person-id", gops_statement_int (rows, 0), "name", gops_statement_text (rows, 1),
                            "said-at", gops_statement_int (rows, 2), "text", gops_statement_text (rows, 3), "message-id", message, NULL);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND, _("the message is not there any more; look for it again"));
  return NULL;
}

/* --- places --- */

/* Makes room for @n entries behind @after. */
static gboolean
make_room (GopsStore  *store,
           gint64      digest,
           gint64      after,
           guint       n,
           gint64     *out_position,
           GError    **error)
{
  gint64 count;

  if (!gops_store_read_int (store, &count, error, "SELECT count (*) FROM digest_entry WHERE digest_id = ?1", "l", digest) ||
      !gops_store_read_int (store, out_position, error, "SELECT coalesce ((SELECT position + 1 FROM digest_entry WHERE id = ?2 AND digest_id = ?1),"
                            " (SELECT max (position) + 1 FROM digest_entry WHERE digest_id = ?1), 0)", "ll", digest, after))
    return FALSE;
  if (count + n > GOPS_DIGEST_MOST_ENTRIES)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("a digest has at most %d entries; make another one"), GOPS_DIGEST_MOST_ENTRIES);
      return FALSE;
    }
  return gops_store_exec (store, error, "UPDATE digest_entry SET position = position + ?3 WHERE digest_id = ?1 AND position >= ?2", "lli", digest,
                          *out_position, (int) n);
}

static gboolean
insert_at (GopsStore  *store,
           gpointer    entry,
           gint64      digest,
           gint64      position,
           GError    **error)
{
  gops_record_set_int (entry, GOPS_DIGEST_ENTRY_DIGEST_ID, digest);
  gops_record_set_int (entry, GOPS_DIGEST_ENTRY_POSITION, position);
  return gops_record_insert (entry, store, error);
}

/* --- messages --- */

/* Those that are not in the digest yet. (transfer full) (element-type GopsDigestEntry) (nullable) */
static GPtrArray *
make_entries (GopsStore    *store,
              gint64        digest,
              const GArray *messages,
              GError      **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 group, there;

  if (!gops_store_read_int (store, &group, error, "SELECT group_id FROM digest WHERE id = ?1", "l", digest))
    return NULL;
  for (guint i = 0; i < messages->len; i++)
    {
      gint64 message = g_array_index (messages, gint64, i);
      gpointer entry;

      if (!gops_store_read_int (store, &there, error, "SELECT count (*) FROM digest_entry WHERE digest_id = ?1 AND message_id = ?2", "ll", digest, message))
        return NULL;
      if (there > 0)
        continue;
      if ((entry = gops_digest_make_entry (store, group, message, error)) == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static gboolean
insert_entries (GopsStore  *store,
                gint64      digest,
                gint64      after,
                GPtrArray  *entries,
                GError    **error)
{
  gint64 position;

  if (!make_room (store, digest, after, entries->len, &position, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!insert_at (store, entries->pdata[i], digest, position + i, error))
      return FALSE;
  return TRUE;
}

gboolean
gops_digest_add_messages (GopsStore     *store,
                          gint64         digest,
                          const GArray  *messages,
                          gint64         after,
                          guint         *out_n,
                          GError       **error)
{
  g_autoptr (GPtrArray) entries = make_entries (store, digest, messages, error);

  if (entries == NULL)
    return FALSE;
  if (entries->len > 0 && (!begin (store, digest, N_("Take messages into “%s”"), error) ||
                           !gops_store_end (store, insert_entries (store, digest, after, entries, error), error)))
    return FALSE;
  if (out_n != NULL)
    *out_n = entries->len;
  return TRUE;
}

/* --- headings and notes --- */

gint64
gops_digest_add_text (GopsStore   *store,
                      gint64       digest,
                      const char  *kind,
                      const char  *text,
                      gint64       after,
                      GError     **error)
{
  g_autoptr (GopsDigestEntry) entry = gops_record_new (GOPS_TYPE_DIGEST_ENTRY, "kind", kind, "text", text, NULL);
  gboolean heading = g_str_equal (kind, "heading");
  gint64 position;

  if (!begin (store, digest, heading ? N_("Add a heading to “%s”") : N_("Add a note to “%s”"), error))
    return 0;
  return gops_store_end (store, make_room (store, digest, after, 1, &position, error) && insert_at (store, entry, digest, position, error), error)
           ? gops_record_get_id (entry) : 0;
}

gboolean
gops_digest_move_entry (GopsStore  *store,
                        gint64      digest,
                        gint64      entry,
                        guint       to,
                        GError    **error)
{
  g_autoptr (GPtrArray) entries = gops_digest_load_entries (store, digest, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (gops_record_get_id (entries->pdata[i]) == entry)
      return i == to || (begin (store, digest, N_("Change the order in “%s”"), error) &&
                         gops_store_end (store, gops_records_move (entries, entries->pdata[i], to, GOPS_DIGEST_ENTRY_POSITION, store, error), error));
  return entries != NULL;
}

gboolean
gops_digest_remove_entry (GopsStore  *store,
                          gint64      entry,
                          GError    **error)
{
  gint64 digest;

  return gops_store_read_int (store, &digest, error, "SELECT digest_id FROM digest_entry WHERE id = ?1", "l", entry) &&
    begin (store, digest, N_("Take an entry out of “%s”"), error) &&
    gops_store_end (store, gops_store_exec (store, error, "DELETE FROM digest_entry WHERE id = ?1", "l", entry), error);
}
