/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today's run sheet. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-focus.h"
#include "gops-language.h"
#include "gops-care.h"
#include "gops-care-list.h"
#include "gops-look.h"
#include "gops-method.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-resources.h"
#include "gops-plan-series.h"
#include "gops-preview-card.h"
#include "gops-responsive-bin.h"
#include "gops-today-page.h"
#include "gops-today-row.h"
#include "gops-today-seeds.h"
#include "gops-use-resource.h"

#define REFRESH_SECONDS 60   /* what was later becomes now, and then late */

struct _GopsTodayPage
{
  GopsView parent_instance;

  GPtrArray       *items;      /* (owned) (element-type GopsTodayItem): in the order of the list */
  gint64           selected;   /* key of an item */
  guint            timeout;
  gboolean         filling;
  GopsPreviewCard *preview;    /* borrowed: in the pane */
  GtkLabel        *preview_title;   /* borrowed */
  GopsTodaySeeds  *seeds;      /* borrowed: below the list */
  guint            n_seeds;    /* seed users who are due */
  GopsCareList    *care;       /* borrowed: below the seed users */

  GtkStack    *stack;
  GtkLabel    *sum;
  GtkLabel    *facts;
  GtkLevelBar *progress;
  GtkListBox  *list;
  GtkLabel    *keys;
};

G_DEFINE_FINAL_TYPE (GopsTodayPage, gops_today_page, GOPS_TYPE_VIEW)

static gint64
now (GopsTodayPage *self)
{
  return gops_store_now (gops_view_get_store (self));
}

/* --- the pane: the message as it will look --- */

static void
show_preview (GopsTodayPage       *self,
              const GopsTodayItem *item)
{
  const GopsPlatform *platform = item == NULL ? NULL :
    gops_method_find_platform (gops_method_get_default (), gops_record_get_text (item->group, GOPS_GROUP_PLATFORM));
  g_autofree char *title = platform == NULL ? g_strdup (_("Preview")) :
    g_strdup_printf (_("As %s shows it"), gops_text_get (&platform->name, gops_interface_language ()));
  g_autofree char *set = gops_language_thin_space (title);

  gtk_label_set_label (self->preview_title, set);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), item != NULL);
  if (item == NULL)
    return;
  gops_preview_card_set_author (self->preview, gops_record_get_text (item->item, GOPS_PLAN_ITEM_OWNER), NULL,
                                gops_record_get_text (item->group, GOPS_GROUP_NAME));
  gops_preview_card_set_text (self->preview, item->text, gops_record_get_text (item->group, GOPS_GROUP_LANGUAGE), NULL);
}

static GtkWidget *
make_pane (GopsTodayPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->preview_title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->preview_title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->preview_title), "heading");
  self->preview = GOPS_PREVIEW_CARD (gops_preview_card_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_add_css_class (box, "gops-pane-content");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview_title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview));
  return box;
}

/* --- the list --- */

static GopsTodayRow *
selected_row (GopsTodayPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? GOPS_TODAY_ROW (row) : NULL;
}

static void
on_row_selected_cb (GopsTodayPage *self,
                    GtkListBoxRow *row)
{
  const GopsTodayItem *item = row != NULL ? gops_today_row_get_item (GOPS_TODAY_ROW (row)) : NULL;

  if (self->filling)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GOPS_IS_TODAY_ROW (child))
      gops_today_row_set_open (GOPS_TODAY_ROW (child), child == (GtkWidget *) row);
  if (item != NULL)
    self->selected = gops_plan_item_key (item->item);
  show_preview (self, item);
}

static void
on_row_activated_cb (GopsTodayPage *self,
                     GtkListBoxRow *row)
{
  gops_plan_item_edit (gops_view_get_session (self), gops_today_row_get_item (GOPS_TODAY_ROW (row))->item, GTK_WIDGET (self));
}

/* The item that the selection goes to when @row is dealt with. */
static gint64
item_after (GopsTodayPage *self,
            GopsTodayRow  *row)
{
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);

  if (next == NULL || gops_today_row_get_moment (GOPS_TODAY_ROW (next)) == GOPS_MOMENT_DONE)
    return 0;
  return gops_plan_item_key (gops_today_row_get_item (GOPS_TODAY_ROW (next))->item);
}

