/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-keyed-hash.h"

G_BEGIN_DECLS

/*
 * People who are to be forgotten: nothing of them is kept but keyed fingerprints of their accounts and names, by which
 * an import passes over them.
 */

/**
 * GopsForgottenSigns:
 * @platform: whose account it is
 * @name: in the group @group
 *
 * What a file says of somebody; each may be "". Each account, number and address tells of them by itself: what somebody else
 * has too left no fingerprint. A name tells only where the file says nothing else: many share one.
 */
typedef struct
{
  const char *platform;
  const char *account;
  const char *phone;
  const char *email;
  const char *name;
  gint64      group;
} GopsForgottenSigns;

guint64  gops_forgotten_account (const GopsHashKey *secret, const char *platform, const char *account);
guint64  gops_forgotten_phone   (const GopsHashKey *secret, const char *phone);
guint64  gops_forgotten_email   (const GopsHashKey *secret, const char *email);
guint64  gops_forgotten_name    (const GopsHashKey *secret, gint64 group, const char *name);
gboolean gops_forgotten_has     (GopsStore *store, guint64 hash, gboolean *out_has, GError **error);
gboolean gops_forgotten_knows   (GopsStore *store, const GopsHashKey *secret, const GopsForgottenSigns *signs, gboolean *out_knows, GError **error);
gboolean gops_forgotten_any     (GopsStore *store, gboolean *out_any, GError **error);
gboolean gops_forgotten_add     (GopsStore *store, guint64 hash, GError **error);

G_END_DECLS
