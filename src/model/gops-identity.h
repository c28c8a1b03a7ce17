/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* An account of a person on a platform. */
#define GOPS_IDENTITY_COLUMNS(X)                                               \
  X (GOPS_IDENTITY_ID,          "id",          INT,  NULL,     NULL)           \
  X (GOPS_IDENTITY_PERSON_ID,   "person_id",   REF,  "person", NULL)           \
  X (GOPS_IDENTITY_PLATFORM,    "platform",    TEXT, NULL,     N_("Platform")) \
  X (GOPS_IDENTITY_EXTERNAL_ID, "external_id", TEXT, NULL,     N_("Account"))  \
  X (GOPS_IDENTITY_BATCH,       "batch",       REF,  "batch",  NULL)

#define GOPS_TYPE_IDENTITY (gops_identity_get_type ())
GOPS_DECLARE_RECORD (GopsIdentity, gops_identity, GOPS_IDENTITY)

gboolean gops_identity_add    (GopsStore *store, gint64 person, const char *platform, const char *account, GError **error);
gboolean gops_identity_remove (GopsStore *store, gint64 identity, const char *account, GError **error);

G_END_DECLS
