/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marker of a step: an empty ring with its number, a ring filled by share, or a disc with a check. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_STEP_EMPTY,
  GOPS_STEP_STARTED,
  GOPS_STEP_DONE
} GopsStepState;

#define GOPS_TYPE_STEP_MARK (gops_step_mark_get_type ())
G_DECLARE_FINAL_TYPE (GopsStepMark, gops_step_mark, GOPS, STEP_MARK, GtkWidget)

/* @number is drawn inside; 0 for none. */
GtkWidget *gops_step_mark_new       (guint          number);
void       gops_step_mark_set_state (GopsStepMark  *self,
                                     GopsStepState  state,
                                     double         share);   /* 0…1, of a started step */

G_END_DECLS
