/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the positioning page shows, worked out without a display. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "gops-day.h"
#include "gops-goal-pace.h"
#include "gops-method.h"
#include "gops-positioning-state.h"
#include "gops-short-date.h"

#define HIGHEST_SCORE 5

const GopsSceneColumn gops_scene_parts[GOPS_N_SCENE_PARTS] = {
  GOPS_SCENE_PEOPLE, GOPS_SCENE_TIME, GOPS_SCENE_PLACE, GOPS_SCENE_NEED, GOPS_SCENE_EMOTION,
};

const GopsSceneColumn gops_scene_scores[GOPS_N_SCENE_SCORES] = {
  GOPS_SCENE_MANY_PEOPLE, GOPS_SCENE_MUCH_NEED, GOPS_SCENE_IN_BATCH,
};

const GopsSceneColumn gops_scene_reasons[GOPS_N_SCENE_SCORES] = {
  GOPS_SCENE_MANY_PEOPLE_WHY, GOPS_SCENE_MUCH_NEED_WHY, GOPS_SCENE_IN_BATCH_WHY,
};

/* --- the theme --- */

/* The strings of @texts with a NULL behind them. Returns: (transfer container). */
static const char **
dup_pointers (GPtrArray *texts)
{
  const char **pointers = g_new0 (const char *, texts->len + 1);

  for (guint i = 0; i < texts->len; i++)
    pointers[i] = g_ptr_array_index (texts, i);
  return pointers;
}

GopsThemeLook
gops_theme_look (const GopsDossier *dossier,
                 const char        *theme,
                 const char        *audience)
{
  g_autofree const char **siblings = dup_pointers (dossier->siblings);
  g_autofree const char **names = dup_pointers (dossier->sibling_names);
  g_auto (GStrv) reasons = NULL;
  GopsThemeLook look = { .word = { _("Small"), _("Niche"), _("Precise") } };
  GopsThemeCheck check;

  check = gops_theme_check (theme, audience, siblings);
  look.empty = (check.problems & GOPS_THEME_EMPTY) != 0;
  look.holds[0] = check.small;
  look.holds[1] = check.niche;
  look.holds[2] = check.precise;
  reasons = gops_theme_check_reasons (&check, names);
  look.problem = reasons[0] != NULL ? g_strjoinv ("\n", reasons) : NULL;
  return look;
}

void
gops_theme_look_clear (GopsThemeLook *look)
{
  g_clear_pointer (&look->problem, g_free);
}

/* --- goals --- */

typedef struct
{
  const char *id, *title;
} Metric;

static const Metric metrics[] = {
  { "members",         N_("Number of members") },
  { "spoken_share",    N_("Spoken share") },
  { "active_share",    N_("Active share") },
  { "checkin_rate",    N_("Check-in rate") },
  { "conversion",      N_("Conversion") },
  { "revenue",         N_("Revenue") },
  { "repurchase_rate", N_("Repurchase rate") },
  { "cost_per_person", N_("Cost per person") },
  { "own",             N_("Something else") },
};

static const Metric *
find_metric (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (g_strcmp0 (metrics[i].id, id) == 0)
      return &metrics[i];
  return NULL;
}

const char *const *
gops_goal_metrics (void)
{
  static const char *ids[G_N_ELEMENTS (metrics) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    ids[i] = metrics[i].id;
  return ids;
}

const char *
gops_goal_metric_title (const char *metric)
{
  const Metric *found = find_metric (metric);

  return found != NULL ? _(found->title) : metric;
}

char *
gops_number_with_unit (double      value,
                       const char *unit)
{
  g_autofree char *number = g_strdup_printf (value >= 100 || value <= -100 ? "%.0f" : "%.3g", value);

  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&number);
  /* Translators: a number and its unit: “48 %”, “186 people” */
  return g_strdup_printf (C_("number and unit", "%s %s"), number,
                          gops_method_say_unit (gops_method_get_default (), unit, gops_interface_language ()));
}

static char *
capitalize (char *text)
{
  g_autofree char *owned = text;
  char first[6];
  int length = g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);

  return g_strdup_printf ("%.*s%s", length, first, g_utf8_next_char (owned));
}

