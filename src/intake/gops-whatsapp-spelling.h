/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in which countries write dates and clocks. */
#pragma once

#include <glib.h>

/**
 * GopsWhatsappHalf: of the day
 * @GOPS_WHATSAPP_HALF_NOON: 中午: 11 to 1 o'clock
 */
typedef enum
{
  GOPS_WHATSAPP_HALF_NONE,
  GOPS_WHATSAPP_HALF_AM,
  GOPS_WHATSAPP_HALF_PM,
  GOPS_WHATSAPP_HALF_NOON,
} GopsWhatsappHalf;

/* Each returns the place behind the word, or @p when there is none. */

/** gops_whatsapp_skip_half: @out_half: (out): set when there is one: "PM", "p. m.", 下午 … */
const char *gops_whatsapp_skip_half  (const char        *p,
                                      const char        *end,
                                      GopsWhatsappHalf  *out_half);

/** gops_whatsapp_skip_era: @out_before: (out): the year before the first, when there is one: 令和, R, 民國 … */
const char *gops_whatsapp_skip_era   (const char        *p,
                                      guint             *out_before);

/** gops_whatsapp_skip_joint: a word between date and clock, and the blanks behind it: "klo", "à" … */
const char *gops_whatsapp_skip_joint (const char        *p,
                                      const char        *end);
