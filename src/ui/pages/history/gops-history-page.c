/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: actions by day, newest first. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-history-page.h"
#include "gops-history-resources.h"
#include "gops-history-row.h"
#include "gops-look.h"
#include "gops-store-task.h"
#include "gops-use-resource.h"
#include "gops-batch.h"

#define FIRST_LIMIT 60
#define MORE        200
#define QUICK_STEPS 400000   /* of SQLite's machine: some 4 ms, enough unless little happened in the group */

struct _GopsHistoryPage
{
  GopsView parent_instance;

  guint            limit;
  GCancellable    *reading;  /* (owned) (nullable): a thread reads what the list shall show */
  char            *shown;    /* (owned) (nullable): what is shown, to leave it alone when nothing changed */

  GtkStack        *stack;
  GtkLabel        *scope_label;
  GtkToggleButton *scope_button;
  GtkBox          *days;
  GtkWidget       *more_button;
};

G_DEFINE_FINAL_TYPE (GopsHistoryPage, gops_history_page, GOPS_TYPE_VIEW)

static char *
day_of (const GopsHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (entry->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int days = g_date_time_get_day_of_year (now) - g_date_time_get_day_of_year (at);

  if (g_date_time_get_year (now) == g_date_time_get_year (at) && days == 0)
    return g_strdup (C_("a day", "Today"));
  if (g_date_time_get_year (now) == g_date_time_get_year (at) && days == 1)
    return g_strdup (C_("a day", "Yesterday"));
  return g_date_time_format (at, C_("day of another year", "%-d %B %Y"));
}

/* Undoes until the action of @row is undone; stops with the reason where one can't be. */
static void
on_undo_wanted_cb (GopsHistoryPage *self,
                   GopsHistoryRow  *row)
{
  GopsSession *session = gops_view_get_session (self);
  GopsStore *store = gops_session_get_store (session);
  gint64 action = gops_history_row_get_action_id (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 left = 1;
  guint n = 0;

  gops_session_flush (session);
  while (left > 0 && error == NULL)
    {
      if (!gops_store_undo (store, NULL, &error))
        break;
      n++;
      /* What an unfinished intake holds can't be undone yet: waiting for it would undo everything before. */
      (void) gops_store_read_int (store, &left, &error, "SELECT count(*) FROM journal_action WHERE undone = 0 AND id >= ?1"
                                  " AND " GOPS_BATCH_IS_NOT ("batch", "pending"), "l", action);
    }
  gops_view_report (self, error);
  if (error != NULL)
    return;
  text = g_strdup_printf (ngettext ("%u action undone. Redo brings it back.", "%u actions undone. Redo brings them back.", n), n);
  gops_session_toast (session, text);
}

static GtkWidget *
make_day (GopsHistoryPage *self,
          const char      *day)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), day);
  gtk_box_append (self->days, group);
  return group;
}

/* @group: 0 for all, when rows say which they are about */
static void
fill (GopsHistoryPage *self,
      GPtrArray       *entries,
      gint64           group)
{
  g_autofree char *day = NULL;
  GtkWidget *part = NULL, *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
  for (guint i = 0; i < entries->len; i++)
    {
      const GopsHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *entry_day = day_of (entry);
      GtkWidget *row = gops_history_row_new (entry, gops_view_get_store (self), group == 0);

      if (g_strcmp0 (day, entry_day) != 0)
        {
          part = make_day (self, entry_day);
          g_free (day);
          day = g_steal_pointer (&entry_day);
        }
      g_signal_connect_object (row, "undo-wanted", G_CALLBACK (on_undo_wanted_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (part), row);
    }
}

/* What the list is made of: when it is the same, rows that are open stay open. */
static char *
fingerprint (GPtrArray *entries,
             gint64     group)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT, group);
  for (guint i = 0; i < entries->len; i++)
    {
      const GopsHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, ",%" G_GINT64_FORMAT ":%d:%" G_GINT64_FORMAT, entry->id, entry->undone, entry->at);
    }
  return g_string_free (text, FALSE);
}

