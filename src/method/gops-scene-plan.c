/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes in the plan. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-phrase.h"
#include "gops-quiet.h"
#include "gops-scene-plan.h"
#include "gops-scene-time.h"

#define LONGEST_TITLE 60   /* characters */
#define MINUTES_OF_WORK 15

/* What members are asked to take part in, best first. */
static const char *const taking_part[] = { "checkin", "topic", "qa", "live", "lesson", "poll", "event", NULL };

/* The first line of @text, short enough for a calendar. Returns: (transfer full). */
static char *
make_title (const char *text)
{
  g_autofree char *line = g_strdup (text);
  char *end = strchr (line, '\n');

  if (end != NULL)
    *end = '\0';
  if (g_utf8_strlen (line, -1) > LONGEST_TITLE)
    {
      g_autofree char *cut = g_utf8_substring (line, 0, LONGEST_TITLE - 1);

      return g_strconcat (g_strchomp (cut), "…", NULL);
    }
  return g_steal_pointer (&line);
}

static char *
title_of (GopsScene *scene, const char *language)
{
  static const GopsSceneColumn columns[] = { GOPS_SCENE_NEED, GOPS_SCENE_PEOPLE, GOPS_SCENE_PLACE, GOPS_SCENE_TIME };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!gops_record_is_blank (scene, columns[i]))
      return make_title (gops_record_get_text (scene, columns[i]));
  return g_strdup (gops_phrase (language, "scene.title"));
}

/* "People: …" and so on, one line each, in the group's language. */
static char *
text_of (GopsScene *scene, const char *language)
{
  static const struct { GopsSceneColumn column; const char *phrase; } lines[] = {
    { GOPS_SCENE_PEOPLE, "scene.people" }, { GOPS_SCENE_PLACE, "scene.place" }, { GOPS_SCENE_NEED, "scene.need" },
    { GOPS_SCENE_EMOTION, "scene.emotion" },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!gops_record_is_blank (scene, lines[i].column))
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", gops_phrase (language, lines[i].phrase),
                              gops_phrase (language, "list.colon"), gops_record_get_text (scene, lines[i].column));
  return g_string_free (text, FALSE);
}

static gboolean
insert_item (GopsStore *store, GopsGroup *group, GopsScene *scene, int day, int minutes, GError **error)
{
  const char *language = gops_record_get_text (group, GOPS_GROUP_LANGUAGE);
  g_autofree char *date = gops_day_format (day);
  g_autofree char *time = minutes >= 0 ? g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60) : NULL;
  g_autofree char *title = title_of (scene, language);
  g_autofree char *text = text_of (scene, language);
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", gops_record_get_id (group), "type", "topic",
                                                   "title", title, "text", text, "on-date", date, "status", "drafted",
                                                   "scene-id", gops_record_get_id (scene), NULL);

  gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, time);
  gops_record_set_text (item, GOPS_PLAN_ITEM_OWNER, gops_record_get_text (group, GOPS_GROUP_OWNER));
  gops_record_set_int (item, GOPS_PLAN_ITEM_MINUTES, MINUTES_OF_WORK);
  return gops_record_insert (item, store, error);
}

gboolean
gops_scene_plan_insert (GopsStore *store, GopsGroup *group, GopsScene *scene, const char *today, guint *out_items,
                        GError **error)
{
  GopsSceneTime time = gops_scene_time_parse (gops_record_get_text (scene, GOPS_SCENE_TIME));
  int first = gops_day_parse (today) + 1, last = first + 7 * GOPS_SCENE_PLAN_WEEKS;
  guint n = 0;

  time.minutes = gops_quiet_avoid (group, time.minutes);
  for (int day = first; time.weekdays != 0 && day < last && n < GOPS_SCENE_PLAN_MOST; day++)
    if (time.weekdays & 1u << (gops_day_weekday (day) - 1))
      {
        if (!insert_item (store, group, scene, day, time.minutes, error))
          return FALSE;
        n++;
      }
  if (n == 0 && !insert_item (store, group, scene, first, time.minutes, error))
    return FALSE;
  if (out_items != NULL)
    *out_items = MAX (n, 1);
  return TRUE;
}

gint64
gops_scene_plan (GopsStore *store, gint64 scene, const char *today, GError **error)
{
  g_autoptr (GopsScene) record = gops_record_load (GOPS_TYPE_SCENE, store, scene, error);
  g_autoptr (GopsGroup) group = NULL;
  g_autofree char *title = NULL;
  gint64 first = 0;

  if (record == NULL)
    return 0;
  group = gops_record_load (GOPS_TYPE_GROUP, store, gops_record_get_int (record, GOPS_SCENE_GROUP_ID), error);
  if (group == NULL)
    return 0;
  title = title_of (record, gops_record_get_text (group, GOPS_GROUP_LANGUAGE));
  if (!gops_store_begin (store, error, N_("Plan scene “%s”"), title, NULL))
    return 0;
  if (gops_scene_plan_insert (store, group, record, today, NULL, error)
      && gops_store_read_int (store, &first, error,
                              "SELECT id FROM plan_item WHERE scene_id = ?1 AND on_date > ?2 ORDER BY on_date, at_time, id LIMIT 1",
                              "ls", scene, today))
    return gops_store_commit (store, error) ? first : 0;
  gops_store_rollback (store);
  return 0;
}

/* --- the first plan of a new group --- */

static gpointer
find_of_type (GPtrArray *items, const char *type)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (items, i), GOPS_PLAN_ITEM_TYPE), type))
      return g_ptr_array_index (items, i);
  return NULL;
}

static gpointer
find_taking_part (GPtrArray *items)
{
  for (guint i = 0; taking_part[i] != NULL; i++)
    {
      gpointer item = find_of_type (items, taking_part[i]);

      if (item != NULL)
        return item;
    }
  return items->len > 0 ? g_ptr_array_index (items, 0) : NULL;
}

static gboolean
adopt (GopsStore *store, gpointer item, gint64 scene, GError **error)
{
  gops_record_set_int (item, GOPS_PLAN_ITEM_SCENE_ID, scene);
  return gops_record_save (item, store, error);
}

/* Moving an item must not put its end before its beginning. */
static void
move_to (gpointer item, const char *time)
{
  if (g_strcmp0 (gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME), time) > 0
      || gops_record_is_blank (item, GOPS_PLAN_ITEM_UNTIL_TIME))
    gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, time);
}

int
gops_scene_plan_minutes (GopsGroup *group, GopsScene *scene)
{
  return gops_quiet_avoid (group, gops_scene_time_parse (gops_record_get_text (scene, GOPS_SCENE_TIME)).minutes);
}

gboolean
gops_scene_plan_adopt (GopsStore *store, GopsGroup *group, GopsScene *scene, GError **error)
{
  int minutes = gops_scene_plan_minutes (group, scene);
  g_autofree char *clock = minutes >= 0 ? g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60) : NULL;
  g_autoptr (GPtrArray) items = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error,
                                                      "WHERE group_id = ?1 ORDER BY on_date, at_time, position, id", "l",
                                                      gops_record_get_id (group));
  gpointer first;
  guint n = 0;

  if (items == NULL)
    return FALSE;
  for (guint i = 0; clock != NULL && i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);

      if (g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), clock))
        {
          n++;
          if (!adopt (store, item, gops_record_get_id (scene), error))
            return FALSE;
        }
    }
  first = find_taking_part (items);
  if (n > 0 || first == NULL)
    return TRUE;
  if (clock != NULL)
    move_to (first, clock);
  return adopt (store, first, gops_record_get_id (scene), error);
}
