/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today's run sheet. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-focus.h"
#include "gops-language.h"
#include "gops-look.h"
#include "gops-method.h"
#include "gops-plan-resources.h"
#include "gops-plan-picture.h"
#include "gops-plan-series.h"
#include "gops-responsive-bin.h"
#include "gops-scroll.h"
#include "gops-seed-users.h"
#include "gops-today-page-private.h"
#include "gops-use-resource.h"

#define REFRESH_SECONDS 60   /* what was later becomes now, and then late */

G_DEFINE_FINAL_TYPE (GopsTodayPage, gops_today_page, GOPS_TYPE_VIEW)

gint64
gops_today_page_now (GopsTodayPage *self)
{
  return gops_store_now (gops_view_get_store (self));
}

/* --- the pane: the message as it will look --- */

static void
show_picture (GopsTodayPage  *self,
              const GopsTick *tick)
{
  GopsStore *store = gops_view_get_store (self);
  gboolean has = tick->kind == GOPS_TICK_POST && gops_plan_has_picture (store, tick->item->item);
  g_autoptr (GdkTexture) picture = has ? gops_plan_load_picture (store, tick->item->item, NULL) : NULL;

  gops_preview_card_set_picture (self->preview, picture != NULL ? GDK_PAINTABLE (picture) : NULL);
}

/* What the group sees is shown as its platform shows it; what is for one person, or for nobody, is not taken for that.
 * (transfer full) */
static char *
title_of_preview (const GopsTick     *tick,
                  const GopsPlatform *platform)
{
  if (tick == NULL || platform == NULL)
    return g_strdup (_("Preview"));
  switch (gops_tick_get_audience (tick))
    {
    case GOPS_FOR_GROUP:    return g_strdup_printf (_("As %s shows it"), gops_text_get (&platform->name, gops_interface_language ()));
    case GOPS_FOR_PERSON:   return g_strdup_printf (_("For %s alone, one to one"), gops_tick_get_person (tick) != NULL ? gops_tick_get_person (tick) : "");
    case GOPS_FOR_OPERATOR: return g_strdup (_("A note for you, not to be posted"));
    }
  g_return_val_if_reached (NULL);
}

/* Where it is said: in the group, or to a person. */
static const char *
place_of (const GopsTick *tick)
{
  const char *person = gops_tick_get_audience (tick) == GOPS_FOR_PERSON ? gops_tick_get_person (tick) : NULL;

  return person != NULL ? person : gops_record_get_text (gops_tick_get_group (tick), GOPS_GROUP_NAME);
}

static void
show_preview (GopsTodayPage  *self,
              const GopsTick *tick)
{
  GopsGroup *group = tick != NULL ? gops_tick_get_group (tick) : NULL;
  const char *channel = tick != NULL && tick->kind == GOPS_TICK_POST ? gops_record_get_text (tick->item->item, GOPS_PLAN_ITEM_CHANNEL) : "";
  const GopsPlatform *platform = group == NULL ? NULL :
    gops_method_find_platform (gops_method_get_default (), *channel != '\0' ? channel : gops_record_get_text (group, GOPS_GROUP_PLATFORM));
  g_autofree char *title = title_of_preview (tick, platform);
  g_autofree char *set = gops_language_thin_space (title);

  gtk_label_set_label (self->preview_title, set);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), tick != NULL);
  if (tick == NULL)
    return;
  gops_preview_card_set_author (self->preview, gops_tick_get_audience (tick) == GOPS_FOR_OPERATOR ? NULL :
                                tick->kind == GOPS_TICK_POST ? gops_record_get_text (tick->item->item, GOPS_PLAN_ITEM_OWNER) : "", NULL,
                                place_of (tick));
  gops_preview_card_set_text (self->preview, gops_tick_get_text (tick), gops_record_get_text (group, GOPS_GROUP_LANGUAGE), NULL);
  show_picture (self, tick);
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

GopsTodayRow *
gops_today_page_get_row (GopsTodayPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? GOPS_TODAY_ROW (row) : NULL;
}

/* The tick that is looked at: of a row of many its first. (nullable) */
static const GopsTick *
tick_to_show (GopsTodayRow *row)
{
  GopsRunEntry *entry = row != NULL ? gops_today_row_get_entry (row) : NULL;

  if (entry == NULL || gops_run_entry_get_row (entry) == NULL)
    return NULL;
  return gops_run_entry_get_tick (entry) != NULL ? gops_run_entry_get_tick (entry) : gops_run_row_get_tick (gops_run_entry_get_row (entry), 0);
}

