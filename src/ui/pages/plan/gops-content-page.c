/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content plan: month and agenda. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-agenda-row.h"
#include "gops-content-days.h"
#include "gops-content-page.h"
#include "gops-content-pane.h"
#include "gops-digest-dialog.h"
#include "gops-duties-dialog.h"
#include "gops-look.h"
#include "gops-month-grid.h"
#include "gops-plan-gesture.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-resources.h"
#include "gops-responsive-bin.h"
#include "gops-sop-dialog.h"
#include "gops-text.h"
#include "gops-today.h"
#include "gops-topics-dialog.h"
#include "gops-trade-dates-dialog.h"
#include "gops-use-resource.h"
#include "gops-weekday.h"
#include "gops-workspace.h"

#define AGENDA_PAST_DAYS 7   /* of what is done or missed */

struct _GopsContentPage
{
  GopsView parent_instance;

  GListStore *items;         /* (owned): plan items that the month shows */
  gint64      group;         /* that is shown */

  GopsResponsiveBin *responsive;
  GtkWidget         *toolbar;
  GtkLabel          *month_label;
  GtkWidget         *month_buttons;
  GtkWidget         *switcher;
  GtkToggleButton   *month_toggle;
  GtkToggleButton   *agenda_toggle;
  GtkWidget         *sop_label;
  GtkWidget         *add_button;
  GtkWidget         *add_label;
  GtkStack          *stack;
  GopsMonthGrid     *grid;
  GtkBox            *agenda;

  GopsContentDays *days;     /* borrowed from the grid: what is said of the days */
};

G_DEFINE_FINAL_TYPE (GopsContentPage, gops_content_page, GOPS_TYPE_VIEW)

/* --- month --- */

static gboolean
read_month_item (gpointer       object,
                 GopsMonthItem *out_item,
                 gpointer       user_data)
{
  GopsContentPage *self = user_data;
  const GopsDossier *dossier = gops_view_get_dossier (self);
  const char *zone = dossier != NULL ? gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE) : "";

  out_item->id = gops_plan_item_key (object);
  out_item->date = gops_record_get_text (object, GOPS_PLAN_ITEM_ON_DATE);
  out_item->type = gops_record_get_text (object, GOPS_PLAN_ITEM_TYPE);
  out_item->title = gops_plan_item_name (object);
  out_item->status = gops_plan_status (object, zone, gops_store_now (gops_view_get_store (self)));
  out_item->repeats = gops_plan_is_of_series (object);
  return TRUE;
}

static void
show_month_label (GopsContentPage *self)
{
  int year, month;
  g_autoptr (GDateTime) first = NULL;
  g_autofree char *text = NULL;

  gops_month_grid_get_month (self->grid, &year, &month);
  first = g_date_time_new_local (year, month, 1, 0, 0, 0);
  /* Translators: month and year above the calendar */
  text = g_date_time_format (first, _("%B %Y"));
  gtk_label_set_label (self->month_label, text);
}

/* The days of series that are seen, and all that is no series. */
static void
fill_month (GopsContentPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (dossier == NULL)
    return;
  gops_month_grid_get_range (self->grid, &first, &last);
  items = gops_plan_items (dossier, gops_day_parse (first), gops_day_parse (last));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
}

static void
set_month (GopsContentPage *self,
           int              year,
           int              month)
{
  gops_month_grid_set_month (self->grid, year + (month > 12) - (month < 1), month > 12 ? 1 : month < 1 ? 12 : month);
  show_month_label (self);
  fill_month (self);
}

static void
on_month_wanted_cb (GopsContentPage *self,
                    int              year,
                    int              month)
{
  set_month (self, year, month);
}

