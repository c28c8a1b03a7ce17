/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands for posters are told: template, fields, resolution, bleed. */
#include "config.h"

#include "gops-cli-poster-job.h"

#include <glib/gi18n.h>
#include <math.h>

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
list_templates (void)
{
  return g_strjoinv (", ", (char **) gops_poster_template_list ());
}

static GopsPosterTemplate *
load_design (const char *id,
             GError    **error)
{
  g_autofree char *all = NULL;

  if (g_strv_contains (gops_poster_template_list (), id))
    return gops_poster_template_get (id, error);
  all = list_templates ();
  gops_cli_fail (error, _("--template: there is no poster template “%s”; there are: %s"), id, all);
  return NULL;
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
  *out_wish = (GopsPosterWish) { .size = gops_cli_option (cli, "size"), .print.crop_marks = gops_cli_flag (cli, "crop-marks") };
  if (!read_measure (cli, "dpi", &out_wish->print.dpi, error) || !read_measure (cli, "bleed", &out_wish->print.bleed, error))
    return FALSE;
  out_wish->design = load_design (gops_cli_option (cli, "template"), error);
  if (out_wish->design != NULL && set_fields (out_wish, gops_cli_options (cli, "set"), error))
    return TRUE;
  gops_cli_poster_wish_clear (out_wish);
  return FALSE;
}

void
gops_cli_poster_wish_clear (GopsPosterWish *wish)
{
  g_clear_pointer (&wish->design, gops_poster_template_unref);
  g_clear_pointer (&wish->fields, g_hash_table_unref);
}
