/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The duties of a group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-day.h"
#include "gops-duties-dialog.h"
#include "gops-duties-private.h"
#include "gops-duty-editor.h"
#include "gops-duty-record.h"
#include "gops-empty-state.h"
#include "gops-honour-poster.h"
#include "gops-keep-save.h"
#include "gops-phrase.h"
#include "gops-progress-dialog.h"
#include "gops-short-date.h"
#include "gops-store-task.h"

G_DEFINE_FINAL_TYPE (GopsDutiesDialog, gops_duties_dialog, ADW_TYPE_BIN)

#define MOST_ON_ROLL 30

static GopsStore *
store_of (GopsDutiesDialog *self)
{
  return gops_session_get_store (self->session);
}

/* --- how they stand --- */

typedef struct
{
  gint64 duty;
  int    day;
} Wish;

static gpointer
load_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  const Wish *wish = data;

  return gops_duty_standing_load (store, wish->duty, wish->day, cancellable, error);
}

/* "Monday, 2 March", as people name days */
static char *
name_day (int day)
{
  g_autofree char *date = gops_day_format (day);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return gops_short_date (date, today);
}

static void
show_figures (GopsDutiesDialog *self)
{
  const GopsDutyStanding *standing = self->standing;
  guint missed = gops_duty_count_missed (standing, 2), share = standing->n_due > 0 ? (standing->n_done * 100 + standing->n_due / 2) / standing->n_due : 0;
  g_autofree char *figure = g_strdup_printf (_("%u of %u done"), standing->n_today, standing->people->len), *day = name_day (standing->day);
  g_autofree char *behind = g_strdup_printf (ngettext ("%u missed two days or more", "%u missed two days or more", missed), missed);
  g_autofree char *facts = g_strdup_printf (_("%u %% of all days done · %s"), share, behind);

  gtk_label_set_label (self->date, day);
  gtk_label_set_label (self->figure, standing->is_due ? figure : _("Not due on this day"));
  gtk_label_set_label (self->facts, facts);
}

static void
show_people (GopsDutiesDialog *self)
{
  gops_duty_items_fill (self->items, self->standing, (GopsDutyShow) gtk_drop_down_get_selected (self->show));
  gtk_label_set_label (self->nobody, self->standing->people->len == 0 ? _("Nobody is here yet. Import the members or their chat.") : _("Nobody."));
  gtk_stack_set_visible_child_name (self->list_stack, g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? "list" : "nobody");
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsDutiesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GopsDutyStanding *standing = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->loading == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    {
      g_clear_pointer (&standing, gops_duty_standing_free);
      return;   /* something else is wanted by now */
    }
  g_clear_object (&self->loading);
  gops_session_report (self->session, error);
  if (standing == NULL)
    return;
  g_clear_pointer (&self->standing, gops_duty_standing_free);
  self->standing = standing;
  show_figures (self);
  show_people (self);
}

static void
stop (GopsDutiesDialog *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load_standing (GopsDutiesDialog *self)
{
  const Wish wish = { self->duty, self->day };

  stop (self);
  if (self->duty == 0)
    return;
  self->loading = g_cancellable_new ();
  gops_store_run_async (store_of (self), load_in_thread, g_memdup2 (&wish, sizeof wish), g_free, (GDestroyNotify) gops_duty_standing_free, NULL, NULL,
                        self->loading, on_loaded_cb, g_object_ref (self));
}

/* --- which duty --- */

static guint
find_position (GopsDutiesDialog *self)
{
  for (guint i = 0; i < self->duties->len; i++)
    if (gops_record_get_id (self->duties->pdata[i]) == self->duty)
      return i;
  return 0;
}

static void
fill_chooser (GopsDutiesDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->showing = TRUE;
  for (guint i = 0; i < self->duties->len; i++)
    gtk_string_list_append (names, gops_record_get_text (self->duties->pdata[i], GOPS_DUTY_NAME));
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->chooser, find_position (self));
  self->showing = FALSE;
}

static void
refresh (GopsDutiesDialog *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *duties = gops_duty_load_all (store_of (self), self->group, &error);

  gops_session_report (self->session, error);
  if (duties == NULL)
    return;
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  self->duties = duties;
  self->duty = duties->len > 0 ? gops_record_get_id (duties->pdata[find_position (self)]) : 0;
  gtk_widget_set_visible (self->menu, duties->len > 0);
  gtk_stack_set_visible_child_name (self->stack, duties->len > 0 ? "duty" : "none");
  fill_chooser (self);
  load_standing (self);
}

static void
on_chosen_cb (GopsDutiesDialog *self)
{
  guint position = gtk_drop_down_get_selected (self->chooser);

  if (self->showing || position >= self->duties->len)
    return;
  self->duty = gops_record_get_id (self->duties->pdata[position]);
  load_standing (self);
}

