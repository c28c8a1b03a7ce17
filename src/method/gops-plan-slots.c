/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week of a group's slots. */
#include "config.h"

#include "gops-plan-slots.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method-error.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-type.h"

#define LOOK_DAYS 28    /* at a time */
#define MOST_DAYS 366

static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

void
gops_free_slot_clear (gpointer slot)
{
  g_clear_pointer (&((GopsFreeSlot *) slot)->type, g_free);
}

/* --- the week --- */

GPtrArray *
gops_plan_slots_load (GopsStore *store, gint64 group, GError **error)
{
  return gops_record_load_all (GOPS_TYPE_PLAN_SLOT, store, error, "WHERE group_id = ?1 ORDER BY weekday, at_time, id", "l", group);
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  gpointer one = *(gpointer const *) a, other = *(gpointer const *) b;
  gint64 days = gops_record_get_int (one, GOPS_PLAN_SLOT_WEEKDAY) - gops_record_get_int (other, GOPS_PLAN_SLOT_WEEKDAY);

  return days != 0 ? (int) days : strcmp (gops_record_get_text (one, GOPS_PLAN_SLOT_AT_TIME), gops_record_get_text (other, GOPS_PLAN_SLOT_AT_TIME));
}

static gboolean
check_slot (gpointer slot, GError **error)
{
  gint64 weekday = gops_record_get_int (slot, GOPS_PLAN_SLOT_WEEKDAY);
  const char *time = gops_record_get_text (slot, GOPS_PLAN_SLOT_AT_TIME);

  if (weekday >= 1 && weekday <= 7 && gops_minutes_parse (time) >= 0)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no time of day; write it as 20:00"), time);
  return FALSE;
}

static gboolean
same_week (const GPtrArray *one, const GPtrArray *other)
{
  g_autofree char *text = gops_plan_slots_format (one), *there = gops_plan_slots_format (other);

  return g_str_equal (text, there);
}

static gboolean
replace (GopsStore *store, gint64 group, GPtrArray *slots, GError **error)
{
  if (!gops_store_exec (store, error, "DELETE FROM plan_slot WHERE group_id = ?1", "l", group))
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    {
      gpointer slot = g_ptr_array_index (slots, i);

      gops_record_set_int (slot, GOPS_PLAN_SLOT_GROUP_ID, group);
      if (!gops_record_insert (slot, store, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_plan_slots_write (GopsStore *store, gint64 group, GPtrArray *slots, GError **error)
{
  g_autoptr (GPtrArray) before = gops_plan_slots_load (store, group, error);
  g_autofree char *name = NULL;

  for (guint i = 0; i < slots->len; i++)
    if (!check_slot (g_ptr_array_index (slots, i), error))
      return FALSE;
  if (slots->len > GOPS_PLAN_MAX_SLOTS)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("A week has at most %d slots"), GOPS_PLAN_MAX_SLOTS);
      return FALSE;
    }
  g_ptr_array_sort (slots, compare_slots);
  if (before == NULL || same_week (before, slots))
    return before != NULL;
  return gops_store_read_text (store, &name, error, "SELECT name FROM chat_group WHERE id = ?1", "l", group) &&
         gops_store_begin (store, error, N_("Set the weekly slots of “%s”"), name, NULL) &&
         gops_store_end (store, replace (store, group, slots, error), error);
}

/* --- as text --- */

static int
find_weekday (const char *text)
{
  for (int i = 0; i < 7; i++)
    if (g_ascii_strncasecmp (text, weekdays[i], 2) == 0)
      return i + 1;
  return 0;
}

/* "MO 20:00 topic" */
static GopsPlanSlot *
parse_slot (const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", 3);
  int weekday = words[0] != NULL ? find_weekday (words[0]) : 0;
  const char *type = weekday != 0 && words[1] != NULL && words[2] != NULL ? gops_plan_type_find (words[2]) : "";

  if (weekday != 0 && words[1] != NULL && gops_minutes_parse (words[1]) >= 0 && type != NULL)
    return gops_record_new (GOPS_TYPE_PLAN_SLOT, "weekday", (gint64) weekday, "at-time", words[1], "type", type, NULL);
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
               _("“%s” is no slot; write a day (MO TU WE TH FR SA SU), a time and, if it matters, a type: MO 20:00 topic"), text);
  return NULL;
}

GPtrArray *
gops_plan_slots_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";,", -1);
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GopsPlanSlot *slot;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      slot = parse_slot (parts[i], error);
      if (slot == NULL)
        return NULL;
      g_ptr_array_add (slots, slot);
    }
  return g_steal_pointer (&slots);
}

char *
gops_plan_slots_format (const GPtrArray *slots)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      gpointer slot = g_ptr_array_index (slots, i);
      const char *type = gops_record_get_text (slot, GOPS_PLAN_SLOT_TYPE);

      g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? "; " : "", weekdays[gops_record_get_int (slot, GOPS_PLAN_SLOT_WEEKDAY) - 1],
                              gops_record_get_text (slot, GOPS_PLAN_SLOT_AT_TIME), *type != '\0' ? " " : "", type);
    }
  return g_string_free (text, FALSE);
}

