/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a person, for comparing. */
#include "config.h"

#include "gops-person-facts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-people-merge.h"
#include "gops-person-name.h"
#include "gops-phone.h"
#include "gops-tags.h"

static void
place_free (gpointer data)
{
  g_free (((GopsPersonPlace *) data)->inviter);
  g_free (data);
}

static void
own_free (gpointer data)
{
  g_free (((GopsPersonOwn *) data)->field);
  g_free (((GopsPersonOwn *) data)->value);
  g_free (data);
}

void
gops_person_facts_free (GopsPersonFacts *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->keys);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->birthday);
  g_free (self->tags);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->own);
  g_free (self);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
gops_person_tags_sort (const char *tags)
{
  g_autoptr (GPtrArray) list = gops_tags_split (tags);
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (list, compare_texts);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (char *) list->pdata[i]);
  return g_string_free (text, FALSE);
}

/* Calls @take for each row. @rows: (transfer full) (nullable) */
static gboolean
for_each (GopsPersonFacts  *self,
          GopsStatement    *rows,
          void            (*take) (GopsPersonFacts *self, GopsStatement *row),
          GError          **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    take (self, rows);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
take_person (GopsPersonFacts *self,
             GopsStatement   *row)
{
  self->name = g_strdup (gops_statement_text (row, 0));
  self->phone = gops_phone_key (gops_statement_text (row, 1));
  self->email = g_ascii_strdown (gops_statement_text (row, 2), -1);
  self->birthday = g_strdup (gops_statement_text (row, 3));
  self->tags = gops_person_tags_sort (gops_statement_text (row, 4));
  self->staff = gops_statement_int (row, 5) != 0;
  self->bot = gops_statement_int (row, 6) != 0;
  self->blacklisted = gops_statement_int (row, 7) != 0;
  for (int i = 1; i <= 4; i++)
    self->n_filled += *gops_statement_text (row, i) != '\0';
}

static void
take_name (GopsPersonFacts *self,
           GopsStatement   *row)
{
  gops_person_name_add_keys (self->keys, gops_statement_text (row, 0));
}

static void
take_account (GopsPersonFacts *self,
              GopsStatement   *row)
{
  g_ptr_array_add (self->accounts, g_strdup (gops_statement_text (row, 0)));
  self->n_filled++;
}

static void
take_place (GopsPersonFacts *self,
            GopsStatement   *row)
{
  GopsPersonPlace *place = g_new0 (GopsPersonPlace, 1);

  *place = (GopsPersonPlace) { gops_statement_int (row, 0), gops_statement_int (row, 1), g_strdup (gops_statement_text (row, 2)) };
  g_ptr_array_add (self->places, place);
  if (*gops_statement_text (row, 3) != '\0')
    gops_person_name_add_keys (self->keys, gops_statement_text (row, 3));
  self->n_filled++;
}

static void
take_own (GopsPersonFacts *self,
          GopsStatement   *row)
{
  GopsPersonOwn *own = g_new0 (GopsPersonOwn, 1);

  *own = (GopsPersonOwn) { gops_statement_int (row, 0), g_strdup (gops_statement_text (row, 1)), g_strdup (gops_statement_text (row, 2)),
                           !g_str_equal (gops_statement_text (row, 3), "choice") };
  g_ptr_array_add (self->own, own);
  self->n_filled++;
}

static void
take_days (GopsPersonFacts *self,
           GopsStatement   *row)
{
  self->first_day = (int) gops_statement_int (row, 0);
  self->last_day = (int) gops_statement_int (row, 1);
}

static gboolean
load (GopsPersonFacts  *self,
      GopsStore        *store,
      GError          **error)
{
#define ALL GOPS_PERSON_ALL_SQL ("?1")
  return for_each (self, gops_store_query (store, error, "SELECT name, phone, email, birthday, tags, staff, bot, blacklisted FROM person WHERE id = ?1", "l",
                                           self->id), take_person, error) &&
         for_each (self, gops_store_query (store, error, "SELECT name FROM person WHERE id IN " ALL " ORDER BY id <> ?1", "l", self->id), take_name, error) &&
         for_each (self, gops_store_query (store, error, "SELECT platform FROM person_identity WHERE person_id IN " ALL " AND " GOPS_BATCH_SHOWN ("batch"),
                                           "l", self->id), take_account, error) &&
         for_each (self, gops_store_query (store, error, "SELECT m.group_id, coalesce (g.parent, g.id), m.invited_by, m.nickname FROM membership m"
                                           " JOIN chat_group g ON g.id = m.group_id WHERE m.person_id = ?1 AND g.deleted_at = 0 AND " GOPS_BATCH_SHOWN ("m.batch"),
                                           "l", self->id), take_place, error) &&
         for_each (self, gops_store_query (store, error, "SELECT f.id, f.name, v.value, f.kind FROM own_value v JOIN own_field f ON f.id = v.field_id"
                                           " WHERE v.person_id = ?1 AND v.value <> '' AND " GOPS_BATCH_SHOWN ("v.batch") " ORDER BY f.id", "l", self->id),
                   take_own, error) &&
         for_each (self, gops_store_query (store, error, "SELECT coalesce (min (day), 0), coalesce (max (day), 0) FROM activity_day WHERE person_id IN " ALL
                                           " AND messages > 0 AND " GOPS_BATCH_SHOWN ("batch"), "l", self->id), take_days, error);
#undef ALL
}

/**
 * gops_person_facts_load:
 * @person: who is not merged into another
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsPersonFacts *
gops_person_facts_load (GopsStore  *store,
                        gint64      person,
                        GError    **error)
{
  GopsPersonFacts *self = g_new0 (GopsPersonFacts, 1);

  self->id = person;
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->accounts = g_ptr_array_new_with_free_func (g_free);
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->own = g_ptr_array_new_with_free_func (own_free);
  if (load (self, store, error) && self->name != NULL)
    return self;
  if (self->name == NULL && error != NULL && *error == NULL)
    g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("This person is gone; somebody has deleted them."));
  gops_person_facts_free (self);
  return NULL;
}
