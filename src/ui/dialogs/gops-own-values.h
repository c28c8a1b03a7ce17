/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user's own fields say of a person, as rows that save as they are typed in. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_OWN_VALUES (gops_own_values_get_type ())
G_DECLARE_FINAL_TYPE (GopsOwnValues, gops_own_values, GOPS, OWN_VALUES, AdwPreferencesGroup)

/* It follows what is changed elsewhere by itself. */
GtkWidget *gops_own_values_new (GopsSession *session, gint64 person);

G_END_DECLS
