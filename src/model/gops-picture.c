/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a persona, or, without one, the group's avatar. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-picture.h"

GOPS_DEFINE_RECORD (GopsPicture, gops_picture, GOPS_PICTURE, "picture", N_("Picture"), GOPS_TABLE_NONE)
