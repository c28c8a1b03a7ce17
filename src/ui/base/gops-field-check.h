/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what stands in a row may be kept, and why not. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Returns: (nullable): what is wrong with @text, translated */
typedef const char *(*GopsFieldCheck) (const char *text);

/* Marks a row whose value is wrong, and says why. @problem: (nullable): nothing is. */
void gops_checked_field_mark (AdwEntryRow     *row,
                              const char      *problem);

/* Checks that several rows need. An empty text is right. */
const char *gops_check_date      (const char *text);
const char *gops_check_birthday  (const char *text);
const char *gops_check_time      (const char *text);
const char *gops_check_time_zone (const char *text);
const char *gops_check_count     (const char *text);

G_END_DECLS
