/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column that is loaded in a thread. */
#include "config.h"

#include "gops-loaded-view.h"
#include "gops-store-task.h"

typedef struct
{
  GopsSession  *session;   /* (owned) (nullable) */
  gint64        group;
  gpointer      result;    /* (owned) (nullable): what is shown */
  GCancellable *loading;   /* (owned) (nullable) */
  GtkBox       *content;   /* borrowed */
} GopsLoadedViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GopsLoadedView, gops_loaded_view, ADW_TYPE_BIN)

#define PRIVATE(self) ((GopsLoadedViewPrivate *) gops_loaded_view_get_instance_private (GOPS_LOADED_VIEW (self)))

GopsSession *
gops_loaded_view_get_session (GopsLoadedView *self)
{
  return PRIVATE (self)->session;
}

GopsStore *
gops_loaded_view_get_store (GopsLoadedView *self)
{
  return gops_session_get_store (PRIVATE (self)->session);
}

gint64
gops_loaded_view_get_group (GopsLoadedView *self)
{
  return PRIVATE (self)->group;
}

gboolean
gops_loaded_view_is_loading (GopsLoadedView *self)
{
  return PRIVATE (self)->loading != NULL;
}

GtkBox *
gops_loaded_view_get_content (GopsLoadedView *self)
{
  return PRIVATE (self)->content;
}

void
gops_loaded_view_clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

GtkWidget *
gops_loaded_view_make_list (const char *name)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* --- loading --- */

typedef struct
{
  GopsLoadedViewClass *klass;   /* lives as long as the program */
  gint64             group;
} Wanted;

static gpointer
load_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  const Wanted *wanted = data;

  return wanted->klass->load (store, wanted->group, cancellable, error);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsLoadedView) self = data;
  GopsLoadedViewClass *klass = GOPS_LOADED_VIEW_GET_CLASS (self);
  GopsLoadedViewPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  gpointer loaded = gops_store_run_finish (GOPS_STORE (source), result, &error), old = priv->result;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || priv->session == NULL)
    {
      g_clear_pointer (&loaded, klass->free_result);
      return;   /* late */
    }
  g_clear_object (&priv->loading);
  if (loaded == NULL)
    {
      gops_session_report (priv->session, error);
      return;
    }
  priv->result = loaded;
  klass->show (self, loaded);
  g_clear_pointer (&old, klass->free_result);   /* after the rows that point into it */
}

static void
stop_loading (GopsLoadedView *self)
{
  GopsLoadedViewPrivate *priv = PRIVATE (self);

  if (priv->loading != NULL)
    g_cancellable_cancel (priv->loading);
  g_clear_object (&priv->loading);
}

void
gops_loaded_view_refresh (GopsLoadedView *self)
{
  GopsLoadedViewPrivate *priv = PRIVATE (self);
  const Wanted wanted = { GOPS_LOADED_VIEW_GET_CLASS (self), priv->group };

  if (priv->session == NULL)
    return;
  stop_loading (self);
  priv->loading = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (priv->session), load_in_thread, g_memdup2 (&wanted, sizeof wanted), g_free,
                        GOPS_LOADED_VIEW_GET_CLASS (self)->free_result, NULL, NULL, priv->loading, on_loaded_cb, g_object_ref (self));
}

/* --- object --- */

static void
gops_loaded_view_dispose (GObject *object)
{
  GopsLoadedView *self = GOPS_LOADED_VIEW (object);

  stop_loading (self);
  g_clear_object (&PRIVATE (self)->session);

  G_OBJECT_CLASS (gops_loaded_view_parent_class)->dispose (object);
}

static void
gops_loaded_view_finalize (GObject *object)
{
  GopsLoadedView *self = GOPS_LOADED_VIEW (object);

  g_clear_pointer (&PRIVATE (self)->result, GOPS_LOADED_VIEW_GET_CLASS (self)->free_result);

  G_OBJECT_CLASS (gops_loaded_view_parent_class)->finalize (object);
}

static void
gops_loaded_view_class_init (GopsLoadedViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_loaded_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_loaded_view_finalize;
}

static void
gops_loaded_view_init (GopsLoadedView *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", content, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);

  g_object_set (content, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  PRIVATE (self)->content = GTK_BOX (content);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
gops_loaded_view_set_up (GopsLoadedView *self,
                       GopsSession  *session,
                       gint64        group)
{
  PRIVATE (self)->session = g_object_ref (session);
  PRIVATE (self)->group = group;
}
