/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what a file plans for a group. */
#include "config.h"

#include "gops-plan-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-plan-change.h"
#include "gops-plan-item.h"

#define ORIGIN "file:"   /* no digest of an SOP's begins so */
#define DIGEST 8         /* hexadecimal digits for each column below */

/* What is compared with what the file said before; series_last follows from the recurrence. */
static const guint tracked[] = {
  GOPS_PLAN_ITEM_TYPE, GOPS_PLAN_ITEM_TITLE, GOPS_PLAN_ITEM_TEXT, GOPS_PLAN_ITEM_ON_DATE, GOPS_PLAN_ITEM_AT_TIME,
  GOPS_PLAN_ITEM_UNTIL_TIME, GOPS_PLAN_ITEM_RECURRENCE, GOPS_PLAN_ITEM_REMIND_BEFORE, GOPS_PLAN_ITEM_OWNER,
  GOPS_PLAN_ITEM_STATUS, GOPS_PLAN_ITEM_TACTIC, GOPS_PLAN_ITEM_POSTER, GOPS_PLAN_ITEM_CHANNEL, GOPS_PLAN_ITEM_MINUTES,
};

struct _GopsPlanWriter
{
  GopsStore      *store;    /* (borrowed) */
  GopsPlanReport *report;   /* (borrowed) */
  gint64          group;
  gboolean        overrule;
  GHashTable     *known;    /* (owned) (element-type utf8 gint64): rows by uid, or by day, time and texts */
  GHashTable     *met;      /* (owned) (element-type utf8): keys that the file has named already */
};

/* --- who is who --- */

static char *
key_of_day (const char *series, const char *date)
{
  return g_strconcat (series, "\n", date, NULL);
}

/* Of an item without a uid: what it is. */
static char *
key_of_content (gpointer item)
{
  g_autofree char *all = g_strjoin ("\n", gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME),
                                    gops_record_get_text (item, GOPS_PLAN_ITEM_RECURRENCE), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE),
                                    gops_record_get_text (item, GOPS_PLAN_ITEM_TEXT), NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, all, -1);

  return g_strconcat ("\n", digest, NULL);
}

static void
note (GopsPlanWriter *self, char *key, gint64 id)
{
  g_hash_table_replace (self->known, key, g_memdup2 (&id, sizeof id));
}

/* Items that were planned here go out with their id as uid, and come back so. */
static char *
uid_of_row (gint64 id, const char *uid)
{
  return *uid != '\0' ? g_strdup (uid) : g_strdup_printf ("%" G_GINT64_FORMAT "@groupops", id);
}

static void
note_row (GopsPlanWriter *self, gpointer item)
{
  gint64 id = gops_record_get_id (item);

  note (self, uid_of_row (id, gops_record_get_text (item, GOPS_PLAN_ITEM_UID)), id);
  note (self, key_of_content (item), id);
}

static gboolean
load_rows (GopsPlanWriter *self, GError **error)
{
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, self->store, error, "WHERE group_id = ?1 AND series IS NULL", "l", self->group);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    note_row (self, g_ptr_array_index (rows, i));
  return rows != NULL;
}

static gboolean
load_days (GopsPlanWriter *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT d.id, d.occurrence, s.id, s.uid FROM plan_item d JOIN plan_item s ON s.id = d.series WHERE d.group_id = ?1", "l", self->group);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      g_autofree char *uid = uid_of_row (gops_statement_int (rows, 2), gops_statement_text (rows, 3));

      note (self, key_of_day (uid, gops_statement_text (rows, 1)), gops_statement_int (rows, 0));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GopsPlanWriter *
gops_plan_writer_new (GopsStore *store, gint64 group, gboolean overrule, GopsPlanReport *report, GError **error)
{
  g_autoptr (GopsPlanWriter) self = g_new0 (GopsPlanWriter, 1);

  self->store = store;
  self->report = report;
  self->group = group;
  self->overrule = overrule;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return load_rows (self, error) && load_days (self, error) ? g_steal_pointer (&self) : NULL;
}

void
gops_plan_writer_free (GopsPlanWriter *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_free (self);
}

/* --- what the file said --- */

static char *
digest_of (gpointer item, guint column)
{
  g_autofree char *value = gops_record_dup_as_text (item, column);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, value != NULL ? value : "", -1);

  return g_strndup (digest, DIGEST);
}

static gboolean
is_given (const GopsPlanDraft *draft, guint column)
{
  return (draft->given & (G_GUINT64_CONSTANT (1) << column)) != 0;
}

/* Columns of which the file does not speak have no digest. */
static void
write_origin (const GopsPlanDraft *draft, gpointer row)
{
  g_autoptr (GString) origin = g_string_new (ORIGIN);

  for (guint i = 0; i < G_N_ELEMENTS (tracked); i++)
    {
      g_autofree char *digest = is_given (draft, tracked[i]) ? digest_of (draft->item, tracked[i]) : g_strnfill (DIGEST, '-');

      g_string_append (origin, digest);
    }
  gops_record_set_text (row, GOPS_PLAN_ITEM_SOP_ORIGIN, origin->str);
}

