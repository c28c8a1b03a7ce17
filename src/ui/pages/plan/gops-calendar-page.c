/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of all groups, or of one family, in one calendar. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-calendar-page.h"
#include "gops-drop-down.h"
#include "gops-family.h"
#include "gops-plan-calendar.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-resources.h"
#include "gops-use-resource.h"

#define MOST_FAMILIES 300   /* that are offered */

struct _GopsCalendarPage
{
  GopsView parent_instance;

  GArray           *families;   /* (owned): ids of main groups, as the list has them after “All groups” */
  gboolean          showing;    /* the list is being made */

  GopsPlanCalendar *calendar;
  GtkDropDown      *scope;
};

G_DEFINE_FINAL_TYPE (GopsCalendarPage, gops_calendar_page, GOPS_TYPE_VIEW)

/* --- whose plans --- */

/* The main group that is chosen; 0: all groups. */
static gint64
get_family (GopsCalendarPage *self)
{
  guint i = gtk_drop_down_get_selected (self->scope);

  return i > 0 && i <= self->families->len ? g_array_index (self->families, gint64, i - 1) : 0;
}

static void
offer_families (GopsCalendarPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GopsStatement) rows = gops_store_query (gops_view_get_store (self), NULL,
    "SELECT id, name FROM chat_group m WHERE deleted_at = 0 AND archived_at = 0 AND EXISTS"
    " (SELECT 1 FROM chat_group s WHERE s.parent = m.id AND s.deleted_at = 0) ORDER BY sort_key, id LIMIT ?1", "i", MOST_FAMILIES);
  gint64 chosen = get_family (self);
  guint selected = 0;

  self->showing = TRUE;
  g_array_set_size (self->families, 0);
  gtk_string_list_append (names, _("All groups"));
  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (self->families, id);
      gtk_string_list_append (names, gops_statement_text (rows, 1));
      selected = id == chosen ? self->families->len : selected;
    }
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->scope, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), self->families->len > 0);
  self->showing = FALSE;
}

/* The groups of a family. (transfer full) (nullable): all groups, also when it cannot be read, which is told */
static GArray *
load_groups (GopsCalendarPage *self)
{
  gint64 family = get_family (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = family != 0 ? gops_family_load (gops_view_get_store (self), family, &error) : NULL;
  GArray *groups;

  if (error != NULL)
    gops_view_report (self, error);
  if (members == NULL)
    return NULL;
  groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < members->len; i++)
    g_array_append_val (groups, ((const GopsFamilyGroup *) members->pdata[i])->id);
  return groups;
}

static void
show (GopsCalendarPage *self)
{
  g_autoptr (GArray) groups = load_groups (self);

  gops_plan_calendar_show (self->calendar, groups, NULL);
}

static void
on_scope_selected_cb (GopsCalendarPage *self)
{
  if (!self->showing && gops_view_get_session (self) != NULL)
    show (self);
}

/* --- page --- */

static void
gops_calendar_page_refresh (GopsView *view)
{
  GopsCalendarPage *self = GOPS_CALENDAR_PAGE (view);

  offer_families (self);
  show (self);
}

static void
gops_calendar_page_go_to (GopsView   *view,
                          const char *table,
                          gint64      row,
                          const char *column)
{
  GopsCalendarPage *self = GOPS_CALENDAR_PAGE (view);
  g_autoptr (GopsPlanItem) item = g_strcmp0 (table, "plan_item") == 0 ? gops_record_load (GOPS_TYPE_PLAN_ITEM, gops_view_get_store (self), row, NULL) : NULL;

  if (item != NULL && !gops_record_is_blank (item, GOPS_PLAN_ITEM_ON_DATE))
    gops_plan_calendar_go_to (self->calendar, gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
}

static void
on_calendar_action_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  (void) gtk_widget_activate_action_variant (GTK_WIDGET (GOPS_CALENDAR_PAGE (widget)->calendar), name, parameter);
}

static gboolean
gops_calendar_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOPS_CALENDAR_PAGE (widget)->calendar));
}

static void
gops_calendar_page_constructed (GObject *object)
{
  GopsCalendarPage *self = GOPS_CALENDAR_PAGE (object);

  G_OBJECT_CLASS (gops_calendar_page_parent_class)->constructed (object);
  gops_plan_calendar_set_session (self->calendar, gops_view_get_session (self));
}

static void
gops_calendar_page_finalize (GObject *object)
{
  g_array_unref (GOPS_CALENDAR_PAGE (object)->families);

  G_OBJECT_CLASS (gops_calendar_page_parent_class)->finalize (object);
}

static void
gops_calendar_page_class_init (GopsCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_calendar_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = gops_calendar_page_finalize;
  widget_class->grab_focus = gops_calendar_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_calendar_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_calendar_page_go_to;

  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_PLAN_CALENDAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-calendar-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsCalendarPage, name)
  CHILD (calendar);
  CHILD (scope);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_scope_selected_cb);
  gtk_widget_class_install_action (widget_class, "page.add-item", NULL, on_calendar_action_cb);
}

static void
gops_calendar_page_init (GopsCalendarPage *self)
{
  self->families = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_drop_down_cut (self->scope);
  self->showing = FALSE;
}
