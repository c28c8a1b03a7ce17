/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was pasted, as a file. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-import-paste.h"
#include "gops-sign-up-table.h"

static gboolean
check_size (const char  *text,
            GError     **error)
{
  gsize length = strlen (text);

  if (length > GOPS_PASTE_MAX_BYTES)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("What was copied is too long; save it as a file and choose that"));
  else if (strspn (text, " \t\r\n") == length)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The clipboard holds no text; copy messages or a list of members first"));
  else
    return TRUE;
  return FALSE;
}

GFile *
gops_import_paste_write (const char  *text,
                         GError     **error)
{
  g_autofree char *folder = NULL, *path = NULL, *table = NULL;
  g_autoptr (GFile) file = NULL;

  if (!check_size (text, error))
    return NULL;
  table = gops_sign_up_to_table (text);
  folder = g_build_filename (g_get_user_runtime_dir (), "groupops-paste-XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL)
    {
      g_clear_pointer (&folder, g_free);
      folder = g_dir_make_tmp ("groupops-paste-XXXXXX", error);
      if (folder == NULL)
        return NULL;
    }
  /* Translators: name of a file that holds what was pasted */
  path = g_strdup_printf ("%s/%s%s", folder, _("Pasted"), table != NULL ? ".csv" : ".txt");
  file = g_file_new_for_path (path);
  if (g_file_set_contents_full (path, table != NULL ? table : text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return g_steal_pointer (&file);
  gops_import_paste_remove (file);
  return NULL;
}

void
gops_import_paste_remove (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  (void) g_file_delete (file, NULL, NULL);
  (void) g_file_delete (folder, NULL, NULL);
}
