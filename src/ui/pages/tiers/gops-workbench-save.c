/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workbench writes: schemes, runs, files. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-workbench-page-private.h"

/* --- a scheme --- */

/* The draft under the name that was typed. Returns: (transfer full): as JSON */
static char *
draft_to_json (GopsWorkbenchPage *self)
{
  const char *name = gtk_editable_get_text (self->name);

  gops_scheme_draft_set_name (self->draft, gops_workbench_page_language (self), name);
  return gops_tier_scheme_to_json (gops_scheme_draft_get_scheme (self->draft));
}

/* An own scheme is changed; of the program's a copy is made. Returns: (nullable): the id to write to */
static const char *
id_to_write (GopsWorkbenchPage *self)
{
  return gops_scheme_is_own (self->base->id) ? self->base->id : NULL;
}

static void
on_save_scheme_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (widget);
  g_autofree char *json = NULL, *id = NULL;
  g_autoptr (GError) error = NULL;

  if (self->draft == NULL || self->saving)
    return;
  json = draft_to_json (self);
  id = gops_own_scheme_save (gops_view_get_store (self), id_to_write (self), gtk_editable_get_text (self->name), json, &error);
  gops_view_report (self, error);
  if (id == NULL)
    return;
  gops_workbench_page_fill_schemes (self, id);
  gops_session_toast_undo (gops_view_get_session (self), _("Scheme saved"));
}

static void
on_remove_scheme_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (self->base == NULL || self->saving)
    return;
  if (gops_own_scheme_remove (gops_view_get_store (self), self->base->id, &error))
    {
      const GopsDossier *dossier = gops_view_get_dossier (self);

      gops_workbench_page_fill_schemes (self, gops_record_get_text (dossier->group, GOPS_GROUP_TIER_SCHEME));
      gops_session_toast_undo (gops_view_get_session (self), _("Scheme removed"));
    }
  gops_view_report (self, error);
}

/* --- a run --- */

typedef struct
{
  gint64  group;
  char   *id;      /* (owned) (nullable): of the scheme that is written first, or used */
  char   *name;    /* (owned) */
  char   *json;    /* (owned) (nullable): the scheme as it was changed */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_free (run->id);
  g_free (run->name);
  g_free (run->json);
  g_free (run);
}

/* What came of it, for the toast and the list of schemes. */
typedef struct
{
  char  *id;        /* (owned) */
  guint  n_moved;
} Saved;

static void
saved_free (Saved *saved)
{
  g_free (saved->id);
  g_free (saved);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saved, saved_free)

static gboolean
write_run (GopsStore  *store,
           Run        *run,
           Saved      *saved,
           GError    **error)
{
  g_autoptr (GopsTiersResult) result = NULL;

  if (run->json != NULL)
    return (saved->id = gops_tiers_run_changed (store, run->group, run->id, run->name, run->json, &saved->n_moved, error)) != NULL;
  if (!gops_tiers_run (store, run->group, run->id, NULL, TRUE, &result, NULL, error))
    return FALSE;
  saved->id = g_strdup (run->id);
  saved->n_moved = result->changes->len;
  return TRUE;
}

/* Scheme and run are one action: undoing it brings both back. */
static gpointer
save_in_thread (GopsStore     *store,
                gpointer       data,
                GopsProgress  *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  Run *run = data;
  g_autoptr (Saved) saved = g_new0 (Saved, 1);

  return write_run (store, run, saved, error) ? g_steal_pointer (&saved) : NULL;
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GopsWorkbenchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Saved) saved = gops_store_run_finish (GOPS_STORE (source), result, &error);
  g_autofree char *text = NULL;

  self->saving = FALSE;
  if (gops_view_get_session (self) == NULL)   /* the window was closed meanwhile */
    return;
  gops_workbench_pane_set_busy (self->pane, FALSE);
  gops_view_report (self, error);
  if (saved == NULL)
    return;
  text = saved->n_moved > 0 ? g_strdup_printf (ngettext ("Run saved: %u member moved", "Run saved: %u members moved", saved->n_moved), saved->n_moved)
                            : g_strdup (_("Run saved: everybody stays"));
  gops_session_toast_undo (gops_view_get_session (self), text);
  gops_workbench_page_fill_schemes (self, saved->id);
}

