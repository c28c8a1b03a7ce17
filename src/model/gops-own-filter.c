/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People of whom own fields say something. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-own-filter.h"

static char *
write_filter (GopsStore        *store,
              GopsOwnField     *field,
              GopsOwnRelation   relation,
              const char       *value,
              GError          **error)
{
  gboolean number = gops_own_field_kind (field) == GOPS_OWN_NUMBER && relation >= GOPS_OWN_AT_LEAST;
  char *text = NULL;

  (void) gops_store_read_text (store, &text, error, "SELECT json_array (?1, ?2, iif (?4, CAST (?3 AS REAL), ?3))", "lisi",
                               gops_record_get_id (field), (int) relation, value, number);
  return text;
}

char *
gops_own_filter_new (GopsStore        *store,
                     GopsOwnField     *field,
                     GopsOwnRelation   relation,
                     const char       *value,
                     GError          **error)
{
  g_autofree char *kept = gops_own_field_normalise (field, value, error);
  GopsOwnKind kind = gops_own_field_kind (field);

  if (kept == NULL)
    return NULL;
  if (relation < GOPS_OWN_AT_LEAST || (*kept != '\0' && (kind == GOPS_OWN_NUMBER || kind == GOPS_OWN_DATE)))
    return write_filter (store, field, relation, kept, error);
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT, _("“%s” has no more or less; ask for a value"),
               gops_record_get_text (field, GOPS_OWN_FIELD_NAME));
  return NULL;
}

gboolean
gops_own_filter_read (const char       *text,
                      char            **out_name,
                      GopsOwnRelation  *out_relation,
                      char            **out_value)
{
  const char *sign = strchr (text, '=');
  gsize before = sign != NULL ? (gsize) (sign - text) : 0;

  if (before == 0)
    return FALSE;
  *out_relation = text[before - 1] == '!' ? GOPS_OWN_IS_NOT : text[before - 1] == '>' ? GOPS_OWN_AT_LEAST
                  : text[before - 1] == '<' ? GOPS_OWN_AT_MOST : GOPS_OWN_IS;
  *out_name = g_strstrip (g_strndup (text, before - (*out_relation != GOPS_OWN_IS)));
  *out_value = g_strdup (sign + 1);
  return TRUE;
}
