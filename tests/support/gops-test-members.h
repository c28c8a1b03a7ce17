/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-test-store.h"

G_BEGIN_DECLS

/* A group with members, for tests of what goes out and comes in again. */
gint64   gops_test_make_group     (GopsStore  *store,
                                   const char *language);

/* Four people: one of whom all is known, two whose names look like formulas, one with a name alone. */
void     gops_test_fill_members   (GopsStore  *store,
                                   gint64      group);

/* Another one, with this name and note. */
void     gops_test_add_noted      (GopsStore  *store,
                                   gint64      group,
                                   const char *name,
                                   const char *note);

/* Own fields of every kind, some of which are called as other columns are, and what they say of some. */
void     gops_test_fill_own       (GopsStore  *store);

/* Everything that a table carries of the members, in the order of names.  (transfer full) */
char    *gops_test_member_facts   (GopsStore  *store);

/* Imports a file, of which nothing may be left out: so many new members. */
void     gops_test_import_members (GopsStore  *store,
                                   gint64      group,
                                   GFile      *file,
                                   guint       n_new);

G_END_DECLS
