/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with members: commands for the selected rows, adding, dropping a file. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-care-dialog.h"
#include "gops-day.h"
#include "gops-dialogs.h"
#include "gops-duties-dialog.h"
#include "gops-import-dialog.h"
#include "gops-list-compat.h"
#include "gops-member-change.h"
#include "gops-member-row.h"
#include "gops-members-page-private.h"
#include "gops-person-card.h"
#include "gops-person-dialog.h"
#include "gops-publish-texts.h"
#include "gops-store-task.h"

#define AT_ONCE 1000   /* members that are changed without a thread */

/* --- which --- */

static GArray *
selected_ids (GopsMembersPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = gops_live_list_get_id (self->list, position);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* The first selected row: what it is decides what the menu offers. */
GopsMemberRow *
gops_members_page_dup_first (GopsMembersPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_is_empty (selected) ? NULL : g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (selected));
}

gboolean
gops_members_page_is_locked (GopsMembersPage *self,
                             GopsMemberRow   *row)
{
  int until = gops_day_parse (gops_record_get_text (row, GOPS_MEMBER_ROW_TIER_LOCKED_UNTIL));

  return until != GOPS_DAY_NONE && until >= self->look.today;
}

/* --- changing --- */

typedef struct
{
  GopsMemberChange change;
  char            *text;      /* (owned): of the change */
  GArray          *ids;       /* (owned) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->text);
  g_array_unref (job->ids);
  g_free (job);
}

static gpointer
change_in_thread (GopsStore    *store,
                  gpointer      data,
                  GopsProgress *progress,
                  GCancellable *cancellable,
                  GError      **error)
{
  Job *job = data;

  return GINT_TO_POINTER (gops_member_change_apply (store, &job->change, (const gint64 *) job->ids->data, job->ids->len, error));
}

static void
finish_change (GopsMembersPage *self,
               const char      *toast,
               GError          *error)
{
  if (error != NULL)
    gops_view_report (self, error);
  else
    gops_session_toast_undo (gops_view_get_session (self), toast);
}

/* Waits for a change in a thread. */
typedef struct
{
  GopsMembersPage *page;    /* (owned) */
  char            *toast;   /* (owned) */
} Waiter;

static void
on_changed_in_thread_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  Waiter *waiter = data;
  g_autoptr (GError) error = NULL;

  (void) gops_store_run_finish (GOPS_STORE (source), result, &error);
  if (gops_view_get_session (waiter->page) != NULL)
    finish_change (waiter->page, waiter->toast, error);
  g_object_unref (waiter->page);
  g_free (waiter->toast);
  g_free (waiter);
}

/* What the toast says for one member or many. */
static char *
dup_toast (const GopsMemberChange *change,
           guint                   n)
{
  gboolean off = change->text == NULL || *change->text == '\0';

  switch (change->kind)
    {
    case GOPS_MEMBER_STAFF:
      return g_strdup_printf (change->on ? ngettext ("%u member is staff now", "%u members are staff now", n)
                                         : ngettext ("%u member is no longer staff", "%u members are no longer staff", n), n);
    case GOPS_MEMBER_BOT:
      return g_strdup_printf (change->on ? ngettext ("%u member is a bot now", "%u members are bots now", n)
                                         : ngettext ("%u member is no longer a bot", "%u members are no longer bots", n), n);
    case GOPS_MEMBER_BLACKLIST:
      return g_strdup_printf (change->on ? ngettext ("%u person put on the blacklist", "%u people put on the blacklist", n)
                                         : ngettext ("%u person taken off the blacklist", "%u people taken off the blacklist", n), n);
    case GOPS_MEMBER_LOCK:
      return g_strdup_printf (off ? ngettext ("Tier of %u member unlocked", "Tier of %u members unlocked", n)
                                  : ngettext ("Tier of %u member locked", "Tier of %u members locked", n), n);
    case GOPS_MEMBER_LEAVE:
      return g_strdup_printf (off ? ngettext ("%u member brought back", "%u members brought back", n)
                                  : ngettext ("%u member removed from the group", "%u members removed from the group", n), n);
    }
  g_return_val_if_reached (NULL);
}

