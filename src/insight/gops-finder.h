/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finders: lists of people to do something with, each with the reason in plain words. */
#pragma once

#include "gops-circle.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;      /* "leaders", "never-spoken" … */
  const char *name;    /* translatable: as a heading */
  const char *what;    /* translatable: who is found, and what to do with them */
} GopsFinder;

/* All finders, in the order in which they are shown. */
const GopsFinder *const *gops_finders     (guint         *out_n);

/* Returns: (nullable). */
const GopsFinder        *gops_finder_find (const char    *id);

typedef struct
{
  gint64 person, membership;   /* 0: what was found is no person but a tag */
  char  *name;                 /* (owned) */
  char  *reason;               /* (owned) in the interface's language */
  gint64 other;                /* whom to bring together with; 0: nobody */
  char  *other_name;           /* (owned) (nullable) */
  char  *text;                 /* (owned) (nullable): what brings the two together, in the group's language, to be copied */
} GopsFound;

typedef struct
{
  const GopsFinder *finder;
  GPtrArray        *found;     /* (owned) (element-type GopsFound): the first of all */
  guint             total;     /* of how many */
  guint             n_members; /* among how many members */
  char             *summary;   /* (owned) (nullable): how all members stand, in the interface's language */
  gboolean          blind;     /* no imported chat says who answers whom, which this finder lives on */
} GopsFindings;

/* Whom the finder @id finds in @group. @as_of: (nullable): today. Errors: GOPS_METHOD_ERROR_NOT_FOUND and the store's. */
GopsFindings            *gops_find        (GopsStore     *store,
                                           gint64         group,
                                           const char    *id,
                                           const char    *as_of,
                                           guint          most,
                                           GCancellable  *cancellable,
                                           GError       **error);

/* All finders, in their order: the group is read once. Returns: (transfer full) (element-type GopsFindings) (nullable). */
GPtrArray               *gops_find_all    (GopsStore     *store,
                                           gint64         group,
                                           const char    *as_of,
                                           guint          most,
                                           GCancellable  *cancellable,
                                           GError       **error);

/* Puts a meeting of those who share @tag into the plan, as an idea for a week from now; one action.
 * Returns: the item's id, 0 on failure. */
gint64                   gops_find_plan_meeting (GopsStore   *store,
                                                 gint64       group,
                                                 const char  *tag,
                                                 GError     **error);

void                     gops_findings_free (GopsFindings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsFindings, gops_findings_free)

G_END_DECLS
