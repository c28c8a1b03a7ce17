/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts what a foreign table says about a member into the workspace. */
#include "config.h"

#include "gops-member-writer.h"

#include <glib/gi18n-lib.h>

#include "gops-workspace.h"

static const char *
text (const GopsMemberDraft *draft,
      GopsMemberField        field)
{
  return draft->texts[field];
}

/* A number to insert: what is not known counts as none. */
static gint64
number (const GopsMemberDraft *draft,
        GopsMemberField        field)
{
  return MAX (draft->numbers[field], 0);
}

void
gops_member_writer_clear (GopsMemberWriter *self)
{
  g_clear_pointer (&self->person, gops_statement_free);
  g_clear_pointer (&self->account, gops_statement_free);
  g_clear_pointer (&self->membership, gops_statement_free);
}

/* Prepares @sql when it is needed first; it runs for each of many records. */
static GopsStatement *
prepare (GopsMemberWriter  *self,
         GopsStatement    **statement,
         const char        *sql,
         GError           **error)
{
  if (*statement == NULL)
    *statement = gops_store_query (self->store, error, sql, NULL);
  return *statement;
}

static void
bind_texts (GopsStatement         *statement,
            int                    index,
            const GopsMemberDraft *draft,
            const GopsMemberField *fields,
            guint                  n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    gops_statement_bind_text (statement, index + (int) i, text (draft, fields[i]), -1);
}

