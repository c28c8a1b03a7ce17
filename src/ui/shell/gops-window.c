/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: what it shows; its actions are in gops-window-actions.c. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-dialog.h"
#include "gops-first-run.h"
#include "gops-id.h"
#include "gops-journal.h"
#include "gops-message-indexer.h"
#include "gops-sop-watch.h"
#include "gops-shell-resources.h"
#include "gops-use-resource.h"
#include "gops-window-private.h"

#define TOAST_SECONDS       4
#define TOAST_SECONDS_LONG  8   /* with a button */
#define TOAST_SLIDES        500 /* milliseconds until it has surely slid in */
#define INDEX_AFTER         15  /* seconds: opening comes first */
#define POLLS_SKIPPED       10

G_DEFINE_FINAL_TYPE (GopsWindow, gops_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- toasts --- */

/* What a toast says and does, for as long as it stands somewhere. */
typedef struct
{
  GopsWindow *window;    /* weak: the toast stands in it, or in a dialog over it */
  char       *text;      /* (owned) */
  char       *button;    /* (owned) (nullable), as those that follow */
  char       *action;
  char       *target;
  gpointer    overlay;   /* only compared */
  gint64      shown_at;  /* when it began to slide in; 0: it waits for others */
  gboolean    is_over;   /* it was dismissed, its time is up, or its overlay goes away */
} Saying;

static Saying *
saying_of (AdwToast *toast)
{
  return g_object_get_data (G_OBJECT (toast), "saying");
}

/* The one that waits longest is shown when the one before is over. */
static void
show_next (GopsWindow *self,
           gpointer    overlay)
{
  for (guint i = 0; i < self->said->len; i++)
    {
      Saying *saying = saying_of (self->said->pdata[i]);

      if (saying->overlay != overlay)
        continue;
      if (saying->shown_at == 0)
        saying->shown_at = g_get_monotonic_time ();
      return;
    }
}

static void
end_saying (AdwToast *toast)
{
  Saying *saying = saying_of (toast);

  if (saying->is_over)
    return;
  saying->is_over = TRUE;
  if (saying->window == NULL || saying->window->said == NULL)
    return;
  g_ptr_array_remove (saying->window->said, toast);
  show_next (saying->window, saying->overlay);
}

static gboolean
on_dismiss_timeout_cb (gpointer data)
{
  AdwToast *toast = data;

  if (!saying_of (toast)->is_over)
    adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

/* Not while it slides in: libadwaita 1.2 frees what it knows of a toast when that has slid out, and the sliding in goes on. A
 * toast that waits is only taken out. */
static void
dismiss (AdwToast *toast)
{
  const Saying *saying = saying_of (toast);
  gint64 age = (g_get_monotonic_time () - saying->shown_at) / 1000;

  if (saying->is_over)
    return;
  if (saying->shown_at == 0)
    {
      adw_toast_dismiss (toast);
      return;
    }
  adw_toast_set_button_label (toast, NULL);
  g_timeout_add_full (G_PRIORITY_LOW, (guint) CLAMP (TOAST_SLIDES - age, 0, TOAST_SLIDES), on_dismiss_timeout_cb, g_object_ref (toast), g_object_unref);
}

static void
on_undo_toast_dismissed_cb (GopsWindow *self,
                            AdwToast   *toast)
{
  if (toast == self->undo_toast)
    g_clear_object (&self->undo_toast);
}

static void
dismiss_undo_toast (GopsWindow *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast != NULL)
    dismiss (toast);
}

/* Its button undoes the newest action: once that is another one, or gone, the offer would be a lie. */
static void
on_store_changed_cb (GopsWindow *self,
                     GopsChanges *changes,
                     GopsStore   *store)
{
  if (self->undo_toast != NULL && gops_store_next_undo (store) != self->undo_action)
    dismiss_undo_toast (self);
}

static void
follow_action (GopsWindow *self,
               AdwToast   *toast)
{
  dismiss_undo_toast (self);
  self->undo_toast = g_object_ref (toast);
  self->undo_action = gops_store_next_undo (gops_session_get_store (self->session));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_undo_toast_dismissed_cb), self, G_CONNECT_SWAPPED);
}

