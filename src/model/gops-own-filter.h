/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-batch.h"
#include "gops-own-fields.h"

G_BEGIN_DECLS

/*
 * People of whom own fields say something: "Size = M", "Height ≥ 170", "City ≠ ".
 *
 * Filters come as text, a list in JSON that is bound to a query; "[]" lets everybody through.
 */

typedef enum
{
  GOPS_OWN_IS,         /* with "": nothing is said */
  GOPS_OWN_IS_NOT,     /* with "": something is said; else those of whom nothing is said are among them */
  GOPS_OWN_AT_LEAST,   /* numbers and dates; who says nothing is left out */
  GOPS_OWN_AT_MOST,
} GopsOwnRelation;

/* One filter: put several between brackets, with commas. (transfer full) (nullable): NULL with @error where the field does not take the
 * value, or cannot be compared so */
char    *gops_own_filter_new  (GopsStore *store, GopsOwnField *field, GopsOwnRelation relation, const char *value, GError **error);

/* "Size=M", "Size!=M", "Height>=170", "Height<=180": takes the name, relation and value apart. Returns: FALSE where there is no sign */
gboolean gops_own_filter_read (const char *text, char **out_name, GopsOwnRelation *out_relation, char **out_value);

#define GOPS_OWN_FILTER_VALUE "json_extract (f.value, '$[2]')"

/* Whether the person @person (a column) passes the filters in @parameter (a bound text). */
#define GOPS_OWN_FILTER_SQL(parameter, person) \
  "NOT EXISTS (SELECT 1 FROM json_each (" parameter ") f LEFT JOIN own_value ov ON ov.person_id = " person \
  " AND ov.field_id = json_extract (f.value, '$[0]') AND " GOPS_BATCH_SHOWN ("ov.batch") \
  " WHERE CASE json_extract (f.value, '$[1]')" \
  " WHEN 0 THEN coalesce (ov.value, '') <> " GOPS_OWN_FILTER_VALUE \
  " WHEN 1 THEN coalesce (ov.value, '') = " GOPS_OWN_FILTER_VALUE \
  " WHEN 2 THEN ov.value IS NULL OR iif (typeof (" GOPS_OWN_FILTER_VALUE ") = 'text', ov.value, CAST (ov.value AS REAL)) < " GOPS_OWN_FILTER_VALUE \
  " ELSE ov.value IS NULL OR iif (typeof (" GOPS_OWN_FILTER_VALUE ") = 'text', ov.value, CAST (ov.value AS REAL)) > " GOPS_OWN_FILTER_VALUE " END)"

G_END_DECLS
