/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best of a group's talk. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-digest.h"

GOPS_DEFINE_RECORD (GopsDigest, gops_digest, GOPS_DIGEST, "digest", N_("Digest"), GOPS_TABLE_NONE)
