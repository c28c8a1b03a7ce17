/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one record of a foreign table says about a member, checked and cleaned. */
#include "config.h"

#include "gops-member-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-table-check.h"

#define MOST_DAY_BYTES 16   /* of a day without a year: 12 月 31 日 has 15 */

static const struct
{
  const char *word;   /* lower case, in part */
  const char *role;
} roles[] = {
  { "群主", "owner" },   { "owner", "owner" },     { "creator", "owner" },   { "创建者", "owner" },
  { "管理", "admin" },   { "admin", "admin" },     { "moderator", "admin" }, { "助理", "admin" },
  { "maintainer", "admin" },
};

void
gops_member_draft_clear (GopsMemberDraft *self)
{
  for (guint i = 0; i < GOPS_MEMBER_N_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->own, g_ptr_array_unref);
}

static void
begin (GopsMemberDraft *self,
       guint64          line)
{
  self->line = line;
  self->last_spoke_at = 0;
  g_clear_pointer (&self->own, g_ptr_array_unref);
  for (guint i = 0; i < GOPS_MEMBER_N_FIELDS; i++)
    {
      if (self->texts[i] == NULL)
        self->texts[i] = g_strdup ("");
      *self->texts[i] = '\0';   /* the memory is used again */
      self->numbers[i] = -1;
    }
}

static void
set_text (GopsMemberDraft *self,
          GopsMemberField  field,
          char            *text)
{
  g_free (self->texts[field]);
  self->texts[field] = text;
}

/* The value as people should see it in a message: short, on one line. */
static char *
quote_value (const char *value)
{
  return gops_cell_clean_line (value, 60, NULL);
}

static void
refuse (GopsImportReport *report,
        guint64           line,
        const char       *header,
        const char       *value,
        const char       *why)
{
  g_autofree char *shown = quote_value (value);

  gops_import_report_skip (report, line, FALSE, g_strdup_printf (_("%s: %s: %s; imported without it"), header, shown, why));
}

static void
refuse_date (GopsImportReport *report,
             guint64           line,
             const char       *header,
             const char       *value,
             const char       *why)
{
  g_autofree char *shown = quote_value (value);

  gops_import_report_skip (report, line, FALSE, g_strdup_printf (_("%s: %s: %s; imported, date left empty"), header, shown, why));
}

/* 5月6日 would be a date in a year that has every day. */
static gboolean
lacks_year (const char    *value,
            GopsDateOrder  order)
{
  g_autofree char *whole = g_strconcat ("2024年", value, NULL), *dashed = g_strconcat ("2024-", value, NULL), *slashed = g_strconcat ("2024/", value, NULL);
  GopsDateValue date;

  return gops_date_read (whole, order, &date) == GOPS_DATE_OK || gops_date_read (dashed, order, &date) == GOPS_DATE_OK ||
         gops_date_read (slashed, order, &date) == GOPS_DATE_OK;
}

/* Digits alone are left to other readings; 5.20 may be a number that a table has shortened. */
static gboolean
is_day_alone (const char *value)
{
  return strlen (value) <= MOST_DAY_BYTES && (strpbrk (value, "-/") != NULL || strstr (value, "月") != NULL || g_str_has_suffix (value, "."));
}

/* 05-20, 5月20日, --0520 as address cards write it, and 20.05. or 5/20 where the order is known or only one will do.
 * Returns: (transfer full) (nullable): MM-DD */
static char *
read_day_of_year (const char    *value,
                  GopsDateOrder  order)
{
  g_autofree char *bare = g_strstrip (g_strdup (value + strspn (value, "- "))), *last = g_strconcat (bare, g_str_has_suffix (bare, ".") ? "" : "/", "2024", NULL);
  g_autofree char *parted = strlen (bare) == 4 && strspn (bare, "0123456789") == 4 ? g_strdup_printf ("2024%s", bare) : g_strconcat ("2024-", bare, NULL);
  g_autofree char *han = g_strconcat ("2024年", bare, NULL);
  GopsDateValue date;

  if (!is_day_alone (value) ||
      (gops_date_read (han, order, &date) != GOPS_DATE_OK && gops_date_read (parted, order, &date) != GOPS_DATE_OK &&
       gops_date_read (last, order, &date) != GOPS_DATE_OK) || date.has_time || date.year != 2024)
    return NULL;
  return g_strdup_printf ("%02d-%02d", date.month, date.day);
}

static void
read_day (GopsMemberDraft         *self,
          const GopsMemberColumns *columns,
          GopsMemberField          field,
          const char              *header,
          const char              *value,
          GopsImportReport        *report)
{
  char *day = field == GOPS_MEMBER_FIELD_BIRTHDAY ? read_day_of_year (value, columns->order) : NULL;

  if (day != NULL)
    set_text (self, field, day);
  else
    refuse_date (report, self->line, header, value, lacks_year (value, columns->order) ? _("the year is missing") : _("this is no date"));
}