/* Changes the selected members: at once, or in a thread when they are many. */
static void
change_selected (GopsMembersPage     *self,
                 GopsMemberChangeKind kind,
                 gboolean             on,
                 const char          *text)
{
  GopsSession *session = gops_view_get_session (self);
  GopsStore *store = gops_view_get_store (self);
  GArray *ids = selected_ids (self);
  GopsMemberChange change = { kind, on, text };
  g_autofree char *toast = dup_toast (&change, ids->len);
  g_autoptr (GError) error = NULL;
  Waiter *waiter;
  Job *job;

  gops_session_flush (session);
  if (ids->len <= AT_ONCE)
    {
      if (ids->len > 0)
        {
          (void) gops_member_change_apply (store, &change, (const gint64 *) ids->data, ids->len, &error);
          finish_change (self, toast, error);
        }
      g_array_unref (ids);
      return;
    }
  job = g_new0 (Job, 1);
  job->text = g_strdup (text);
  job->change = (GopsMemberChange) { kind, on, job->text };
  job->ids = ids;
  waiter = g_new0 (Waiter, 1);
  waiter->page = g_object_ref (self);
  waiter->toast = g_steal_pointer (&toast);
  gops_store_run_async (store, change_in_thread, job, job_free, NULL, NULL, NULL, NULL, on_changed_in_thread_cb, waiter);
}

/* --- commands --- */

void
gops_members_page_open (GopsMembersPage *self,
                        guint            position)
{
  gint64 id = gops_live_list_get_id (self->list, position);

  if (id != 0)
    gops_person_present (gops_view_get_session (self), id, GTK_WIDGET (self));
}

static void
on_edit_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  g_autoptr (GopsMemberRow) row = gops_members_page_dup_first (self);

  if (row != NULL)
    gops_person_present (gops_view_get_session (self), gops_record_get_id (row), widget);
}

static void
on_person_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_autoptr (GopsMemberRow) row = gops_members_page_dup_first (GOPS_MEMBERS_PAGE (widget));

  if (row != NULL)
    gops_person_card_present (gops_view_get_session (widget), gops_record_get_int (row, GOPS_MEMBER_ROW_PERSON_ID), widget);
}

/* Of the member who is selected, or of whoever is named there. */
static void
on_save_members_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  gops_publish_save_members (widget);
}

static void
on_duties_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gops_duties_present (gops_view_get_session (widget), 0, widget);
}

static void
on_add_order_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GopsMemberRow) row = gtk_bitset_get_size (selected) == 1 ? gops_members_page_dup_first (self) : NULL;

  if (self->group != 0)
    gops_orders_add_present (gops_view_get_session (widget), row != NULL ? gops_record_get_int (row, GOPS_MEMBER_ROW_PERSON_ID) : 0, widget);
}

static void
on_mark_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  g_autoptr (GopsMemberRow) row = gops_members_page_dup_first (self);
  gboolean staff = g_str_equal (name, "page.mark-staff");

  if (row != NULL)
    change_selected (self, staff ? GOPS_MEMBER_STAFF : GOPS_MEMBER_BOT,
                     !gops_record_get_bool (row, staff ? GOPS_MEMBER_ROW_STAFF : GOPS_MEMBER_ROW_BOT), NULL);
}

static void
on_remove_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  g_autoptr (GopsMemberRow) row = gops_members_page_dup_first (self);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (row != NULL && dossier != NULL)
    change_selected (self, GOPS_MEMBER_LEAVE, TRUE,
                     gops_record_is_blank (row, GOPS_MEMBER_ROW_LEFT_ON) ? dossier->today : "");
}

/* --- questions --- */

