/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open workspace as the window sees it. */

#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "gops-advice-family.h"
#include "gops-batch.h"
#include "gops-calendar-writer.h"
#include "gops-copy-watch.h"
#include "gops-message-search.h"
#include "gops-own-schemes.h"
#include "gops-owner-watch.h"
#include "gops-plan-series.h"
#include "gops-session.h"
#include "gops-store-task.h"
#include "gops-today.h"
#include "gops-workspace.h"

struct _GopsSession
{
  GObject parent_instance;

  GopsStore   *store;     /* (owned) */
  gint64       group;     /* 0 = none */
  GopsDossier *dossier;   /* (owned) (nullable): of @group */
  GopsHeadcount *headcount;   /* (owned) */
  GopsCopyWatch *copies;      /* (owned) */
  GopsOwnerWatch *owners;     /* (owned) */
  GopsCalendarWriter *calendar;   /* (owned) */
  GopsGroupHealth *health;    /* (owned) (nullable): once somebody asked */
  GPtrArray   *advice;    /* (owned) (element-type GopsAdvice): for @group */
  guint        idle;      /* source of the coming refresh, 0 = none */
  const char  *shown;     /* (nullable) static: the page of the workspace that a person looks at, "people" or "today" */
};

G_DEFINE_FINAL_TYPE (GopsSession, gops_session, G_TYPE_OBJECT)

enum { REFRESHED, GROUP_CHANGED, FLUSH, TOAST, GO_TO, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- dossier and advice --- */

static GPtrArray *
no_advice (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gops_advice_free);
}

static void
load (GopsSession *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->dossier, gops_dossier_free);
  g_ptr_array_unref (self->advice);
  self->advice = no_advice ();
  if (self->group == 0)
    return;
  self->dossier = gops_dossier_load_counted (self->store, self->group, self->headcount, &error);
  if (self->dossier != NULL && gops_record_get_int (self->dossier->group, GOPS_GROUP_DELETED_AT) != 0)
    g_clear_pointer (&self->dossier, gops_dossier_free);
  if (self->dossier == NULL)
    {
      self->group = 0;   /* deleted, by us or by somebody else */
      if (error != NULL && !g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND))
        gops_session_report (self, error);
      g_signal_emit (self, signals[GROUP_CHANGED], 0);
      return;
    }
  g_ptr_array_unref (self->advice);
  self->advice = gops_advice_for_group (self->dossier);
  gops_advice_add_copies_behind (self->advice, self->dossier, gops_copy_watch_get (self->copies, self->group));
  gops_owner_load_advise (gops_owner_watch_get (self->owners), self->group, self->advice);
}

static gboolean
on_refresh_idle_cb (gpointer data)
{
  GopsSession *self = data;

  self->idle = 0;
  load (self);
  g_signal_emit (self, signals[REFRESHED], 0);
  return G_SOURCE_REMOVE;
}

/* The name may come back by undo, or from another window. */
static void
follow_author (GopsSession *self)
{
  g_autofree char *author = gops_workspace_dup_setting (self->store, GOPS_SETTING_AUTHOR);

  gops_store_set_author (self->store, author);
}

static gpointer
purge_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  return GINT_TO_POINTER (gops_batch_purge (store, error) && gops_message_search_tidy (store, error));
}

static void
on_purged_cb (GObject      *store,
              GAsyncResult *result,
              gpointer      user_data)
{
  (void) gops_store_run_finish (GOPS_STORE (store), result, NULL);   /* what is left is removed at the next open */
}

static void
refresh_soon (GopsSession *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refresh_idle_cb, self, NULL);
}

static void
on_counted_cb (GopsSession *self,
               gint64       group)
{
  if (group == self->group)
    refresh_soon (self);
}

static void
on_calendar_failed_cb (GopsSession *self,
                       const char  *message)
{
  g_autofree char *text = g_strdup_printf (_("The calendar file can’t be written: %s"), message);

  gops_session_toast (self, text);
}

static void
on_store_changed_cb (GopsSession *self,
                     GopsChanges *changes)
{
  if (gops_batch_purge_due (self->store))
    gops_store_run_async (self->store, purge_in_thread, NULL, NULL, NULL, NULL, NULL, NULL, on_purged_cb, NULL);
  if (gops_changes_touch (changes, "setting"))
    follow_author (self);
  refresh_soon (self);
}