/* @key: as the month has it. (transfer full) (nullable) */
static GopsPlanItem *
find_item (GopsContentPage *self,
           gint64           key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (GopsPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (gops_plan_item_key (item) == key)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
on_move_item_cb (GopsContentPage *self,
                 gint64           key,
                 const char      *date)
{
  g_autoptr (GopsPlanItem) item = find_item (self, key);

  if (item != NULL)
    gops_plan_item_move (gops_view_get_session (self), item, date, GTK_WIDGET (self));
}

static void
on_open_item_cb (GopsContentPage *self,
                 gint64           key)
{
  g_autoptr (GopsPlanItem) item = find_item (self, key);

  if (item != NULL)
    gops_plan_item_edit (gops_view_get_session (self), item, GTK_WIDGET (self));
}

static void
on_delete_item_cb (GopsContentPage *self,
                   gint64           key)
{
  g_autoptr (GopsPlanItem) item = find_item (self, key);

  if (item != NULL)
    gops_plan_item_remove (gops_view_get_session (self), item, GTK_WIDGET (self));
}

static void
add_item (GopsContentPage *self,
          const char      *date)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (dossier != NULL)
    gops_plan_item_add (gops_view_get_session (self), gops_record_get_id (dossier->group), date, GTK_WIDGET (self));
}

static void
on_add_item_cb (GopsContentPage *self,
                const char      *date)
{
  add_item (self, date);
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
make_agenda_day (GopsContentPage *self,
                 const char      *date)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = g_strconcat (date, "T00:00:00Z", NULL);
  g_autofree char *title = NULL, *what = gops_content_days_describe (self->days, date);
  GtkWidget *group = adw_preferences_group_new ();

  day = g_date_time_new_from_iso8601 (iso, NULL);
  title = day != NULL ? gops_weekday_format (day, _("%A, %-d %B")) : g_strdup (_("Without a date"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (what != NULL)
    set_description (group, what);
  gtk_box_append (self->agenda, group);
  return group;
}

static void
fill_agenda (GopsContentPage   *self,
             const GopsDossier *dossier)
{
  g_autofree char *from = gops_date_add (dossier->today, -AGENDA_PAST_DAYS);
  int today = gops_day_parse (dossier->today);
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, today - AGENDA_PAST_DAYS, today + GOPS_PLAN_AHEAD);
  const char *day = NULL;
  gint64 focused = gops_agenda_row_find_focus (GTK_WIDGET (self->agenda));
  GtkWidget *group = NULL, *child, *row, *again = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->agenda))) != NULL)
    gtk_box_remove (self->agenda, child);
  for (guint i = 0; i < plan->len; i++)
    {
      GopsPlanItem *item = g_ptr_array_index (plan, i);
      const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE);

      if (*date != '\0' && strcmp (date, from) < 0)
        continue;
      if (g_strcmp0 (day, date) != 0)
        group = make_agenda_day (self, day = date);
      row = gops_agenda_row_new (gops_view_get_session (self), dossier, item);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      if (focused != 0 && gops_plan_item_key (item) == focused)
        again = row;
    }
  if (again != NULL)
    (void) gtk_widget_grab_focus (again);
}

/* --- showing --- */

static gboolean
is_narrow (GopsContentPage *self)
{
  return gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_NARROW;
}

static void
choose_view (GopsContentPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  gboolean empty = dossier == NULL || dossier->plan->len + dossier->series->len == 0;
  gboolean month = gtk_toggle_button_get_active (self->month_toggle) && !is_narrow (self);
  gboolean wide = gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_WIDE;

  gtk_widget_set_visible (self->toolbar, !empty);
  gtk_widget_set_visible (self->month_buttons, month);
  gtk_widget_set_visible (GTK_WIDGET (self->month_label), month);
  gtk_widget_set_visible (self->switcher, !is_narrow (self));
  gtk_widget_set_visible (self->sop_label, wide || is_narrow (self));
  gtk_widget_set_visible (self->add_button, !is_narrow (self));   /* there the bar at the bottom has it */
  gtk_widget_set_visible (self->add_label, wide);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : month ? "month" : "agenda");
}

static void
on_view_toggled_cb (GopsContentPage *self)
{
  choose_view (self);
}

static void
on_width_class_cb (GopsContentPage *self)
{
  choose_view (self);
}

static void
go_to_today (GopsContentPage   *self,
             const GopsDossier *dossier)
{
  int year, month, day;

  if (sscanf (dossier->today, "%d-%d-%d", &year, &month, &day) == 3)
    set_month (self, year, month);
  gops_month_grid_set_selected_date (self->grid, dossier->today);
}

static void
gops_content_page_refresh (GopsView *view)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autofree char *weekday = NULL;

  choose_view (self);
  if (dossier == NULL)
    return;
  weekday = gops_workspace_dup_setting (gops_view_get_store (self), GOPS_SETTING_FIRST_WEEKDAY);
  g_object_set (self->grid, "week-start", atoi (weekday), NULL);
  gops_content_days_update (self->days, dossier, gops_view_get_store (self));
  gops_month_grid_set_today (self->grid, dossier->today);
  fill_month (self);
  fill_agenda (self, dossier);
  if (self->group == gops_record_get_id (dossier->group))
    return;
  self->group = gops_record_get_id (dossier->group);
  go_to_today (self, dossier);
}

/* The item of a row; of a series its next day, else its last. (transfer full) (nullable) */
static GopsPlanItem *
find_row (const GopsDossier *dossier,
          gint64             row)
{
  int today = gops_day_parse (dossier->today);
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, today - GOPS_PLAN_AHEAD, today + 366);
  GopsPlanItem *found = NULL;

  for (guint i = 0; i < plan->len; i++)
    {
      GopsPlanItem *item = g_ptr_array_index (plan, i);

      if (gops_plan_item_row (item) != row)
        continue;
      found = item;
      if (strcmp (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), dossier->today) >= 0)
        break;
    }
  return found != NULL ? g_object_ref (found) : NULL;
}

