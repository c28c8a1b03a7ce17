/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seed users: whom the operator wants among the first members, how often they were tried, who accepted. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* Of those who are tried again and again with a good reason, about half accept (method M2). */
#define GOPS_SEED_USUAL_ACCEPTANCE 50

/* So many attempts without an answer are enough. */
#define GOPS_SEED_MOST_ATTEMPTS 5

/* A pasted list is not read beyond so many lines, a line not beyond so many characters. */
#define GOPS_SEED_MOST_LINES 2000
#define GOPS_SEED_LONGEST 200

/* The ids of outreach.result and outreach_attempt.result, each ended by NULL, and what they are called. */
const char *const *gops_seed_results         (void);
const char *const *gops_seed_attempt_results (void);
const char        *gops_seed_result_name     (const char *result);

typedef struct
{
  guint  n;              /* on the list */
  guint  tried;          /* with at least one attempt */
  guint  accepted, declined, unreachable;
  guint  open;           /* neither accepted nor declined nor given up */
  guint  due;            /* open, and their next attempt is today or was before */
  guint  attempts;       /* all */
  double acceptance;     /* per cent of those tried; 0 when nobody was */
  double attempts_each;  /* attempts per person tried */
} GopsSeedFigures;

GopsSeedFigures gops_seed_figures    (const GopsDossier *dossier);

/* How often @outreach was tried. */
guint           gops_seed_attempts   (const GopsDossier *dossier,
                                      gint64             outreach);

/* The day of the next attempt after one with @result on @date: the intervals grow. "" when none is needed.
 * @n_attempts counts this one. Returns: (transfer full). */
char           *gops_seed_next_on    (const char        *date,
                                      const char        *result,
                                      guint              n_attempts);

/* Writes an attempt, and what follows from it for the person: result and next day. One named action.
 * @method, @note: (nullable). Returns: the attempt's id, 0 on failure. */
gint64          gops_seed_add_attempt (GopsStore        *store,
                                       gint64            outreach,
                                       const char       *date,
                                       const char       *method,
                                       const char       *result,
                                       const char       *note,
                                       GError          **error);

typedef struct
{
  char *name;      /* (owned) */
  char *contact;   /* (owned): "" when there is none */
} GopsSeedLine;

void            gops_seed_line_free  (GopsSeedLine *line);

/* Reads a pasted list, one person a line: "name, contact", with a comma (Chinese ones too), semicolon or tab between.
 * @out_skipped (nullable) gets how many lines were too long or beyond the end.
 * Returns: (transfer full) (element-type GopsSeedLine): each person once. */
GPtrArray      *gops_seed_parse      (const char        *text,
                                      guint             *out_skipped);

/* Adds those of @lines who are not on the list of @group yet, by name and contact, as one action.
 * @reason: (nullable): for all of them. @next_on: when to try first. */
gboolean        gops_seed_add_lines  (GopsStore         *store,
                                      gint64             group,
                                      GPtrArray         *lines,
                                      const char        *reason,
                                      const char        *next_on,
                                      guint             *out_added,
                                      GError           **error);

/* Somebody whose next attempt is due, as Today shows it. */
typedef struct
{
  GopsOutreach *outreach;   /* (owned) */
  GopsGroup    *group;      /* (owned) */
  guint         attempts;   /* so far */
  int           days_late;  /* below 0 before its day; G_MININT without a day */
  char         *reason;     /* (owned) what is copied: the reason with the group's variables filled */
} GopsSeedDue;

GopsSeedDue    *gops_seed_due_new    (GopsStore         *store,
                                      GopsOutreach      *outreach,
                                      GopsGroup         *group,
                                      int                days_late);
void            gops_seed_due_free   (GopsSeedDue *due);

/* All whose attempt is due on @date ("YYYY-MM-DD", NULL: today in each group's zone) in groups that run, the latest first.
 * @now: µs UTC. Returns: (transfer full) (element-type GopsSeedDue) (nullable). */
GPtrArray      *gops_seed_due        (GopsStore         *store,
                                      const char        *date,
                                      gint64             now,
                                      GError           **error);

/* How many gops_seed_due() finds today in each group's zone. @now: µs UTC. */
guint           gops_seed_count_due  (GopsStore         *store,
                                      gint64             now);

G_END_DECLS
