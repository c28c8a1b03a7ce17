/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the people of a chat export are. The fast way is a table from what stands in the file to the member; behind it a
 * table of bounded memory knows every account and name met, behind that the workspace is asked. */
#include "config.h"

#include "gops-chat-people-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-cell-clean.h"
#include "gops-forgotten.h"
#include "gops-name-fold.h"
#include "gops-people-merge.h"
#include "gops-phone.h"

typedef struct
{
  gint64 person;
  gint64 group;
} MemberKey;

typedef GopsChatFound Found;

static guint
member_key_hash (gconstpointer data)
{
  const MemberKey *key = data;

  return (guint) (((guint64) key->person * 31 + (guint64) key->group) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32);
}

static gboolean
member_key_equal (gconstpointer a,
                  gconstpointer b)
{
  return memcmp (a, b, sizeof (MemberKey)) == 0;
}

static void
member_free (gpointer data)
{
  g_free (((GopsChatMember *) data)->called);
  g_free (data);
}

/* What the workspace has none of need not be asked for each person. */
static gboolean
has_rows (GopsStore  *store,
          const char *sql)
{
  gint64 has = 1;

  return !gops_store_read_int (store, &has, NULL, sql, NULL) || has != 0;
}

GopsChatPeople *
gops_chat_people_new (GopsStore         *store,
                      gint64             batch,
                      const GopsHashKey *secret,
                      const char        *me,
                      GopsImportReport  *report)
{
  GopsChatPeople *self = g_new0 (GopsChatPeople, 1);

  self->store = g_object_ref (store);
  self->batch = batch;
  self->secret = *secret;
  self->me = g_strdup (me);
  self->by_words = gops_key_table_new ();
  self->by_person = g_hash_table_new_full (member_key_hash, member_key_equal, g_free, NULL);
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->known = gops_key_table_new ();
  self->loaded = g_hash_table_new (NULL, NULL);
  self->buffer = g_string_new (NULL);
  self->report = report;
  self->made = gops_bulk_insert_new (store, "INSERT INTO person (id, name, sort_key, phone, email, bot, batch)", 7, "");
  self->accounts = gops_bulk_insert_new (store, "INSERT INTO person_identity (id, person_id, platform, external_id, batch)", 5, "");
  self->has_forgotten = has_rows (store, "SELECT EXISTS (SELECT 1 FROM forgotten)");
  self->has_accounts = has_rows (store, "SELECT EXISTS (SELECT 1 FROM person_identity) OR EXISTS (SELECT 1 FROM person WHERE phone <> '')");
  return self;
}