/* "Members: 250 people by 30 September", or without a date. */
static char *
describe_aim (const GopsDossier *dossier,
              GopsGoal          *goal,
              const char        *label)
{
  g_autofree char *target = gops_number_with_unit (gops_record_get_real (goal, GOPS_GOAL_TARGET),
                                                   gops_record_get_text (goal, GOPS_GOAL_UNIT));
  g_autofree char *date = gops_short_date (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON), dossier->today);

  if (*date == '\0')
    /* Translators: a goal and its target: “Members: 250 people” */
    return g_strdup_printf (_("%s: %s"), label, target);
  /* Translators: a goal, its target and its date: “Members: 250 people by 30 September” */
  return g_strdup_printf (_("%s: %s by %s"), label, target, date);
}

GopsGoalLook
gops_goal_look (const GopsDossier *dossier,
                GopsGoal          *goal)
{
  GopsGoalLook look = { .pace = gops_goal_pace (dossier, goal) };
  gboolean named = !gops_record_is_blank (goal, GOPS_GOAL_LABEL);

  look.label = g_strdup (named ? gops_record_get_text (goal, GOPS_GOAL_LABEL)
                               : gops_goal_metric_title (gops_record_get_text (goal, GOPS_GOAL_METRIC)));
  look.verdict = capitalize (gops_pace_explain (&look.pace, gops_record_get_text (goal, GOPS_GOAL_UNIT)));
  look.aim = describe_aim (dossier, goal, look.label);
  look.value = look.pace.verdict == GOPS_PACE_NO_VALUE
                 ? g_strdup ("") : gops_number_with_unit (look.pace.is, gops_record_get_text (goal, GOPS_GOAL_UNIT));
  look.needs_you = look.pace.verdict == GOPS_PACE_NO_DATE || look.pace.verdict == GOPS_PACE_BEHIND
                   || look.pace.verdict == GOPS_PACE_MISSED;
  return look;
}

/* --- facts and table --- */

static char *
projected_words (const GopsDossier *dossier,
                 const GopsPace    *pace)
{
  g_autofree char *date = pace->projected_day != GOPS_DAY_NONE ? gops_day_format (pace->projected_day) : NULL;
  g_autofree char *day = gops_short_date (date, dossier->today);

  if (pace->verdict == GOPS_PACE_REACHED)
    return g_strdup ("");
  if (pace->verdict == GOPS_PACE_TOO_EARLY)
    return g_strdup (_("It is too early to say when it is reached."));
  return *day != '\0' ? g_strdup_printf (_("At this rate reached on %s."), day) : g_strdup (_("At this rate it is not reached."));
}

static char *
family_words (const GopsDossier *dossier,
              GopsGoal          *goal)
{
  guint n = dossier->family.n_groups, wanted = (guint) MAX (gops_record_get_int (goal, GOPS_GOAL_GROUP_COUNT), 0);

  if (!gops_goal_is_family (goal) || n == 0)
    return g_strdup ("");
  if (wanted == 0)
    return g_strdup_printf (ngettext ("%u group, %u people in all.", "%u groups, %u people in all.", n), n, dossier->family.total);
  return g_strdup_printf (_("%u of %u groups, %u people in all, %.0f each."), n, wanted, dossier->family.total,
                          (double) dossier->family.total / n);
}

/* One after the other, where there are two. (transfer full) */
static char *
join_sentences (const char *first,
                const char *second)
{
  if (*first == '\0' || *second == '\0')
    return g_strconcat (first, second, NULL);
  /* Translators: two sentences, one after the other */
  return g_strdup_printf (C_("two sentences", "%s %s"), first, second);
}

char *
gops_goal_facts (const GopsDossier *dossier,
                 GopsGoal          *goal)
{
  GopsPace pace = gops_goal_pace (dossier, goal);
  const char *unit = gops_record_get_text (goal, GOPS_GOAL_UNIT);
  g_autofree char *should = gops_number_with_unit (pace.should_be, unit), *is = gops_number_with_unit (pace.is, unit);
  g_autofree char *family = family_words (dossier, goal), *projected = projected_words (dossier, &pace);
  g_autofree char *now = NULL, *facts = NULL;

  if (pace.verdict == GOPS_PACE_NO_DATE || pace.verdict == GOPS_PACE_NO_VALUE || pace.verdict == GOPS_PACE_NOT_STARTED)
    return g_steal_pointer (&family);
  now = g_strdup_printf (_("Should be %s today, is %s."), should, is);
  facts = join_sentences (now, projected);
  return join_sentences (facts, family);
}

void
gops_goal_line_free (GopsGoalLine *line)
{
  g_free (line->day);
  g_free (line->value);
  g_free (line->pace);
  g_free (line->note);
  g_free (line);
}