/* What is said now holds, such as what was copied; what was said before, and may still wait behind other toasts, does no more. */
static void
replace_said (GopsWindow *self,
              AdwToast   *toast)
{
  if (self->said_toast != NULL)
    dismiss (self->said_toast);
  g_set_weak_pointer (&self->said_toast, toast);
}

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  g_clear_weak_pointer (&saying->window);
  g_free (saying->text);
  g_free (saying->button);
  g_free (saying->action);
  g_free (saying->target);
  g_free (saying);
}

/* The actions are the window's, which dialogs over it do not have. */
static void
on_toast_button_cb (GopsWindow *self,
                    AdwToast   *toast)
{
  const Saying *saying = saying_of (toast);
  g_autoptr (GVariant) target = saying->target != NULL ? g_variant_ref_sink (g_variant_new_string (saying->target)) : NULL;

  (void) gtk_widget_activate_action_variant (GTK_WIDGET (self), saying->action, target);
}


static void add_toast (GopsWindow *self, const char *text, const char *button, const char *action, const char *target);

/* Who says that something is saved often closes its dialog at once: the toast goes on below. */
static void
on_toasts_unmap_cb (AdwToast  *toast,
                    GtkWidget *overlay)
{
  Saying *saying = saying_of (toast);

  if (saying->is_over || saying->window == NULL || gtk_widget_in_destruction (GTK_WIDGET (saying->window)))
    return;
  end_saying (toast);
  add_toast (saying->window, saying->text, saying->button, saying->action, saying->target);
}

static AdwToast *
make_toast (GopsWindow *self,
            const char *text,
            const char *button,
            const char *action,
            const char *target)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);
  Saying *saying = g_new (Saying, 1);

  *saying = (Saying) { NULL, g_strdup (text), g_strdup (button), g_strdup (action), g_strdup (target), NULL, 0, FALSE };
  g_set_weak_pointer (&saying->window, self);
  g_object_set_data_full (G_OBJECT (toast), "saying", saying, saying_free);
  adw_toast_set_timeout (toast, button != NULL ? TOAST_SECONDS_LONG : TOAST_SECONDS);
  adw_toast_set_button_label (toast, button);
  if (action != NULL)
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_button_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (toast, "dismissed", G_CALLBACK (end_saying), NULL);
  return toast;
}

static void
add_toast (GopsWindow *self,
           const char *text,
           const char *button,
           const char *action,
           const char *target)
{
  AdwToast *toast = make_toast (self, text, button, action, target);
  GtkWidget *overlay = gops_dialog_find_toasts (GTK_WIDGET (self));

  saying_of (toast)->overlay = overlay != NULL ? overlay : GTK_WIDGET (self->toasts);
  g_ptr_array_add (self->said, toast);
  show_next (self, saying_of (toast)->overlay);
  if (g_strcmp0 (action, "win.undo") == 0)
    follow_action (self, toast);
  if (button == NULL && g_strcmp0 (action, GOPS_TOAST_ERROR) != 0)
    replace_said (self, toast);
  if (overlay != NULL)
    g_signal_connect_object (overlay, "unmap", G_CALLBACK (on_toasts_unmap_cb), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (saying_of (toast)->overlay), toast);
}

void
gops_window_toast (GopsWindow *self,
                   const char *text)
{
  add_toast (self, text, NULL, NULL, NULL);
}

static void
on_session_toast_cb (GopsWindow *self,
                     const char *text,
                     const char *button,
                     const char *action,
                     const char *target)
{
  add_toast (self, text, button, action, target);
}

/* --- what is shown --- */

static gboolean
has_groups (GopsWindow *self)
{
  gint64 n = 0;

  (void) gops_store_read_int (gops_session_get_store (self->session), &n, NULL,
                              "SELECT EXISTS (SELECT 1 FROM chat_group WHERE deleted_at = 0)", NULL);
  return n != 0;
}

static gint64
first_group (GopsWindow *self)
{
  gint64 group = 0;

  /* one of today by the index of names; else whatever there is */
  if (!gops_store_read_int (gops_session_get_store (self->session), &group, NULL, "SELECT id FROM chat_group"
                            " WHERE deleted_at = 0 AND archived_at = 0 ORDER BY sort_key, id LIMIT 1", NULL))
    (void) gops_store_read_int (gops_session_get_store (self->session), &group, NULL,
                                "SELECT id FROM chat_group WHERE deleted_at = 0 ORDER BY sort_key, id LIMIT 1", NULL);
  return group;
}

