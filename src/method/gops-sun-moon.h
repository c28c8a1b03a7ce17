/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sun is and when the moon is new, exact to some seconds between 1900 and 2100: what the Chinese calendar is made of.
 * After J. Meeus, Astronomical Algorithms: chapters 22 (nutation), 25 and appendix III (the sun), 49 (the moon). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Instants are days since 1970-01-01 00:00 UTC, with their fraction. */

/* Apparent geocentric longitude of the sun in degrees, 0 … 360. */
double gops_sun_longitude   (double instant);

/* The instant near @guess at which the sun passes @longitude; @guess is at most some weeks off. */
double gops_sun_reaches     (double longitude,
                             double guess);

/* The instant of new moon @n; 0 is the first of 2000, negative ones came before. */
double gops_new_moon        (int    n);

/* The number of the last new moon that is not after about @instant; at most one off. */
int    gops_new_moon_near   (double instant);

G_END_DECLS
