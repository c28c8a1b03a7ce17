/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items of the plan somebody wants to see. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All that is empty lets everything through. */
typedef struct
{
  GStrv types;      /* (owned) (nullable): ids of content types, one of which it has to be */
  GStrv statuses;   /* (owned) (nullable): as gops_plan_status() says */
  char *owner;      /* (owned) (nullable): "" those that nobody owns */
  char *sop;        /* (owned) (nullable): id of the SOP that planned it */
  char *text;       /* (owned) (nullable): each of its words is in the title, the text, the owner or the group's name */
} GopsPlanFilter;

GopsPlanFilter *gops_plan_filter_new      (void);
GopsPlanFilter *gops_plan_filter_copy     (const GopsPlanFilter *self);
void            gops_plan_filter_free     (GopsPlanFilter       *self);

/* @self: (nullable) */
gboolean        gops_plan_filter_is_empty (const GopsPlanFilter *self);

/* What a filter looks at. */
typedef struct
{
  const char *type, *status, *owner, *sop, *entry, *title, *text, *group;
} GopsPlanFacts;

/* A filter made ready for many items. */
typedef struct _GopsPlanSieve GopsPlanSieve;

GopsPlanSieve  *gops_plan_sieve_new       (const GopsPlanFilter *filter);
void            gops_plan_sieve_free      (GopsPlanSieve        *self);

/* Whether an item with these @facts is wanted. */
gboolean        gops_plan_sieve_passes    (GopsPlanSieve        *self,
                                           const GopsPlanFacts  *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanFilter, gops_plan_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanSieve, gops_plan_sieve_free)

G_END_DECLS
