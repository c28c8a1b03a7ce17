/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people of whom somebody said that they are not one. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-person-apart.h"

GOPS_DEFINE_RECORD (GopsPersonApart, gops_person_apart, GOPS_PERSON_APART, "person_apart", N_("Two people"), GOPS_TABLE_NONE)
