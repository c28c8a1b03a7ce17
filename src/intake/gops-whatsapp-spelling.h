/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in which countries write dates. */
#pragma once

#include <glib.h>

/* Each returns the place behind the word, or @p when there is none. */

/** gops_whatsapp_skip_era: @out_before: (out): the year before the first, when there is one: 令和, R, 民國 … */
const char *gops_whatsapp_skip_era   (const char        *p,
                                      guint             *out_before);

/** gops_whatsapp_skip_joint: a word between date and clock, and the blanks behind it: "klo", "à" … */
const char *gops_whatsapp_skip_joint (const char        *p,
                                      const char        *end);
