/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the person that a record of a foreign table means. */
#include "config.h"

#include "gops-person-matcher.h"
#include "gops-batch.h"
#include "gops-key-table.h"
#include "gops-name-fold.h"
#include "gops-people-merge.h"
#include "gops-phone.h"

#include <string.h>

/* Rows that are to be seen: those of a batch that was undone, or broke off, are not. */
#define IS_LIVE GOPS_BATCH_SHOWN ("batch")

/* Whoever was merged into another is that one. */
#define KEPT(person) "coalesce ((SELECT merged_into FROM person WHERE id = " person "), " person ")"

/* After so many records all accounts, numbers and addresses of the workspace are read once, instead of asking the
 * database for each record: a short list into a large workspace is not made to wait for that. */
#define ASK_RECORDS 5000

/* A draft's accounts come first, one way for each, in the order of their fields. */
typedef enum
{
  WAY_ACCOUNT,
  WAY_PHONE = WAY_ACCOUNT + GOPS_MEMBER_N_ACCOUNTS,
  WAY_EMAIL,
  WAY_NAME,
  N_WAYS,
} Way;

static const struct
{
  GopsMatchKind   match;
  GopsMemberField field;   /* of accounts the first */
  char            kind;    /* of the key */
} ways[N_WAYS] = {
  [WAY_ACCOUNT ... WAY_PHONE - 1] = { GOPS_MATCH_ACCOUNT, GOPS_MEMBER_FIELD_EXTERNAL_ID, 'i' },
  [WAY_PHONE] = { GOPS_MATCH_PHONE, GOPS_MEMBER_FIELD_PHONE, 'p' },
  [WAY_EMAIL] = { GOPS_MATCH_EMAIL, GOPS_MEMBER_FIELD_EMAIL, 'e' },
  [WAY_NAME] = { GOPS_MATCH_NAME, GOPS_MEMBER_FIELD_NAME, 'n' },
};

#define N_SURE      WAY_NAME                /* ways that tell of somebody whatever their name is */
#define ACCOUNTS    ((1u << WAY_PHONE) - 1)
#define ALL_SURE    ((1u << N_SURE) - 1)

#define KIND_SEEN 's'   /* of the key of a known person that the file has told of */

/* What the table says of a key: a person that the workspace knows, or a record of the file that told of a new one and
 * which accounts, number and address it gave. */
#define VALUE_OF_PERSON(id)          ((guint64) (id) << 1)
#define VALUE_OF_LINE(line, given)   ((guint64) (line) << (N_SURE + 1) | (guint64) (given) << 1 | 1)
#define VALUE_IS_LINE(value)         (((value) & 1) != 0)
#define VALUE_PERSON(value)          ((gint64) ((value) >> 1))
#define VALUE_LINE(value)            ((value) >> (N_SURE + 1))
#define VALUE_GIVEN(value)           ((guint) ((value) >> 1) & ALL_SURE)

struct _GopsPersonMatcher
{
  GopsStore    *store;      /* (owned) */
  gint64        group;
  char         *platform;   /* (owned) */
  GopsKeyTable *table;      /* (owned) */
  GString      *folded;     /* (owned): what was last made a key */
  guint64       n_asked;    /* records that the database was asked for */
  gboolean      loaded;     /* the table holds all that the database could say */
  gint64        version;    /* of the data when it was loaded */
  guint64       hashes[N_WAYS];   /* of the draft last looked for; 0: says nothing, or not looked for */
  guint64       values[N_WAYS];   /* what the table said */
};

static gboolean
is_account (Way way)
{
  return way < WAY_PHONE;
}

static GopsMemberField
field_of (Way way)
{
  return is_account (way) ? GOPS_MEMBER_FIELD_EXTERNAL_ID + (way - WAY_ACCOUNT) : ways[way].field;
}

static const char *
platform_of (GopsPersonMatcher *self,
             Way                way)
{
  return gops_member_field_get_platform (field_of (way), self->platform);
}

/* Families and colleagues share a number or an address: it tells of somebody together with the name. */
static gboolean
is_shared (Way way)
{
  return way == WAY_PHONE || way == WAY_EMAIL;
}

/* Returns: "" of a record that gives no name: its account, number or address stands in for it then */
static const char *
name_of (const GopsMemberDraft *draft)
{
  const char *name = draft->texts[GOPS_MEMBER_FIELD_NAME];

  for (guint i = 0; i < N_SURE; i++)
    if (g_str_equal (name, draft->texts[field_of (i)]))
      return "";
  return name;
}

