/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar: what it loads, and what its views make of it. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-agenda-row.h"
#include "gops-day.h"
#include "gops-plan-calendar-private.h"
#include "gops-scroll.h"
#include "gops-store-task.h"
#include "gops-type-icon.h"
#include "gops-weekday.h"

#define FEW_GROUPS 20   /* whose plan is there at once */

#define DAY_MOST    12    /* cards of a day where many groups are shown */
#define WEEK_MOST   40
#define AGENDA_MOST 25
#define AGENDA_ROWS 400   /* in all */

/* --- loading --- */

typedef struct
{
  GopsPlanQuery   query;
  GArray         *groups;   /* (owned) (nullable) */
  GopsPlanFilter *filter;   /* (owned) */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->groups, g_array_unref);
  gops_plan_filter_free (order->filter);
  g_free (order);
}

static gboolean
shows_many (GopsPlanCalendar *self)
{
  return self->groups == NULL || self->groups->len > 1;
}

static guint
find_most (GopsPlanCalendar *self)
{
  static const guint most[GOPS_PLAN_N_VIEWS] = { DAY_MOST, WEEK_MOST, AGENDA_MOST, 0 };

  return shows_many (self) ? most[self->view] : 0;
}

static Order *
make_order (GopsPlanCalendar *self)
{
  Order *order = g_new0 (Order, 1);
  gboolean board = self->view == GOPS_PLAN_BOARD_VIEW;

  order->groups = self->groups != NULL ? g_array_copy (self->groups) : NULL;
  order->filter = gops_plan_filter_new ();
  gops_plan_filters_read (self->filters, order->filter);
  order->filter->text = g_strdup (gtk_editable_get_text (self->find_entry));
  gops_plan_calendar_get_range (self, &order->query.from, &order->query.to);
  order->query.series_to = gops_day_parse (self->today) + GOPS_PLAN_AHEAD;
  if (self->view == GOPS_PLAN_MONTH || self->view == GOPS_PLAN_WEEK)
    order->query.series_to = 0;
  order->query.groups = order->groups;
  order->query.filter = order->filter;
  order->query.gather = shows_many (self);
  order->query.next_only = board;
  order->query.undated = board || self->view == GOPS_PLAN_AGENDA || (self->view == GOPS_PLAN_MONTH && gops_plan_calendar_is_narrow (self));
  order->query.per_day = find_most (self);
  order->query.now = gops_store_now (gops_session_get_store (self->session));
  return order;
}

/* @cards: (transfer full) (nullable) */
static void
take_cards (GopsPlanCalendar *self,
            GopsPlanCards    *cards,
            const GError     *error)
{
  if (cards == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gops_session_report (self->session, error);
      return;
    }
  g_clear_pointer (&self->cards, gops_plan_cards_free);
  self->cards = cards;
  gops_plan_calendar_load_slots (self);
  gops_plan_calendar_fill (self);
  g_signal_emit_by_name (self, "loaded");
}

static gpointer
load_cards (GopsStore     *store,
            gpointer       data,
            GopsProgress  *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  Order *order = data;

  return gops_plan_cards_load (store, &order->query, cancellable, error);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GWeakRef *calendar = data;
  g_autoptr (GopsPlanCalendar) self = g_weak_ref_get (calendar);
  g_autoptr (GError) error = NULL;
  GopsPlanCards *cards = gops_store_run_finish (GOPS_STORE (source), result, &error);

  g_weak_ref_clear (calendar);
  g_free (calendar);
  if (self != NULL && self->session != NULL)
    take_cards (self, cards, error);
  else
    g_clear_pointer (&cards, gops_plan_cards_free);
}

/* Whoever waits for a thread keeps neither the calendar nor its session alive. */
static GWeakRef *
weak_ref_new (GopsPlanCalendar *self)
{
  GWeakRef *calendar = g_new0 (GWeakRef, 1);

  g_weak_ref_init (calendar, self);
  return calendar;
}

void
gops_plan_calendar_load (GopsPlanCalendar *self)
{
  Order *order;
  GopsStore *store;

  if (self->session == NULL || self->today == NULL)
    return;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  order = make_order (self);
  store = gops_session_get_store (self->session);
  if (self->groups != NULL && self->groups->len <= FEW_GROUPS)
    {
      g_autoptr (GError) error = NULL;

      take_cards (self, gops_plan_cards_load (store, &order->query, NULL, &error), error);
      order_free (order);
      return;
    }
  self->loading = g_cancellable_new ();
  gops_store_run_async (store, load_cards, order, order_free, (GDestroyNotify) gops_plan_cards_free, NULL, NULL, self->loading,
                        on_loaded_cb, weak_ref_new (self));
}

/* --- what a card looks like --- */

static const char *
title_of (const GopsPlanCard *card)
{
  return *card->title != '\0' ? card->title : gops_content_type_get_label (card->type);
}

