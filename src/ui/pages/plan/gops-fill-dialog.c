/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills free slots with evergreen items. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-empty-state.h"
#include "gops-evergreen.h"
#include "gops-fill-dialog.h"
#include "gops-short-date.h"
#include "gops-type-icon.h"
#include "gops-workspace.h"

#define MOST_WEEKS  12
#define USUAL_WEEKS 4

struct _GopsFillView
{
  GopsLoadedView parent_instance;

  GArray    *fills;                  /* (owned) (nullable) (element-type GopsEvergreenFill): of the longest time */
  GtkWidget *weeks, *list, *empty;   /* borrowed */
  GtkWidget *fill;                   /* borrowed: the button */
};

G_DEFINE_FINAL_TYPE (GopsFillView, gops_fill_view, GOPS_TYPE_LOADED_VIEW)

/* For the most weeks that can be chosen: what fills the first of them does not hang on how many they are. */
static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *today = gops_date_today (store, NULL);
  int first = gops_day_parse (today);

  return gops_evergreen_find (store, group, first, first + MOST_WEEKS * 7 - 1, gops_store_now (store), error);
}

static guint
count_shown (GopsFillView *self)
{
  g_autofree char *today = gops_date_today (gops_loaded_view_get_store (GOPS_LOADED_VIEW (self)), NULL);
  int end = gops_day_parse (today) + 7 * (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->weeks));
  guint n = 0;

  while (self->fills != NULL && n < self->fills->len && g_array_index (self->fills, GopsEvergreenFill, n).day < end)
    n++;
  return n;
}

static GtkWidget *
create_row (const GopsEvergreenFill *fill)
{
  g_autofree char *date = gops_day_format (fill->day), *day = gops_short_date (date, date);
  g_autofree char *when = g_strdup_printf ("%s %02d:%02d", day, fill->minutes / 60, fill->minutes % 60);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, NULL),
                                   gops_record_get_text (fill->item, GOPS_PLAN_ITEM_TITLE), when);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gops_type_icon_new (gops_record_get_text (fill->item, GOPS_PLAN_ITEM_TYPE)));
  return row;
}

static void
show_rows (GopsFillView *self)
{
  guint n = count_shown (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Fill %u Slot", "_Fill %u Slots", n), n);

  gops_loaded_view_clear_list (self->list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (&g_array_index (self->fills, GopsEvergreenFill, i)));
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_sensitive (self->fill, n > 0);
  gtk_button_set_label (GTK_BUTTON (self->fill), label);
}

static void
show (GopsLoadedView *view,
      gpointer        result)
{
  GopsFillView *self = GOPS_FILL_VIEW (view);

  g_clear_pointer (&self->fills, g_array_unref);
  self->fills = g_array_ref (result);
  show_rows (self);
}

static void
on_fill_clicked_cb (GopsFillView *self)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);
  GopsSession *session = gops_loaded_view_get_session (view);
  guint n = count_shown (self);
  g_autofree char *said = g_strdup_printf (ngettext ("%u item planned", "%u items planned", n), n);
  g_autoptr (GArray) fills = g_array_ref (self->fills);
  g_autoptr (GError) error = NULL;

  g_array_set_size (fills, n);
  if (!gops_evergreen_fill (gops_loaded_view_get_store (view), gops_loaded_view_get_group (view), fills, &error))
    {
      gops_session_report (session, error);
      return;
    }
  gops_session_toast_undo (session, said);
  gops_dialog_close (GTK_WIDGET (self));
}

/* --- object --- */

static void
gops_fill_view_finalize (GObject *object)
{
  g_clear_pointer (&GOPS_FILL_VIEW (object)->fills, g_array_unref);

  G_OBJECT_CLASS (gops_fill_view_parent_class)->finalize (object);
}

static void
gops_fill_view_class_init (GopsFillViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_fill_view_finalize;
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = (GDestroyNotify) g_array_unref;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static void
gops_fill_view_init (GopsFillView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));
  GtkWidget *period = gops_loaded_view_make_list (_("Period"));

  self->weeks = gops_spin_row_new (_("Weeks from Today"), 1, MOST_WEEKS, 1);
  gops_spin_row_set_value (GOPS_SPIN_ROW (self->weeks), USUAL_WEEKS);
  g_signal_connect_object (self->weeks, "notify::value", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (period), self->weeks);
  gtk_box_append (content, period);
  self->list = gops_loaded_view_make_list (_("What Will Be Planned"));
  gtk_widget_set_margin_top (self->list, 12);
  gtk_box_append (content, self->list);
  self->empty = gops_empty_state_new ("gops-content-symbolic", _("Nothing to Fill With"),
                                      _("Give the group weekly slots, and mark items that may return in their sheet. What has rested long enough fills the slots that are free."));
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_box_append (content, self->empty);
  self->fill = gtk_button_new_with_mnemonic (_("_Fill"));
  gtk_button_set_use_underline (GTK_BUTTON (self->fill), TRUE);
  gtk_widget_add_css_class (self->fill, "suggested-action");
  gtk_widget_set_sensitive (self->fill, FALSE);
  g_signal_connect_object (self->fill, "clicked", G_CALLBACK (on_fill_clicked_cb), self, G_CONNECT_SWAPPED);
}

void
gops_fill_present (GopsSession *session,
                   GtkWidget   *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GopsFillView *self;

  if (gops_session_get_group (session) == 0)
    return;
  self = g_object_new (GOPS_TYPE_FILL_VIEW, NULL);
  gops_loaded_view_set_up (GOPS_LOADED_VIEW (self), session, gops_session_get_group (session));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->fill);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  g_signal_connect_object (session, "refreshed", G_CALLBACK (gops_loaded_view_refresh), self, G_CONNECT_SWAPPED);
  gops_loaded_view_refresh (GOPS_LOADED_VIEW (self));
  gops_dialog_present (box, _("Fill Empty Slots"), 480, 640, parent);
}
