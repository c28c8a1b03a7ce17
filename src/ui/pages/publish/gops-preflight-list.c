/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the poster before it goes out. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-advice-list.h"
#include "gops-channels.h"
#include "gops-poster-draft.h"
#include "gops-preflight-list.h"
#include "gops-preflight.h"
#include "gops-store-task.h"

#define LOOK_AFTER_MS 1000

struct _GopsPreflightList
{
  AdwBin parent_instance;

  GopsSession    *session;       /* (owned) (nullable) */
  char           *template_id;   /* (owned) (nullable): of the poster that is looked at */
  GPtrArray      *findings;      /* (owned) (nullable) (element-type GopsPreflightFinding) */
  GCancellable   *cancellable;   /* (owned) (nullable): of the look that is under way */
  guint           timeout;
  gboolean        waiting;       /* until somebody sees it */

  GopsAdviceList *list;
};

G_DEFINE_FINAL_TYPE (GopsPreflightList, gops_preflight_list, ADW_TYPE_BIN)

enum { SHOW, LOOKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- in the thread --- */

typedef struct
{
  gint64  group;
  char   *template_id;   /* (owned) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->template_id);
  g_free (job);
}

static gpointer
look_in_thread (GopsStore     *store,
                gpointer       data,
                GopsProgress  *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  const Job *job = data;
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, job->group, NULL, error);
  g_autoptr (GopsPosterDraft) draft = dossier != NULL ? gops_poster_draft_new (store, dossier, job->template_id, error) : NULL;
  GopsPreflightUse use;
  GopsPoster poster;

  if (draft == NULL)
    return NULL;
  poster = gops_poster_draft_as_poster (draft);
  use = gops_preflight_use_of (&poster, dossier, gops_channels_find_id (dossier->channels, gops_poster_draft_get_channel (draft)));
  return gops_preflight (&poster, &use, cancellable, error);
}

/* --- what is shown --- */

/* The advice of the page tells of codes that are missing or end, the notes below the fields what the drawing noted. */
static gboolean
is_told_elsewhere (const GopsPreflightFinding *finding)
{
  static const char *const codes[] = { "no-code", "code-expired", "code-ends-soon", "drawing", NULL };

  return g_strv_contains (codes, finding->code);
}

static void
show (GopsPreflightList *self)
{
  g_autofree GopsAdviceRow *rows = g_new0 (GopsAdviceRow, MAX (self->findings->len, 1));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean advised = FALSE;   /* advice about the code stands beside this list */
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const GopsPreflightFinding *finding = self->findings->pdata[i];

      advised |= is_told_elsewhere (finding) && !g_str_equal (finding->code, "drawing");
      if (is_told_elsewhere (finding))
        continue;
      g_ptr_array_add (ids, g_strdup_printf ("%u", i));
      rows[n++] = (GopsAdviceRow) {
        .id = ids->pdata[ids->len - 1], .text = finding->title, .why = finding->advice, .button = finding->place != NULL ? _("Show") : NULL,
        .urgent = finding->severity >= GOPS_SEVERITY_WARNING, .optional = finding->severity < GOPS_SEVERITY_WARNING,
      };
    }
  gops_advice_list_set_rows (self->list, rows, n);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0 || !advised);   /* else it would say that nothing can be improved */
  g_signal_emit (self, signals[LOOKED], 0);
}

/* A poster that cannot be drawn has its own note. */
static void
on_looked_cb (GObject      *store,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsPreflightList) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = gops_store_run_finish (GOPS_STORE (store), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_clear_pointer (&findings, g_ptr_array_unref);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), findings != NULL);
  if (findings == NULL)
    return;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  show (self);
}

static void
on_activated_cb (GopsPreflightList *self,
                 const char        *id)
{
  guint i = (guint) g_ascii_strtoull (id, NULL, 10);
  const GopsPreflightFinding *finding = self->findings != NULL && i < self->findings->len ? self->findings->pdata[i] : NULL;

  if (finding != NULL && finding->place != NULL)
    g_signal_emit (self, signals[SHOW], 0, finding->place, finding->field);
}

/* --- when --- */

static void
stop (GopsPreflightList *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look (GopsPreflightList *self)
{
  gint64 group = gops_session_get_group (self->session);
  Job *job;

  if (group == 0)
    return;
  job = g_new0 (Job, 1);
  job->group = group;
  job->template_id = g_strdup (self->template_id);
  self->cancellable = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), look_in_thread, job, job_free, (GDestroyNotify) g_ptr_array_unref, NULL, NULL,
                        self->cancellable, on_looked_cb, g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer data)
{
  GopsPreflightList *self = data;

  self->timeout = 0;
  self->waiting = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->waiting)
    look (self);
  return G_SOURCE_REMOVE;
}

void
gops_preflight_list_look (GopsPreflightList *self,
                          const char        *template_id)
{
  if (g_strcmp0 (self->template_id, template_id) != 0)
    {
      g_free (self->template_id);
      self->template_id = g_strdup (template_id);
      gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
    }
  stop (self);
  self->timeout = g_timeout_add (LOOK_AFTER_MS, on_timeout_cb, self);
}

static void
gops_preflight_list_map (GtkWidget *widget)
{
  GopsPreflightList *self = GOPS_PREFLIGHT_LIST (widget);

  GTK_WIDGET_CLASS (gops_preflight_list_parent_class)->map (widget);
  if (self->waiting && self->timeout == 0)
    self->timeout = g_timeout_add (LOOK_AFTER_MS, on_timeout_cb, self);
}

/* --- object --- */

static void
gops_preflight_list_dispose (GObject *object)
{
  GopsPreflightList *self = GOPS_PREFLIGHT_LIST (object);

  stop (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_preflight_list_parent_class)->dispose (object);
}

static void
gops_preflight_list_finalize (GObject *object)
{
  GopsPreflightList *self = GOPS_PREFLIGHT_LIST (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->template_id);

  G_OBJECT_CLASS (gops_preflight_list_parent_class)->finalize (object);
}

static void
gops_preflight_list_class_init (GopsPreflightListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_preflight_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_preflight_list_finalize;
  GTK_WIDGET_CLASS (klass)->map = gops_preflight_list_map;
  signals[SHOW] = g_signal_new ("show-place", GOPS_TYPE_PREFLIGHT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                G_TYPE_STRING);
  signals[LOOKED] = g_signal_new ("looked", GOPS_TYPE_PREFLIGHT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_preflight_list_init (GopsPreflightList *self)
{
  self->list = GOPS_ADVICE_LIST (gops_advice_list_new ());
  g_object_set (self->list, "title", _("Before You Post"), "visible", FALSE, NULL);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
gops_preflight_list_set_session (GopsPreflightList *self,
                                 GopsSession       *session)
{
  g_set_object (&self->session, session);
}
