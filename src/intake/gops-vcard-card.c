/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one vCard says of somebody, property by property. */
#include "config.h"

#include "gops-vcard-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-table-source.h"

#define MAX_ENTRIES 50    /* numbers or addresses of one card that are looked at */
#define MAX_OWN     100   /* own fields of all cards */
#define MAX_NAME    400   /* bytes of a field's name */

static const char *const more_headers[] = { N_("phone 2"), N_("phone 3"), N_("email 2"), N_("organisation"), N_("title") };

/* A number or address, and how much it is preferred: the least first. */
typedef struct
{
  guint rank;
  guint order;
  char *text;   /* (owned) */
} Entry;

typedef enum
{
  DO_NAME,
  DO_PARTS_OF_NAME,
  DO_PHONE,
  DO_EMAIL,
  DO_BIRTHDAY,
  DO_LINE,       /* the first value counts */
  DO_LIST,       /* values of all, with commas between */
  DO_NOTE,       /* texts of all, one below the other */
  DO_ORGANISATION,
  DO_KIND,
  DO_MESSENGER,
  DO_ANDROID,
  DO_OWN,
  DO_STRUCTURE,   /* begins or ends a card, or holds one: the reader's */
  DO_NOTHING,
} Doing;

static const struct
{
  const char *name;
  Doing       doing;
  guint       column;
} properties[] = {
  { "BEGIN", DO_STRUCTURE, 0 },
  { "END", DO_STRUCTURE, 0 },
  { "FN", DO_NAME, GOPS_MEMBER_FIELD_NAME },
  { "N", DO_PARTS_OF_NAME, 0 },
  { "NICKNAME", DO_LIST, GOPS_MEMBER_FIELD_NICKNAME },
  { "TEL", DO_PHONE, 0 },
  { "EMAIL", DO_EMAIL, 0 },
  { "BDAY", DO_BIRTHDAY, GOPS_MEMBER_FIELD_BIRTHDAY },
  { "CATEGORIES", DO_LIST, GOPS_MEMBER_FIELD_TAGS },
  { "NOTE", DO_NOTE, GOPS_MEMBER_FIELD_NOTE },
  { "ORG", DO_ORGANISATION, GOPS_VCARD_ORGANISATION },
  { "TITLE", DO_LINE, GOPS_VCARD_TITLE },
  { "KIND", DO_KIND, 0 },
  { "X-ADDRESSBOOKSERVER-KIND", DO_KIND, 0 },
  { "X-QQ", DO_LINE, GOPS_MEMBER_FIELD_QQ },
  { "X-WECHAT", DO_LINE, GOPS_MEMBER_FIELD_WECHAT },
  { "X-WECHAT-ID", DO_LINE, GOPS_MEMBER_FIELD_WECHAT },
  { "IMPP", DO_MESSENGER, 0 },
  { "X-ANDROID-CUSTOM", DO_ANDROID, GOPS_MEMBER_FIELD_NICKNAME },
  { GOPS_VCARD_OWN, DO_OWN, 0 },
  { "AGENT", DO_STRUCTURE, 0 },
};

static gboolean
find_own (const char      *name,
          GopsMemberField *out_field)
{
  return g_str_has_prefix (name, GOPS_VCARD_PREFIX) &&
         gops_member_field_from_id (name + strlen (GOPS_VCARD_PREFIX), out_field) && *out_field != GOPS_MEMBER_FIELD_IGNORE;
}

static Doing
find_doing (const char *name,
            guint      *out_column)
{
  GopsMemberField field;

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_str_equal (properties[i].name, name))
      {
        *out_column = properties[i].column;
        return properties[i].doing;
      }
  if (!find_own (name, &field))
    return DO_NOTHING;
  *out_column = field;
  return DO_LINE;
}

gboolean
gops_vcard_card_is_wanted (const char *name)
{
  guint column;

  return find_doing (name, &column) != DO_NOTHING;
}

static void
set_cell (GopsVcardCard *self,
          guint            column,
          const char      *text)
{
  if (self->cells[column]->len == 0)
    g_string_assign (self->cells[column], text);
}

static void
append_cell (GopsVcardCard *self,
             guint            column,
             const char      *separator,
             const char      *text)
{
  GString *cell = self->cells[column];

  if (*text == '\0' || cell->len > GOPS_TABLE_MAX_CELL)
    return;
  if (cell->len > 0)
    g_string_append (cell, separator);
  g_string_append (cell, text);
}

