/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds people whom the workspace knows. */
#include "config.h"

#include "gops-person-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-forgotten.h"
#include "gops-import-report.h"
#include "gops-key-table.h"
#include "gops-name-fold.h"
#include "gops-phone.h"
#include "gops-workspace.h"

#define SHOWN(column) GOPS_BATCH_SHOWN (column)

/* Kinds of keys: two people have a name that stands as KIND_SHARED too. */
#define KIND_ACCOUNT 'i'
#define KIND_PHONE   'p'
#define KIND_EMAIL   'e'
#define KIND_NAME    'n'
#define KIND_SHARED  's'

struct _GopsPersonFinder
{
  GopsStore    *store;       /* (owned) */
  gint64        group;
  char         *platforms;   /* (owned): JSON list of those whose accounts count */
  GopsKeyTable *table;       /* (owned): names, and people who were noted */
  GString      *folded;      /* (owned): the name last made a key */
  GopsHashKey   secret;
  gboolean      has_forgotten;
};

void
gops_person_finder_free (GopsPersonFinder *self)
{
  g_object_unref (self->store);
  g_free (self->platforms);
  gops_key_table_free (self->table);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static guint64
hash_name (GopsPersonFinder *self,
           char              kind,
           const char       *name)
{
  gops_name_fold (self->folded, name);
  return gops_key_table_hash (self->table, kind, self->folded->str, self->folded->len);
}

static guint64
hash_text (GopsPersonFinder *self,
           char              kind,
           const char       *text)
{
  return gops_key_table_hash (self->table, kind, text, strlen (text));
}

static gboolean
put_once (GopsPersonFinder  *self,
          guint64            hash,
          guint64            value,
          GError           **error)
{
  guint64 there;

  return gops_key_table_find (self->table, hash, &there, error) &&
         (there != 0 || gops_key_table_put (self->table, hash, value, error));
}

/* @gone: who has left shares a name with nobody who is there. */
static gboolean
note_name (GopsPersonFinder  *self,
           const char        *name,
           gint64             person,
           gboolean           gone,
           GError           **error)
{
  guint64 hash, there;

  if (!is_said (name))
    return TRUE;
  hash = hash_name (self, KIND_NAME, name);
  if (!gops_key_table_find (self->table, hash, &there, error))
    return FALSE;
  if (there == 0)
    return gops_key_table_put (self->table, hash, (guint64) person, error);
  return there == (guint64) person || gone || put_once (self, hash_name (self, KIND_SHARED, name), 1, error);
}

/* @rows: (transfer full) (nullable): a person, whether they have left, and names */
static gboolean
note_names (GopsPersonFinder  *self,
            GopsStatement     *rows,
            GError           **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    for (int i = 2; i < gops_statement_n_columns (rows); i++)
      if (!note_name (self, gops_statement_text (rows, i), gops_statement_int (rows, 0), gops_statement_int (rows, 1) != 0, error))
        return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_members (GopsPersonFinder  *self,
              GError           **error)
{
  return note_names (self, gops_store_query (self->store, error,
    "SELECT coalesce (p.merged_into, p.id), m.left_on <> '', p.name, m.nickname FROM membership m JOIN person p ON p.id = m.person_id"
    " WHERE m.group_id = ?1 AND " SHOWN ("m.batch") " ORDER BY m.left_on <> ''", "l", self->group), error) &&
    note_names (self, gops_store_query (self->store, error,
    "SELECT p.merged_into, 0, p.name FROM person p WHERE p.merged_into IN (SELECT person_id FROM membership m WHERE m.group_id = ?1 AND "
    SHOWN ("m.batch") ")", "l", self->group), error);
}

static gboolean
load_everybody (GopsPersonFinder  *self,
                GError           **error)
{
  return note_names (self, gops_store_query (self->store, error,
    "SELECT coalesce (merged_into, id), 0, name FROM person WHERE " SHOWN ("batch"), NULL), error) &&
    note_names (self, gops_store_query (self->store, error,
    "SELECT coalesce (p.merged_into, p.id), 0, m.nickname FROM membership m JOIN person p ON p.id = m.person_id WHERE m.nickname <> '' AND "
    SHOWN ("m.batch"), NULL), error);
}

GopsPersonFinder *
gops_person_finder_new (GopsStore  *store,
                        gint64      group,
                        GError    **error)
{
  g_autoptr (GopsPersonFinder) self = g_new0 (GopsPersonFinder, 1);
  g_autofree char *usual = group == GOPS_IMPORT_NEW_GROUP ? gops_workspace_dup_setting (store, GOPS_SETTING_PLATFORM) : NULL;

  self->store = g_object_ref (store);
  self->group = group;
  self->table = gops_key_table_new ();
  self->folded = g_string_new (NULL);
  if (!gops_forgotten_any (store, &self->has_forgotten, error) ||
      (self->has_forgotten && !gops_workspace_get_secret (store, FALSE, &self->secret, error)) ||
      !gops_store_read_text (store, &self->platforms, error,
        "SELECT json_group_array (DISTINCT platform) FROM (SELECT platform FROM chat_group WHERE ?1 IN (0, id)"
        " UNION ALL SELECT ?2 WHERE ?2 IS NOT NULL)", "ls", group, usual) ||
      !(group != 0 ? load_members (self, error) : load_everybody (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/* The first number of the first row; 0 when there is none. @rows: (transfer full) (nullable) */
static gboolean
read_person (GopsStatement  *rows,
             gint64         *out_person,
             GError        **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  *out_person = gops_statement_next (rows, &local_error) ? gops_statement_int (rows, 0) : 0;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
ask_account (GopsPersonFinder  *self,
             const char        *account,
             gint64            *out_person,
             GError           **error)
{
  return read_person (gops_store_query (self->store, error,
    "SELECT coalesce (p.merged_into, p.id) FROM person_identity i JOIN person p ON p.id = i.person_id"
    " WHERE i.platform IN (SELECT value FROM json_each (?1)) AND i.external_id = ?2 AND " SHOWN ("i.batch") " LIMIT 1", "ss",
    self->platforms, account), out_person, error);
}

static gboolean
ask_phone (GopsPersonFinder  *self,
           const char        *phone,
           gint64            *out_person,
           GError           **error)
{
  g_autofree char *other = gops_phone_with_86 (phone);

  return read_person (gops_store_query (self->store, error,
    "SELECT coalesce (merged_into, id) FROM person WHERE phone IN (?1, ?2) AND phone <> '' AND " SHOWN ("batch") " ORDER BY id LIMIT 1",
    "ss", gops_phone_bare (phone), other), out_person, error);
}

static gboolean
ask_email (GopsPersonFinder  *self,
           const char        *email,
           gint64            *out_person,
           GError           **error)
{
  return read_person (gops_store_query (self->store, error,
    "SELECT coalesce (merged_into, id) FROM person WHERE email = ?1 AND email <> '' AND " SHOWN ("batch") " ORDER BY id LIMIT 1", "s",
    email), out_person, error);
}

typedef gboolean (*Ask) (GopsPersonFinder *self, const char *text, gint64 *out_person, GError **error);

/* Those who were noted are not to be seen in the database yet. */
static gboolean
find_by (GopsPersonFinder  *self,
         char               kind,
         const char        *text,
         Ask                ask,
         gint64            *out_person,
         GError           **error)
{
  guint64 noted;

  *out_person = 0;
  if (!is_said (text))
    return TRUE;
  if (!gops_key_table_find (self->table, hash_text (self, kind, kind == KIND_PHONE ? gops_phone_bare (text) : text), &noted, error))
    return FALSE;
  *out_person = (gint64) noted;
  return noted != 0 || ask (self, text, out_person, error);
}

static gboolean
find_by_name (GopsPersonFinder  *self,
              const char        *name,
              GopsFound         *out_found,
              gint64            *out_person,
              GError           **error)
{
  guint64 person = 0, shared = 0;

  if (is_said (name) && (!gops_key_table_find (self->table, hash_name (self, KIND_NAME, name), &person, error) ||
                         !gops_key_table_find (self->table, hash_name (self, KIND_SHARED, name), &shared, error)))
    return FALSE;
  *out_found = shared != 0 ? GOPS_FOUND_SEVERAL : person != 0 ? GOPS_FOUND_NAME : GOPS_FOUND_NOBODY;
  *out_person = shared != 0 ? 0 : (gint64) person;
  return TRUE;
}

static const char *
said (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
knows (GopsPersonFinder  *self,
       const GopsWanted  *wanted,
       const char        *platform,
       gboolean          *out_forgotten,
       GError           **error)
{
  const GopsForgottenSigns signs = { platform, said (wanted->account), said (wanted->phone), said (wanted->email), said (wanted->name), self->group };
  const GopsForgottenSigns named = { platform, "", "", "", signs.name, self->group };

  if (!gops_forgotten_knows (self->store, &self->secret, &signs, out_forgotten, error))
    return FALSE;
  /* one word that may be either: as a name it stands alone */
  return *out_forgotten || !g_str_equal (signs.account, signs.name) ||
         gops_forgotten_knows (self->store, &self->secret, &named, out_forgotten, error);
}

/* An account may be one of any platform that counts. */
static gboolean
is_forgotten (GopsPersonFinder  *self,
              const GopsWanted  *wanted,
              gboolean          *out_forgotten,
              GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT value FROM json_each (?1)", "s", self->platforms);

  if (rows == NULL)
    return FALSE;
  *out_forgotten = FALSE;
  while (!*out_forgotten && gops_statement_next (rows, &local_error))
    if (!knows (self, wanted, gops_statement_text (rows, 0), out_forgotten, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
gops_person_finder_find (GopsPersonFinder  *self,
                         const GopsWanted  *wanted,
                         GopsFound         *out_found,
                         gint64            *out_person,
                         GError           **error)
{
  const struct { char kind; const char *text; Ask ask; GopsFound found; } ways[] = {
    { KIND_ACCOUNT, wanted->account, ask_account, GOPS_FOUND_ACCOUNT },
    { KIND_PHONE, wanted->phone, ask_phone, GOPS_FOUND_PHONE },
    { KIND_EMAIL, wanted->email, ask_email, GOPS_FOUND_EMAIL },
  };
  gboolean forgotten = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (!find_by (self, ways[i].kind, ways[i].text, ways[i].ask, out_person, error))
        return FALSE;
      *out_found = ways[i].found;
      if (*out_person != 0)
        return TRUE;
    }
  if (!find_by_name (self, wanted->name, out_found, out_person, error) ||
      (*out_found == GOPS_FOUND_NOBODY && self->has_forgotten && !is_forgotten (self, wanted, &forgotten, error)))
    return FALSE;
  if (forgotten)
    *out_found = GOPS_FOUND_FORGOTTEN;
  return TRUE;
}

gboolean
gops_person_finder_note (GopsPersonFinder  *self,
                         const GopsWanted  *wanted,
                         gint64             person,
                         GError           **error)
{
  const struct { char kind; const char *text; } keys[] = {
    { KIND_ACCOUNT, wanted->account }, { KIND_PHONE, wanted->phone != NULL ? gops_phone_bare (wanted->phone) : NULL }, { KIND_EMAIL, wanted->email },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (is_said (keys[i].text) && !put_once (self, hash_text (self, keys[i].kind, keys[i].text), (guint64) person, error))
      return FALSE;
  return note_name (self, wanted->name, person, FALSE, error);
}

const char *
gops_found_describe (GopsFound self)
{
  switch (self)
    {
    case GOPS_FOUND_NOBODY:
      return _("nobody of that name, number or account is known");
    case GOPS_FOUND_SEVERAL:
      return _("several people have this name; an account or a phone number would tell them apart");
    case GOPS_FOUND_FORGOTTEN:
      return _("this person was forgotten: nothing about them is kept");
    case GOPS_FOUND_ACCOUNT:
    case GOPS_FOUND_PHONE:
    case GOPS_FOUND_EMAIL:
    case GOPS_FOUND_NAME:
      break;
    }
  return NULL;
}
