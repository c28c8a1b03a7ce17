/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Before You Post": what is wrong with the poster, worked out in a thread once nothing has changed for a second. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PREFLIGHT_LIST (gops_preflight_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsPreflightList, gops_preflight_list, GOPS, PREFLIGHT_LIST, AdwBin)

/* Signal "show-place" (const char *place, const char *field): where something is mended: as GopsPreflightFinding has them, field nullable.
 * Signal "looked": what is listed is what there is. What the advice of the page and the notes below the fields say is not
 * listed again. */

void gops_preflight_list_set_session (GopsPreflightList *self,
                                      GopsSession       *session);

/* The poster of the group that is shown with this template, as it is stored a second from now. */
void gops_preflight_list_look        (GopsPreflightList *self,
                                      const char        *template_id);

G_END_DECLS
