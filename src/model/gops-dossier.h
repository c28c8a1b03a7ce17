/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-headcount.h"
#include "gops-own-limits.h"
#include "gops-records.h"

G_BEGIN_DECLS

/*
 * Everything about one group in memory: what advice, rule texts, posters and the command line look at.
 *
 * Members are counted, not loaded. The records belong to the dossier; they may be edited and saved.
 */

/* All groups of the family, counted where a goal is set for all of them. The main group counts where it has members. */
typedef struct
{
  guint n_groups;       /* that are not dissolved; 0: not counted */
  guint total;          /* members as above, of all of them */
  guint spoken;
  guint active_30;
} GopsFamilyFigures;

/* What an item of the plan has besides its text. */
typedef struct
{
  gint64 item;
  guint  n;      /* pictures, files, links */
  guint  lost;   /* of them, files whose content is not there */
} GopsItemMaterials;

/* How many members have done a duty last on the same day, or have been here no longer. */
typedef struct
{
  gint64 duty;
  char   last[11];      /* "YYYY-MM-DD" */
  guint  n;
} GopsDutyPause;

typedef struct
{
  GopsGroup        *group;         /* (owned) */
  GopsPositioning  *positioning;   /* (owned): never NULL; an empty record in memory when there is no row */
  GPtrArray        *scenes;        /* (owned) (element-type GopsScene): by position */
  GPtrArray        *personas;      /* (owned) (element-type GopsPersona) */
  GPtrArray        *goals;         /* (owned) (element-type GopsGoal) */
  GPtrArray        *samples;       /* (owned) (element-type GopsGoalSample): by goal and date */
  GPtrArray        *clauses;       /* (owned) (element-type GopsClause): by section in the rules' order, then position */
  GPtrArray        *plan;          /* (owned) (element-type GopsPlanItem): by date, time; without series */
  GPtrArray        *series;        /* (owned) (element-type GopsPlanItem): what happens again and again, by date, time */
  GPtrArray        *exceptions;    /* (owned) (element-type GopsPlanException): of series */
  GArray           *materials;     /* (owned) (element-type GopsItemMaterials): of items that have some, by item */
  GPtrArray        *posters;       /* (owned) (element-type GopsPosterRecord) */
  GPtrArray        *flow_nodes;    /* (owned) (element-type GopsFlowNode): by position */
  GPtrArray        *flow_arrows;   /* (owned) (element-type GopsFlowArrow): by position */
  GPtrArray        *outreach;      /* (owned) (element-type GopsOutreach): by position */
  GPtrArray        *attempts;      /* (owned) (element-type GopsOutreachAttempt): by seed user and date */
  GPtrArray        *budget;        /* (owned) (element-type GopsBudgetItem): by position */
  GPtrArray        *channels;      /* (owned) (element-type GopsChannel): by position */
  GPtrArray        *duties;        /* (owned) (element-type GopsDuty): by position */
  GArray           *pauses;        /* (owned) (element-type GopsDutyPause): none for a duty that nobody has done yet and that has no first day */
  GPtrArray        *turns;         /* (owned) (element-type GopsRosterTurn): by their beginning */
  GopsRuleVersion  *version;       /* (owned) (nullable): the rules as last published */
  GPtrArray        *siblings;      /* (owned) (element-type utf8): themes of groups outside the family */
  GPtrArray        *sibling_names; /* (owned) (element-type utf8): their names, in the same order */
  gboolean          has_avatar;    /* there is a picture of the group itself */
  int               capacity;      /* minutes that somebody has for this work on one day, as the workspace says */
  char             *currency;      /* (owned): of the workspace, ISO 4217 */
  GopsOwnLimits    *own_limits;    /* (owned): of platforms, as the workspace has them */
  GopsFamilyFigures family;
  GopsMemberFigures members;
  char             *today;         /* (owned): date in the group's zone */
} GopsDossier;

GopsDossier *gops_dossier_load    (GopsStore *store, gint64 group, const char *today, GError **error);
GopsDossier *gops_dossier_load_counted (GopsStore *store, gint64 group, GopsHeadcount *headcount, GError **error);
void         gops_dossier_free    (GopsDossier *self);

const char  *gops_dossier_language  (const GopsDossier *self);
const char  *gops_dossier_platform  (const GopsDossier *self);
guint        gops_dossier_n_clauses (const GopsDossier *self, const char *polarity);
int          gops_section_index     (const char *section);
const char *const *gops_sections    (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDossier, gops_dossier_free)

G_END_DECLS
