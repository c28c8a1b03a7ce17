/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user's own template. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-method-template.h"

GOPS_DEFINE_RECORD (GopsMethodTemplate, gops_method_template, GOPS_METHOD_TEMPLATE, "method_template", N_("Template"), GOPS_TABLE_NONE)
