/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes by the three golden rules. */
#include "config.h"

#include <string.h>

#include "gops-scene-rank.h"

static const GopsSceneColumn golden[] = { GOPS_SCENE_MANY_PEOPLE, GOPS_SCENE_MUCH_NEED, GOPS_SCENE_IN_BATCH };

int
gops_scene_score (GopsScene *scene)
{
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (golden); i++)
    sum += (int) CLAMP (gops_record_get_int (scene, golden[i]), 0, 5);
  return sum;
}

static int
weakest (GopsScene *scene)
{
  gint64 least = 5;

  for (guint i = 0; i < G_N_ELEMENTS (golden); i++)
    least = MIN (least, gops_record_get_int (scene, golden[i]));
  return (int) least;
}

gboolean
gops_scene_is_scored (GopsScene *scene)
{
  return weakest (scene) > 0;
}

typedef struct
{
  GopsScene *scene;
  guint      index;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;
  int by_scored = gops_scene_is_scored (other->scene) - gops_scene_is_scored (one->scene);
  int by_sum = gops_scene_score (other->scene) - gops_scene_score (one->scene);
  int by_weakest = weakest (other->scene) - weakest (one->scene);

  if (by_scored != 0)
    return by_scored;
  if (by_sum != 0)
    return by_sum;
  return by_weakest != 0 ? by_weakest : (int) one->index - (int) other->index;
}

GPtrArray *
gops_scenes_ranked (GPtrArray *scenes)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), scenes->len);
  GPtrArray *ranked = g_ptr_array_sized_new (scenes->len);

  for (guint i = 0; i < scenes->len; i++)
    {
      Place place = { g_ptr_array_index (scenes, i), i };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (ranked, g_array_index (places, Place, i).scene);
  return ranked;
}

GopsScene *
gops_scenes_best (GPtrArray *scenes)
{
  g_autoptr (GPtrArray) ranked = gops_scenes_ranked (scenes);
  GopsScene *best = ranked->len > 0 ? g_ptr_array_index (ranked, 0) : NULL;

  return best != NULL && gops_scene_is_scored (best) ? best : NULL;
}

static gboolean
holds_scene (GPtrArray *items, GopsScene *scene, GopsPlanItemColumn column, const char *today)
{
  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);
      const char *last = gops_record_get_text (item, column);

      if (gops_record_get_int (item, GOPS_PLAN_ITEM_SCENE_ID) == gops_record_get_id (scene)
          && (strcmp (last, today) >= 0 || (column == GOPS_PLAN_ITEM_SERIES_LAST && *last == '\0')))
        return TRUE;
    }
  return FALSE;
}

gboolean
gops_scene_is_planned (const GopsDossier *dossier, GopsScene *scene)
{
  return holds_scene (dossier->plan, scene, GOPS_PLAN_ITEM_ON_DATE, dossier->today)
         || holds_scene (dossier->series, scene, GOPS_PLAN_ITEM_SERIES_LAST, dossier->today);
}
