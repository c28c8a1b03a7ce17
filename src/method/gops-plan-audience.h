/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the text of an item is for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_FOR_GROUP,
  GOPS_FOR_PERSON,     /* one to one */
  GOPS_FOR_OPERATOR,   /* a note: sent to nobody */
} GopsAudience;

/** gops_plan_audience: @text: (nullable): which says first that it is a note, as SOPs do: "For you, not to be posted: …", "任务：…".
 * @person: (nullable): whom it is for */
GopsAudience gops_plan_audience (const char *text,
                                 const char *person);

G_END_DECLS