void
gops_chat_people_free (GopsChatPeople *self)
{
  gops_bulk_insert_free (self->made);
  gops_bulk_insert_free (self->accounts);
  g_object_unref (self->store);
  g_free (self->me);
  gops_key_table_free (self->by_words);
  g_hash_table_unref (self->by_person);
  g_ptr_array_unref (self->members);
  gops_key_table_free (self->known);
  g_hash_table_unref (self->loaded);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

GPtrArray *
gops_chat_people_get_members (GopsChatPeople *self)
{
  return self->members;
}

void
gops_chat_people_drop_members (GopsChatPeople *self)
{
  gops_key_table_free (self->by_words);
  self->by_words = gops_key_table_new ();
  g_hash_table_remove_all (self->by_person);
  g_ptr_array_set_size (self->members, 0);
}

void
gops_chat_people_get_counts (GopsChatPeople *self,
                             guint64        *out_made,
                             guint64        *out_known)
{
  *out_made = self->n_made;
  *out_known = self->n_known;
}

/* --- keys --- */

#define KIND_ACCOUNT 'i'
#define KIND_PHONE   'p'
#define KIND_NAME    'n'
#define KIND_SEEN    's'   /* a person of the workspace who has been met */
#define KIND_OWNER   'o'   /* who would have an account after a dry run */

static guint64
hash_account (GopsChatPeople       *self,
              const GopsChatTarget *target,
              const char           *account)
{
  g_string_printf (self->buffer, "%s\037%s", target->platform, account);
  return gops_key_table_hash (self->known, KIND_ACCOUNT, self->buffer->str, self->buffer->len);
}

static guint64
hash_phone (GopsChatPeople *self,
            const char     *phone)
{
  const char *bare = gops_phone_bare (phone);

  return gops_key_table_hash (self->known, KIND_PHONE, bare, strlen (bare));
}

static guint64
hash_name (GopsChatPeople       *self,
           const GopsChatTarget *target,
           const char           *name)
{
  gops_name_fold (self->buffer, name);
  g_string_append_len (self->buffer, (const char *) &target->group, sizeof target->group);
  return gops_key_table_hash (self->known, KIND_NAME, self->buffer->str, self->buffer->len);
}

static guint64
hash_owner (GopsChatPeople       *self,
            const GopsChatTarget *target,
            gint64                person)
{
  g_string_printf (self->buffer, "%s\037%" G_GINT64_FORMAT, target->platform, person);
  return gops_key_table_hash (self->known, KIND_OWNER, self->buffer->str, self->buffer->len);
}

/* The key that is kept of an account: itself, or with pseudonyms a fingerprint. (transfer full) */
static char *
dup_account (GopsChatPeople       *self,
             const GopsChatTarget *target,
             const GopsChatPerson *who)
{
  const char *word = *who->id != '\0' ? who->id : *who->phone != '\0' ? who->phone : who->name;

  if (!target->pseudonyms)
    return g_strdup (who->id);
  return g_strdup_printf ("~%016" G_GINT64_MODIFIER "x", gops_forgotten_account (&self->secret, target->platform, word));
}

/* --- asking the workspace --- */

/* Accounts refer to people, who are written before them. Nothing is asked for an account or a number of somebody who is
 * not written yet: they are in the table of who was met. */
gboolean
gops_chat_people_flush (GopsChatPeople  *self,
                        GError         **error)
{
  return gops_bulk_insert_flush (self->made, error) && gops_bulk_insert_flush (self->accounts, error);
}

/* Somebody who was met, who may not be written yet. */
static gboolean
ask_person (GopsChatPeople  *self,
            gint64           person,
            Found           *found,
            GError         **error)
{
  return gops_chat_people_flush (self, error) && gops_chat_lookup_person (self->store, person, found, error);
}

static gboolean
has_account (GopsChatPeople       *self,
             const GopsChatTarget *target,
             gint64                person,
             gboolean             *out_has,
             GError              **error)
{
  gint64 has = 0;
  guint64 would = 0;

  if (self->batch == 0 && !gops_key_table_find (self->known, hash_owner (self, target, person), &would, error))
    return FALSE;
  if (!gops_chat_people_flush (self, error))
    return FALSE;
  if (would == 0 && person > 0 &&
      !gops_store_read_int (self->store, &has, error,
                            "SELECT EXISTS (SELECT 1 FROM person_identity WHERE platform = ?2 AND person_id IN"
                            " " GOPS_PERSON_ALL_SQL ("(SELECT coalesce (merged_into, id) FROM person WHERE id = ?1)") ")", "ls", person,
                            target->platform))
    return FALSE;
  *out_has = would != 0 || has != 0;
  return TRUE;
}

static gboolean
put_key (GopsChatPeople  *self,
         guint64          hash,
         gint64           person,
         GError         **error)
{
  guint64 value;

  return gops_key_table_find (self->known, hash, &value, error) &&
         (value != 0 || gops_key_table_put (self->known, hash, (guint64) person, error));
}

gboolean
gops_chat_people_put_owner (GopsChatPeople        *self,
                            const GopsChatTarget  *target,
                            gint64                 person,
                            GError               **error)
{
  return put_key (self, hash_owner (self, target, person), person, error);
}

static gboolean
put_name (GopsChatPeople  *self,
          GopsChatTarget  *target,
          const char      *name,
          gint64           person,
          GError         **error)
{
  return *name == '\0' || put_key (self, hash_name (self, target, name), person, error);
}

/* The first who had a name keeps it. @sql: rows of person and names in the group ?1 */
static gboolean
put_names (GopsChatPeople  *self,
           GopsChatTarget  *target,
           const char      *sql,
           GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, sql, "l", target->group);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    for (int i = 1; i <= 2; i++)
      if (!put_name (self, target, gops_statement_text (rows, i), gops_statement_int (rows, 0), error))
        return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Merged people first: the membership of somebody who came by name alone bears that name still, but is another's. */
static gboolean
load_names (GopsChatPeople  *self,
            GopsChatTarget  *target,
            GError         **error)
{
  return !g_hash_table_add (self->loaded, target) ||
         (put_names (self, target, GOPS_PERSON_MERGED_NAMES_SQL, error) &&
          put_names (self, target, "SELECT person_id, nickname, full_name FROM member_view WHERE group_id = ?1", error));
}

/* --- finding --- */

static gboolean
is_forgotten (GopsChatPeople       *self,
              const GopsChatTarget *target,
              const GopsChatPerson *who,
              gboolean             *out_forgotten,
              GError              **error)
{
  g_autofree char *name = gops_cell_clean_line (who->name, GOPS_NAME_MAX_CHARACTERS, NULL);
  const GopsForgottenSigns signs = { target->platform, who->id, who->phone, who->email, name, target->group };

  return gops_forgotten_knows (self->store, &self->secret, &signs, out_forgotten, error);
}

/* Somebody who was known by a name or a number shows an account: it is theirs, unless they have another. People of one
 * name, and colleagues behind one number, stay apart. */
static gboolean
adopt (GopsChatPeople  *self,
       GopsChatTarget  *target,
       gint64           person,
       const char      *account,
       Found           *found,
       GError         **error)
{
  gboolean other = FALSE;

  if (*account != '\0' && !has_account (self, target, person, &other, error))
    return FALSE;
  if (other)
    return TRUE;
  if (person < 0)   /* a dry run would make them */
    found->person = person;
  else if (!ask_person (self, person, found, error))
    return FALSE;
  return gops_chat_people_insert_account (self, target, found->person, account, error);
}

static gboolean
find_by_account (GopsChatPeople  *self,
                 GopsChatTarget  *target,
                 const char      *account,
                 Found           *found,
                 GError         **error)
{
  guint64 value;

  if (*account == '\0')
    return TRUE;
  if (!gops_key_table_find (self->known, hash_account (self, target, account), &value, error))
    return FALSE;
  if ((gint64) value < 0)
    found->person = (gint64) value;
  else if (value != 0)
    return ask_person (self, (gint64) value, found, error);
  return value != 0 || !self->has_accounts || gops_chat_lookup_account (self->store, target->platform, account, found, error);
}

/* @out_person: (out): who has the number; 0: nobody known */
static gboolean
ask_phone (GopsChatPeople       *self,
           const GopsChatTarget *target,
           const GopsChatPerson *who,
           gint64               *out_person,
           GError              **error)
{
  Found stored = { 0 };
  guint64 value;

  *out_person = 0;
  if (*who->phone == '\0' || target->pseudonyms)
    return TRUE;
  if (!gops_key_table_find (self->known, hash_phone (self, who->phone), &value, error) ||
      (value == 0 && self->has_accounts && !gops_chat_lookup_phone (self->store, who->phone, &stored, error)))
    return FALSE;
  *out_person = value != 0 ? (gint64) value : stored.person;
  return TRUE;
}

static gboolean
find_by_phone (GopsChatPeople       *self,
               GopsChatTarget       *target,
               const GopsChatPerson *who,
               const char           *account,
               Found                *found,
               GError              **error)
{
  gint64 person;

  return ask_phone (self, target, who, &person, error) && (person == 0 || adopt (self, target, person, account, found, error));
}

static gboolean
find_by_name (GopsChatPeople       *self,
              GopsChatTarget       *target,
              const GopsChatPerson *who,
              const char           *account,
              Found                *found,
              GError              **error)
{
  guint64 value;

  if (*who->name == '\0' || target->pseudonyms)
    return TRUE;
  if (!load_names (self, target, error) || !gops_key_table_find (self->known, hash_name (self, target, who->name), &value, error))
    return FALSE;
  return value == 0 || adopt (self, target, (gint64) value, account, found, error);
}

static gboolean
note_keys (GopsChatPeople       *self,
           GopsChatTarget       *target,
           const GopsChatPerson *who,
           const char           *account,
           gint64                person,
           GError              **error)
{
  return (*account == '\0' || put_key (self, hash_account (self, target, account), person, error)) &&
         (*who->phone == '\0' || target->pseudonyms || put_key (self, hash_phone (self, who->phone), person, error)) &&
         (target->pseudonyms || put_name (self, target, who->name, person, error));
}

/* Tells of somebody on the blacklist, and counts whom the workspace knew. */
static gboolean
note_known (GopsChatPeople *self,
            const Found    *found,
            GError        **error)
{
  guint64 hash = gops_key_table_hash (self->known, KIND_SEEN, (const char *) &found->kept, sizeof found->kept), value;

  if (!gops_key_table_find (self->known, hash, &value, error))
    return FALSE;
  if (value != 0)
    return TRUE;
  if (!found->made && found->person > 0)
    {
      self->n_known++;
      gops_import_report_note_matched (self->report, found->kept);
    }
  if (!gops_key_table_put (self->known, hash, 1, error))
    return FALSE;
  return found->made || gops_import_report_note_blacklisted (self->report, self->store, found->kept, error);
}

static gboolean
find_out (GopsChatPeople       *self,
          GopsChatTarget       *target,
          const GopsChatPerson *who,
          Found                *found,
          GError              **error)
{
  g_autofree char *account = dup_account (self, target, who);

  if (self->has_forgotten && !is_forgotten (self, target, who, &found->ignored, error))
    return FALSE;
  if (found->ignored)
    return TRUE;
  if (!find_by_account (self, target, account, found, error) ||
      (found->person == 0 && !find_by_phone (self, target, who, account, found, error)) ||
      (found->person == 0 && !find_by_name (self, target, who, account, found, error)) ||
      (found->person == 0 && !gops_chat_people_make (self, target, who, account, found, error)))
    return FALSE;
  if (found->kept == 0)
    found->kept = found->person;
  return note_keys (self, target, who, account, found->person, error) && note_known (self, found, error);
}

/* --- members --- */

static GopsChatMember *
get_member (GopsChatPeople *self,
            GopsChatTarget *target,
            const Found    *found)
{
  const MemberKey key = { found->person, target->group };
  GopsChatMember *member = found->ignored ? NULL : g_hash_table_lookup (self->by_person, &key);

  if (member != NULL)
    return member;
  member = g_new0 (GopsChatMember, 1);
  member->person = found->person;
  member->kept = found->kept;
  member->target = target;
  member->made = found->made;
  member->ignored = found->ignored;
  member->bot = found->bot;
  member->role = "";
  g_ptr_array_add (self->members, member);
  if (!found->ignored)
    g_hash_table_insert (self->by_person, g_memdup2 (&key, sizeof key), member);
  return member;
}

/* How the file names somebody in a room, in one number. */
static guint64
hash_words (GopsChatPeople       *self,
            const GopsChatTarget *target,
            const GopsChatPerson *who)
{
  const char *word = *who->phone != '\0' ? who->phone : who->me ? gops_chat_people_name_me (self, target) : who->name;
  guint64 hash = who->print != 0      ? who->print
                 : *who->id != '\0' ? gops_chat_person_hash (who, &self->secret)
                                    : gops_keyed_hash (&self->secret, *who->phone != '\0' ? 'P' : 'N', word, strlen (word));

  return hash != (guint64) target->group ? hash ^ (guint64) target->group : 1;
}

/* @out_member: (out) (nullable): whom the file has named so before */
static gboolean
find_words (GopsChatPeople  *self,
            guint64          words,
            GopsChatMember **out_member,
            GError         **error)
{
  guint64 value = 0;

  if (!gops_key_table_find (self->by_words, words, &value, error))
    return FALSE;
  *out_member = GSIZE_TO_POINTER (value);
  return TRUE;
}

static gboolean
put_words (GopsChatPeople *self,
           guint64         words,
           GopsChatMember *member,
           GError        **error)
{
  return gops_key_table_put (self->by_words, words, GPOINTER_TO_SIZE (member), error);
}

gboolean
gops_chat_people_find (GopsChatPeople        *self,
                       GopsChatTarget        *target,
                       const GopsChatPerson  *who,
                       GopsChatMember       **out_member,
                       GError               **error)
{
  guint64 words = hash_words (self, target, who);
  GopsChatPerson named = *who;
  Found found = { 0 };

  if (!find_words (self, words, out_member, error))
    return FALSE;
  if (*out_member != NULL)
    return TRUE;
  if (who->me)
    named.name = gops_chat_people_name_me (self, target);
  if (!find_out (self, target, &named, &found, error))
    return FALSE;
  *out_member = get_member (self, target, &found);
  return put_words (self, words, *out_member, error);
}

void
gops_chat_people_expect (GopsChatPeople       *self,
                         const GopsChatTarget *target,
                         const GopsChatPerson *who,
                         gboolean              near)
{
  guint64 words;

  if (who->print == 0)
    return;
  words = hash_words (self, target, who);
  if (!near)
    gops_key_table_expect (self->by_words, words);
  else
    __builtin_prefetch (GSIZE_TO_POINTER (gops_key_table_look (self->by_words, words)), 1);
}

GopsChatMember *
gops_chat_people_look (GopsChatPeople       *self,
                       GopsChatTarget       *target,
                       const GopsChatPerson *who)
{
  guint64 words = hash_words (self, target, who), value = 0;
  GopsChatMember *member = NULL;
  MemberKey key = { 0, target->group };

  (void) find_words (self, words, &member, NULL);   /* who cannot be read any more is not counted */
  if (member != NULL || *who->name == '\0')
    return member;
  if (!gops_key_table_find (self->known, hash_name (self, target, who->name), &value, NULL))
    return NULL;
  key.person = (gint64) value;
  return g_hash_table_lookup (self->by_person, &key);
}

/* @out_taken: whether somebody of the group is called so */
static gboolean
look_up_name (GopsChatPeople  *self,
              GopsChatTarget  *target,
              const char      *name,
              gboolean        *out_taken,
              GError         **error)
{
  guint64 value = 0;

  if (!target->pseudonyms &&
      (!load_names (self, target, error) || !gops_key_table_find (self->known, hash_name (self, target, name), &value, error)))
    return FALSE;
  *out_taken = value != 0;
  return TRUE;
}

gboolean
gops_chat_people_join (GopsChatPeople        *self,
                       GopsChatMember        *member,
                       const GopsChatPerson  *other,
                       GError               **error)
{
  guint64 words = hash_words (self, member->target, other);
  g_autofree char *account = NULL;
  GopsChatMember *known = NULL;
  Found found = { 0 };
  gboolean named = FALSE;
  gint64 by_phone;

  if (!find_words (self, words, &known, error))
    return FALSE;
  if (member->ignored || known != NULL)
    return TRUE;
  account = dup_account (self, member->target, other);
  if (!find_by_account (self, member->target, account, &found, error) || !ask_phone (self, member->target, other, &by_phone, error))
    return FALSE;
  if (found.person == 0 && *other->id == '\0' && *other->phone == '\0' && !look_up_name (self, member->target, other->name, &named, error))
    return FALSE;
  if (found.person != 0 || by_phone != 0 || named)   /* somebody else, or known as the same already */
    return TRUE;
  return put_words (self, words, member, error) && gops_chat_people_insert_account (self, member->target, member->person, account, error) &&
         note_keys (self, member->target, other, account, member->person, error);
}
