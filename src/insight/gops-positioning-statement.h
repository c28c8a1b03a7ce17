/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning statement: composed from the canvas in the group's language until somebody writes it by hand. What
 * was written by hand stays, and remembers the parts as they were then, so that it can be told which have moved on. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* The parts of the canvas that the statement is made of, in the order in which it speaks of them. */
#define GOPS_N_STATEMENT_PARTS 13
extern const GopsPositioningColumn gops_statement_parts[GOPS_N_STATEMENT_PARTS];

/* The statement as the parts say it now; parts that are empty are left out. Returns: (transfer full): "" when the canvas
 * has nothing to say. */
char    *gops_positioning_statement_compose (const GopsDossier *dossier);

/* What is shown and copied: the one written by hand, else the composed one. Returns: (transfer full). */
char    *gops_positioning_statement_dup     (const GopsDossier *dossier);

gboolean gops_positioning_statement_is_own  (GopsPositioning   *positioning);

/* Takes @text as written by hand, with the parts as they are now; "" or NULL goes back to the composed one. In memory. */
void     gops_positioning_statement_set     (GopsPositioning   *positioning,
                                             const char        *text);

/* The person has seen what moved on, and keeps the words: from now on the parts of today count. In memory. */
void     gops_positioning_statement_keep    (GopsPositioning   *positioning);

/* The parts that have changed since the statement was written by hand.
 * Returns: (transfer full) (element-type GopsPositioningColumn): empty when none has, or it is composed. */
GArray  *gops_positioning_statement_moved   (GopsPositioning   *positioning);

G_END_DECLS
