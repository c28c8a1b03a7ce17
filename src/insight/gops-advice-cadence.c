/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Content page about the beat of the plan: gaps, weight, sameness, and what posts need besides words. What
 * hangs on other groups too is in gops-owner-load.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-plan-occurrence.h"

#define SAME_IN_A_ROW 5   /* items of one type after which it is told */
#define SOON          2   /* days before which things have to be there */

static const char *
type_of (gpointer item)
{
  return gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE);
}

/* Days without output before @item or after the one that is before it; the plan's end is none. */
static void
check_gap (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, 3660);
  int before = look->today - 1, longest = 0;
  gint64 behind = 0;

  for (guint i = 0; i < ahead->len && before < look->today + GOPS_LOOK_AHEAD_DAYS; i++)
    {
      gpointer item = g_ptr_array_index (ahead, i);
      int day = gops_look_item_day (item);

      if (day - before - 1 > longest)
        {
          longest = day - before - 1;
          behind = gops_plan_item_row (item);
        }
      before = day;
    }
  if (longest > (gops_look_is_light (look) ? 7 : 3))
    gops_look_hit_n_at (look, rule, behind, (guint) longest);
}

/* The first item of the first day on which there is more work than time. */
static void
check_heavy (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);
  gint64 minutes = 0;
  guint first = 0;

  for (guint i = 0; i < ahead->len; i++)
    {
      if (gops_look_item_day (g_ptr_array_index (ahead, i)) != gops_look_item_day (g_ptr_array_index (ahead, first)))
        {
          first = i;
          minutes = 0;
        }
      minutes += gops_record_get_int (g_ptr_array_index (ahead, i), GOPS_PLAN_ITEM_MINUTES);
      if (minutes > look->dossier->capacity)
        {
          gops_look_hit (look, rule, gops_plan_item_row (g_ptr_array_index (ahead, first)), NULL);
          return;
        }
    }
}

/* What comes every day is the frame of a group, not what it is filled with. */
static gboolean
is_frame (gpointer item)
{
  static const char *const frames[] = { "news", "checkin", "notice", "welcome", "lesson", NULL };

  return g_strv_contains (frames, type_of (item));
}

static void
check_same_type (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);
  const char *type = NULL;
  gint64 first = 0;
  guint n = 0;

  for (guint i = 0; i < ahead->len && n < SAME_IN_A_ROW; i++)
    {
      gpointer item = g_ptr_array_index (ahead, i);

      if (is_frame (item))
        continue;
      if (type == NULL || !g_str_equal (type, type_of (item)))
        {
          type = type_of (item);
          first = gops_plan_item_row (item);
          n = 0;
        }
      n++;
    }
  if (n >= SAME_IN_A_ROW)
    gops_look_hit (look, rule, first, NULL);
}

/* --- what posts need --- */

static gboolean
has_poster (const GopsLook *look, const char *template)
{
  for (guint i = 0; i < look->dossier->posters->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (look->dossier->posters, i), GOPS_POSTER_TEMPLATE), template))
      return TRUE;
  return FALSE;
}

static void
check_poster (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, SOON);

  for (guint i = 0; i < ahead->len; i++)
    {
      gpointer item = g_ptr_array_index (ahead, i);
      const char *template = gops_record_get_text (item, GOPS_PLAN_ITEM_POSTER);

      if (*template != '\0' && !has_poster (look, template) && !gops_look_is_said (ahead, i))
        gops_look_hit (look, rule, gops_plan_item_row (item), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
    }
}

/* Materials of a series are those of all its days. */
static const GopsItemMaterials *
materials_of (const GopsLook *look, gpointer item)
{
  gint64 row = gops_record_get_id (item), series = gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES);

  for (guint i = 0; i < look->dossier->materials->len; i++)
    {
      const GopsItemMaterials *one = &g_array_index (look->dossier->materials, GopsItemMaterials, i);

      if (one->item == row || (series != 0 && one->item == series))
        return one;
    }
  return NULL;
}

static void
check_lost (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);

  for (guint i = 0; i < ahead->len && look->dossier->materials->len > 0; i++)
    {
      gpointer item = g_ptr_array_index (ahead, i);
      const GopsItemMaterials *materials = materials_of (look, item);

      if (materials != NULL && materials->lost > 0 && !gops_look_is_said (ahead, i))
        gops_look_hit (look, rule, gops_plan_item_row (item), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
    }
}

static gboolean
has_link (gpointer item)
{
  const char *text = gops_record_get_text (item, GOPS_PLAN_ITEM_TEXT);

  return g_strstr_len (text, -1, "://") != NULL;
}

