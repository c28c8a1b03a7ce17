/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign-up list becomes check-ins, orders or a list of who takes part. */
#include "config.h"

#include "gops-sign-up-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-cell-clean.h"
#include "gops-intake-error.h"
#include "gops-name-fold.h"
#include "gops-namesakes.h"
#include "gops-sign-up-private.h"
#include "gops-workspace.h"

/* An entry as the workspace has it. */
typedef struct
{
  gint64  id;
  gint64  person;
  double  count;
  char   *remark;   /* (owned) */
} Stored;

typedef struct
{
  GopsStore             *store;
  const GopsSignUpTerms *terms;
  GopsSignUpList            *list;       /* (owned) */
  char                  *title;      /* (owned) */
  gint64                 group;
  gint64                 sign_up;    /* 0: none yet */
  GHashTable            *stored;     /* (owned) (element-type utf8 Stored): by folded name and how often it came */
  GHashTable            *times;      /* (owned) (element-type utf8 guint): how often a name came in this list */
  GHashTable            *met;        /* (owned) (element-type utf8 GopsSignUpLine): the first line of each, by person or folded name */
  GopsPersonFinder      *finder;     /* (owned) */
  GString               *folded;     /* (owned) */
  gboolean               is_touched; /* something was written */
  GopsSignUpReport      *report;     /* (owned) */
} Run;

static void
stored_free (gpointer data)
{
  g_free (((Stored *) data)->remark);
  g_free (data);
}

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->list, gops_sign_up_list_unref);
  g_free (self->title);
  g_clear_pointer (&self->stored, g_hash_table_unref);
  g_clear_pointer (&self->times, g_hash_table_unref);
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_clear_pointer (&self->finder, gops_person_finder_free);
  g_string_free (self->folded, TRUE);
  g_clear_pointer (&self->report, gops_sign_up_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* --- what is there --- */

/* A name that stands there twice is two entries. Returns: (transfer full) */
static char *
make_key (Run        *self,
          GHashTable *times,
          const char *name)
{
  guint n;

  gops_name_fold (self->folded, name);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (times, self->folded->str)) + 1;
  g_hash_table_insert (times, g_strdup (self->folded->str), GUINT_TO_POINTER (n));
  return g_strdup_printf ("%u %s", n, self->folded->str);
}

