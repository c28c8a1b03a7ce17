/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as rows and columns. */
#include "gops-members-table.h"

#include "gops-batch.h"
#include "gops-method.h"
#include "gops-own-schemes.h"
#include "gops-people-merge.h"
#include "gops-phrase.h"
#include "gops-purchase.h"
#include "gops-text-clean.h"

#define CHECK_EVERY 512   /* rows */

struct _GopsMembersTable
{
  GopsStatement        *rows;       /* (owned) */
  GTimeZone            *zone;       /* (owned): of the group */
  char                 *language;   /* (owned): of the group */
  char                 *name;       /* (owned): of the group */
  const GopsTierScheme *scheme;     /* (nullable) */
  GPtrArray            *own;        /* (owned) (element-type GopsOwnField): behind the columns below */
  GHashTable           *earned;     /* (owned) (nullable) (element-type gint64 gint64) */
  guint64               total;
  guint                 n_rows;
};

/* In the order of the query's columns. */
enum
{
  ROLE = 6,
  TIER = 7,
  POINTS = 15,
};

static const GopsMembersColumn columns[] = {
  { "name", "table.name", GOPS_MEMBERS_TEXT },
  { "nickname", "table.nickname", GOPS_MEMBERS_TEXT },
  { "external-id", "table.account", GOPS_MEMBERS_TEXT },
  { "phone", "table.phone", GOPS_MEMBERS_TEXT },
  { "email", "table.email", GOPS_MEMBERS_TEXT },
  { "birthday", "table.birthday", GOPS_MEMBERS_DATE },
  [ROLE] = { "role", "table.role", GOPS_MEMBERS_TEXT },
  [TIER] = { NULL, "table.tier", GOPS_MEMBERS_TEXT },
  { "joined-on", "table.joined", GOPS_MEMBERS_DATE },
  { "last-spoke", "table.last-spoke", GOPS_MEMBERS_INSTANT },
  { "messages", "table.messages", GOPS_MEMBERS_NUMBER },
  { "active-days", "table.active-days", GOPS_MEMBERS_NUMBER },
  { "invites", "table.invites", GOPS_MEMBERS_NUMBER },
  { "checkins", "table.checkins", GOPS_MEMBERS_NUMBER },
  { "purchases", "table.purchases", GOPS_MEMBERS_NUMBER },
  [POINTS] = { NULL, "table.points", GOPS_MEMBERS_NUMBER },
  { "points", "table.points-brought", GOPS_MEMBERS_NUMBER },
  { "tags", "table.tags", GOPS_MEMBERS_TEXT },
  { "invited-by", "table.invited-by", GOPS_MEMBERS_TEXT },
  { "note", "table.note", GOPS_MEMBERS_TEXT },
};

/* The points that people brought along stand for themselves: read back, what the ledger adds would come once more.
 * An account is that of the group's platform, the first where somebody has several. */
#define CELLS \
  "SELECT v.full_name, v.nickname," \
  " coalesce ((SELECT i.external_id FROM person_identity i WHERE i.person_id IN " GOPS_PERSON_ALL_SQL ("v.person_id") " AND i.platform = g.platform" \
  " ORDER BY i.id LIMIT 1), '')," \
  " p.phone, p.email, p.birthday, v.role, v.tier, v.joined_on, v.last_spoke_at, v.messages, v.active_days, v.invites," \
  " m.checkins, " GOPS_PURCHASES_SQL ("m") ", v.points, v.points, v.tags, m.invited_by, v.note"

#define OWN_CELL ", coalesce ((SELECT o.value FROM own_value o WHERE o.person_id = v.person_id AND o.field_id = %" G_GINT64_FORMAT \
                 " AND " GOPS_BATCH_SHOWN ("o.batch") "), '')"

#define ROWS \
  " FROM member_view v JOIN membership m ON m.id = v.id JOIN person p ON p.id = v.person_id" \
  " JOIN chat_group g ON g.id = v.group_id" \
  " WHERE v.group_id = ?1 AND coalesce (v.left_on, '') = '' ORDER BY v.sort_key, v.id"

static const GopsMembersColumn own_columns[GOPS_OWN_N_KINDS] = {
  [GOPS_OWN_TEXT] = { .kind = GOPS_MEMBERS_TEXT },
  [GOPS_OWN_NUMBER] = { .kind = GOPS_MEMBERS_DECIMAL },
  [GOPS_OWN_DATE] = { .kind = GOPS_MEMBERS_DATE },
  [GOPS_OWN_CHOICE] = { .kind = GOPS_MEMBERS_TEXT },
};

/* (nullable): NULL for a column that is always there */
static GopsOwnField *
own_field (GopsMembersTable *self, guint column)
{
  return column < G_N_ELEMENTS (columns) ? NULL : self->own->pdata[column - G_N_ELEMENTS (columns)];
}