static guint64
hash_account (GopsPersonMatcher *self,
              const char        *platform,
              const char        *account)
{
  g_string_assign (self->folded, platform);
  g_string_append_c (self->folded, '\037');
  g_string_append (self->folded, account);
  return gops_key_table_hash (self->table, ways[WAY_ACCOUNT].kind, self->folded->str, self->folded->len);
}

/* @name: of whoever has the number or the address, "" where nobody is named */
static guint64
hash_key (GopsPersonMatcher *self,
          Way                way,
          const char        *text,
          const char        *name)
{
  if (is_account (way))
    return hash_account (self, platform_of (self, way), text);
  gops_name_fold (self->folded, way == WAY_NAME ? text : name);
  if (is_shared (way))
    g_string_append_printf (self->folded, "\037%s", way == WAY_PHONE ? gops_phone_bare (text) : text);
  return gops_key_table_hash (self->table, ways[way].kind, self->folded->str, self->folded->len);
}

/* The first who had a key keeps it. */
static gboolean
note_key (GopsPersonMatcher *self,
          guint64            hash,
          guint64            first,
          GError           **error)
{
  guint64 value;

  return gops_key_table_find (self->table, hash, &value, error) && (value != 0 || gops_key_table_put (self->table, hash, first, error));
}

static gboolean
note_known (GopsPersonMatcher *self,
            Way                way,
            const char        *text,
            const char        *name,
            gint64             person,
            GError           **error)
{
  return *text == '\0' || note_key (self, hash_key (self, way, text, name), VALUE_OF_PERSON (person), error);
}

typedef gboolean (*NoteRow) (GopsPersonMatcher *self, GopsStatement *row, GError **error);

/* A person, a platform and an account of theirs. */
static gboolean
note_account (GopsPersonMatcher  *self,
              GopsStatement      *row,
              GError            **error)
{
  return note_key (self, hash_account (self, gops_statement_text (row, 1), gops_statement_text (row, 2)),
                   VALUE_OF_PERSON (gops_statement_int (row, 0)), error);
}

static gboolean
note_name (GopsPersonMatcher  *self,
           GopsStatement      *row,
           GError            **error)
{
  return note_known (self, WAY_NAME, gops_statement_text (row, 1), "", gops_statement_int (row, 0), error);
}

/* A number or an address, with the name and for those who give none. */
static gboolean
note_contact (GopsPersonMatcher  *self,
              Way                 way,
              GopsStatement      *row,
              int                 column,
              GError            **error)
{
  gint64 person = gops_statement_int (row, 0);
  const char *text = gops_statement_text (row, column);

  return note_known (self, way, text, gops_statement_text (row, 3), person, error) && note_known (self, way, text, "", person, error);
}

/* A person, their number, address and name. */
static gboolean
note_contacts (GopsPersonMatcher  *self,
               GopsStatement      *row,
               GError            **error)
{
  return note_contact (self, WAY_PHONE, row, 1, error) && note_contact (self, WAY_EMAIL, row, 2, error);
}

