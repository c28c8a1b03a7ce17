/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finders of a group: each opens into the people it found, with the reasons. */
#pragma once

#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FINDERS_VIEW (gops_finders_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsFindersView, gops_finders_view, GOPS, FINDERS_VIEW, GopsLoadedView)

G_END_DECLS
