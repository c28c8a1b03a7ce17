/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the care dialog: a scrolled column whose content is loaded in a thread and shown when it is there. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CARE_VIEW (gops_care_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (GopsCareView, gops_care_view, GOPS, CARE_VIEW, AdwBin)

struct _GopsCareViewClass
{
  AdwBinClass parent_class;

  /* In a thread, with a connection of its own. Returns: (transfer full) (nullable): what show() takes. */
  gpointer     (*load) (GopsStore     *store,
                        gint64         group,
                        GCancellable  *cancellable,
                        GError       **error);
  GDestroyNotify free_result;

  /* Fills the widgets; @result belongs to the view that loaded it until the next one. */
  void         (*show) (GopsCareView  *self,
                        gpointer       result);
};

/* Once, right after the object was made. */
void         gops_care_view_set_up       (GopsCareView *self,
                                          GopsSession  *session,
                                          gint64        group);

/* Loads anew; what is on the way is dropped. */
void         gops_care_view_refresh      (GopsCareView *self);

GopsSession *gops_care_view_get_session  (GopsCareView *self);
GopsStore   *gops_care_view_get_store    (GopsCareView *self);
gint64       gops_care_view_get_group    (GopsCareView *self);
gboolean     gops_care_view_is_loading   (GopsCareView *self);

/* The column that subclasses fill. */
GtkBox      *gops_care_view_get_content  (GopsCareView *self);

/* Removes all rows of a list. */
void         gops_care_view_clear_list   (GtkWidget    *list);

/* A boxed list with a name for screen readers. (transfer floating) */
GtkWidget   *gops_care_view_make_list    (const char   *name);

G_END_DECLS
