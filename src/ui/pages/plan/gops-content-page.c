/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content plan of a group. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-content-cadence.h"
#include "gops-content-page.h"
#include "gops-content-pane.h"
#include "gops-day.h"
#include "gops-digest-dialog.h"
#include "gops-duties-dialog.h"
#include "gops-plan-calendar.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-resources.h"
#include "gops-responsive-bin.h"
#include "gops-sop-dialog.h"
#include "gops-sop-menu.h"
#include "gops-topics-dialog.h"
#include "gops-trade-dates-dialog.h"
#include "gops-use-resource.h"

#define YEAR 366   /* days */

struct _GopsContentPage
{
  GopsView parent_instance;

  gint64            group;       /* that is shown */

  GopsPlanCalendar *calendar;
  GtkWidget        *tools;
  GtkWidget        *sop_button;
  GtkWidget        *sop_label;
  GtkWidget        *add_button;
  GtkWidget        *add_label;
};

G_DEFINE_FINAL_TYPE (GopsContentPage, gops_content_page, GOPS_TYPE_VIEW)

/* --- showing --- */

/* Where there is little room the bar at the bottom has the new item, and the menu the SOP. */
static void
on_width_class_cb (GopsContentPage   *self,
                   GParamSpec        *pspec,
                   GopsResponsiveBin *bin)
{
  GopsWidthClass width = gops_responsive_bin_get_width_class (bin);

  gtk_widget_set_visible (self->sop_button, width != GOPS_WIDTH_NARROW);
  gtk_widget_set_visible (self->sop_label, width == GOPS_WIDTH_WIDE);
  gtk_widget_set_visible (self->add_button, width != GOPS_WIDTH_NARROW);
  gtk_widget_set_visible (self->add_label, width == GOPS_WIDTH_WIDE);
}

static void
gops_content_page_refresh (GopsView *view)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 group;

  if (dossier == NULL)
    return;
  group = gops_record_get_id (dossier->group);
  g_array_append_val (groups, group);
  gops_plan_calendar_show (self->calendar, groups, dossier);
  if (self->group != 0 && self->group != group)   /* another one: begin at today */
    gops_plan_calendar_go_to (self->calendar, dossier->today);
  self->group = group;
}

/* The item of a row; of a series the day that is nearest to what is shown, so that undoing what was done there leads nowhere
 * else. (transfer full) (nullable) */
static GopsPlanItem *
find_row (GopsContentPage   *self,
          const GopsDossier *dossier,
          gint64             row)
{
  int shown = gops_day_parse (gops_plan_calendar_get_date (self->calendar));
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, shown - YEAR, shown + YEAR);
  GopsPlanItem *found = NULL;
  int nearest = G_MAXINT;

  for (guint i = 0; i < plan->len; i++)
    {
      GopsPlanItem *item = g_ptr_array_index (plan, i);
      int day = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));

      if (gops_plan_item_row (item) != row || day == GOPS_DAY_NONE || ABS (day - shown) >= nearest)
        continue;
      nearest = ABS (day - shown);
      found = item;
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
  g_autoptr (GopsPlanItem) item = dossier != NULL ? find_row (self, dossier, row) : NULL;

  if (item == NULL)
    return;
  gops_plan_calendar_go_to (self->calendar, gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  (void) gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
  if (column != NULL)
    gops_plan_item_edit (gops_view_get_session (self), item, GTK_WIDGET (self));
}

/* --- actions --- */

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

/* The actions of the calendar, for the bar at the bottom, which stands beside it. */
static void
on_calendar_action_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  (void) gtk_widget_activate_action_variant (GTK_WIDGET (GOPS_CONTENT_PAGE (widget)->calendar), name, parameter);
}

/* --- object --- */

static gboolean
gops_content_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOPS_CONTENT_PAGE (widget)->calendar));
}

static void
gops_content_page_constructed (GObject *object)
{
  GopsContentPage *self = GOPS_CONTENT_PAGE (object);

  G_OBJECT_CLASS (gops_content_page_parent_class)->constructed (object);
  gops_plan_calendar_set_session (self->calendar, gops_view_get_session (self));
  gops_view_set_pane (self, gops_content_pane_new (gops_view_get_session (self)));
  gops_view_set_narrow_action (self, _("New Item"), "list-add-symbolic", "page.add-item");
}

static void
gops_content_page_class_init (GopsContentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_content_page_constructed;
  widget_class->grab_focus = gops_content_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_content_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_content_page_go_to;

  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_PLAN_CALENDAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-content-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsContentPage, name)
  CHILD (calendar);
  CHILD (tools);
  CHILD (sop_button);
  CHILD (sop_label);
  CHILD (add_button);
  CHILD (add_label);
#undef CHILD
  gtk_widget_class_install_action (widget_class, "page.add-item", NULL, on_calendar_action_cb);
  gtk_widget_class_install_action (widget_class, "page.apply-sop", NULL, on_apply_sop_cb);
  gtk_widget_class_install_action (widget_class, "page.topics", NULL, on_topics_cb);
  gtk_widget_class_install_action (widget_class, "page.digests", NULL, on_digests_cb);
  gtk_widget_class_install_action (widget_class, "page.duties", NULL, on_duties_cb);
  gtk_widget_class_install_action (widget_class, "page.trade-dates", NULL, on_trade_dates_cb);
  gops_sop_menu_install (widget_class);
  gops_content_cadence_install (widget_class);
}

static void
gops_content_page_init (GopsContentPage *self)
{
  GtkWidget *bin;

  gtk_widget_init_template (GTK_WIDGET (self));
  bin = gtk_widget_get_ancestor (self->tools, GOPS_TYPE_RESPONSIVE_BIN);
  g_signal_connect_object (bin, "notify::width-class", G_CALLBACK (on_width_class_cb), self, G_CONNECT_SWAPPED);
}
