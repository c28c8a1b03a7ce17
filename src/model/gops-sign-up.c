/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A numbered sign-up list from a group; purpose is check-in, order or sign-up. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-sign-up.h"

GOPS_DEFINE_RECORD (GopsSignUp, gops_sign_up, GOPS_SIGN_UP, "sign_up", N_("Sign-up list"), GOPS_TABLE_NONE)
