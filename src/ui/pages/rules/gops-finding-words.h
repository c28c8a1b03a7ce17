/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a clause that the check has something to say about. */
#pragma once

#include <pango/pango.h>

#include "gops-advice.h"

G_BEGIN_DECLS

/* Underlines them in @shown, which is the field of @clause as the row shows it: variables filled, perhaps shortened; adds
 * the lines to @attributes. @advice: (element-type GopsAdvice). */
void     gops_finding_words_mark  (const GPtrArray        *advice,
                                   const GopsDossier      *dossier,
                                   GopsClause             *clause,
                                   GopsClauseField         field,
                                   const char             *shown,
                                   PangoAttrList          *attributes);

/* The first of them in the text as it is edited. @out_start, @out_end: characters. Returns: FALSE when there are none. */
gboolean gops_finding_words_find  (const GPtrArray        *advice,
                                   GopsClause             *clause,
                                   GopsClauseField         field,
                                   int                    *out_start,
                                   int                    *out_end);

/* The same for one @place. */
gboolean gops_finding_words_place (const GopsFindingPlace *place,
                                   GopsClause             *clause,
                                   GopsClauseField         field,
                                   int                    *out_start,
                                   int                    *out_end);

G_END_DECLS
