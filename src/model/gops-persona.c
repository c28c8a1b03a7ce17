/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member as a picture: facts, interests, spending, pains, where they already gather. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-persona.h"

GOPS_DEFINE_RECORD (GopsPersona, gops_persona, GOPS_PERSONA, "persona", N_("Persona"), GOPS_TABLE_NONE)
