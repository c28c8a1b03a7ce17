/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of the user's own about people: kind is text, number, date or choice; choices stand one a line. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-own-field.h"

GOPS_DEFINE_RECORD (GopsOwnField, gops_own_field, GOPS_OWN_FIELD, "own_field", N_("Own field"), GOPS_TABLE_NONE)
