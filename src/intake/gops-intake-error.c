/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the intake room. */
#include "gops-intake-error.h"

G_DEFINE_QUARK (gops-intake-error-quark, gops_intake_error)
