/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-plan-item.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What several groups have at once: the groups with how far each is; one opens its sheet. @items: (element-type GopsPlanItem) */
void gops_plan_card_present (GopsSession *session, GPtrArray *items, GtkWidget *parent);

G_END_DECLS
