/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the library that is read: clauses, tactics, SOPs, templates. Each opens to what it says and where it is used. */
#pragma once

#include "gops-library-state.h"
#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CATALOGUE_VIEW (gops_catalogue_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsCatalogueView, gops_catalogue_view, GOPS, CATALOGUE_VIEW, GopsLoadedView)

/* (transfer floating) */
GtkWidget *gops_catalogue_view_new       (GopsSession        *session,
                                          GopsLibrarySection  section);

/* Shows the entry @id, open. */
void       gops_catalogue_view_go_to     (GopsCatalogueView  *self,
                                          const char         *id);

G_END_DECLS