const char *
gops_window_get_page (GopsWindow *self)
{
  return self->stage != NULL ? gops_stage_get_page_id (self->stage) : NULL;
}

/* The page that the sidebar marks: one of the workspace, or NULL for the chosen group's. */
static const char *
workspace_page (GopsWindow *self)
{
  const GopsPageInfo *info = gops_page_table_find (gops_window_get_page (self));

  return info != NULL && info->place == GOPS_PAGE_WORKSPACE ? info->id : NULL;
}

/**
 * gops_window_show_page:
 * @page: a page of the page table
 */
void
gops_window_show_page (GopsWindow *self,
                       const char *page)
{
  const GopsPageInfo *info = gops_page_table_find (page);

  if (self->stage == NULL || info == NULL)
    return;
  if (info->place != GOPS_PAGE_WORKSPACE && gops_session_get_group (self->session) == 0)
    gops_session_set_group (self->session, first_group (self));
  if (info->place != GOPS_PAGE_WORKSPACE && gops_session_get_group (self->session) == 0)
    return;
  gops_stage_show (self->stage, page);
  gops_split_view_set_show_content (self->split, TRUE);
  gops_sidebar_show_page (self->sidebar, workspace_page (self));
  gops_window_update_actions (self);
}

static void
show_first_run (GopsWindow *self)
{
  if (adw_bin_get_child (self->first_run_bin) == NULL)
    adw_bin_set_child (self->first_run_bin, g_object_new (GOPS_TYPE_FIRST_RUN, NULL));
  gtk_stack_set_visible_child_name (self->root, "first-run");
}

/* After a change: a first group appeared, the last one went, or the chosen one. */
static void
on_session_refreshed_cb (GopsWindow *self)
{
  if (!has_groups (self))
    {
      show_first_run (self);
      gops_window_update_actions (self);
      return;
    }
  if (gops_session_get_group (self->session) == 0)
    gops_session_set_group (self->session, first_group (self));
  if (gops_window_get_page (self) == NULL)
    gops_window_show_page (self, "positioning");
  gtk_stack_set_visible_child_name (self->root, "main");
  gops_sidebar_show_page (self->sidebar, workspace_page (self));
  gops_window_update_actions (self);
}

static void
on_sidebar_page_wanted_cb (GopsWindow *self,
                           const char *page)
{
  gops_window_show_page (self, page);
}

static void
on_sidebar_group_wanted_cb (GopsWindow *self,
                            gint64      group)
{
  const char *step = gops_stage_get_step (self->stage);

  gops_session_set_group (self->session, group);
  gops_window_show_page (self, step != NULL ? step : "positioning");
}

static void
on_session_go_to_cb (GopsWindow      *self,
                     const GopsPlace *place)
{
  if (place->group != 0)
    gops_session_set_group (self->session, place->group);
  if (place->page == NULL)
    return;
  gops_window_show_page (self, place->page);
  if (place->table != NULL)
    gops_view_go_to (gops_stage_get_view (self->stage, place->page), place->table, place->row, place->column);
}

/* --- one workspace --- */

static void
on_left_behind_answered_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "quit"))
    g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
}

/* Said once and aloud: nothing can be kept from now on. The fields stay as they are, so that what was typed can be copied. */
static void
say_left_behind (GopsWindow   *self,
                 const GError *error)
{
  static const GopsAlertAnswer answers[] = { { "stay", N_("_Look First"), GOPS_ALERT_PLAIN }, { "quit", N_("_Quit"), GOPS_ALERT_SUGGESTED } };
  GopsAlertAnswer shown[G_N_ELEMENTS (answers)];
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", error->message, _("What you have typed is still in its field: copy it before you close."));

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    shown[i] = (GopsAlertAnswer) { answers[i].id, _(answers[i].label), answers[i].look };
  gops_alert_ask_async (GTK_WIDGET (self), _("Open the Workspace Again"), body, NULL, shown, G_N_ELEMENTS (shown), "quit", NULL,
                        on_left_behind_answered_cb, NULL);
}

