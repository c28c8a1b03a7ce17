/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as the widgets count them: Julian day numbers of GDate, so that steps are additions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOPS_JULIAN_TEXT_SIZE 16

/* @text is "YYYY-MM-DD"; 0 if it is not. */
guint32 gops_julian_parse      (const char *text);
void    gops_julian_format     (guint32     julian,
                              char        text[GOPS_JULIAN_TEXT_SIZE]);
guint32 gops_julian_today      (void);

/* What the locale begins its weeks with: 1 = Monday … 7 = Sunday. */
int     gops_julian_week_start (void);

G_END_DECLS
