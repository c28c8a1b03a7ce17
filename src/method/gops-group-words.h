/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people call the ids in a group's records, in the language of the interface. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ids in the order of lists, ended by NULL. */
const char *const *gops_group_kind_ids        (void);
const char *const *gops_group_platform_ids    (void);
const char *const *gops_group_status_ids      (void);
const char *const *gops_group_structure_ids   (void);
const char *const *gops_channel_kind_ids      (void);

/* Names of ids; what is not known is shown as it is. */
const char        *gops_group_kind_name       (const char *id);
const char        *gops_group_platform_name   (const char *id);
const char        *gops_group_status_name     (const char *id);
const char        *gops_group_structure_name  (const char *id);
const char        *gops_channel_kind_name     (const char *id);
const char        *gops_language_name         (const char *id);

const char        *gops_clause_section_name   (const char *id);
const char        *gops_clause_polarity_name  (const char *id);
const char        *gops_plan_status_name      (const char *id);
const char        *gops_flow_role_name        (const char *id);
const char        *gops_flow_kind_name        (const char *id);
const char        *gops_tier_name             (const char *id);
const char        *gops_tier_scheme_name      (const char *id);

/* What @value, as it stands in a column of the workspace, is called; @value (nullable) itself where the column holds no
 * ids. */
const char        *gops_column_value_name     (const char *table,
                                               const char *column,
                                               const char *value);

/* Returns: (transfer full): the icon of a kind. */
char              *gops_group_kind_icon       (const char *id);

G_END_DECLS
