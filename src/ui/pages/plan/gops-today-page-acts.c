/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what is done with its rows, by buttons, menus and keys. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-item-editor.h"
#include "gops-plan-picture.h"
#include "gops-today-act.h"
#include "gops-today-ask.h"
#include "gops-today-page-private.h"

/* --- which ticks --- */

static const GopsTick *
first_open (const GopsRunRow *row)
{
  const GopsTick *first = gops_run_row_get_tick (row, 0);

  return first->moment != GOPS_MOMENT_DONE ? first : NULL;
}

/* The tick that a row means: its own, or of many the next one to be done. (nullable) */
static const GopsTick *
tick_of (GopsTodayRow *row)
{
  GopsRunEntry *entry = gops_today_row_get_entry (row);
  const GopsTick *tick = gops_run_entry_get_tick (entry);

  if (tick != NULL || gops_run_entry_get_row (entry) == NULL)
    return tick;
  return first_open (gops_run_entry_get_row (entry));
}

/* (transfer full) (element-type GopsTick) */
static GPtrArray *
one (const GopsTick *tick)
{
  GPtrArray *ticks = g_ptr_array_new ();

  g_ptr_array_add (ticks, (gpointer) tick);
  return ticks;
}

/* What is still to be done of a row: its tick, or all of many. (transfer full) (element-type GopsTick): may be empty */
static GPtrArray *
left_of (GopsTodayRow *self)
{
  GopsRunEntry *entry = gops_today_row_get_entry (self);
  const GopsRunRow *row = gops_run_entry_get_row (entry);
  GPtrArray *ticks = gops_run_entry_get_tick (entry) != NULL ? one (gops_run_entry_get_tick (entry)) : g_ptr_array_new ();

  for (guint i = 0; gops_run_entry_is_many (entry) && i < row->ticks->len - row->n_done; i++)
    g_ptr_array_add (ticks, (gpointer) gops_run_row_get_tick (row, i));
  return ticks;
}

/* --- moving on --- */

/* The key of what comes after the last of @ticks. (transfer full) (nullable) */
static char *
key_after (GopsTodayPage   *self,
           const GPtrArray *ticks)
{
  g_autofree char *last = gops_tick_dup_key (g_ptr_array_index (ticks, ticks->len - 1));

  return gops_run_sheet_next_key (self->sheet, last);
}

/* After an action: says @said, and goes to @next. */
static void
go_on (GopsTodayPage *self,
       gboolean       good,
       GError        *error,
       const char    *said,
       const char    *next)
{
  GopsSession *session = gops_view_get_session (self);

  if (!good)
    {
      gops_view_report (self, error);
      gops_today_page_load (self);   /* what was changed in memory is as it is in the file again */
      return;
    }
  gops_session_toast_undo (session, said);
  gops_today_page_load (self);
  if (next != NULL)
    gops_today_page_select (self, next, FALSE);
}

static void
mark (GopsTodayPage   *self,
      const GPtrArray *ticks,
      const char      *said)
{
  const GopsTick *first = g_ptr_array_index (ticks, 0);
  gboolean done = first->moment != GOPS_MOMENT_DONE;
  g_autofree char *next = done ? key_after (self, ticks) : gops_tick_dup_key (first);
  g_autoptr (GError) error = NULL;
  gboolean good = (done || first->kind == GOPS_TICK_POST) && gops_today_mark (gops_view_get_store (self), ticks, done, &error);

  if (good || error != NULL)
    go_on (self, good, error, said, next);
}

static const char *
said_of (const GopsTick *tick)
{
  if (tick->moment == GOPS_MOMENT_DONE)
    return _("Marked as not done");
  if (tick->kind == GOPS_TICK_POST && gops_tick_get_audience (tick) == GOPS_FOR_OPERATOR)
    return _("Noted as done");
  return tick->kind == GOPS_TICK_POST ? _("Marked as sent") : tick->kind == GOPS_TICK_ASK ? _("Noted: asked, no answer yet") : _("Noted as done");
}

