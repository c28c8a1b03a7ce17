/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders of a person as rows, with a way to keep another one. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_ORDERS_GROUP (gops_orders_group_get_type ())
G_DECLARE_FINAL_TYPE (GopsOrdersGroup, gops_orders_group, GOPS, ORDERS_GROUP, AdwPreferencesGroup)

/* @group: that new orders belong to. It follows what is changed elsewhere by itself. */
GtkWidget *gops_orders_group_new (GopsSession *session, gint64 person, gint64 group);

G_END_DECLS
