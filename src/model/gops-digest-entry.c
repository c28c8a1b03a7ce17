/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heading, a message or a note of a digest. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-digest-entry.h"

GOPS_DEFINE_RECORD (GopsDigestEntry, gops_digest_entry, GOPS_DIGEST_ENTRY, "digest_entry", N_("Entry of a digest"), GOPS_TABLE_NONE)