static void
show_selected (GopsTodayPage *self)
{
  GopsTodayRow *row = gops_today_page_get_row (self);
  const GopsTick *tick = tick_to_show (row);
  GtkListBoxRow *other;

  for (int i = 0; (other = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (other != (GtkListBoxRow *) row)
      gops_today_row_set_selected (GOPS_TODAY_ROW (other), FALSE, FALSE);
  if (row != NULL)
    gops_today_row_set_selected (row, TRUE, tick != NULL && tick->kind == GOPS_TICK_POST && gops_plan_has_picture (gops_view_get_store (self), tick->item->item));
  show_preview (self, tick);
}

static void
on_row_selected_cb (GopsTodayPage *self,
                    GtkListBoxRow *row)
{
  if (self->filling)
    return;
  if (row != NULL)
    {
      g_free (self->selected);
      self->selected = g_strdup (gops_run_entry_get_key (gops_today_row_get_entry (GOPS_TODAY_ROW (row))));
    }
  show_selected (self);
}

/* A click selects; on a row of many it opens or closes it. */
static void
on_row_activated_cb (GopsTodayPage *self,
                     GtkListBoxRow *row)
{
  GopsRunEntry *entry = gops_today_row_get_entry (GOPS_TODAY_ROW (row));

  if (gops_run_entry_is_many (entry))
    gops_today_page_toggle (self, entry, !gops_run_entry_is_open (entry));
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  GopsMoment moment = gops_run_entry_get_moment (gops_today_row_get_entry (GOPS_TODAY_ROW (row)));
  GtkWidget *label;

  if (before != NULL && gops_run_entry_get_moment (gops_today_row_get_entry (GOPS_TODAY_ROW (before))) == moment)
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

static GtkWidget *
create_row (gpointer entry,
            gpointer user_data)
{
  GopsTodayPage *self = user_data;
  GtkWidget *row = gops_today_row_new (entry, gops_today_page_now (self));

  gops_today_page_connect_row (self, GOPS_TODAY_ROW (row));
  return row;
}

/* --- which row --- */

/* (nullable) */
static GtkListBoxRow *
find_row (GopsTodayPage *self,
          const char    *key)
{
  GtkListBoxRow *row;

  for (int i = 0; key != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (gops_run_entry_get_key (gops_today_row_get_entry (GOPS_TODAY_ROW (row))), key))
      return row;
  return NULL;
}

/* Opens the row of many that has the tick called @key. */
static void
open_row_of (GopsTodayPage *self,
             const char    *key)
{
  const GopsRunRow *row = gops_run_sheet_find (self->sheet, key, NULL);

  if (row == NULL || row->ticks->len < 2)
    return;
  g_hash_table_add (self->open, gops_run_row_dup_key (row));
  gops_run_entries_update (self->entries, self->sheet, self->open, gops_today_page_now (self));
}

void
gops_today_page_select (GopsTodayPage *self,
                        const char    *key,
                        gboolean       focus)
{
  gboolean focused = focus || gops_focus_is_in (GTK_WIDGET (self->list));
  GtkListBoxRow *row = find_row (self, key);

  if (row == NULL && key != NULL)
    {
      open_row_of (self, key);
      row = find_row (self, key);
    }
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, row);
  if (row == NULL)   /* the list has nobody to tell of */
    show_preview (self, NULL);
  else if (focused)
    (void) gtk_widget_grab_focus (GTK_WIDGET (row));
  if (row != NULL)
    gops_scroll_to (GTK_WIDGET (row));
}

void
gops_today_page_toggle (GopsTodayPage *self,
                        GopsRunEntry  *entry,
                        gboolean       open)
{
  const GopsRunRow *row = gops_run_entry_get_row (entry);
  g_autofree char *key = row != NULL && row->ticks->len > 1 ? gops_run_row_dup_key (row) : NULL;

  if (key == NULL || open == g_hash_table_contains (self->open, key))
    return;
  if (open)
    g_hash_table_add (self->open, g_strdup (key));
  else
    g_hash_table_remove (self->open, key);
  self->filling = TRUE;
  gops_run_entries_update (self->entries, self->sheet, self->open, gops_today_page_now (self));
  self->filling = FALSE;
  gops_today_page_select (self, key, TRUE);
}

/* --- the sheet --- */

/* Shows @sheet (transfer full), with what was selected, or what has come in its place. */
static void
show_sheet (GopsTodayPage *self,
            GopsRunSheet  *sheet)
{
  g_autoptr (GopsRunSheet) old = g_steal_pointer (&self->sheet);
  gboolean focused = gops_focus_is_in (GTK_WIDGET (self->list));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  g_autoptr (GtkWidget) kept = row != NULL ? g_object_ref (GTK_WIDGET (row)) : NULL;

  self->sheet = sheet;
  self->filling = TRUE;
  gops_run_entries_update (self->entries, sheet, self->open, gops_today_page_now (self));
  self->filling = FALSE;
  if (find_row (self, self->selected) == NULL)
    {
      row = gtk_list_box_get_row_at_index (self->list, MIN (index, (int) g_list_model_get_n_items (G_LIST_MODEL (self->entries)) - 1));
      g_free (self->selected);
      self->selected = row != NULL ? g_strdup (gops_run_entry_get_key (gops_today_row_get_entry (GOPS_TODAY_ROW (row)))) : NULL;
    }
  row = find_row (self, self->selected);
  if (row != gtk_list_box_get_selected_row (self->list))
    gtk_list_box_select_row (self->list, row);
  show_selected (self);
  if (row != NULL && focused && !gtk_widget_has_focus (GTK_WIDGET (row)))
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
  guint total = sum->n_left + sum->n_sent + sum->n_skipped;
  g_autofree char *sent = gops_say_sent (sum->n_sent, sum->n_skipped, total);
  g_autofree char *groups = g_strdup_printf (ngettext ("in %u group", "in %u groups", sum->n_groups), sum->n_groups);

  if (total == 0)
    return g_strdup (_("Nothing to send"));
  if (sum->n_groups == 0)
    return g_steal_pointer (&sent);
  return g_strdup_printf ("%s · %s", sent, groups);
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

/* @n_codes: codes that end */
static void
show_sum (GopsTodayPage *self,
          guint          n_codes)
{
  GopsTodaySum sum = gops_today_sum (self->sheet);
  guint over = sum.n_sent + sum.n_skipped, total = sum.n_left + over;
  g_autofree char *ask = describe_people (sum.n_ask, sum.n_care);
  g_autofree char *codes = n_codes > 0 ? g_strdup_printf (ngettext ("%u code to renew", "%u codes to renew", n_codes), n_codes) : NULL;
  g_autofree char *left = describe_left (&sum, ask != NULL ? ask : codes);
  g_autofree char *sent = describe_sent (&sum);
  g_autofree char *facts = sum.n_left > 0 && ask != NULL ? g_strdup_printf ("%s · %s", sent, ask) : g_strdup (sent);

  gtk_label_set_label (self->sum, left);
  gtk_label_set_label (self->facts, facts);
  gtk_level_bar_set_value (self->progress, total > 0 ? (double) over / total : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), total > 0);
  gtk_stack_set_visible_child_name (self->stack, self->sheet->rows->len > 0 || n_codes > 0 ? "list" : "empty");
}

void
gops_today_page_load (GopsTodayPage *self)
{
  GopsStore *store = gops_view_get_store (self);
  gint64 now = gops_today_page_now (self);
  g_autoptr (GError) error = NULL;
  GPtrArray *items = gops_today (store, NULL, now, &error);

  if (items == NULL)
    {
      gops_view_report (self, error);
      return;
    }
  show_sheet (self, gops_run_sheet_new (items, gops_seed_due (store, NULL, now, NULL), gops_today_people_ref_dues (self->people), now));
  show_sum (self, gops_today_codes_load (self->codes, gops_view_get_session (self), now));
}

static void
gops_today_page_refresh (GopsView *view)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (view);

  gops_today_page_load (self);
  gops_today_people_refresh (self->people, gops_today_page_now (self));
}

static gboolean
on_timeout_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    gops_today_page_load (data);
  return G_SOURCE_CONTINUE;
}

