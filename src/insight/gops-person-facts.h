/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tells whether two people are one. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/**
 * GopsPersonPlace: a group that somebody is, or was, in
 * @family: the main group, or the group itself
 * @inviter: (owned): "" for unknown
 */
typedef struct
{
  gint64  group;
  gint64  family;
  char   *inviter;
} GopsPersonPlace;

/**
 * GopsPersonOwn: what an own field says of somebody
 * @field: (owned): its name
 * @free: it is not one of a few choices
 */
typedef struct
{
  gint64   id;
  char    *field;
  char    *value;      /* (owned) */
  gboolean free;
} GopsPersonOwn;

/**
 * GopsPersonFacts: what is known of somebody, and of those merged into them
 * @keys: (owned) (element-type utf8): of all their names, as gops_person_name_add_keys() makes them
 * @phone: (owned): digits; "" for unknown, as all texts
 * @email: (owned): in small letters
 * @tags: (owned): sorted, with commas between
 * @accounts: (owned) (element-type utf8): the platform of each
 * @places: (owned) (element-type GopsPersonPlace)
 * @own: (owned) (element-type GopsPersonOwn)
 * @first_day: of activity, since 1970; 0: never active
 * @n_filled: how much is known: who of two should stay
 */
typedef struct
{
  gint64     id;
  char      *name;
  GPtrArray *keys;
  char      *phone;
  char      *email;
  char      *birthday;
  char      *tags;
  gboolean   staff;
  gboolean   bot;
  gboolean   blacklisted;
  GPtrArray *accounts;
  GPtrArray *places;
  GPtrArray *own;
  int        first_day;
  int        last_day;
  guint      n_filled;
} GopsPersonFacts;

GopsPersonFacts *gops_person_facts_load (GopsStore *store, gint64 person, GError **error);
void             gops_person_facts_free (GopsPersonFacts *self);

/** gops_person_tags_sort: Returns: (transfer full): tags in one order, whatever order they were given in */
char            *gops_person_tags_sort  (const char *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPersonFacts, gops_person_facts_free)

G_END_DECLS
