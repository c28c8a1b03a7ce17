/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the person that a record of a foreign table means. */
#include "config.h"

#include "gops-person-matcher.h"
#include "gops-batch.h"

#include <glib/gstdio.h>
#include <string.h>

/* Rows that are to be seen: those of a batch that was undone, or broke off, are not. */
#define IS_LIVE GOPS_BATCH_SHOWN ("batch")

struct _GopsPersonMatcher
{
  GopsStore *store;      /* (owned) */
  gint64     group;
  char      *platform;   /* (owned) */
  char      *scratch;    /* (owned) (nullable): path of the scratch file */
};

static char *
name_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : name, -1);

  return g_strconcat ("n", folded, NULL);
}

static gboolean
note_key (GopsPersonMatcher *self,
          char               kind,
          const char        *key,
          gint64             person,
          GError           **error)
{
  g_autofree char *full = g_strdup_printf ("%c%s", kind, key);

  return *key == '\0' ||
         gops_store_exec (self->store, error, "INSERT OR IGNORE INTO scratch.import_key (key, person) VALUES (?1, ?2)",
                          "sl", full, person);
}

static gboolean
note_name (GopsPersonMatcher *self,
           const char        *name,
           gint64             person,
           GError           **error)
{
  g_autofree char *key = name_key (name);

  return note_key (self, key[0], key + 1, person, error);
}

static gboolean
run (GopsStore   *store,
     GError     **error,
     const char  *sql)
{
  g_autoptr (GopsStatement) statement = gops_store_query (store, error, sql, NULL);

  return statement != NULL && gops_statement_run (statement, error);
}

gboolean
gops_person_matcher_begin (GopsPersonMatcher *self,
                           GError           **error)
{
  return run (self->store, error, "SAVEPOINT matcher");
}

gboolean
gops_person_matcher_end (GopsPersonMatcher *self,
                         GError           **error)
{
  return run (self->store, error, "RELEASE matcher");
}

static gboolean
note_rows (GopsPersonMatcher *self,
           GopsStatement     *rows,
           GError           **error)
{
  g_autoptr (GError) local_error = NULL;

  while (gops_statement_next (rows, &local_error))
    if (!note_name (self, gops_statement_text (rows, 1), gops_statement_int (rows, 0), error))
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
  g_autoptr (GopsStatement) rows = NULL;
  gboolean ok;

  if (!gops_person_matcher_begin (self, error))
    return FALSE;
  rows = gops_store_query (self->store, error, "SELECT person_id, full_name FROM member_view WHERE group_id = ?1", "l",
                           self->group);
  ok = rows != NULL && note_rows (self, rows, error);
  g_clear_pointer (&rows, gops_statement_free);
  return ok ? gops_person_matcher_end (self, error) : (gops_person_matcher_end (self, NULL), FALSE);
}

