/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person in a group, with the figures that tiers are decided by. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-membership.h"
#include "gops-person.h"
#include "gops-record-private.h"

GOPS_DEFINE_RECORD (GopsMembership, gops_membership, GOPS_MEMBERSHIP, "membership", N_("Membership"), GOPS_TABLE_BATCHED)

gboolean
gops_membership_save_by_hand (gpointer    membership,
                              GopsStore  *store,
                              gpointer    data,
                              GError    **error)
{
  if (gops_record_column_dirty (membership, GOPS_MEMBERSHIP_NICKNAME))
    gops_record_set_int (membership, GOPS_MEMBERSHIP_NAMED, *gops_record_get_text (membership, GOPS_MEMBERSHIP_NICKNAME) != '\0');
  return gops_record_save (membership, store, error);
}

gboolean
gops_person_save_by_hand (gpointer    person,
                          GopsStore  *store,
                          gpointer    data,
                          GError    **error)
{
  gboolean renamed = gops_record_column_dirty (person, GOPS_PERSON_NAME);

  return gops_record_save (person, store, error) &&
         (!renamed || gops_store_exec (store, error, "UPDATE membership SET named = 1 WHERE person_id = ?1 AND nickname = '' AND named = 0", "l",
                                       gops_record_get_id (person)));
}
