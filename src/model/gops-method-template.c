/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user's own template. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-method-template.h"

GOPS_DEFINE_RECORD (GopsMethodTemplate, gops_method_template, GOPS_METHOD_TEMPLATE, "method_template", N_("Template"), GOPS_TABLE_NONE)

GopsMethodTemplate *
gops_method_template_find (GopsStore   *store,
                           const char  *kind,
                           const char  *name,
                           GError     **error)
{
  g_autoptr (GPtrArray) records = gops_record_load_all (GOPS_TYPE_METHOD_TEMPLATE, store, error, "WHERE kind = ?1 AND name = ?2", "ss",
                                                        kind, name);

  return records != NULL && records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
}

gboolean
gops_method_template_write (GopsStore   *store,
                            const char  *kind,
                            const char  *name,
                            const char  *body,
                            GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsMethodTemplate) record = gops_method_template_find (store, kind, name, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (record == NULL)
    {
      record = gops_record_new (GOPS_TYPE_METHOD_TEMPLATE, "kind", kind, "name", name, "body", body, "created-at", gops_store_now (store), NULL);
      return gops_record_insert (record, store, error);
    }
  gops_record_set_text (record, GOPS_METHOD_TEMPLATE_BODY, body);
  return !gops_record_is_dirty (record) || gops_record_save (record, store, error);
}
