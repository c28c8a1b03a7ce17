/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the dates of a file give day and month: one date that can be read in one way only decides for all. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "gops-intake-error.h"
#include "gops-member-import-private.h"

static gboolean
is_date (const GopsMemberColumns *columns,
         guint                    column)
{
  GopsOwnField *own = columns->own != NULL ? columns->own->pdata[column] : NULL;

  return own != NULL ? gops_own_field_kind (own) == GOPS_OWN_DATE
                     : gops_member_field_get_info (columns->fields[column])->kind == GOPS_MAPPING_DATE;
}

static gboolean
has_open_dates (const GopsMemberColumns *columns)
{
  for (guint i = 0; i < columns->headers->len; i++)
    if (is_date (columns, i))
      return columns->order == GOPS_DATE_ORDER_UNKNOWN;
  return FALSE;
}

/* The first date that can be read in two ways, and what the others say about it. */
typedef struct
{
  guint64       line;
  char         *header;   /* (owned) (nullable) */
  char         *text;     /* (owned) (nullable) */
  GopsDateValue value;
  gboolean      seen[GOPS_DATE_ORDER_YMD + 1];
} Doubt;

static void
doubt_clear (Doubt *doubt)
{
  g_free (doubt->header);
  g_free (doubt->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Doubt, doubt_clear)

static void
gather_doubt (const GopsMemberColumns *columns,
              GopsTableSource           *reader,
              Doubt                   *doubt)
{
  for (guint i = 0; i < columns->headers->len; i++)
    {
      GopsDateValue value = { 0 };
      GopsDateVerdict verdict;

      if (!is_date (columns, i))
        continue;
      verdict = gops_date_read (gops_table_source_get_cell (reader, i), GOPS_DATE_ORDER_UNKNOWN, &value);
      if (verdict == GOPS_DATE_OK)
        doubt->seen[value.evidence] = TRUE;
      else if (verdict == GOPS_DATE_DOUBTFUL && doubt->text == NULL)
        {
          doubt->line = gops_table_source_get_line (reader);
          doubt->header = g_strdup (columns->headers->pdata[i]);
          doubt->text = g_strdup (gops_table_source_get_cell (reader, i));
          doubt->value = value;
        }
    }
}

static gboolean
settle_doubt (GopsMemberImport   *self,
              GopsMemberColumns  *columns,
              const Doubt        *doubt,
              GError            **error)
{
  gboolean day = doubt->seen[GOPS_DATE_ORDER_DMY], month = doubt->seen[GOPS_DATE_ORDER_MDY];

  if (doubt->text == NULL)
    return TRUE;
  if (day != month)
    {
      columns->order = day ? GOPS_DATE_ORDER_DMY : GOPS_DATE_ORDER_MDY;
      return TRUE;
    }
  g_set_error (
    error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER,
    _("line %lu of %s, %s: %s can be %04d-%02d-%02d (dmy) or %04d-%02d-%02d (mdy); choose the order of the dates"),
    (gulong) doubt->line, self->name, doubt->header, doubt->text, doubt->value.year, doubt->value.month,
    doubt->value.day, doubt->value.year, doubt->value.day, doubt->value.month);
  return FALSE;
}

gboolean
gops_member_import_settle_dates (GopsMemberImport   *self,
                                 GopsMemberColumns  *columns,
                                 GCancellable       *cancellable,
                                 GError            **error)
{
  g_autoptr (GopsTableSource) reader = NULL;
  g_auto (Doubt) doubt = { 0 };
  gboolean more;

  columns->order = self->order;
  if (!has_open_dates (columns))
    return TRUE;
  reader = gops_member_import_open (self, cancellable, error);
  if (reader == NULL)
    return FALSE;
  for (;;)
    {
      if (!gops_table_source_next (reader, &more, cancellable, error))
        return FALSE;
      if (!more)
        return settle_doubt (self, columns, &doubt, error);
      gather_doubt (columns, reader, &doubt);
    }
}