static gboolean
load_entries (Run     *self,
              GError **error)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT id, coalesce (person_id, 0), quantity, remark, name FROM sign_up_entry WHERE sign_up_id = ?1 ORDER BY position, id", "l", self->sign_up);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      Stored *stored = g_new (Stored, 1);

      *stored = (Stored) { gops_statement_int (rows, 0), gops_statement_int (rows, 1), gops_statement_real (rows, 2),
                           g_strdup (gops_statement_text (rows, 3)) };
      g_hash_table_insert (self->stored, make_key (self, times, gops_statement_text (rows, 4)), stored);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_stored (Run     *self,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->sign_up = self->terms->sign_up;
  if (self->sign_up != 0)
    return load_entries (self, error);
  if (gops_store_read_int (self->store, &self->sign_up, &local_error,
        "SELECT id FROM sign_up WHERE group_id = ?1 AND on_date = ?2 AND title = ?3 AND purpose = ?4", "lsss", self->group,
        self->terms->day, self->title, gops_sign_up_purpose_id (self->terms->purpose)))
    return load_entries (self, error);
  if (g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- people --- */

static gboolean
add_member (Run         *self,
            const char  *name,
            gint64      *out_person,
            GError     **error)
{
  g_autoptr (GBytes) sort_key = gops_collation_key (name);

  *out_person = gops_store_new_id (self->store);
  self->report->n_added++;
  return gops_store_exec (self->store, error, "INSERT INTO person (id, name, sort_key) VALUES (?1, ?2, ?3)", "lsb", *out_person, name, sort_key) &&
    gops_store_exec (self->store, error, "INSERT INTO membership (id, group_id, person_id, role) VALUES (?1, ?2, ?3, 'member')", "lll",
                     gops_store_new_id (self->store), self->group, *out_person) &&
    gops_person_finder_note (self->finder, &(GopsWanted) { .name = name }, *out_person, error);
}

/* Somebody said whose name it is that several have; nobody's is an answer, too. */
static void
take_choice (Run             *self,
             GopsSignUpLine  *line)
{
  const gint64 *chosen = self->terms->chosen != NULL ? g_hash_table_lookup (self->terms->chosen, GUINT_TO_POINTER (line->line)) : NULL;

  if (chosen == NULL || line->found != GOPS_FOUND_SEVERAL)
    return;
  line->person = *chosen;
  line->is_chosen = TRUE;
}

/* In a list an account or a number may stand in place of a name. */
static gboolean
find_person (Run             *self,
             GopsSignUpLine  *line,
             GError         **error)
{
  g_autofree char *phone = gops_cell_phone (line->name);
  const GopsWanted wanted = { .account = line->name, .phone = phone, .name = line->name };

  if (!gops_person_finder_find (self->finder, &wanted, &line->found, &line->person, error))
    return FALSE;
  take_choice (self, line);
  if (line->person == 0 && line->found == GOPS_FOUND_NOBODY && line->count > 0 && self->terms->add_people && !add_member (self, line->name, &line->person, error))
    return FALSE;
  self->report->n_unknown += line->person == 0 && line->count > 0;
  return TRUE;
}

/* Two names of a list may be one person's; a name that several have may be another's each time. Who has called off is none
 * of those. */
static void
note_met (Run            *self,
          GopsSignUpLine *line)
{
  g_autofree char *key = NULL;
  const GopsSignUpLine *first;

  if (line->count <= 0)
    return;
  gops_name_fold (self->folded, line->name);
  key = line->person != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, line->person)
      : line->found == GOPS_FOUND_SEVERAL ? g_strdup_printf ("#%u", line->line) : g_strconcat ("=", self->folded->str, NULL);
  first = g_hash_table_lookup (self->met, key);
  if (first != NULL)
    {
      line->same_as = first->name;
      self->report->n_again++;
    }
  else
    g_hash_table_insert (self->met, g_steal_pointer (&key), line);
  self->report->n_people = g_hash_table_size (self->met);
}

/* Who has called off is counted as that; of a duty a person's second entry is counted as that. */
static void
count_line (Run                  *self,
            const GopsSignUpLine *line)
{
  GopsSignUpReport *report = self->report;

  report->n_called_off += line->count <= 0;
  report->n_unsure += line->doubt != NULL || (line->found == GOPS_FOUND_SEVERAL && line->person == 0 && !line->is_chosen && line->count > 0);
  report->n_changed += line->status == GOPS_SIGN_UP_CHANGED;
  if (line->count <= 0 || (self->terms->purpose == GOPS_SIGN_UP_FOR_CHECK_IN && line->same_as != NULL))
    return;
  report->n_new += line->status == GOPS_SIGN_UP_NEW;
  report->n_same += line->status == GOPS_SIGN_UP_SAME;
}

/* --- what it means --- */

/* The member's count goes along; @n: how many check-ins came or went */
static gboolean
count_check_ins (Run     *self,
                 gint64   person,
                 int      n,
                 GError **error)
{
  return n == 0 ||
    gops_store_exec (self->store, error, "UPDATE membership SET checkins = max (checkins + ?3, 0) WHERE group_id = ?1 AND person_id = ?2", "lli",
                     self->group, person, n);
}

static gboolean
drop_check_in (Run     *self,
               gint64   person,
               GError **error)
{
  return gops_store_exec (self->store, error, "DELETE FROM check_in WHERE person_id = ?1 AND group_id = ?2 AND on_date = ?3 AND duty = ?4", "llss",
                          person, self->group, self->terms->day, self->title) &&
    count_check_ins (self, person, -gops_store_n_changed (self->store), error);
}

static gboolean
check_in (Run                   *self,
          const GopsSignUpLine  *line,
          GError               **error)
{
  if (line->count <= 0)
    return drop_check_in (self, line->person, error);
  return gops_store_exec (self->store, error,
    "INSERT INTO check_in (id, person_id, group_id, on_date, duty, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING", "lllsss",
    gops_store_new_id (self->store), line->person, self->group, self->terms->day, self->title, line->remark) &&
    count_check_ins (self, line->person, gops_store_n_changed (self->store), error) &&
    gops_store_exec (self->store, error,
    "UPDATE check_in SET note = ?5 WHERE person_id = ?1 AND group_id = ?2 AND on_date = ?3 AND duty = ?4 AND note <> ?5", "llsss",
    line->person, self->group, self->terms->day, self->title, line->remark);
}

/* The order that an entry has become bears the entry's id as its mark. */
static gboolean
order (Run                   *self,
       const GopsSignUpLine  *line,
       gint64                 entry,
       GError               **error)
{
  gint64 amount = (gint64) llround (line->count * (double) self->terms->price);

  if (!gops_store_exec (self->store, error, "DELETE FROM purchase WHERE mark = ?1 AND (?2 <= 0 OR person_id <> ?3)", "lfl", entry, line->count, line->person) ||
      !gops_store_exec (self->store, error, "UPDATE purchase SET amount = ?2 WHERE mark = ?1 AND amount <> ?2", "ll", entry, amount))
    return FALSE;
  return line->count <= 0 ||
    gops_store_exec (self->store, error,
      "INSERT INTO purchase (id, person_id, group_id, on_date, amount, currency, product, mark) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8"
      " WHERE NOT EXISTS (SELECT 1 FROM purchase WHERE mark = ?8)", "lllslssl", gops_store_new_id (self->store), line->person, self->group,
      self->terms->day, amount, self->terms->currency != NULL ? self->terms->currency : "", self->title, entry);
}

static gboolean
apply (Run                   *self,
       const GopsSignUpLine  *line,
       gint64                 entry,
       GError               **error)
{
  if (line->person == 0)
    return TRUE;
  switch (self->terms->purpose)
    {
    case GOPS_SIGN_UP_FOR_CHECK_IN:    return check_in (self, line, error);
    case GOPS_SIGN_UP_FOR_ORDER:       return order (self, line, entry, error);
    case GOPS_SIGN_UP_FOR_TAKING_PART: return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* An entry that turns out to be somebody else's: a check-in goes with it. An order is found by its entry. */
static gboolean
leave_person (Run     *self,
              gint64   before,
              gint64   now,
              GError **error)
{
  return before == 0 || before == now || self->terms->purpose != GOPS_SIGN_UP_FOR_CHECK_IN || drop_check_in (self, before, error);
}

static gboolean
ensure_sign_up (Run     *self,
                GError **error)
{
  if (self->sign_up != 0)
    return TRUE;
  self->sign_up = gops_store_new_id (self->store);
  return gops_store_exec (self->store, error, "INSERT INTO sign_up (id, group_id, title, unit, purpose, on_date) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                          "llssss", self->sign_up, self->group, self->title, self->list->unit, gops_sign_up_purpose_id (self->terms->purpose),
                          self->terms->day);
}

static gboolean
insert_entry (Run             *self,
              GopsSignUpLine  *line,
              guint            position,
              GError         **error)
{
  gint64 id = gops_store_new_id (self->store);

  line->status = GOPS_SIGN_UP_NEW;
  self->is_touched = TRUE;
  return ensure_sign_up (self, error) &&
    gops_store_exec (self->store, error,
      "INSERT INTO sign_up_entry (id, sign_up_id, position, person_id, name, quantity, remark) VALUES (?1, ?2, ?3, nullif (?4, 0), ?5, ?6, ?7)",
      "llilsfs", id, self->sign_up, (int) position, line->person, line->name, line->count, line->remark) &&
    apply (self, line, id, error);
}

static gboolean
update_entry (Run             *self,
              GopsSignUpLine  *line,
              const Stored    *stored,
              GError         **error)
{
  if (line->person == 0 && !line->is_chosen)
    line->person = stored->person;   /* somebody had said who it is */
  if (line->count == stored->count && g_str_equal (line->remark, stored->remark) && line->person == stored->person)
    {
      line->status = GOPS_SIGN_UP_SAME;
      return TRUE;
    }
  line->status = GOPS_SIGN_UP_CHANGED;
  self->is_touched = TRUE;
  return gops_store_exec (self->store, error, "UPDATE sign_up_entry SET quantity = ?2, remark = ?3, person_id = nullif (?4, 0) WHERE id = ?1", "lfsl",
                          stored->id, line->count, line->remark, line->person) &&
    leave_person (self, stored->person, line->person, error) && apply (self, line, stored->id, error);
}

static void
line_free (gpointer data)
{
  GopsSignUpLine *line = data;

  g_free (line->name);
  g_free (line->unit);
  g_free (line->remark);
  g_free (line->doubt);
  g_clear_pointer (&line->namesakes, g_ptr_array_unref);
  g_free (line);
}

static gboolean
is_same_unit (const char *one,
              const char *other)
{
  static const char *const kilograms[] = { "公斤", "千克", "kg", "KG", "Kg", NULL };

  return g_str_equal (one, other) || (g_strv_contains (kilograms, one) && g_strv_contains (kilograms, other));
}

/* (transfer full) (nullable) */
static char *
find_doubt (Run                   *self,
            const GopsSignUpItem  *item)
{
  const char *unit = self->list->price_unit;

  if (item->count <= 0 || self->terms->purpose == GOPS_SIGN_UP_FOR_CHECK_IN)
    return NULL;
  if (self->terms->purpose == GOPS_SIGN_UP_FOR_ORDER && *unit != '\0' && *item->unit != '\0' && !is_same_unit (unit, item->unit))
    /* Translators: units, as in: the price above the list is that of one 斤, this line counts in 箱 */
    return g_strdup_printf (_("the price above the list is that of one %s, this line counts in %s"), unit, item->unit);
  if (item->several)
    return g_strdup_printf (_("several things were added up: %s"), item->said);
  /* Translators: the remark of a line, which may be long */
  return item->unread ? g_strdup_printf (_("how many was not understood: %s"), item->remark) : NULL;
}

/* Somebody's own count leaves no doubt; else the words that are in doubt stay with the entry. */
static void
settle_count (Run                   *self,
              GopsSignUpLine        *line,
              const GopsSignUpItem  *item)
{
  const double *corrected = self->terms->corrected != NULL ? g_hash_table_lookup (self->terms->corrected, GUINT_TO_POINTER (line->line)) : NULL;
  g_autofree char *doubt = find_doubt (self, item);

  if (doubt != NULL && *item->said != '\0' && !item->several)
    {
      g_autofree char *remark = g_strconcat (item->said, *line->remark != '\0' ? " " : "", line->remark, NULL);

      g_free (line->remark);
      line->remark = gops_cell_clean_text (remark, GOPS_NOTE_MAX_CHARACTERS, NULL);
    }
  if (corrected != NULL)
    line->count = CLAMP (*corrected, 0, 1e6);
  else if (line->count > 0)
    line->doubt = g_steal_pointer (&doubt);
}

/* Also of somebody who is forgotten */
static gboolean
knows_name (const char *name,
            gpointer    data)
{
  GopsFound found = GOPS_FOUND_NOBODY;
  gint64 person;

  return gops_person_finder_find (((Run *) data)->finder, &(GopsWanted) { .name = name }, &found, &person, NULL) && found != GOPS_FOUND_NOBODY;
}

static gboolean
take_item (Run                   *self,
           const GopsSignUpItem  *item,
           guint                  position,
           GError               **error)
{
  g_autofree char *key = make_key (self, self->times, item->name);
  const Stored *stored = g_hash_table_lookup (self->stored, key);
  GopsSignUpLine *line = g_new0 (GopsSignUpLine, 1);

  *line = (GopsSignUpLine) { .line = item->line, .count = CLAMP (item->count, 0, 1e6),
                             .unit = g_strdup (*item->unit != '\0' ? item->unit : self->list->unit),
                             .name = gops_cell_clean_line (item->name, GOPS_NAME_MAX_CHARACTERS, NULL),
                             .remark = gops_cell_clean_text (item->remark, GOPS_NOTE_MAX_CHARACTERS, NULL) };
  g_ptr_array_add (self->report->lines, line);
  settle_count (self, line, item);
  if (line->count <= 0)
    line->absence = _("called off, does not count");
  else if (self->terms->purpose == GOPS_SIGN_UP_FOR_CHECK_IN && gops_sign_up_is_miss (item->remark))
    {
      line->count = 0;
      line->absence = _("on leave or not done, does not count");
    }
  if (!find_person (self, line, error))
    return FALSE;
  if (line->found == GOPS_FOUND_FORGOTTEN)
    {
      line->status = GOPS_SIGN_UP_LEFT_OUT;
      return TRUE;
    }
  if (!(stored != NULL ? update_entry (self, line, stored, error) : insert_entry (self, line, position, error)))
    return FALSE;
  note_met (self, line);
  count_line (self, line);
  return TRUE;
}

static gboolean
take_items (Run     *self,
            GError **error)
{
  for (guint i = 0; i < self->list->items->len; i++)
    {
      GopsSignUpItem *item = self->list->items->pdata[i], *named = gops_sign_up_item_find_named (item, knows_name, self);
      gboolean ok = take_item (self, named != NULL ? named : item, i, error);

      g_clear_pointer (&named, gops_sign_up_item_free);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* Who may be meant by a name that several have. */
static gboolean
find_namesakes (Run     *self,
                GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) found = NULL;

  for (guint i = 0; i < self->report->lines->len; i++)
    {
      GopsSignUpLine *line = self->report->lines->pdata[i];

      if (line->found == GOPS_FOUND_SEVERAL && line->count > 0)
        g_ptr_array_add (names, line->name);
    }
  found = gops_namesakes_find (self->store, self->group, names, error);
  for (guint i = 0; found != NULL && i < self->report->lines->len; i++)
    {
      GopsSignUpLine *line = self->report->lines->pdata[i];
      GPtrArray *namesakes = line->found == GOPS_FOUND_SEVERAL && line->count > 0 ? g_hash_table_lookup (found, line->name) : NULL;

      line->namesakes = namesakes != NULL ? g_ptr_array_ref (namesakes) : NULL;
    }
  return found != NULL;
}

static void
prepare (Run *self)
{
  self->title = self->terms->title != NULL && *self->terms->title != '\0' ? g_strdup (self->terms->title)
                                                                         : gops_cell_clean_line (self->list->title, GOPS_NAME_MAX_CHARACTERS, NULL);
  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, stored_free);
  self->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->report = g_new0 (GopsSignUpReport, 1);
  self->report->title = g_strdup (self->title);
  self->report->day = g_strdup (self->terms->day);
  self->report->unit = g_strdup (self->list->unit);
  self->report->lines = g_ptr_array_new_with_free_func (line_free);
}

static gboolean
begin (Run     *self,
       GError **error)
{
  g_autofree char *group = NULL;

  if (self->group == 0)
    group = g_strdup (self->terms->new_group->name);
  else if (!gops_store_read_text (self->store, &group, error, "SELECT name FROM chat_group WHERE id = ?1 AND deleted_at = 0", "l", self->group))
    return FALSE;
  return gops_store_begin (self->store, error, N_("Take over the sign-up list “%s” in “%s”"), self->title, group, NULL);
}

/* Within the action: a new group is part of it. */
static gboolean
open_group (Run     *self,
            GError **error)
{
  if (self->group == 0)
    self->group = gops_method_create_group (self->store, self->terms->new_group, error);
  self->report->group = self->group;
  return self->group != 0 && (self->finder = gops_person_finder_new (self->store, self->group, error)) != NULL && load_stored (self, error);
}

GopsSignUpReport *
gops_sign_up_import_list (GopsStore              *store,
                          GopsSignUpList             *list,
                          const GopsSignUpTerms  *terms,
                          gboolean                dry,
                          GError                **error)
{
  g_auto (Run) run = { .store = store, .terms = terms, .group = terms->group, .folded = g_string_new (NULL), .list = gops_sign_up_list_ref (list) };
  gboolean ok;

  g_return_val_if_fail ((terms->group != 0 || terms->new_group != NULL) && gops_date_is_valid (terms->day), NULL);

  prepare (&run);
  if (!begin (&run, error))
    return NULL;
  ok = open_group (&run, error) && take_items (&run, error) && find_namesakes (&run, error);
  if (!ok || dry || !run.is_touched)   /* a try writes as well, and takes it back */
    gops_store_rollback (store);
  else
    ok = gops_store_commit (store, error);
  return ok ? g_steal_pointer (&run.report) : NULL;
}

GopsSignUpReport *
gops_sign_up_import (GopsStore              *store,
                     const char             *text,
                     const GopsSignUpTerms  *terms,
                     gboolean                dry,
                     GError                **error)
{
  g_autoptr (GopsSignUpList) list = gops_sign_up_read (text);

  if (list != NULL && list->items->len > 0)
    return gops_sign_up_import_list (store, list, terms, dry, error);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING,
               _("this is no sign-up list; copy all of it, with a number before each name"));
  return NULL;
}