/* @rows: (transfer full) (nullable) */
static gboolean
note_rows (GopsPersonMatcher *self,
           GopsStatement     *rows,
           NoteRow            note,
           GError           **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    if (!note (self, rows, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Names are compared folded, which SQL cannot do: those of the group's members are taken once. */
static gboolean
load_names (GopsPersonMatcher *self,
            GError           **error)
{
  return note_rows (self, gops_store_query (self->store, error,
                                            "SELECT person_id, full_name FROM member_view WHERE group_id = ?1", "l",
                                            self->group), note_name, error) &&
         note_rows (self, gops_store_query (self->store, error,
           "SELECT p.merged_into, n.name FROM (" GOPS_PERSON_MERGED_NAMES_SQL ") n JOIN person p ON p.id = n.id", "l",
           self->group), note_name, error) &&
         note_rows (self, gops_store_query (self->store, error,
           "SELECT m.person_id, p.name FROM membership m JOIN person p ON p.merged_into = m.person_id WHERE m.group_id = ?1 AND "
           GOPS_BATCH_SHOWN ("m.batch"), "l", self->group), note_name, error);
}

/* Numbers and addresses of people who were made one, with each name that any of them had. */
#define MERGED_CONTACTS_SQL \
  "WITH one (kept, id) AS (SELECT merged_into, id FROM person WHERE merged_into IS NOT NULL" \
  " UNION SELECT merged_into, merged_into FROM person WHERE merged_into IS NOT NULL)," \
  " name (kept, name) AS (SELECT o.kept, n.name FROM one o JOIN person n ON n.id = o.id" \
  " UNION SELECT o.kept, m.nickname FROM one o JOIN membership m ON m.person_id = o.id WHERE m.nickname <> '' AND " GOPS_BATCH_SHOWN ("m.batch") \
  " UNION SELECT o.kept, json_extract (j.value, '$.row.nickname') FROM one o JOIN person_merge g ON g.merged_id = o.id," \
  " json_each (g.before, '$.memberships') j WHERE coalesce (json_extract (j.value, '$.row.nickname'), '') <> '')" \
  " SELECT o.kept, p.phone, p.email, n.name FROM one o JOIN person p ON p.id = o.id JOIN name n ON n.kept = o.kept" \
  " WHERE p.phone <> '' OR p.email <> '' ORDER BY p.id"

static gboolean
load_all (GopsPersonMatcher *self,
          GError           **error)
{
  self->loaded = gops_store_read_int (self->store, &self->version, error, "PRAGMA data_version", NULL) &&
    note_rows (self, gops_store_query (self->store, error,
      "SELECT " KEPT ("i.person_id") ", i.platform, i.external_id FROM person_identity i WHERE " IS_LIVE, NULL), note_account, error) &&
    note_rows (self, gops_store_query (self->store, error,
      "SELECT coalesce (merged_into, id), phone, email, name FROM person WHERE (phone <> '' OR email <> '') AND " IS_LIVE " ORDER BY id", NULL),
      note_contacts, error) &&
    note_rows (self, gops_store_query (self->store, error,
      "SELECT coalesce (p.merged_into, p.id), p.phone, p.email, m.nickname FROM person p JOIN membership m ON m.person_id = p.id"
      " WHERE (p.phone <> '' OR p.email <> '') AND m.nickname <> '' AND " GOPS_BATCH_SHOWN ("m.batch") " ORDER BY p.id", NULL),
      note_contacts, error) &&
    note_rows (self, gops_store_query (self->store, error, MERGED_CONTACTS_SQL, NULL), note_contacts, error);
  return self->loaded;
}

gboolean
gops_person_matcher_refresh (GopsPersonMatcher *self,
                             GError           **error)
{
  gint64 version;

  if (!self->loaded)
    return TRUE;
  if (!gops_store_read_int (self->store, &version, error, "PRAGMA data_version", NULL))
    return FALSE;
  self->loaded = version == self->version;
  return TRUE;
}

GopsPersonMatcher *
gops_person_matcher_new (GopsStore  *store,
                         gint64      group,
                         const char *platform,
                         GError    **error)
{
  g_autoptr (GopsPersonMatcher) self = g_new0 (GopsPersonMatcher, 1);

  self->store = g_object_ref (store);
  self->group = group;
  self->platform = g_strdup (platform);
  self->table = gops_key_table_new ();
  self->folded = g_string_new (NULL);
  return load_names (self, error) ? g_steal_pointer (&self) : NULL;
}

void
gops_person_matcher_free (GopsPersonMatcher *self)
{
  gops_key_table_free (self->table);
  g_string_free (self->folded, TRUE);
  g_object_unref (self->store);
  g_free (self->platform);
  g_free (self);
}

/* Reads the first number of @sql's first row; 0 when there is none. */
static gboolean
read_first (GopsStatement *rows,
            gint64        *out_value,
            GError       **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  *out_value = gops_statement_next (rows, &local_error) ? gops_statement_int (rows, 0) : 0;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* @rows: (transfer full) (nullable): people with names that they have. @out_person: (out): who has that of @name, or the first
 * where that is ""; 0 for nobody */
static gboolean
read_named (GopsPersonMatcher *self,
            GopsStatement     *rows,
            const char        *name,
            gint64            *out_person,
            GError           **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;

  *out_person = 0;
  if (rows == NULL)
    return FALSE;
  gops_name_fold (wanted, name);
  while (*out_person == 0 && gops_statement_next (rows, &local_error))
    {
      gops_name_fold (self->folded, gops_statement_text (rows, 1));
      if (wanted->len == 0 || g_string_equal (wanted, self->folded))
        *out_person = gops_statement_int (rows, 0);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Who has a number or an address, by all their names: once two were made one, each name is the person's. */
#define NAMES_OF(condition) \
  "WITH owner (kept, first) AS (SELECT coalesce (p.merged_into, p.id), min (p.id) FROM person p WHERE " condition \
  " AND " GOPS_BATCH_SHOWN ("p.batch") " GROUP BY 1)," \
  " one (kept, first, id) AS (SELECT kept, first, kept FROM owner UNION ALL SELECT o.kept, o.first, n.id FROM owner o JOIN person n ON n.merged_into = o.kept)" \
  " SELECT o.kept, n.name, o.first FROM one o JOIN person n ON n.id = o.id" \
  " UNION ALL SELECT o.kept, m.nickname, o.first FROM one o JOIN membership m ON m.person_id = o.id WHERE m.nickname <> '' AND " GOPS_BATCH_SHOWN ("m.batch") \
  " UNION ALL SELECT o.kept, json_extract (j.value, '$.row.nickname'), o.first FROM one o JOIN person_merge g ON g.merged_id = o.id," \
  " json_each (g.before, '$.memberships') j WHERE coalesce (json_extract (j.value, '$.row.nickname'), '') <> '' ORDER BY 3"

static gboolean
ask (GopsPersonMatcher *self,
     Way                way,
     const char        *text,
     const char        *name,
     gint64            *out_person,
     GError           **error)
{
  g_autofree char *other = NULL;

  if (is_account (way))
    return read_first (gops_store_query (self->store, error,
      "SELECT " KEPT ("i.person_id") " FROM person_identity i WHERE i.platform = ?1 AND i.external_id = ?2 AND " IS_LIVE, "ss",
      platform_of (self, way), text), out_person, error);
  switch (way)
    {
    case WAY_PHONE:
      other = gops_phone_with_86 (text);
      return read_named (self, gops_store_query (self->store, error, NAMES_OF ("p.phone IN (?1, ?2) AND p.phone <> ''"), "ss",
                                                 gops_phone_bare (text), other), name, out_person, error);
    case WAY_EMAIL:
      return read_named (self, gops_store_query (self->store, error, NAMES_OF ("p.email = ?1 AND p.email <> ''"), "s", text), name,
                         out_person, error);
    case WAY_ACCOUNT:
    case WAY_NAME:
    case N_WAYS:
      break;
    }
  *out_person = 0;
  return TRUE;
}

/* Which accounts, number and address the draft gives, a bit each. */
static guint
given (const GopsMemberDraft *draft)
{
  guint bits = 0;

  for (guint i = 0; i < N_SURE; i++)
    if (*draft->texts[field_of (i)] != '\0')
      bits |= 1u << i;
  return bits;
}

/* Returns: (transfer full): the platforms of the draft's accounts, as JSON */
static char *
list_platforms (GopsPersonMatcher     *self,
                const GopsMemberDraft *draft)
{
  GString *list = g_string_new ("[");

  for (Way way = WAY_ACCOUNT; is_account (way); way++)
    if (*draft->texts[field_of (way)] != '\0')
      g_string_append_printf (list, "%s\"%s\"", list->len > 1 ? "," : "", platform_of (self, way));
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

/* Whether something that tells more surely than @way, an account, number or address, is told of both and differs: two
 * accounts on one number are a family, or somebody who is to be asked about. Of a record of the file nothing can be the
 * same, as it would have been found by that. */
static gboolean
differs (GopsPersonMatcher     *self,
         const GopsMemberDraft *draft,
         Way                    way,
         guint64                value,
         gboolean              *out_differs,
         GError               **error)
{
  const char *phone = way == WAY_NAME ? draft->texts[GOPS_MEMBER_FIELD_PHONE] : "";
  const char *email = way == WAY_NAME ? draft->texts[GOPS_MEMBER_FIELD_EMAIL] : "";
  guint surer = way == WAY_NAME ? ALL_SURE : ACCOUNTS;
  g_autofree char *other = NULL, *platforms = NULL;
  gint64 n;

  *out_differs = VALUE_IS_LINE (value) && (VALUE_GIVEN (value) & given (draft) & surer) != 0;
  if (VALUE_IS_LINE (value) || (given (draft) & surer) == 0)
    return TRUE;
  other = gops_phone_with_86 (phone);
  platforms = list_platforms (self, draft);
  if (!read_first (gops_store_query (self->store, error,
        "SELECT count(*) FROM person p WHERE id = ?1 AND ((?2 <> '' AND phone <> '' AND phone NOT IN (?2, ?3)) "
        "OR (?4 <> '' AND email <> '' AND email <> ?4) "
        "OR EXISTS (SELECT 1 FROM person_identity WHERE person_id IN " GOPS_PERSON_ALL_SQL ("?1")
        " AND platform IN (SELECT value FROM json_each (?5)) AND " IS_LIVE "))",
        "lssss", VALUE_PERSON (value), gops_phone_bare (phone), other, email, platforms), &n, error))
    return FALSE;
  *out_differs = n > 0;
  return TRUE;
}

/* @out_value: (out): as the table has it; 0 for nobody */
static gboolean
find_way (GopsPersonMatcher     *self,
          const GopsMemberDraft *draft,
          Way                    way,
          guint64               *out_value,
          GError               **error)
{
  const char *text = draft->texts[field_of (way)], *name = name_of (draft);
  gboolean other = FALSE;
  gint64 person = 0;

  self->hashes[way] = hash_key (self, way, text, name);
  if (!gops_key_table_find (self->table, self->hashes[way], &self->values[way], error))
    return FALSE;
  *out_value = self->values[way];
  if (*out_value == 0 && way != WAY_NAME && !self->loaded)
    {
      if (!ask (self, way, text, name, &person, error))
        return FALSE;
      *out_value = VALUE_OF_PERSON (person);
    }
  if (*out_value != 0 && !is_account (way) && !differs (self, draft, way, *out_value, &other, error))
    return FALSE;
  if (other)
    *out_value = 0;
  return TRUE;
}

static guint64
hash_seen (GopsPersonMatcher *self,
           gint64             person)
{
  return gops_key_table_hash (self->table, KIND_SEEN, (const char *) &person, sizeof person);
}

gboolean
gops_person_matcher_find (GopsPersonMatcher     *self,
                          const GopsMemberDraft *draft,
                          GopsMatch             *out_match,
                          GError               **error)
{
  guint64 value = 0, seen = 0;
  GopsMatch match = { GOPS_MATCH_NEW, 0, 0 };

  if (self->n_asked++ == ASK_RECORDS && !load_all (self, error))
    return FALSE;
  memset (self->hashes, 0, sizeof self->hashes);
  for (guint i = 0; i < N_WAYS && value == 0; i++)
    {
      if (*draft->texts[field_of (i)] == '\0')
        continue;
      if (!find_way (self, draft, i, &value, error))
        return FALSE;
      match.kind = value != 0 ? ways[i].match : GOPS_MATCH_NEW;
    }
  if (VALUE_IS_LINE (value))
    match.earlier_line = VALUE_LINE (value);
  else if (value != 0)
    {
      match.person = VALUE_PERSON (value);
      if (!gops_key_table_find (self->table, hash_seen (self, match.person), &seen, error))
        return FALSE;
      match.earlier_line = VALUE_LINE (seen);
    }
  *out_match = match;
  return TRUE;
}

gboolean
gops_person_matcher_note (GopsPersonMatcher     *self,
                          const GopsMemberDraft *draft,
                          const GopsMatch       *match,
                          GError               **error)
{
  gboolean new = match->kind == GOPS_MATCH_NEW;
  guint64 value = new ? VALUE_OF_LINE (draft->line, given (draft)) : VALUE_OF_PERSON (match->person);

  for (guint i = 0; i < N_WAYS; i++)
    {
      const char *text = draft->texts[field_of (i)];

      if (*text == '\0')
        continue;
      if (self->hashes[i] == 0)   /* another way had found the person first */
        {
          self->hashes[i] = hash_key (self, i, text, name_of (draft));
          if (!gops_key_table_find (self->table, self->hashes[i], &self->values[i], error))
            return FALSE;
        }
      if (self->values[i] == 0 && !gops_key_table_put (self->table, self->hashes[i], value, error))
        return FALSE;
      /* a record that gives only the number or the address finds whoever was named with it first */
      if (is_shared (i) && !note_key (self, hash_key (self, i, text, ""), value, error))
        return FALSE;
    }
  return new || gops_key_table_put (self->table, hash_seen (self, match->person), VALUE_OF_LINE (draft->line, 0), error);
}