/* Asks with @asked, which is in @shown or is it; the answer is take_asked()'s. */
static void
ask (GopsMembersPage       *self,
     const char            *title,
     const char            *text,
     GtkWidget             *shown,
     GtkWidget             *asked,
     const GopsAlertAnswer *answer,
     GAsyncReadyCallback    callback)
{
  GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, *answer };

  g_object_set_data_full (G_OBJECT (self), "asked", g_object_ref_sink (asked), g_object_unref);
  gops_alert_ask_async (GTK_WIDGET (self), title, text, shown, answers, G_N_ELEMENTS (answers), answer->id, NULL,
                        callback, g_object_ref (self));
}

/* Returns: (transfer full) (nullable): what was asked with, NULL when the answer is another than @wanted or the window is gone */
static gpointer
take_asked (GopsMembersPage *self,
            GAsyncResult    *result,
            const char      *wanted)
{
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autoptr (GtkWidget) asked = g_object_steal_data (G_OBJECT (self), "asked");

  return g_str_equal (answer, wanted) && gops_view_get_session (self) != NULL ? g_steal_pointer (&asked) : NULL;
}

/* An entry in a boxed list, for questions. Returns: (transfer floating) */
static GtkWidget *
make_question_entry (const char *title,
                     GtkWidget **out_entry)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  *out_entry = row;
  return list;
}

static void
on_blacklist_answered_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (GopsMembersPage) self = data;
  g_autoptr (GtkEditable) entry = take_asked (self, result, "blacklist");

  if (entry != NULL)
    change_selected (self, GOPS_MEMBER_BLACKLIST, TRUE, gtk_editable_get_text (entry));
}

static void
ask_reason (GopsMembersPage *self)
{
  const GopsAlertAnswer answer = { "blacklist", _("_Put on the Blacklist"), GOPS_ALERT_DESTRUCTIVE };
  GtkWidget *entry;
  GtkWidget *list = make_question_entry (_("Reason"), &entry);

  ask (self, _("Put on the Blacklist?"), _("The person is marked in every group. Say why, so that the next maintainer knows."),
       list, entry, &answer, on_blacklist_answered_cb);
}

static void
on_blacklist_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  g_autoptr (GopsMemberRow) row = gops_members_page_dup_first (self);

  if (row == NULL)
    return;
  if (gops_record_get_bool (row, GOPS_MEMBER_ROW_BLACKLISTED))
    change_selected (self, GOPS_MEMBER_BLACKLIST, FALSE, "");
  else
    ask_reason (self);
}

static void
on_lock_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GopsMembersPage) self = data;
  g_autoptr (GtkCalendar) calendar = take_asked (self, result, "lock");
  g_autoptr (GDateTime) date = calendar != NULL ? gtk_calendar_get_date (calendar) : NULL;
  g_autofree char *until = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

  if (until != NULL)
    change_selected (self, GOPS_MEMBER_LOCK, TRUE, until);
}

static void
ask_lock (GopsMembersPage *self)
{
  const GopsAlertAnswer answer = { "lock", _("_Lock Tier"), GOPS_ALERT_SUGGESTED };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) later = g_date_time_add_months (now, 1);
  GtkWidget *calendar = g_object_new (GTK_TYPE_CALENDAR, "year", g_date_time_get_year (later), "month", g_date_time_get_month (later) - 1,
                                      "day", MIN (g_date_time_get_day_of_month (later), 28), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Last day of the lock"), -1);
  ask (self, _("Lock the Tier Until…"), _("Until this day no run moves them to another tier."), calendar, calendar, &answer,
       on_lock_answered_cb);
}

static void
on_lock_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  g_autoptr (GopsMemberRow) row = gops_members_page_dup_first (self);

  if (row == NULL)
    return;
  if (gops_members_page_is_locked (self, row))
    change_selected (self, GOPS_MEMBER_LOCK, FALSE, "");
  else
    ask_lock (self);
}

static void
on_import_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gops_import_present_file (gops_view_get_session (widget), NULL, widget);
}

static void
on_care_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gops_care_present (gops_view_get_session (widget), NULL, widget);
}