static void
on_show_changed_cb (GopsDutiesDialog *self)
{
  if (self->standing != NULL)
    show_people (self);
}

static void
change_day (GopsDutiesDialog *self,
            int               days)
{
  if (self->standing == NULL)
    return;
  self->day = self->standing->day + days;
  load_standing (self);
}

static void
on_previous_cb (GopsDutiesDialog *self)
{
  change_day (self, -1);
}

static void
on_next_cb (GopsDutiesDialog *self)
{
  change_day (self, 1);
}

/* --- commands --- */

static void
on_add (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (widget);
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  const char *language = dossier != NULL ? gops_dossier_language (dossier) : "en";
  g_autoptr (GopsDuty) duty = gops_record_new (GOPS_TYPE_DUTY, "group-id", self->group, "name", gops_phrase (language, "duty.name"), "words",
                                               gops_phrase (language, "duty.words"), NULL);
  g_autoptr (GError) error = NULL;
  gint64 id = gops_duty_add (store_of (self), duty, &error);

  gops_session_report (self->session, error);
  if (id == 0)
    return;
  self->duty = id;
  gops_duty_edit_present (self->session, id, widget);
}

static void
on_edit (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (widget);

  gops_duty_edit_present (self->session, self->duty, widget);
}

static void
on_remove (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (gops_duty_remove (store_of (self), self->duty, &error))
    gops_session_toast_undo (self->session, _("Duty removed; its check-ins stay"));
  else
    gops_session_report (self->session, error);
}

/* --- looking again --- */

static gpointer
look_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  GopsDutyFound found;

  return gops_duty_record_again (store, *(gint64 *) data, 0, &found, progress, cancellable, error) ? g_memdup2 (&found, sizeof found) : NULL;
}

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsDutiesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GopsDutyFound *found = gops_store_run_finish (GOPS_STORE (source), result, &error);
  g_autofree char *text = NULL, *lost = NULL, *all = NULL;

  if (self->session == NULL)
    return;   /* closed by now */
  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gops_session_report (self->session, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u new check-in found", "%u new check-ins found", found->n_new), found->n_new);
  lost = g_strdup_printf (ngettext ("%u message has no text that is kept", "%u messages have no text that is kept", found->n_without_text), found->n_without_text);
  all = found->n_without_text > 0 ? g_strdup_printf (_("%s; %s"), text, lost) : g_strdup (text);
  if (found->n_new > 0)
    gops_session_toast_undo (self->session, all);
  else
    gops_session_toast (self->session, all);
}

static void
on_look_again (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (widget);

  gops_progress_dialog_run (store_of (self), widget, _("Looking for Check-Ins"), look_in_thread, g_memdup2 (&self->group, sizeof self->group), g_free, g_free,
                            on_looked_cb, g_object_ref (self));
}

/* --- the honour roll --- */

static GopsDocument *
make_roll (GopsStore     *store,
           gint64         duty,
           int            day,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GopsDutyStanding) standing = gops_duty_standing_load (store, duty, day, cancellable, error);

  return standing != NULL ? gops_duty_honour_document (standing, MOST_ON_ROLL) : NULL;
}

static void
on_save_roll (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (widget);

  if (self->standing != NULL)
    gops_keep_save (self->session, &(GopsKeepFile) { make_roll, self->duty, self->standing->day, _("Save Honour Roll"), self->standing->rule->name, FALSE,
                    self->standing->group, _("Honour roll saved") }, widget);
}

static void
on_make_poster (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (widget);
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autoptr (GError) error = NULL;
  gint64 poster, group = self->group;

  if (self->standing == NULL)
    return;
  poster = gops_honour_poster_make (store_of (self), group, self->standing, &error);
  gops_session_report (session, error);
  if (poster == 0)
    return;
  gops_dialog_close (widget);
  gops_session_refresh_now (session);
  gops_session_go_to (session, &(GopsPlace) { "publish", group, "poster", poster, "ranks" });
}

/* --- object --- */

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_DUTIES_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_DUTIES_DIALOG (widget)->session);
}

static void
gops_duties_dialog_dispose (GObject *object)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (object);

  stop (self);
  g_clear_pointer (&self->standing, gops_duty_standing_free);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_duties_dialog_parent_class)->dispose (object);
}