/* --- wishes --- */

/* Of a row of many the tick that is copied for is shown, so that it is seen for which group the text is. */
static void
show_tick (GopsTodayPage  *self,
           GopsTodayRow   *row,
           const GopsTick *tick)
{
  g_autofree char *key = gops_tick_dup_key (tick);

  if (gops_run_entry_is_many (gops_today_row_get_entry (row)))
    gops_today_page_select (self, key, FALSE);
}

/* What was copied, and where it belongs. (transfer full) */
static char *
said_copied (const GopsTick *tick)
{
  g_autofree char *title = gops_tick_title (tick);

  if (gops_tick_get_audience (tick) == GOPS_FOR_PERSON && gops_tick_get_person (tick) != NULL)
    return g_strdup_printf (_("Text for %s copied: send it one to one"), gops_tick_get_person (tick));
  return g_strdup_printf (_("Text copied for %s"), title);
}

/* What is not to be posted, or has a gap in it, is not copied. Says why. */
static gboolean
may_copy (GopsTodayPage  *self,
          const GopsTick *tick)
{
  g_autofree char *gap = gops_tick_get_unknown (tick) == NULL ? NULL :
    g_strdup_printf (_("Not copied: nobody knows what %s in the text stands for. Change the text first."), gops_tick_get_unknown (tick));
  const char *why = gops_tick_get_audience (tick) == GOPS_FOR_OPERATOR ? _("This is a note for you; it is not to be posted") : gap;

  if (why != NULL)
    gops_session_toast (gops_view_get_session (self), why);
  return why == NULL;
}

static void
on_copy_wanted_cb (GopsTodayPage *self,
                   GopsTodayRow  *row)
{
  const GopsTick *tick = tick_of (row);
  g_autofree char *said = tick != NULL ? said_copied (tick) : NULL;

  if (tick == NULL || *gops_tick_get_text (tick) == '\0')
    return;
  if (!may_copy (self, tick))
    return;
  gops_session_copy_text (gops_view_get_session (self), gops_tick_get_text (tick), said);
  show_tick (self, row, tick);
}

static void
on_copy_and_done_cb (GopsTodayPage *self,
                     GopsTodayRow  *row)
{
  const GopsTick *tick = tick_of (row);
  g_autofree char *title = tick != NULL ? gops_tick_title (tick) : NULL;
  g_autofree char *said = title != NULL ? g_strdup_printf (_("Copied for %s and marked as sent"), title) : NULL;
  g_autoptr (GPtrArray) ticks = tick != NULL ? one (tick) : NULL;
  gboolean copies = tick != NULL && *gops_tick_get_text (tick) != '\0' && gops_tick_get_audience (tick) != GOPS_FOR_OPERATOR;

  if (tick == NULL || (copies && !may_copy (self, tick)))
    return;
  if (copies)
    gops_session_copy_text (gops_view_get_session (self), gops_tick_get_text (tick), NULL);
  if (tick->moment == GOPS_MOMENT_DONE)
    gops_session_toast (gops_view_get_session (self), _("Text copied"));
  else
    mark (self, ticks, copies ? said : said_of (tick));
}

