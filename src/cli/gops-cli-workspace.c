/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for the workspace as a whole: init, check, backup, restore. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

#include "gops-asset.h"
#include "gops-backup.h"
#include "gops-family-circle.h"
#include "gops-sample.h"

static void
add_place (GopsCli *self)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "workspace", self->path);
  gops_cli_add_text (self, "uuid", gops_store_get_uuid (self->store));
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", self->path);
}

static gboolean
run_init (GopsCli *self,
          GError **error)
{
  if (!self->created)
    return gops_cli_fail (error, _("%s: the workspace is there already; use it, or name another with --workspace"),
                          self->path);
  add_place (self);
  return TRUE;
}

/* A sample of its own is the same file every time; groups that are there already stay. */
static gboolean
run_sample (GopsCli *self,
            GError **error)
{
  const char *as_of;

  if (!gops_cli_date (self, "as-of", &as_of, error))
    return FALSE;
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      if (!gops_cli_open (self, error) || !gops_sample_create (self->store, as_of, error))
        return FALSE;
    }
  else
    {
      if (!gops_cli_make_folder (self, error) ||
          (self->store = gops_sample_create_workspace (self->path, as_of, error)) == NULL)
        return FALSE;
      self->created = TRUE;
    }
  add_place (self);
  return TRUE;
}

static void
add_problems (GopsCli   *self,
              GPtrArray *problems)
{
  gops_cli_begin_object (self);
  gops_cli_add_bool (self, "ok", problems->len == 0);
  gops_cli_begin_array (self, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      json_builder_add_string_value (self->json, problems->pdata[i]);
      g_string_append_printf (self->text, "%s\n", (const char *) problems->pdata[i]);
    }
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  if (problems->len == 0)
    g_string_append_printf (self->text, "%s\n", _("The workspace is sound."));
  else if (gops_cli_flag (self, "repair"))
    g_string_append_printf (self->text, "%s\n", _("This can’t be mended: put a good backup in its place with “groupops-cli restore”."));
  else
    g_string_append_printf (self->text, "%s\n", _("Mend it with “groupops-cli check --repair”, or put a good backup in its place with “groupops-cli restore”."));
  self->failed = problems->len > 0;
}

static gboolean
repair (GopsCli *self,
        GError **error)
{
  return gops_store_repair (self->store, error) && gops_family_open_circles (self->store, NULL, error) &&
    gops_assets_remove_orphans (self->store, error);
}

/* Contents of files: those that nothing names, and those that are not whole. */
static gboolean
find_loose_assets (GopsCli   *self,
                   GPtrArray *problems,
                   GError   **error)
{
  guint n = 0, cut = 0;
  guint64 bytes = 0;
  g_autofree char *size = NULL;

  if (!gops_assets_count_orphans (self->store, &n, &bytes, error) || !gops_assets_count_cut (self->store, &cut, error))
    return FALSE;
  size = g_format_size (bytes);
  if (n > 0)
    g_ptr_array_add (problems, g_strdup_printf (ngettext ("%u file that nothing uses any more takes %s.", "%u files that nothing uses any more take %s.", n),
                                                n, size));
  if (cut > 0)
    g_ptr_array_add (problems, g_strdup_printf (ngettext ("Of %u file in the library a part is missing.", "Of %u files in the library parts are missing.", cut),
                                                cut));
  return TRUE;
}

/* What the file holds and what it means.  (transfer full) (nullable) */
static GPtrArray *
find_problems (GopsCli *self,
               GError **error)
{
  g_autoptr (GPtrArray) problems = gops_store_check (self->store, TRUE, error);
  g_autoptr (GPtrArray) circles = NULL;

  if (problems == NULL || problems->len > 0)
    return g_steal_pointer (&problems);
  circles = gops_family_find_circles (self->store, error);
  return circles != NULL && find_loose_assets (self, circles, error) ? g_steal_pointer (&circles) : NULL;
}

/* Who only looks changes nothing, and finds what opening would have cleared away. */
static gboolean
open_to_check (GopsCli *self,
               GError **error)
{
  if (gops_cli_flag (self, "repair"))
    return gops_cli_open (self, error) && repair (self, error);
  self->store = gops_workspace_open_only (self->path, error);
  return self->store != NULL;
}

static gboolean
run_check (GopsCli *self,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return gops_cli_fail (error, _("%s: there is no workspace to check; name one with --workspace"), self->path);
  if (open_to_check (self, &local_error))
    problems = find_problems (self, &local_error);
  if (g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED))
    {
      problems = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (problems, g_strdup (local_error->message));
    }
  else if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  add_problems (self, problems);
  return TRUE;
}

static void
add_file (GopsCli    *self,
          const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "file", path);
  gops_cli_add_int (self, "bytes", info != NULL ? g_file_info_get_size (info) : 0);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", path);
}

/* A look at indexes too, which a quick check passes over: a damaged workspace must not take a good backup's place. */
static gboolean
check_sound (GopsCli *self,
             GError **error)
{
  g_autoptr (GPtrArray) problems = gops_store_check (self->store, TRUE, error);

  if (problems == NULL || problems->len == 0)
    return problems != NULL;
  return gops_cli_fail (error, _("%s: the workspace is damaged and was not copied: %s; restore a good backup"),
                        self->path, (const char *) problems->pdata[0]);
}

static gboolean
run_backup (GopsCli *self,
            GError **error)
{
  g_autofree char *path = g_canonicalize_filename (gops_cli_argument (self, 0), NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return gops_cli_fail (error, _("%s: there is no such folder; make it or choose another place"), folder);
  if (!check_sound (self, error) || !gops_backup_write (self->store, path, NULL, error))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  add_file (self, path);
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
run_restore (GopsCli *self,
             GError **error)
{
  g_autofree char *from = g_canonicalize_filename (gops_cli_argument (self, 0), NULL), *saved = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return gops_cli_fail (error, _("%s: there is no such file; name a backup"), from);
  if (g_str_equal (from, self->path))
    return gops_cli_fail (error, _("%s: this is the workspace itself; name a backup of it"), from);
  if (!gops_cli_make_folder (self, error))
    return FALSE;
  if (!gops_backup_restore (self->path, gops_workspace_get_schema (), from, NULL, &saved, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "workspace", self->path);
  gops_cli_add_text (self, "replaced", saved);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", self->path);
  if (saved != NULL)
    g_string_append_printf (self->text, _("What was there before is kept in %s\n"), saved);
  return TRUE;
}

static const GopsCliOption sample_options[] = {
  { "as-of", "DATE", N_("its dates are relative to this day; else today") },
  { NULL },
};

static const GopsCliOption check_options[] = {
  { "repair", NULL, N_("build indexes anew and remove entries that point to nothing") },
  { NULL },
};

const GopsCliCommand gops_cli_workspace_commands[] = {
  { "init", "", N_("create the workspace"), NULL, 0, 0, GOPS_CLI_OPEN_OR_CREATE, run_init },
  { "sample", "[--as-of DATE]", N_("fill the workspace with sample groups"),
    sample_options, 0, 0, GOPS_CLI_NO_WORKSPACE, run_sample },
  { "check", "[--repair]", N_("look for damage"), check_options, 0, 0, GOPS_CLI_NO_WORKSPACE, run_check },
  { "backup", "FILE", N_("copy the workspace to a file"), NULL, 1, 1, GOPS_CLI_OPEN, run_backup },
  { "restore", "FILE", N_("put a backup in the workspace's place"), NULL, 1, 1, GOPS_CLI_NO_WORKSPACE, run_restore },
  { NULL },
};
