/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How finders are told apart. */
#pragma once

#include "gops-finder.h"

G_BEGIN_DECLS

typedef struct
{
  GopsStore    *store;
  GopsCircle   *circle;      /* (owned) */
  char         *language;    /* (owned): of the group */
  guint        *numbers[3];  /* (owned) (nullable): by member, what a finder worked out beforehand */
  GCancellable *cancellable;
} GopsSearch;

typedef struct
{
  GopsFinder  finder;
  gboolean    needs_replies;
  guint       most_percent;   /* of the members are shown at most, but three; 0: all */

  /* Works out numbers for all members; nullable. */
  gboolean  (*prepare) (GopsSearch *search, GError **error);

  /* 0: not found; those with the highest come first. */
  guint64   (*score)   (const GopsSearch *search, guint member);

  /* Why, in the interface's language. (transfer full) */
  char     *(*say)     (const GopsSearch *search, guint member);

  /* How all members stand. (transfer full); nullable. */
  char     *(*sum_up)  (const GopsSearch *search);

  /* Whom to bring together with: a member + 1, 0 for nobody; nullable. */
  guint     (*other)   (const GopsSearch *search, guint member);
} GopsFinderKind;

/* gops-finder-people.c, gops-finder-pairs.c: ended by one without an id */
extern const GopsFinderKind gops_finder_people[];
extern const GopsFinderKind gops_finder_pairs[];

/* gops-finder-pairs.c: the finder of tags, which are no members. */
extern const GopsFinder gops_finder_meetings;
gboolean gops_find_meetings (const GopsSearch *search, guint most, GopsFindings *findings, GError **error);

/* The phrase @id in the group's language with {one} and {other} filled in. (transfer full) */
char    *gops_finder_phrase (const char *language, const char *id, const char *one, const char *other);

/* Several facts in one line; takes @facts (transfer full), of which each may be NULL. (transfer full) */
char    *gops_finder_join   (char *first, char *second, char *third);

static inline const GopsCircleMember *
gops_search_member (const GopsSearch *search, guint member)
{
  return gops_circle_member (search->circle, member);
}

G_END_DECLS
