/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds people whom the workspace knows, for orders, sign-up lists and the like, which make nobody new by themselves. */
#pragma once

#include "gops-store.h"

/* In this order: account, telephone number, e-mail address, name or nickname. Names count in the group alone where
 * there is one; a name that two people have finds neither, unless one of them has left. Who was merged into somebody is
 * found as that one, by their own name too. */
typedef struct _GopsPersonFinder GopsPersonFinder;

typedef enum
{
  GOPS_FOUND_NOBODY,
  GOPS_FOUND_ACCOUNT,
  GOPS_FOUND_PHONE,
  GOPS_FOUND_EMAIL,
  GOPS_FOUND_NAME,
  GOPS_FOUND_SEVERAL,    /* people have the name */
  GOPS_FOUND_FORGOTTEN,  /* nobody who is known, but somebody of whom nothing may be kept */
} GopsFound;

/** GopsWanted: what is told of a person, clean; "" or %NULL for nothing */
typedef struct
{
  const char *account;
  const char *phone;
  const char *email;
  const char *name;
} GopsWanted;

/**
 * gops_person_finder_new:
 * @store: used until the finder is freed
 * @group: whose members are looked for first, 0 for everybody, %GOPS_IMPORT_NEW_GROUP for one that has none yet
 */
GopsPersonFinder *gops_person_finder_new  (GopsStore         *store,
                                           gint64             group,
                                           GError           **error);
void              gops_person_finder_free (GopsPersonFinder  *self);

/** gops_person_finder_find: @out_person: (out): 0 for nobody, for several and for the forgotten */
gboolean          gops_person_finder_find (GopsPersonFinder  *self,
                                           const GopsWanted  *wanted,
                                           GopsFound         *out_found,
                                           gint64            *out_person,
                                           GError           **error);

/** gops_person_finder_note: @person was made for @wanted, and is found by it from now on */
gboolean          gops_person_finder_note (GopsPersonFinder  *self,
                                           const GopsWanted  *wanted,
                                           gint64             person,
                                           GError           **error);

/** gops_found_describe: Returns: (nullable): why nobody was found, for people; %NULL where somebody was */
const char       *gops_found_describe     (GopsFound          self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPersonFinder, gops_person_finder_free)
