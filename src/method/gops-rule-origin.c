/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a copy's clause remembers of where it came from. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "gops-id.h"
#include "gops-rule-family-private.h"

/* own_basis: fingerprint, blank, position: the order counts as changed by hand too. */
#define FINGERPRINT 32

char *
gops_rule_basis (GopsClause *clause, gboolean arranged)
{
  g_autofree char *fingerprint = gops_clause_fingerprint (clause);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT, fingerprint, arranged ? 0 : gops_record_get_int (clause, GOPS_CLAUSE_POSITION));
}

gboolean
gops_rule_basis_is (const char *basis, const char *fingerprint)
{
  return strncmp (basis, fingerprint, FINGERPRINT) == 0;
}

gint64
gops_rule_basis_position (const char *basis)
{
  return strlen (basis) > FINGERPRINT ? g_ascii_strtoll (basis + FINGERPRINT, NULL, 10) : 0;
}

void
gops_clause_set_origin (GopsClause *copy, GopsClause *source)
{
  const char *source_basis = gops_record_get_text (source, GOPS_CLAUSE_OWN_BASIS);
  g_autofree char *source_says = gops_clause_fingerprint (source), *basis = gops_rule_basis (copy, FALSE);
  gint64 origin = gops_record_get_int (source, GOPS_CLAUSE_ORIGIN);

  if (origin != 0 && !gops_rule_basis_is (source_basis, source_says))
    {
      g_free (basis);
      basis = g_strdup (source_basis);
    }
  gops_record_set_text (copy, GOPS_CLAUSE_OWN_BASIS, basis);
  gops_record_set_int (copy, GOPS_CLAUSE_ORIGIN, origin != 0 ? origin : gops_record_get_id (source));
  gops_record_set_text (copy, GOPS_CLAUSE_ORIGIN_BASIS,
                        origin != 0 ? gops_record_get_text (source, GOPS_CLAUSE_ORIGIN_BASIS) : source_says);
}

/* By the clauses' own clock, which no pinned or wrong clock of today disturbs. */
gint64
gops_rules_synced_at (GPtrArray *clauses)
{
  gint64 newest = 0;

  for (guint i = 0; i < clauses->len; i++)
    newest = MAX (newest, gops_record_get_id (clauses->pdata[i]));
  return MAX (1, gops_id_instant (newest));
}
