/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run over the entries of a chat export: each goes to its group, once. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "gops-chat-run-private.h"
#include "gops-duty-record.h"
#include "gops-intake-error.h"
#include "gops-records.h"
#include "gops-workspace.h"

#define MOST_MEMBERS 100000   /* kept in memory before they are settled: some 15 MiB */

typedef GopsChatRun Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->ahead, gops_chat_ahead_free);
  g_clear_pointer (&self->people, gops_chat_people_free);
  g_clear_pointer (&self->messages, gops_chat_messages_free);
  g_clear_pointer (&self->tally, gops_chat_tally_free);
  g_clear_pointer (&self->recent, gops_chat_recent_free);
  g_clear_pointer (&self->late, gops_chat_late_free);
  g_clear_pointer (&self->report, gops_import_report_free);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->by_group, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* --- where it goes --- */

/* (transfer full) @target (nullable): %NULL after an error */
static GopsChatTarget *
take_target (Run            *self,
             GopsChatTarget *target)
{
  if (target == NULL)
    return NULL;
  if (self->import->keep_texts_set)
    gops_chat_target_keep (target, self->store, self->import->keep_texts);
  target->pseudonyms = target->pseudonyms || self->import->pseudonyms;
  g_hash_table_insert (self->by_group, g_memdup2 (&target->group, sizeof target->group), target);
  return target;
}

static GopsChatTarget *
add_target (Run     *self,
            gint64   group,
            GError **error)
{
  GopsChatTarget *target = g_hash_table_lookup (self->by_group, &group);

  return target != NULL ? target : take_target (self, gops_chat_target_load (self->store, group, self->platform, error));
}

