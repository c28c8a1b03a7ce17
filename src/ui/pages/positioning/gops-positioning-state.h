/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the positioning page shows, worked out without a display. */
#pragma once

#include "gops-dossier.h"
#include "gops-pace.h"
#include "gops-theme-check.h"

G_BEGIN_DECLS

/* One of small, niche, precise: whether it holds for a theme, and its word in the interface's language. */
#define GOPS_N_THEME_SIGNS 3

typedef struct
{
  gboolean    empty;                       /* there is nothing to judge */
  gboolean    holds[GOPS_N_THEME_SIGNS];
  const char *word[GOPS_N_THEME_SIGNS];
  char       *problem;                     /* (owned) (nullable): all that is to be changed, a line each */
} GopsThemeLook;

/* @theme and @audience as they are being typed. */
GopsThemeLook gops_theme_look         (const GopsDossier *dossier,
                                       const char        *theme,
                                       const char        *audience);
void          gops_theme_look_clear   (GopsThemeLook     *look);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsThemeLook, gops_theme_look_clear)

/* A goal as its row shows it. */
typedef struct
{
  GopsPace pace;
  char    *label;       /* (owned) */
  char    *verdict;     /* (owned) "14 ahead of pace" */
  char    *aim;         /* (owned) "Members: 250 people by 30 September" */
  char    *value;       /* (owned) "186 people"; "" when nothing was measured */
  gboolean needs_you;   /* no date, behind or missed */
} GopsGoalLook;

GopsGoalLook  gops_goal_look          (const GopsDossier *dossier,
                                       GopsGoal          *goal);
void          gops_goal_look_clear    (GopsGoalLook      *look);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsGoalLook, gops_goal_look_clear)

/* "Should be 143 today, is 186. At this rate reached on 12 January." and, for a family, "6 of 10 groups, 1,098 in all".
 * Returns: (transfer full): "" without a pace. */
char         *gops_goal_facts         (const GopsDossier *dossier,
                                       GopsGoal          *goal);

/* What the chart of a goal shows, as figures. */
typedef struct
{
  char *day;      /* (owned) "3 September" */
  char *value;    /* (owned) "186 people" */
  char *pace;     /* (owned) where it should have been; "" without a pace */
  char *note;     /* (owned) */
} GopsGoalLine;

void          gops_goal_line_free     (GopsGoalLine      *line);

/* Returns: (transfer full) (element-type GopsGoalLine): by day, what is counted today last. */
GPtrArray    *gops_goal_dup_lines     (const GopsDossier *dossier,
                                       GopsGoal          *goal);

/* The same with tabs between, its heads first, for pasting into a sheet. Returns: (transfer full). */
char         *gops_goal_table_text    (const GopsDossier *dossier,
                                       GopsGoal          *goal);

/* goal.horizon and goal.scope, ended by NULL, and what they are called. */
const char *const *gops_goal_horizons (void);
const char *const *gops_goal_scopes   (void);
const char   *gops_goal_choice_title  (const char        *id);

/* The ids of goal.metric, ended by NULL; a metric's name. */
const char *const *gops_goal_metrics  (void);
const char   *gops_goal_metric_title  (const char        *metric);

/* @value with @unit (nullable): "48 %", "186 people". Returns: (transfer full). */
char         *gops_number_with_unit   (double             value,
                                       const char        *unit);

/* The five parts of a scene and the three golden rules. */
#define GOPS_N_SCENE_PARTS 5
#define GOPS_N_SCENE_SCORES 3

extern const GopsSceneColumn gops_scene_parts[GOPS_N_SCENE_PARTS];
extern const GopsSceneColumn gops_scene_scores[GOPS_N_SCENE_SCORES];
extern const GopsSceneColumn gops_scene_reasons[GOPS_N_SCENE_SCORES];

/* The name of a scene's column in the interface's language. */
const char   *gops_scene_column_title (GopsSceneColumn    column);

/* "11 of 15"; "" while nothing is scored. Returns: (transfer full). */
char         *gops_scene_sum          (GopsScene         *scene);

G_END_DECLS
