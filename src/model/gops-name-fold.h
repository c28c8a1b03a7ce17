/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names without what does not tell people apart: capitals, and other ways to write the same letters. */
#pragma once

#include <glib.h>

/** gops_name_fold: @folded: becomes the folded @name */
void gops_name_fold (GString    *folded,
                     const char *name);
