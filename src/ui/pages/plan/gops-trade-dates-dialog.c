/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of the trade. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-day.h"
#include "gops-trade-date-question.h"
#include "gops-trade-dates-dialog.h"
#include "gops-trade-dates.h"
#include "gops-workspace.h"

#define GOPS_TYPE_TRADE_DATES_DIALOG (gops_trade_dates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsTradeDatesDialog, gops_trade_dates_dialog, GOPS, TRADE_DATES_DIALOG, AdwBin)

/* Whose dates stand together. */
enum { OWN, SUITING, OTHER, N_LISTS };

struct _GopsTradeDatesDialog
{
  AdwBin parent_instance;

  GopsSession    *session;   /* (owned) */
  GopsTradeDates *dates;     /* (owned) */
  GPtrArray      *rows;      /* (owned): borrowed rows */

  AdwPreferencesGroup *lists[N_LISTS];
};

G_DEFINE_FINAL_TYPE (GopsTradeDatesDialog, gops_trade_dates_dialog, ADW_TYPE_BIN)

/* --- a date --- */

/* Returns: static for the row: the id of its date */
static const char *
id_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static const char *
kind_of (GopsTradeDatesDialog *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);

  return dossier != NULL ? gops_record_get_text (dossier->group, GOPS_GROUP_KIND) : NULL;
}

static guint
list_of (GopsTradeDatesDialog *self,
         const GopsTradeDate  *date)
{
  if (gops_trade_date_is_own (date->id))
    return OWN;
  return gops_trade_date_suits (date, kind_of (self)) ? SUITING : OTHER;
}

/* The next time, or the last of what does not come again. */
static char *
describe_time (GopsTradeDatesDialog *self,
               const GopsTradeDate  *date)
{
  g_autofree char *today = gops_date_today (gops_session_get_store (self->session), NULL);
  int day = gops_trade_date_next (date, gops_day_parse (today) - date->days);
  gboolean over = day == GOPS_DAY_NONE, about = FALSE;
  g_autofree char *first = NULL, *last = NULL;

  if (over && date->rule.type != GOPS_DAY_RULE_DATE)
    return g_strdup (_("does not come again"));
  if (over)
    day = gops_day_rule_day (&date->rule, date->rule.year);
  (void) gops_trade_date_first (date, gops_day_year (day), &about);
  first = gops_day_format (day);
  last = gops_day_format (day + date->days - 1);
  if (over)
    return g_strdup_printf (_("%s, over"), first);
  if (date->days > 1)
    return g_strdup_printf (about ? _("about %s to %s") : _("%s to %s"), first, last);
  return about ? g_strdup_printf (_("about %s"), first) : g_strdup (first);
}

/* When it is, how long before it preparing begins, and what to do with it. */
static char *
describe (GopsTradeDatesDialog *self,
          const GopsTradeDate  *date)
{
  g_autofree char *time = describe_time (self, date), *lead = NULL;
  const char *use = gops_text_get (&date->use, gops_interface_language ());

  if (date->lead_days > 0)
    lead = g_strdup_printf (ngettext ("begin %d day before", "begin %d days before", (gulong) date->lead_days), date->lead_days);
  return g_markup_printf_escaped ("%s%s%s%s%s", time, lead != NULL ? " · " : "", lead != NULL ? lead : "", use != NULL ? "\n" : "",
                                  use != NULL ? use : "");
}

/* --- rows --- */

static void
on_active_cb (GopsTradeDatesDialog *self,
              GParamSpec           *pspec,
              GtkWidget            *row)
{
  gboolean shown = gops_switch_row_get_active (GOPS_SWITCH_ROW (row));
  g_autoptr (GError) error = NULL;

  if (shown == gops_trade_dates_is_shown (self->dates, id_of (row)))
    return;
  if (gops_trade_dates_set_shown (gops_session_get_store (self->session), id_of (row), shown, &error))
    return;
  gops_session_report (self->session, error);
  gops_switch_row_set_active (GOPS_SWITCH_ROW (row), !shown);
}

static void
on_edit_clicked_cb (GopsTradeDatesDialog *self,
                    GtkWidget            *button)
{
  const GopsTradeDate *date = gops_trade_dates_find (self->dates, g_object_get_data (G_OBJECT (button), "id"));

  if (date != NULL)
    gops_trade_date_ask (self->session, date, GTK_WIDGET (self));
}

static void
on_remove_clicked_cb (GopsTradeDatesDialog *self,
                      GtkWidget            *button)
{
  g_autoptr (GError) error = NULL;

  if (gops_trade_dates_remove_own (gops_session_get_store (self->session), g_object_get_data (G_OBJECT (button), "id"), &error))
    gops_session_toast_undo (self->session, _("Date removed"));
  else
    gops_session_report (self->session, error);
}

/* @label: what it does, to which date */
static void
add_button (GopsTradeDatesDialog *self,
            GtkWidget            *row,
            const char           *icon,
            const char           *tooltip,
            const char           *label,
            GCallback             callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id_of (row)), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_own_buttons (GopsTradeDatesDialog *self,
                 GtkWidget            *row,
                 const char           *name)
{
  g_autofree char *edit = g_strdup_printf (_("Change “%s”"), name), *remove = g_strdup_printf (_("Remove “%s”"), name);

  add_button (self, row, "document-edit-symbolic", _("Change Date"), edit, G_CALLBACK (on_edit_clicked_cb));
  add_button (self, row, "user-trash-symbolic", _("Remove Date"), remove, G_CALLBACK (on_remove_clicked_cb));
}

