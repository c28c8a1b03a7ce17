/* SPDX-License-Identifier: GPL-3.0-or-later */
/* groupops-cli: from the command line to the exit status. */
#include "config.h"

#include "gops-cli.h"
#include "gops-cli-checks.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "gops-glyphs.h"
#include "gops-method-error.h"
#include "gops-own-schemes.h"

static void
clear (GopsCli *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->json);
  g_clear_pointer (&self->value, json_node_unref);
  g_string_free (self->text, TRUE);
  g_hash_table_unref (self->options);
  g_ptr_array_unref (self->arguments);
  g_free (self->author);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsCli, clear)

static GopsCli
cli_new (void)
{
  return (GopsCli) {
    .arguments = g_ptr_array_new_with_free_func (g_free),
    .options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .json = json_builder_new (),
    .text = g_string_new (NULL),
  };
}

gboolean
gops_cli_make_folder (GopsCli *self,
                      GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return g_mkdir_with_parents (folder, 0700) == 0 ||
         gops_cli_fail (error, _("%s: the folder cannot be made; choose another place with --workspace"), folder);
}

gboolean
gops_cli_open (GopsCli *self,
               GError **error)
{
  self->store = gops_workspace_open (self->path, error);
  if (self->store == NULL)
    return FALSE;
  if (self->author != NULL)
    gops_store_set_author (self->store, self->author);
  gops_own_schemes_prime (self->store);
  return TRUE;
}

static gboolean
create_workspace (GopsCli *self,
                  GError **error)
{
  if (!gops_cli_make_folder (self, error) || (self->store = gops_workspace_create (self->path, error)) == NULL)
    return FALSE;
  self->created = TRUE;
  if (self->author != NULL)
    gops_store_set_author (self->store, self->author);
  return TRUE;
}

static gboolean
open_workspace (GopsCli *self,
                GError **error)
{
  const char *named = gops_cli_option (self, "workspace");
  GopsCliNeed need = self->command->need;

  self->path = named != NULL ? g_canonicalize_filename (named, NULL) : gops_workspace_dup_default_path ();
  if (need == GOPS_CLI_NO_WORKSPACE)
    return TRUE;
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return gops_cli_open (self, error);
  if (need == GOPS_CLI_OPEN_OR_CREATE)
    return create_workspace (self, error);
  return gops_cli_fail (
    error, _("%s: there is no workspace; make one with “groupops-cli init” or name another with --workspace"),
    self->path);
}

/* A command that fails leaves no workspace that was not there before. */
static void
remove_created (GopsCli *self)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_object (&self->store);
  for (guint i = 0; self->created && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      (void) g_unlink (path);
    }
}

/* Always UTF-8: texts of groups must not suffer from a server's locale. */
static gboolean
print_text (const char *text,
            GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);   /* a damaged file may hold anything */

  if (fputs (valid, stdout) == EOF || fflush (stdout) != 0)
    return gops_cli_fail (error, _("standard output: %s; free some space or write elsewhere"), g_strerror (errno));
  return TRUE;
}

static gboolean
print_result (GopsCli *self,
              GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL, *line = NULL;

  if (!self->as_json)
    return print_text (self->text->str, error);
  root = self->value != NULL ? g_steal_pointer (&self->value) : json_builder_get_root (self->json);
  if (root == NULL)
    return print_text ("null\n", error);
  json = json_to_string (root, TRUE);
  line = g_strconcat (json, "\n", NULL);
  return print_text (line, error);
}

static int
print_failure (GopsCli      *self,
               const GError *error)
{
  gboolean usage = error->domain == GOPS_CLI_ERROR;
  const char *command = self->command != NULL ? self->command->name : "";
  g_autofree char *message = g_strdelimit (g_utf8_make_valid (error->message, -1), "\n\r", ' ');
  g_autofree char *hint = g_strdup_printf (_("; see “groupops-cli %s%s--help”"), command, *command != '\0' ? " " : "");


  if (g_error_matches (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_CIRCLE))
    {
      /* Translators: %s is a sentence about groups that run in a circle and how one opens it in the window */
      g_autofree char *repair = g_strdup_printf (_("%s Or let “groupops-cli check --repair” open the circle."), message);

      fprintf (stderr, "groupops-cli: %s\n", repair);
      return 1;
    }
  fprintf (stderr, "groupops-cli: %s%s\n", message, usage ? hint : "");
  return usage ? 2 : 1;
}

static int
show_help (GopsCli *self)
{
  g_autofree char *usage = gops_cli_usage (self->command, self->family);

  if (gops_cli_flag (self, "version"))
    printf ("groupops-cli %s\n", GOPS_VERSION);
  else
    fputs (usage, stdout);
  return 0;
}

int
gops_cli_main (int    argc,
               char **argv)
{
  g_auto (GopsCli) self = cli_new ();
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const char *texts = g_getenv ("GOPS_LOCALEDIR");   /* set where the program runs from its build folder */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, texts != NULL ? texts : GOPS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  (void) signal (SIGXFSZ, SIG_IGN);   /* a file-size limit is an error to report, not the end */
  gops_glyphs_be_strict ();

  if (!gops_cli_parse (&self, argc, argv, &help, &error))
    return print_failure (&self, error);
  if (help)
    return show_help (&self);
  if ((self.author != NULL && !gops_cli_check_author (self.author, &error)) || !open_workspace (&self, &error) ||
      !self.command->run (&self, &error))
    {
      remove_created (&self);
      return print_failure (&self, error);
    }
  if (!print_result (&self, &error))
    return print_failure (&self, error);
  return self.failed ? 1 : 0;
}
