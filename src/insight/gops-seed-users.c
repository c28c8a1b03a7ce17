/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seed users. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-fill.h"
#include "gops-seed-users.h"
#include "gops-workspace.h"

static const char *const results[] = { "open", "accepted", "declined", "unreachable", NULL };
static const char *const attempt_results[] = { "none", "later", "accepted", "declined", NULL };

const char *const *
gops_seed_results (void)
{
  return results;
}

const char *const *
gops_seed_attempt_results (void)
{
  return attempt_results;
}

const char *
gops_seed_result_name (const char *result)
{
  static const struct { const char *id, *name; } names[] = {
    { "open", N_("Open") }, { "accepted", N_("Accepted") }, { "declined", N_("Declined") },
    { "unreachable", N_("Not reached") }, { "none", N_("No answer") }, { "later", N_("Asked to wait") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].id, result) == 0)
      return _(names[i].name);
  return _(names[0].name);
}

static gboolean
has_result (gpointer outreach, const char *result)
{
  const char *own = gops_record_get_text (outreach, GOPS_OUTREACH_RESULT);

  return g_str_equal (*own != '\0' ? own : "open", result);
}

/* --- figures --- */

guint
gops_seed_attempts (const GopsDossier *dossier, gint64 outreach)
{
  guint n = 0;

  for (guint i = 0; i < dossier->attempts->len; i++)
    n += gops_record_get_int (g_ptr_array_index (dossier->attempts, i), GOPS_OUTREACH_ATTEMPT_OUTREACH_ID) == outreach;
  return n;
}

/* How often each was tried, by id: one pass, however long the list. */
static GHashTable *
count_attempts (const GopsDossier *dossier)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < dossier->attempts->len; i++)
    {
      gint64 id = gops_record_get_int (g_ptr_array_index (dossier->attempts, i), GOPS_OUTREACH_ATTEMPT_OUTREACH_ID);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));

      g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

GopsSeedFigures
gops_seed_figures (const GopsDossier *dossier)
{
  g_autoptr (GHashTable) counts = count_attempts (dossier);
  GopsSeedFigures figures = { .n = dossier->outreach->len, .attempts = dossier->attempts->len };

  for (guint i = 0; i < dossier->outreach->len; i++)
    {
      gpointer outreach = g_ptr_array_index (dossier->outreach, i);
      const char *next = gops_record_get_text (outreach, GOPS_OUTREACH_NEXT_ON);
      gint64 id = gops_record_get_id (outreach);
      gboolean accepted = has_result (outreach, "accepted"), open = has_result (outreach, "open");

      /* who accepted without a noted attempt was tried all the same */
      figures.tried += g_hash_table_contains (counts, &id) || accepted || has_result (outreach, "declined");
      figures.accepted += accepted;
      figures.declined += has_result (outreach, "declined");
      figures.unreachable += has_result (outreach, "unreachable");
      figures.open += open;
      figures.due += open && *next != '\0' && strcmp (next, dossier->today) <= 0;
    }
  if (figures.tried > 0)
    {
      figures.acceptance = 100.0 * figures.accepted / figures.tried;
      figures.attempts_each = (double) figures.attempts / figures.tried;
    }
  return figures;
}

/* --- attempts --- */

char *
gops_seed_next_on (const char *date, const char *result, guint n_attempts)
{
  static const int days[] = { 2, 4, 7, 14 };
  int day = gops_day_parse (date);

  if (day == GOPS_DAY_NONE)
    return g_strdup ("");
  if (g_strcmp0 (result, "later") == 0)
    return gops_day_format (day + 7);
  if (g_strcmp0 (result, "none") != 0 || n_attempts == 0 || n_attempts >= GOPS_SEED_MOST_ATTEMPTS)
    return g_strdup ("");
  return gops_day_format (day + days[MIN (n_attempts, G_N_ELEMENTS (days)) - 1]);
}

/* What an attempt makes of the person: after the last one without an answer they are not reached. */
static const char *
result_after (const char *attempt, guint n_attempts)
{
  if (g_str_equal (attempt, "accepted") || g_str_equal (attempt, "declined"))
    return attempt;
  return g_str_equal (attempt, "none") && n_attempts >= GOPS_SEED_MOST_ATTEMPTS ? "unreachable" : "open";
}

static gboolean
write_attempt (GopsStore *store, GopsOutreach *outreach, GopsOutreachAttempt *attempt, GError **error)
{
  const char *result = gops_record_get_text (attempt, GOPS_OUTREACH_ATTEMPT_RESULT);
  g_autofree char *next = NULL;
  gint64 n = 0;

  if (!gops_record_insert (attempt, store, error)
      || !gops_store_read_int (store, &n, error, "SELECT count(*) FROM outreach_attempt WHERE outreach_id = ?1", "l",
                               gops_record_get_id (outreach)))
    return FALSE;
  next = gops_seed_next_on (gops_record_get_text (attempt, GOPS_OUTREACH_ATTEMPT_ON_DATE), result, (guint) n);
  gops_record_set_text (outreach, GOPS_OUTREACH_RESULT, result_after (result, (guint) n));
  gops_record_set_text (outreach, GOPS_OUTREACH_NEXT_ON, next);
  return !gops_record_is_dirty (outreach) || gops_record_save (outreach, store, error);
}