/* Whether nobody has touched the value since a file said it. */
static gboolean
is_as_it_came (gpointer row, guint index)
{
  const char *origin = gops_record_get_text (row, GOPS_PLAN_ITEM_SOP_ORIGIN);
  g_autofree char *digest = NULL;

  if (!g_str_has_prefix (origin, ORIGIN) || strlen (origin) < strlen (ORIGIN) + DIGEST * (index + 1))
    return FALSE;
  digest = digest_of (row, tracked[index]);
  return strncmp (origin + strlen (ORIGIN) + DIGEST * index, digest, DIGEST) == 0;
}

static void
copy_column (gpointer from, gpointer to, guint column)
{
  if (gops_column_type_is_text (gops_record_get_table (from)->columns[column].type))
    gops_record_set_text (to, column, gops_record_get_text (from, column));
  else
    gops_record_set_int (to, column, gops_record_get_int (from, column));
}

static gboolean
differs (gpointer one, gpointer other, guint column)
{
  if (gops_column_type_is_text (gops_record_get_table (one)->columns[column].type))
    return !g_str_equal (gops_record_get_text (one, column), gops_record_get_text (other, column));
  return gops_record_get_int (one, column) != gops_record_get_int (other, column);
}

/* --- rows --- */

static void
keep_first (GopsPlanWriter *self, const GopsPlanDraft *draft, const char *fate)
{
  GopsPlanFirst *first;

  if (self->report->first->len >= GOPS_PLAN_MAX_FIRST)
    return;
  first = g_new (GopsPlanFirst, 1);
  *first = (GopsPlanFirst) { g_strdup (gops_record_get_text (draft->item, GOPS_PLAN_ITEM_ON_DATE)),
                             g_strdup (gops_record_get_text (draft->item, GOPS_PLAN_ITEM_AT_TIME)),
                             g_strdup (gops_record_get_text (draft->item, GOPS_PLAN_ITEM_TITLE)), fate };
  g_ptr_array_add (self->report->first, first);
}

static gboolean
leave_out (GopsPlanWriter *self, gint64 series, int day, gboolean *changed, GError **error)
{
  g_autofree char *date = gops_day_format (day);
  gint64 n = 0;
  g_autoptr (GopsPlanException) exception = NULL;

  if (!gops_store_read_int (self->store, &n, error, "SELECT count (*) FROM plan_exception WHERE item_id = ?1 AND on_date = ?2", "ls", series, date))
    return FALSE;
  if (n > 0)
    return TRUE;
  *changed = TRUE;
  exception = gops_record_new (GOPS_TYPE_PLAN_EXCEPTION, "item-id", series, "on-date", date, NULL);
  return gops_record_insert (exception, self->store, error);
}

static gboolean
write_exceptions (GopsPlanWriter *self, const GopsPlanDraft *draft, gint64 series, gboolean *changed, GError **error)
{
  for (guint i = 0; draft->except != NULL && i < draft->except->len; i++)
    if (!leave_out (self, series, g_array_index (draft->except, int, i), changed, error))
      return FALSE;
  return TRUE;
}

static gboolean
insert (GopsPlanWriter *self, const GopsPlanDraft *draft, const char *key, GError **error)
{
  gboolean series = *gops_record_get_text (draft->item, GOPS_PLAN_ITEM_RECURRENCE) != '\0', changed = FALSE;

  gops_record_set_int (draft->item, GOPS_PLAN_ITEM_GROUP_ID, self->group);
  write_origin (draft, draft->item);
  if (!gops_record_insert (draft->item, self->store, error))
    return FALSE;
  note (self, g_strdup (key), gops_record_get_id (draft->item));
  self->report->added++;
  self->report->series += series;
  keep_first (self, draft, _("New"));
  return !series || write_exceptions (self, draft, gops_record_get_id (draft->item), &changed, error);
}

/* Takes over what differs and is not somebody's own. */
static void
take_over (GopsPlanWriter *self, const GopsPlanDraft *draft, gpointer row, gboolean *changed, gboolean *kept)
{
  for (guint i = 0; i < G_N_ELEMENTS (tracked); i++)
    if (is_given (draft, tracked[i]) && differs (draft->item, row, tracked[i]))
      {
        if (self->overrule || is_as_it_came (row, i))
          {
            copy_column (draft->item, row, tracked[i]);
            *changed = TRUE;
          }
        else
          *kept = TRUE;
      }
}

static gboolean
save_row (GopsPlanWriter *self, const GopsPlanDraft *draft, gpointer row, GError **error)
{
  gboolean series = *gops_record_get_text (row, GOPS_PLAN_ITEM_RECURRENCE) != '\0';
  g_autoptr (GopsPlanSeries) read = series ? gops_plan_series_new (row) : NULL;

  gops_plan_series_write (row, read != NULL ? &read->rule : NULL);
  write_origin (draft, row);
  return gops_record_save (row, self->store, error) && (read == NULL || gops_plan_prune (self->store, row, error));
}

