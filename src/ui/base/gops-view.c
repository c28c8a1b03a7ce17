/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base of all pages. */

#include "config.h"

#include "gops-view.h"

typedef struct
{
  GopsSession *session;         /* (owned) */
  GtkWidget   *pane;            /* (owned) (nullable) */
  char        *narrow_label;    /* (owned) (nullable) */
  char        *narrow_icon;     /* (owned) (nullable) */
  char        *narrow_action;   /* (owned) (nullable) */
} GopsViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GopsView, gops_view, ADW_TYPE_BIN)

#define PRIVATE(page) ((GopsViewPrivate *) gops_view_get_instance_private (GOPS_VIEW (page)))

typedef enum { PROP_SESSION = 1 } GopsViewProp;
static GParamSpec *props[PROP_SESSION + 1];
static guint narrow_action_changed;   /* signal */

GopsSession *
gops_view_get_session (gpointer self)
{
  return PRIVATE (self)->session;
}

GopsStore *
gops_view_get_store (gpointer self)
{
  return gops_session_get_store (gops_view_get_session (self));
}

/**
 * gops_view_get_dossier:
 *
 * Returns: (transfer none) (nullable): the chosen group
 */
const GopsDossier *
gops_view_get_dossier (gpointer self)
{
  return gops_session_get_dossier (gops_view_get_session (self));
}

void
gops_view_set_pane (gpointer   self,
                    GtkWidget *pane)
{
  g_clear_object (&PRIVATE (self)->pane);
  PRIVATE (self)->pane = pane != NULL ? g_object_ref_sink (pane) : NULL;
}

GtkWidget *
gops_view_get_pane (gpointer self)
{
  return PRIVATE (self)->pane;
}

static void
clear_narrow_action (GopsViewPrivate *priv)
{
  g_clear_pointer (&priv->narrow_label, g_free);
  g_clear_pointer (&priv->narrow_icon, g_free);
  g_clear_pointer (&priv->narrow_action, g_free);
}

/**
 * gops_view_set_narrow_action:
 * @label: translated
 * @action_name: such as "page.copy"
 *
 * Names the page's suggested action, for the bar at the bottom of narrow windows.
 */
void
gops_view_set_narrow_action (gpointer    self,
                             const char *label,
                             const char *icon_name,
                             const char *action_name)
{
  GopsViewPrivate *priv = PRIVATE (self);

  clear_narrow_action (priv);
  priv->narrow_label = g_strdup (label);
  priv->narrow_icon = g_strdup (icon_name);
  priv->narrow_action = g_strdup (action_name);
  g_signal_emit (self, narrow_action_changed, 0);
}

const char *
gops_view_get_narrow_label (gpointer self)
{
  return PRIVATE (self)->narrow_label;
}

const char *
gops_view_get_narrow_icon (gpointer self)
{
  return PRIVATE (self)->narrow_icon;
}

const char *
gops_view_get_narrow_action (gpointer self)
{
  return PRIVATE (self)->narrow_action;
}

/**
 * gops_view_refresh:
 *
 * Lets the page show the dossier as it is now.
 */
void
gops_view_refresh (GopsView *self)
{
  GopsViewClass *klass = GOPS_VIEW_GET_CLASS (self);

  if (klass->refresh != NULL)
    klass->refresh (self);
}

void
gops_view_go_to (GopsView   *self,
                 const char *table,
                 gint64      row,
                 const char *column)
{
  GopsViewClass *klass = GOPS_VIEW_GET_CLASS (self);

  if (klass->go_to != NULL && table != NULL)
    klass->go_to (self, table, row, column);
}

void
gops_view_report (gpointer      self,
                  const GError *error)
{
  gops_session_report (gops_view_get_session (self), error);
}

/**
 * gops_view_change:
 * @label: untranslated name of the action, N_(); may hold one %s
 * @argument: (nullable): for the %s
 * @body: writes within the action; %FALSE with its error set takes all of it back
 */
gboolean
gops_view_change (gpointer       self,
                  const char    *label,
                  const char    *argument,
                  GopsViewChange body,
                  gpointer       data)
{
  GopsStore *store = gops_view_get_store (self);
  g_autoptr (GError) error = NULL;

  if (gops_store_begin (store, &error, label, argument, NULL))
    {
      if (body (store, data, &error))
        {
          if (gops_store_commit (store, &error))
            return TRUE;
        }
      else
        gops_store_rollback (store);
    }
  gops_view_report (self, error);
  return FALSE;
}

static void
gops_view_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch ((GopsViewProp) id)
    {
    case PROP_SESSION: g_value_set_object (value, gops_view_get_session (object)); break;
    }
}

static void
gops_view_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch ((GopsViewProp) id)
    {
    case PROP_SESSION: PRIVATE (object)->session = g_value_dup_object (value); break;
    }
}

static void
gops_view_dispose (GObject *object)
{
  g_clear_object (&PRIVATE (object)->pane);
  g_clear_object (&PRIVATE (object)->session);

  G_OBJECT_CLASS (gops_view_parent_class)->dispose (object);
}

static void
gops_view_finalize (GObject *object)
{
  clear_narrow_action (PRIVATE (object));

  G_OBJECT_CLASS (gops_view_parent_class)->finalize (object);
}

static void
gops_view_class_init (GopsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gops_view_get_property;
  object_class->set_property = gops_view_set_property;
  object_class->dispose = gops_view_dispose;
  object_class->finalize = gops_view_finalize;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, GOPS_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  narrow_action_changed = g_signal_new ("narrow-action-changed", GOPS_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_view_init (GopsView *self)
{
}
