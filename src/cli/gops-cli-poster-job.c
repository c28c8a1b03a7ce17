/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands for posters are told: template, fields, resolution, bleed. */
#include "config.h"

#include "gops-cli-poster-job.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-output-error.h"
#include "gops-own-posters.h"
#include "gops-poster-entry.h"

static gboolean
find_field (GopsPosterTemplate *design,
            const char         *id,
            GopsPosterField    *out_field)
{
  for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
    {
      *out_field = gops_poster_template_get_field (design, i, "en");
      if (g_str_equal (out_field->id, id))
        return TRUE;
    }
  return FALSE;
}

static char *
list_fields (GopsPosterTemplate *design)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", gops_poster_template_get_field (design, i, "en").id);
  return g_strdup (names->str);
}

/* Whatever a picture's field is set to that is no material of the workspace is a file. */
static gboolean
set_picture (GopsPosterWish *self,
             const char     *name,
             const char     *path,
             GError        **error)
{
  g_autoptr (GFile) file = NULL;

  if (*path != '\0' && gops_poster_picture_material (path) == 0)
    {
      file = g_file_new_for_path (path);
      if (!gops_poster_pictures_add_file (self->pictures, path, file, NULL, error))
        return FALSE;
    }
  g_hash_table_replace (self->fields, g_strdup (name), g_strdup (path));
  return TRUE;
}

static gboolean
set_field (GopsPosterWish *self,
           const char     *name,
           const char     *value,
           GError        **error)
{
  GopsPosterField field;

  if (!find_field (self->design, name, &field))
    {
      g_autofree char *fields = list_fields (self->design);

      return gops_cli_fail (error, _("--set: the template “%s” has no field “%s”; its fields are %s"),
                            gops_poster_template_get_id (self->design), name, fields);
    }
  if (field.type == GOPS_POSTER_FIELD_PICTURE)
    return set_picture (self, name, value, error);
  if (!gops_poster_entry_check (field.type, value, error))
    {
      g_prefix_error (error, "--set %s: ", name);
      return FALSE;
    }
  g_hash_table_replace (self->fields, g_strdup (name), g_strdup (value));
  return TRUE;
}

static gboolean
set_fields (GopsPosterWish *self,
            GPtrArray      *settings,
            GError        **error)
{
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      g_autofree char *name = NULL, *value = NULL;

      if (!gops_cli_split_setting (settings->pdata[i], &name, &value, error) || !set_field (self, name, value, error))
        return FALSE;
    }
  return TRUE;
}

static char *
list_templates (GopsPosterTemplates *all)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < gops_poster_templates_get_n (all); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", gops_poster_template_get_id (gops_poster_templates_get (all, i)));
  return g_strdup (ids->str);
}

GopsPosterTemplate *
gops_cli_find_poster_template (GopsCli    *cli,
                               const char *id,
                               GError    **error)
{
  g_autoptr (GopsPosterTemplates) all = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *ids = NULL;
  GopsPosterTemplate *design = gops_poster_template_find (cli->store, id, &local_error);

  if (design != NULL)
    return design;
  if (!g_error_matches (local_error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT) || (all = gops_poster_templates_load (cli->store, NULL)) == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  ids = list_templates (all);
  gops_cli_fail (error, _("there is no poster template “%s”; there are: %s"), id, ids);
  return NULL;
}

/* The template's own or the brand's; NULL without one. */
static gboolean
read_palette (GopsCli         *cli,
              GopsPosterWish  *wish,
              GError         **error)
{
  g_autoptr (GString) ids = g_string_new (GOPS_POSTER_BRAND_PALETTE);

  wish->palette = gops_cli_option (cli, "palette");
  if (wish->palette == NULL || g_str_equal (wish->palette, GOPS_POSTER_BRAND_PALETTE))
    return TRUE;
  for (guint i = 0; i < gops_poster_template_get_n_palettes (wish->design); i++)
    {
      if (g_str_equal (gops_poster_template_get_palette_id (wish->design, i), wish->palette))
        return TRUE;
      g_string_append_printf (ids, ", %s", gops_poster_template_get_palette_id (wish->design, i));
    }
  return gops_cli_fail (error, _("--palette: the template “%s” has no palette “%s”; there are: %s"), gops_poster_template_get_id (wish->design),
                        wish->palette, ids->str);
}

/* An option that takes a number with a fraction; 0 without it. */
static gboolean
read_measure (GopsCli    *cli,
              const char *name,
              double     *out_value,
              GError    **error)
{
  const char *text = gops_cli_option (cli, name);
  char *end = NULL;

  *out_value = text != NULL ? g_ascii_strtod (text, &end) : 0;
  if (text == NULL || (end != text && *end == '\0' && isfinite (*out_value)))
    return TRUE;
  g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("--%s: “%s” is no number"), name, text);
  return FALSE;
}

gboolean
gops_cli_poster_wish (GopsCli         *cli,
                      GopsPosterWish  *out_wish,
                      GError         **error)
{
  g_autoptr (GopsBrandKit) brand = NULL;

  *out_wish = (GopsPosterWish) { .size = gops_cli_option (cli, "size"), .print.crop_marks = gops_cli_flag (cli, "crop-marks") };
  if (!read_measure (cli, "dpi", &out_wish->print.dpi, error) || !read_measure (cli, "bleed", &out_wish->print.bleed, error))
    return FALSE;
  out_wish->pictures = gops_poster_pictures_new ();
  out_wish->design = gops_cli_find_poster_template (cli, gops_cli_option (cli, "template"), error);
  if (out_wish->design != NULL && read_palette (cli, out_wish, error) && set_fields (out_wish, gops_cli_options (cli, "set"), error)
      && (brand = gops_brand_kit_load (cli->store, error)) != NULL)
    {
      gops_poster_pictures_load (out_wish->pictures, cli->store, out_wish->design, NULL, brand);
      return TRUE;
    }
  gops_cli_poster_wish_clear (out_wish);
  return FALSE;
}

void
gops_cli_poster_wish_clear (GopsPosterWish *wish)
{
  g_clear_pointer (&wish->design, gops_poster_template_unref);
  g_clear_pointer (&wish->pictures, gops_poster_pictures_unref);
  g_clear_pointer (&wish->fields, g_hash_table_unref);
}
