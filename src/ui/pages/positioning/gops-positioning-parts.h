/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the positioning page that open, and the index that leads to them. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

typedef struct _GopsPositioningParts GopsPositioningParts;

/* The parts go into @sections, their names into @index; both outlive it.
 * Returns: (transfer full): free with g_free(). */
GopsPositioningParts *gops_positioning_parts_new    (GopsSession          *session,
                                                     GtkBox               *sections,
                                                     GtkBox               *index);

/* Names @part, which is always open, in the index. */
void                  gops_positioning_parts_name   (GopsPositioningParts *self,
                                                     const char           *title,
                                                     GtkWidget            *part);

/* Makes the headers of the parts; what is in them is made when they are opened. */
void                  gops_positioning_parts_create (GopsPositioningParts *self);

void                  gops_positioning_parts_show   (GopsPositioningParts *self,
                                                     const GopsDossier    *dossier);

void                  gops_positioning_parts_set_narrow (GopsPositioningParts *self,
                                                         gboolean              narrow);

/* Opens the part that shows rows of @table ("statement": of the statement) and goes there; nothing when none does. */
void                  gops_positioning_parts_go_to  (GopsPositioningParts *self,
                                                     const char           *table,
                                                     gint64                row,
                                                     const char           *column);

G_END_DECLS
