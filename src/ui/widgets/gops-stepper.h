/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a group, how far each is and how much advice waits there.
 *
 * The stepper shows and reports; what the steps are and how far they are, the window says:
 *   gops_stepper_set_steps (stepper, steps, G_N_ELEMENTS (steps));
 *   gops_stepper_set_state (stepper, "rules", GOPS_STEP_STARTED, 0.6);
 *   gops_stepper_set_advice (stepper, "rules", 3);
 *   gops_stepper_set_current (stepper, "rules");
 * "activated" asks to go to a step; the window then sets the current one. */
#pragma once

#include <gtk/gtk.h>

#include "gops-step-mark.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *label;       /* untranslated (N_()), the stepper translates */
  const char *icon_name;   /* (nullable): instead of a number */
  gboolean    apart;       /* behind a separator, never done */
} GopsStep;

#define GOPS_TYPE_STEPPER (gops_stepper_get_type ())
G_DECLARE_FINAL_TYPE (GopsStepper, gops_stepper, GOPS, STEPPER, GtkWidget)

/* Properties: "current" (step id), "narrow": always one button that opens the list; without
 * it the stepper becomes that button when its steps do not fit.
 * Signal "activated" (const char *id). */
GtkWidget  *gops_stepper_new         (void);
void        gops_stepper_set_steps   (GopsStepper    *self,
                                      const GopsStep *steps,
                                      guint           n_steps);
void        gops_stepper_set_state   (GopsStepper    *self,
                                      const char     *id,
                                      GopsStepState   state,
                                      double          share);
void        gops_stepper_set_advice  (GopsStepper    *self,
                                      const char     *id,
                                      guint           n_open);
const char *gops_stepper_get_current (GopsStepper    *self);
void        gops_stepper_set_current (GopsStepper    *self,
                                      const char     *id);
void        gops_stepper_set_narrow  (GopsStepper    *self,
                                      gboolean        narrow);

/* The step before or after the current one (@by −1 or +1); NULL at the ends. */
const char *gops_stepper_get_neighbour (GopsStepper  *self,
                                        int           by);

G_END_DECLS
