/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dialogs about SOPs share: a header, a body that scrolls, undo, and showing anew after each change. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_SOP_PANE (gops_sop_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (GopsSopPane, gops_sop_pane, GOPS, SOP_PANE, AdwBin)

struct _GopsSopPaneClass
{
  AdwBinClass parent_class;

  /* Shows what is now: in the beginning, and after each change. */
  void      (*show) (GopsSopPane *self);
};

/* @start: (nullable): what stands at the start of the header. Shows the dialog over @parent. */
void         gops_sop_pane_present     (GopsSopPane *self,
                                        GopsSession *session,
                                        const char  *title,
                                        GtkWidget   *start,
                                        int          width,
                                        int          height,
                                        GtkWidget   *parent);
GopsSession *gops_sop_pane_get_session (GopsSopPane *self);
GopsStore   *gops_sop_pane_get_store   (GopsSopPane *self);
GtkBox      *gops_sop_pane_get_body    (GopsSopPane *self);
void         gops_sop_pane_set_title   (GopsSopPane *self,
                                        const char  *title,
                                        const char  *subtitle);

/* A flat button with an icon; @label: what it does, to what, for those who do not see it. @callback is called with @self and the
 * button, which gops_sop_pane_id_of() tells @id of. */
GtkWidget   *gops_sop_pane_button      (GopsSopPane *self,
                                        const char  *icon,
                                        const char  *tooltip,
                                        const char  *label,
                                        const char  *id,
                                        GCallback    callback);
const char  *gops_sop_pane_id_of       (GtkWidget   *widget);
void         gops_sop_pane_set_id      (GtkWidget   *widget,
                                        const char  *id);

G_END_DECLS