static void
take_parts_of_name (GopsVcardCard    *self,
                    char            **parts)
{
  guint n = g_strv_length (parts);

  if (self->cells[GOPS_MEMBER_FIELD_FAMILY_NAME]->len > 0 || self->cells[GOPS_MEMBER_FIELD_GIVEN_NAME]->len > 0)
    return;
  set_cell (self, GOPS_MEMBER_FIELD_FAMILY_NAME, parts[0]);
  if (n > 1)
    set_cell (self, GOPS_MEMBER_FIELD_GIVEN_NAME, parts[1]);
  if (n > 2)
    append_cell (self, GOPS_MEMBER_FIELD_GIVEN_NAME, " ", parts[2]);
}

/* @kind: 0 for what is better than others of the same preference */
static void
add_entry (GArray                  *entries,
           const GopsVcardProperty *property,
           guint                    kind,
           const char              *text)
{
  g_autofree char *preference = gops_vcard_property_get (property, "PREF");
  guint64 place = 99;
  Entry entry = { 0, entries->len, NULL };

  if (entries->len >= MAX_ENTRIES || *text == '\0')
    return;
  if (preference != NULL)
    (void) g_ascii_string_to_unsigned (preference, 10, 1, 98, &place, NULL);
  else if (gops_vcard_property_has_type (property, "pref"))
    place = 1;
  entry.rank = (guint) place * 4 + kind;
  entry.text = g_strdup (text);
  g_array_append_val (entries, entry);
}

static void
take_phone (GopsVcardCard           *self,
            const GopsVcardProperty *property,
            char                    *number)
{
  gboolean fax = gops_vcard_property_has_type (property, "fax") || gops_vcard_property_has_type (property, "pager");
  gboolean cell = gops_vcard_property_has_type (property, "cell") || gops_vcard_property_has_type (property, "iphone");

  if (g_ascii_strncasecmp (number, "tel:", strlen ("tel:")) == 0)
    {
      number += strlen ("tel:");
      number[strcspn (number, ";")] = '\0';   /* ;ext=102 */
    }
  add_entry (self->phones, property, cell && !fax ? 0 : fax ? 2 : 1, g_strstrip (number));
}

/* "--0501" and Apple's year 1604 tell no year: the day alone is left, for people to see. */
static void
take_birthday (GopsVcardCard           *self,
               const GopsVcardProperty *property,
               char                    *text)
{
  g_autofree char *omitted = gops_vcard_property_get (property, "X-APPLE-OMIT-YEAR");

  g_strstrip (text);
  if (strlen (text) > 10 && text[10] == 'T')
    text[10] = '\0';
  else if (strlen (text) > 8 && text[8] == 'T')
    text[8] = '\0';
  if (omitted != NULL && *omitted != '\0' && g_str_has_prefix (text, omitted) && strlen (text) > 5)
    {
      g_string_assign (self->cells[GOPS_MEMBER_FIELD_BIRTHDAY], "-");
      g_string_append (self->cells[GOPS_MEMBER_FIELD_BIRTHDAY], text + strlen (omitted));
    }
  else
    set_cell (self, GOPS_MEMBER_FIELD_BIRTHDAY, text);
}

static void
take_messenger (GopsVcardCard *self,
                const char      *address)
{
  if (g_ascii_strncasecmp (address, "qq:", 3) == 0)
    set_cell (self, GOPS_MEMBER_FIELD_QQ, address + 3);
  else if (g_ascii_strncasecmp (address, "wechat:", 7) == 0 || g_ascii_strncasecmp (address, "weixin:", 7) == 0)
    set_cell (self, GOPS_MEMBER_FIELD_WECHAT, address + 7);
}

static void
take_kind (GopsVcardCard *self,
           const char      *kind)
{
  self->no_person = *kind != '\0' && g_ascii_strcasecmp (kind, "individual") != 0;
}

/* The first value of a field counts. */
static void
take_own (GopsVcardCard           *self,
          const GopsVcardProperty *property,
          const char              *text)
{
  g_autofree char *name = gops_vcard_property_get (property, "X-NAME");

  if (name == NULL || *name == '\0' || *text == '\0' || strlen (name) > MAX_NAME || !g_utf8_validate (name, -1, NULL) ||
      g_hash_table_contains (self->own, name))
    return;
  if (!g_ptr_array_find_with_equal_func (self->own_names, name, g_str_equal, NULL))
    {
      if (self->own_names->len >= MAX_OWN)
        return;
      g_ptr_array_add (self->own_names, g_strdup (name));
    }
  g_hash_table_insert (self->own, g_steal_pointer (&name), g_strdup (text));
}

static void
take_parts (GopsVcardCard *self,
            Doing            doing,
            guint            column,
            char           **parts)
{
  guint n = g_strv_length (parts);

  if (doing == DO_PARTS_OF_NAME)
    take_parts_of_name (self, parts);
  else if (doing == DO_ANDROID && n > 1 && g_str_has_suffix (parts[0], "/nickname"))
    set_cell (self, column, parts[1]);
  else if (doing == DO_LIST || doing == DO_ORGANISATION)
    for (guint i = 0; i < n; i++)
      append_cell (self, column, doing == DO_LIST ? "," : ", ", g_strstrip (parts[i]));
}

