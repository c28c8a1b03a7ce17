/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of one group, a family or all groups: the period, the views, and what the toolbar does. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-agenda-row.h"
#include "gops-day.h"
#include "gops-look.h"
#include "gops-plan-calendar-private.h"
#include "gops-plan-print.h"
#include "gops-plan-resources.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define PAST_DAYS    7      /* of what is done or missed, in the agenda */
#define BOARD_PAST   14     /* and on the board */
#define FAR_AHEAD    7300   /* days of a single group's agenda: twenty years */

static const char *const view_names[GOPS_PLAN_N_VIEWS] = { "month", "week", "agenda", "board" };

static guint loaded_signal;

static void gops_plan_calendar_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GopsPlanCalendar, gops_plan_calendar, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, gops_plan_calendar_buildable_init))

/* --- the period --- */

gboolean
gops_plan_calendar_is_narrow (GopsPlanCalendar *self)
{
  return gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_NARROW;
}

static int
get_day (GopsPlanCalendar *self)
{
  return gops_day_parse (gops_plan_calendar_get_date (self));
}

static int
first_of_week (GopsPlanCalendar *self)
{
  int day = get_day (self);

  return day - (gops_day_weekday (day) - self->week_start + 7) % 7;
}

static void
get_month_range (GopsPlanCalendar *self,
                 int              *out_from,
                 int              *out_to)
{
  g_autofree char *first = NULL, *last = NULL;

  gops_month_grid_get_range (self->grid, &first, &last);
  *out_from = gops_day_parse (first);
  *out_to = gops_day_parse (last);
}

/* On narrow windows the agenda stands for the month. */
void
gops_plan_calendar_get_range (GopsPlanCalendar *self,
                              int              *out_from,
                              int              *out_to)
{
  int today = gops_day_parse (self->today);
  gboolean agenda = self->view == GOPS_PLAN_AGENDA || (self->view == GOPS_PLAN_MONTH && gops_plan_calendar_is_narrow (self));

  if (agenda)
    {
      *out_from = today - PAST_DAYS;
      *out_to = today + (self->group != 0 ? FAR_AHEAD : GOPS_PLAN_AHEAD);
    }
  else if (self->view == GOPS_PLAN_MONTH)
    get_month_range (self, out_from, out_to);
  else if (self->view == GOPS_PLAN_WEEK)
    {
      *out_from = first_of_week (self);
      *out_to = *out_from + 6;
    }
  else
    {
      *out_from = today - BOARD_PAST;
      *out_to = today + GOPS_PLAN_AHEAD;
    }
}

/* "3 – 9 August 2026" */
static char *
describe_week (GopsPlanCalendar *self)
{
  g_autofree char *first = gops_day_format (first_of_week (self)), *last = gops_day_format (first_of_week (self) + 6);
  g_autofree char *from = g_strconcat (first, "T00:00:00Z", NULL), *to = g_strconcat (last, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) one = g_date_time_new_from_iso8601 (from, NULL), other = g_date_time_new_from_iso8601 (to, NULL);
  g_autofree char *begin = NULL, *end = NULL;

  if (one == NULL || other == NULL)
    return g_strdup ("");
  /* Translators: the first and the last day of a week above the calendar, as in “3 Aug – 9 Aug 2026”; xgettext:no-c-format */
  begin = g_date_time_format (one, C_("first day of a week", "%-d %b"));
  /* xgettext:no-c-format */
  end = g_date_time_format (other, C_("last day of a week", "%-d %b %Y"));
  return g_strdup_printf ("%s – %s", begin, end);
}

static char *
describe_month (GopsPlanCalendar *self)
{
  int year, month;
  g_autoptr (GDateTime) first = NULL;

  gops_month_grid_get_month (self->grid, &year, &month);
  first = g_date_time_new_local (year, month, 1, 0, 0, 0);
  /* Translators: month and year above the calendar */
  return g_date_time_format (first, _("%B %Y"));
}

static void
show_period (GopsPlanCalendar *self)
{
  g_autofree char *text = self->view == GOPS_PLAN_WEEK ? describe_week (self) : describe_month (self);
  g_autofree char *first = gops_day_format (first_of_week (self));

  gtk_label_set_label (self->month_label, text);
  gops_week_grid_set_week (self->week, first);
}

