/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the preferences with the limits of platforms: as the method has them, or as this workspace says. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* Returns: (transfer floating) */
AdwPreferencesPage *gops_platform_preferences_new (GopsSession *session);

G_END_DECLS
