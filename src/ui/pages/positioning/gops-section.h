/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the page that opens: a header with its title and one line of facts, and below it a view that is made when it
 * is opened for the first time. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_SECTION (gops_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsSection, gops_section, GOPS, SECTION, GtkWidget)

/* @content_type: a GopsView; it gets @session and is refreshed when it is made. */
GtkWidget  *gops_section_new         (const char  *title,
                                      GopsSession *session,
                                      GType        content_type);

/* @needs_you: there is something a person should look at. */
void        gops_section_set_summary (GopsSection *self,
                                      const char  *summary,
                                      gboolean     needs_you);

/* Where it is narrow, the facts stand below the title. */
void        gops_section_set_narrow  (GopsSection *self,
                                      gboolean     narrow);

gboolean    gops_section_get_open    (GopsSection *self);
void        gops_section_set_open    (GopsSection *self,
                                      gboolean     open);

/* Returns: (nullable): the view, NULL while it was never opened. */
GopsView   *gops_section_get_view    (GopsSection *self);

G_END_DECLS