static guint
tint_of (GopsPlanCalendar   *self,
         const GopsPlanCard *card)
{
  return shows_many (self) && card->items->len == 1 ? (guint) (g_array_index (card->items, GopsPlanOccurrence, 0).group % GOPS_PLAN_TINTS) + 1 : 0;
}

/* @date: (nullable): of the card, lives as long as it is used */
static GopsPlanChipItem
chip_of (GopsPlanCalendar   *self,
         const GopsPlanCard *card,
         const char         *date)
{
  return (GopsPlanChipItem) {
    .id = card->key, .date = date, .type = card->type, .title = title_of (card), .status = card->status, .repeats = card->repeats,
    .count = card->items->len, .times = card->times, .group = shows_many (self) ? card->group : NULL, .tint = tint_of (self, card),
    .chosen = g_hash_table_contains (self->chosen, &card->key),
  };
}

gboolean
gops_plan_calendar_read_month (gpointer       object,
                               GopsMonthItem *out_item,
                               gpointer       user_data)
{
  GopsPlanCalendar *self = user_data;
  const GopsPlanCard *card = object;
  g_autofree char *date = gops_day_format (card->day);

  g_strlcpy (self->date, date, sizeof self->date);
  *out_item = chip_of (self, card, self->date);
  return TRUE;
}

void
gops_plan_calendar_fill_day (const char   *date,
                             GopsMonthDay *out_day,
                             gpointer      user_data)
{
  GopsPlanCalendar *self = user_data;

  gops_content_days_fill (date, out_day, self->days);
  if (self->cards != NULL)
    out_day->beyond = gops_plan_cards_hidden (self->cards, gops_day_parse (date));
}

/* --- views --- */

static void
fill_month (GopsPlanCalendar *self)
{
  GPtrArray *cards = self->cards->cards;

  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (cards->len + self->slots->len);

  g_ptr_array_extend (all, cards, NULL, NULL);
  g_ptr_array_extend (all, self->slots, NULL, NULL);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), all->pdata, all->len);
}

/* Of several that begin one after the other, when the last of them ends. */
static int
end_of (const GopsPlanCard *card)
{
  return MIN (card->last + MAX (card->until - card->minutes, 0), 24 * 60 - 1);
}

static void
fill_week (GopsPlanCalendar *self)
{
  GPtrArray *cards = self->cards->cards;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (GopsWeekItem));
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cards->len + self->slots->len; i++)
    {
      const GopsPlanCard *card = i < cards->len ? cards->pdata[i] : self->slots->pdata[i - cards->len];
      char *date = gops_day_format (card->day);
      GopsWeekItem item = { chip_of (self, card, date), card->minutes, card->times != NULL ? end_of (card) : card->until };

      g_ptr_array_add (dates, date);
      g_array_append_val (items, item);
    }
  gops_week_grid_fill (self->week, (const GopsWeekItem *) (gpointer) items->data, items->len);
}

static char *
say_day (int day)
{
  g_autofree char *date = day != GOPS_DAY_NONE ? gops_day_format (day) : g_strdup (""), *iso = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  /* xgettext:no-c-format */
  return time != NULL ? g_date_time_format (time, C_("day of a card", "%-d %b")) : g_strdup (_("Without a date"));
}

/* "5 Aug 20:00 · Runners · Ann" */
static char *
caption_of (GopsPlanCalendar   *self,
            const GopsPlanCard *card)
{
  g_autofree char *day = say_day (card->day);
  GString *text = g_string_new (day);

  if (card->times != NULL)
    g_string_append_printf (text, " %s", card->times);
  else if (card->minutes >= 0)
    g_string_append_printf (text, " %02d:%02d", card->minutes / 60, card->minutes % 60);
  if (card->items->len > 1)
    g_string_append_printf (text, ngettext (" · %u group", " · %u groups", card->items->len), card->items->len);
  else if (shows_many (self))
    g_string_append_printf (text, " · %s", card->group);
  if (*card->owner != '\0')
    g_string_append_printf (text, " · %s", card->owner);
  return g_string_free (text, FALSE);
}

static void
fill_board (GopsPlanCalendar *self)
{
  GPtrArray *cards = self->cards->cards;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (GopsPlanChipItem));
  g_autoptr (GPtrArray) captions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cards->len; i++)
    {
      const GopsPlanCard *card = cards->pdata[i];
      GopsPlanChipItem item = chip_of (self, card, NULL);
      char *caption = caption_of (self, card);

      item.caption = caption;
      g_ptr_array_add (captions, caption);
      g_array_append_val (items, item);
    }
  gops_plan_board_fill (self->board, (const GopsPlanChipItem *) (gpointer) items->data, items->len);
}

/* --- agenda --- */

/* Names are the user's own and may hold what looks like markup. */
static void
set_description (GtkWidget  *group,
                 const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
}

