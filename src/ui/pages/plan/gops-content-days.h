/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the content plan says of its days: in the month's cells, and above the days of the agenda. */
#pragma once

#include "gops-dossier.h"
#include "gops-month-grid.h"

G_BEGIN_DECLS

typedef struct _GopsContentDays GopsContentDays;

/* Says nothing until it was updated. */
GopsContentDays *gops_content_days_new      (void);
void             gops_content_days_free     (GopsContentDays   *self);

/* For a group, or for several (@dossier nullable): its kind decides which dates of the trade there are; the Chinese calendar is
 * shown to who reads Chinese or runs a group that speaks it. */
void             gops_content_days_update   (GopsContentDays   *self,
                                             const GopsDossier *dossier,
                                             GopsStore         *store);

/* A GopsMonthDayFunc; @user_data is a GopsContentDays. The strings live until the next call. */
void             gops_content_days_fill     (const char        *date,
                                             GopsMonthDay      *out_day,
                                             gpointer           user_data);

/* Returns: (transfer full) (nullable): all that is to be said of @date ("YYYY-MM-DD"). */
char            *gops_content_days_describe (GopsContentDays   *self,
                                             const char        *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsContentDays, gops_content_days_free)

G_END_DECLS
