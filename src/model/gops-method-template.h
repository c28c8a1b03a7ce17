/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A user's own template: the JSON of data/method or data/posters, kept in the workspace. Kinds are "clauses", "tiers", "sops",
 * "trade-dates" and "poster". */
#define GOPS_METHOD_TEMPLATE_COLUMNS(X)                                        \
  X (GOPS_METHOD_TEMPLATE_ID,         "id",         INT,     NULL, NULL)       \
  X (GOPS_METHOD_TEMPLATE_KIND,       "kind",       TEXT,    NULL, N_("Kind")) \
  X (GOPS_METHOD_TEMPLATE_NAME,       "name",       TEXT,    NULL, N_("Name")) \
  X (GOPS_METHOD_TEMPLATE_BODY,       "body",       TEXT,    NULL, NULL)       \
  X (GOPS_METHOD_TEMPLATE_CREATED_AT, "created_at", INSTANT, NULL, NULL)

#define GOPS_TYPE_METHOD_TEMPLATE (gops_method_template_get_type ())
GOPS_DECLARE_RECORD (GopsMethodTemplate, gops_method_template, GOPS_METHOD_TEMPLATE)

/* Returns: (transfer full) (nullable): none is no error */
GopsMethodTemplate *gops_method_template_find  (GopsStore    *store,
                                                const char   *kind,
                                                const char   *name,
                                                GError      **error);

/* Within an action: keeps @body, which is JSON, under that name, in place of what is there. */
gboolean            gops_method_template_write (GopsStore    *store,
                                                const char   *kind,
                                                const char   *name,
                                                const char   *body,
                                                GError      **error);

G_END_DECLS
