/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders from a table. */
#include "config.h"

#include "gops-order-import.h"

#include <glib/gi18n-lib.h>

#include "gops-batch.h"
#include "gops-intake-error.h"
#include "gops-key-table.h"
#include "gops-member-writer.h"
#include "gops-purchase.h"
#include "gops-table-check.h"
#include "gops-table-run.h"
#include "gops-workspace.h"

struct _GopsOrderImport
{
  GopsSheet *sheet;      /* (owned) */
  char      *currency;   /* (owned) (nullable) */
  char      *day;        /* (owned) (nullable) */
  gboolean   add_people;
};

/* How often each kind of order came in the file so far. All kinds are in a table whose memory is bounded; those that
 * come again are few. */
typedef struct
{
  GopsKeyTable *once;    /* (owned): by mark, one more than the workspace has of it */
  GHashTable   *again;   /* (owned) (element-type guint64 guint) */
} Tally;

typedef struct
{
  GopsOrderImport  *import;
  GopsStore        *store;
  gint64            group;
  char             *group_name;   /* (owned): "" without a group */
  char             *platform;     /* (owned) */
  char             *currency;     /* (owned) */
  GopsOrderTerms    terms;
  GopsHashKey       secret;
  GopsPersonFinder *finder;       /* (owned) */
  Tally             tally;
  GopsKeyTable     *buyers;       /* (owned): counted already */
  GHashTable       *unknown;      /* (owned) (element-type utf8 GopsUnknownBuyer): by name */
  GopsOrderReport  *report;       /* (owned) */
  GopsMemberWriter  writer;
  gint64            batch;        /* 0: a try */
  gboolean          dry;
  GopsOrderDraft    draft;        /* its memory is used for each record */
} Run;

