/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises the columns of a foreign table by the words over them. */
#include "config.h"

#include "gops-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-intake-error.h"

char *
gops_mapping_header_key (const char *header)
{
  g_autofree char *normal = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (normal != NULL ? normal : header, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '(' && key->len > 0)   /* a remark: "手机号 (必填)" */
        break;
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (key, g_utf8_get_char (p));
    }
  return g_string_free (key, FALSE);
}

/* Returns: 0 for no fit; the higher the better */
static guint
rate (const char *key,
      const char *words)
{
  gsize length = strlen (key);
  guint rating = 1000;

  for (const char *p = words; p != NULL && length > 0; p = strchr (p, ' '), rating--)
    {
      p += *p == ' ';
      if (strncmp (p, key, length) == 0 && (p[length] == ' ' || p[length] == '\0'))
        return rating;
    }
  return 0;
}

typedef struct
{
  guint rating;
  guint column;
} Best;

static void
rate_column (const GopsMappingField *fields,
             guint                   n_fields,
             const char             *header,
             guint                   column,
             Best                   *best)
{
  g_autofree char *key = gops_mapping_header_key (header);

  for (guint field = 1; field < n_fields; field++)
    {
      guint rating = rate (key, fields[field].words);

      if (rating > best[field].rating)
        best[field] = (Best) { rating, column };
    }
}

guint
gops_mapping_guess (const GopsMappingField *fields,
                    guint                   n_fields,
                    const char *const      *headers,
                    guint                   n,
                    guint                  *out_fields)
{
  g_autofree Best *best = g_new0 (Best, n_fields);
  guint found = 0;

  for (guint column = 0; column < n; column++)
    {
      out_fields[column] = 0;
      rate_column (fields, n_fields, headers[column], column, best);
    }
  for (guint field = 1; field < n_fields; field++)
    if (best[field].rating > 0)
      {
        found += out_fields[best[field].column] == 0;
        out_fields[best[field].column] = field;   /* of two fields that one word stands for, the later one */
      }
  return found;
}

gboolean
gops_mapping_find (const GopsMappingField *fields,
                   guint                   n_fields,
                   const char             *id,
                   guint                  *out_field)
{
  g_autofree char *key = g_strdelimit (g_ascii_strdown (id, -1), "_", '-');

  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].id, key))
      {
        *out_field = i;
        return TRUE;
      }
  return FALSE;
}

GPtrArray *
gops_mapping_take_headers (GopsTableSource *source)
{
  GPtrArray *headers = g_ptr_array_new_with_free_func (g_free);
  guint n = MIN (gops_table_source_get_n_cells (source), GOPS_TABLE_MAX_CELLS);

  while (n > 1 && *gops_table_source_get_cell (source, n - 1) == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      char *header = gops_cell_clean_line (gops_table_source_get_cell (source, i), 100, NULL);

      if (*header == '\0')
        {
          g_free (header);
          header = g_strdup_printf (_("Column %u"), i + 1);
        }
      g_ptr_array_add (headers, header);
    }
  return headers;
}

char *
gops_mapping_list_headers (GPtrArray *headers)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (headers->len, 30); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? C_ ("between the items of a list", ", ") : "", (const char *) headers->pdata[i]);
  return g_string_free (names, FALSE);
}

gboolean
gops_mapping_find_column (GPtrArray  *headers,
                          const char *column,
                          const char *name,
                          guint      *out_index,
                          GError    **error)
{
  g_autofree char *folded = g_utf8_casefold (column, -1), *names = NULL;
  guint64 number;

  for (guint i = 0; i < headers->len; i++)
    {
      g_autofree char *header = g_utf8_casefold (headers->pdata[i], -1);

      if (g_str_equal (header, folded))
        {
          *out_index = i;
          return TRUE;
        }
    }
  if (headers->len > 0 && g_ascii_string_to_unsigned (column, 10, 1, headers->len, &number, NULL))
    {
      *out_index = (guint) number - 1;
      return TRUE;
    }
  names = gops_mapping_list_headers (headers);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("%s has no column “%s”; its columns are %s"), name,
               column, names);
  return FALSE;
}

void
gops_mapping_set_no_field (const GopsMappingField *fields,
                           guint                   n_fields,
                           const char             *id,
                           GError                **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? C_ ("between the items of a list", ", ") : "", fields[i].id);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("there is no field “%s”; use one of %s"), id,
               ids->str);
}