static gboolean
update (GopsPlanWriter *self, const GopsPlanDraft *draft, gint64 id, GError **error)
{
  g_autoptr (GopsPlanItem) row = gops_record_load (GOPS_TYPE_PLAN_ITEM, self->store, id, error);
  gboolean changed = FALSE, kept = FALSE, left_out = FALSE;

  if (row == NULL)
    return FALSE;
  take_over (self, draft, row, &changed, &kept);
  if ((changed && !save_row (self, draft, row, error)) ||
      (*gops_record_get_text (row, GOPS_PLAN_ITEM_RECURRENCE) != '\0' && !write_exceptions (self, draft, id, &left_out, error)))
    return FALSE;
  self->report->changed += changed || left_out;
  self->report->kept += kept;
  self->report->base->duplicates += !changed && !left_out && !kept;
  keep_first (self, draft, changed || left_out ? _("Changed") : _("There already"));
  return TRUE;
}

/* A day of a series says of itself what differs; all else is as the series has it. */
static void
complete_day (const GopsPlanDraft *draft, GopsPlanItem *series)
{
  g_autoptr (GopsPlanItem) day = gops_plan_series_make (series, draft->stands_for);
  const GopsTable *table = gops_record_get_table (day);

  for (guint i = 1; i < table->n_columns; i++)
    if (!is_given (draft, i))
      copy_column (day, draft->item, i);
}

static gboolean
drop_day (GopsPlanWriter *self, const GopsPlanDraft *draft, GopsPlanItem *series, GError **error)
{
  g_autofree char *date = gops_day_format (draft->stands_for);
  gboolean changed = FALSE;

  if (!gops_store_exec (self->store, error, "DELETE FROM plan_item WHERE series = ?1 AND occurrence = ?2 AND status <> 'done'", "ls",
                        gops_record_get_id (series), date) ||
      !leave_out (self, gops_record_get_id (series), draft->stands_for, &changed, error))
    return FALSE;
  self->report->changed += changed;
  self->report->base->duplicates += !changed;
  return TRUE;
}

/* @out_series: (out) (nullable) (transfer full): that the draft is a day of */
static gboolean
find_series (GopsPlanWriter *self, const GopsPlanDraft *draft, GopsPlanItem **out_series, GError **error)
{
  const gint64 *id = draft->stands_for != GOPS_DAY_NONE && draft->uid != NULL ? g_hash_table_lookup (self->known, draft->uid) : NULL;

  *out_series = NULL;
  if (id == NULL)
    return TRUE;
  *out_series = gops_record_load (GOPS_TYPE_PLAN_ITEM, self->store, *id, error);
  if (*out_series == NULL)
    return FALSE;
  if (*gops_record_get_text (*out_series, GOPS_PLAN_ITEM_RECURRENCE) == '\0')
    g_clear_object (out_series);
  return TRUE;
}

/* A day whose series is not there is an item of its own. */
static char *
key_of (const GopsPlanDraft *draft, GopsPlanItem *series)
{
  g_autofree char *date = draft->stands_for != GOPS_DAY_NONE ? gops_day_format (draft->stands_for) : NULL;

  if (draft->uid == NULL)
    return key_of_content (draft->item);
  if (date == NULL)
    return g_strdup (draft->uid);
  return series != NULL ? key_of_day (draft->uid, date) : g_strconcat (draft->uid, "/", date, NULL);
}

static gboolean
is_met (GopsPlanWriter *self, const GopsPlanDraft *draft, const char *key)
{
  if (g_hash_table_add (self->met, g_strdup (key)))
    return FALSE;
  gops_import_report_skip (self->report->base, draft->line, TRUE, g_strdup (_("the same stands further up in the file")));
  return TRUE;
}

static gboolean
put_new (GopsPlanWriter *self, const GopsPlanDraft *draft, GopsPlanItem *series, const char *key, GError **error)
{
  if (series != NULL)
    complete_day (draft, series);
  else if (draft->uid != NULL)
    gops_record_set_text (draft->item, GOPS_PLAN_ITEM_UID, key);
  return insert (self, draft, key, error);
}

gboolean
gops_plan_writer_put (GopsPlanWriter *self, const GopsPlanDraft *draft, GError **error)
{
  g_autoptr (GopsPlanItem) series = NULL;
  g_autofree char *key = NULL;
  const gint64 *known;

  if (!find_series (self, draft, &series, error))
    return FALSE;
  key = key_of (draft, series);
  if (is_met (self, draft, key))
    return TRUE;
  if (draft->cancelled && series != NULL)
    return drop_day (self, draft, series, error);
  if (draft->cancelled)
    {
      gops_import_report_skip (self->report->base, draft->line, TRUE, g_strdup (_("it is called off")));
      return TRUE;
    }
  gops_import_report_note_date (self->report->base, gops_record_get_text (draft->item, GOPS_PLAN_ITEM_ON_DATE));
  known = g_hash_table_lookup (self->known, key);
  return known != NULL ? update (self, draft, *known, error) : put_new (self, draft, series, key, error);
}