/**
 * gops_session_refresh_now:
 *
 * Does at once what is waiting in the idle, if anything.
 */
void
gops_session_refresh_now (GopsSession *self)
{
  if (self->idle == 0)
    return;
  g_source_remove (self->idle);
  (void) on_refresh_idle_cb (self);
}

GopsStore *
gops_session_get_store (GopsSession *self)
{
  return self->store;
}

gint64
gops_session_get_group (GopsSession *self)
{
  return self->group;
}

/**
 * gops_session_set_group:
 * @group: 0 = none
 *
 * Chooses a group: what is being typed is written, the dossier loaded, ::group-changed and ::refreshed emitted.
 */
void
gops_session_set_group (GopsSession *self,
                        gint64       group)
{
  if (self->group == group)
    return;
  gops_session_flush (self);
  self->group = group;
  load (self);
  if (self->group == group)
    g_signal_emit (self, signals[GROUP_CHANGED], 0);
  g_signal_emit (self, signals[REFRESHED], 0);
}

/**
 * gops_session_get_dossier:
 *
 * Returns: (transfer none) (nullable): the chosen group's dossier, until the next ::refreshed
 */
const GopsDossier *
gops_session_get_dossier (GopsSession *self)
{
  return self->dossier;
}

/**
 * gops_session_get_advice:
 *
 * Returns: (transfer none) (element-type GopsAdvice): advice for the chosen group, until the next ::refreshed
 */
GPtrArray *
gops_session_get_advice (GopsSession *self)
{
  return self->advice;
}

/**
 * gops_session_count_advice:
 * @page: a page's id
 *
 * Returns: how much advice waits there, without what is merely information
 */
guint
gops_session_count_advice (GopsSession *self,
                           const char  *page)
{
  guint n = 0;

  for (guint i = 0; i < self->advice->len; i++)
    {
      const GopsAdvice *advice = g_ptr_array_index (self->advice, i);

      n += g_str_equal (gops_page_to_string (advice->page), page) && advice->severity > GOPS_SEVERITY_INFO;
    }
  return n;
}

GopsGroupHealth *
gops_session_get_health (GopsSession *self)
{
  if (self->health == NULL)
    self->health = gops_group_health_new (self->store);
  return self->health;
}

/* --- writing --- */

void
gops_session_flush (GopsSession *self)
{
  g_signal_emit (self, signals[FLUSH], 0);
}

/* Where the rows of a table are shown. */
typedef struct
{
  const char *table, *page;
  const char *parent, *key;   /* (nullable) the table whose row knows the group, and the column that leads there */
} TableHome;