static gboolean
insert_person (GopsMemberWriter      *self,
               const GopsMemberDraft *draft,
               gint64                 person,
               GError               **error)
{
  static const GopsMemberField fields[] = { GOPS_MEMBER_FIELD_PHONE, GOPS_MEMBER_FIELD_EMAIL, GOPS_MEMBER_FIELD_BIRTHDAY,
                                            GOPS_MEMBER_FIELD_NOTE, GOPS_MEMBER_FIELD_TAGS };
  g_autoptr (GBytes) sort_key = gops_collation_key (text (draft, GOPS_MEMBER_FIELD_NAME));
  GopsStatement *statement = prepare (self, &self->person,
    "INSERT INTO person (id, name, sort_key, batch, phone, email, birthday, note, tags) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);

  if (statement == NULL)
    return FALSE;
  self->n_changed++;
  gops_statement_bind_int (statement, 1, person);
  gops_statement_bind_text (statement, 2, text (draft, GOPS_MEMBER_FIELD_NAME), -1);
  gops_statement_bind_blob (statement, 3, sort_key);
  gops_statement_bind_int (statement, 4, self->batch);
  bind_texts (statement, 5, draft, fields, G_N_ELEMENTS (fields));
  return gops_statement_run (statement, error);
}

static gboolean
insert_account (GopsMemberWriter      *self,
                const char            *platform,
                const char            *account,
                gint64                 person,
                GError               **error)
{
  GopsStatement *statement = prepare (self, &self->account,
    "INSERT INTO person_identity (id, person_id, platform, external_id, batch) VALUES (?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  gops_statement_bind_int (statement, 1, gops_store_new_id (self->store));
  gops_statement_bind_int (statement, 2, person);
  gops_statement_bind_text (statement, 3, platform, -1);
  gops_statement_bind_text (statement, 4, account, -1);
  gops_statement_bind_int (statement, 5, self->batch);
  if (!gops_statement_run (statement, error))
    return FALSE;
  self->n_changed += gops_store_n_changed (self->store);
  return TRUE;
}

/* An account belongs to the person who had it first. @out_taken: (out) (nullable) (optional): one that somebody else has */
static gboolean
insert_accounts (GopsMemberWriter       *self,
                 const GopsMemberDraft  *draft,
                 gint64                  person,
                 const char            **out_taken,
                 GError                **error)
{
  for (guint i = 0; i < GOPS_MEMBER_N_ACCOUNTS; i++)
    {
      GopsMemberField field = GOPS_MEMBER_FIELD_EXTERNAL_ID + i;

      if (*text (draft, field) == '\0')
        continue;
      if (!insert_account (self, gops_member_field_get_platform (field, self->platform), text (draft, field), person, error))
        return FALSE;
      if (out_taken != NULL && gops_store_n_changed (self->store) == 0)
        *out_taken = text (draft, field);
    }
  return TRUE;
}

static gboolean
insert_membership (GopsMemberWriter      *self,
                   const GopsMemberDraft *draft,
                   gint64                 person,
                   GError               **error)
{
  static const GopsMemberField texts[] = { GOPS_MEMBER_FIELD_NICKNAME, GOPS_MEMBER_FIELD_JOINED_ON,
                                           GOPS_MEMBER_FIELD_LEFT_ON, GOPS_MEMBER_FIELD_INVITED_BY };
  static const GopsMemberField numbers[] = { GOPS_MEMBER_FIELD_MESSAGES, GOPS_MEMBER_FIELD_ACTIVE_DAYS,
                                             GOPS_MEMBER_FIELD_INVITES, GOPS_MEMBER_FIELD_CHECKINS,
                                             GOPS_MEMBER_FIELD_PURCHASES, GOPS_MEMBER_FIELD_POINTS };
  const char *role = text (draft, GOPS_MEMBER_FIELD_ROLE);
  GopsStatement *statement = prepare (self, &self->membership,
    "INSERT INTO membership (id, group_id, person_id, batch, last_spoke_at, role, nickname, joined_on, left_on, "
    "invited_by, messages, active_days, invites, checkins, purchases, points) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)", error);

  if (statement == NULL)
    return FALSE;
  self->n_changed++;
  gops_statement_bind_int (statement, 1, gops_store_new_id (self->store));
  gops_statement_bind_int (statement, 2, self->group);
  gops_statement_bind_int (statement, 3, person);
  gops_statement_bind_int (statement, 4, self->batch);
  gops_statement_bind_int (statement, 5, draft->last_spoke_at);
  gops_statement_bind_text (statement, 6, *role != '\0' ? role : "member", -1);
  bind_texts (statement, 7, draft, texts, G_N_ELEMENTS (texts));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    gops_statement_bind_int (statement, 11 + (int) i, number (draft, numbers[i]));
  return gops_statement_run (statement, error);
}

/* What people know of a person is not overwritten by a list. */
static gboolean
fill_person (GopsMemberWriter      *self,
             const GopsMemberDraft *draft,
             gint64                 person,
             GError               **error)
{
  if (!gops_store_exec (self->store, error,
        "UPDATE person SET phone = iif (phone = '', ?2, phone), email = iif (email = '', ?3, email), "
        "birthday = iif (birthday = '', ?4, birthday), note = iif (note = '', ?5, note), "
        "tags = iif (tags = '', ?6, tags) "
        "WHERE id = ?1 AND ((phone = '' AND ?2 <> '') OR (email = '' AND ?3 <> '') "
        "OR (birthday = '' AND ?4 <> '') OR (note = '' AND ?5 <> '') OR (tags = '' AND ?6 <> ''))",
        "lsssss", person, text (draft, GOPS_MEMBER_FIELD_PHONE), text (draft, GOPS_MEMBER_FIELD_EMAIL),
        text (draft, GOPS_MEMBER_FIELD_BIRTHDAY), text (draft, GOPS_MEMBER_FIELD_NOTE),
        text (draft, GOPS_MEMBER_FIELD_TAGS)))
    return FALSE;
  self->n_changed += gops_store_n_changed (self->store);
  return TRUE;
}

/* Facts about the group change from list to list: the newer list is right. */
static gboolean
update_texts (GopsMemberWriter      *self,
              const GopsMemberDraft *draft,
              gint64                 membership,
              GError               **error)
{
  if (!gops_store_exec (self->store, error,
        "UPDATE membership SET nickname = iif (?2 = '' OR named = 1, nickname, ?2), role = iif (?3 = '', role, ?3), "
        "joined_on = iif (?4 = '', joined_on, ?4), left_on = iif (?5 = '', left_on, ?5), "
        "invited_by = iif (?6 = '', invited_by, ?6) "
        "WHERE id = ?1 AND ((named = 0 AND ?2 NOT IN ('', nickname)) OR ?3 NOT IN ('', role) "
        "OR ?4 NOT IN ('', joined_on) OR ?5 NOT IN ('', left_on) OR ?6 NOT IN ('', invited_by))",
        "lsssss", membership, text (draft, GOPS_MEMBER_FIELD_NICKNAME), text (draft, GOPS_MEMBER_FIELD_ROLE),
        text (draft, GOPS_MEMBER_FIELD_JOINED_ON), text (draft, GOPS_MEMBER_FIELD_LEFT_ON),
        text (draft, GOPS_MEMBER_FIELD_INVITED_BY)))
    return FALSE;
  self->n_changed += gops_store_n_changed (self->store);
  return TRUE;
}

static gboolean
update_figures (GopsMemberWriter      *self,
                const GopsMemberDraft *draft,
                gint64                 membership,
                GError               **error)
{
  const gint64 *n = draft->numbers;

  if (!gops_store_exec (self->store, error,
        "UPDATE membership SET messages = iif (?2 < 0, messages, ?2), active_days = iif (?3 < 0, active_days, ?3), "
        "invites = iif (?4 < 0, invites, ?4), checkins = iif (?5 < 0, checkins, ?5), "
        "purchases = iif (?6 < 0, purchases, ?6), points = iif (?7 < 0, points, ?7), "
        "last_spoke_at = max (last_spoke_at, ?8) "
        "WHERE id = ?1 AND (?2 NOT IN (-1, messages) OR ?3 NOT IN (-1, active_days) "
        "OR ?4 NOT IN (-1, invites) OR ?5 NOT IN (-1, checkins) OR ?6 NOT IN (-1, purchases) "
        "OR ?7 NOT IN (-1, points) OR ?8 > last_spoke_at)",
        "llllllll", membership, n[GOPS_MEMBER_FIELD_MESSAGES], n[GOPS_MEMBER_FIELD_ACTIVE_DAYS],
        n[GOPS_MEMBER_FIELD_INVITES], n[GOPS_MEMBER_FIELD_CHECKINS], n[GOPS_MEMBER_FIELD_PURCHASES],
        n[GOPS_MEMBER_FIELD_POINTS], draft->last_spoke_at))
    return FALSE;
  self->n_changed += gops_store_n_changed (self->store);
  return TRUE;
}

/* What people have entered is not overwritten by a list. */
static gboolean
fill_own (GopsMemberWriter      *self,
          const GopsMemberDraft *draft,
          gint64                 person,
          GError               **error)
{
  for (guint i = 0; draft->own != NULL && i < draft->own->len; i++)
    {
      const GopsOwnDraft *own = draft->own->pdata[i];

      if (!gops_store_exec (self->store, error,
            "INSERT INTO own_value (id, person_id, field_id, value, batch) SELECT ?1, ?2, ?3, ?4, ?5"
            " WHERE EXISTS (SELECT 1 FROM own_field WHERE id = ?3) ON CONFLICT DO NOTHING", "lllsl", gops_store_new_id (self->store), person,
            own->field, own->value, self->batch))
        return FALSE;
      self->n_changed += (guint64) gops_store_n_changed (self->store);
    }
  return TRUE;
}

gint64
gops_member_writer_add_person (GopsMemberWriter      *self,
                               const GopsMemberDraft *draft,
                               GError               **error)
{
  gint64 person = gops_store_new_id (self->store);
  const char *taken = NULL;

  if (!insert_person (self, draft, person, error) || !insert_accounts (self, draft, person, &taken, error))
    return 0;
  if (taken != NULL)
    {
      /* Nobody who is seen has the account: an import that is not finished does. */
      g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY,
                   _("another import of “%s” is not finished; try again in a minute"), taken);
      return 0;
    }
  return insert_membership (self, draft, person, error) && fill_own (self, draft, person, error) ? person : 0;
}

gboolean
gops_member_writer_add (GopsMemberWriter      *self,
                        const GopsMemberDraft *draft,
                        GError               **error)
{
  return gops_member_writer_add_person (self, draft, error) != 0;
}

gboolean
gops_member_writer_update (GopsMemberWriter      *self,
                           const GopsMemberDraft *draft,
                           gint64                 person,
                           GError               **error)
{
  g_autoptr (GopsStatement) rows = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 membership = 0;

  if (!fill_person (self, draft, person, error) || !fill_own (self, draft, person, error) || !insert_accounts (self, draft, person, NULL, error))
    return FALSE;
  rows = gops_store_query (self->store, error, "SELECT id FROM membership WHERE group_id = ?1 AND person_id = ?2", "ll",
                           self->group, person);
  if (rows == NULL)
    return FALSE;
  if (gops_statement_next (rows, &local_error))
    membership = gops_statement_int (rows, 0);
  g_clear_pointer (&rows, gops_statement_free);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (membership == 0)
    return insert_membership (self, draft, person, error);
  return update_texts (self, draft, membership, error) && update_figures (self, draft, membership, error);
}
