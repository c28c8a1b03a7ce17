/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what somebody typed may be kept. */
#include "config.h"

#include "gops-cli-checks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-cli.h"
#include "gops-family-circle.h"
#include "gops-method.h"
#include "gops-own-schemes.h"
#include "gops-qr.h"
#include "gops-records.h"

#define MAX_TEXT   20000   /* characters: more than any page shows */
#define SHORT_TEXT 2000

/* Columns with a short list of values. */
static const struct
{
  const char *column;
  const char *values;
} choices[] = {
  { "language", "en zh_CN" },
  { "status", "draft active paused dissolved" },
  { "structure", "main sub professional single" },
  { "audience_kind", "identity interest activity" },
  { "path", "person product service" },
};

/* Columns of which less than MAX_TEXT is enough, most of them on one line. */
static const struct
{
  const char *column;
  long        max;      /* characters */
  gboolean    line;
} lengths[] = {
  { "owner", GOPS_NAME_MAX_CHARACTERS, TRUE },
  { "tags", SHORT_TEXT, TRUE },
  { "join_code", SHORT_TEXT, TRUE },
  { "theme", SHORT_TEXT, TRUE },
  { "audience", SHORT_TEXT, FALSE },
};

/* Columns that count something. */
static const struct
{
  const char *column;
  int         min;
  int         max;
} ranges[] = {
  { "response_hours", 0, 720 },
  { "rules_version", 0, 9999 },
  { "keep_texts", -1, 36500 },   /* days; 0: for good, -1: never */
};

gboolean
gops_cli_check_name (const char *name,
                     GError    **error)
{
  GopsCellRepair repair;
  g_autofree char *clean = gops_cell_clean_line (name, GOPS_NAME_MAX_CHARACTERS, &repair);
  g_autofree char *shown = gops_cell_clean_line (name, 40, NULL);

  if (*clean == '\0')
    return gops_cli_fail (error, _("the name is empty; give one"));
  if (repair & GOPS_CELL_CUT)
    return gops_cli_fail (error, _("the name “%s…” has %ld characters; 200 are the most"), shown,
                          g_utf8_strlen (name, -1));
  if (repair & GOPS_CELL_CONTROLS || strpbrk (name, "\n\r\t") != NULL)
    return gops_cli_fail (error, _("the name “%s” holds control characters; write it without them"), shown);
  if (repair & GOPS_CELL_MARKS)
    return gops_cli_fail (error, _("the name “%s” holds marks that cannot be seen; write it without them"), shown);
  return TRUE;
}

static gboolean
check_choice (const char *column,
              const char *text,
              GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].column, column) && *text != '\0')
      {
        g_auto (GStrv) values = g_strsplit (choices[i].values, " ", -1);
        g_autofree char *list = g_strjoinv (", ", values);

        if (!g_strv_contains ((const char *const *) values, text))
          return gops_cli_fail (error, _("%s: “%s” is not one of %s"), column, text, list);
      }
  return TRUE;
}

static gboolean
check_method (const char *column,
              const char *text,
              GError    **error)
{
  const GopsMethod *method = gops_method_get_default ();

  if (g_str_equal (column, "kind"))
    return gops_cli_check_kind (text, error);
  if (g_str_equal (column, "platform") && gops_method_find_platform (method, text) == NULL)
    gops_method_set_not_found (error, _("platform"), text, gops_method_get_platforms (method));
  else if (g_str_equal (column, "tier_scheme") && *text != '\0' && gops_scheme_recall (text) == NULL)
    gops_method_set_not_found (error, _("tier scheme"), text, gops_method_get_tier_schemes (method));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_zone (const char *text,
            GError    **error)
{
  g_autoptr (GTimeZone) zone = *text != '\0' ? g_time_zone_new_identifier (text) : NULL;

  return zone != NULL || *text == '\0' ||
         gops_cli_fail (error, _("time_zone: there is no time zone “%s”; write it as in Asia/Shanghai"), text);
}

/* A group is not its own main group, and neither is one of its sub-groups. */
static gboolean
check_parent (gpointer    record,
              GopsStore  *store,
              const char *text,
              GError    **error)
{
  g_autoptr (GopsGroup) parent = NULL;
  gint64 id;

  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL) ||
      (parent = gops_record_load (GOPS_TYPE_GROUP, store, id, NULL)) == NULL)
    return gops_cli_fail (error, _("parent: there is no group with the id “%s”; “groupops-cli groups” lists them"),
                          text);
  if (gops_family_would_circle (store, gops_record_get_id (record), id))
    return gops_cli_fail (error, _("parent: a group cannot be below itself; name another one"));
  return TRUE;
}

