/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gops-group-need.h"

G_BEGIN_DECLS

/*
 * How each group is, and what it needs: fine, needs a person, just begun. Found out in a thread once the window has nothing
 * else to do, kept until something changes; ::changed (gint64 group) tells when an answer is there, ::settled when all that
 * was asked for is known. What the clock makes due is looked at again every few minutes.
 */

#define GOPS_TYPE_GROUP_HEALTH (gops_group_health_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupHealth, gops_group_health, GOPS, GROUP_HEALTH, GObject)

GopsGroupHealth     *gops_group_health_new        (GopsStore *store);
GopsHealth           gops_group_health_get        (GopsGroupHealth *self, gint64 group, guint *out_n);

/* (transfer none) (nullable): until the next ::changed of the group. Asks for it where it is not known. */
const GopsGroupNeed *gops_group_health_get_need   (GopsGroupHealth *self, gint64 group);

/* Asks for all groups that are not deleted. */
void                 gops_group_health_want_all   (GopsGroupHealth *self);
gboolean             gops_group_health_is_settled (GopsGroupHealth *self);

/* The other way round: @a before @b when it needs a person first. For sorting ids. */
int                  gops_group_health_compare    (GopsGroupHealth *self, gint64 a, gint64 b);

G_END_DECLS
