/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What members reply to an item of the plan. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method-error.h"
#include "gops-plan-replies.h"

#define MOST_NAME    60     /* characters of a name: what is longer before a colon is a sentence */
#define MOST_ANSWER  2000   /* characters */

/* --- reading a paste --- */

typedef struct
{
  char    *name;     /* (owned) */
  GString *answer;   /* (owned) */
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_string_free (line->answer, TRUE);
  g_free (line);
}

/* Where the name ends, and the length of what parts it from the answer; NULL without a name. */
static const char *
find_end_of_name (const char *text,
                  gsize      *out_length)
{
  static const char *const parts[] = { ":", "：", "\t" };
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *found = strstr (text, parts[i]);

      if (found != NULL && found > text && (first == NULL || found < first))
        {
          first = found;
          *out_length = strlen (parts[i]);
        }
    }
  return first != NULL && g_utf8_strlen (text, first - text) <= MOST_NAME ? first : NULL;
}

static void
append_answer (Line       *line,
               const char *text)
{
  g_string_append (line->answer, text);
  if (g_utf8_strlen (line->answer->str, -1) > MOST_ANSWER)
    g_string_truncate (line->answer, (gsize) (g_utf8_offset_to_pointer (line->answer->str, MOST_ANSWER) - line->answer->str));
}

/* A line without a name is an answer all the same: whose, nobody has said. */
static void
read_line (GPtrArray *lines,
           char      *text)
{
  gsize length = 0;
  const char *end = find_end_of_name (g_strstrip (text), &length);
  Line *line;

  if (*text == '\0')
    return;
  line = g_new0 (Line, 1);
  line->name = g_strstrip (g_strndup (text, end != NULL ? (gsize) (end - text) : 0));
  line->answer = g_string_new (NULL);
  append_answer (line, end != NULL ? g_strstrip ((char *) end + length) : text);
  g_ptr_array_add (lines, line);
}

static GPtrArray *
read_lines (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) parts = g_strsplit (valid, "\n", GOPS_ANSWERS_MOST_LINES + 1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; parts[i] != NULL && i < GOPS_ANSWERS_MOST_LINES; i++)
    read_line (lines, parts[i]);
  return lines;
}

/* --- answers --- */

GPtrArray *
gops_plan_answers_load (GopsStore *store,
                        gpointer   item,
                        GError   **error)
{
  return gops_record_load_all (GOPS_TYPE_PLAN_ANSWER, store, error, "WHERE item_id = ?1 ORDER BY position, id", "l", gops_record_get_id (item));
}

/* The member of the item's group who is called so, when there is just one; else 0. */
static gint64
find_member (GopsStore  *store,
             gpointer    item,
             const char *name)
{
  gint64 person = 0;

  (void) gops_store_read_int (store, &person, NULL, "SELECT CASE WHEN count(*) = 1 THEN max(m.person_id) ELSE 0 END FROM membership m"
                              " JOIN person p ON p.id = m.person_id WHERE m.group_id = ?1 AND (m.nickname = ?2 OR p.name = ?2)", "ls",
                              gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID), name);
  return person;
}

/* "Wang I'm in" of a member who is called Wang. */
static void
find_name_without_colon (GopsStore *store,
                         gpointer   item,
                         Line      *line)
{
  const char *text = line->answer->str;
  gsize length = strcspn (text, " ");
  g_autofree char *name = NULL;

  if (*line->name != '\0' || text[length] == '\0' || g_utf8_strlen (text, (gssize) length) > MOST_NAME)
    return;
  name = g_strndup (text, length);
  if (find_member (store, item, name) == 0)
    return;
  g_free (line->name);
  line->name = g_steal_pointer (&name);
  g_string_erase (line->answer, 0, (gssize) length);
  g_strstrip (line->answer->str);
  line->answer->len = strlen (line->answer->str);
}

/* What is known again when it is pasted again: a name; without one the answer, and which of those that are alike it is.
 * Returns: (transfer full) */
static char *
make_key (GHashTable *alike,
          const char *name,
          const char *answer)
{
  guint n;

  if (*name != '\0')
    return g_strdup (name);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (alike, answer)) + 1;
  g_hash_table_insert (alike, g_strdup (answer), GUINT_TO_POINTER (n));
  return g_strdup_printf ("\n%u %s", n, answer);
}

static gboolean
keep_answer (GopsStore  *store,
             gpointer    item,
             GHashTable *known,
             const Line *line,
             char       *key,
             gint64      position,
             guint      *n,
             GError    **error)
{
  g_autofree char *owned = key;
  gpointer answer = g_hash_table_lookup (known, key);

  if (answer != NULL)
    {
      *n += !g_str_equal (gops_record_get_text (answer, GOPS_PLAN_ANSWER_ANSWER), line->answer->str);
      gops_record_set_text (answer, GOPS_PLAN_ANSWER_ANSWER, line->answer->str);
      return gops_record_save (answer, store, error);
    }
  answer = gops_record_new (GOPS_TYPE_PLAN_ANSWER, "item-id", gops_record_get_id (item), "position", position, "name", line->name,
                            "answer", line->answer->str, NULL);
  gops_record_set_int (answer, GOPS_PLAN_ANSWER_PERSON_ID, *line->name != '\0' ? find_member (store, item, line->name) : 0);
  g_hash_table_insert (known, g_steal_pointer (&owned), answer);
  ++*n;
  return gops_record_insert (answer, store, error);
}

