/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confirmations over a dialog: the window's lie below it. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Shows on @overlay whatever @view's session confirms, as long as @overlay lives. */
void gops_flow_toasts_follow (AdwToastOverlay *overlay,
                              GopsView        *view);

G_END_DECLS
