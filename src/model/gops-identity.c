/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An account of a person on a platform. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-identity.h"

GOPS_DEFINE_RECORD (GopsIdentity, gops_identity, GOPS_IDENTITY, "person_identity", N_("Account"), GOPS_TABLE_BATCHED)
