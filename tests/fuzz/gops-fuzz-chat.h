/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/**
 * gops_fuzz_chat: reads @data as an export of the format with that id: nothing may crash, every entry is text within the
 * limits, and what was not read is told
 */
void gops_fuzz_chat (const char   *format,
                     const guint8 *data,
                     gsize         size);