static void
run_clear (Run *self)
{
  g_free (self->group_name);
  g_free (self->platform);
  g_free (self->currency);
  g_clear_pointer (&self->finder, gops_person_finder_free);
  g_clear_pointer (&self->tally.once, gops_key_table_free);
  g_clear_pointer (&self->tally.again, g_hash_table_unref);
  g_clear_pointer (&self->buyers, gops_key_table_free);
  g_clear_pointer (&self->unknown, g_hash_table_unref);
  g_clear_pointer (&self->report, gops_order_report_free);
  gops_member_writer_clear (&self->writer);
  gops_order_draft_clear (&self->draft);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* --- the table --- */

static gboolean
has_buyer (GopsSheet *sheet)
{
  for (guint i = GOPS_ORDER_FIELD_NAME; i <= GOPS_ORDER_FIELD_EMAIL; i++)
    if (gops_sheet_has_field (sheet, i))
      return TRUE;
  return FALSE;
}

static gboolean
is_likely (GopsSheet *sheet)
{
  return has_buyer (sheet) && gops_sheet_has_field (sheet, GOPS_ORDER_FIELD_DATE) && gops_sheet_has_field (sheet, GOPS_ORDER_FIELD_AMOUNT);
}

GopsOrderImport *
gops_order_import_new (GFile                   *file,
                       const GopsTableOptions  *options,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  GopsSheet *sheet = gops_sheet_new_likely (file, options, "orders", gops_order_fields (), GOPS_ORDER_N_FIELDS, is_likely, cancellable, error);
  GopsOrderImport *self;

  if (sheet == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (GopsOrderImport);
  self->sheet = sheet;
  return self;
}

GopsOrderImport *
gops_order_import_ref (GopsOrderImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GopsOrderImport *self = data;

  gops_sheet_free (self->sheet);
  g_free (self->currency);
  g_free (self->day);
}

void
gops_order_import_unref (GopsOrderImport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

GopsSheet *
gops_order_import_get_sheet (GopsOrderImport *self)
{
  return self->sheet;
}

void
gops_order_import_set_currency (GopsOrderImport *self,
                                const char      *currency)
{
  g_free (self->currency);
  self->currency = g_strdup (currency);
}

void
gops_order_import_set_day (GopsOrderImport *self,
                           const char      *day)
{
  g_free (self->day);
  self->day = g_strdup (day);
}

void
gops_order_import_set_add_people (GopsOrderImport *self,
                                  gboolean         add)
{
  self->add_people = add;
}

gboolean
gops_order_import_is_likely (GopsOrderImport *self)
{
  return is_likely (self->sheet);
}

static gboolean
check_columns (GopsOrderImport  *self,
               GError          **error)
{
  if (!has_buyer (self->sheet))
    gops_sheet_set_no_column (self->sheet, _("who the buyers are"), error);
  else if (!gops_sheet_has_field (self->sheet, GOPS_ORDER_FIELD_AMOUNT))
    gops_sheet_set_no_column (self->sheet, _("the amounts"), error);
  else if (!gops_sheet_has_field (self->sheet, GOPS_ORDER_FIELD_DATE) && self->day == NULL)
    gops_sheet_set_no_column (self->sheet, _("the days"), error);
  else
    return TRUE;
  return FALSE;
}

/* --- what is there already --- */

static GopsPurchaseDraft
purchase_of (Run                  *self,
             const GopsOrderDraft *draft,
             gint64                person)
{
  return (GopsPurchaseDraft) {
    .person = person, .group = self->group, .on_date = draft->texts[GOPS_ORDER_FIELD_DATE], .amount = draft->amount.minor,
    .currency = draft->amount.currency, .product = draft->texts[GOPS_ORDER_FIELD_PRODUCT], .number = draft->texts[GOPS_ORDER_FIELD_NUMBER],
  };
}

/* Adds how many orders of that kind the workspace has; this import's own are not to be seen yet. */
static gboolean
count_marked (Run                      *self,
              const GopsPurchaseDraft  *purchase,
              guint64                  *n,
              GError                  **error)
{
  gint64 stored = 0;

  if (!gops_store_read_int (self->store, &stored, error, "SELECT count (*) FROM purchase WHERE mark = ?1 AND mark <> 0 AND " GOPS_BATCH_SHOWN ("batch"),
                            "l", gops_purchase_mark (&self->secret, purchase)))
    return FALSE;
  *n += (guint64) stored;
  return TRUE;
}

/* Orders stay with whom they were made for, also when that is found to be somebody else. */
static gboolean
count_of_merged (Run                *self,
                 GopsPurchaseDraft   purchase,
                 guint64            *n,
                 GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT id FROM person WHERE merged_into = ?1", "l", purchase.person);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      purchase.person = gops_statement_int (rows, 0);
      if (!count_marked (self, &purchase, n, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
count_stored (Run                      *self,
              const GopsPurchaseDraft  *purchase,
              guint64                  *out_n,
              GError                  **error)
{
  *out_n = 0;
  return count_marked (self, purchase, out_n, error) &&
    (*purchase->number != '\0' || count_of_merged (self, *purchase, out_n, error));
}

/* What the workspace has of a kind is asked for once, so that many equal orders are not counted again for each. */
static gboolean
is_known (Run                      *self,
          const GopsPurchaseDraft  *purchase,
          gboolean                 *out_known,
          GError                  **error)
{
  guint64 hash = (guint64) gops_purchase_mark (&self->secret, purchase), stored;
  guint again;

  if (!gops_key_table_find (self->tally.once, hash, &stored, error))
    return FALSE;
  if (stored == 0)
    {
      if (!count_stored (self, purchase, &stored, error))
        return FALSE;
      *out_known = stored > 0;
      return gops_key_table_put (self->tally.once, hash, stored + 1, error);
    }
  again = GPOINTER_TO_UINT (g_hash_table_lookup (self->tally.again, &hash)) + 1;
  g_hash_table_insert (self->tally.again, g_memdup2 (&hash, sizeof hash), GUINT_TO_POINTER (again));
  *out_known = again < stored - 1;
  return TRUE;
}

/* --- buyers --- */

static gboolean
add_buyer (Run               *self,
           const GopsWanted  *wanted,
           const char        *name,
           guint64            line,
           gint64            *out_person,
           GError           **error)
{
  g_auto (GopsMemberDraft) member = { .line = line };

  for (guint i = 0; i < GOPS_MEMBER_N_FIELDS; i++)
    {
      member.texts[i] = g_strdup (i == GOPS_MEMBER_FIELD_NAME          ? name
                                  : i == GOPS_MEMBER_FIELD_EXTERNAL_ID ? wanted->account
                                  : i == GOPS_MEMBER_FIELD_PHONE       ? wanted->phone
                                  : i == GOPS_MEMBER_FIELD_EMAIL       ? wanted->email
                                                                       : "");
      member.numbers[i] = -1;
    }
  self->report->base->members_new++;
  *out_person = self->batch != 0 ? gops_member_writer_add_person (&self->writer, &member, error) : (gint64) (G_MAXINT64 - line);
  return *out_person != 0 && gops_person_finder_note (self->finder, wanted, *out_person, error);
}

static void
tell_unknown (Run        *self,
              const char *name,
              guint64     line,
              GopsFound   found)
{
  GopsUnknownBuyer *buyer = g_hash_table_lookup (self->unknown, name);

  self->report->n_unknown++;
  if (buyer == NULL && self->report->unknown->len < GOPS_ORDER_MAX_UNKNOWN)
    {
      buyer = g_new (GopsUnknownBuyer, 1);
      *buyer = (GopsUnknownBuyer) { g_strdup (name), gops_found_describe (found), 0 };
      g_ptr_array_add (self->report->unknown, buyer);
      g_hash_table_insert (self->unknown, buyer->name, buyer);
    }
  if (buyer != NULL)
    buyer->n_orders++;
  gops_import_report_skip (self->report->base, line, TRUE, g_strdup_printf ("%s: %s", name, gops_found_describe (found)));
}

/* @out_person: 0 where the order is left out, which was told */
static gboolean
find_buyer (Run                   *self,
            const GopsOrderDraft  *draft,
            gint64                *out_person,
            GopsFound             *out_found,
            GError               **error)
{
  const GopsWanted wanted = gops_order_draft_buyer (draft);
  const char *name = gops_order_draft_describe_buyer (draft);

  if (!gops_person_finder_find (self->finder, &wanted, out_found, out_person, error))
    return FALSE;
  if (*out_person != 0)
    return TRUE;
  if (self->import->add_people && *out_found == GOPS_FOUND_NOBODY)
    return add_buyer (self, &wanted, name, draft->line, out_person, error);
  tell_unknown (self, name, draft->line, *out_found);
  return TRUE;
}

static gboolean
count_buyer (Run      *self,
             gint64    person,
             GError  **error)
{
  guint64 hash = gops_key_table_hash (self->buyers, 'b', (const char *) &person, sizeof person), there;

  if (!gops_key_table_find (self->buyers, hash, &there, error))
    return FALSE;
  if (there != 0)
    return TRUE;
  self->report->buyers++;
  return gops_key_table_put (self->buyers, hash, 1, error) &&
         gops_import_report_note_blacklisted (self->report->base, self->store, person, error);
}

/* --- the run --- */

static gboolean
insert_order (Run                      *self,
              const GopsPurchaseDraft  *purchase,
              GError                  **error)
{
  self->report->orders++;
  gops_import_report_note_date (self->report->base, purchase->on_date);
  if (!count_buyer (self, purchase->person, error))
    return FALSE;
  return self->batch == 0 ||
    gops_store_exec (self->store, error,
      "INSERT INTO purchase (id, person_id, group_id, on_date, amount, currency, product, number, mark, batch)"
      " VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, ?7, ?8, ?9, ?10)", "lllslsssll", gops_store_new_id (self->store), purchase->person,
      purchase->group, purchase->on_date, purchase->amount, purchase->currency, purchase->product, purchase->number,
      gops_purchase_mark (&self->secret, purchase), self->batch);
}

static void
keep_first (Run                  *self,
            const GopsOrderDraft *draft,
            const char           *fate)
{
  GopsFirstOrder *order;

  if (self->report->first->len >= GOPS_ORDER_MAX_FIRST)
    return;
  order = g_new (GopsFirstOrder, 1);
  *order = (GopsFirstOrder) { g_strdup (gops_order_draft_describe_buyer (draft)), g_strdup (draft->texts[GOPS_ORDER_FIELD_DATE]),
                              draft->amount, g_strdup (draft->texts[GOPS_ORDER_FIELD_PRODUCT]), fate };
  g_ptr_array_add (self->report->first, order);
}

static gboolean
take_draft (Run                   *self,
            const GopsOrderDraft  *draft,
            GError               **error)
{
  GopsPurchaseDraft purchase;
  gint64 person;
  GopsFound found;
  gboolean known;

  if (!find_buyer (self, draft, &person, &found, error))
    return FALSE;
  if (person == 0)
    {
      keep_first (self, draft, gops_found_describe (found));
      return TRUE;
    }
  purchase = purchase_of (self, draft, person);
  if (!is_known (self, &purchase, &known, error))
    return FALSE;
  self->report->base->duplicates += known;
  keep_first (self, draft, known ? _("There already") : _("New"));
  return known || insert_order (self, &purchase, error);
}

static gboolean
take_record (gpointer          data,
             GopsTableSource  *reader,
             GError          **error)
{
  Run *self = data;

  return !gops_order_draft_read (&self->draft, self->import->sheet, &self->terms, reader, self->report->base) || take_draft (self, &self->draft, error);
}

static gboolean
check_result (Run     *self,
              GError **error)
{
  if (self->report->orders + self->report->base->duplicates + self->report->n_unknown > 0)
    return TRUE;
  gops_sheet_set_nothing (self->import->sheet, self->report->base, error);
  return FALSE;
}

/* @batch: (nullable): %NULL for a try */
static gboolean
run_records (Run              *self,
             const GopsBatch  *batch,
             GopsProgress     *progress,
             GCancellable     *cancellable,
             GError          **error)
{
  GopsSheet *sheet = self->import->sheet;
  const GopsTableRun run = { self->store, batch, sheet->file, sheet->name, self->report->base, NULL, take_record, self };
  g_autoptr (GopsTableSource) reader = gops_sheet_open (sheet, cancellable, error);

  if (reader == NULL || !gops_table_run (&run, reader, progress, cancellable, error))
    return FALSE;
  gops_table_check_end (reader, self->report->base);
  return check_result (self, error);
}

static gboolean
load_group (Run     *self,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (self->store, error,
    "SELECT name, platform FROM chat_group WHERE id = ?1 AND deleted_at = 0", "l", self->group);

  if (row == NULL)
    return FALSE;
  if (gops_statement_next (row, &local_error))
    {
      self->group_name = g_strdup (gops_statement_text (row, 0));
      self->platform = g_strdup (gops_statement_text (row, 1));
      return TRUE;
    }
  self->group_name = g_strdup ("");
  if (local_error == NULL && self->dry && self->group == GOPS_IMPORT_NEW_GROUP)
    {
      self->platform = gops_workspace_dup_setting (self->store, GOPS_SETTING_PLATFORM);
      return TRUE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (self->group != 0)
    g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("the group is not there any more; choose another one"));
  else if (self->import->add_people)
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ROOMS, _("say which group the new people come to"));
  else
    return TRUE;
  return FALSE;
}

static void
look_at_amount (GopsSheet       *sheet,
                GopsTableSource *reader,
                gpointer         data)
{
  gops_amount_survey (data, gops_sheet_get_cell (sheet, reader, GOPS_ORDER_FIELD_AMOUNT));
}

static gboolean
prepare (Run           *self,
         GCancellable  *cancellable,
         GError       **error)
{
  self->report = gops_order_report_new ();
  self->unknown = g_hash_table_new (g_str_hash, g_str_equal);
  self->buyers = gops_key_table_new ();
  self->tally = (Tally) { gops_key_table_new (), g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  self->currency = self->import->currency != NULL ? g_strdup (self->import->currency)
                                                  : gops_workspace_dup_setting (self->store, GOPS_SETTING_CURRENCY);
  self->terms.currency = self->currency;
  self->terms.day = self->import->day;
  return load_group (self, error) && check_columns (self->import, error) &&
    gops_sheet_survey (self->import->sheet, GOPS_ORDER_FIELD_DATE, look_at_amount, &self->terms.style, cancellable, error) &&
    gops_workspace_get_secret (self->store, !self->dry, &self->secret, error) &&
    (self->finder = gops_person_finder_new (self->store, self->group, error)) != NULL;
}

static gboolean
begin (Run        *self,
       GopsBatch  *batch,
       GError    **error)
{
  const char *file = self->import->sheet->name;

  if (!(self->group != 0
          ? gops_batch_begin (self->store, batch, "orders", file, self->group, error, N_("Import orders of “%s” from %s"), self->group_name, file, NULL)
          : gops_batch_begin (self->store, batch, "orders", file, 0, error, N_("Import orders from %s"), file, NULL)))
    return FALSE;
  self->batch = batch->id;
  self->writer = (GopsMemberWriter) { .store = self->store, .group = self->group, .platform = self->platform, .batch = batch->id };
  return TRUE;
}

static gboolean
finish (Run              *self,
        const GopsBatch  *batch,
        GError          **error)
{
  g_autoptr (JsonNode) node = gops_order_report_to_json (self->report);
  g_autofree char *json = json_to_string (node, FALSE);

  self->report->base->action = batch->action;
  self->report->base->batch = batch->id;
  return gops_batch_finish (self->store, batch, json, error);
}

GopsOrderReport *
gops_order_import_run (GopsOrderImport  *self,
                       GopsStore        *store,
                       gint64            group,
                       gboolean          dry,
                       GopsProgress     *progress,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_auto (Run) run = { .import = self, .store = store, .group = group, .dry = dry };
  GopsBatch batch;
  gboolean ok;

  if (!prepare (&run, cancellable, error) || (!dry && !begin (&run, &batch, error)))
    return NULL;
  ok = run_records (&run, dry ? NULL : &batch, progress, cancellable, error);
  gops_member_writer_clear (&run.writer);
  if (!dry && ok && run.report->orders > 0)
    ok = finish (&run, &batch, error);
  else if (!dry)   /* what cannot be removed now goes at the next open */
    (void) gops_batch_discard_slight (store, &batch, NULL);
  run.report->base->n_changed = run.report->orders;
  return ok ? g_steal_pointer (&run.report) : NULL;
}

/* --- in a thread --- */

typedef struct
{
  GopsOrderImport *import;   /* (owned) */
  gint64           group;
  gboolean         dry;
} Task;

static void
task_free (gpointer data)
{
  gops_order_import_unref (((Task *) data)->import);
  g_free (data);
}

static gpointer
run_in_thread (GopsStore     *store,
               gpointer       data,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  Task *task = data;

  return gops_order_import_run (task->import, store, task->group, task->dry, progress, cancellable, error);
}

void
gops_order_import_run_async (GopsOrderImport     *self,
                             GopsStore           *store,
                             gint64               group,
                             gboolean             dry,
                             GopsProgressFunc     on_progress,
                             gpointer             progress_data,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Task *task = g_new (Task, 1);

  *task = (Task) { gops_order_import_ref (self), group, dry };
  (dry ? gops_store_run_async : gops_store_write_async) (store, run_in_thread, task, task_free, (GDestroyNotify) gops_order_report_free,
                                                         on_progress, progress_data, cancellable, callback, user_data);
}

GopsOrderReport *
gops_order_import_run_finish (GopsStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return gops_store_run_finish (store, result, error);
}