static const TableHome *
find_home (const char *table)
{
  static const TableHome homes[] = {
    { "positioning", "positioning" }, { "scene", "positioning" }, { "persona", "positioning" }, { "goal", "positioning" },
    { "goal_sample", "positioning", "goal", "goal_id" }, { "flow_node", "positioning" }, { "flow_arrow", "positioning" },
    { "outreach", "positioning" }, { "outreach_attempt", "positioning", "outreach", "outreach_id" },
    { "budget_item", "positioning" }, { "picture", "positioning" }, { "clause", "rules" }, { "rule_version", "rules" },
    { "membership", "members" }, { "person", "members" }, { "person_identity", "members" }, { "tier_run", "members" },
    { "person_merge", "people" }, { "person_apart", "people" }, { "reply", "library" }, { "material", "library" },
    { "plan_item", "content" }, { "plan_exception", "content" }, { "plan_check", "content" }, { "plan_comment", "content" },
    { "plan_material", "content" }, { "plan_answer", "content" }, { "plan_slot", "content" }, { "sop_trigger", "content" },
    { "digest", "content" }, { "digest_entry", "content", "digest", "digest_id" }, { "duty", "members" },
    { "roster_turn", "members" }, { "sign_up", "content" },
    { "poster", "publish" }, { "channel", "publish" }, { "posting", "publish" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    if (g_str_equal (homes[i].table, table))
      return &homes[i];
  return NULL;
}

/* What the page of everybody shows as well as the members of a group. */
static gboolean
is_of_people (const char *table)
{
  static const char *const tables[] = { "person", "person_identity", "membership", "own_value", "outreach", "outreach_attempt", NULL };

  return g_strv_contains (tables, table);
}

/* The group that a row belongs to, 0 when it is gone or belongs to none. */
static gint64
group_of_row (GopsSession     *self,
              const char      *table,
              const TableHome *home,
              gint64           row)
{
  g_autofree char *sql = NULL;
  gint64 group = 0;

  if (g_str_equal (table, "chat_group"))
    return row;
  if (home != NULL && home->parent != NULL)
    sql = g_strdup_printf ("SELECT p.group_id FROM \"%s\" p JOIN \"%s\" c ON c.\"%s\" = p.id WHERE c.id = ?1",
                           home->parent, table, home->key);
  else
    sql = g_strdup_printf ("SELECT group_id FROM \"%s\" WHERE id = ?1", table);
  (void) gops_store_read_int (self->store, &group, NULL, sql, "l", row);
  return group;
}

/**
 * gops_session_set_shown:
 * @page: (nullable): static; "people" or "today" when a person looks at that page: undo and redo of what it shows stay there
 */
void
gops_session_set_shown (GopsSession *self,
                        const char  *page)
{
  self->shown = page;
}

static gboolean
is_due_today (GopsSession *self,
              gint64       row)
{
  g_autoptr (GPtrArray) items = gops_today (self->store, NULL, gops_store_now (self->store), NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      GopsTodayItem *item = g_ptr_array_index (items, i);

      if (gops_record_get_id (item->item) == row || gops_plan_item_row (item->item) == row)
        return TRUE;
    }
  return FALSE;
}

/* Whether the page that a person looks at shows the row as well as the page that is its home. */
static gboolean
is_shown (GopsSession *self,
          const char  *table,
          gint64       row)
{
  if (g_strcmp0 (self->shown, "people") == 0)
    return is_of_people (table);
  return g_strcmp0 (self->shown, "today") == 0 && g_str_equal (table, "plan_item") && is_due_today (self, row);
}

/* Goes where undo or redo of @action has changed something. What was done to many groups at once leads away from none. */
static void
go_to_replayed (GopsSession           *self,
                const GopsReplayPlace *replayed,
                gint64                 action)
{
  GopsPlace place = { .table = replayed->table, .row = replayed->row, .column = replayed->column };
  const TableHome *home;
  gboolean stays;

  if (replayed->table == NULL)
    return;
  home = find_home (replayed->table);
  stays = home != NULL && is_shown (self, replayed->table, replayed->row);
  place.page = home == NULL ? NULL : stays ? self->shown : home->page;
  place.group = stays ? 0 : group_of_row (self, replayed->table, home, replayed->row);
  gops_session_refresh_now (self);
  if (home != NULL && place.group != 0 && self->group != 0 && gops_store_history_group (self->store, action) == 0)
    place = (GopsPlace) { .page = place.page };
  gops_session_go_to (self, &place);
}

/* A run of the tiers is looked at from several pages: whoever takes it back stays where they are. Its row is written before or
 * after those of half a million members. */
static gboolean
is_of_run (GopsSession *self,
           gint64       action)
{
  gint64 found = 0;

  return gops_store_read_int (self->store, &found, NULL, "SELECT EXISTS (SELECT 1 FROM (SELECT tbl FROM journal_row WHERE action = ?1 ORDER BY n LIMIT 8) WHERE tbl = 'tier_run')"
                              " OR EXISTS (SELECT 1 FROM (SELECT tbl FROM journal_row WHERE action = ?1 ORDER BY n DESC LIMIT 8) WHERE tbl = 'tier_run')",
                              "l", action) &&
         found != 0;
}

static void
say_replayed (GopsSession *self,
              gboolean     undo,
              const char  *label)
{
  /* Translators: of an action that was undone, by its name */
  g_autofree char *text = g_strdup_printf (undo ? _("Undone: %s") : _("Redone: %s"), label);

  gops_session_toast (self, text);
}

static gboolean
replay (GopsSession *self,
        gboolean     undo)
{
  GopsReplayPlace place = { 0 };
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  gint64 action;
  gboolean ok;

  gops_session_flush (self);
  action = gops_store_next_undo (self->store);
  label = undo ? gops_store_dup_undo_label (self->store) : gops_store_dup_redo_label (self->store);
  ok = undo ? gops_store_undo (self->store, &place, &error) : gops_store_redo (self->store, &place, &error);
  if (!ok)
    gops_session_report (self, error);
  else if (is_of_run (self, undo ? action : gops_store_next_undo (self->store)))
    say_replayed (self, undo, label);
  else
    go_to_replayed (self, &place, undo ? action : gops_store_next_undo (self->store));
  return ok;
}

/**
 * gops_session_undo:
 *
 * Takes back the newest action and goes where it was; says why when it can't.
 */
gboolean
gops_session_undo (GopsSession *self)
{
  return replay (self, TRUE);
}

gboolean
gops_session_redo (GopsSession *self)
{
  return replay (self, FALSE);
}

/* --- saying --- */

static void
emit_toast (GopsSession *self,
            const char  *text,
            const char  *button,
            const char  *action,
            const char  *target)
{
  g_signal_emit (self, signals[TOAST], 0, text, button, action, target);
}

/**
 * gops_session_report:
 * @error: (nullable): shown once; a cancel is not shown
 */
void
gops_session_report (GopsSession  *self,
                     const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    emit_toast (self, error->message, NULL, GOPS_TOAST_ERROR, NULL);
}

void
gops_session_toast (GopsSession *self,
                    const char  *text)
{
  emit_toast (self, text, NULL, NULL, NULL);
}

/**
 * gops_session_toast_undo:
 *
 * Confirms with a button that undoes.
 */
void
gops_session_toast_undo (GopsSession *self,
                         const char  *text)
{
  emit_toast (self, text, _("Undo"), "win.undo", NULL);
}

/**
 * gops_session_toast_file:
 * @file: what was written
 *
 * Confirms with a button that shows the file's folder.
 */
void
gops_session_toast_file (GopsSession *self,
                         const char  *text,
                         GFile       *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  emit_toast (self, text, _("Open Folder"), "win.open-folder", uri);
}

/**
 * gops_session_go_to:
 *
 * Shows a place: the group, the page, and the row or field on it.
 */
void
gops_session_go_to (GopsSession     *self,
                    const GopsPlace *place)
{
  g_signal_emit (self, signals[GO_TO], 0, place);
}

static void
on_advised_cb (GopsStore    *store,
               GopsChanges  *changes,
               GopsChanges **out_changes)
{
  if (*out_changes == NULL)
    *out_changes = gops_changes_ref (changes);
}

/* The row that following the advice has made, or the one that it was about; 0 when that is gone. */
static gint64
find_advised (const GopsAdvice *advice,
              GopsChanges      *changes)
{
  g_autoptr (GArray) rows = gops_changes_list (changes, advice->table);

  for (guint i = 0; i < rows->len; i++)
    if (gops_changes_get (changes, advice->table, g_array_index (rows, gint64, i)) == GOPS_CHANGE_INSERT)
      return g_array_index (rows, gint64, i);
  return gops_changes_get (changes, advice->table, advice->record) != GOPS_CHANGE_DELETE ? advice->record : 0;
}

/* Fields of the group as a whole are in its profile: that is not opened for what is done already. */
static void
show_advised (GopsSession      *self,
              const GopsPlace  *place,
              const GopsAdvice *advice,
              GopsChanges      *changes)
{
  GopsPlace there = *place;

  if (changes == NULL || g_str_equal (place->table, "chat_group") || (there.row = find_advised (advice, changes)) == 0)
    return;
  there.column = NULL;
  gops_session_refresh_now (self);   /* frees the advice */
  gops_session_go_to (self, &there);
}

/**
 * gops_session_apply_advice:
 *
 * @value: (nullable): what the person said, where the advice asks; %NULL: nothing yet
 *
 * Does what the advice offers and shows it, as one action with Undo; or leads to the field concerned when that is for
 * the person to do, or to say.
 */
gboolean
gops_session_apply_advice (GopsSession      *self,
                           const GopsAdvice *advice,
                           const char       *value)
{
  g_autoptr (GError) error = NULL;
  GopsPlace place = { gops_page_to_string (advice->page), advice->group, advice->table, advice->record, advice->column };
  g_autoptr (GopsChanges) changes = NULL;
  gulong handler;
  gboolean done;

  gops_session_flush (self);
  if (!advice->can_apply || (advice->asks != NULL && value == NULL))
    {
      gops_session_go_to (self, &place);
      return TRUE;
    }
  handler = g_signal_connect (self->store, "changed", G_CALLBACK (on_advised_cb), &changes);
  done = gops_advice_apply_with (self->store, advice, value, &error);
  g_signal_handler_disconnect (self->store, handler);
  if (!done)
    {
      gops_session_report (self, error);
      return FALSE;
    }
  show_advised (self, &place, advice, changes);
  gops_session_toast_undo (self, _("Done as advised"));
  return TRUE;
}

/**
 * gops_session_copy_text:
 * @confirmation: (nullable): toast
 */
void
gops_session_copy_text (GopsSession *self,
                        const char  *text,
                        const char  *confirmation)
{
  gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), text);
  if (confirmation != NULL)
    gops_session_toast (self, confirmation);
}