/* Notes those that are there by their keys. Returns: the last position */
static gint64
note_known (const GPtrArray *answers,
            GHashTable      *known)
{
  g_autoptr (GHashTable) alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 last = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      gpointer answer = g_ptr_array_index (answers, i);

      g_hash_table_replace (known, make_key (alike, gops_record_get_text (answer, GOPS_PLAN_ANSWER_NAME), gops_record_get_text (answer, GOPS_PLAN_ANSWER_ANSWER)),
                            g_object_ref (answer));
      last = MAX (last, gops_record_get_int (answer, GOPS_PLAN_ANSWER_POSITION));
    }
  return last;
}

static gboolean
keep_answers (GopsStore       *store,
              gpointer         item,
              const GPtrArray *lines,
              guint           *out_n,
              GError         **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) answers = NULL;
  gint64 last;

  if (gops_plan_own_row (store, item, error) == 0 || (answers = gops_plan_answers_load (store, item, error)) == NULL)
    return FALSE;
  last = note_known (answers, known);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      find_name_without_colon (store, item, line);
      if (!keep_answer (store, item, known, line, make_key (alike, line->name, line->answer->str), ++last, out_n, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_plan_answers_paste (GopsStore  *store,
                         gpointer    item,
                         const char *text,
                         guint      *out_n,
                         GError    **error)
{
  g_autoptr (GPtrArray) lines = read_lines (text);

  *out_n = 0;
  if (lines->len == 0)
    {
      g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("There is no answer in it: write one a line, as “name: answer”."));
      return FALSE;
    }
  return gops_store_begin (store, error, N_("Keep answers to “%s”"), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL) &&
         gops_store_end (store, keep_answers (store, item, lines, out_n, error), error);
}

gboolean
gops_plan_answers_clear (GopsStore *store,
                         gpointer   item,
                         GError   **error)
{
  return gops_store_begin (store, error, N_("Remove the answers to “%s”"), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL) &&
         gops_store_end (store, gops_store_exec (store, error, "DELETE FROM plan_answer WHERE item_id = ?1", "l", gops_record_get_id (item)), error);
}

/* --- counting --- */

static void
count_free (gpointer data)
{
  GopsAnswerCount *count = data;

  g_free (count->answer);
  g_string_free (count->names, TRUE);
  g_free (count);
}

/* What is compared: case and width folded, without spaces and punctuation around it. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);
  const char *start = folded;
  char *end = folded + strlen (folded);

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end > start ? g_strndup (start, (gsize) (end - start)) : g_strdup (folded);   /* a reaction is an answer, too */
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const GopsAnswerCount *one = *(const GopsAnswerCount *const *) a, *other = *(const GopsAnswerCount *const *) b;

  return one->n > other->n ? -1 : one->n < other->n;
}

static void
note_name (GopsAnswerCount *count,
           const char      *name)
{
  count->n_nameless += *name == '\0';
  if (*name != '\0')
    g_string_append_printf (count->names, "%s%s", count->names->len > 0 ? _(", ") : "", name);
}

GPtrArray *
gops_plan_answers_count (const GPtrArray *answers)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (count_free);
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      const char *answer = gops_record_get_text (g_ptr_array_index (answers, i), GOPS_PLAN_ANSWER_ANSWER);
      char *folded = fold (answer);
      GopsAnswerCount *count = g_hash_table_lookup (index, folded);

      if (count == NULL)
        {
          count = g_new0 (GopsAnswerCount, 1);
          count->answer = g_strdup (answer);
          count->names = g_string_new (NULL);
          g_ptr_array_add (counts, count);
          g_hash_table_insert (index, g_strdup (folded), count);
        }
      count->n++;
      note_name (count, gops_record_get_text (g_ptr_array_index (answers, i), GOPS_PLAN_ANSWER_NAME));
      g_free (folded);
    }
  g_ptr_array_sort (counts, compare_counts);
  return counts;
}

/* --- the sign-up list --- */

GopsSignUp *
gops_plan_sign_up_load (GopsStore *store,
                        gpointer   item,
                        GError   **error)
{
  g_autoptr (GPtrArray) lists = gops_record_get_id (item) == 0 ? NULL :
    gops_record_load_all (GOPS_TYPE_SIGN_UP, store, error, "WHERE item_id = ?1 ORDER BY id LIMIT 1", "l", gops_record_get_id (item));

  return lists != NULL && lists->len > 0 ? g_object_ref (g_ptr_array_index (lists, 0)) : NULL;
}