/* @group: 0 for all */
static void
show_entries (GopsHistoryPage *self,
              GPtrArray       *entries,
              gint64           group)
{
  g_autofree char *print = fingerprint (entries, group);

  if (g_strcmp0 (print, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&print);
  fill (self, entries, group);
  gtk_widget_set_visible (self->more_button, entries->len >= self->limit);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 || group != 0 ? "list" : "empty");
}

/* --- reading --- */

typedef struct
{
  gint64 group;
  guint  limit;
} Wish;

static gpointer
read_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  const Wish *wish = data;

  return gops_store_history_of_group (store, wish->group, wish->limit, error);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GopsHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GPtrArray) entries = gops_store_run_finish (GOPS_STORE (source), result, &error);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (cancellable != self->reading)
    return;   /* something else is wanted by now */
  g_clear_object (&self->reading);
  gops_view_report (self, error);
  if (entries != NULL && dossier != NULL)
    show_entries (self, entries, gops_record_get_id (dossier->group));
}

/* At once where it is quick; a long journal in which little is about the group is read in a thread. */
static void
read_group (GopsHistoryPage *self,
            gint64           group)
{
  GopsStore *store = gops_view_get_store (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  Wish *wish;

  gops_store_limit_work (store, QUICK_STEPS);
  entries = gops_store_history_of_group (store, group, self->limit, &error);
  gops_store_limit_work (store, 0);
  if (entries != NULL)
    show_entries (self, entries, group);
  if (!g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_INTERRUPTED))
    {
      gops_view_report (self, error);
      return;
    }
  wish = g_new0 (Wish, 1);
  *wish = (Wish) { group, self->limit };
  self->reading = g_cancellable_new ();
  gops_store_run_async (store, read_in_thread, wish, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, NULL, self->reading,
                        on_read_cb, g_object_ref (self));
}

static void
read_all (GopsHistoryPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = gops_store_history (gops_view_get_store (self), NULL, 0, self->limit, &error);

  gops_view_report (self, error);
  if (entries != NULL)
    show_entries (self, entries, 0);
}

static void
stop_reading (GopsHistoryPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
show_history (GopsHistoryPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  gboolean one = gtk_toggle_button_get_active (self->scope_button) && dossier != NULL;

  stop_reading (self);
  gtk_widget_set_visible (GTK_WIDGET (self->scope_button), dossier != NULL);
  gtk_label_set_label (self->scope_label, one ? gops_record_get_text (dossier->group, GOPS_GROUP_NAME) : _("All changes"));
  if (one)
    read_group (self, gops_record_get_id (dossier->group));
  else
    read_all (self);
}

static void
on_more_clicked_cb (GopsHistoryPage *self)
{
  self->limit += MORE;
  show_history (self);
}

static void
gops_history_page_refresh (GopsView *view)
{
  show_history (GOPS_HISTORY_PAGE (view));
}

static void
gops_history_page_go_to (GopsView   *view,
                         const char *table,
                         gint64      row,
                         const char *column)
{
  gtk_toggle_button_set_active (GOPS_HISTORY_PAGE (view)->scope_button, g_str_equal (table, "chat_group"));
}

static void
gops_history_page_dispose (GObject *object)
{
  stop_reading (GOPS_HISTORY_PAGE (object));

  G_OBJECT_CLASS (gops_history_page_parent_class)->dispose (object);
}

static void
gops_history_page_finalize (GObject *object)
{
  g_free (GOPS_HISTORY_PAGE (object)->shown);

  G_OBJECT_CLASS (gops_history_page_parent_class)->finalize (object);
}

static void
gops_history_page_class_init (GopsHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_history_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_history_page_finalize;
  GOPS_VIEW_CLASS (klass)->refresh = gops_history_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_history_page_go_to;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_history);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/history/gops-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsHistoryPage, scope_label);
  gtk_widget_class_bind_template_child (widget_class, GopsHistoryPage, scope_button);
  gtk_widget_class_bind_template_child (widget_class, GopsHistoryPage, days);
  gtk_widget_class_bind_template_child (widget_class, GopsHistoryPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, show_history);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked_cb);
}

static void
gops_history_page_init (GopsHistoryPage *self)
{
  self->limit = FIRST_LIMIT;
  gtk_widget_init_template (GTK_WIDGET (self));
}