static void
on_picture_wanted_cb (GopsTodayPage *self,
                      GopsTodayRow  *row)
{
  const GopsTick *tick = tick_of (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = NULL;

  if (tick == NULL || tick->kind != GOPS_TICK_POST)
    return;
  picture = gops_plan_load_picture (gops_view_get_store (self), tick->item->item, &error);
  if (picture == NULL)
    {
      gops_view_report (self, error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), picture);
  gops_session_toast (gops_view_get_session (self), _("Picture copied"));
  show_tick (self, row, tick);
}

static void
on_done_wanted_cb (GopsTodayPage *self,
                   GopsTodayRow  *row)
{
  const GopsTick *tick = tick_of (row);
  g_autoptr (GPtrArray) ticks = tick != NULL ? one (tick) : NULL;

  if (tick != NULL)
    mark (self, ticks, said_of (tick));
}

static void
on_all_wanted_cb (GopsTodayPage *self,
                  GopsTodayRow  *row)
{
  g_autoptr (GPtrArray) ticks = left_of (row);

  if (ticks->len > 0)
    mark (self, ticks, said_of (g_ptr_array_index (ticks, 0)));
}

static void
on_edit_wanted_cb (GopsTodayPage *self,
                   GopsTodayRow  *row)
{
  const GopsTick *tick = tick_of (row);
  GopsPlace place = { .page = "positioning", .table = "outreach", .column = "attempt" };

  if (tick == NULL || tick->kind == GOPS_TICK_CARE)
    return;
  if (tick->kind == GOPS_TICK_POST)
    {
      gops_plan_item_edit (gops_view_get_session (self), tick->item->item, GTK_WIDGET (self));
      return;
    }
  place.group = gops_record_get_id (tick->seed->group);
  place.row = gops_record_get_id (tick->seed->outreach);
  gops_session_go_to (gops_view_get_session (self), &place);
}

static void
on_open_wanted_cb (GopsTodayPage *self,
                   GopsTodayRow  *row)
{
  GopsRunEntry *entry = gops_today_row_get_entry (row);

  gops_today_page_toggle (self, entry, !gops_run_entry_is_open (entry));
}

/* --- questions --- */

/* Remembers by their keys what is asked about: the sheet may be another one when there is an answer. */
static gboolean
ask_about (GopsTodayPage   *self,
           const GPtrArray *ticks)
{
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  if (ticks->len == 0)
    return FALSE;
  self->asked = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ticks->len; i++)
    g_ptr_array_add (self->asked, gops_tick_dup_key (g_ptr_array_index (ticks, i)));
  return TRUE;
}

/* (transfer full) (element-type GopsTick): may be empty */
static GPtrArray *
take_asked (GopsTodayPage *self)
{
  GPtrArray *ticks = g_ptr_array_new ();
  const GopsTick *tick;

  for (guint i = 0; self->asked != NULL && i < self->asked->len; i++)
    if (gops_run_sheet_find (self->sheet, g_ptr_array_index (self->asked, i), &tick) != NULL)
      g_ptr_array_add (ticks, (gpointer) tick);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  return ticks;
}

static void
put_off (gint64   until,
         gpointer user_data)
{
  GopsTodayPage *self = user_data;
  g_autoptr (GPtrArray) ticks = take_asked (self);
  g_autofree char *next = ticks->len > 0 ? key_after (self, ticks) : NULL;
  g_autofree char *clock = gops_today_clock (until, gops_today_page_now (self), NULL);
  g_autofree char *said = g_strdup_printf (_("Put off until %s"), clock);
  g_autoptr (GError) error = NULL;

  if (ticks->len > 0)
    go_on (self, gops_today_put_off (gops_view_get_store (self), ticks, until, &error), error,
           ((const GopsTick *) g_ptr_array_index (ticks, 0))->kind == GOPS_TICK_POST ? said : _("Put off"), next);
}

static void
skip (const char *reason,
      gpointer    user_data)
{
  GopsTodayPage *self = user_data;
  g_autoptr (GPtrArray) ticks = take_asked (self);
  g_autofree char *next = ticks->len > 0 ? key_after (self, ticks) : NULL;
  g_autofree char *said = g_strdup_printf (_("Skipped: %s"), reason);
  g_autoptr (GError) error = NULL;

  if (ticks->len > 0)
    go_on (self, gops_today_skip (gops_view_get_store (self), ticks, reason, &error), error, said, next);
}

static void
on_snooze_wanted_cb (GopsTodayPage *self,
                     GopsTodayRow  *row)
{
  g_autoptr (GPtrArray) ticks = left_of (row);
  const GopsTick *first = ticks->len > 0 ? g_ptr_array_index (ticks, 0) : NULL;

  if (first != NULL && first->moment != GOPS_MOMENT_DONE && ask_about (self, ticks))
    gops_ask_over (gops_ask_snooze (first, gops_today_page_now (self), put_off, self), GTK_WIDGET (row), GTK_WIDGET (self));
}

