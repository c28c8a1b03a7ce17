/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts what a foreign table says about a member into the workspace. */
#pragma once

#include "gops-member-draft.h"
#include "gops-store.h"

/**
 * GopsMemberWriter: where the members go; inside a slice of a batch
 * @batch: given to every row that is inserted
 * @n_changed: rows inserted or changed so far
 * @person: (owned) (nullable): inserts one; as do @account and @membership
 */
typedef struct
{
  GopsStore     *store;
  gint64         group;
  const char    *platform;
  gint64         batch;
  guint64        n_changed;
  GopsStatement *person;
  GopsStatement *account;
  GopsStatement *membership;
} GopsMemberWriter;

/** gops_member_writer_clear: gives the statements back to the store */
void     gops_member_writer_clear  (GopsMemberWriter       *self);

/**
 * gops_member_writer_add:
 *
 * Makes a person, their account and their membership.
 */
gboolean gops_member_writer_add    (GopsMemberWriter       *self,
                                    const GopsMemberDraft  *draft,
                                    GError                **error);

/** gops_member_writer_add_person: the same. Returns: the person's id, 0 on failure */
gint64   gops_member_writer_add_person (GopsMemberWriter      *self,
                                        const GopsMemberDraft *draft,
                                        GError               **error);

/**
 * gops_member_writer_update:
 *
 * Fills what is not known of @person, makes the membership if there is none, and takes the membership's newer facts
 * from the draft.
 */
gboolean gops_member_writer_update (GopsMemberWriter       *self,
                                    const GopsMemberDraft  *draft,
                                    gint64                  person,
                                    GError                **error);