/* Returns: whether the workspace can still be used */
static gboolean
check_place (GopsWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (gops_store_check_place (gops_session_get_store (self->session), &error))
    return TRUE;
  if (!self->left_behind)
    say_left_behind (self, error);
  self->left_behind = TRUE;
  return FALSE;
}

static gboolean
on_poll_timeout_cb (gpointer data)
{
  GopsWindow *self = data;
  gboolean indexing = gops_message_indexer_is_running (gops_message_indexer_of (self->session));

  if (!check_place (self))
    return G_SOURCE_CONTINUE;
  /* what the index writes is seen nowhere: it is no reason to read everything anew each second */
  if (!indexing || ++self->n_polls % POLLS_SKIPPED == 0)
    (void) gops_store_poll (gops_session_get_store (self->session));
  return G_SOURCE_CONTINUE;
}

static void
on_is_active_cb (GopsWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    (void) gops_store_poll (gops_session_get_store (self->session));
}

static void
build_main (GopsWindow *self)
{
  GtkWidget *split = gops_split_view_new ();
  GtkWidget *sidebar = gops_sidebar_new (self->session);
  GtkWidget *stage = gops_stage_new (self->session);

  self->split = GOPS_SPLIT_VIEW (split);
  self->sidebar = GOPS_SIDEBAR (sidebar);
  self->stage = GOPS_STAGE (stage);
  gops_split_view_set_sidebar (self->split, sidebar, "GroupOps");
  gops_split_view_set_content (self->split, stage, "GroupOps");
  gops_split_view_add_sidebar_header (self->split, gops_sidebar_get_header (self->sidebar));
  gops_split_view_add_content_header (self->split, gops_stage_get_header (self->stage));
  g_signal_connect_object (sidebar, "page-wanted", G_CALLBACK (on_sidebar_page_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sidebar, "group-wanted", G_CALLBACK (on_sidebar_group_wanted_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->main_bin, split);
}

/* What still runs in a thread may keep the session for a while after the window has done with it. */
static void
leave_session (GopsWindow *self)
{
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (gops_session_get_store (self->session), self);
  gops_session_flush (self->session);
}

static void
drop_session (GopsWindow *self)
{
  if (self->session != NULL)
    leave_session (self);
  dismiss_undo_toast (self);
  g_clear_handle_id (&self->poll, g_source_remove);
  adw_bin_set_child (self->main_bin, NULL);
  self->split = NULL;
  self->sidebar = NULL;
  self->stage = NULL;
  g_clear_object (&self->session);
}

static void
restore_place (GopsWindow *self)
{
  g_autofree char *group = self->settings != NULL ? g_settings_get_string (self->settings, "group") : NULL;
  g_autofree char *page = self->settings != NULL ? g_settings_get_string (self->settings, "page") : NULL;
  gint64 id = 0;

  if (group != NULL && gops_id_parse (group, &id))
    gops_session_set_group (self->session, id);
  if (has_groups (self) && page != NULL && gops_page_table_find (page) != NULL)
    gops_window_show_page (self, page);
}

/**
 * gops_window_set_store:
 * @store: the open workspace
 *
 * Shows a workspace in place of the one that is shown.
 */
void
gops_window_set_store (GopsWindow *self,
                       GopsStore  *store)
{
  drop_session (self);
  g_clear_object (&self->problem);
  self->left_behind = FALSE;
  self->session = gops_session_new (store);
  g_signal_connect_object (self->session, "toast", G_CALLBACK (on_session_toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "go-to", G_CALLBACK (on_session_go_to_cb), self, G_CONNECT_SWAPPED);
  build_main (self);
  g_signal_connect_object (self->session, "refreshed", G_CALLBACK (on_session_refreshed_cb), self, G_CONNECT_SWAPPED);
  restore_place (self);
  on_session_refreshed_cb (self);
  self->poll = g_timeout_add_seconds (1, on_poll_timeout_cb, self);
  gops_message_indexer_schedule (gops_message_indexer_of (self->session), INDEX_AFTER);
  gops_sop_watch_begin (self->session);
}

/* What is no workspace was most likely chosen by mistake: to replace it by a backup comes last. */
static void
offer_other_first (GtkBuilder *builder)
{
  GtkWidget *open = GTK_WIDGET (gtk_builder_get_object (builder, "open_button"));
  GtkWidget *restore = GTK_WIDGET (gtk_builder_get_object (builder, "restore_button"));
  GtkBox *box = GTK_BOX (gtk_builder_get_object (builder, "remedies"));

  gtk_box_reorder_child_after (box, open, NULL);
  gtk_box_reorder_child_after (box, restore, gtk_widget_get_last_child (GTK_WIDGET (box)));
  gtk_widget_add_css_class (open, "suggested-action");
  gtk_widget_remove_css_class (restore, "suggested-action");
}

/* A backup helps against damage; where nothing can be written, a copy that lies elsewhere. */
static void
show_remedies (GtkBuilder   *builder,
               const GError *error)
{
  gboolean elsewhere = g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY);
  gboolean newer = g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NEWER);
  gboolean busy = g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY);

  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "import_copy_button")), elsewhere);
  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "restore_button")), !elsewhere && !newer && !busy);
  if (g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_A_WORKSPACE))
    offer_other_first (builder);
}

