/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person, once, whatever the number of groups. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-person.h"

GOPS_DEFINE_RECORD (GopsPerson, gops_person, GOPS_PERSON, "person", N_("Person"), GOPS_TABLE_BATCHED)
