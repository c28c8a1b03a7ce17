/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies from a table and into one. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Asks for a file, shows what its columns are taken for, adds what it holds and tells what was left out. */
void gops_replies_import_choose (GopsView *page);

/* The same for a file that is chosen already. */
void gops_replies_import_file   (GopsView *page,
                                 GFile    *file);

/* Asks where, and writes all replies. */
void gops_replies_export_choose (GopsView *page);

G_END_DECLS
