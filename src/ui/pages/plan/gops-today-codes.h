/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes that end, above the run sheet: each once, with the way to renew it. Not seen while there are none. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_TODAY_CODES (gops_today_codes_get_type ())
G_DECLARE_FINAL_TYPE (GopsTodayCodes, gops_today_codes, GOPS, TODAY_CODES, AdwBin)

/* Shows those of now. @now: µs UTC. Returns: how many */
guint gops_today_codes_load (GopsTodayCodes *self, GopsSession *session, gint64 now);

G_END_DECLS