void
gops_workbench_page_save_run (GopsWorkbenchPage *self)
{
  Run *run;

  gops_session_flush (gops_view_get_session (self));
  if (self->draft == NULL || self->result == NULL || self->result->total == 0 || self->saving)
    return;
  run = g_new0 (Run, 1);
  run->group = self->group;
  run->name = g_strdup (gtk_editable_get_text (self->name));
  run->id = g_strdup (self->base->id);
  if (gops_scheme_draft_is_changed (self->draft))
    {
      g_free (run->id);
      run->id = g_strdup (id_to_write (self));
      run->json = draft_to_json (self);
    }
  self->saving = TRUE;
  gops_workbench_pane_set_busy (self->pane, TRUE);
  gops_store_run_async (gops_view_get_store (self), save_in_thread, run, run_free, (GDestroyNotify) saved_free, NULL, NULL, NULL,
                        on_saved_cb, g_object_ref (self));
}

static void
on_save_run_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  gops_workbench_page_save_run (GOPS_WORKBENCH_PAGE (widget));
}

/* --- files --- */

static const GopsFileKind *
scheme_kind (void)
{
  static GopsFileKind kind;

  kind = (GopsFileKind) { _("Tier schemes"), "*.json" };
  return &kind;
}

static void
on_file_written_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GopsWorkbenchPage) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gops_session_toast_file (gops_view_get_session (self), _("Scheme saved as a file"), G_FILE (source));
  gops_view_report (self, error);
}

static void
on_export_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GopsWorkbenchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  g_autoptr (GBytes) bytes = NULL;
  char *json;

  gops_view_report (self, error);
  if (file == NULL || self->draft == NULL)
    return;
  json = gops_scheme_draft_is_changed (self->draft) ? draft_to_json (self) : gops_tier_scheme_to_json (gops_scheme_draft_get_scheme (self->draft));
  bytes = g_bytes_new_take (json, strlen (json));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_file_written_cb, g_object_ref (self));
}

/* As it was typed, where something was changed. */
static const char *
name_of_draft (GopsWorkbenchPage *self)
{
  const char *typed = gtk_editable_get_text (self->name);

  return gops_scheme_draft_is_changed (self->draft) && *typed != '\0' ? typed
                                                                     : gops_text_get (&self->base->name, gops_workbench_page_language (self));
}

static void
on_export_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (widget);
  g_autofree char *name = self->draft != NULL ? g_strconcat (name_of_draft (self), ".json", NULL) : NULL;

  if (name != NULL)
    gops_file_save_async (widget, _("Save Tier Scheme"), name, scheme_kind (), 1, NULL, NULL, on_export_chosen_cb, g_object_ref (self));
}

static void
on_import_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GopsWorkbenchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  g_autofree char *id = file != NULL ? gops_own_scheme_import (gops_view_get_store (self), file, NULL, &error) : NULL;

  gops_view_report (self, error);
  if (id == NULL)
    return;
  gops_workbench_page_fill_schemes (self, id);
  gops_session_toast_undo (gops_view_get_session (self), _("Scheme taken in"));
}

static void
on_import_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gops_file_open_async (widget, _("Take In a Tier Scheme"), scheme_kind (), 1, FALSE, NULL, NULL, on_import_chosen_cb, g_object_ref (widget));
}

void
gops_workbench_page_install_save_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.save-run", NULL, on_save_run_cb);
  gtk_widget_class_install_action (klass, "page.save-scheme", NULL, on_save_scheme_cb);
  gtk_widget_class_install_action (klass, "page.remove-scheme", NULL, on_remove_scheme_cb);
  gtk_widget_class_install_action (klass, "page.export-scheme", NULL, on_export_cb);
  gtk_widget_class_install_action (klass, "page.import-scheme", NULL, on_import_cb);
}