static void
mark_done (GopsTodayPage *self,
           GopsTodayRow  *row,
           const char    *said)
{
  const GopsTodayItem *item = gops_today_row_get_item (row);
  gboolean done = gops_today_row_get_moment (row) == GOPS_MOMENT_DONE;
  GopsSession *session = gops_view_get_session (self);
  g_autoptr (GError) error = NULL;
  gint64 next = item_after (self, row);

  if (!gops_plan_mark_item_done (gops_view_get_store (self), item->item, !done, &error))
    {
      gops_view_report (self, error);
      return;
    }
  if (!done && next != 0)
    self->selected = next;
  gops_session_toast_undo (session, said);
}

static void
on_row_copy_wanted_cb (GopsTodayPage *self,
                       GopsTodayRow  *row)
{
  const GopsTodayItem *item = gops_today_row_get_item (row);
  g_autofree char *said = g_strdup_printf (_("Copied for %s and marked as sent"), gops_record_get_text (item->group, GOPS_GROUP_NAME));

  gops_session_copy_text (gops_view_get_session (self), item->text, NULL);
  if (gops_today_row_get_moment (row) == GOPS_MOMENT_DONE)
    gops_session_toast (gops_view_get_session (self), _("Text copied"));
  else
    mark_done (self, row, said);
}

static void
on_row_done_wanted_cb (GopsTodayPage *self,
                       GopsTodayRow  *row)
{
  mark_done (self, row, gops_today_row_get_moment (row) == GOPS_MOMENT_DONE ? _("Marked as not done") : _("Marked as sent"));
}

/* Late, now, later, done; inside each by time. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  GopsTodayRow *left = GOPS_TODAY_ROW (a), *right = GOPS_TODAY_ROW (b);
  int by_moment = (int) gops_today_row_get_moment (left) - (int) gops_today_row_get_moment (right);
  gint64 by_time = gops_today_row_get_item (left)->start - gops_today_row_get_item (right)->start;

  if (by_moment != 0)
    return by_moment;
  return by_time < 0 ? -1 : by_time > 0;
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  GopsMoment moment = gops_today_row_get_moment (GOPS_TODAY_ROW (row));
  GtkWidget *label;

  if (before != NULL && gops_today_row_get_moment (GOPS_TODAY_ROW (before)) == moment)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (gops_moment_label (moment));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "gops-run-sheet-header");
  gtk_list_box_row_set_header (row, label);
}

static void
append_row (GopsTodayPage       *self,
            const GopsTodayItem *item)
{
  GtkWidget *row = gops_today_row_new (item, now (self));

  g_signal_connect_object (row, "copy-wanted", G_CALLBACK (on_row_copy_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "done-wanted", G_CALLBACK (on_row_done_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

/* @item: key, or id of a row; of a series it is today's. */
static GtkListBoxRow *
find_row (GopsTodayPage *self,
          gint64         item)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gpointer shown = gops_today_row_get_item (GOPS_TODAY_ROW (row))->item;

      if (gops_plan_item_key (shown) == item || gops_plan_item_row (shown) == item)
        return row;
    }
  return gtk_list_box_get_row_at_index (self->list, 0);
}