static void
set_month (GopsPlanCalendar *self,
           int               year,
           int               month)
{
  gops_month_grid_set_month (self->grid, year + (month > 12) - (month < 1), month > 12 ? 1 : month < 1 ? 12 : month);
  show_period (self);
  gops_plan_calendar_load (self);
}

static void
set_day (GopsPlanCalendar *self,
         int               day)
{
  g_autofree char *date = gops_day_format (day);

  gops_month_grid_set_selected_date (self->grid, date);
  show_period (self);
  gops_plan_calendar_load (self);
}

/* One month, or one week, later or earlier. */
static void
turn (GopsPlanCalendar *self,
      int               by)
{
  int year, month;

  if (self->view == GOPS_PLAN_WEEK)
    {
      set_day (self, get_day (self) + 7 * by);
      return;
    }
  gops_month_grid_get_month (self->grid, &year, &month);
  set_month (self, year, month + by);
}

/* --- views --- */

static GtkToggleButton *
get_toggle (GopsPlanCalendar *self,
            GopsPlanView      view)
{
  GtkWidget *toggles[GOPS_PLAN_N_VIEWS] = { self->month_toggle, self->week_toggle, self->agenda_toggle, self->board_toggle };

  return GTK_TOGGLE_BUTTON (toggles[view]);
}

static const char *
find_page (GopsPlanCalendar *self)
{
  if (!self->anything)
    return "empty";
  if (self->view == GOPS_PLAN_BOARD_VIEW)
    return "board";
  if (gops_plan_calendar_is_narrow (self) || self->view == GOPS_PLAN_AGENDA)
    return "agenda";
  return self->view == GOPS_PLAN_WEEK ? "week" : "month";
}

static void
choose_view (GopsPlanCalendar *self)
{
  gboolean narrow = gops_plan_calendar_is_narrow (self), wide = gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_WIDE;
  gboolean turns = self->view == GOPS_PLAN_WEEK || (self->view == GOPS_PLAN_MONTH && !narrow);
  GtkWidget *words[] = { self->month_word, self->week_word, self->agenda_word, self->board_word };

  gtk_widget_set_visible (self->toolbar, self->anything);
  gtk_widget_set_visible (self->month_buttons, turns && !narrow);   /* then beside the name of the week */
  gtk_widget_set_visible (GTK_WIDGET (self->month_label), turns && !narrow);
  gtk_widget_set_visible (self->today_button, !narrow);
  gtk_widget_set_visible (self->month_toggle, !narrow);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_widget_set_visible (words[i], wide);
  gops_plan_board_set_stacked (self->board, narrow);
  gtk_stack_set_visible_child_name (self->stack, find_page (self));
}

static void
on_view_toggled_cb (GopsPlanCalendar *self,
                    GtkToggleButton  *toggle)
{
  GopsPlanView view = self->view;

  if (!gtk_toggle_button_get_active (toggle))
    return;
  for (guint i = 0; i < GOPS_PLAN_N_VIEWS; i++)
    if (get_toggle (self, i) == toggle)
      view = i;
  if (view == self->view)
    return;
  self->view = view;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "plan-view", view_names[view]);
  choose_view (self);
  show_period (self);
  gops_plan_calendar_load (self);
}

static void
on_width_class_cb (GopsPlanCalendar *self)
{
  choose_view (self);
  gops_plan_calendar_load (self);
}

/* What was looked at last, here or on another page with a plan. */
static void
restore_view (GopsPlanCalendar *self)
{
  g_autofree char *name = self->settings != NULL ? g_settings_get_string (self->settings, "plan-view") : NULL;

  for (guint i = 0; name != NULL && i < GOPS_PLAN_N_VIEWS; i++)
    if (g_str_equal (view_names[i], name))
      gtk_toggle_button_set_active (get_toggle (self, i), TRUE);
}

/* --- signals of the views --- */

static void
on_month_wanted_cb (GopsPlanCalendar *self,
                    int               year,
                    int               month)
{
  set_month (self, year, month);
}

static void
on_week_wanted_cb (GopsPlanCalendar *self,
                   int               by)
{
  turn (self, by);
}

static void
on_month_move_cb (GopsPlanCalendar *self,
                  gint64            key,
                  const char       *date)
{
  gops_plan_calendar_move (self, key, date, NULL);
}

