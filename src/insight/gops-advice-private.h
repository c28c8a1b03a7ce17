/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule sees and how it speaks. Every page has a table of rules; a rule is one line of it and one function. */
#pragma once

#include "gops-advice.h"
#include "gops-method.h"
#include "gops-theme-check.h"

G_BEGIN_DECLS

/* Title and titles of a rule with a number: marks both for translation as one message with a plural. */
#define NP_(one, many) one, many

/* No rule says the same of more rows than this at once: the last one says how many more there are. */
#define GOPS_ADVICE_MOST 3

typedef struct _GopsLook GopsLook;
typedef struct _GopsRule GopsRule;

/* Calls gops_look_hit() once for everything that the rule finds. */
typedef void (*GopsAdviceCheck) (GopsLook *look, const GopsRule *rule);

/* Does what the rule asks for, within an action. @dossier is fresh. */
typedef gboolean (*GopsAdviceApply) (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record,
                                   GError **error);

struct _GopsRule
{
  const char   *code;
  GopsSeverity  severity;
  const char   *title, *titles;   /* untranslated; titles is the plural of a title with a number (nullable) */
  const char   *why;
  const char   *source;
  const char   *remedy;           /* untranslated label */
  const char   *table, *column;   /* column is nullable */
  GopsAdviceCheck check;
  GopsAdviceApply apply;          /* (nullable) */
  const char   *data;             /* (nullable) for checks that several rules share */
};

/* A dossier with what several rules want to know of it, computed once. */
struct _GopsLook
{
  const GopsDossier  *dossier;
  const GopsKind     *kind;       /* (nullable) */
  const GopsPlatform *platform;   /* (nullable) */
  int                 today;      /* days since 1970 */
  GPtrArray          *plan;       /* (owned) (element-type GopsPlanItem): with days of series around today */
  GopsThemeCheck      theme;

  GPtrArray          *out;        /* (owned) (element-type GopsAdvice) */
  GHashTable         *kinds;      /* (owned) utf8 → GopsAdviceKind: what there is of each code and topic in @out */
  GopsPage            page;       /* of the rule that is being asked */
};

/* The rules of a page. */
const GopsRule *gops_positioning_rules (guint *out_n);
const GopsRule *gops_founding_rules    (guint *out_n);   /* a part of those of Positioning */
const GopsRule *gops_members_rules     (guint *out_n);
const GopsRule *gops_content_rules     (guint *out_n);
const GopsRule *gops_cadence_rules (guint *out_n);    /* a part of those of Content */
const GopsRule *gops_publish_rules     (guint *out_n);

/* So far ahead a plan is looked at. */
#define GOPS_LOOK_AHEAD_DAYS 14

/* gops-advice-content.c: items of the plan still to be done from today to @days later. Returns: (transfer container) */
GPtrArray      *gops_look_ahead        (const GopsLook *look,
                                        int             days);
int             gops_look_item_day     (gpointer        item);

/* Whether @items hold an earlier day of the series that the one at @index is a day of: it is said once. */
gboolean        gops_look_is_said      (GPtrArray      *items,
                                        guint           index);

/* The Rules page has no table: its advice is what the rule check finds. */
void            gops_rules_advise      (GopsLook  *look);
void            gops_rules_add_codes   (GPtrArray *codes);

/* Does what the advice says, within an action. @dossier is fresh. @value (nullable): what a person answered. */
gboolean        gops_rules_apply       (GopsStore        *store,
                                        GopsDossier      *dossier,
                                        const GopsAdvice *advice,
                                        const char       *value,
                                        GError          **error);

/* Adds @advice (transfer full), or where there are enough of its code and @topic (nullable) counts it with the last one. */
void            gops_look_take         (GopsLook       *look,
                                        GopsAdvice     *advice,
                                        const char     *topic);

/* Adds an advice about @record (0: none); @argument (nullable) goes into the title's %s. */
void            gops_look_hit          (GopsLook       *look,
                                        const GopsRule *rule,
                                        gint64          record,
                                        const char     *argument);

/* The same, where the title has the number @n: about @record. */
void            gops_look_hit_n_at     (GopsLook       *look,
                                        const GopsRule *rule,
                                        gint64          record,
                                        guint           n);

/* Adds an advice whose title has a number. */
void            gops_look_hit_n        (GopsLook       *look,
                                        const GopsRule *rule,
                                        guint           n);

/* Columns of the group and its positioning. */
const char     *gops_look_group        (const GopsLook *look,
                                        GopsGroupColumn column);
const char     *gops_look_positioning  (const GopsLook *look,
                                        GopsPositioningColumn column);

/* Whether the kind is lightly operated: a pool, a transfer group, … */
gboolean        gops_look_is_light     (const GopsLook *look);
gboolean        gops_look_is_kind      (const GopsLook *look,
                                        const char     *kind);

/* Writes a date column of the group. */
gboolean        gops_apply_group_day   (GopsStore      *store,
                                        GopsDossier    *dossier,
                                        guint           column,
                                        int             day,
                                        GError        **error);

G_END_DECLS
