/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong on the way out. */
#include "gops-output-error.h"

G_DEFINE_QUARK (gops-output-error-quark, gops_output_error)