gint64
gops_seed_add_attempt (GopsStore *store, gint64 outreach, const char *date, const char *method, const char *result,
                       const char *note, GError **error)
{
  g_autoptr (GopsOutreach) record = gops_record_load (GOPS_TYPE_OUTREACH, store, outreach, error);
  g_autoptr (GopsOutreachAttempt) attempt = NULL;

  if (record == NULL)
    return 0;
  attempt = gops_record_new (GOPS_TYPE_OUTREACH_ATTEMPT, "outreach-id", outreach, "on-date", date, "result", result, NULL);
  gops_record_set_text (attempt, GOPS_OUTREACH_ATTEMPT_METHOD, method);
  gops_record_set_text (attempt, GOPS_OUTREACH_ATTEMPT_NOTE, note);
  if (!gops_store_begin (store, error, N_("Note an attempt for “%s”"), gops_record_get_text (record, GOPS_OUTREACH_NAME), NULL))
    return 0;
  if (write_attempt (store, record, attempt, error))
    return gops_store_commit (store, error) ? gops_record_get_id (attempt) : 0;
  gops_store_rollback (store);
  return 0;
}

/* --- pasting --- */

void
gops_seed_line_free (GopsSeedLine *line)
{
  g_free (line->name);
  g_free (line->contact);
  g_free (line);
}

static gboolean
is_separator (gunichar c)
{
  return c == ',' || c == ';' || c == '\t' || c == 0xff0c || c == 0xff1b || c == 0x3001;
}

/* Trims also what a table leaves around: quotes, bullets and full-width spaces. */
static char *
dup_tidy (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  const char *start = part;
  char *end;

  while (*start != '\0' && (g_unichar_isspace (g_utf8_get_char (start)) || g_utf8_strchr ("\"“”•·*-", -1, g_utf8_get_char (start)) != NULL))
    start = g_utf8_next_char (start);
  for (end = part + strlen (part); end > start; end = g_utf8_prev_char (end))
    {
      gunichar last = g_utf8_get_char (g_utf8_prev_char (end));

      if (!g_unichar_isspace (last) && g_utf8_strchr ("\"“”", -1, last) == NULL && !is_separator (last))
        break;
    }
  return g_strndup (start, end - start);
}

/* Returns: (transfer full) (nullable): NULL for a line with nobody. */
static GopsSeedLine *
parse_line (const char *text)
{
  GopsSeedLine *line;
  const char *p = text;
  g_autofree char *name = NULL;

  while (*p != '\0' && !is_separator (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  name = dup_tidy (text, p - text);
  if (*name == '\0')
    return NULL;
  line = g_new0 (GopsSeedLine, 1);
  line->name = g_steal_pointer (&name);
  line->contact = *p != '\0' ? dup_tidy (g_utf8_next_char (p), strlen (g_utf8_next_char (p))) : g_strdup ("");
  return line;
}

GPtrArray *
gops_seed_parse (const char *text, guint *out_skipped)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_auto (GStrv) rows = g_strsplit_set (valid, "\r\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_seed_line_free);
  guint skipped = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      GopsSeedLine *line = g_utf8_strlen (rows[i], -1) <= GOPS_SEED_LONGEST ? parse_line (rows[i]) : NULL;

      if (line == NULL)
        {
          skipped += g_utf8_strlen (rows[i], -1) > GOPS_SEED_LONGEST;
          continue;
        }
      if (lines->len < GOPS_SEED_MOST_LINES && g_hash_table_add (seen, g_strconcat (line->name, "\n", line->contact, NULL)))
        {
          g_ptr_array_add (lines, line);
          continue;
        }
      skipped += lines->len >= GOPS_SEED_MOST_LINES;
      gops_seed_line_free (line);
    }
  if (out_skipped != NULL)
    *out_skipped = skipped;
  return lines;
}

static gboolean
insert_line (GopsStore *store, gint64 group, const GopsSeedLine *line, const char *reason, const char *next_on, gint64 position,
             GError **error)
{
  g_autoptr (GopsOutreach) record = gops_record_new (GOPS_TYPE_OUTREACH, "group-id", group, "position", position, "name",
                                                     line->name, "contact", line->contact, "result", "open", NULL);

  gops_record_set_text (record, GOPS_OUTREACH_REASON, reason);
  gops_record_set_text (record, GOPS_OUTREACH_NEXT_ON, next_on);
  return gops_record_insert (record, store, error);
}

static gboolean
is_listed (GopsStore *store, gint64 group, const GopsSeedLine *line)
{
  gint64 n = 0;

  return gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM outreach WHERE group_id = ?1 AND name = ?2 AND contact = ?3",
                              "lss", group, line->name, line->contact) && n > 0;
}

