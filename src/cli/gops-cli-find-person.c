/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People by id, account, phone number, e-mail address or name. */
#include "config.h"

#include "gops-cli-records.h"

#include <glib/gi18n.h>

#include "gops-cell-clean.h"
#include "gops-person-finder.h"

static gboolean
find_id (GopsCli     *self,
         const char  *text,
         gint64      *out_person,
         GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 number;

  *out_person = 0;
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &number, NULL) ||
      gops_store_read_int (self->store, out_person, &local_error, "SELECT coalesce (merged_into, id) FROM person WHERE id = ?1", "l", number) ||
      g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
gops_cli_find_person (GopsCli     *self,
                      const char  *name,
                      gint64       group,
                      gint64      *out_person,
                      GError     **error)
{
  g_autofree char *phone = gops_cell_phone (name);
  const GopsWanted wanted = { .account = name, .phone = phone, .email = name, .name = name };
  g_autoptr (GopsPersonFinder) finder = NULL;
  GopsFound found;

  if (!find_id (self, name, out_person, error))
    return FALSE;
  if (*out_person != 0)
    return TRUE;
  finder = gops_person_finder_new (self->store, group, error);
  if (finder == NULL || !gops_person_finder_find (finder, &wanted, &found, out_person, error))
    return FALSE;
  return *out_person != 0 || gops_cli_fail (error, "%s: %s", name, gops_found_describe (found));
}
