/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-person-forget.h"

G_BEGIN_DECLS

GArray *gops_person_load_all (GopsStore *store, gint64 person, GError **error);

G_END_DECLS