/* @row: key, or id of a row; of a series it is today's. (transfer full) (nullable): the key of its tick */
static char *
find_item (GopsTodayPage *self,
           gint64         row)
{
  for (guint i = 0; self->sheet != NULL && i < self->sheet->items->len; i++)
    {
      const GopsTodayItem *item = g_ptr_array_index (self->sheet->items, i);
      const GopsTick tick = { .kind = GOPS_TICK_POST, .item = item };

      if (gops_plan_item_key (item->item) == row || gops_plan_item_row (item->item) == row)
        return gops_tick_dup_key (&tick);
    }
  return NULL;
}

static void
gops_today_page_go_to (GopsView   *view,
                       const char *table,
                       gint64      row,
                       const char *column)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (view);
  g_autofree char *key = find_item (self, row);

  gops_today_page_select (self, key, TRUE);
}

/* --- keys --- */

static gboolean
gops_today_page_grab_focus (GtkWidget *widget)
{
  GopsTodayRow *row = gops_today_page_get_row (GOPS_TODAY_PAGE (widget));

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
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->entries), create_row, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gops_today_page_add_keys (self);
  self->people = gops_today_people_new (gops_view_get_session (self));
  g_signal_connect_object (self->people, "loaded", G_CALLBACK (gops_today_page_load), self, G_CONNECT_SWAPPED);
  gops_view_set_pane (self, make_pane (self));
  self->timeout = g_timeout_add_seconds (REFRESH_SECONDS, on_timeout_cb, self);
}

static void
gops_today_page_dispose (GObject *object)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->filling = TRUE;
  g_clear_object (&self->people);

  G_OBJECT_CLASS (gops_today_page_parent_class)->dispose (object);
}

static void
gops_today_page_finalize (GObject *object)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (object);

  g_clear_object (&self->entries);
  g_clear_pointer (&self->sheet, gops_run_sheet_free);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_free (self->selected);

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
  g_type_ensure (GOPS_TYPE_TODAY_CODES);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-today-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsTodayPage, name)
  CHILD (stack);
  CHILD (sum);
  CHILD (facts);
  CHILD (progress);
  CHILD (codes);
  CHILD (list);
  CHILD (keys);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
gops_today_page_init (GopsTodayPage *self)
{
  self->entries = g_list_store_new (GOPS_TYPE_RUN_ENTRY);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
