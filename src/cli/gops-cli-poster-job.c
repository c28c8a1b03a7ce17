/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One poster to be drawn: template, fields, colours and size. */
#include "config.h"

#include "gops-cli-poster-job.h"

#include <glib/gi18n.h>

#include "gops-channels.h"
#include "gops-poster-entry.h"
#include "gops-poster-fields.h"

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static gpointer
find_record (const GopsDossier *dossier,
             const char        *template_id)
{
  for (guint i = 0; i < dossier->posters->len; i++)
    if (g_str_equal (gops_record_get_text (dossier->posters->pdata[i], GOPS_POSTER_TEMPLATE), template_id))
      return dossier->posters->pdata[i];
  return NULL;
}

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
set_field (GopsCliPosterJob *self,
           const char       *name,
           const char       *value,
           GError          **error)
{
  GopsPosterField field;

  if (!find_field (self->poster.design, name, &field))
    {
      g_autofree char *fields = list_fields (self->poster.design);

      return gops_cli_fail (error, _("--set: the template “%s” has no field “%s”; its fields are %s"),
                            gops_poster_template_get_id (self->poster.design), name, fields);
    }
  if (!gops_poster_entry_check (field.type, value, error))
    {
      g_prefix_error (error, "--set %s: ", name);
      return FALSE;
    }
  g_hash_table_replace (self->poster.fields, g_strdup (name), g_strdup (value));
  return TRUE;
}

static gboolean
set_fields (GopsCliPosterJob *self,
            GPtrArray        *settings,
            GError          **error)
{
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

GopsChannel *
gops_cli_poster_channel (const GopsDossier *dossier,
                         const char        *template_id)
{
  gpointer record = find_record (dossier, template_id);

  return record != NULL ? gops_channels_find_id (dossier->channels, gops_record_get_int (record, GOPS_POSTER_CHANNEL_ID)) : NULL;
}

/* A code that was written by hand counts for the channel that the poster has, not for others. @code: of the channel */
static void
take_record (GopsCliPosterJob *self,
             gpointer          record,
             GopsChannel      *channel,
             const char       *code)
{
  gint64 id = channel != NULL ? gops_record_get_id (channel) : 0;

  gops_poster_fields_merge (self->poster.fields, or_null (gops_record_get_text (record, GOPS_POSTER_FIELDS)));
  if (id != gops_record_get_int (record, GOPS_POSTER_CHANNEL_ID))
    g_hash_table_replace (self->poster.fields, g_strdup ("qr"), g_strdup (code));
  self->palette = g_strdup (or_null (gops_record_get_text (record, GOPS_POSTER_PALETTE)));
}

GopsCliPosterJob *
gops_cli_poster_job_new (GopsCli           *cli,
                         const GopsDossier *dossier,
                         GopsChannel       *channel,
                         const char        *template_id,
                         const char        *size,
                         const GopsPosterPrint *print,
                         GPtrArray         *settings,
                         const char        *path,
                         GError           **error)
{
  g_autoptr (GopsCliPosterJob) self = g_new0 (GopsCliPosterJob, 1);
  gpointer record = find_record (dossier, template_id);

  self->path = g_strdup (path);
  self->author = g_strdup (gops_store_get_author (cli->store));
  self->poster.design = load_design (template_id, error);
  if (self->poster.design == NULL)
    return NULL;
  if (size == NULL && record != NULL)
    size = or_null (gops_record_get_text (record, GOPS_POSTER_SIZE));
  if (!gops_poster_size_parse (size != NULL ? size : "1080x1920", &self->poster.width, &self->poster.height, error) ||
      !gops_poster_size_scale (print->dpi, &self->poster.width, &self->poster.height, error))
    return NULL;
  self->print = *print;

  self->poster.fields = gops_poster_fields (dossier, channel, self->poster.design, cli->store);
  if (record != NULL)
    take_record (self, record, channel, gops_channel_code (channel, dossier->group));
  self->language = g_strdup (gops_dossier_language (dossier));
  self->poster.palette = self->palette;
  self->poster.language = self->language;
  return set_fields (self, settings, error) ? g_steal_pointer (&self) : NULL;
}

void
gops_cli_poster_job_run (GopsCliPosterJob *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  (void) gops_poster_export_for_print (&self->poster, &self->print, file, self->author, &self->notes, NULL, &self->error);
}

void
gops_cli_poster_job_free (GopsCliPosterJob *self)
{
  g_clear_pointer (&self->poster.design, gops_poster_template_unref);
  g_clear_pointer (&self->poster.fields, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->palette);
  g_free (self->language);
  g_free (self->author);
  g_free (self->path);
  g_free (self);
}
