/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quiet hours: the span of a day, often over midnight, in which a group is not to be woken. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* Whether @minutes after midnight lie in the quiet hours from @from until @until ("HH:MM", nullable: none are set). */
gboolean gops_quiet_holds (const char *from,
                           const char *until,
                           int         minutes);

/* @minutes after midnight where they are not quiet in @group; else the nearest time that suits: when the quiet hours end,
 * or, late in the evening, half an hour before they begin. -1 stays -1. */
int      gops_quiet_avoid (GopsGroup  *group,
                           int         minutes);

G_END_DECLS