static void
fill_row (GopsTradeDatesDialog *self,
          GtkWidget            *row,
          const GopsTradeDate  *date)
{
  g_autofree char *title = g_markup_escape_text (gops_text_get (&date->name, gops_interface_language ()), -1);
  g_autofree char *subtitle = describe (self, date);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gops_switch_row_set_active (GOPS_SWITCH_ROW (row), gops_trade_dates_is_shown (self->dates, date->id));
}

static void
add_row (GopsTradeDatesDialog *self,
         const GopsTradeDate  *date)
{
  const char *name = gops_text_get (&date->name, gops_interface_language ());
  GtkWidget *row = gops_switch_row_new ("");

  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (date->id), g_free);
  fill_row (self, row, date);
  if (gops_trade_date_is_own (date->id))
    add_own_buttons (self, row, name);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_active_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->lists[list_of (self, date)], row);
  g_ptr_array_add (self->rows, row);
}

static void
remove_rows (GopsTradeDatesDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (self->rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP)),
                                  self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static gboolean
has_same_rows (GopsTradeDatesDialog *self,
               GPtrArray            *all)
{
  if (all->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (!g_str_equal (((const GopsTradeDate *) all->pdata[i])->id, id_of (self->rows->pdata[i])))
      return FALSE;
  return TRUE;
}

/* --- showing --- */

static void
load (GopsTradeDatesDialog *self)
{
  g_autoptr (GError) error = NULL;
  GopsTradeDates *dates = gops_trade_dates_load (gops_session_get_store (self->session), &error);

  gops_session_report (self->session, error);
  g_clear_pointer (&self->dates, gops_trade_dates_free);
  self->dates = dates != NULL ? dates : gops_trade_dates_new ();
}

static int
compare_next (gconstpointer a,
              gconstpointer b,
              gpointer      today)
{
  const GopsTradeDate *one = *(const GopsTradeDate *const *) a, *other = *(const GopsTradeDate *const *) b;
  int next = gops_trade_date_next (one, GPOINTER_TO_INT (today) - one->days);
  int other_next = gops_trade_date_next (other, GPOINTER_TO_INT (today) - other->days);

  /* GOPS_DAY_NONE is the least of all numbers, and what is over comes last. */
  if (next == GOPS_DAY_NONE || other_next == GOPS_DAY_NONE)
    return (next == GOPS_DAY_NONE) - (other_next == GOPS_DAY_NONE);
  return next - other_next;
}

/* Returns: (transfer container): what comes next first */
static GPtrArray *
sort_dates (GopsTradeDatesDialog *self)
{
  const GPtrArray *all = gops_trade_dates_get_all (self->dates);
  g_autofree char *today = gops_date_today (gops_session_get_store (self->session), NULL);
  GPtrArray *sorted = g_ptr_array_sized_new (all->len);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (sorted, all->pdata[i]);
  g_ptr_array_sort_with_data (sorted, compare_next, GINT_TO_POINTER (gops_day_parse (today)));
  return sorted;
}

/* Rows that stay keep the focus. */
static void
show (GopsTradeDatesDialog *self)
{
  g_autoptr (GPtrArray) all = NULL;
  gboolean same;
  guint counts[N_LISTS] = { 0 };

  load (self);
  all = sort_dates (self);
  same = has_same_rows (self, all);
  if (!same)
    remove_rows (self);
  for (guint i = 0; i < all->len; i++)
    {
      counts[list_of (self, all->pdata[i])]++;
      if (same)
        fill_row (self, self->rows->pdata[i], all->pdata[i]);
      else
        add_row (self, all->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lists[OTHER]), counts[OTHER] > 0);
  adw_preferences_group_set_description (self->lists[OWN], counts[OWN] > 0 ? NULL
    : _("An anniversary, a launch, a local holiday: what your groups should reckon with."));
}

/* --- object --- */

static void
on_add_clicked_cb (GopsTradeDatesDialog *self)
{
  gops_trade_date_ask (self->session, NULL, GTK_WIDGET (self));
}

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_TRADE_DATES_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_TRADE_DATES_DIALOG (widget)->session);
}

static void
gops_trade_dates_dialog_dispose (GObject *object)
{
  GopsTradeDatesDialog *self = GOPS_TRADE_DATES_DIALOG (object);

  g_clear_pointer (&self->dates, gops_trade_dates_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_trade_dates_dialog_parent_class)->dispose (object);
}

static void
gops_trade_dates_dialog_class_init (GopsTradeDatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_trade_dates_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static GtkWidget *
make_header (GopsTradeDatesDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_tooltip_text (add, _("Add Date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add date"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Dates of the Trade"), ""));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  return header;
}

static GtkWidget *
make_content (GopsTradeDatesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();
  const char *const titles[N_LISTS] = { [OWN] = _("Own Dates"), [SUITING] = _("For This Group"), [OTHER] = _("For Other Kinds of Groups") };

  for (guint i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (self->lists[i], titles[i]);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lists[i]));
    }
  g_object_set (box, "margin-top", 6, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return scroller;
}

static void
gops_trade_dates_dialog_init (GopsTradeDatesDialog *self)
{
  self->rows = g_ptr_array_new ();
}

void
gops_trade_dates_present (GopsSession *session,
                          GtkWidget   *parent)
{
  GopsTradeDatesDialog *self = g_object_new (GOPS_TYPE_TRADE_DATES_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_bin_set_child (ADW_BIN (self), box);
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Dates of the Trade"), 520, 640, parent);
}