/* A day beyond the week turns it, so that what is carried stays in sight. */
static void
on_week_move_cb (GopsPlanCalendar *self,
                 gint64            key,
                 const char       *date,
                 int               minutes)
{
  g_autofree char *time = minutes >= 0 ? g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60) : g_strdup ("");
  int day = gops_day_parse (date), first = first_of_week (self);

  gops_plan_calendar_move (self, key, date, time);
  if (day < first || day > first + 6)
    set_day (self, day);
}

/* All of one day: the agenda from there on. */
static void
on_day_wanted_cb (GopsPlanCalendar *self,
                  const char       *date)
{
  gops_month_grid_set_selected_date (self->grid, date);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->agenda_toggle), TRUE);
}

/* However the grid came to another month, its items are to be there. */
static void
on_selected_date_cb (GopsPlanCalendar *self)
{
  int from, to;

  if (self->view != GOPS_PLAN_MONTH || self->cards == NULL)
    return;
  gops_plan_calendar_get_range (self, &from, &to);
  if (from == self->cards->from)
    return;
  show_period (self);
  gops_plan_calendar_load (self);
}

static void
connect_views (GopsPlanCalendar *self)
{
  GObject *views[] = { G_OBJECT (self->grid), G_OBJECT (self->week), G_OBJECT (self->board) };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_signal_connect_object (views[i], "open-item", G_CALLBACK (gops_plan_calendar_open), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (views[i], "item-command", G_CALLBACK (gops_plan_calendar_command), self, G_CONNECT_SWAPPED);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_signal_connect_object (views[i], "add-item", G_CALLBACK (gops_plan_calendar_add), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (views[i], "day-wanted", G_CALLBACK (on_day_wanted_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->grid, "notify::selected-date", G_CALLBACK (on_selected_date_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "month-wanted", G_CALLBACK (on_month_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "move-item", G_CALLBACK (on_month_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "delete-item", G_CALLBACK (gops_plan_calendar_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->week, "week-wanted", G_CALLBACK (on_week_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->week, "move-item", G_CALLBACK (on_week_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "set-status", G_CALLBACK (gops_plan_calendar_put), self, G_CONNECT_SWAPPED);
}

/* --- dropping on the days of the agenda --- */

static const char *
date_at (GopsPlanCalendar *self,
         double            x,
         double            y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->agenda), x, y, GTK_PICK_DEFAULT);
  GtkWidget *group = picked != NULL ? gtk_widget_get_ancestor (picked, ADW_TYPE_PREFERENCES_GROUP) : NULL;
  const char *date = group != NULL ? g_object_get_data (G_OBJECT (group), "date") : NULL;

  return date != NULL && *date != '\0' ? date : NULL;
}

static GdkDragAction
on_agenda_motion_cb (GopsPlanCalendar *self,
                     double            x,
                     double            y)
{
  return date_at (self, x, y) != NULL ? GDK_ACTION_MOVE : 0;
}

static gboolean
on_agenda_drop_cb (GopsPlanCalendar *self,
                   const GValue     *value,
                   double            x,
                   double            y)
{
  const char *date = date_at (self, x, y);

  if (date != NULL)
    gops_plan_calendar_move (self, g_value_get_int64 (value), date, NULL);
  return date != NULL;
}

static void
add_agenda_drop (GopsPlanCalendar *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect_object (drop, "motion", G_CALLBACK (on_agenda_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_agenda_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->agenda), GTK_EVENT_CONTROLLER (drop));
}

/* --- filters --- */

static void
on_filtered_cb (GopsPlanCalendar *self)
{
  if (gops_plan_filters_is_set (self->filters))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "gops-filtered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "gops-filtered");
  gops_plan_calendar_load (self);
}

static void
on_search_changed_cb (GopsPlanCalendar *self)
{
  gops_plan_calendar_load (self);
}

static void
add_filters (GopsPlanCalendar *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->filters = GOPS_PLAN_FILTERS (gops_plan_filters_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->filters));
  gtk_menu_button_set_popover (self->filter_button, popover);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (on_filtered_cb), self, G_CONNECT_SWAPPED);
}

/* --- actions --- */

static void
on_turn_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (widget);

  if (g_str_equal (name, "page.next-month"))
    turn (self, 1);
  else if (g_str_equal (name, "page.previous-month"))
    turn (self, -1);
  else if (self->today != NULL)
    gops_plan_calendar_go_to (self, self->today);
}

static void
on_add_action_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (widget);

  gops_plan_calendar_add (self, gops_plan_calendar_get_date (self));
}

/* A day that is not shown turns the page to it. */
static void
on_show_day_action_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (widget);
  const char *date = g_variant_get_string (parameter, NULL);
  int day = gops_day_parse (date), from, to;

  gops_plan_calendar_get_range (self, &from, &to);
  if ((self->view == GOPS_PLAN_MONTH || self->view == GOPS_PLAN_WEEK) && (day < from || day > to))
    gops_plan_calendar_go_to (self, date);
}

static void
on_find_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (widget);

  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  (void) gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
}

static void
on_chosen_action_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  gops_plan_calendar_use_chosen (GOPS_PLAN_CALENDAR (widget), name + strlen ("chosen."));
}