/* Where the straight line was on @day. */
static char *
pace_on (GopsGoal *goal,
         int       day)
{
  int start = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_START_ON));
  int until = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON));
  double baseline = gops_record_get_real (goal, GOPS_GOAL_BASELINE), target = gops_record_get_real (goal, GOPS_GOAL_TARGET);

  if (start == GOPS_DAY_NONE || until == GOPS_DAY_NONE || until <= start)
    return g_strdup ("");
  return gops_number_with_unit (baseline + (target - baseline) * CLAMP ((double) (day - start) / (until - start), 0, 1), NULL);
}

static const char *
note_on (const GopsDossier *dossier,
         GopsGoal          *goal,
         const char        *date)
{
  for (guint i = 0; i < dossier->samples->len; i++)
    {
      gpointer sample = g_ptr_array_index (dossier->samples, i);

      if (gops_record_get_int (sample, GOPS_GOAL_SAMPLE_GOAL_ID) == gops_record_get_id (goal)
          && g_str_equal (gops_record_get_text (sample, GOPS_GOAL_SAMPLE_ON_DATE), date))
        return gops_record_get_text (sample, GOPS_GOAL_SAMPLE_NOTE);
    }
  return "";
}

GPtrArray *
gops_goal_dup_lines (const GopsDossier *dossier,
                     GopsGoal          *goal)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_goal_line_free);
  g_autoptr (GArray) samples = gops_goal_dup_samples (dossier, goal);

  for (guint i = 0; i < samples->len; i++)
    {
      const GopsPaceSample *sample = &g_array_index (samples, GopsPaceSample, i);
      g_autofree char *date = gops_day_format (sample->day);
      GopsGoalLine *line = g_new0 (GopsGoalLine, 1);

      line->day = gops_short_date (date, dossier->today);
      line->value = gops_number_with_unit (sample->value, gops_record_get_text (goal, GOPS_GOAL_UNIT));
      line->pace = pace_on (goal, sample->day);
      line->note = g_strdup (note_on (dossier, goal, date));
      g_ptr_array_add (table, line);
    }
  return table;
}

/* A cell holds no tab and no end of line. */
static void
append_cell (GString    *text,
             const char *cell,
             const char *end)
{
  g_autofree char *tidy = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  g_string_append_printf (text, "%s%s", tidy, end);
}

char *
gops_goal_table_text (const GopsDossier *dossier,
                      GopsGoal          *goal)
{
  g_autoptr (GPtrArray) table = gops_goal_dup_lines (dossier, goal);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\t%s\t%s\t%s\n", _("Day"), _("Value"), _("Pace"), _("Note"));
  for (guint i = 0; i < table->len; i++)
    {
      const GopsGoalLine *line = g_ptr_array_index (table, i);

      append_cell (text, line->day, "\t");
      append_cell (text, line->value, "\t");
      append_cell (text, line->pace, "\t");
      append_cell (text, line->note, "\n");
    }
  return g_string_free (text, FALSE);
}

/* --- choices --- */

const char *const *
gops_goal_horizons (void)
{
  static const char *const ids[] = { "", "short", "long", NULL };

  return ids;
}

const char *const *
gops_goal_scopes (void)
{
  static const char *const ids[] = { "group", "family", NULL };

  return ids;
}

const char *
gops_goal_choice_title (const char *id)
{
  if (g_str_equal (id, "short"))
    return _("Short-term");
  if (g_str_equal (id, "long"))
    return _("Long-term");
  if (g_str_equal (id, "group"))
    return _("This group");
  return g_str_equal (id, "family") ? _("All groups of the family") : _("Not said yet");
}

void
gops_goal_look_clear (GopsGoalLook *look)
{
  g_clear_pointer (&look->label, g_free);
  g_clear_pointer (&look->verdict, g_free);
  g_clear_pointer (&look->aim, g_free);
  g_clear_pointer (&look->value, g_free);
}

/* --- scenes --- */

const char *
gops_scene_column_title (GopsSceneColumn column)
{
  return g_dgettext (GETTEXT_PACKAGE, gops_scene_table.columns[column].label);
}

char *
gops_scene_sum (GopsScene *scene)
{
  int sum = 0;

  for (guint i = 0; i < GOPS_N_SCENE_SCORES; i++)
    sum += (int) gops_record_get_int (scene, gops_scene_scores[i]);
  if (sum == 0)
    return g_strdup ("");
  /* Translators: points of a scene: “11 of 15” */
  return g_strdup_printf (_("%d of %d"), sum, GOPS_N_SCENE_SCORES * HIGHEST_SCORE);
}