static void
gops_duties_dialog_class_init (GopsDutiesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_duties_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "duty.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "duty.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "duty.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "duty.look-again", NULL, on_look_again);
  gtk_widget_class_install_action (widget_class, "duty.save-roll", NULL, on_save_roll);
  gtk_widget_class_install_action (widget_class, "duty.make-poster", NULL, on_make_poster);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static void
gops_duties_dialog_init (GopsDutiesDialog *self)
{
  self->day = GOPS_DAY_NONE;
  self->duties = g_ptr_array_new ();
  self->items = g_list_store_new (GOPS_TYPE_DUTY_ITEM);
}

static void
name_button (GtkWidget  *button,
             const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_header (GopsDutiesDialog *self,
             const char       *group)
{
  GtkWidget *header = adw_header_bar_new (), *add = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-add-symbolic", "action-name", "duty.add", NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) roll = g_menu_new ();
  g_autoptr (GMenu) duty = g_menu_new ();

  g_menu_append (roll, _("_Save Honour Roll…"), "duty.save-roll");
  g_menu_append (roll, _("Honour _Poster"), "duty.make-poster");
  g_menu_append (duty, _("_Edit Duty…"), "duty.edit");
  g_menu_append (duty, _("_Look Again in All Messages"), "duty.look-again");
  g_menu_append (duty, _("_Remove Duty"), "duty.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (roll));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (duty));
  self->menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu, NULL);
  name_button (add, _("Add Duty"));
  name_button (self->menu, _("More Commands"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Check-Ins"), group));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->menu);
  return header;
}

static GtkWidget *
make_step (GopsDutiesDialog *self,
           const char       *icon,
           const char       *label,
           GCallback         callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  name_button (button, label);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* The day, and what was done on it. */
static GtkWidget *
make_figures (GopsDutiesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->date = GTK_LABEL (gtk_label_new (NULL));
  self->figure = GTK_LABEL (gtk_label_new (NULL));
  self->facts = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->date), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "title-1");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "dim-label");
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->figure));
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (box), make_step (self, "go-previous-symbolic", _("Day Before"), G_CALLBACK (on_previous_cb)));
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (box), make_step (self, "go-next-symbolic", _("Day After"), G_CALLBACK (on_next_cb)));
  return box;
}

static GtkWidget *
make_choices (GopsDutiesDialog *self)
{
  const char *const shows[] = { [GOPS_DUTY_ALL] = _("Everybody"), [GOPS_DUTY_OPEN] = _("Not Yet on This Day"), [GOPS_DUTY_MISSED] = _("Missed Two Days or More"),
                                [GOPS_DUTY_LONGEST] = _("Longest in a Row"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *chooser = gtk_drop_down_new (NULL, NULL), *show = gtk_drop_down_new_from_strings (shows);

  self->chooser = GTK_DROP_DOWN (chooser);
  self->show = GTK_DROP_DOWN (show);
  gtk_widget_set_hexpand (chooser, TRUE);
  gtk_widget_set_hexpand (show, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("check-ins", "Duty"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (show), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who is shown"), -1);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "notify::selected", G_CALLBACK (on_show_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), chooser);
  gtk_box_append (GTK_BOX (box), show);
  return box;
}

static GtkWidget *
make_duty (GopsDutiesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, NULL);

  self->list_stack = GTK_STACK (gtk_stack_new ());
  self->nobody = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 24, "margin-end", 24, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->nobody), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->list_stack), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self->list_stack), GTK_OVERFLOW_HIDDEN);
  gtk_stack_add_named (self->list_stack, gops_duties_make_list (self), "list");
  gtk_stack_add_named (self->list_stack, GTK_WIDGET (self->nobody), "nobody");
  gtk_box_append (GTK_BOX (box), make_choices (self));
  gtk_box_append (GTK_BOX (box), make_figures (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list_stack));
  g_object_set (box, "margin-top", 6, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  return clamp;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = gops_empty_state_new ("gops-type-checkin-symbolic", _("What Does Everybody Do Here?"),
    _("A run, two hundred words, a lesson: say what members do again and again and by which words it is known. Check-ins are found in every chat you import, and you see who keeps it up and who needs a word."));

  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_Add Duty"), "duty.add");
  return empty;
}

void
gops_duties_present (GopsSession *session,
                     gint64       duty,
                     GtkWidget   *parent)
{
  const GopsDossier *dossier = gops_session_get_dossier (session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GopsDutiesDialog *self;

  if (dossier == NULL)
    {
      g_object_unref (g_object_ref_sink (box));
      return;
    }
  self = g_object_new (GOPS_TYPE_DUTIES_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->group = gops_record_get_id (dossier->group);
  self->duty = duty;
  self->stack = g_object_new (GTK_TYPE_STACK, "vhomogeneous", FALSE, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self, gops_record_get_text (dossier->group, GOPS_GROUP_NAME)));
  gtk_stack_add_named (self->stack, make_empty (), "none");
  gtk_stack_add_named (self->stack, make_duty (self), "duty");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  refresh (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gops_dialog_present (GTK_WIDGET (self), _("Check-Ins"), 560, 720, parent);
}