static void
on_paper_action_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (widget);
  int year, month;

  gops_month_grid_get_month (self->grid, &year, &month);
  if (g_str_equal (name, "page.print-month"))
    gops_plan_print (self->session, self->groups, year, month, widget);
  else
    gops_plan_save (self->session, self->groups, year, month, widget);
}

/* --- object --- */

static gboolean
gops_plan_calendar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (GOPS_PLAN_CALENDAR (widget)->stack), GTK_DIR_TAB_FORWARD);
}

static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GOPS_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new (GOPS_APP_ID) : NULL;
}

static void
gops_plan_calendar_dispose (GObject *object)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (gops_plan_calendar_parent_class)->dispose (object);
}

static void
gops_plan_calendar_finalize (GObject *object)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (object);

  g_clear_pointer (&self->groups, g_array_unref);
  gops_plan_cards_free (self->cards);
  gops_content_days_free (self->days);
  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->slots);
  g_free (self->today);

  G_OBJECT_CLASS (gops_plan_calendar_parent_class)->finalize (object);
}

/* <child type="tool"> and <child type="empty"> */
static void
gops_plan_calendar_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  GopsPlanCalendar *self = GOPS_PLAN_CALENDAR (buildable);
  GtkBuildableIface *parent = g_type_interface_peek (gops_plan_calendar_parent_class, GTK_TYPE_BUILDABLE);

  if (g_strcmp0 (type, "tool") == 0)
    gtk_box_append (self->tools, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "empty") == 0)
    adw_bin_set_child (self->empty, GTK_WIDGET (child));
  else
    parent->add_child (buildable, builder, child, type);
}

static void
gops_plan_calendar_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = gops_plan_calendar_add_child;
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPlanCalendar, name)
  CHILD (responsive);
  CHILD (toolbar);
  CHILD (month_label);
  CHILD (month_buttons);
  CHILD (today_button);
  CHILD (month_toggle);
  CHILD (week_toggle);
  CHILD (agenda_toggle);
  CHILD (board_toggle);
  CHILD (month_word);
  CHILD (week_word);
  CHILD (agenda_word);
  CHILD (board_word);
  CHILD (find_toggle);
  CHILD (filter_button);
  CHILD (find_bar);
  CHILD (find_entry);
  CHILD (tools);
  CHILD (stack);
  CHILD (empty);
  CHILD (grid);
  CHILD (week);
  CHILD (agenda);
  CHILD (board);
  CHILD (chosen_bar);
  CHILD (chosen_label);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const chosen[] = { "chosen.move", "chosen.done", "chosen.remove", "chosen.clear" };

  gtk_widget_class_install_action (widget_class, "page.next-month", NULL, on_turn_action_cb);
  gtk_widget_class_install_action (widget_class, "page.previous-month", NULL, on_turn_action_cb);
  gtk_widget_class_install_action (widget_class, "page.this-month", NULL, on_turn_action_cb);
  gtk_widget_class_install_action (widget_class, "page.add-item", NULL, on_add_action_cb);
  gtk_widget_class_install_action (widget_class, "calendar.show-day", "s", on_show_day_action_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, on_find_action_cb);
  gtk_widget_class_install_action (widget_class, "page.print-month", NULL, on_paper_action_cb);
  gtk_widget_class_install_action (widget_class, "page.save-month", NULL, on_paper_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    gtk_widget_class_install_action (widget_class, chosen[i], NULL, on_chosen_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "page.find", NULL);
}