static void
read_date (GopsMemberDraft         *self,
           const GopsMemberColumns *columns,
           GopsMemberField          field,
           const char              *header,
           const char              *value,
           GopsImportReport        *report)
{
  GopsDateValue date;

  switch (gops_date_read (value, columns->order, &date))
    {
    case GOPS_DATE_OK:
    case GOPS_DATE_DOUBTFUL:   /* asked about before the first record was taken */
      set_text (self, field, gops_date_value_to_iso (&date));
      if (field == GOPS_MEMBER_FIELD_LAST_SPOKE)
        self->last_spoke_at = gops_date_value_to_instant (&date, columns->zone);
      break;
    case GOPS_DATE_DOES_NOT_EXIST:
      refuse_date (report, self->line, header, value, _("this date does not exist"));
      break;
    case GOPS_DATE_NOT_A_DATE:
      read_day (self, columns, field, header, value, report);
      break;
    case GOPS_DATE_EMPTY:
      break;
    }
}

/* 1,234 and 1 234 and 12.0 are numbers; 12.5 and "many" are none. */
static gboolean
parse_number (const char *value,
              gint64     *out_number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = value;

  for (; *p != '\0' && *p != '.'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (*p != ',' && *p != ' ')
      return FALSE;
  if (*p == '.' && p[1 + strspn (p + 1, "0")] != '\0')
    return FALSE;
  if (digits->len == 0 || digits->len > 15)
    return FALSE;
  *out_number = g_ascii_strtoll (digits->str, NULL, 10);
  return TRUE;
}

static void
read_number (GopsMemberDraft  *self,
             GopsMemberField   field,
             const char       *header,
             const char       *value,
             GopsImportReport *report)
{
  gsize digits = strspn (value, "0123456789");
  g_autofree char *clean = NULL;

  if (value[digits] == '\0' && digits <= 15)   /* and not empty */
    {
      self->numbers[field] = g_ascii_strtoll (value, NULL, 10);
      return;
    }
  clean = gops_cell_clean_line (value, 40, NULL);
  if (*clean != '\0' && !parse_number (clean, &self->numbers[field]))
    refuse (report, self->line, header, value, _("this is no whole number"));
}

static const char *
parse_role (const char *value)
{
  g_autofree char *lower = g_utf8_strdown (value, -1);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strstr (lower, roles[i].word) != NULL)
      return roles[i].role;
  return "member";
}

static char *
join_tags (const char *value)
{
  g_autofree char *text = g_strdup (value);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  static const char *const separators[] = { "、", "，", "；" };
  char *p;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    while ((p = strstr (text, separators[i])) != NULL)
      memcpy (p, ",  ", 3);   /* each is three bytes long */
  for (char *tag = strtok_r (text, ",;|", &p); tag != NULL; tag = strtok_r (NULL, ",;|", &p))
    if (*g_strstrip (tag) != '\0')
      g_ptr_array_add (tags, tag);
  g_ptr_array_add (tags, NULL);
  return g_strjoinv (",", (char **) tags->pdata);
}

static void
read_identity (GopsMemberDraft  *self,
               GopsMemberField   field,
               const char       *header,
               char             *clean,
               GopsImportReport *report)
{
  char *phone;

  if (gops_cell_is_scientific (clean))
    refuse (report, self->line, header, clean, _("a spreadsheet has destroyed this number"));
  else if (field == GOPS_MEMBER_FIELD_PHONE)
    {
      if ((phone = gops_cell_phone (clean)) != NULL)
        set_text (self, field, phone);
      else
        refuse (report, self->line, header, clean, _("this is no telephone number"));
    }
  else if (field == GOPS_MEMBER_FIELD_EMAIL)
    {
      if (strchr (clean, '@') != NULL && strchr (clean, ' ') == NULL)
        set_text (self, field, g_utf8_strdown (clean, -1));
      else
        refuse (report, self->line, header, clean, _("this is no e-mail address"));
    }
  else
    set_text (self, field, g_strdup (clean));
}

static void
read_text (GopsMemberDraft  *self,
           GopsMemberField   field,
           const char       *header,
           const char       *value,
           GopsImportReport *report)
{
  gboolean note = field == GOPS_MEMBER_FIELD_NOTE;
  guint max = note ? GOPS_NOTE_MAX_CHARACTERS : GOPS_NAME_MAX_CHARACTERS;
  GopsCellRepair repair;
  g_autofree char *clean =
    note ? gops_cell_clean_text (value, max, &repair) : gops_cell_clean_line (value, max, &repair);
  g_autofree char *told = repair != GOPS_CELL_SOUND ? gops_cell_repair_describe (repair, max) : NULL;

  if (told != NULL)
    refuse (report, self->line, header, clean, told);
  if (*clean == '\0')
    return;
  if (field == GOPS_MEMBER_FIELD_PHONE || field == GOPS_MEMBER_FIELD_EMAIL || gops_member_field_is_account (field))
    read_identity (self, field, header, clean, report);
  else if (field == GOPS_MEMBER_FIELD_ROLE)
    set_text (self, field, g_strdup (parse_role (clean)));
  else if (field == GOPS_MEMBER_FIELD_TAGS)
    set_text (self, field, join_tags (clean));
  else
    set_text (self, field, g_steal_pointer (&clean));
}

