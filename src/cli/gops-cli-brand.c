/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for the look of posters: brand, poster-templates, export poster-template. */
#include "config.h"

#include "gops-cli.h"
#include "gops-cli-files.h"
#include "gops-cli-poster-job.h"

#include <glib/gi18n.h>

#include "gops-material-intake.h"
#include "gops-own-posters.h"
#include "gops-text.h"

/* --- brand --- */

static const struct
{
  const char *name;
  gsize       offset;
} brand_members[] = {
  { "name", G_STRUCT_OFFSET (GopsBrandKit, name) },
  { "tone", G_STRUCT_OFFSET (GopsBrandKit, tone) },
  { "main_color", G_STRUCT_OFFSET (GopsBrandKit, main_color) },
  { "accent_color", G_STRUCT_OFFSET (GopsBrandKit, accent_color) },
  { "paper_color", G_STRUCT_OFFSET (GopsBrandKit, paper_color) },
  { "ink_color", G_STRUCT_OFFSET (GopsBrandKit, ink_color) },
  { "heading_face", G_STRUCT_OFFSET (GopsBrandKit, heading_face) },
  { "text_face", G_STRUCT_OFFSET (GopsBrandKit, text_face) },
};

static char **
member_at (GopsBrandKit *kit,
           guint         index)
{
  return &G_STRUCT_MEMBER (char *, kit, brand_members[index].offset);
}

static void
show_brand (GopsCli      *self,
            GopsBrandKit *kit)
{
  gops_cli_begin_object (self);
  for (guint i = 0; i < G_N_ELEMENTS (brand_members); i++)
    {
      gops_cli_add_text (self, brand_members[i].name, *member_at (kit, i));
      gops_cli_append_cell (self, brand_members[i].name, 14);
      g_string_append_printf (self->text, "%s\n", *member_at (kit, i));
    }
  if (kit->logo > 0)
    gops_cli_add_id (self, "logo", kit->logo);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, "logo", 14);
  if (kit->logo > 0)
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT, kit->logo);
  g_string_append_c (self->text, '\n');
}

static gboolean
set_member (GopsBrandKit *kit,
            const char   *name,
            const char   *value,
            GError      **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (brand_members); i++)
    {
      if (g_str_equal (brand_members[i].name, name))
        {
          g_free (*member_at (kit, i));
          *member_at (kit, i) = g_strdup (value);
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", brand_members[i].name);
    }
  return gops_cli_fail (error, _("--set: a brand has no “%s”; it has %s"), name, names->str);
}

static gboolean
set_members (GopsBrandKit *kit,
             GPtrArray    *settings,
             GError      **error)
{
  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      g_autofree char *name = NULL, *value = NULL;

      if (!gops_cli_split_setting (settings->pdata[i], &name, &value, error) || !set_member (kit, name, value, error))
        return FALSE;
    }
  return TRUE;
}

/* The file becomes a material, or the one that holds the same is taken. It is looked at first: what cannot be shown is no logo. */
static gboolean
set_logo (GopsCli      *self,
          GopsBrandKit *kit,
          const char   *path,
          GError      **error)
{
  g_autoptr (GopsPosterPictures) pictures = gops_poster_pictures_new ();
  g_autoptr (GopsMaterialReport) report = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  cairo_surface_t *surface = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  if (gops_poster_pictures_add_file (pictures, path, files->pdata[0], NULL, error))
    surface = gops_poster_pictures_get (pictures, path, 64, 64, error);
  if (surface == NULL)
    return FALSE;
  cairo_surface_destroy (surface);
  report = gops_materials_add_files (self->store, files, 0, NULL, NULL, error);
  if (report == NULL)
    return FALSE;
  if (report->ids->len == 0)
    return gops_cli_fail (error, "%s", report->problems->len > 0 ? (const char *) report->problems->pdata[0] : path);
  kit->logo = g_array_index (report->ids, gint64, 0);
  return TRUE;
}

static gboolean
run_brand (GopsCli *self,
           GError **error)
{
  const char *logo = gops_cli_option (self, "logo");
  GPtrArray *settings = gops_cli_options (self, "set");
  g_autoptr (GopsBrandKit) kit = gops_cli_flag (self, "clear") ? gops_brand_kit_new () : gops_brand_kit_load (self->store, error);
  gboolean changed = settings != NULL || logo != NULL || gops_cli_flag (self, "no-logo") || gops_cli_flag (self, "clear");

  if (kit == NULL || !set_members (kit, settings, error) || !gops_brand_kit_check (kit, error) || (logo != NULL && !set_logo (self, kit, logo, error)))
    return FALSE;
  if (gops_cli_flag (self, "no-logo"))
    kit->logo = 0;
  if (changed && !gops_brand_kit_save (kit, self->store, error))
    return FALSE;
  show_brand (self, kit);
  return TRUE;
}

/* --- poster-templates --- */

