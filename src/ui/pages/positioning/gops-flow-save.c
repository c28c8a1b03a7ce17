/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the business flow as a file. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-export.h"
#include "gops-file-writer.h"
#include "gops-flow-save.h"
#include "gops-flow.h"

static gboolean
export_flow (gpointer       flow,
             GFile         *to,
             const char    *author,
             GCancellable  *cancellable,
             GError       **error)
{
  return gops_flow_export (flow, to, author, cancellable, error);
}

void
gops_flow_write (GopsView *view,
                 GFile    *to)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);

  if (dossier != NULL)
    gops_export_async (gops_view_get_session (view), gops_flow_new (dossier), (GDestroyNotify) gops_flow_unref, export_flow, to, _("Business flow saved"));
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GopsView) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) to = gops_file_choose_finish (result, &error);

  if (gops_view_get_session (view) == NULL)
    return;
  if (to != NULL)
    gops_flow_write (view, to);
  else
    gops_view_report (view, error);
}

void
gops_flow_save (GopsView   *view,
                GtkWidget  *parent,
                const char *ending)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  g_autofree char *pattern = g_strconcat ("*.", ending, NULL), *rest = g_strconcat (" – ", _("Business flow"), ".", ending, NULL);
  const GopsFileKind kind = { g_str_equal (ending, "txt") ? _("Texts") : _("Pictures"), pattern };
  g_autofree char *name = NULL;

  if (dossier == NULL)
    return;
  gops_session_flush (gops_view_get_session (view));
  gops_session_refresh_now (gops_view_get_session (view));
  name = gops_file_name (gops_record_get_text (gops_view_get_dossier (view)->group, GOPS_GROUP_NAME), rest);
  gops_file_save_async (parent, _("Save Business Flow"), name, &kind, 1, NULL, NULL, on_file_chosen_cb, g_object_ref (view));
}
