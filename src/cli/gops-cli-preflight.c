/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command preflight: a poster looked at before it goes out, and the same after it was written. */
#include "config.h"

#include "gops-cli-preflight.h"

#include <glib/gi18n.h>

#include "gops-cli-channels.h"
#include "gops-preflight.h"

#define MOST_METRES 100

static void
add_place (GopsCli                    *self,
           const GopsPreflightFinding *finding)
{
  if (finding->w <= 0)
    {
      gops_cli_add_text (self, "box", NULL);
      return;
    }
  gops_cli_begin_array (self, "box");
  json_builder_add_int_value (self->json, (gint64) finding->x);
  json_builder_add_int_value (self->json, (gint64) finding->y);
  json_builder_add_int_value (self->json, (gint64) finding->w);
  json_builder_add_int_value (self->json, (gint64) finding->h);
  gops_cli_end_array (self);
}

static void
add_finding (GopsCli                    *self,
             const GopsPreflightFinding *finding)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "severity", gops_severity_to_string (finding->severity));
  gops_cli_add_text (self, "code", finding->code);
  gops_cli_add_text (self, "title", finding->title);
  gops_cli_add_text (self, "advice", finding->advice);
  add_place (self, finding);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, gops_severity_to_string (finding->severity), 12);
  g_string_append_printf (self->text, "%s\n", finding->title);
  if (*finding->advice != '\0')
    g_string_append_printf (self->text, "%14s%s\n", "", finding->advice);
}

static gboolean
read_metres (GopsCli  *self,
             double   *out_metres,
             GError  **error)
{
  const char *text = gops_cli_option (self, "distance");
  char *end = NULL;

  *out_metres = text != NULL ? g_ascii_strtod (text, &end) : 0;
  if (text == NULL || (end != text && *end == '\0' && *out_metres > 0 && *out_metres <= MOST_METRES))
    return TRUE;
  return gops_cli_fail (error, _("--distance: “%s” is no number of metres from 0.1 to %d"), text, MOST_METRES);
}

/* What the options say of the use, over what is known. */
static gboolean
read_use (GopsCli           *self,
          GopsPreflightUse  *use,
          GError           **error)
{
  guint dpi;

  if (!gops_cli_number (self, "dpi", (guint) use->dpi, &dpi, error) || !read_metres (self, &use->distance, error))
    return FALSE;
  use->dpi = dpi;
  return TRUE;
}

static gboolean
look_at (GopsCli            *self,
         const GopsPoster   *poster,
         const GopsDossier  *dossier,
         GopsChannel        *channel,
         GError            **error)
{
  GopsPreflightUse use = gops_preflight_use_of (poster, dossier, channel);
  g_autoptr (GPtrArray) findings = NULL;

  if (!read_use (self, &use, error) || (findings = gops_preflight (poster, &use, NULL, error)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < findings->len; i++)
    add_finding (self, findings->pdata[i]);
  gops_cli_end_array (self);
  self->failed = findings->len > 0 && ((GopsPreflightFinding *) findings->pdata[0])->severity == GOPS_SEVERITY_ERROR;
  return TRUE;
}

static gboolean
look_at_wish (GopsCli               *self,
              const GopsPosterWish  *wish,
              GError               **error)
{
  const char *name = gops_cli_option (self, "channel");
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GopsPosterJob) job = NULL;
  GopsChannel *channel;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) || (dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  channel = name != NULL ? gops_cli_find_channel (dossier->channels, name, error) :
                           gops_poster_job_channel (dossier, gops_cli_option (self, "template"));
  if (name != NULL && channel == NULL)
    return FALSE;
  job = gops_poster_job_new (self->store, dossier, channel, wish, error);
  return job != NULL && look_at (self, &job->poster, dossier, channel, error);
}

static gboolean
run_preflight (GopsCli *self,
               GError **error)
{
  GopsPosterWish wish;
  gboolean ok;

  if (!gops_cli_poster_wish (self, &wish, error))
    return FALSE;
  wish.print.dpi = 0;   /* the pixels stay those of the size */
  ok = look_at_wish (self, &wish, error);
  gops_cli_poster_wish_clear (&wish);
  return ok;
}

void
gops_cli_note_findings (const GopsPoster  *poster,
                        const GopsDossier *dossier,
                        GopsChannel       *channel,
                        GPtrArray         *notes)
{
  GopsPreflightUse use = gops_preflight_use_of (poster, dossier, channel);
  g_autoptr (GPtrArray) findings = gops_preflight (poster, &use, NULL, NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const GopsPreflightFinding *finding = findings->pdata[i];

      if (finding->severity >= GOPS_SEVERITY_WARNING && !g_str_equal (finding->code, "drawing"))
        g_ptr_array_add (notes, g_strdup (finding->title));
    }
}

static const GopsCliOption preflight_options[] = {
  { "template", "T", N_("the poster template's id"), FALSE, TRUE },
  { "size", "S", N_("as 1080x1920, or a4, a3") },
  { "channel", "C", N_("a channel of the group, by id or name: the poster carries its code") },
  { "palette", "P", N_("a palette of the template, or “brand”: in the colours of the workspace’s brand") },
  { "set", "FIELD=VALUE", N_("what a field says, or the file of its picture; qr=TEXT sets the code; may be given several times"), TRUE },
  { "dpi", "N", N_("pixels to an inch where it is printed; papers have 300") },
  { "distance", "METRES", N_("from how far a print is to be scanned") },
  { NULL },
};

const GopsCliCommand gops_cli_preflight_commands[] = {
  { "preflight", "GROUP --template T", N_("what is wrong with a poster before it goes out; ends with 1 where it must not"), preflight_options, 1, 1,
    GOPS_CLI_OPEN, run_preflight },
  { NULL },
};