guint
gops_members_table_get_n_columns (GopsMembersTable *self)
{
  return G_N_ELEMENTS (columns) + self->own->len;
}

const GopsMembersColumn *
gops_members_table_get_column (GopsMembersTable *self, guint column)
{
  GopsOwnField *field = own_field (self, column);

  return field != NULL ? &own_columns[gops_own_field_kind (field)] : &columns[column];
}

static char *
make_query (GopsMembersTable *self)
{
  GString *sql = g_string_new (CELLS);

  for (guint i = 0; i < self->own->len; i++)
    g_string_append_printf (sql, OWN_CELL, gops_record_get_id (self->own->pdata[i]));
  g_string_append (sql, ", v.person_id" ROWS);
  return g_string_free (sql, FALSE);
}

static gboolean
load_group (GopsMembersTable *self, GopsStore *store, gint64 group, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT time_zone, language, tier_scheme, (SELECT count (*) FROM membership WHERE group_id = ?1), name"
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
  self->scheme = gops_scheme_recall (gops_statement_text (row, 2));
  self->total = (guint64) gops_statement_int (row, 3);
  self->name = g_strdup (gops_statement_text (row, 4));
  return TRUE;
}

GopsMembersTable *
gops_members_table_open (GopsStore *store, gint64 group, GHashTable *earned, GError **error)
{
  g_autoptr (GopsMembersTable) self = g_new0 (GopsMembersTable, 1);
  g_autofree char *query = NULL;

  if (!load_group (self, store, group, error) || (self->own = gops_own_fields_load (store, error)) == NULL)
    return NULL;
  self->earned = earned != NULL ? g_hash_table_ref (earned) : NULL;
  query = make_query (self);
  self->rows = gops_store_query (store, error, query, "l", group);
  if (self->rows == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
gops_members_table_free (GopsMembersTable *self)
{
  g_clear_pointer (&self->rows, gops_statement_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->earned, g_hash_table_unref);
  g_free (self->language);
  g_free (self->name);
  g_free (self);
}

const char *
gops_members_table_get_header (GopsMembersTable *self, guint column)
{
  GopsOwnField *field = own_field (self, column);

  return field != NULL ? gops_record_get_text (field, GOPS_OWN_FIELD_NAME) : gops_phrase (self->language, columns[column].phrase);
}

const char *
gops_members_table_get_group_name (GopsMembersTable *self)
{
  return self->name;
}

guint64
gops_members_table_get_total (GopsMembersTable *self)
{
  return self->total;
}

guint
gops_members_table_get_n_rows (GopsMembersTable *self)
{
  return self->n_rows;
}

gboolean
gops_members_table_next (GopsMembersTable *self, gboolean *out_more, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->n_rows % CHECK_EVERY == 0)
    {
      gops_progress_report (progress, self->n_rows, self->total, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  *out_more = gops_statement_next (self->rows, &local);
  self->n_rows += *out_more;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const char *
role_word (GopsMembersTable *self, const char *role)
{
  const char *id = g_str_equal (role, "owner") ? "role.owner" : g_str_equal (role, "admin") ? "role.maintainer" : "role.member";

  return gops_phrase (self->language, id);
}

static const char *
tier_word (GopsMembersTable *self, const char *id)
{
  const GopsTier *tier = self->scheme != NULL ? gops_tier_scheme_get_tier (self->scheme, id) : NULL;

  return tier != NULL ? gops_text_get (&tier->name, self->language) : id;
}

/* (transfer full) */
static char *
instant_text (GopsMembersTable *self, guint column)
{
  gint64 at = gops_statement_int (self->rows, (int) column);
  g_autoptr (GDateTime) utc = at > 0 ? g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC) : NULL;
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;

  return time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("");
}

char *
gops_members_table_get_text (GopsMembersTable *self, guint column)
{
  const char *text = gops_statement_text (self->rows, (int) column);

  if (column == ROLE)
    return g_strdup (role_word (self, text));
  if (column == TIER)
    return g_strdup (tier_word (self, text));
  if (column == POINTS)
    return g_strdup_printf ("%" G_GINT64_FORMAT, gops_members_table_get_number (self, column));
  if (gops_members_table_get_column (self, column)->kind == GOPS_MEMBERS_INSTANT)
    return instant_text (self, column);
  return gops_text_clean (text);
}

gint64
gops_members_table_get_number (GopsMembersTable *self, guint column)
{
  gint64 number = gops_statement_int (self->rows, (int) column);
  gint64 person = gops_statement_int (self->rows, (int) gops_members_table_get_n_columns (self));
  const gint64 *earned = column == POINTS && self->earned != NULL ? g_hash_table_lookup (self->earned, &person) : NULL;

  return number + (earned != NULL ? *earned : 0);
}
