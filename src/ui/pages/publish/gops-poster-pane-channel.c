/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose code the poster carries. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-poster-pane-private.h"

/* The group's own code, the channels, what was written by hand where that is so, and the way to their dialog.
 * Returns: (transfer full) (array zero-terminated=1) */
static char **
list_channels (GopsPosterPane    *self,
               const GopsDossier *dossier)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, _("The group’s own code"));
  for (guint i = 0; i < dossier->channels->len; i++)
    g_strv_builder_add (names, gops_record_get_text (dossier->channels->pdata[i], GOPS_CHANNEL_NAME));
  if (gops_poster_draft_has_own_code (self->draft))
    g_strv_builder_add (names, _("Code written by hand"));
  g_strv_builder_add (names, _("Manage Channels…"));
  return g_strv_builder_end (names);
}

static guint
selected_channel (GopsPosterPane    *self,
                  const GopsDossier *dossier)
{
  if (gops_poster_draft_has_own_code (self->draft))
    return dossier->channels->len + 1;
  for (guint i = 0; i < dossier->channels->len; i++)
    if (gops_record_get_id (dossier->channels->pdata[i]) == gops_poster_draft_get_channel (self->draft))
      return i + 1;
  return 0;
}

void
gops_poster_pane_show_channel (GopsPosterPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_auto (GStrv) names = dossier != NULL ? list_channels (self, dossier) : NULL;
  gboolean showing = self->showing;

  if (names == NULL)
    return;
  self->showing = TRUE;
  if (self->channels == NULL || !g_strv_equal ((const char *const *) names, (const char *const *) self->channels))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) names);

      g_strfreev (self->channels);
      self->channels = g_steal_pointer (&names);
      adw_combo_row_set_model (self->channel, G_LIST_MODEL (model));
    }
  adw_combo_row_set_selected (self->channel, selected_channel (self, dossier));
  self->showing = showing;
}

/* --- choosing --- */

/* What was typed is an action of its own, and so is the choice. @channel: its id, 0 for the group's own code */
static void
choose_channel (GopsPosterPane    *self,
                const GopsDossier *dossier,
                gint64             channel)
{
  gops_poster_pane_flush (self);
  gops_poster_draft_set_channel (self->draft, gops_session_get_store (self->session), dossier, channel);
  self->showing = TRUE;
  gops_poster_pane_show_fields (self, TRUE);
  self->showing = FALSE;
  gops_poster_pane_changed (self);
  gops_poster_pane_flush (self);
}

void
gops_poster_pane_take_channel (GopsPosterPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  guint i = adw_combo_row_get_selected (self->channel);

  g_clear_handle_id (&self->choose_idle, g_source_remove);
  if (self->draft == NULL || dossier == NULL || i == selected_channel (self, dossier))
    return;
  if (i > dossier->channels->len)
    {
      gops_poster_pane_show_channel (self);
      (void) gtk_widget_activate_action (self->page, "page.channels", NULL);
      return;
    }
  choose_channel (self, dossier, i > 0 ? gops_record_get_id (dossier->channels->pdata[i - 1]) : 0);
}

static gboolean
on_choose_idle_cb (gpointer data)
{
  GopsPosterPane *self = data;

  self->choose_idle = 0;
  gops_poster_pane_take_channel (self);
  return G_SOURCE_REMOVE;
}

/* Not taken at once: the row cannot get other choices while it tells of this one. */
void
gops_poster_pane_on_channel_selected (GopsPosterPane *self)
{
  if (!self->showing && self->choose_idle == 0)
    self->choose_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_choose_idle_cb, self, NULL);
}