GPtrArray *
gops_plan_sign_ups_free (GopsStore *store,
                         gpointer   item,
                         GError   **error)
{
  return gops_record_load_all (GOPS_TYPE_SIGN_UP, store, error, "WHERE group_id = ?1 AND item_id IS NULL ORDER BY on_date DESC, id DESC LIMIT 50", "l",
                               gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID));
}

static gboolean
link_list (GopsStore *store,
           gpointer   item,
           gint64     sign_up,
           GError   **error)
{
  gint64 row = gops_plan_own_row (store, item, error);
  g_autoptr (GopsSignUp) list = NULL;

  if (row == 0)
    return FALSE;
  if (sign_up != 0)
    return gops_store_exec (store, error, "UPDATE sign_up SET item_id = ?1 WHERE id = ?2", "ll", row, sign_up);
  list = gops_record_new (GOPS_TYPE_SIGN_UP, "group-id", gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID), "title",
                          gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), "purpose", "sign-up", "on-date",
                          gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), "item-id", row, "places", (gint64) -1, NULL);
  return gops_record_insert (list, store, error);
}

gboolean
gops_plan_sign_up_link (GopsStore *store,
                        gpointer   item,
                        gint64     sign_up,
                        GError   **error)
{
  return gops_store_begin (store, error, N_("Give “%s” a sign-up list"), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL) &&
         gops_store_end (store, link_list (store, item, sign_up, error), error);
}

gboolean
gops_plan_sign_up_unlink (GopsStore *store,
                          gpointer   item,
                          GError   **error)
{
  return gops_store_begin (store, error, N_("Take the sign-up list from “%s”"), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL) &&
         gops_store_end (store, gops_store_exec (store, error, "UPDATE sign_up SET item_id = NULL WHERE item_id = ?1", "l", gops_record_get_id (item)), error);
}

GPtrArray *
gops_sign_up_entries_load (GopsStore *store,
                           gint64     sign_up,
                           GError   **error)
{
  return gops_record_load_all (GOPS_TYPE_SIGN_UP_ENTRY, store, error, "WHERE sign_up_id = ?1 ORDER BY position, id", "l", sign_up);
}

static gboolean
add_name (GopsStore  *store,
          gint64      sign_up,
          const char *name,
          GError    **error)
{
  g_autoptr (GopsSignUp) list = gops_record_load (GOPS_TYPE_SIGN_UP, store, sign_up, error);
  g_autoptr (GopsPlanItem) group = list != NULL ? gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", gops_record_get_int (list, GOPS_SIGN_UP_GROUP_ID), NULL) : NULL;
  g_autoptr (GopsSignUpEntry) entry = NULL;
  gint64 last = 0;

  if (list == NULL)
    return FALSE;
  (void) gops_store_read_int (store, &last, NULL, "SELECT coalesce (max (position), 0) FROM sign_up_entry WHERE sign_up_id = ?1", "l", sign_up);
  entry = gops_record_new (GOPS_TYPE_SIGN_UP_ENTRY, "sign-up-id", sign_up, "position", last + 1, "name", name, "attended", (gint64) -1, NULL);
  gops_record_set_int (entry, GOPS_SIGN_UP_ENTRY_PERSON_ID, find_member (store, group, name));
  gops_record_set_real (entry, GOPS_SIGN_UP_ENTRY_QUANTITY, 1);
  return gops_record_insert (entry, store, error);
}

gboolean
gops_sign_up_add_name (GopsStore  *store,
                       gint64      sign_up,
                       const char *name,
                       GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MOST_NAME));

  if (*g_strstrip (cut) == '\0')
    return TRUE;
  return gops_store_begin (store, error, N_("Sign up “%s”"), cut, NULL) && gops_store_end (store, add_name (store, sign_up, cut, error), error);
}

static const char *
label_attended (int attended)
{
  return attended > 0 ? N_("Note that somebody came") : attended == 0 ? N_("Note that somebody stayed away") : N_("Forget who came");
}

gboolean
gops_sign_up_set_attended (GopsStore *store,
                           gint64     entry,
                           int        attended,
                           GError   **error)
{
  return gops_store_begin (store, error, label_attended (attended), NULL) &&
         gops_store_end (store, gops_store_exec (store, error, "UPDATE sign_up_entry SET attended = ?2 WHERE id = ?1", "ll", entry, (gint64) attended), error);
}

gboolean
gops_sign_up_remove_entry (GopsStore *store,
                           gint64     entry,
                           GError   **error)
{
  return gops_store_begin (store, error, N_("Remove from the sign-up list"), NULL) &&
         gops_store_end (store, gops_store_exec (store, error, "DELETE FROM sign_up_entry WHERE id = ?1", "l", entry), error);
}

gboolean
gops_sign_up_set_places (GopsStore *store,
                         gint64     sign_up,
                         int        places,
                         GError   **error)
{
  return gops_store_begin (store, error, N_("Set the places of a sign-up list"), NULL) &&
         gops_store_end (store, gops_store_exec (store, error, "UPDATE sign_up SET places = ?2 WHERE id = ?1", "ll", sign_up, (gint64) places), error);
}
