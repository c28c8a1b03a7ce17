/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a sign-up list as a table, for those who import them as members. */
#pragma once

#include <glib.h>

/** gops_sign_up_to_table: Returns: (transfer full) (nullable): CSV with a line for each person, once: name, and what they
 * signed up with; %NULL when @text is no such list. A list says that it is one, or hardly anything else is in it */
char *gops_sign_up_to_table (const char *text);

/** gops_sign_up_says_so: Returns: whether @text names itself a sign-up list (接龙), and is one; a list of members does not */
gboolean gops_sign_up_says_so (const char *text);