static void
own_draft_free (gpointer data)
{
  g_free (((GopsOwnDraft *) data)->value);
  g_free (data);
}

/* Dates are read as those of the other columns. Returns: (transfer full) (nullable): %NULL with @error */
static char *
normalise_own (GopsOwnField   *field,
               GopsDateOrder   order,
               const char     *clean,
               GError        **error)
{
  g_autofree char *day = NULL;
  GopsDateValue date;
  GopsDateVerdict verdict = gops_own_field_kind (field) == GOPS_OWN_DATE ? gops_date_read (clean, order, &date) : GOPS_DATE_EMPTY;

  if (verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL)
    day = gops_date_value_to_iso (&date);
  return gops_own_field_normalise (field, day != NULL ? day : clean, error);
}

static void
read_own (GopsMemberDraft         *self,
          const GopsMemberColumns *columns,
          guint                    column,
          const char              *value,
          GopsImportReport        *report)
{
  GopsOwnField *field = columns->own->pdata[column];
  g_autofree char *clean = gops_cell_clean_text (value, GOPS_OWN_MAX_VALUE, NULL), *kept = NULL;
  g_autoptr (GError) error = NULL;
  GopsOwnDraft *draft;

  kept = normalise_own (field, columns->order, clean, &error);
  if (kept == NULL)
    refuse (report, self->line, columns->headers->pdata[column], value, error->message);
  if (kept == NULL || *kept == '\0')
    return;
  if (self->own == NULL)
    self->own = g_ptr_array_new_with_free_func (own_draft_free);
  draft = g_new (GopsOwnDraft, 1);
  *draft = (GopsOwnDraft) { gops_record_get_id (field), g_steal_pointer (&kept) };
  g_ptr_array_add (self->own, draft);
}

static void
read_cell (GopsMemberDraft         *self,
           const GopsMemberColumns *columns,
           guint                    column,
           const char              *value,
           GopsImportReport        *report)
{
  GopsMemberField field = columns->fields[column];
  const char *header = columns->headers->pdata[column];

  if (columns->own != NULL && columns->own->pdata[column] != NULL)
    read_own (self, columns, column, value, report);
  if (field == GOPS_MEMBER_FIELD_IGNORE || *value == '\0')
    return;
  switch (gops_member_field_get_info (field)->kind)
    {
    case GOPS_MAPPING_DATE:
      read_date (self, columns, field, header, value, report);
      break;
    case GOPS_MAPPING_NUMBER:
      read_number (self, field, header, value, report);
      break;
    case GOPS_MAPPING_TEXT:
      read_text (self, field, header, value, report);
      break;
    }
}

static gboolean
is_name_field (GopsMemberField field)
{
  return field == GOPS_MEMBER_FIELD_NAME || field == GOPS_MEMBER_FIELD_GIVEN_NAME || field == GOPS_MEMBER_FIELD_FAMILY_NAME;
}

static gboolean
is_named (const GopsMemberDraft *self)
{
  return *self->texts[GOPS_MEMBER_FIELD_NAME] != '\0' || *self->texts[GOPS_MEMBER_FIELD_GIVEN_NAME] != '\0' ||
         *self->texts[GOPS_MEMBER_FIELD_FAMILY_NAME] != '\0' || *self->texts[GOPS_MEMBER_FIELD_NICKNAME] != '\0';
}

/* A formula that a program has written and none has worked out: people see its result, the file has none. */
static void
tell_lacking (GopsMemberDraft         *self,
              const GopsMemberColumns *columns,
              GopsTableSource         *reader,
              GopsImportReport        *report)
{
  for (guint i = 0; i < columns->headers->len; i++)
    if (gops_table_source_lacks_result (reader, i) &&
        (columns->fields[i] != GOPS_MEMBER_FIELD_IGNORE || (columns->own != NULL && columns->own->pdata[i] != NULL)))
      gops_import_report_skip (report, self->line, FALSE,
        g_strdup_printf (_("%s: a formula without its result; open the workbook and save it, then import it again"), (char *) columns->headers->pdata[i]));
}

