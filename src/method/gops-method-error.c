/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The method room's error domain. */
#include "config.h"

#include "gops-method-error.h"

G_DEFINE_QUARK (gops-method-error-quark, gops_method_error)
