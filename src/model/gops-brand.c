/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How everything that goes out looks and sounds. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-brand.h"

GOPS_DEFINE_RECORD (GopsBrand, gops_brand, GOPS_BRAND, "brand", N_("Brand"), GOPS_TABLE_NONE)
