/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture, file or link that is posted. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-material.h"

GOPS_DEFINE_RECORD (GopsMaterial, gops_material, GOPS_MATERIAL, "material", N_("Material"), GOPS_TABLE_NONE)
