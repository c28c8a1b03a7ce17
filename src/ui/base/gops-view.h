/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * A page of the window. One page object lives as long as its session; it shows whatever group is chosen.
 *
 * A page is a subclass with a template. It adds its main content as child and may give a pane: the preview and
 * advice beside it (below 600 px behind a bottom button; between, a column). The window does the rest.
 *
 *   constructed:  connect; the session is there (gops_view_get_session ())
 *   refresh:      the dossier was loaded anew: show it. Compare before set; leave what is being typed alone.
 *   go_to:        show row/column of table and focus it; @column may be NULL
 *   grab_focus:   (GtkWidget's) the first thing one would do here
 *
 * Rows of the page table are in gops-page-table.c.
 */

#define GOPS_TYPE_VIEW (gops_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (GopsView, gops_view, GOPS, VIEW, AdwBin)

struct _GopsViewClass
{
  AdwBinClass parent_class;

  void (*refresh) (GopsView *self);
  void (*go_to)   (GopsView *self, const char *table, gint64 row, const char *column);
};

GopsSession       *gops_view_get_session  (gpointer self);
GopsStore         *gops_view_get_store    (gpointer self);
const GopsDossier *gops_view_get_dossier  (gpointer self);

/* The pane: (transfer full when floating) (nullable) widgets from top to bottom */
void               gops_view_set_pane     (gpointer self, GtkWidget *pane);
GtkWidget         *gops_view_get_pane     (gpointer self);

/* What stands beside the pane's button on narrow windows: the page's suggested action; ::narrow-action-changed tells of
 * another */
void               gops_view_set_narrow_action (gpointer self, const char *label, const char *icon_name, const char *action_name);
const char        *gops_view_get_narrow_label  (gpointer self);
const char        *gops_view_get_narrow_icon   (gpointer self);
const char        *gops_view_get_narrow_action (gpointer self);

void               gops_view_refresh      (GopsView *self);
void               gops_view_go_to        (GopsView *self, const char *table, gint64 row, const char *column);
void               gops_view_report       (gpointer self, const GError *error);

/* Runs @body as one named action; reports what fails. Returns whether it was committed. */
typedef gboolean (*GopsViewChange) (GopsStore *store, gpointer data, GError **error);
gboolean           gops_view_change       (gpointer self, const char *label, const char *argument, GopsViewChange body, gpointer data);

G_END_DECLS