static void
on_skip_wanted_cb (GopsTodayPage *self,
                   GopsTodayRow  *row)
{
  g_autoptr (GPtrArray) ticks = left_of (row);
  const GopsTick *first = ticks->len > 0 ? g_ptr_array_index (ticks, 0) : NULL;

  if (first == NULL || first->moment == GOPS_MOMENT_DONE)
    return;
  if (first->kind != GOPS_TICK_POST)
    gops_session_toast (gops_view_get_session (self), _("People are not skipped: put them off with S"));
  else if (ask_about (self, ticks))
    gops_ask_over (gops_ask_skip (skip, self), GTK_WIDGET (row), GTK_WIDGET (self));
}

void
gops_today_page_connect_row (GopsTodayPage *self,
                             GopsTodayRow  *row)
{
  static const struct { const char *signal; GCallback wanted; } wishes[] = {
    { "copy-wanted", G_CALLBACK (on_copy_wanted_cb) }, { "picture-wanted", G_CALLBACK (on_picture_wanted_cb) },
    { "done-wanted", G_CALLBACK (on_done_wanted_cb) }, { "all-wanted", G_CALLBACK (on_all_wanted_cb) },
    { "snooze-wanted", G_CALLBACK (on_snooze_wanted_cb) }, { "skip-wanted", G_CALLBACK (on_skip_wanted_cb) },
    { "edit-wanted", G_CALLBACK (on_edit_wanted_cb) }, { "open-wanted", G_CALLBACK (on_open_wanted_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    g_signal_connect_object (row, wishes[i].signal, wishes[i].wanted, self, G_CONNECT_SWAPPED);
}

/* --- keys --- */

static void
on_undo_key_cb (GopsTodayPage *self,
                GopsTodayRow  *row)
{
  (void) gops_session_undo (gops_view_get_session (self));
}

static void
on_unfold_key_cb (GopsTodayPage *self,
                  GopsTodayRow  *row)
{
  gops_today_page_toggle (self, gops_today_row_get_entry (row), TRUE);
}

static void
on_fold_key_cb (GopsTodayPage *self,
                GopsTodayRow  *row)
{
  gops_today_page_toggle (self, gops_today_row_get_entry (row), FALSE);
}

typedef void (*KeyUsed) (GopsTodayPage *self, GopsTodayRow *row);

/* Single letters act only while a row has the focus, not one of its buttons. */
static gboolean
on_key_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  GopsTodayPage *self = GOPS_TODAY_PAGE (gtk_widget_get_ancestor (widget, GOPS_TYPE_TODAY_PAGE));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  KeyUsed used = data;

  if (focus == NULL || !GOPS_IS_TODAY_ROW (focus) || gtk_widget_get_parent (focus) != widget)
    return FALSE;
  used (self, GOPS_TODAY_ROW (focus));
  return TRUE;
}

void
gops_today_page_add_keys (GopsTodayPage *self)
{
  static const struct { guint key; GdkModifierType modifiers; KeyUsed used; } keys[] = {
    { GDK_KEY_Return, 0, on_copy_wanted_cb }, { GDK_KEY_KP_Enter, 0, on_copy_wanted_cb }, { GDK_KEY_c, 0, on_copy_and_done_cb },
    { GDK_KEY_p, 0, on_picture_wanted_cb }, { GDK_KEY_space, 0, on_done_wanted_cb }, { GDK_KEY_space, GDK_SHIFT_MASK, on_all_wanted_cb },
    { GDK_KEY_s, 0, on_snooze_wanted_cb }, { GDK_KEY_k, 0, on_skip_wanted_cb }, { GDK_KEY_e, 0, on_edit_wanted_cb },
    { GDK_KEY_u, 0, on_undo_key_cb }, { GDK_KEY_Right, 0, on_unfold_key_cb }, { GDK_KEY_Left, 0, on_fold_key_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_callback_action_new (on_key_cb, (gpointer) keys[i].used, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}
