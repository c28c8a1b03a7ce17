/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON values of the command line: ids are strings, instants ISO 8601 with their offset. */
#include "config.h"

#include "gops-cli.h"

#include "gops-record.h"

void
gops_cli_add_text (GopsCli    *self,
                   const char *name,
                   const char *text)
{
  json_builder_set_member_name (self->json, name);
  if (text == NULL)
    json_builder_add_null_value (self->json);
  else if (g_utf8_validate (text, -1, NULL))
    json_builder_add_string_value (self->json, text);
  else   /* out of a damaged file */
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      json_builder_add_string_value (self->json, valid);
    }
}

void
gops_cli_add_id (GopsCli    *self,
                 const char *name,
                 gint64      id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  gops_cli_add_text (self, name, text);
}

void
gops_cli_add_int (GopsCli    *self,
                  const char *name,
                  gint64      number)
{
  json_builder_set_member_name (self->json, name);
  json_builder_add_int_value (self->json, number);
}

void
gops_cli_add_real (GopsCli    *self,
                   const char *name,
                   double      number)
{
  json_builder_set_member_name (self->json, name);
  json_builder_add_double_value (self->json, number);
}

void
gops_cli_add_bool (GopsCli    *self,
                   const char *name,
                   gboolean    value)
{
  json_builder_set_member_name (self->json, name);
  json_builder_add_boolean_value (self->json, value);
}

static char *
format_instant (gint64      instant,
                const char *zone,
                const char *format)
{
  g_autoptr (GTimeZone) own = zone != NULL && *zone != '\0' ? g_time_zone_new_identifier (zone) : NULL;
  g_autoptr (GTimeZone) used = own != NULL ? g_time_zone_ref (own) : g_time_zone_new_local ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, used);

  return g_date_time_format (local, format);
}

char *
gops_cli_format_instant (gint64      instant,
                         const char *zone)
{
  return format_instant (instant, zone, "%Y-%m-%dT%H:%M:%S%:z");
}

char *
gops_cli_say_instant (gint64      instant,
                      const char *zone)
{
  return format_instant (instant, zone, "%Y-%m-%d %H:%M");
}

void
gops_cli_add_instant (GopsCli    *self,
                      const char *name,
                      gint64      instant,
                      const char *zone)
{
  g_autofree char *text = instant != 0 ? gops_cli_format_instant (instant, zone) : NULL;

  gops_cli_add_text (self, name, text);
}

static void
add_column (GopsCli    *self,
            gpointer    record,
            guint       column,
            const char *zone)
{
  const GopsColumn *info = &gops_record_get_table (record)->columns[column];

  switch (info->type)
    {
    case GOPS_COLUMN_INT:
      if (column == 0)
        gops_cli_add_id (self, info->name, gops_record_get_int (record, column));
      else
        gops_cli_add_int (self, info->name, gops_record_get_int (record, column));
      break;
    case GOPS_COLUMN_COUNT:
      if (!gops_record_is_blank (record, column))
        gops_cli_add_int (self, info->name, gops_record_get_int (record, column));
      break;
    case GOPS_COLUMN_FIGURE:
      gops_cli_add_int (self, info->name, gops_record_get_int (record, column));
      break;
    case GOPS_COLUMN_BOOL:
      gops_cli_add_bool (self, info->name, gops_record_get_bool (record, column));
      break;
    case GOPS_COLUMN_REAL:
      json_builder_set_member_name (self->json, info->name);
      json_builder_add_double_value (self->json, gops_record_get_real (record, column));
      break;
    case GOPS_COLUMN_REF:
      gops_cli_add_id (self, info->name, gops_record_get_int (record, column));
      break;
    case GOPS_COLUMN_INSTANT:
      gops_cli_add_instant (self, info->name, gops_record_get_int (record, column), zone);
      break;
    case GOPS_COLUMN_DATE:
      gops_cli_add_text (self, info->name, gops_record_is_blank (record, column) ? NULL : gops_record_get_text (record, column));
      break;
    case GOPS_COLUMN_TEXT:
    case GOPS_COLUMN_TIME:
      gops_cli_add_text (self, info->name, gops_record_get_text (record, column));
      break;
    case GOPS_COLUMN_BLOB:   /* sort keys: of no use outside */
      break;
    }
}

void
gops_cli_add_record (GopsCli    *self,
                     gpointer    record,
                     const char *zone)
{
  json_builder_begin_object (self->json);
  for (guint i = 0; i < gops_record_get_table (record)->n_columns; i++)
    add_column (self, record, i, zone);
  json_builder_end_object (self->json);
}

void
gops_cli_begin_array (GopsCli    *self,
                      const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (self->json, name);
  json_builder_begin_array (self->json);
}

void
gops_cli_begin_object (GopsCli *self)
{
  json_builder_begin_object (self->json);
}

void
gops_cli_end_array (GopsCli *self)
{
  json_builder_end_array (self->json);
}

void
gops_cli_end_object (GopsCli *self)
{
  json_builder_end_object (self->json);
}
