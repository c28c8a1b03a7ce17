/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as a table. */
#include "gops-members-csv.h"

#include "gops-csv-writer.h"
#include "gops-file-writer.h"
#include "gops-text-clean.h"

/* Column names are those of the workspace, so that import finds them in every language. */
static const char *const head[] = { "name", "nickname", "role", "tier", "joined_on", "last_spoke_at", "messages", "active_days",
  "invites", "points", "tags", "note", NULL };

static char *
last_spoke (GopsStatement *row, int column, GTimeZone *zone)
{
  gint64 at = gops_statement_int (row, column);
  g_autoptr (GDateTime) utc = at > 0 ? g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format_iso8601 (local) : g_strdup ("");
}

static void
append_member (GString *out, GopsStatement *row, GTimeZone *zone)
{
  for (int i = 0; head[i] != NULL; i++)
    {
      g_autofree char *cell = g_str_equal (head[i], "last_spoke_at") ? last_spoke (row, i, zone)
                                                                     : gops_text_clean (gops_statement_text (row, i));

      gops_csv_append_cell (out, cell, i == 0);
    }
  g_string_append (out, "\r\n");
}

static GTimeZone *
zone_of (GopsStore *store, gint64 group)
{
  g_autofree char *name = NULL;
  GTimeZone *zone;

  if (!gops_store_read_text (store, &name, NULL, "SELECT time_zone FROM chat_group WHERE id = ?", "l", group))
    return g_time_zone_new_utc ();
  zone = name != NULL && *name != '\0' ? g_time_zone_new_identifier (name) : g_time_zone_new_local ();
  return zone != NULL ? zone : g_time_zone_new_utc ();
}

gboolean
gops_members_export_csv (GopsStore *store, gint64 group, GFile *to, guint *out_rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (GOPS_CSV_BOM);
  g_autoptr (GTimeZone) zone = zone_of (store, group);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT full_name, nickname, role, tier, joined_on, last_spoke_at, messages, active_days, invites, points, tags, note"
    " FROM member_view WHERE group_id = ? AND coalesce (left_on, '') = '' ORDER BY sort_key, id", "l", group);
  guint n = 0;

  if (rows == NULL)
    return FALSE;
  gops_csv_append_row (out, head);
  for (; gops_statement_next (rows, &local); n++)
    append_member (out, rows, zone);
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
