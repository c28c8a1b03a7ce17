/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar: weekly slots that nothing fills yet, as quiet places for new items. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-plan-calendar-private.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-slots.h"
#include "gops-type-icon.h"

/* Below the keys of items, whatever they are. */
#define KEY_OF(day, minutes) (G_MININT64 + (gint64) (day) * 24 * 60 + (minutes))

static GopsPlanCard *
make_place (const GopsFreeSlot *slot)
{
  GopsPlanCard *card = g_object_new (GOPS_TYPE_PLAN_CARD, NULL);
  const char *what = *slot->type != '\0' ? gops_content_type_get_label (slot->type) : _("Free Slot");

  card->key = KEY_OF (slot->day, slot->minutes);
  card->day = slot->day;
  card->minutes = card->last = slot->minutes;
  card->until = -1;
  card->type = g_intern_string (*slot->type != '\0' ? slot->type : "topic");
  card->status = "free";
  card->title = g_strdup_printf ("%02d:%02d %s", slot->minutes / 60, slot->minutes % 60, what);
  card->owner = g_strdup ("");
  card->group = g_strdup ("");
  return card;
}

/* Of one group, in views by days, where no filter hides what may fill them. */
static gboolean
has_slots (GopsPlanCalendar *self)
{
  return self->group != 0 && (self->view == GOPS_PLAN_MONTH || self->view == GOPS_PLAN_WEEK) && !gops_plan_filters_is_set (self->filters) &&
         *gtk_editable_get_text (self->find_entry) == '\0';
}

void
gops_plan_calendar_load_slots (GopsPlanCalendar *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autofree char *zone = NULL;
  g_autoptr (GArray) free = NULL;
  int from, to;

  g_ptr_array_set_size (self->slots, 0);
  if (!has_slots (self) || !gops_store_read_text (store, &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", self->group))
    return;
  gops_plan_calendar_get_range (self, &from, &to);
  free = gops_plan_slots_find_free (store, self->group, MAX (from, gops_day_parse (self->today)), to, NULL);
  for (guint i = 0; free != NULL && i < free->len; i++)
    {
      const GopsFreeSlot *slot = &g_array_index (free, GopsFreeSlot, i);

      if (gops_instant_of_day (slot->day, slot->minutes, zone) > gops_store_now (store))
        g_ptr_array_add (self->slots, make_place (slot));
    }
}

gboolean
gops_plan_calendar_fill_slot (GopsPlanCalendar *self,
                              gint64            key)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const GopsPlanCard *place = self->slots->pdata[i];
      g_autofree char *date = gops_day_format (place->day);
      g_autofree char *time = g_strdup_printf ("%02d:%02d", place->minutes / 60, place->minutes % 60);

      if (place->key != key)
        continue;
      gops_plan_item_add_at (self->session, self->group, date, time, place->type, GTK_WIDGET (self));
      return TRUE;
    }
  return FALSE;
}
