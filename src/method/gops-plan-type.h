/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What types and statuses of plan items are called in the languages of groups. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gops_plan_type_text: @type: "" is a topic; Returns: its name in @language */
const char *gops_plan_type_text (const char *language,
                                 const char *type);

/** gops_plan_type_find: @text: an id or a name in any language and case; Returns: (nullable): the id of the type */
const char *gops_plan_type_find (const char *text);

/** gops_plan_status_text, gops_plan_status_find: the same for statuses; "" is an idea */
const char *gops_plan_status_text (const char *language,
                                   const char *status);
const char *gops_plan_status_find (const char *text);

G_END_DECLS
