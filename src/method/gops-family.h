/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A family of groups: one main group, below it sub-groups and professional groups. Two levels: what stands below a
 * sub-group nobody finds. */
#pragma once

#include "gops-group.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char  *name;        /* (owned) */
  char  *structure;   /* (owned) "main", "sub", "professional", "single" */
  char  *status;      /* (owned) */
  guint  members;     /* who have not left */
  guint  depth;       /* 0 the main group, 1 below it; more only in a file that others have written */
} GopsFamilyGroup;

/* The family of @group, the main group first, those below it by name. A cycle in the file is cut where it closes.
 * Returns: (transfer full) (element-type GopsFamilyGroup) (nullable). */
GPtrArray *gops_family_load  (GopsStore  *store,
                              gint64      group,
                              GError    **error);
void       gops_family_group_free (GopsFamilyGroup *group);

/* Whether @group may stand below @parent. Errors: GOPS_METHOD_ERROR_INVALID with the reason: itself, one that stands
 * below it, a sub-group, or a group with sub-groups of its own. */
gboolean   gops_family_check (GopsStore  *store,
                              gint64      group,
                              gint64      parent,
                              GError    **error);

/* Each is one named action. A group that stands below @parent becomes a sub-group, a professional one stays that;
 * @parent becomes a main group. */
gboolean   gops_family_move  (GopsStore  *store,
                              gint64      group,
                              gint64      parent,
                              GError    **error);

/* Takes @group out of its family; the last one leaves a single group behind. */
gboolean   gops_family_leave (GopsStore  *store,
                              gint64      group,
                              GError    **error);

/* Puts @group in the place of its main group, which becomes a sub-group as the others are. */
gboolean   gops_family_lead  (GopsStore  *store,
                              gint64      group,
                              GError    **error);

/* "sub" or "professional". */
gboolean   gops_family_set_structure (GopsStore  *store,
                                      gint64      group,
                                      const char *structure,
                                      GError    **error);

/* Groups that @group may be put below, by name.
 * Returns: (transfer full) (element-type GopsGroup) (nullable). */
GPtrArray *gops_family_parents (GopsStore  *store,
                                gint64      group,
                                GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsFamilyGroup, gops_family_group_free)

G_END_DECLS