/* Goes to the item's day; its sheet is one key away. */
static void
gops_content_page_go_to (GopsView   *view,
                         const char *table,
                         gint64      row,
                         const char *column)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autoptr (GopsPlanItem) item = dossier != NULL ? find_row (dossier, row) : NULL;
  const char *date = item != NULL ? gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE) : "";
  int year, month, day;

  if (sscanf (date, "%d-%d-%d", &year, &month, &day) != 3)
    return;
  set_month (self, year, month);
  gops_month_grid_set_selected_date (self->grid, date);
  (void) gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (column != NULL)
    gops_plan_item_edit (gops_view_get_session (self), item, GTK_WIDGET (self));
}

/* --- actions --- */

static void
on_month_action_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (widget);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  int year, month;

  gops_month_grid_get_month (self->grid, &year, &month);
  if (g_str_equal (name, "page.next-month"))
    set_month (self, year, month + 1);
  else if (g_str_equal (name, "page.previous-month"))
    set_month (self, year, month - 1);
  else if (dossier != NULL)
    go_to_today (self, dossier);
}

static void
on_add_action_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (widget);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  const char *selected = gops_month_grid_get_selected_date (self->grid);

  if (dossier != NULL)
    add_item (self, selected != NULL ? selected : dossier->today);
}

static void
on_apply_sop_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const GopsDossier *dossier = gops_view_get_dossier (widget);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 group;

  if (dossier == NULL)
    return;
  group = gops_record_get_id (dossier->group);
  g_array_append_val (groups, group);
  gops_sop_present (gops_view_get_session (widget), groups, widget);
}

static void
on_topics_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gops_topics_present (gops_view_get_session (widget), widget);
}

static void
on_digests_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gops_digests_present (gops_view_get_session (widget), widget);
}

static void
on_duties_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gops_duties_present (gops_view_get_session (widget), 0, widget);
}

static void
on_trade_dates_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gops_trade_dates_present (gops_view_get_session (widget), widget);
}

/* --- object --- */

static gboolean
gops_content_page_grab_focus (GtkWidget *widget)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
gops_content_page_constructed (GObject *object)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (object);

  G_OBJECT_CLASS (gops_content_page_parent_class)->constructed (object);
  gops_month_grid_set_model (self->grid, G_LIST_MODEL (self->items), read_month_item, self, NULL);
  self->days = gops_content_days_new ();
  gops_month_grid_set_day_func (self->grid, gops_content_days_fill, self->days, (GDestroyNotify) gops_content_days_free);
  g_signal_connect_object (self->grid, "month-wanted", G_CALLBACK (on_month_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "move-item", G_CALLBACK (on_move_item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "open-item", G_CALLBACK (on_open_item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "delete-item", G_CALLBACK (on_delete_item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "add-item", G_CALLBACK (on_add_item_cb), self, G_CONNECT_SWAPPED);
  gops_view_set_pane (self, gops_content_pane_new (gops_view_get_session (self)));
  gops_view_set_narrow_action (self, _("New Item"), "list-add-symbolic", "page.add-item");
}

static void
gops_content_page_dispose (GObject *object)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (object);

  g_clear_object (&self->items);

  G_OBJECT_CLASS (gops_content_page_parent_class)->dispose (object);
}

static void
gops_content_page_class_init (GopsContentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_content_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_content_page_dispose;
  widget_class->grab_focus = gops_content_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_content_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_content_page_go_to;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_MONTH_GRID);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-content-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsContentPage, name)
  CHILD (responsive);
  CHILD (toolbar);
  CHILD (month_label);
  CHILD (month_buttons);
  CHILD (switcher);
  CHILD (month_toggle);
  CHILD (agenda_toggle);
  CHILD (sop_label);
  CHILD (add_button);
  CHILD (add_label);
  CHILD (stack);
  CHILD (grid);
  CHILD (agenda);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
  gtk_widget_class_install_action (widget_class, "page.next-month", NULL, on_month_action_cb);
  gtk_widget_class_install_action (widget_class, "page.previous-month", NULL, on_month_action_cb);
  gtk_widget_class_install_action (widget_class, "page.this-month", NULL, on_month_action_cb);
  gtk_widget_class_install_action (widget_class, "page.add-item", NULL, on_add_action_cb);
  gtk_widget_class_install_action (widget_class, "page.apply-sop", NULL, on_apply_sop_cb);
  gtk_widget_class_install_action (widget_class, "page.topics", NULL, on_topics_cb);
  gtk_widget_class_install_action (widget_class, "page.digests", NULL, on_digests_cb);
  gtk_widget_class_install_action (widget_class, "page.duties", NULL, on_duties_cb);
  gtk_widget_class_install_action (widget_class, "page.trade-dates", NULL, on_trade_dates_cb);
}

static void
gops_content_page_init (GopsContentPage *self)
{
  self->items = g_list_store_new (GOPS_TYPE_PLAN_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}