/* @line: on one line, without what cannot be seen, as a name */
static gboolean
check_characters (const char *what,
                  const char *text,
                  long        max,
                  gboolean    line,
                  GError    **error)
{
  GopsCellRepair repair;
  g_autofree char *clean = gops_cell_clean_text (text, G_MAXUINT, &repair);
  long length = g_utf8_strlen (text, -1);

  if (length > max)
    return gops_cli_fail (error, _("%s: the text has %ld characters; %d are the most"), what, length, (int) max);
  if (repair & GOPS_CELL_CONTROLS || (line && strpbrk (text, "\n\r\t") != NULL))
    return gops_cli_fail (error, _("%s: the text holds control characters; write it without them"), what);
  if (line && repair & GOPS_CELL_MARKS)
    return gops_cli_fail (error, _("%s: the text holds marks that cannot be seen; write it without them"), what);
  return TRUE;
}

gboolean
gops_cli_check_text (const char *column,
                     const char *text,
                     GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (g_str_equal (lengths[i].column, column))
      return check_characters (column, text, lengths[i].max, lengths[i].line, error);
  return check_characters (column, text, MAX_TEXT, FALSE, error);
}

gboolean
gops_cli_check_author (const char *author,
                       GError    **error)
{
  g_autofree char *clean = gops_cell_clean_line (author, GOPS_NAME_MAX_CHARACTERS, NULL);

  if (*clean == '\0')
    return gops_cli_fail (error, _("--author: the name is empty; give one, or leave the option out"));
  return check_characters ("--author", author, GOPS_NAME_MAX_CHARACTERS, TRUE, error);
}

/* The link becomes a QR code on every poster. */
static gboolean
check_code (const char *text,
            GError    **error)
{
  g_autoptr (GopsQr) code = *text != '\0' ? gops_qr_new (text, error) : NULL;

  if (code != NULL || *text == '\0')
    return TRUE;
  g_prefix_error (error, "join_code: ");
  return FALSE;
}

/* What is no number at all is told by the column's type. */
static gboolean
check_range (const char *column,
             const char *text,
             GError    **error)
{
  gint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_str_equal (ranges[i].column, column) && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL) &&
        (number < ranges[i].min || number > ranges[i].max))
      return gops_cli_fail (error, _("%s: %s is not between %d and %d"), column, text, ranges[i].min, ranges[i].max);
  return TRUE;
}

gboolean
gops_cli_read_keep_texts (const char *text,
                          int        *out_days)
{
  guint64 days;

  if (g_str_equal (text, "keep"))
    *out_days = 0;
  else if (g_str_equal (text, "never"))
    *out_days = -1;
  else if (g_ascii_string_to_unsigned (text, 10, 1, 36500, &days, NULL))
    *out_days = (int) days;
  else
    return FALSE;
  return TRUE;
}

gboolean
gops_cli_is_settable (const GopsTable *table,
                      guint            column)
{
  const GopsColumn *info = &table->columns[column];

  return column > 0 && info->type != GOPS_COLUMN_BLOB && info->type != GOPS_COLUMN_INSTANT &&
         !g_str_equal (info->name, "group_id") && !g_str_equal (info->name, "statement_basis");
}

static gboolean
check_value (gpointer    record,
             GopsStore  *store,
             const char *column,
             const char *text,
             GError    **error)
{
  if (g_str_equal (column, "name"))
    return gops_cli_check_name (text, error);
  if (g_str_equal (column, "parent"))
    return check_parent (record, store, text, error);
  if (g_str_equal (column, "time_zone"))
    return check_zone (text, error);
  return check_choice (column, text, error) && check_method (column, text, error) && check_range (column, text, error) &&
         gops_cli_check_text (column, text, error) && (!g_str_equal (column, "join_code") || check_code (text, error));
}

/* As the column holds it: words that stand for a number become that. */
static char *
dup_value (const char *column,
           const char *text)
{
  int days;

  if (g_str_equal (column, "keep_texts") && gops_cli_read_keep_texts (text, &days))
    return g_strdup_printf ("%d", days);
  return g_strdup (text);
}

gboolean
gops_cli_set_column (gpointer    record,
                     GopsStore  *store,
                     guint       column,
                     const char *text,
                     GError    **error)
{
  const GopsTable *table = gops_record_get_table (record);
  g_autofree char *value = dup_value (table->columns[column].name, text);

  if (!gops_cli_is_settable (table, column))
    return gops_cli_fail (error, _("%s: the program keeps this itself; it cannot be set"), table->columns[column].name);
  if (!check_value (record, store, table->columns[column].name, value, error) ||
      !gops_record_set_from_text (record, column, value, error))
    return FALSE;
  if (table == &gops_group_table && column == GOPS_GROUP_NAME)
    {
      g_autoptr (GBytes) key = gops_collation_key (text);

      gops_record_set_blob (record, GOPS_GROUP_SORT_KEY, key);
    }
  return TRUE;
}