static void
add_template (GopsCli            *self,
              GopsPosterTemplate *design)
{
  const char *language = gops_interface_language (), *id = gops_poster_template_get_id (design);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", id);
  gops_cli_add_text (self, "name", gops_poster_template_get_name (design, language));
  gops_cli_add_text (self, "summary", gops_poster_template_get_summary (design, language));
  gops_cli_add_text (self, "purpose", gops_poster_template_get_purpose (design));
  gops_cli_add_bool (self, "own", gops_poster_is_own (id));
  gops_cli_end_object (self);
  gops_cli_append_cell (self, id, 24);
  g_string_append_printf (self->text, "%s\n", gops_poster_template_get_name (design, language));
}

static gboolean
list_templates (GopsCli *self,
                GError **error)
{
  g_autoptr (GopsPosterTemplates) all = gops_poster_templates_load (self->store, error);

  if (all == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < gops_poster_templates_get_n (all); i++)
    add_template (self, gops_poster_templates_get (all, i));
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
say_kept (GopsCli    *self,
          const char *id)
{
  if (id == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", id);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("Poster template kept: %s\n"), id);
  return TRUE;
}

static gboolean
import_template (GopsCli    *self,
                 const char *path,
                 GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *id = gops_own_poster_import (self->store, file, NULL, error);

  return say_kept (self, id);
}

/* --save GROUP --template T --name NAME: the group's poster of that template, with what was written and changed by hand. */
static gboolean
save_template (GopsCli    *self,
               const char *group,
               GError    **error)
{
  const char *name = gops_cli_option (self, "name"), *template_id = gops_cli_option (self, "template");
  GopsPosterWish wish = { 0 };
  g_autoptr (GopsPosterTemplate) design = NULL;
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GopsPosterJob) job = NULL;
  g_autofree char *json = NULL, *id = NULL;
  gint64 found;

  if (name == NULL || template_id == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--save” needs “--template” and “--name”"));
      return FALSE;
    }
  if (!gops_cli_find_group (self, group, &found, error) || (design = gops_cli_find_poster_template (self, template_id, error)) == NULL
      || (dossier = gops_dossier_load (self->store, found, NULL, error)) == NULL)
    return FALSE;
  wish.design = design;
  job = gops_poster_job_new (self->store, dossier, NULL, &wish, error);
  if (job == NULL)
    return FALSE;
  json = gops_own_poster_json (&job->poster, name, job->poster.fields);
  id = gops_own_poster_save (self->store, NULL, json, error);
  return say_kept (self, id);
}

static gboolean
run_templates (GopsCli *self,
               GError **error)
{
  const char *file = gops_cli_option (self, "import"), *group = gops_cli_option (self, "save"), *removed = gops_cli_option (self, "remove");

  if (file != NULL)
    return import_template (self, file, error);
  if (group != NULL)
    return save_template (self, group, error);
  if (removed != NULL && !gops_own_poster_remove (self->store, removed, error))
    return FALSE;
  return list_templates (self, error);
}

static gboolean
run_export (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GopsPosterTemplate) design = NULL;

  if (!gops_cli_check_ending (to, ".json", error) || (design = gops_cli_find_poster_template (self, gops_cli_argument (self, 0), error)) == NULL)
    return FALSE;
  return gops_cli_write_text (self, to, gops_poster_template_to_json (design), error);
}

static const GopsCliOption brand_options[] = {
  { "set", "FIELD=VALUE", N_("name, tone, main_color, accent_color, paper_color, ink_color, heading_face or text_face; may be given several times"), TRUE },
  { "logo", "FILE", N_("the logo, kept as a material") },
  { "no-logo", NULL, N_("no logo any more; the material stays") },
  { "clear", NULL, N_("forgets everything that was chosen before") },
  { NULL },
};

static const GopsCliOption templates_options[] = {
  { "import", "FILE", N_("keep a poster template from a file") },
  { "save", "GROUP", N_("keep this group’s poster of --template, with what was changed of it") },
  { "template", "T", N_("with --save: the poster template's id") },
  { "name", "NAME", N_("with --save: what it is called") },
  { "remove", "T", N_("remove a poster template of your own") },
  { NULL },
};

static const GopsCliOption export_options[] = {
  { "to", "FILE", N_("a file ending in .json"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_brand_commands[] = {
  { "brand", "[--set FIELD=VALUE …] [--logo FILE | --no-logo] [--clear]", N_("the brand: colours, typefaces and logo of posters, and how texts sound"),
    brand_options, 0, 0, GOPS_CLI_OPEN, run_brand },
  { "poster-templates", "[--import FILE | --save GROUP --template T --name NAME | --remove T]", N_("the poster templates of the program and your own"),
    templates_options, 0, 0, GOPS_CLI_OPEN, run_templates },
  { "export poster-template", "T --to FILE", N_("a poster template for another workspace"), export_options, 1, 1, GOPS_CLI_OPEN, run_export },
  { NULL },
};
