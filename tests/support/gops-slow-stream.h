/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream that gives a few bytes at a time. */
#pragma once

#include <gio/gio.h>

/**
 * gops_slow_stream_new:
 * @bytes: (array length=length): copied
 * @most: bytes at a time; 0: as many as are asked for
 */
GInputStream *gops_slow_stream_new (const void *bytes,
                                    gsize       length,
                                    gsize       most);
