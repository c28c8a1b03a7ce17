/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as a table. */
#include "gops-members-csv.h"

#include "gops-csv-writer.h"
#include "gops-file-writer.h"
#include "gops-phrase.h"
#include "gops-text-clean.h"
#include "gops-method.h"

#define CHECK_EVERY 512   /* rows */

typedef struct
{
  GTimeZone            *zone;       /* (owned): of the group */
  char                 *language;   /* (owned): of the group */
  const GopsTierScheme *scheme;     /* (nullable) */
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* --- cells --- */

static char *
format_text (const Table *self, GopsStatement *row, int column)
{
  return gops_text_clean (gops_statement_text (row, column));
}

static char *
format_instant (const Table *self, GopsStatement *row, int column)
{
  gint64 at = gops_statement_int (row, column);
  g_autoptr (GDateTime) utc = at > 0 ? g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;

  return local != NULL ? g_date_time_format_iso8601 (local) : g_strdup ("");
}

static char *
format_role (const Table *self, GopsStatement *row, int column)
{
  const char *role = gops_statement_text (row, column);
  const char *id = g_str_equal (role, "owner") ? "role.owner" : g_str_equal (role, "admin") ? "role.maintainer" : "role.member";

  return g_strdup (gops_phrase (self->language, id));
}

static char *
format_tier (const Table *self, GopsStatement *row, int column)
{
  const char *id = gops_statement_text (row, column);
  const GopsTier *tier = self->scheme != NULL ? gops_tier_scheme_get_tier (self->scheme, id) : NULL;

  return tier != NULL ? g_strdup (gops_text_get (&tier->name, self->language)) : g_strdup (id);
}

/* In the order of the query's columns. What the import knows is called by words that it knows. */
static const struct
{
  const char *phrase;
  char     *(*format) (const Table *self, GopsStatement *row, int column);
} columns[] = {
  { "table.name", format_text },
  { "table.nickname", format_text },
  { "table.account", format_text },
  { "table.phone", format_text },
  { "table.email", format_text },
  { "table.birthday", format_text },
  { "table.role", format_role },
  { "table.tier", format_tier },
  { "table.joined", format_text },
  { "table.last-spoke", format_instant },
  { "table.messages", format_text },
  { "table.active-days", format_text },
  { "table.invites", format_text },
  { "table.checkins", format_text },
  { "table.purchases", format_text },
  { "table.points", format_text },
  { "table.tags", format_text },
  { "table.invited-by", format_text },
  { "table.note", format_text },
};

/* An account is that of the group's platform, the first where somebody has several. */
#define QUERY \
  "SELECT v.full_name, v.nickname," \
  " coalesce ((SELECT i.external_id FROM person_identity i WHERE i.person_id = v.person_id AND i.platform = g.platform" \
  " ORDER BY i.id LIMIT 1), '')," \
  " p.phone, p.email, p.birthday, v.role, v.tier, v.joined_on, v.last_spoke_at, v.messages, v.active_days, v.invites," \
  " m.checkins, m.purchases, v.points, v.tags, m.invited_by, v.note" \
  " FROM member_view v JOIN membership m ON m.id = v.id JOIN person p ON p.id = v.person_id" \
  " JOIN chat_group g ON g.id = v.group_id" \
  " WHERE v.group_id = ?1 AND coalesce (v.left_on, '') = '' ORDER BY v.sort_key, v.id"

/* --- rows --- */

static gboolean
load_table (Table *self, GopsStore *store, gint64 group, guint64 *out_total, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT time_zone, language, tier_scheme, (SELECT count (*) FROM membership WHERE group_id = ?1)"
    " FROM chat_group WHERE id = ?1", "l", group);
  const char *zone;

  if (row == NULL)
    return FALSE;
  if (!gops_statement_next (row, &local))
    {
      if (local == NULL)
        g_set_error_literal (&local, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, "chat_group");
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  zone = gops_statement_text (row, 0);
  self->zone = *zone != '\0' ? g_time_zone_new_identifier (zone) : g_time_zone_new_local ();
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->language = g_strdup (gops_statement_text (row, 1));
  self->scheme = gops_method_find_tier_scheme (gops_method_get_default (), gops_statement_text (row, 2));
  *out_total = (guint64) gops_statement_int (row, 3);
  return TRUE;
}

static void
append_head (const Table *self, GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gops_csv_append_cell (out, gops_phrase (self->language, columns[i].phrase), i == 0);
  g_string_append (out, "\r\n");
}

static void
append_member (const Table *self, GString *out, GopsStatement *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *cell = columns[i].format (self, row, (int) i);

      gops_csv_append_cell (out, cell, i == 0);
    }
  g_string_append (out, "\r\n");
}

gboolean
gops_members_export_csv (GopsStore *store, gint64 group, GFile *to, guint *out_rows, GopsProgress *progress,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (GOPS_CSV_BOM);
  g_auto (Table) table = { NULL };
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GopsStatement) rows = NULL;
  guint64 total;
  guint n = 0;

  if (!load_table (&table, store, group, &total, error) || (rows = gops_store_query (store, error, QUERY, "l", group)) == NULL)
    return FALSE;
  append_head (&table, out);
  for (; gops_statement_next (rows, &local); n++)
    {
      append_member (&table, out, rows);
      if (n % CHECK_EVERY != 0)
        continue;
      gops_progress_report (progress, n, total, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  if (!gops_file_write (to, bytes, cancellable, error))
    return FALSE;
  if (out_rows != NULL)
    *out_rows = n;
  return TRUE;
}
