/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer that is kept ready, or a piece of knowledge. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-reply.h"

GOPS_DEFINE_RECORD (GopsReply, gops_reply, GOPS_REPLY, "reply", N_("Reply"), GOPS_TABLE_NONE)
