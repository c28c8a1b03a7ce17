/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster of a group: its template, the fields filled in by hand (JSON object), palette and size. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-poster-record.h"

GOPS_DEFINE_RECORD (GopsPosterRecord, gops_poster_record, GOPS_POSTER, "poster", N_("Poster"), GOPS_TABLE_NONE)