/**
 * gops_window_show_problem:
 * @file: the workspace
 * @error: why it can't be opened
 */
void
gops_window_show_problem (GopsWindow   *self,
                          GFile        *file,
                          const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/com/example/GroupOps/ui/shell/gops-problem.ui");

  drop_session (self);
  g_set_object (&self->problem, file);
  adw_bin_set_child (self->problem_bin, GTK_WIDGET (gtk_builder_get_object (builder, "problem")));
  adw_status_page_set_description (ADW_STATUS_PAGE (gtk_builder_get_object (builder, "problem_page")), message);
  show_remedies (builder, error);
  gtk_stack_set_visible_child_name (self->root, "problem");
  gops_window_update_actions (self);
}

/**
 * gops_window_close_store:
 *
 * Lets go of the workspace, as before its file is replaced. Another, or a problem, has to be shown next.
 */
void
gops_window_close_store (GopsWindow *self)
{
  drop_session (self);
  gops_window_update_actions (self);
}

GopsSession *
gops_window_get_session (GopsWindow *self)
{
  return self->session;
}

/* --- size and place for the next start --- */

static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GOPS_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new (GOPS_APP_ID) : NULL;
}

static void
restore_size (GopsWindow *self)
{
  if (self->settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_state (GopsWindow *self)
{
  int width, height;
  g_autofree char *group = NULL;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (self->session == NULL)
    return;
  group = g_strdup_printf ("%" G_GINT64_FORMAT, gops_session_get_group (self->session));
  g_settings_set_string (self->settings, "group", group);
  if (gops_window_get_page (self) != NULL)
    g_settings_set_string (self->settings, "page", gops_window_get_page (self));
}

static gboolean
gops_window_close_request (GtkWindow *window)
{
  GopsWindow *self = GOPS_WINDOW (window);

  if (self->session != NULL)
    gops_session_flush (self->session);
  save_state (self);
  return GTK_WINDOW_CLASS (gops_window_parent_class)->close_request (window);
}

/* --- object --- */

static void
gops_window_dispose (GObject *object)
{
  GopsWindow *self = GOPS_WINDOW (object);

  if (self->main_bin != NULL)
    drop_session (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->problem);
  g_clear_weak_pointer (&self->said_toast);
  g_clear_pointer (&self->said, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_window_parent_class)->dispose (object);
}

static void
gops_window_class_init (GopsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = gops_window_close_request;

  GOPS_USE_RESOURCE (gops_shell);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/shell/gops-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GopsWindow, root);
  gtk_widget_class_bind_template_child (widget_class, GopsWindow, main_bin);
  gtk_widget_class_bind_template_child (widget_class, GopsWindow, problem_bin);
  gtk_widget_class_bind_template_child (widget_class, GopsWindow, first_run_bin);
  gops_window_install_actions (widget_class);
}

static void
gops_window_init (GopsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->said = g_ptr_array_new ();
  gops_window_accept_files (self);
  gops_window_add_keys (self);
  self->settings = load_settings ();
  restore_size (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_is_active_cb), NULL);
  gops_window_update_actions (self);
}

GtkWidget *
gops_window_new (GtkApplication *application)
{
  return g_object_new (GOPS_TYPE_WINDOW, "application", application, NULL);
}