static void
on_apply_tiers_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gops_tiers_pane_apply (GOPS_MEMBERS_PAGE (widget)->pane);
}

static void
on_find_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  (void) gtk_widget_grab_focus (GTK_WIDGET (GOPS_MEMBERS_PAGE (widget)->search));
}

/* --- adding --- */

static void
add_member (GopsMembersPage *self,
            const char      *name)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autoptr (GError) error = NULL;
  gint64 id = dossier != NULL ? gops_member_add (gops_view_get_store (self), self->group, name, dossier->today, &error) : 0;

  if (id == 0)
    {
      gops_view_report (self, error);
      return;
    }
  gops_session_refresh_now (gops_view_get_session (self));
  gops_person_present (gops_view_get_session (self), id, GTK_WIDGET (self));
}

static void
on_add_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GopsMembersPage) self = data;
  g_autoptr (GtkEditable) entry = take_asked (self, result, "add");
  g_autofree char *name = entry != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (entry))) : NULL;

  if (name != NULL && *name != '\0')
    add_member (self, name);
}

static void
on_name_changed_cb (GtkWidget *entry)
{
  gops_alert_set_answer_enabled (entry, "add", *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0');
}

static void
on_add_member_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  const GopsAlertAnswer answer = { "add", _("_Add"), GOPS_ALERT_SUGGESTED };
  GtkWidget *entry;
  GtkWidget *list;

  if (self->group == 0)
    return;
  list = make_question_entry (_("Name"), &entry);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect (entry, "changed", G_CALLBACK (on_name_changed_cb), NULL);
  ask (self, _("Add a Member"), _("Who has joined the group?"), list, entry, &answer, on_add_answered_cb);
  on_name_changed_cb (entry);
  (void) gtk_widget_grab_focus (entry);
}

/* --- which commands there are now --- */

void
gops_members_page_update_actions (GopsMembersPage *self)
{
  static const char *const of_selection[] = {
    "page.edit", "page.person", "page.mark-staff", "page.mark-bot", "page.blacklist", "page.lock-tier", "page.remove",
  };
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean some = !gtk_bitset_is_empty (selected);
  g_autoptr (GMenuModel) menu = gops_members_page_make_menu (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_selection); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_selection[i], some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit", gtk_bitset_get_size (selected) == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.person", gtk_bitset_get_size (selected) == 1);
  gtk_menu_button_set_menu_model (self->commands, menu);
}

/* --- set-up --- */

void
gops_members_page_add_controllers (GopsMembersPage *self)
{
  gops_members_page_add_menu (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->table));
}

void
gops_members_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.import", NULL, on_import_cb);
  gtk_widget_class_install_action (widget_class, "page.add-member", NULL, on_add_member_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, on_edit_cb);
  gtk_widget_class_install_action (widget_class, "page.person", NULL, on_person_cb);
  gtk_widget_class_install_action (widget_class, "page.add-order", NULL, on_add_order_cb);
  gtk_widget_class_install_action (widget_class, "page.duties", NULL, on_duties_cb);
  gtk_widget_class_install_action (widget_class, "page.save-members", NULL, on_save_members_cb);
  gtk_widget_class_install_action (widget_class, "page.mark-staff", NULL, on_mark_cb);
  gtk_widget_class_install_action (widget_class, "page.mark-bot", NULL, on_mark_cb);
  gtk_widget_class_install_action (widget_class, "page.blacklist", NULL, on_blacklist_cb);
  gtk_widget_class_install_action (widget_class, "page.lock-tier", NULL, on_lock_cb);
  gtk_widget_class_install_action (widget_class, "page.remove", NULL, on_remove_cb);
  gtk_widget_class_install_action (widget_class, "page.care", NULL, on_care_cb);
  gtk_widget_class_install_action (widget_class, "page.apply-tiers", NULL, on_apply_tiers_cb);
  gops_members_page_install_menu (widget_class);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, on_find_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "page.find", NULL);
}
