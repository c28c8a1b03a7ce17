/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making one of two people. Splitting them again is in gops-people-split.c. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-member-sums.h"
#include "gops-people-merge-private.h"
#include "gops-row-copy.h"
#include "gops-tags.h"

const char *const gops_merge_person_columns[] = {
  "phone", "email", "birthday", "note", "tags", "staff", "blacklisted", "blacklist_reason", NULL,
};

typedef struct
{
  GopsStore *store;
  gint64     kept;
  gint64     merged;
  GString   *before;   /* (owned): JSON */
} Merging;

static void
merging_clear (Merging *self)
{
  g_string_free (self->before, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, merging_clear)

/* --- looking --- */

/**
 * gops_people_find_kept:
 * @out_kept: (out): the person, or the one that they were merged into
 * @out_name: (out) (optional) (transfer full)
 */
gboolean
gops_people_find_kept (GopsStore  *store,
                       gint64      person,
                       gint64     *out_kept,
                       char      **out_name,
                       GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT k.id, k.name FROM person p JOIN person k ON k.id = coalesce (p.merged_into, p.id) WHERE p.id = ?1 AND " GOPS_BATCH_SHOWN ("k.batch"),
    "l", person);

  if (row == NULL)
    return FALSE;
  if (!gops_statement_next (row, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("This person is gone; somebody has deleted them."));
      return FALSE;
    }
  *out_kept = gops_statement_int (row, 0);
  if (out_name != NULL)
    *out_name = g_strdup (gops_statement_text (row, 1));
  return TRUE;
}

static gboolean
refuse_same (const char *name,
             GError    **error)
{
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT, _("“%s” can’t be merged with themselves. Choose another person."), name);
  return FALSE;
}

/* An import under way may be about to write what would have to move. */
static gboolean
check_not_importing (GopsStore *store,
                     gint64     kept,
                     gint64     merged,
                     GError   **error)
{
  gint64 pending = 0;

  if (!gops_store_read_int (store, &pending, error, "SELECT EXISTS (SELECT 1 FROM membership WHERE person_id IN (?1, ?2) AND "
                            GOPS_BATCH_IS ("batch", "pending") ")", "ll", kept, merged))
    return FALSE;
  if (pending == 0)
    return TRUE;
  g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY, _("An import is still writing about these people. Try again when it has finished."));
  return FALSE;
}

/**
 * gops_people_look:
 * @out_concerns: (out): what speaks against making one of the two
 */
