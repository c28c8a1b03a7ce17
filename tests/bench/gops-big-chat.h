/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Large chat exports: the same numbers make the same file. 20,000 people, some of whom write most. */
char *gops_big_chat_write (const char *folder, guint first, guint n);

G_END_DECLS
