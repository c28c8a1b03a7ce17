/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules page shows, worked out without a display. */
#pragma once

#include "gops-dossier.h"
#include "gops-method.h"

G_BEGIN_DECLS

/* A clause as its row shows it. */
typedef struct
{
  char       *text;          /* (owned) with its variables filled in */
  char       *consequence;   /* (owned): "" when there is none */
  const char *icon_name;     /* of its sign; NULL for one that neither encourages nor forbids */
  const char *hue;           /* style class of its sign */
  gboolean    missing;       /* a ban that does not say what follows */
  gboolean    beside;        /* the consequence has room at the end of the row */
  guint       lines;         /* that text and consequence take, about */
} GopsClauseLook;

GopsClauseLook gops_clause_look          (const GopsDossier *dossier,
                                          GopsClause        *clause);
void           gops_clause_look_clear    (GopsClauseLook    *look);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsClauseLook, gops_clause_look_clear)

/* What a screen reader says for the row. Returns: (transfer full). */
char          *gops_clause_look_describe (const GopsClauseLook *look,
                                          const char           *polarity);

/* The polarities in the order of menus, ended by NULL, and their names in the interface's language. */
const char *const *gops_polarities       (void);
const char    *gops_polarity_title       (const char        *polarity);

/* A section's name and what belongs there, in the interface's language. */
const char    *gops_section_title        (const char        *section);
const char    *gops_section_hint         (const char        *section);

/* Whether the section is shown though it is empty. */
gboolean       gops_section_is_basic     (const char        *section);

/* The polarity that a new clause in @section has, and the one that every clause there has (nullable: any). */
const char    *gops_section_new_polarity (const char        *section);
const char    *gops_section_polarity     (const char        *section);

/* The clauses of a section, in order. Returns: (transfer container) (element-type GopsClause). */
GPtrArray     *gops_section_clauses      (const GopsDossier *dossier,
                                          const char        *section);
GopsClause    *gops_dossier_find_clause  (const GopsDossier *dossier,
                                          gint64             id);

/* Whether the group has a clause that was made from this one of the library. */
gboolean       gops_dossier_has_template  (const GopsDossier        *dossier,
                                           const char               *library_id);

/* The first words of a clause, for the names of actions and for toasts. Returns: (transfer full). */
char          *gops_clause_shorten        (const char               *text);

/* Minutes that it takes to read @text, at least 1. */
guint          gops_reading_minutes       (const char               *text);

G_END_DECLS