static void
gops_plan_calendar_class_init (GopsPlanCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_plan_calendar_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_plan_calendar_finalize;
  widget_class->grab_focus = gops_plan_calendar_grab_focus;
  loaded_signal = g_signal_new ("loaded", GOPS_TYPE_PLAN_CALENDAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_MONTH_GRID);
  g_type_ensure (GOPS_TYPE_WEEK_GRID);
  g_type_ensure (GOPS_TYPE_PLAN_BOARD);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-plan-calendar.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
gops_plan_calendar_init (GopsPlanCalendar *self)
{
  self->items = g_list_store_new (GOPS_TYPE_PLAN_CARD);
  self->days = gops_content_days_new ();
  self->slots = g_ptr_array_new_with_free_func (g_object_unref);
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->week_start = 1;
  self->listed_view = GOPS_PLAN_N_VIEWS;
  self->anything = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_filters (self);
  gtk_search_bar_connect_entry (self->find_bar, self->find_entry);
  gops_month_grid_set_model (self->grid, G_LIST_MODEL (self->items), gops_plan_calendar_read_month, self, NULL);
  gops_month_grid_set_day_func (self->grid, gops_plan_calendar_fill_day, self, NULL);
  gops_week_grid_set_day_func (self->week, gops_content_days_fill, self->days);
  connect_views (self);
  add_agenda_drop (self);
  self->settings = load_settings ();
  restore_view (self);
}

/* --- from outside --- */

void
gops_plan_calendar_set_session (GopsPlanCalendar *self,
                                GopsSession      *session)
{
  self->session = g_object_ref (session);
}

static gboolean
has_anything (GopsPlanCalendar  *self,
              const GopsDossier *dossier)
{
  gint64 any = 1;

  if (dossier != NULL)
    return dossier->plan->len + dossier->series->len > 0;
  return !gops_store_read_int (gops_session_get_store (self->session), &any, NULL, "SELECT EXISTS (SELECT 1 FROM plan_item)", NULL) || any != 0;
}

static void
take_days (GopsPlanCalendar  *self,
           const GopsDossier *dossier)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autofree char *weekday = gops_workspace_dup_setting (store, GOPS_SETTING_FIRST_WEEKDAY);

  g_free (self->today);
  self->today = dossier != NULL ? g_strdup (dossier->today) : gops_date_today (store, NULL);
  self->week_start = CLAMP (atoi (weekday), 1, 7);
  g_object_set (self->grid, "week-start", self->week_start, NULL);
  gops_content_days_update (self->days, dossier, store);
  gops_month_grid_set_today (self->grid, self->today);
  gops_week_grid_set_today (self->week, self->today);
}

void
gops_plan_calendar_show (GopsPlanCalendar  *self,
                         const GArray      *groups,
                         const GopsDossier *dossier)
{
  g_clear_pointer (&self->groups, g_array_unref);
  self->groups = groups != NULL ? g_array_copy ((GArray *) groups) : NULL;
  self->group = dossier != NULL ? gops_record_get_id (dossier->group) : 0;
  self->anything = has_anything (self, dossier);
  take_days (self, dossier);
  gops_plan_filters_offer (self->filters, gops_session_get_store (self->session));
  choose_view (self);
  if (!self->started)
    gops_month_grid_set_selected_date (self->grid, self->today);
  self->started = TRUE;
  show_period (self);
  gops_plan_calendar_load (self);
}

void
gops_plan_calendar_go_to (GopsPlanCalendar *self,
                          const char       *date)
{
  set_day (self, gops_day_parse (date));
}

const char *
gops_plan_calendar_get_date (GopsPlanCalendar *self)
{
  return gops_month_grid_get_selected_date (self->grid);
}

guint
gops_plan_calendar_count_items (GopsPlanCalendar *self)
{
  return self->cards != NULL ? self->cards->n_items : 0;
}

guint
gops_plan_calendar_count_groups (GopsPlanCalendar *self)
{
  return self->cards != NULL ? self->cards->n_groups : 0;
}