static gboolean
makes_groups (GopsChatImport *import)
{
  for (guint i = 0; i < import->new_groups->len; i++)
    if (import->new_groups->pdata[i] != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
add_targets (Run     *self,
             GError **error)
{
  guint n = 0;

  if (self->import->only_group != 0)
    return (self->only = add_target (self, self->import->only_group, error)) != NULL;
  g_ptr_array_set_size (self->targets, (int) MAX (self->import->groups->len, self->import->new_groups->len));
  for (guint i = 0; i < self->import->groups->len; i++)
    {
      gint64 group = g_array_index (self->import->groups, gint64, i);

      if (group == 0)
        continue;
      self->targets->pdata[i] = add_target (self, group, error);
      if (self->targets->pdata[i] == NULL)
        return FALSE;
      n++;
    }
  if (n > 0 || makes_groups (self->import))
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING, _("no group was chosen for any chat of %s"), self->import->name);
  return FALSE;
}

/* The group of an earlier room of the same name. (nullable) */
static GopsChatTarget *
find_made (Run                    *self,
           const GopsChatNewGroup *wanted,
           guint                   before)
{
  for (guint i = 0; i < before; i++)
    {
      const GopsChatNewGroup *other = self->import->new_groups->pdata[i];

      if (other != NULL && g_str_equal (other->name, wanted->name))
        return self->targets->pdata[i];
    }
  return NULL;
}

static GopsChatTarget *
make_group (Run                    *self,
            const GopsChatNewGroup *wanted,
            guint                   room,
            GError                **error)
{
  const GopsGroupDraft draft = { wanted->kind, wanted->platform, wanted->language, wanted->name };
  gint64 group;

  if (self->dry)
    return take_target (self, gops_chat_target_new (self->store, -1 - (gint64) room, wanted->name,
                                                    *self->platform != '\0' ? self->platform : wanted->platform, wanted->language));
  group = gops_method_create_group (self->store, &draft, error);
  self->report->n_groups++;
  return group != 0 ? add_target (self, group, error) : NULL;
}

/* Within the import's action, or in a dry run. */
static gboolean
make_groups (Run     *self,
             GError **error)
{
  for (guint i = 0; i < self->import->new_groups->len; i++)
    {
      const GopsChatNewGroup *wanted = self->import->new_groups->pdata[i];

      if (wanted == NULL || self->targets->pdata[i] != NULL)
        continue;
      self->targets->pdata[i] = find_made (self, wanted, i);
      if (self->targets->pdata[i] == NULL && (self->targets->pdata[i] = make_group (self, wanted, i, error)) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* How texts are kept is a group's setting: what was chosen for this import holds from now on. */
static gboolean
store_choices (Run     *self,
               GError **error)
{
  GHashTableIter iter;
  gpointer target;

  g_hash_table_iter_init (&iter, self->by_group);
  while (g_hash_table_iter_next (&iter, NULL, &target))
    if (!gops_store_exec (self->store, error,
                          "UPDATE chat_group SET keep_texts = ?2, pseudonyms = ?3 WHERE id = ?1 AND (keep_texts <> ?2 OR pseudonyms <> ?3)",
                          "lii", ((GopsChatTarget *) target)->group, ((GopsChatTarget *) target)->keep_texts,
                          ((GopsChatTarget *) target)->pseudonyms))
      return FALSE;
  return TRUE;
}

/* --- slices --- */

typedef gboolean (*SliceFunc) (Run *self, GopsChatReader *reader, gboolean *out_more, GCancellable *cancellable, GError **error);

/* Takes at most a slice of the events that waited. */
static gboolean
run_late_slice (Run             *self,
                GopsChatReader  *reader,
                gboolean        *out_more,
                GCancellable    *cancellable,
                GError         **error)
{
  const GopsChatEntry *entry;

  for (guint i = 0; i < GOPS_BATCH_SLICE; i++)
    {
      if (!gops_chat_late_next (self->late, reader, &entry, error))
        return FALSE;
      *out_more = entry != NULL;
      if (entry == NULL)
        return TRUE;
      if (!gops_chat_run_take_late (self, entry, error))
        return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Reads at most a slice of entries. */
static gboolean
run_slice (Run             *self,
           GopsChatReader  *reader,
           gboolean        *out_more,
           GCancellable    *cancellable,
           GError         **error)
{
  const GopsChatEntry *entry;

  for (guint i = 0; gops_batch_has_room (self->store, i); i++)
    {
      if (!gops_chat_ahead_next (self->ahead, &entry, error))
        return FALSE;
      *out_more = entry != NULL;
      if (entry == NULL)
        return TRUE;
      gops_chat_run_expect (self);
      if (!gops_chat_run_take_entry (self, entry, error))
        return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whether another program, or another thread, has written since: groups may have more messages then. */
static gboolean
look_again (Run     *self,
            GError **error)
{
  gint64 version = 0;
  GHashTableIter iter;
  gpointer target;

  if (!gops_store_read_int (self->store, &version, error, "PRAGMA data_version", NULL))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  self->data_version = version;
  if (!gops_chat_messages_look_again (self->messages, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->by_group);
  while (g_hash_table_iter_next (&iter, NULL, &target))
    if (!gops_chat_target_look (target, self->store, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_slice_in_batch (Run             *self,
                    SliceFunc        run,
                    GopsChatReader  *reader,
                    gboolean        *out_more,
                    GCancellable    *cancellable,
                    GError         **error)
{
  if (self->dry)
    return run (self, reader, out_more, cancellable, error);
  if (!gops_batch_resume (self->store, &self->batch, error))
    return FALSE;
  if (look_again (self, error) && run (self, reader, out_more, cancellable, error) &&
      (*out_more ? gops_chat_messages_end_slice (self->messages, error) : gops_chat_messages_flush (self->messages, error)) &&
      gops_chat_people_flush (self->people, error))
    return gops_store_commit (self->store, error);
  gops_store_rollback (self->store);
  return FALSE;
}

static gboolean
has_news (Run *self)
{
  guint64 made, known;

  gops_chat_people_get_counts (self->people, &made, &known);
  return made > 0 || self->report->messages > 0 || self->report->events > 0;
}

/* Writes what has been counted of members, and lets go of them. */
static gboolean
settle (Run           *self,
        GCancellable  *cancellable,
        GError       **error)
{
  GPtrArray *members = gops_chat_people_get_members (self->people);

  if (self->dry)
    return TRUE;
  gops_chat_tally_close (self->tally, members);
  if (!gops_chat_tally_flush (self->tally, self->store, &self->batch, error) ||
      !gops_chat_settle (self->store, &self->batch, members, cancellable, error))
    return FALSE;
  gops_chat_recent_clear (self->recent);
  gops_chat_people_drop_members (self->people);
  return TRUE;
}

static gboolean
make_room (Run           *self,
           GCancellable  *cancellable,
           GError       **error)
{
  if (gops_chat_people_get_members (self->people)->len >= MOST_MEMBERS)
    return settle (self, cancellable, error);
  return TRUE;
}

static gboolean
run_entries (Run             *self,
             GopsChatReader  *reader,
             GopsProgress    *progress,
             GCancellable    *cancellable,
             GError         **error)
{
  gboolean more = TRUE;

  self->ahead = gops_chat_ahead_new (reader, &self->secret, cancellable);
  while (more)
    {
      if (!run_slice_in_batch (self, run_slice, reader, &more, cancellable, error) || !make_room (self, cancellable, error))
        return FALSE;
      gops_progress_report (progress, gops_chat_ahead_get_offset (self->ahead), self->size, self->import->name);
    }
  g_clear_pointer (&self->ahead, gops_chat_ahead_free);   /* the reader is ours again */
  for (more = TRUE; more;)
    if (!run_slice_in_batch (self, run_late_slice, reader, &more, cancellable, error) || !make_room (self, cancellable, error))
      return FALSE;
  return !has_news (self) || settle (self, cancellable, error);   /* an export without any leaves nothing behind */
}

/* What the export brought may be what members of the groups do every day; it is part of the import. */
static gboolean
record_check_ins (Run           *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GHashTableIter iter;
  gpointer target;

  if (self->dry || self->report->messages == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, self->by_group);
  while (g_hash_table_iter_next (&iter, NULL, &target))
    {
      GopsDutyFound found;

      if (!gops_duty_record_new (self->store, &self->batch, ((GopsChatTarget *) target)->group, self->first, self->last, &found, cancellable, error))
        return FALSE;
      self->report->check_ins += found.n_new;
    }
  return TRUE;
}

/* --- the whole --- */

static GopsChatTarget *
only_target (Run *self)
{
  GHashTableIter iter;
  gpointer target = NULL;

  g_hash_table_iter_init (&iter, self->by_group);
  if (g_hash_table_size (self->by_group) == 1)
    (void) g_hash_table_iter_next (&iter, NULL, &target);
  return target;
}

static void
complete_report (Run *self)
{
  GopsImportReport *report = self->report;
  const GopsChatTarget *only = only_target (self);
  GHashTableIter iter;
  gpointer target;

  gops_chat_people_get_counts (self->people, &report->members_new, &report->members_matched);
  report->activity_known = TRUE;
  report->group = only != NULL ? MAX (only->group, 0) : 0;
  report->n_changed = report->messages + report->events + report->members_new;
  g_hash_table_iter_init (&iter, self->by_group);
  if (self->first == 0 || !g_hash_table_iter_next (&iter, NULL, &target))
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *date = gops_date_add ("1970-01-01", gops_local_day_find (&((GopsChatTarget *) target)->days,
                                                                                i == 0 ? self->first : self->last, NULL));

      gops_import_report_note_date (report, date);
    }
}

static gboolean
check_result (Run     *self,
              GError **error)
{
  if (self->report->n_records > 0)
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("%s holds no messages for the group; export the chat again"),
               self->import->name);
  return FALSE;
}

static gboolean
begin_batch (Run     *self,
             GError **error)
{
  GopsChatTarget *target = !makes_groups (self->import) ? only_target (self) : NULL;

  if (self->dry)
    return make_groups (self, error);
  if (target != NULL ? !gops_batch_begin (self->store, &self->batch, "chat", self->import->name, target->group, error,
                                          N_("Import the chat of “%s” from %s"), target->name, self->import->name, NULL)
                     : !gops_batch_begin (self->store, &self->batch, "chat", self->import->name, 0, error,
                                          N_("Import chats from %s"), self->import->name, NULL))
    return FALSE;
  if (gops_batch_resume (self->store, &self->batch, error))
    {
      if (make_groups (self, error) && store_choices (self, error))
        return gops_store_commit (self->store, error);
      gops_store_rollback (self->store);
    }
  (void) gops_batch_discard_slight (self->store, &self->batch, NULL);
  return FALSE;
}

/* What was chosen for the groups holds although the export brought nothing new. */
static gboolean
store_choices_alone (Run     *self,
                     GError **error)
{
  if (!gops_store_begin (self->store, error, N_("Choose how texts are kept"), NULL))
    return FALSE;
  if (store_choices (self, error))
    return gops_store_commit (self->store, error);
  gops_store_rollback (self->store);
  return FALSE;
}

/* An export that brought nothing new leaves no import to undo. */
static gboolean
end_batch (Run       *self,
           gboolean   ok,
           GError   **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  if (self->dry)
    return ok;
  g_clear_pointer (&self->people, gops_chat_people_free);       /* they hold statements */
  g_clear_pointer (&self->messages, gops_chat_messages_free);
  if (!ok)
    {
      (void) gops_batch_discard (self->store, &self->batch, NULL);   /* what cannot be removed now goes at the next open */
      return FALSE;
    }
  if (self->report->n_changed == 0)   /* no message, no event: no rows of them, and no figures */
    {
      (void) gops_batch_discard_slight (self->store, &self->batch, NULL);
      return store_choices_alone (self, error);
    }
  node = gops_import_report_to_json (self->report);
  json = json_to_string (node, FALSE);
  if (gops_batch_finish (self->store, &self->batch, json, error))
    {
      self->report->action = self->batch.action;
      self->report->batch = self->batch.id;
      return TRUE;
    }
  (void) gops_batch_discard (self->store, &self->batch, NULL);
  return FALSE;
}

static gboolean
make_parts (Run     *self,
            GError **error)
{
  g_autofree char *author = gops_workspace_dup_own_setting (self->store, GOPS_SETTING_AUTHOR);

  if (!gops_workspace_get_secret (self->store, !self->dry, &self->secret, error))
    return FALSE;
  self->people = gops_chat_people_new (self->store, self->batch.id, &self->secret, self->import->me != NULL ? self->import->me : author,
                                       self->report);
  self->messages = gops_chat_messages_new (self->store, self->batch.id, &self->secret);
  self->tally = gops_chat_tally_new ();
  self->recent = gops_chat_recent_new ();
  self->late = gops_chat_late_new ();
  return TRUE;
}

/* Times without a zone are those of the first group. */
static GopsChatReader *
open_reader (Run           *self,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; i <= self->import->groups->len; i++)
    {
      gint64 group = i < self->import->groups->len ? g_array_index (self->import->groups, gint64, i) : self->import->only_group;
      g_autoptr (GopsChatTarget) target = group != 0 ? gops_chat_target_load (self->store, group, NULL, error) : NULL;

      if (group != 0)
        return target != NULL ? gops_chat_import_open (self->import, target->days.zone, FALSE, self->report, cancellable, error) : NULL;
    }
  return gops_chat_import_open (self->import, NULL, FALSE, self->report, cancellable, error);
}

static gboolean
check_day (Run                     *self,
           const GopsChatFindings  *findings,
           GError                 **error)
{
  if (!findings->needs_day)
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DAY,
               _("the times in %s have no day; say on which day it begins (--from on the command line)"), self->import->name);
  return FALSE;
}

/* The next export of the chats goes to the groups that were made for them. */
static void
keep_made_groups (Run *self)
{
  for (guint i = 0; i < self->import->new_groups->len; i++)
    if (self->import->new_groups->pdata[i] != NULL)
      gops_chat_import_set_group (self->import, i, ((GopsChatTarget *) self->targets->pdata[i])->group);
}

GopsImportReport *
gops_chat_import_run (GopsChatImport  *import,
                      GopsStore       *store,
                      gboolean         dry,
                      GopsProgress    *progress,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_auto (Run) run = { .import = import, .store = store, .dry = dry, .only_room = -1 };
  g_autoptr (GopsChatReader) reader = NULL;
  gboolean ok;

  run.by_group = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) gops_chat_target_free);
  run.targets = g_ptr_array_new ();
  run.report = gops_import_report_new ("");
  run.report->chat = TRUE;
  run.size = gops_chat_import_size (import);
  if (!gops_chat_import_recall (import, store, cancellable, error))
    return NULL;
  reader = open_reader (&run, cancellable, error);
  if (reader == NULL || !check_day (&run, gops_chat_reader_get_findings (reader), error))
    return NULL;
  run.platform = gops_chat_reader_get_findings (reader)->platform;
  if (!add_targets (&run, error) || !begin_batch (&run, error))
    return NULL;
  ok = make_parts (&run, error) && run_entries (&run, reader, progress, cancellable, error) && record_check_ins (&run, cancellable, error) &&
       check_result (&run, error);
  g_clear_pointer (&run.ahead, gops_chat_ahead_free);   /* it may be reading still, and tell the report */
  if (run.people != NULL)
    complete_report (&run);
  if (!end_batch (&run, ok, error))
    return NULL;
  if (dry)
    return g_steal_pointer (&run.report);
  if (run.report->n_changed > 0)   /* else they are gone again */
    keep_made_groups (&run);
  gops_chat_import_remember (import, store, gops_chat_reader_get_rooms (reader), run.only_room,
                             run.report->n_changed > 0 ? run.batch.id : 0);
  return g_steal_pointer (&run.report);
}
