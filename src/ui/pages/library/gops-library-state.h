/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of the library list. Needs no display. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_SECTION_REPLIES,
  GOPS_SECTION_MATERIALS,
  GOPS_SECTION_CLAUSES,
  GOPS_SECTION_TACTICS,
  GOPS_SECTION_SOPS,
  GOPS_SECTION_GROUPS,
  GOPS_SECTION_POSTERS,
  GOPS_N_SECTIONS,
} GopsLibrarySection;

typedef struct
{
  const char *id;
  const char *title;      /* untranslated */
  const char *icon_name;
  const char *hint;       /* untranslated: what it is for, in a sentence */
} GopsLibrarySectionInfo;

const GopsLibrarySectionInfo *gops_library_section_info (GopsLibrarySection section);

/* Returns: GOPS_N_SECTIONS for an id that nobody knows */
GopsLibrarySection            gops_library_section_find (const char *id);

/**
 * GopsLibraryPart: a part of an entry that is read when it is opened
 * @heading: (owned): translated; "" for none
 * @text: (owned)
 */
typedef struct
{
  char *heading;
  char *text;
} GopsLibraryText;

/** GopsLibraryPlace: a group in which an entry is used. @name: (owned) */
typedef struct
{
  gint64  group;
  char   *name;
} GopsLibraryPlace;

/**
 * GopsLibraryEntry:
 * @id: (owned)
 * @title: (owned)
 * @subtitle: (owned)
 * @found: (owned): folded: in what is searched
 * @texts: (owned) (element-type GopsLibraryText)
 * @places: (owned) (element-type GopsLibraryPlace): the first of the groups that use it, by name
 * @n_places: all of them
 */
typedef struct
{
  char      *id;
  char      *title;
  char      *subtitle;
  char      *found;
  GPtrArray *texts;
  GPtrArray *places;
  guint      n_places;
} GopsLibraryEntry;

#define GOPS_LIBRARY_MOST_PLACES 20   /* that an entry names */

/* The entries of a section from the clauses on, in their order. Returns: (transfer full) (element-type GopsLibraryEntry)
 * (nullable) */
GPtrArray *gops_library_entries_load  (GopsStore              *store,
                                       GopsLibrarySection      section,
                                       GError                **error);
gboolean   gops_library_entry_matches (const GopsLibraryEntry *self,
                                       const char             *text);

G_END_DECLS
