/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as address cards. */
#include "gops-members-vcard.h"

#include <string.h>

#include "gops-birthday.h"
#include "gops-content-line.h"
#include "gops-file-writer.h"
#include "gops-members-table.h"
#include "gops-poster-date.h"

/* Before a field's id, upper case; the import knows it. */
#define OWN "X-GROUPOPS-"

/* Properties that address books know, by the field. */
static const struct
{
  const char *field;
  const char *property[2];   /* by version */
} known[] = {
  { "name", { "FN", "FN" } },
  { "nickname", { "NICKNAME", "NICKNAME" } },
  { "phone", { "TEL;TYPE=CELL", "TEL;TYPE=cell" } },
  { "email", { "EMAIL;TYPE=INTERNET", "EMAIL" } },
  { "birthday", { "BDAY", "BDAY" } },
  { "tags", { "CATEGORIES", "CATEGORIES" } },
  { "note", { "NOTE", "NOTE" } },
};

static void
append_text (GString *out, const char *property, const char *text)
{
  g_autofree char *escaped = gops_content_escape (text);

  gops_content_append_line (out, property, escaped);
}

/* The whole name stands where the given name does, as telephones in China write it: nobody has taken it apart. */
static void
append_name (GString *out, GopsVcardVersion version, const char *name)
{
  g_autofree char *escaped = gops_content_escape (name), *parts = g_strdup_printf (";%s;;;", escaped);

  gops_content_append_line (out, "FN", escaped);
  if (version == GOPS_VCARD_3_0)
    gops_content_append_line (out, "N", parts);
}

/* Commas between tags separate, as they do in the workspace. */
static void
append_tags (GString *out, const char *property, const char *tags)
{
  g_auto (GStrv) all = g_strsplit (tags, ",", -1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *escaped = gops_content_escape (all[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? "," : "", escaped);
    }
  gops_content_append_line (out, property, list->str);
}

/* Version 4.0 writes dates without hyphens, and says so where a text is none. Two hyphens stand for a year that is not told. */
static void
append_birthday (GString *out, GopsVcardVersion version, const char *date)
{
  GDate day;
  char basic[16];

  if (*date != '\0' && !gops_birthday_has_year (date) && gops_birthday_is_valid (gops_birthday_get_day (date)))
    {
      const char *told = gops_birthday_get_day (date);

      (void) g_snprintf (basic, sizeof basic, version == GOPS_VCARD_3_0 ? "--%.2s-%s" : "--%.2s%s", told, told + 3);
      gops_content_append_line (out, "BDAY", basic);
    }
  else if (version == GOPS_VCARD_3_0)
    append_text (out, "BDAY", date);
  else if (gops_poster_date_parse (date, &day) && g_date_strftime (basic, sizeof basic, "%Y%m%d", &day) > 0)
    gops_content_append_line (out, "BDAY", basic);
  else
    append_text (out, "BDAY;VALUE=text", date);
}

static const char *
find_property (const char *field, GopsVcardVersion version)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].field, field))
      return known[i].property[version];
  return NULL;
}

static void
append_field (GString *out, GopsVcardVersion version, const GopsMembersColumn *column, const char *text)
{
  const char *property = find_property (column->field, version);
  g_autofree char *upper = g_ascii_strup (column->field, -1), *own = g_strconcat (OWN, upper, NULL);

  if (property == NULL)
    append_text (out, own, text);
  else if (g_str_equal (property, "FN"))
    append_name (out, version, text);
  else if (g_str_equal (property, "CATEGORIES"))
    append_tags (out, property, text);
  else if (g_str_equal (property, "BDAY"))
    append_birthday (out, version, text);
  else
    append_text (out, property, text);
}

/* A field's name has letters, digits, blanks and hyphens alone: it may stand between quotes. */
static void
append_own (GString *out, const char *name, const char *text)
{
  g_autofree char *property = g_strdup_printf (OWN "FIELD;X-NAME=\"%s\"", name);

  append_text (out, property, text);
}

static gboolean
is_said (const GopsMembersColumn *column, const char *text)
{
  return text != NULL && *text != '\0' && !(column->kind == GOPS_MEMBERS_NUMBER && g_str_equal (text, "0"));
}

static void
append_card (GString *out, GopsVcardVersion version, GopsMembersTable *table)
{
  g_string_append_printf (out, "BEGIN:VCARD\r\nVERSION:%s\r\n", version == GOPS_VCARD_3_0 ? "3.0" : "4.0");
  for (guint i = 0; i < gops_members_table_get_n_columns (table); i++)
    {
      const GopsMembersColumn *column = gops_members_table_get_column (table, i);
      gboolean own = column->phrase == NULL;
      g_autofree char *text = own || column->field != NULL ? gops_members_table_get_text (table, i) : NULL;

      if (own && is_said (column, text))
        append_own (out, gops_members_table_get_header (table, i), text);
      else if (is_said (column, text))
        append_field (out, version, column, text);
    }
  g_string_append (out, "END:VCARD\r\n");
}

gboolean
gops_members_export_vcard (GopsStore *store, gint64 group, GopsVcardVersion version, GFile *to, guint *out_cards, GopsProgress *progress,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GopsMembersTable) table = gops_members_table_open (store, group, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  gboolean more = TRUE;

  if (table == NULL)
    return FALSE;
  for (;;)
    {
      if (!gops_members_table_next (table, &more, progress, cancellable, error))
        return FALSE;
      if (!more)
        break;
      append_card (out, version, table);
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  if (!gops_file_write (to, bytes, cancellable, error))
    return FALSE;
  if (out_cards != NULL)
    *out_cards = gops_members_table_get_n_rows (table);
  return TRUE;
}
