/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a group as CSV. */
#include "gops-plan-csv.h"

#include "gops-csv-writer.h"
#include "gops-phrase.h"
#include "gops-plan-columns.h"
#include "gops-plan-type.h"

typedef struct
{
  const GopsDossier *dossier;
  const char        *language;
  GHashTable        *uids;     /* (owned) (element-type gint64 utf8): of series */
  GString           *out;
} Table;

static char *
uid_of (gpointer item)
{
  const char *uid = gops_record_get_text (item, GOPS_PLAN_ITEM_UID);

  return *uid != '\0' ? g_strdup (uid) : g_strdup_printf ("%" G_GINT64_FORMAT "@groupops", gops_record_get_id (item));
}

static char *
series_uid_of (Table *self, gpointer item)
{
  gint64 series = gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES);
  const char *uid = series != 0 ? g_hash_table_lookup (self->uids, &series) : NULL;

  return uid != NULL ? g_strdup (uid) : uid_of (item);
}

static char *
left_out_of (Table *self, gpointer item)
{
  GString *days = g_string_new (NULL);

  for (guint i = 0; i < self->dossier->exceptions->len; i++)
    {
      gpointer exception = g_ptr_array_index (self->dossier->exceptions, i);

      if (gops_record_get_int (exception, GOPS_PLAN_EXCEPTION_ITEM_ID) == gops_record_get_id (item))
        g_string_append_printf (days, "%s%s", days->len > 0 ? " " : "", gops_record_get_text (exception, GOPS_PLAN_EXCEPTION_ON_DATE));
    }
  return g_string_free (days, FALSE);
}

static char *
count_of (gpointer item, guint column, gint64 none)
{
  gint64 n = gops_record_get_int (item, column);

  return n != none ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("");
}

static char *
cell_of (Table *self, gpointer item, GopsPlanCell cell)
{
  switch (cell)
    {
    case GOPS_PLAN_CELL_TYPE:     return g_strdup (gops_plan_type_text (self->language, gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE)));
    case GOPS_PLAN_CELL_STATUS:   return g_strdup (gops_plan_status_text (self->language, gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS)));
    case GOPS_PLAN_CELL_MINUTES:  return count_of (item, GOPS_PLAN_ITEM_MINUTES, 0);
    case GOPS_PLAN_CELL_REMIND:   return count_of (item, GOPS_PLAN_ITEM_REMIND_BEFORE, -1);
    case GOPS_PLAN_CELL_LEFT_OUT: return left_out_of (self, item);
    case GOPS_PLAN_CELL_UID:      return series_uid_of (self, item);
    default:                      return g_strdup (gops_record_get_text (item, gops_plan_columns[cell].column));
    }
}

static void
append_items (Table *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      for (guint cell = 0; cell < GOPS_N_PLAN_CELLS; cell++)
        {
          g_autofree char *text = cell_of (self, g_ptr_array_index (items, i), cell);

          gops_csv_append_cell (self->out, text, cell == 0);
        }
      g_string_append (self->out, "\r\n");
    }
}

static GHashTable *
index_series (const GopsDossier *dossier)
{
  GHashTable *uids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < dossier->series->len; i++)
    {
      gint64 id = gops_record_get_id (g_ptr_array_index (dossier->series, i));

      g_hash_table_insert (uids, g_memdup2 (&id, sizeof id), uid_of (g_ptr_array_index (dossier->series, i)));
    }
  return uids;
}

char *
gops_plan_csv (const GopsDossier *dossier)
{
  g_autoptr (GHashTable) uids = index_series (dossier);
  Table self = { dossier, gops_dossier_language (dossier), uids, g_string_new (GOPS_CSV_BOM) };

  for (guint cell = 0; cell < GOPS_N_PLAN_CELLS; cell++)
    gops_csv_append_cell (self.out, gops_phrase (self.language, gops_plan_columns[cell].phrase), cell == 0);
  g_string_append (self.out, "\r\n");
  append_items (&self, dossier->series);
  append_items (&self, dossier->plan);
  return g_string_free (self.out, FALSE);
}