static void
take_text (GopsVcardCard           *self,
           const GopsVcardProperty *property,
           Doing                    doing,
           guint                    column,
           char                    *text)
{
  switch (doing)
    {
    case DO_PHONE:     take_phone (self, property, text); break;
    case DO_EMAIL:     add_entry (self->emails, property, 0, g_strstrip (text)); break;
    case DO_BIRTHDAY:  take_birthday (self, property, text); break;
    case DO_NOTE:      append_cell (self, column, "\n", text); break;
    case DO_KIND:      take_kind (self, g_strstrip (text)); break;
    case DO_OWN:       take_own (self, property, text); break;
    case DO_MESSENGER: take_messenger (self, g_strstrip (text)); break;
    default:           set_cell (self, column, text); break;
    }
}

void
gops_vcard_card_take (GopsVcardCard           *self,
                      GopsVcardLines          *lines,
                      const GopsVcardProperty *property)
{
  guint column;
  Doing doing = find_doing (property->name, &column);
  gboolean semicolons = doing == DO_PARTS_OF_NAME || doing == DO_ORGANISATION || doing == DO_ANDROID;
  g_auto (GStrv) parts = NULL;

  self->too_long = self->too_long || property->too_long;
  if (doing == DO_NOTHING || doing == DO_STRUCTURE || property->length == 0)
    return;
  parts = gops_vcard_lines_decode (lines, semicolons ? ';' : doing == DO_LIST ? ',' : 0);
  if (semicolons || doing == DO_LIST)
    take_parts (self, doing, column, parts);
  else
    take_text (self, property, doing, column, parts[0]);
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->text);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

static void
place_entries (GopsVcardCard *self,
               GArray          *entries,
               const guint     *columns,
               guint            n)
{
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < MIN (entries->len, n); i++)
    set_cell (self, columns[i], g_array_index (entries, Entry, i).text);
}

/* A firm's card is called after the firm. */
static void
settle_name (GopsVcardCard *self)
{
  static const guint names[] = { GOPS_MEMBER_FIELD_NAME, GOPS_MEMBER_FIELD_FAMILY_NAME, GOPS_MEMBER_FIELD_GIVEN_NAME,
                                 GOPS_MEMBER_FIELD_NICKNAME };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (self->cells[names[i]]->len > 0)
      return;
  set_cell (self, GOPS_MEMBER_FIELD_NAME, self->cells[GOPS_VCARD_ORGANISATION]->str);
}

void
gops_vcard_card_finish (GopsVcardCard *self)
{
  place_entries (self, self->phones, (const guint[]) { GOPS_MEMBER_FIELD_PHONE, GOPS_VCARD_PHONE_2, GOPS_VCARD_PHONE_3 }, 3);
  place_entries (self, self->emails, (const guint[]) { GOPS_MEMBER_FIELD_EMAIL, GOPS_VCARD_EMAIL_2 }, 2);
  settle_name (self);
  for (guint i = 0; i < GOPS_VCARD_N_COLUMNS; i++)
    self->too_long = self->too_long || self->cells[i]->len > GOPS_TABLE_MAX_CELL;
}

void
gops_vcard_card_begin (GopsVcardCard *self)
{
  for (guint i = 0; i < GOPS_VCARD_N_COLUMNS; i++)
    g_string_truncate (self->cells[i], 0);
  g_array_set_size (self->phones, 0);
  g_array_set_size (self->emails, 0);
  g_hash_table_remove_all (self->own);
  self->no_person = self->too_long = FALSE;
}

void
gops_vcard_card_init (GopsVcardCard *self)
{
  for (guint i = 0; i < GOPS_VCARD_N_COLUMNS; i++)
    self->cells[i] = g_string_new (NULL);
  self->phones = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->phones, entry_clear);
  self->emails = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->emails, entry_clear);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->own_names = g_ptr_array_new_with_free_func (g_free);
}

void
gops_vcard_card_clear (GopsVcardCard *self)
{
  for (guint i = 0; i < GOPS_VCARD_N_COLUMNS; i++)
    g_string_free (self->cells[i], TRUE);
  g_array_unref (self->phones);
  g_array_unref (self->emails);
  g_hash_table_unref (self->own);
  g_ptr_array_unref (self->own_names);
}

const char *
gops_vcard_column_get_header (guint column)
{
  return column < GOPS_MEMBER_N_FIELDS ? gops_member_field_get_info (column)->id
                                       : more_headers[column - GOPS_MEMBER_N_FIELDS];
}