static void
fill (GopsTodayPage *self,
      GPtrArray     *items)
{
  gboolean focused = gops_focus_is_in (GTK_WIDGET (self->list));
  GtkWidget *child;
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  for (guint i = 0; i < items->len; i++)
    append_row (self, g_ptr_array_index (items, i));
  gtk_list_box_invalidate_sort (self->list);
  self->filling = FALSE;
  row = find_row (self, self->selected);
  if (row == NULL)   /* the list has nobody to tell of */
    show_preview (self, NULL);
  gtk_list_box_select_row (self->list, row);
  if (row != NULL && focused)
    (void) gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* "about 25 minutes", "about 4 hours": nobody plans a day in 240 minutes. */
static char *
describe_work (guint minutes)
{
  guint hours = (minutes + 30) / 60;

  if (minutes < 90)
    return g_strdup_printf (ngettext ("about %u minute", "about %u minutes", minutes), minutes);
  return g_strdup_printf (ngettext ("about %u hour", "about %u hours", hours), hours);
}

/* "3 to go, about 25 minutes"; people to ask when there is nothing else to do. */
static char *
describe_left (const GopsTodaySum *sum,
               const char         *ask)
{
  g_autofree char *minutes = describe_work (sum->minutes_left);
  g_autofree char *left = g_strdup_printf (ngettext ("%u to go", "%u to go", sum->n_left), sum->n_left);

  if (sum->n_left > 0)
    return g_strdup_printf (_("%s, %s"), left, minutes);
  return g_strdup (ask != NULL ? ask : _("All done for today"));
}

static char *
describe_sent (const GopsTodaySum *sum)
{
  guint total = sum->n_left + sum->n_done;
  g_autofree char *groups = g_strdup_printf (ngettext ("in %u group", "in %u groups", sum->n_groups), sum->n_groups);

  if (total == 0)
    return g_strdup (_("Nothing to send"));
  if (sum->n_groups == 0)
    return g_strdup_printf (_("%u of %u sent"), sum->n_done, total);
  return g_strdup_printf (_("%u of %u sent · %s"), sum->n_done, total, groups);
}

/* The people that are waiting. Returns: (transfer full) (nullable) */
static char *
describe_people (guint n_seeds,
                 guint n_cared)
{
  g_autofree char *ask = g_strdup_printf (ngettext ("%u seed user to ask", "%u seed users to ask", n_seeds), n_seeds);
  guint n = MIN (n_cared, GOPS_CARE_A_DAY);
  g_autofree char *care = g_strdup_printf (ngettext ("%u person to look after today", "%u people to look after today", n), n);

  if (n_seeds > 0 && n_cared > 0)
    return g_strdup_printf ("%s · %s", ask, care);
  return n_seeds > 0 ? g_steal_pointer (&ask) : n_cared > 0 ? g_steal_pointer (&care) : NULL;
}

static void
show_sum (GopsTodayPage *self)
{
  GopsTodaySum sum = gops_today_sum (self->items);
  guint total = sum.n_left + sum.n_done, n_cared = gops_care_list_get_n_people (self->care);
  g_autofree char *ask = describe_people (self->n_seeds, n_cared);
  g_autofree char *left = describe_left (&sum, ask);
  g_autofree char *sent = describe_sent (&sum);
  g_autofree char *facts = sum.n_left > 0 && ask != NULL ? g_strdup_printf ("%s · %s", sent, ask) : g_strdup (sent);

  gtk_label_set_label (self->sum, left);
  gtk_label_set_label (self->facts, facts);
  gtk_level_bar_set_value (self->progress, total > 0 ? (double) sum.n_done / total : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), total > 0);
  gtk_stack_set_visible_child_name (self->stack, self->items->len + self->n_seeds + n_cared > 0 ? "list" : "empty");
}

/* What the clock alone changes. */
static void
refresh_items (GopsTodayPage *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = gops_today (gops_view_get_store (self), NULL, now (self), &error);

  if (items == NULL)
    {
      gops_view_report (self, error);
      return;
    }
  fill (self, items);
  self->n_seeds = gops_today_seeds_refresh (self->seeds, now (self));
  show_sum (self);
}

static void
gops_today_page_refresh (GopsView *view)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (view);

  refresh_items (self);
  gops_care_list_refresh (self->care, now (self));
}

static void
on_care_counted_cb (GopsTodayPage *self)
{
  if (self->items != NULL)
    show_sum (self);
}

static gboolean
on_timeout_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    refresh_items (data);
  return G_SOURCE_CONTINUE;
}

static void
gops_today_page_go_to (GopsView   *view,
                       const char *table,
                       gint64      row,
                       const char *column)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (view);
  GtkListBoxRow *found = find_row (self, row);

  if (found == NULL)
    return;
  gtk_list_box_select_row (self->list, found);
  (void) gtk_widget_grab_focus (GTK_WIDGET (found));
}

