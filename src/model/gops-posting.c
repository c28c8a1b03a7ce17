/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which code hangs where, and until when it works. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-posting.h"

GOPS_DEFINE_RECORD (GopsPosting, gops_posting, GOPS_POSTING, "posting", N_("Posted poster"), GOPS_TABLE_NONE)
