/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a sign-up list: the name as written, and who it is where that is known. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-sign-up-entry.h"

GOPS_DEFINE_RECORD (GopsSignUpEntry, gops_sign_up_entry, GOPS_SIGN_UP_ENTRY, "sign_up_entry", N_("Entry of a sign-up list"), GOPS_TABLE_NONE)