/* --- keys --- */

static gboolean
on_key_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (widget);
  GopsTodayRow *row = selected_row (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  /* Single letters act only while a row has the focus, not one of its buttons. */
  if (row == NULL || focus == NULL || !GOPS_IS_TODAY_ROW (focus))
    return FALSE;
  if (g_str_equal (g_variant_get_string (args, NULL), "copy"))
    on_row_copy_wanted_cb (self, row);
  else
    on_row_done_wanted_cb (self, row);
  return TRUE;
}

static gboolean
gops_today_page_grab_focus (GtkWidget *widget)
{
  GopsTodayRow *row = selected_row (GOPS_TODAY_PAGE (widget));

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
gops_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gops_today_page_parent_class)->map (widget);
  gops_session_set_shown (gops_view_get_session (widget), "today");
}

static void
gops_today_page_unmap (GtkWidget *widget)
{
  if (gops_view_get_session (widget) != NULL)
    gops_session_set_shown (gops_view_get_session (widget), NULL);
  GTK_WIDGET_CLASS (gops_today_page_parent_class)->unmap (widget);
}

/* Where there is no room there is hardly a keyboard. */
static void
update_keys (GopsTodayPage *self)
{
  GtkWidget *bin = gtk_widget_get_ancestor (GTK_WIDGET (self), GOPS_TYPE_RESPONSIVE_BIN);

  gtk_widget_set_visible (GTK_WIDGET (self->keys), bin == NULL || gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (bin)) != GOPS_WIDTH_NARROW);
}

static void
on_root_cb (GopsTodayPage *self)
{
  GtkWidget *bin = gtk_widget_get_ancestor (GTK_WIDGET (self), GOPS_TYPE_RESPONSIVE_BIN);

  if (bin == NULL)
    return;
  g_signal_handlers_disconnect_by_func (bin, update_keys, self);
  g_signal_connect_object (bin, "notify::width-class", G_CALLBACK (update_keys), self, G_CONNECT_SWAPPED);
  update_keys (self);
}

/* --- object --- */

static void
gops_today_page_constructed (GObject *object)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (object);

  G_OBJECT_CLASS (gops_today_page_parent_class)->constructed (object);
  g_signal_connect (self, "notify::root", G_CALLBACK (on_root_cb), NULL);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  self->seeds = GOPS_TODAY_SEEDS (gops_today_seeds_new (gops_view_get_session (self)));
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->list))), GTK_WIDGET (self->seeds));
  self->care = GOPS_CARE_LIST (gops_care_list_new (gops_view_get_session (self), 0));
  g_signal_connect_object (self->care, "counted", G_CALLBACK (on_care_counted_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->list))), GTK_WIDGET (self->care));
  gops_view_set_pane (self, make_pane (self));
  self->timeout = g_timeout_add_seconds (REFRESH_SECONDS, on_timeout_cb, self);
}

static void
gops_today_page_dispose (GObject *object)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->filling = TRUE;

  G_OBJECT_CLASS (gops_today_page_parent_class)->dispose (object);
}

static void
gops_today_page_finalize (GObject *object)
{
  g_clear_pointer (&GOPS_TODAY_PAGE (object)->items, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_today_page_parent_class)->finalize (object);
}

static void
gops_today_page_class_init (GopsTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_today_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_today_page_finalize;
  widget_class->grab_focus = gops_today_page_grab_focus;
  widget_class->map = gops_today_page_map;
  widget_class->unmap = gops_today_page_unmap;
  GOPS_VIEW_CLASS (klass)->refresh = gops_today_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_today_page_go_to;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_plan);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-today-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsTodayPage, name)
  CHILD (stack);
  CHILD (sum);
  CHILD (facts);
  CHILD (progress);
  CHILD (list);
  CHILD (keys);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, 0, on_key_cb, "s", "copy");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_key_cb, "s", "done");
}

static void
gops_today_page_init (GopsTodayPage *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