/* A file of its own: temporary tables would stay in memory, however long the list. */
static gboolean
attach_scratch (GopsPersonMatcher *self,
                GError           **error)
{
  GopsStore *store = self->store;
  int fd = g_file_open_tmp ("groupops-import-XXXXXX", &self->scratch, error);

  if (fd < 0)
    return FALSE;
  (void) g_close (fd, NULL);
  return gops_store_exec (store, error, "ATTACH ?1 AS scratch", "s", self->scratch) &&
         run (store, error, "PRAGMA scratch.journal_mode = MEMORY") &&
         run (store, error, "PRAGMA scratch.locking_mode = EXCLUSIVE") &&
         run (store, error, "PRAGMA scratch.synchronous = OFF") &&
         gops_store_exec (store, error,
                          "CREATE TABLE scratch.import_key (key TEXT PRIMARY KEY, person INTEGER) WITHOUT ROWID",
                          NULL) &&
         gops_store_exec (store, error, "CREATE TABLE scratch.import_seen (person INTEGER PRIMARY KEY, line INTEGER)",
                          NULL);
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
  if (!attach_scratch (self, error) || !load_names (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gops_person_matcher_free (GopsPersonMatcher *self)
{
  /* Fails only where it was never attached. */
  (void) gops_store_exec (self->store, NULL, "DETACH scratch", NULL);
  if (self->scratch != NULL)
    (void) g_unlink (self->scratch);
  g_free (self->scratch);
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

static gboolean
find_key (GopsPersonMatcher *self,
          char               kind,
          const char        *key,
          gint64            *out_person,
          GError           **error)
{
  g_autofree char *full = g_strdup_printf ("%c%s", kind, key);

  return read_first (gops_store_query (self->store, error, "SELECT person FROM scratch.import_key WHERE key = ?1", "s",
                                       full), out_person, error);
}

static gboolean
find_account (GopsPersonMatcher     *self,
              const GopsMemberDraft *draft,
              gint64                *out_person,
              GError               **error)
{
  const char *account = draft->texts[GOPS_MEMBER_FIELD_EXTERNAL_ID];

  if (!find_key (self, 'i', account, out_person, error))
    return FALSE;
  return *out_person != 0 ||
         read_first (gops_store_query (self->store, error,
           "SELECT person_id FROM person_identity WHERE platform = ?1 AND external_id = ?2 AND " IS_LIVE, "ss",
           self->platform, account), out_person, error);
}

/* A Chinese number is written with and without +86. */
static char *
other_spelling (const char *phone)
{
  if (g_str_has_prefix (phone, "+86"))
    return g_strdup (phone + 3);
  return strlen (phone) == 11 && phone[0] == '1' ? g_strconcat ("+86", phone, NULL) : g_strdup (phone);
}

static gboolean
find_phone (GopsPersonMatcher     *self,
            const GopsMemberDraft *draft,
            gint64                *out_person,
            GError               **error)
{
  const char *phone = draft->texts[GOPS_MEMBER_FIELD_PHONE];
  g_autofree char *other = other_spelling (phone);

  if (!find_key (self, 'p', phone, out_person, error) ||
      (*out_person == 0 && !find_key (self, 'p', other, out_person, error)))
    return FALSE;
  return *out_person != 0 ||
         read_first (gops_store_query (self->store, error,
           "SELECT id FROM person WHERE phone IN (?1, ?2) AND phone <> '' AND " IS_LIVE " ORDER BY id LIMIT 1", "ss",
           phone, other), out_person, error);
}

static gboolean
find_email (GopsPersonMatcher     *self,
            const GopsMemberDraft *draft,
            gint64                *out_person,
            GError               **error)
{
  const char *email = draft->texts[GOPS_MEMBER_FIELD_EMAIL];

  if (!find_key (self, 'e', email, out_person, error))
    return FALSE;
  return *out_person != 0 ||
         read_first (gops_store_query (self->store, error,
           "SELECT id FROM person WHERE email = ?1 AND email <> '' AND " IS_LIVE " ORDER BY id LIMIT 1", "s", email),
           out_person, error);
}

/* Whether something that is told of both, an account, number or address, differs. */
static gboolean
differs (GopsPersonMatcher     *self,
         const GopsMemberDraft *draft,
         gint64                 person,
         gboolean              *out_differs,
         GError               **error)
{
  g_autofree char *other = other_spelling (draft->texts[GOPS_MEMBER_FIELD_PHONE]);
  gint64 n;

  if (!read_first (gops_store_query (self->store, error,
        "SELECT count(*) FROM person p WHERE id = ?1 AND ((?2 <> '' AND phone <> '' AND phone NOT IN (?2, ?3)) "
        "OR (?4 <> '' AND email <> '' AND email <> ?4) "
        "OR (?5 <> '' AND EXISTS (SELECT 1 FROM person_identity WHERE person_id = ?1 AND platform = ?6 AND " IS_LIVE ")))",
        "lsssss", person, draft->texts[GOPS_MEMBER_FIELD_PHONE], other, draft->texts[GOPS_MEMBER_FIELD_EMAIL],
        draft->texts[GOPS_MEMBER_FIELD_EXTERNAL_ID], self->platform), &n, error))
    return FALSE;
  *out_differs = n > 0;
  return TRUE;
}

static gboolean
find_name (GopsPersonMatcher     *self,
           const GopsMemberDraft *draft,
           gint64                *out_person,
           GError               **error)
{
  g_autofree char *key = name_key (draft->texts[GOPS_MEMBER_FIELD_NAME]);
  gboolean other = FALSE;

  if (!find_key (self, key[0], key + 1, out_person, error))
    return FALSE;
  if (*out_person != 0 && !differs (self, draft, *out_person, &other, error))
    return FALSE;
  if (other)
    *out_person = 0;
  return TRUE;
}

gboolean
gops_person_matcher_find (GopsPersonMatcher     *self,
                          const GopsMemberDraft *draft,
                          GopsMatch             *out_match,
                          GError               **error)
{
  static const struct
  {
    GopsMatchKind   kind;
    GopsMemberField field;
    gboolean      (*find) (GopsPersonMatcher *, const GopsMemberDraft *, gint64 *, GError **);
  } ways[] = {
    { GOPS_MATCH_ACCOUNT, GOPS_MEMBER_FIELD_EXTERNAL_ID, find_account },
    { GOPS_MATCH_PHONE, GOPS_MEMBER_FIELD_PHONE, find_phone },
    { GOPS_MATCH_EMAIL, GOPS_MEMBER_FIELD_EMAIL, find_email },
    { GOPS_MATCH_NAME, GOPS_MEMBER_FIELD_NAME, find_name },
  };
  GopsMatch match = { GOPS_MATCH_NEW, 0, 0 };
  gint64 line;

  for (guint i = 0; i < G_N_ELEMENTS (ways) && match.person == 0; i++)
    {
      if (*draft->texts[ways[i].field] == '\0')
        continue;
      if (!ways[i].find (self, draft, &match.person, error))
        return FALSE;
      match.kind = match.person != 0 ? ways[i].kind : GOPS_MATCH_NEW;
    }
  if (match.person != 0)
    {
      if (!read_first (gops_store_query (self->store, error, "SELECT line FROM scratch.import_seen WHERE person = ?1",
                                         "l", match.person), &line, error))
        return FALSE;
      match.earlier_line = (guint64) line;
    }
  *out_match = match;
  return TRUE;
}

gboolean
gops_person_matcher_note (GopsPersonMatcher     *self,
                          const GopsMemberDraft *draft,
                          gint64                 person,
                          GError               **error)
{
  return note_key (self, 'i', draft->texts[GOPS_MEMBER_FIELD_EXTERNAL_ID], person, error) &&
         note_key (self, 'p', draft->texts[GOPS_MEMBER_FIELD_PHONE], person, error) &&
         note_key (self, 'e', draft->texts[GOPS_MEMBER_FIELD_EMAIL], person, error) &&
         note_name (self, draft->texts[GOPS_MEMBER_FIELD_NAME], person, error) &&
         gops_store_exec (self->store, error,
                          "INSERT OR IGNORE INTO scratch.import_seen (person, line) VALUES (?1, ?2)", "ll", person, (gint64) draft->line);
}