/* A lesson, a talk and a live session are held with something: a picture, a file, a link, a poster. */
static void
check_material (GopsLook *look, const GopsRule *rule)
{
  static const char *const types[] = { "lesson", "expert", "live", NULL };
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, SOON);

  for (guint i = 0; i < ahead->len; i++)
    {
      gpointer item = g_ptr_array_index (ahead, i);

      if (g_strv_contains (types, type_of (item)) && gops_record_is_blank (item, GOPS_PLAN_ITEM_POSTER) && !has_link (item) &&
          materials_of (look, item) == NULL && !gops_look_is_said (ahead, i))
        gops_look_hit (look, rule, gops_plan_item_row (item), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
    }
}

/* --- what the platform lets through --- */

static guint
month_of (int day)
{
  g_autofree char *date = gops_day_format (day);

  return (guint) (atoi (date) * 12 + atoi (date + 5) - 1);
}

/* A limit of 31 says: as many as the month has days. */
static guint
quota_of (int limit, guint month)
{
  return limit == 31 ? g_date_get_days_in_month ((GDateMonth) (month % 12 + 1), (GDateYear) (month / 12)) : (guint) limit;
}

/* Counts what was posted in a month as well. The plan is in the order of its days. */
static void
check_quota (GopsLook *look, const GopsRule *rule)
{
  int limit = look->platform != NULL ? gops_platform_get_limit (look->platform, look->dossier->own_limits, GOPS_LIMIT_POSTS_MONTH) : 0;
  guint month = 0, n = 0, most = 0;
  gint64 over = 0;

  for (guint i = 0; limit > 0 && i < look->plan->len; i++)
    {
      gpointer item = g_ptr_array_index (look->plan, i);
      int day = gops_look_item_day (item);

      if (day == GOPS_DAY_NONE || month_of (day) < month_of (look->today) || day > look->today + GOPS_PLAN_AHEAD)
        continue;
      if (month_of (day) != month)
        n = 0;
      month = month_of (day);
      if (++n > quota_of (limit, month) && n > most)
        {
          most = n;
          over = over != 0 ? over : gops_plan_item_row (item);
        }
    }
  if (most > 0)
    gops_look_hit_n_at (look, rule, over, most);
}

static const GopsRule rules[] = {
  { "plan-gap", GOPS_SEVERITY_SUGGESTION, NP_ ("Nothing is planned for %u day", "Nothing is planned for %u days"),
    N_("Regular output keeps a group warm; a gap of four days has to be won back."), "M6 Content",
    N_("Add"), "plan_item", "on_date", check_gap },
  { "heavy-day", GOPS_SEVERITY_SUGGESTION, N_("One day needs more work than there is time for"), NULL,
    N_("Hours are the community’s real cost. Share the day, prepare part of it before, or say in the preferences how much time there is."),
    "M2 Cost; M4 Maintenance", N_("Show"), "plan_item", "minutes", check_heavy },
  { "same-type", GOPS_SEVERITY_SUGGESTION, N_("The same type comes five times in a row"), NULL,
    N_("Members learn what comes and stop looking. Put something of another kind between."), "M6 Content",
    N_("Show"), "plan_item", "type", check_same_type },
  { "item-no-poster", GOPS_SEVERITY_SUGGESTION, N_("“%s” has no poster made yet"), NULL,
    N_("The item names a poster that the group does not have. Make it on the Publish page, or choose another."), "M8 Posters",
    N_("Show"), "plan_item", "poster", check_poster },
  { "material-lost", GOPS_SEVERITY_WARNING, N_("A file of “%s” is gone"), NULL,
    N_("What was attached cannot be copied when it is due. Add the file again."), "M6 Content",
    N_("Show"), "plan_item", "text", check_lost },
  { "item-no-material", GOPS_SEVERITY_INFO, N_("“%s” has no picture or link yet"), NULL,
    N_("A lesson or a talk is held with something to look at: a picture, a file, a link or a poster."), "M6 Content",
    N_("Show"), "plan_item", "poster", check_material },
  { "platform-quota", GOPS_SEVERITY_INFO, NP_ ("%u post in one month: over the limit of mass sending", "%u posts in one month: over the limit of mass sending"),
    N_("The platform delivers only so many mass messages to a group; what is beyond has to be posted by hand. The preferences have the number, and when it was checked."),
    "M6 Content", N_("Show"), "plan_item", "on_date", check_quota },
};

const GopsRule *
gops_cadence_rules (guint *out_n)
{
  *out_n = G_N_ELEMENTS (rules);
  return rules;
}
