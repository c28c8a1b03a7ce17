/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that commands write: what their names must end in, and how they are told. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "gops-cli-files.h"
#include "gops-file-writer.h"
#include "gops-glyphs.h"

gboolean
gops_cli_check_ending (const char *path,
                       const char *endings,
                       GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (endings, " ", -1);
  g_autofree char *list = g_strjoinv (", ", parts), *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_suffix (lower, parts[i]))
      return TRUE;
  return gops_cli_fail (error, _("--to: the name “%s” does not say the format; let it end in one of %s"), path, list);
}

/* @notes: (nullable) (element-type utf8): also told on standard error, where no program reads the result. */
static void
add_notes (GopsCli    *self,
           const char *path,
           GPtrArray  *notes)
{
  gops_cli_begin_array (self, "notes");
  for (guint i = 0; i < notes->len; i++)
    {
      json_builder_add_string_value (self->json, notes->pdata[i]);
      if (!self->as_json && !self->quiet)
        fprintf (stderr, "%s: %s\n", path, (const char *) notes->pdata[i]);
    }
  gops_cli_end_array (self);
}

void
gops_cli_add_file (GopsCli    *self,
                   const char *path,
                   GPtrArray  *notes)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "file", path);
  gops_cli_add_int (self, "bytes", info != NULL ? g_file_info_get_size (info) : 0);
  if (notes != NULL && notes->len > 0)
    add_notes (self, path, notes);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", path);
}

void
gops_cli_add_one_file (GopsCli    *self,
                       const char *path,
                       GPtrArray  *notes)
{
  gops_cli_begin_array (self, NULL);
  gops_cli_add_file (self, path, notes);
  gops_cli_end_array (self);
}

void
gops_cli_add_drawn_file (GopsCli    *self,
                         const char *path)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  char *missing = gops_glyphs_describe ();

  if (missing != NULL)
    g_ptr_array_add (notes, missing);
  gops_cli_add_one_file (self, path, notes);
}

gboolean
gops_cli_write_text (GopsCli    *self,
                     const char *path,
                     char       *text,
                     GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  if (!gops_file_write (file, bytes, NULL, error))
    return FALSE;
  gops_cli_add_one_file (self, path, NULL);
  return TRUE;
}