static GtkWidget *
make_agenda_day (GopsPlanCalendar *self,
                 int               day)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *date = day != GOPS_DAY_NONE ? gops_day_format (day) : g_strdup (""), *title = NULL, *what = NULL;
  g_autofree char *iso = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  title = time != NULL ? gops_weekday_format (time, _("%A, %-d %B")) : g_strdup (_("Without a date"));
  what = time != NULL ? gops_content_days_describe (self->days, date) : NULL;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (what != NULL)
    set_description (group, what);
  g_object_set_data_full (G_OBJECT (group), "date", g_steal_pointer (&date), g_free);
  gtk_box_append (self->agenda, group);
  return group;
}

/* What a day has beyond the rows that it shows is found by searching. */
static void
end_agenda_day (GopsPlanCalendar *self,
                GtkWidget        *group,
                int               day)
{
  guint n = gops_plan_cards_hidden (self->cards, day);
  g_autofree char *text = g_strdup_printf (ngettext ("%u more: search or filter to see it", "%u more: search or filter to see them", n), n);
  GtkWidget *label;

  if (n == 0)
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "margin-top", 6, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
}

static void
add_turn (GtkWidget  *box,
          const char *icon,
          const char *action,
          const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_week (GopsPlanCalendar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", gtk_label_get_label (self->month_label), "xalign", 0.0f, "hexpand", TRUE,
                                   "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (GTK_BOX (box), label);
  add_turn (box, "go-previous-symbolic", "page.previous-month", _("Before"));
  add_turn (box, "go-next-symbolic", "page.next-month", _("After"));
  gtk_box_append (self->agenda, box);
}

/* Where the toolbar has no room for the week, and where there is nothing to show. */
static void
begin_agenda (GopsPlanCalendar *self)
{
  gboolean filtered = gops_plan_filters_is_set (self->filters) || *gtk_editable_get_text (self->find_entry) != '\0';
  GtkWidget *label;

  if (self->view == GOPS_PLAN_WEEK)
    add_week (self);
  if (self->cards->cards->len > 0)
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", filtered ? _("Nothing like it is planned") : _("Nothing is planned in these days"), "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 24);
  gtk_box_append (self->agenda, label);
}

static void
on_row_command_cb (GopsPlanCalendar *self,
                   const char       *command,
                   GtkWidget        *row)
{
  gops_plan_calendar_command (self, gops_agenda_row_get_key (row), command);
}

static GtkWidget *
add_agenda_row (GopsPlanCalendar *self,
                GtkWidget        *group,
                GopsPlanCard     *card)
{
  GtkWidget *row = gops_agenda_row_new (card, shows_many (self), g_hash_table_contains (self->chosen, &card->key));

  g_signal_connect_object (row, "command", G_CALLBACK (on_row_command_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* An agenda that was not there before begins at today; what is past stands above. @first: (nullable): its day of today or
 * the next one */
static void
begin_at_today (GopsPlanCalendar *self,
                GtkWidget        *first)
{
  if (self->listed_group == self->group && self->listed_view == self->view)
    return;
  self->listed_group = self->group;
  self->listed_view = self->view;
  if (first != NULL && gtk_widget_get_prev_sibling (first) != NULL)
    gops_scroll_to_top (first);
}

static void
fill_agenda (GopsPlanCalendar *self)
{
  GPtrArray *cards = self->cards->cards;
  gint64 focused = gops_agenda_row_find_focus (GTK_WIDGET (self->agenda));
  GtkWidget *group = NULL, *child, *row, *again = NULL, *first = NULL;
  int day = G_MAXINT, today = gops_day_parse (self->today);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->agenda))) != NULL)
    gtk_box_remove (self->agenda, child);
  begin_agenda (self);
  for (guint i = 0; i < MIN (cards->len, AGENDA_ROWS); i++)
    {
      GopsPlanCard *card = cards->pdata[i];

      if (card->day != day)
        {
          if (group != NULL)
            end_agenda_day (self, group, day);
          group = make_agenda_day (self, day = card->day);
          first = first == NULL && day >= today ? group : first;
        }
      row = add_agenda_row (self, group, card);
      again = focused != 0 && card->key == focused ? row : again;
    }
  if (group != NULL)
    end_agenda_day (self, group, day);
  if (again != NULL)
    (void) gtk_widget_grab_focus (again);
  else
    begin_at_today (self, first);
}

void
gops_plan_calendar_fill (GopsPlanCalendar *self)
{
  if (self->cards == NULL)
    return;
  gops_plan_calendar_show_chosen (self);
  switch (self->view)
    {
    case GOPS_PLAN_MONTH:
      fill_month (self);
      break;
    case GOPS_PLAN_WEEK:
      fill_week (self);
      break;
    case GOPS_PLAN_AGENDA:
    case GOPS_PLAN_N_VIEWS:
      fill_agenda (self);
      break;
    case GOPS_PLAN_BOARD_VIEW:
      fill_board (self);
      break;
    }
  if (gops_plan_calendar_is_narrow (self) && (self->view == GOPS_PLAN_MONTH || self->view == GOPS_PLAN_WEEK))
    fill_agenda (self);
}
