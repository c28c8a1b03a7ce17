/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar: what is done with its items. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-calendar-private.h"
#include "gops-plan-card-dialog.h"
#include "gops-plan-gesture.h"
#include "gops-plan-item-editor.h"
#include "gops-today.h"

/* --- which --- */

GopsPlanCard *
gops_plan_calendar_find_card (GopsPlanCalendar *self,
                              gint64            key)
{
  for (guint i = 0; self->cards != NULL && i < self->cards->cards->len; i++)
    {
      GopsPlanCard *card = self->cards->cards->pdata[i];

      if (card->key == key)
        return card;
    }
  return NULL;
}

static void
add_items (GPtrArray *items,
           GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (items, g_object_ref (more->pdata[i]));
}

/* The items of all chosen cards where @key is one of them, else those of its card alone. Failures are reported.
 * (transfer full) (nullable) */
static GPtrArray *
load_items (GopsPlanCalendar *self,
            gint64            key)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean all = key == 0 || g_hash_table_contains (self->chosen, &key);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; self->cards != NULL && i < self->cards->cards->len; i++)
    {
      GopsPlanCard *card = self->cards->cards->pdata[i];
      g_autoptr (GPtrArray) of_card = NULL;

      if (card->key != key && !(all && g_hash_table_contains (self->chosen, &card->key)))
        continue;
      of_card = gops_plan_card_load (card, gops_session_get_store (self->session), &error);
      if (of_card == NULL)
        {
          gops_session_report (self->session, error);
          return NULL;
        }
      add_items (items, of_card);
    }
  return items->len > 0 ? g_steal_pointer (&items) : NULL;
}

/* --- choosing several --- */

void
gops_plan_calendar_show_chosen (GopsPlanCalendar *self)
{
  GHashTableIter iter;
  gpointer key;
  guint n;
  g_autofree char *text = NULL;

  g_hash_table_iter_init (&iter, self->chosen);
  while (self->cards != NULL && g_hash_table_iter_next (&iter, &key, NULL))
    if (gops_plan_calendar_find_card (self, *(gint64 *) key) == NULL)
      g_hash_table_iter_remove (&iter);
  n = g_hash_table_size (self->chosen);
  text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
  gtk_label_set_label (self->chosen_label, text);
  gtk_revealer_set_reveal_child (self->chosen_bar, n > 0);
}

static void
choose (GopsPlanCalendar *self,
        gint64            key)
{
  if (!g_hash_table_remove (self->chosen, &key))
    g_hash_table_add (self->chosen, g_memdup2 (&key, sizeof key));
  gops_plan_calendar_fill (self);
}

/* --- one gesture each --- */

void
gops_plan_calendar_open (GopsPlanCalendar *self,
                         gint64            key)
{
  GopsPlanCard *card = gops_plan_calendar_find_card (self, key);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  if (card == NULL)
    {
      (void) gops_plan_calendar_fill_slot (self, key);
      return;
    }
  items = gops_plan_card_load (card, gops_session_get_store (self->session), &error);
  if (items == NULL)
    gops_session_report (self->session, error);
  else if (items->len == 1)
    gops_plan_item_edit (self->session, items->pdata[0], GTK_WIDGET (self));
  else
    gops_plan_card_present (self->session, items, GTK_WIDGET (self));
}

void
gops_plan_calendar_move (GopsPlanCalendar *self,
                         gint64            key,
                         const char       *date,
                         const char       *time)
{
  g_autoptr (GPtrArray) items = load_items (self, key);

  if (items != NULL)
    gops_plan_items_move (self->session, items, date, time, GTK_WIDGET (self));
}

void
gops_plan_calendar_remove (GopsPlanCalendar *self,
                           gint64            key)
{
  g_autoptr (GPtrArray) items = load_items (self, key);

  if (items != NULL)
    gops_plan_items_remove (self->session, items, GTK_WIDGET (self));
}

/* What is due or missed is so by the clock, whatever it is otherwise. */
void
gops_plan_calendar_put (GopsPlanCalendar *self,
                        gint64            key,
                        const char       *status)
{
  GopsPlanCard *card = gops_plan_calendar_find_card (self, key);
  gboolean over = card != NULL && (g_str_equal (card->status, "due") || g_str_equal (card->status, "missed"));
  g_autoptr (GPtrArray) items = NULL;

  if (card == NULL || g_str_equal (card->status, status))
    return;
  if (over && !g_str_equal (status, "done"))
    {
      gops_session_toast (self->session, _("Its time has come: mark it done, or move it to another day"));
      return;
    }
  items = load_items (self, key);
  if (items != NULL)
    gops_plan_items_set_status (self->session, items, status, GTK_WIDGET (self));
}

static void
toggle_done (GopsPlanCalendar *self,
             gint64            key)
{
  g_autoptr (GPtrArray) items = load_items (self, key);
  GopsPlanCard *card = gops_plan_calendar_find_card (self, key);
  gboolean done = card != NULL && g_str_equal (card->status, "done");
  g_autoptr (GError) error = NULL;

  if (items == NULL)
    return;
  if (items->len > 1)
    gops_plan_items_set_status (self->session, items, done ? "ready" : "done", GTK_WIDGET (self));
  else if (!gops_plan_mark_item_done (gops_session_get_store (self->session), items->pdata[0], !done, &error))
    gops_session_report (self->session, error);
}

static void
ask_move (GopsPlanCalendar *self,
          gint64            key)
{
  g_autoptr (GPtrArray) items = load_items (self, key);

  if (items != NULL)
    gops_plan_items_ask_move (self->session, items, GTK_WIDGET (self));
}

void
gops_plan_calendar_command (GopsPlanCalendar *self,
                            gint64            key,
                            const char       *command)
{
  if (g_str_equal (command, "edit"))
    gops_plan_calendar_open (self, key);
  else if (g_str_equal (command, "move"))
    ask_move (self, key);
  else if (g_str_equal (command, "done"))
    toggle_done (self, key);
  else if (g_str_equal (command, "choose"))
    choose (self, key);
  else if (g_str_equal (command, "remove"))
    gops_plan_calendar_remove (self, key);
}

void
gops_plan_calendar_use_chosen (GopsPlanCalendar *self,
                               const char       *command)
{
  if (g_str_equal (command, "clear"))
    {
      g_hash_table_remove_all (self->chosen);
      gops_plan_calendar_fill (self);
      return;
    }
  gops_plan_calendar_command (self, 0, command);
}

/* --- new items --- */

/* Where several groups are shown, the one that is chosen in the window gets it. */
void
gops_plan_calendar_add (GopsPlanCalendar *self,
                        const char       *date)
{
  gint64 group = self->group != 0 ? self->group : gops_session_get_group (self->session);

  if (group != 0)
    gops_plan_item_add (self->session, group, date, GTK_WIDGET (self));
  else
    gops_session_toast (self->session, _("Choose a group first: a new item belongs to one"));
}
