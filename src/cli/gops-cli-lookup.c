/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups by id or exact name. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (gops-cli-error-quark, gops_cli_error)
G_DEFINE_QUARK (gops-cli-failure-quark, gops_cli_failure)

gboolean
gops_cli_fail (GError    **error,
               const char *format,
               ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (GOPS_CLI_FAILURE, 0, format, args));
  va_end (args);
  return FALSE;
}

/* A statement for its effect, freed. */
gboolean
gops_cli_run_statement (GopsStatement *statement,
                        GError       **error)
{
  g_autoptr (GopsStatement) own = statement;

  return own != NULL && gops_statement_run (own, error);
}

static gboolean
fail_ambiguous (const char *name,
                GArray     *ids,
                GError    **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (ids, gint64, i));
  return gops_cli_fail (error, _("several groups are called “%s”; name one by its id: %s"), name, list->str);
}

gboolean
gops_cli_find_group_called (GopsCli    *self,
                            const char *name,
                            gint64     *out_group,
                            GError    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!gops_statement_add_ids (gops_store_query (self->store, error,
        "SELECT id FROM chat_group WHERE name = ?1 AND deleted_at = 0 ORDER BY id", "s", name), ids, error))
    return FALSE;
  if (ids->len > 1)
    return fail_ambiguous (name, ids, error);
  *out_group = ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

gboolean
gops_cli_find_group (GopsCli    *self,
                     const char *name,
                     gint64     *out_group,
                     GError    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 number;

  if (g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &number, NULL) &&
      !gops_statement_add_ids (gops_store_query (self->store, error, "SELECT id FROM chat_group WHERE id = ?1 AND deleted_at = 0",
                                      "l", number), ids, error))
    return FALSE;
  if (ids->len > 0)
    *out_group = g_array_index (ids, gint64, 0);
  else if (!gops_cli_find_group_called (self, name, out_group, error))
    return FALSE;
  return *out_group != 0 || gops_cli_fail (error, _("there is no group “%s” in %s; “groupops-cli groups” lists them"), name,
                                           self->path);
}

GArray *
gops_cli_find_groups (GopsCli    *self,
                      const char *names,
                      GError    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);

  if (g_str_equal (names, "all"))
    {
      if (!gops_statement_add_ids (gops_store_query (self->store, error,
            "SELECT id FROM chat_group WHERE deleted_at = 0 AND archived_at = 0 ORDER BY sort_key, id", NULL),
                        ids, error))
        return NULL;
      return g_steal_pointer (&ids);
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 id;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!gops_cli_find_group (self, parts[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  gops_cli_fail (error, _("no group is named; give ids with commas between, or “all”"));
  return NULL;
}
