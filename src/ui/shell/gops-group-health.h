/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * How each group is: fine, needs a person, just begun. Found out in a thread once the window has nothing else to do,
 * kept until something changes; ::changed (gint64 group) tells when an answer is there.
 */

typedef enum
{
  GOPS_HEALTH_UNKNOWN,
  GOPS_HEALTH_NEW,
  GOPS_HEALTH_FINE,
  GOPS_HEALTH_NEEDS_YOU,
} GopsHealth;

#define GOPS_TYPE_GROUP_HEALTH (gops_group_health_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupHealth, gops_group_health, GOPS, GROUP_HEALTH, GObject)

GopsGroupHealth *gops_group_health_new (GopsStore *store);
GopsHealth       gops_group_health_get (GopsGroupHealth *self, gint64 group, guint *out_n);

G_END_DECLS
