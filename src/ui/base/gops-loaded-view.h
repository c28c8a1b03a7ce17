/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scrolled column whose content is loaded in a thread and shown when it is there. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_LOADED_VIEW (gops_loaded_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (GopsLoadedView, gops_loaded_view, GOPS, LOADED_VIEW, AdwBin)

struct _GopsLoadedViewClass
{
  AdwBinClass parent_class;

  /* In a thread, with a connection of its own. Returns: (transfer full) (nullable): what show() takes. */
  gpointer     (*load) (GopsStore     *store,
                        gint64         group,
                        GCancellable  *cancellable,
                        GError       **error);
  GDestroyNotify free_result;

  /* Fills the widgets; @result belongs to the view that loaded it until the next one. */
  void         (*show) (GopsLoadedView  *self,
                        gpointer       result);
};

/* Once, right after the object was made. */
void         gops_loaded_view_set_up       (GopsLoadedView *self,
                                          GopsSession  *session,
                                          gint64        group);

/* Loads anew; what is on the way is dropped. */
void         gops_loaded_view_refresh      (GopsLoadedView *self);

GopsSession *gops_loaded_view_get_session  (GopsLoadedView *self);
GopsStore   *gops_loaded_view_get_store    (GopsLoadedView *self);
gint64       gops_loaded_view_get_group    (GopsLoadedView *self);
gboolean     gops_loaded_view_is_loading   (GopsLoadedView *self);

/* The column that subclasses fill. */
GtkBox      *gops_loaded_view_get_content  (GopsLoadedView *self);

/* Removes all rows of a list. */
void         gops_loaded_view_clear_list   (GtkWidget    *list);

/* A boxed list with a name for screen readers. (transfer floating) */
GtkWidget   *gops_loaded_view_make_list    (const char   *name);

G_END_DECLS