/* --- object --- */

static void
gops_session_dispose (GObject *object)
{
  GopsSession *self = GOPS_SESSION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->headcount != NULL)
    g_signal_handlers_disconnect_by_data (self->headcount, self);
  if (self->copies != NULL)
    g_signal_handlers_disconnect_by_data (self->copies, self);
  if (self->owners != NULL)
    g_signal_handlers_disconnect_by_data (self->owners, self);
  if (self->calendar != NULL)
    g_signal_handlers_disconnect_by_data (self->calendar, self);
  g_clear_object (&self->headcount);
  g_clear_object (&self->copies);
  g_clear_object (&self->owners);
  if (self->calendar != NULL)
    g_object_run_dispose (G_OBJECT (self->calendar));   /* a thread may still hold it */
  g_clear_object (&self->calendar);
  g_clear_object (&self->health);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gops_session_parent_class)->dispose (object);
}

static void
gops_session_finalize (GObject *object)
{
  GopsSession *self = GOPS_SESSION (object);

  g_clear_pointer (&self->dossier, gops_dossier_free);
  g_ptr_array_unref (self->advice);

  G_OBJECT_CLASS (gops_session_parent_class)->finalize (object);
}

static void
gops_session_class_init (GopsSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gops_session_dispose;
  object_class->finalize = gops_session_finalize;

#define SIGNAL(name, n, ...) g_signal_new (name, GOPS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, ##__VA_ARGS__)
  signals[REFRESHED] = SIGNAL ("refreshed", 0);
  signals[GROUP_CHANGED] = SIGNAL ("group-changed", 0);
  signals[FLUSH] = SIGNAL ("flush", 0);
  /* text, button (nullable), detailed action (nullable), target string (nullable) */
  signals[TOAST] = SIGNAL ("toast", 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[GO_TO] = SIGNAL ("go-to", 1, G_TYPE_POINTER);
#undef SIGNAL
}

static void
gops_session_init (GopsSession *self)
{
  self->advice = no_advice ();
}

/**
 * gops_session_new:
 * @store: the open workspace
 */
GopsSession *
gops_session_new (GopsStore *store)
{
  GopsSession *self = g_object_new (GOPS_TYPE_SESSION, NULL);

  self->store = g_object_ref (store);
  gops_own_schemes_prime (store);
  self->headcount = gops_headcount_new (store);   /* hears of changes first: then its figures are not taken for new ones */
  g_signal_connect_swapped (self->headcount, "counted", G_CALLBACK (on_counted_cb), self);
  self->copies = gops_copy_watch_new (store);
  g_signal_connect_swapped (self->copies, "counted", G_CALLBACK (on_counted_cb), self);
  self->owners = gops_owner_watch_new (store);
  g_signal_connect_swapped (self->owners, "loaded", G_CALLBACK (refresh_soon), self);
  self->calendar = gops_calendar_writer_new (store);
  g_signal_connect_swapped (self->calendar, "failed", G_CALLBACK (on_calendar_failed_cb), self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  return self;
}