static gboolean
insert_lines (GopsStore *store, gint64 group, GPtrArray *lines, const char *reason, const char *next_on, guint *out_added,
              GError **error)
{
  gint64 position = 0;

  if (!gops_store_read_int (store, &position, error, "SELECT coalesce (max (position), 0) FROM outreach WHERE group_id = ?1", "l", group))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!is_listed (store, group, g_ptr_array_index (lines, i)))
      {
        if (!insert_line (store, group, g_ptr_array_index (lines, i), reason, next_on, ++position, error))
          return FALSE;
        (*out_added)++;
      }
  return TRUE;
}

gboolean
gops_seed_add_lines (GopsStore *store, gint64 group, GPtrArray *lines, const char *reason, const char *next_on, guint *out_added,
                     GError **error)
{
  guint added = 0;

  if (!gops_store_begin (store, error, N_("Add seed users"), NULL))
    return FALSE;
  if (!insert_lines (store, group, lines, reason, next_on, &added, error))
    {
      gops_store_rollback (store);
      return FALSE;
    }
  if (!gops_store_commit (store, error))
    return FALSE;
  if (out_added != NULL)
    *out_added = added;
  return TRUE;
}

/* --- what is due --- */

void
gops_seed_due_free (GopsSeedDue *due)
{
  g_clear_object (&due->outreach);
  g_clear_object (&due->group);
  g_free (due->reason);
  g_free (due);
}

/* Groups that run and have somebody to be tried, by id. */
static GHashTable *
load_groups (GopsStore *store, GError **error)
{
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) records = gops_record_load_all (GOPS_TYPE_GROUP, store, error,
    "WHERE " GOPS_GROUP_RUNS ("") " AND id IN (SELECT group_id FROM outreach WHERE result = 'open' AND next_on <> '')", NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 id = gops_record_get_id (g_ptr_array_index (records, i));

      g_hash_table_insert (groups, g_memdup2 (&id, sizeof id), g_object_ref (g_ptr_array_index (records, i)));
    }
  if (records == NULL)
    g_clear_pointer (&groups, g_hash_table_unref);
  return groups;
}

GopsSeedDue *
gops_seed_due_new (GopsStore *store, GopsOutreach *outreach, GopsGroup *group, int late)
{
  GopsSeedDue *due = g_new0 (GopsSeedDue, 1);
  GopsFillValues values = gops_fill_values_of (group);
  gint64 n = 0;

  (void) gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM outreach_attempt WHERE outreach_id = ?1", "l",
                              gops_record_get_id (outreach));
  due->outreach = g_object_ref (outreach);
  due->group = g_object_ref (group);
  due->attempts = (guint) n;
  due->days_late = late;
  due->reason = gops_fill (&values, gops_record_get_text (outreach, GOPS_OUTREACH_REASON));
  return due;
}

GPtrArray *
gops_seed_due (GopsStore *store, const char *date, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_seed_due_free);
  g_autoptr (GHashTable) groups = load_groups (store, error);
  g_autofree char *latest = date != NULL ? g_strdup (date) : gops_day_format (gops_day_of_instant (now, "UTC") + 1);
  g_autoptr (GPtrArray) records = NULL;

  if (groups == NULL)
    return NULL;
  if (g_hash_table_size (groups) == 0)
    return g_steal_pointer (&dues);
  records = gops_record_load_all (GOPS_TYPE_OUTREACH, store, error,
                                  "WHERE result = 'open' AND next_on <> '' AND next_on <= ?1 ORDER BY next_on, position, id", "s", latest);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      gpointer outreach = g_ptr_array_index (records, i);
      gint64 id = gops_record_get_int (outreach, GOPS_OUTREACH_GROUP_ID);
      GopsGroup *group = g_hash_table_lookup (groups, &id);
      int day = gops_day_parse (gops_record_get_text (outreach, GOPS_OUTREACH_NEXT_ON));
      int today = group == NULL ? 0 : date != NULL ? gops_day_parse (date)
                                                   : gops_day_of_instant (now, gops_record_get_text (group, GOPS_GROUP_TIME_ZONE));

      if (group != NULL && day <= today)
        g_ptr_array_add (dues, gops_seed_due_new (store, outreach, group, today - day));
    }
  return g_steal_pointer (&dues);
}

guint
gops_seed_count_due (GopsStore *store, gint64 now)
{
  g_autofree char *latest = gops_day_format (gops_day_of_instant (now, "UTC") + 1);
  g_autoptr (GopsStatement) rows =
    gops_store_query (store, NULL, "SELECT g.time_zone, o.next_on, count(*) FROM outreach o JOIN chat_group g ON g.id = o.group_id"
                      " WHERE o.result = 'open' AND o.next_on <> '' AND o.next_on <= ?1 AND " GOPS_GROUP_RUNS ("g.") " GROUP BY 1, 2", "s", latest);
  guint n = 0;

  while (rows != NULL && gops_statement_next (rows, NULL))
    if (gops_day_parse (gops_statement_text (rows, 1)) <= gops_day_of_instant (now, gops_statement_text (rows, 0)))
      n += (guint) gops_statement_int (rows, 2);
  return n;
}