/* There is a column for names, and nothing in it: something else stands in for the name. */
static void
tell_stand_in (GopsMemberDraft         *self,
               const GopsMemberColumns *columns,
               GopsImportReport        *report)
{
  g_autofree char *shown = quote_value (self->texts[GOPS_MEMBER_FIELD_NAME]);

  for (guint i = 0; i < columns->headers->len; i++)
    if (is_name_field (columns->fields[i]))
      {
        gops_import_report_skip (report, self->line, FALSE,
          g_strdup_printf (_("%s: nothing is given; the member is called %s"), (char *) columns->headers->pdata[i], shown));
        return;
      }
}

static gboolean
has_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/* An account on the group's platform is the one by which chats know the member, unless the file has a better one for it. */
static void
settle_accounts (GopsMemberDraft *self,
                 const char      *platform)
{
  char **id = &self->texts[GOPS_MEMBER_FIELD_EXTERNAL_ID];

  for (guint i = 1; i < GOPS_MEMBER_N_ACCOUNTS; i++)
    {
      GopsMemberField field = GOPS_MEMBER_FIELD_EXTERNAL_ID + i;

      if (*self->texts[field] == '\0' || !g_str_equal (gops_member_field_get_platform (field, platform), platform))
        continue;
      if (**id == '\0')
        set_text (self, GOPS_MEMBER_FIELD_EXTERNAL_ID, g_strdup (self->texts[field]));
      if (g_str_equal (*id, self->texts[field]))
        set_text (self, field, g_strdup (""));
    }
}

/* A member needs a name: given and family name, nickname, account, e-mail address, number or account elsewhere stand in for it,
 * in this order. */
static gboolean
settle_name (GopsMemberDraft *self)
{
  static const GopsMemberField instead[] = { GOPS_MEMBER_FIELD_NICKNAME, GOPS_MEMBER_FIELD_EXTERNAL_ID,
                                             GOPS_MEMBER_FIELD_EMAIL, GOPS_MEMBER_FIELD_PHONE };
  const char *given = self->texts[GOPS_MEMBER_FIELD_GIVEN_NAME], *family = self->texts[GOPS_MEMBER_FIELD_FAMILY_NAME];

  if (*self->texts[GOPS_MEMBER_FIELD_NAME] == '\0' && (*given != '\0' || *family != '\0'))
    {
      char *name = has_han (family) ? g_strconcat (family, given, NULL) : g_strjoin (" ", given, family, NULL);

      set_text (self, GOPS_MEMBER_FIELD_NAME, g_strstrip (name));
    }
  for (guint i = 0; i < G_N_ELEMENTS (instead) && *self->texts[GOPS_MEMBER_FIELD_NAME] == '\0'; i++)
    set_text (self, GOPS_MEMBER_FIELD_NAME, g_strdup (self->texts[instead[i]]));
  for (guint i = 1; i < GOPS_MEMBER_N_ACCOUNTS && *self->texts[GOPS_MEMBER_FIELD_NAME] == '\0'; i++)
    set_text (self, GOPS_MEMBER_FIELD_NAME, g_strdup (self->texts[GOPS_MEMBER_FIELD_EXTERNAL_ID + i]));
  if (g_str_equal (self->texts[GOPS_MEMBER_FIELD_NICKNAME], self->texts[GOPS_MEMBER_FIELD_NAME]))
    set_text (self, GOPS_MEMBER_FIELD_NICKNAME, g_strdup (""));
  return *self->texts[GOPS_MEMBER_FIELD_NAME] != '\0';
}

/* Forums number their own machines below zero, and Telegram its channels. */
static gboolean
is_machine (const GopsMemberDraft *self)
{
  const char *id = self->texts[GOPS_MEMBER_FIELD_EXTERNAL_ID];

  return id[0] == '-' && id[1] != '\0' && id[1 + strspn (id + 1, "0123456789")] == '\0';
}

gboolean
gops_member_draft_read (GopsMemberDraft         *self,
                        const GopsMemberColumns *columns,
                        GopsTableSource           *reader,
                        GopsImportReport        *report)
{
  gboolean named;

  begin (self, gops_table_source_get_line (reader));
  if (!gops_table_check_record (reader, columns->headers->len, report))
    return FALSE;
  for (guint i = 0; i < columns->headers->len; i++)
    read_cell (self, columns, i, gops_table_source_get_cell (reader, i), report);
  tell_lacking (self, columns, reader, report);
  settle_accounts (self, columns->platform);
  if (is_machine (self))
    {
      gops_import_report_skip (report, self->line, TRUE, g_strdup (_("an account with a number below zero is no person")));
      return FALSE;
    }
  named = is_named (self);
  if (settle_name (self))
    {
      if (!named)
        tell_stand_in (self, columns, report);
      return TRUE;
    }
  gops_import_report_skip (report, self->line, TRUE, g_strdup (_("neither a name nor an account is given")));
  return FALSE;
}