/* --- what is free --- */

/* The slots of a day and which of them are filled. */
typedef struct
{
  const GPtrArray *slots;
  int              day;
  guint            first, n;             /* of that weekday, in @slots */
  gboolean         filled[GOPS_PLAN_MAX_SLOTS];
} Day;

static gpointer
slot_at (const Day *day, guint index)
{
  return g_ptr_array_index (day->slots, day->first + index);
}

static int
minutes_at (const Day *day, guint index)
{
  return gops_minutes_parse (gops_record_get_text (slot_at (day, index), GOPS_PLAN_SLOT_AT_TIME));
}

static Day
begin_day (const GPtrArray *slots, int date)
{
  Day day = { .slots = slots, .day = date };
  int weekday = gops_day_weekday (date);

  while (day.first < slots->len && gops_record_get_int (g_ptr_array_index (slots, day.first), GOPS_PLAN_SLOT_WEEKDAY) < weekday)
    day.first++;
  while (day.n < GOPS_PLAN_MAX_SLOTS && day.first + day.n < slots->len &&
         gops_record_get_int (g_ptr_array_index (slots, day.first + day.n), GOPS_PLAN_SLOT_WEEKDAY) == weekday)
    day.n++;
  return day;
}

/* An item fills the nearest slot that nothing fills yet. */
static void
fill_nearest (Day *day, int minutes)
{
  int best = GOPS_PLAN_SLOT_NEAR + 1, index = -1;

  for (guint i = 0; i < day->n && minutes >= 0; i++)
    {
      int distance = ABS (minutes_at (day, i) - minutes);

      if (!day->filled[i] && distance < best)
        {
          best = distance;
          index = (int) i;
        }
    }
  if (index >= 0)
    day->filled[index] = TRUE;
}

static void
take_free (const Day *day, GArray *out)
{
  for (guint i = 0; i < day->n; i++)
    if (!day->filled[i])
      {
        GopsFreeSlot slot = { day->day, minutes_at (day, i), g_strdup (gops_record_get_text (slot_at (day, i), GOPS_PLAN_SLOT_TYPE)) };

        g_array_append_val (out, slot);
      }
}

static GArray *
find_free (const GPtrArray *slots, const GArray *items, int from, int to)
{
  GArray *free = g_array_new (FALSE, FALSE, sizeof (GopsFreeSlot));
  guint next = 0;

  g_array_set_clear_func (free, gops_free_slot_clear);
  for (int date = from; date <= to && slots->len > 0; date++)
    {
      Day day = begin_day (slots, date);

      for (; next < items->len && g_array_index (items, GopsPlanOccurrence, next).day <= date; next++)
        fill_nearest (&day, g_array_index (items, GopsPlanOccurrence, next).minutes);
      take_free (&day, free);
    }
  return free;
}

static GArray *
list_items (GopsStore *store, gint64 group, int from, int to, GError **error)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (groups, group);
  return gops_plan_occurrences_list (store, groups, from, to, error);
}

GArray *
gops_plan_slots_find_free (GopsStore *store, gint64 group, int from, int to, GError **error)
{
  g_autoptr (GPtrArray) slots = gops_plan_slots_load (store, group, error);
  g_autoptr (GArray) items = slots != NULL ? list_items (store, group, from, to, error) : NULL;

  return items != NULL ? find_free (slots, items, from, to) : NULL;
}

static gboolean
take_first (const GArray *free, gint64 now, const char *zone, GopsFreeSlot *out_slot)
{
  for (guint i = 0; i < free->len; i++)
    {
      const GopsFreeSlot *slot = &g_array_index (free, GopsFreeSlot, i);

      if (gops_instant_of_day (slot->day, slot->minutes, zone) > now)
        {
          *out_slot = (GopsFreeSlot) { slot->day, slot->minutes, g_strdup (slot->type) };
          return TRUE;
        }
    }
  return FALSE;
}

static void
set_none (const GPtrArray *slots, GError **error)
{
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND,
                       slots->len > 0 ? _("All slots of the next year are filled") : _("The group has no weekly slots yet; set them first"));
}

gboolean
gops_plan_slots_find_next (GopsStore *store, gint64 group, gint64 now, GopsFreeSlot *out_slot, GError **error)
{
  g_autoptr (GPtrArray) slots = gops_plan_slots_load (store, group, error);
  g_autofree char *zone = NULL;
  int today;

  if (slots == NULL || !gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
    return FALSE;
  today = gops_day_of_instant (now, zone);
  for (int from = today; slots->len > 0 && from < today + MOST_DAYS; from += LOOK_DAYS)
    {
      g_autoptr (GArray) items = list_items (store, group, from, from + LOOK_DAYS - 1, error);
      g_autoptr (GArray) free = items != NULL ? find_free (slots, items, from, from + LOOK_DAYS - 1) : NULL;

      if (free == NULL || take_first (free, now, zone, out_slot))
        return free != NULL;
    }
  set_none (slots, error);
  return FALSE;
}
