/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Birthdays: YYYY-MM-DD, or MM-DD where nobody has told the year. */
#pragma once

#include <glib.h>

/** gops_birthday_is_valid: Returns: whether it is a day that exists; 02-29 does in a year that nobody tells */
gboolean    gops_birthday_is_valid (const char *text);

/** gops_birthday_has_year: @text: a birthday, not "" */
gboolean    gops_birthday_has_year (const char *text);

/** gops_birthday_get_day: Returns: (transfer none): the month and day of a birthday: MM-DD; "" for what is too short */
const char *gops_birthday_get_day  (const char *text);

/** gops_birthdays_agree: Returns: whether the two may be the same, as far as both are told; neither is "" */
gboolean    gops_birthdays_agree   (const char *one,
                                    const char *other);