gboolean
gops_people_look (GopsStore         *store,
                  gint64             kept,
                  gint64             merged,
                  GopsMergeConcerns *out_concerns,
                  GError           **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT a.staff <> b.staff, a.bot <> b.bot, a.blacklisted <> b.blacklisted, EXISTS (SELECT 1 FROM person_apart"
    " WHERE first_id IN (?1, ?2) AND second_id IN (?1, ?2)) FROM person a, person b WHERE a.id = ?1 AND b.id = ?2", "ll", kept, merged);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return FALSE;
  *out_concerns = GOPS_MERGE_FINE;
  if (gops_statement_next (row, &local_error))
    for (int i = 0; i < gops_statement_n_columns (row); i++)
      *out_concerns |= gops_statement_int (row, i) != 0 ? 1u << i : 0;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gops_merge_concerns_describe:
 *
 * Returns: (transfer full): for people, a sentence for each; "" when there are none
 */
char *
gops_merge_concerns_describe (GopsMergeConcerns concerns)
{
  static const char *const sentences[] = {
    N_("One of the two is staff: the one who stays will be staff."),
    N_("One of the two is a bot and the other is not."),
    N_("One of the two is on the blacklist: the one who stays will be on it."),
    N_("Somebody said before that these are two people."),
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if ((concerns & 1u << i) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _(sentences[i]));
  return g_string_free (text, FALSE);
}

/**
 * gops_people_any_merged:
 * @out_any: (out): whether anybody at all is merged; quick
 */
gboolean
gops_people_any_merged (GopsStore *store,
                        gboolean  *out_any,
                        GError   **error)
{
  gint64 any = 0;

  if (!gops_store_read_int (store, &any, error, "SELECT EXISTS (SELECT 1 FROM person WHERE merged_into IS NOT NULL)", NULL))
    return FALSE;
  *out_any = any != 0;
  return TRUE;
}

/* --- the person --- */

static gboolean
append_person (Merging    *self,
               const char *name,
               GError    **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT json_object (");
  g_autofree char *json = NULL;

  for (guint i = 0; gops_merge_person_columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s'%s', %s", i > 0 ? ", " : "", gops_merge_person_columns[i], gops_merge_person_columns[i]);
  g_string_append (sql, ") FROM person WHERE id = ?1");
  if (!gops_store_read_text (self->store, &json, error, sql->str, "l", self->kept))
    return FALSE;
  g_string_append_printf (self->before, "\"%s\":%s", name, json);
  return TRUE;
}

static void
fill (GopsPerson *kept,
      GopsPerson *other,
      guint       column)
{
  if (gops_record_is_blank (kept, column))
    gops_record_set_text (kept, column, gops_record_get_text (other, column));
}

/* What is known of either is known of both; who stays keeps what is theirs. */
static void
unite (GopsPerson *kept,
       GopsPerson *other)
{
  static const guint columns[] = { GOPS_PERSON_PHONE, GOPS_PERSON_EMAIL, GOPS_PERSON_BIRTHDAY, GOPS_PERSON_BLACKLIST_REASON };
  g_autofree char *tags = gops_tags_unite (gops_record_get_text (kept, GOPS_PERSON_TAGS), gops_record_get_text (other, GOPS_PERSON_TAGS));
  g_autofree char *note = gops_notes_unite (gops_record_get_text (kept, GOPS_PERSON_NOTE), gops_record_get_text (other, GOPS_PERSON_NOTE));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    fill (kept, other, columns[i]);
  gops_record_set_text (kept, GOPS_PERSON_TAGS, tags);
  gops_record_set_text (kept, GOPS_PERSON_NOTE, note);
  gops_record_set_int (kept, GOPS_PERSON_STAFF, gops_record_get_bool (kept, GOPS_PERSON_STAFF) || gops_record_get_bool (other, GOPS_PERSON_STAFF));
  gops_record_set_int (kept, GOPS_PERSON_BLACKLISTED,
                       gops_record_get_bool (kept, GOPS_PERSON_BLACKLISTED) || gops_record_get_bool (other, GOPS_PERSON_BLACKLISTED));
}

static gboolean
merge_person (Merging *self,
              GError **error)
{
  g_autoptr (GopsPerson) kept = gops_record_load (GOPS_TYPE_PERSON, self->store, self->kept, error);
  g_autoptr (GopsPerson) other = kept != NULL ? gops_record_load (GOPS_TYPE_PERSON, self->store, self->merged, error) : NULL;

  if (other == NULL)
    return FALSE;
  unite (kept, other);
  g_string_append (self->before, "\"person\":{");
  if (!append_person (self, "before", error) || !gops_record_save (kept, self->store, error))
    return FALSE;
  g_string_append_c (self->before, ',');
  if (!append_person (self, "after", error))
    return FALSE;
  g_string_append_c (self->before, '}');
  return gops_store_exec (self->store, error, "UPDATE person SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", "ll", self->kept, self->merged);
}

/* --- memberships --- */

/* @kept: id of the kept person's membership in the same group */
static gboolean
fold_membership (Merging        *self,
                 GopsMembership *other,
                 gint64          kept,
                 GError        **error)
{
  g_autofree char *before = gops_row_dup_json (self->store, &gops_membership_table, kept, error), *after = NULL;
  g_autoptr (GopsMembership) record = before != NULL ? gops_record_load (GOPS_TYPE_MEMBERSHIP, self->store, kept, error) : NULL;
  GopsMemberSums sums;

  if (record == NULL ||
      !gops_member_sums_read (self->store, gops_record_get_int (record, GOPS_MEMBERSHIP_GROUP_ID), self->kept, &sums, error))
    return FALSE;
  gops_membership_fold (record, other, &sums);
  if (!gops_record_save (record, self->store, error) || !gops_record_delete (other, self->store, error) ||
      (after = gops_row_dup_json (self->store, &gops_membership_table, kept, error)) == NULL)
    return FALSE;
  g_string_append_printf (self->before, ",\"kept\":%" G_GINT64_FORMAT ",\"before\":%s,\"after\":%s", kept, before, after);
  return TRUE;
}

static gboolean
find_twin (Merging        *self,
           GopsMembership *other,
           gint64         *out_kept,
           GError        **error)
{
  return gops_store_read_int (self->store, out_kept, error, "SELECT coalesce ((SELECT id FROM membership WHERE group_id = ?1 AND person_id = ?2), 0)", "ll",
                              gops_record_get_int (other, GOPS_MEMBERSHIP_GROUP_ID), self->kept);
}

static gboolean
merge_membership (Merging        *self,
                  GopsMembership *other,
                  GError        **error)
{
  g_autofree char *row = gops_row_dup_json (self->store, &gops_membership_table, gops_record_get_id (other), error);
  gint64 kept;
  gboolean ok;

  if (row == NULL || !find_twin (self, other, &kept, error))
    return FALSE;
  g_string_append_printf (self->before, "%s{\"row\":%s", self->before->str[self->before->len - 1] == '[' ? "" : ",", row);
  if (kept != 0)
    ok = fold_membership (self, other, kept, error);
  else
    {
      gops_record_set_int (other, GOPS_MEMBERSHIP_PERSON_ID, self->kept);
      ok = gops_record_save (other, self->store, error);
    }
  g_string_append_c (self->before, '}');
  return ok;
}

/* Rows of undone imports may stand where one has to go. Nobody brings them back: this action ends what can be redone. */
static gboolean
drop_hidden (Merging *self,
             GError **error)
{
  g_autofree char *kept = g_strdup_printf ("%" G_GINT64_FORMAT, self->kept), *merged = g_strdup_printf ("%" G_GINT64_FORMAT, self->merged);

  return gops_batch_drop_hidden (self->store, error, "membership", "person_id IN (?1, ?2)", kept, merged);
}

static gboolean
merge_memberships (Merging *self,
                   GError **error)
{
  g_autoptr (GPtrArray) others = NULL;

  if (!drop_hidden (self, error))
    return FALSE;
  others = gops_record_load_all (GOPS_TYPE_MEMBERSHIP, self->store, error, "WHERE person_id = ?1 ORDER BY id", "l", self->merged);
  if (others == NULL)
    return FALSE;
  g_string_append (self->before, ",\"memberships\":[");
  for (guint i = 0; i < others->len; i++)
    if (!merge_membership (self, others->pdata[i], error))
      return FALSE;
  g_string_append_c (self->before, ']');
  return TRUE;
}

/* --- own fields --- */

static gboolean
copy_own_value (Merging    *self,
                gint64      field,
                const char *value,
                GError    **error)
{
  gint64 id = gops_store_new_id (self->store);

  g_string_append_printf (self->before, "%s%" G_GINT64_FORMAT, self->before->str[self->before->len - 1] == '[' ? "" : ",", id);
  return gops_store_exec (self->store, error, "INSERT INTO own_value (id, person_id, field_id, value) VALUES (?1, ?2, ?3, ?4)", "llls",
                          id, self->kept, field, value);
}

static gboolean
merge_own_values (Merging *self,
                  GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT field_id, value FROM own_value WHERE person_id = ?2 AND value <> '' AND " GOPS_BATCH_SHOWN ("batch")
    " AND field_id NOT IN (SELECT field_id FROM own_value WHERE person_id = ?1) ORDER BY field_id", "ll", self->kept, self->merged);

  if (rows == NULL)
    return FALSE;
  g_string_append (self->before, ",\"own\":[");
  while (gops_statement_next (rows, &local_error))
    {
      g_autofree char *value = g_strdup (gops_statement_text (rows, 1));

      if (!copy_own_value (self, gops_statement_int (rows, 0), value, error))
        return FALSE;
    }
  g_string_append_c (self->before, ']');
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- the whole --- */

static gboolean
note_merge (Merging    *self,
            gint64      merge,
            const char *reason,
            gint64      at,
            GError    **error)
{
  return gops_store_exec (self->store, error,
                          "INSERT INTO person_merge (id, kept_id, merged_id, reason, before, merged_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "lllssl",
                          merge, self->kept, self->merged, reason, self->before->str, at) &&
         gops_store_exec (self->store, error, "DELETE FROM person_apart WHERE first_id IN " GOPS_PERSON_ALL_SQL ("?1")
                          " AND second_id IN " GOPS_PERSON_ALL_SQL ("?1"), "l", self->kept);
}

/* Within an action. @kept and @merged: two people who stay so far; @merge: the id that it is noted with */
gboolean
gops_people_merge_at (GopsStore  *store,
                      gint64      kept,
                      gint64      merged,
                      gint64      merge,
                      const char *reason,
                      gint64      at,
                      GError    **error)
{
  g_auto (Merging) self = { store, kept, merged, g_string_new ("{") };

  if (!merge_person (&self, error) || !merge_memberships (&self, error) || !merge_own_values (&self, error))
    return FALSE;
  g_string_append_c (self.before, '}');
  return note_merge (&self, merge, reason, at, error);
}

gboolean
gops_people_end_action (GopsStore *store,
                        gboolean   ok,
                        GError   **error)
{
  if (ok)
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/* Who the two are is asked within the action: between asking and beginning others could merge or delete them. */
static gboolean
merge_within (GopsStore  *store,
              gint64      kept,
              gint64      merged,
              gint64      merge,
              const char *reason,
              GError    **error)
{
  g_autofree char *kept_name = NULL, *merged_name = NULL;

  if (!gops_people_find_kept (store, kept, &kept, &kept_name, error) || !gops_people_find_kept (store, merged, &merged, &merged_name, error))
    return FALSE;
  if (kept == merged)
    return refuse_same (kept_name, error);
  gops_store_name_action (store, N_("Merge “%s” into “%s”"), merged_name, kept_name, NULL);
  return check_not_importing (store, kept, merged, error) && gops_people_merge_at (store, kept, merged, merge, reason, gops_store_now (store), error);
}

/**
 * gops_people_merge:
 * @kept: who stays; where that one is merged, the one they were merged into
 * @merged: who is the same
 * @reason: for people, why
 * @out_merge: (out) (optional): what gops_people_split() takes
 *
 * As an action, or a part of the one that is open. Blank fields of @kept are filled, tags and notes united. Errors:
 * %GOPS_STORE_ERROR_NOT_FOUND, %GOPS_STORE_ERROR_CONSTRAINT for a person with themselves, %GOPS_STORE_ERROR_BUSY
 * while an import writes about them.
 */
gboolean
gops_people_merge (GopsStore  *store,
                   gint64      kept,
                   gint64      merged,
                   const char *reason,
                   gint64     *out_merge,
                   GError    **error)
{
  gint64 merge = gops_store_new_id (store);

  if (!gops_store_begin (store, error, N_("Merge people who are the same"), NULL) ||
      !gops_people_end_action (store, merge_within (store, kept, merged, merge, reason, error), error))
    return FALSE;
  if (out_merge != NULL)
    *out_merge = merge;
  return TRUE;
}

static gboolean
set_apart_within (GopsStore *store,
                  gint64     first,
                  gint64     second,
                  GError   **error)
{
  g_autofree char *first_name = NULL, *second_name = NULL;

  if (!gops_people_find_kept (store, first, &first, &first_name, error) || !gops_people_find_kept (store, second, &second, &second_name, error))
    return FALSE;
  if (first == second)
    return refuse_same (first_name, error);
  gops_store_name_action (store, N_("Note that “%s” and “%s” are two"), first_name, second_name, NULL);
  return gops_store_exec (store, error, "INSERT INTO person_apart (id, first_id, second_id) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
                          " (SELECT 1 FROM person_apart WHERE first_id IN (?2, ?3) AND second_id IN (?2, ?3))", "lll",
                          gops_store_new_id (store), MIN (first, second), MAX (first, second));
}

/**
 * gops_people_set_apart:
 *
 * Notes, as an action, that two are not one; they are not suggested again.
 */
gboolean
gops_people_set_apart (GopsStore *store,
                       gint64     first,
                       gint64     second,
                       GError   **error)
{
  return gops_store_begin (store, error, N_("Note that two people are two"), NULL) &&
         gops_people_end_action (store, set_apart_within (store, first, second, error), error);
}
