/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sun's longitude and the new moons. */
#include "config.h"

#include <math.h>

#include "gops-sun-moon.h"

#define J2000           10957.5         /* noon of 2000-01-01 in days since 1970 */
#define CENTURY         36525.0
#define FIRST_NEW_MOON  (2451550.09766 - 2440587.5)   /* mean new moon of 2000-01-06 */
#define LUNATION        29.530588861
#define DAYS_OF_A_TURN  (365.2422 / 360)
#define ARCSECOND       (1 / 3600.0)

/* amplitude * cos (phase + speed * thousands of years); amplitudes in 1e-8 radian */
typedef struct { double amplitude, phase, speed; } Wave;

/* Heliocentric longitude of the earth; what moves it by less than 0.05″ is left out. */
static const Wave l0[] = {
  { 175347046, 0, 0 }, { 3341656, 4.6692568, 6283.0758500 }, { 34894, 4.62610, 12566.15170 },
  { 3497, 2.7441, 5753.3849 }, { 3418, 2.8289, 3.5231 }, { 3136, 3.6277, 77713.7715 }, { 2676, 4.4181, 7860.4194 },
  { 2343, 6.1352, 3930.2097 }, { 1324, 0.7425, 11506.7698 }, { 1273, 2.0371, 529.6910 }, { 1199, 1.1096, 1577.3435 },
  { 990, 5.233, 5884.927 }, { 902, 2.045, 26.298 }, { 857, 3.508, 398.149 }, { 780, 1.179, 5223.694 },
  { 753, 2.533, 5507.553 }, { 505, 4.583, 18849.228 }, { 492, 4.205, 775.523 }, { 357, 2.920, 0.067 },
  { 317, 5.849, 11790.629 }, { 284, 1.899, 796.298 }, { 271, 0.315, 10977.079 }, { 243, 0.345, 5486.778 },
  { 206, 4.806, 2544.314 }, { 205, 1.869, 5573.143 }, { 202, 2.458, 6069.777 }, { 156, 0.833, 213.299 },
  { 132, 3.411, 2942.463 }, { 126, 1.083, 20.775 }, { 115, 0.645, 0.980 }, { 103, 0.636, 4694.003 },
  { 102, 0.976, 15720.839 }, { 102, 4.267, 7.114 }, { 99, 6.21, 2146.17 }, { 98, 0.68, 155.42 },
  { 86, 5.98, 161000.69 }, { 85, 1.30, 6275.96 }, { 85, 3.67, 71430.70 }, { 80, 1.81, 17260.15 },
  { 79, 3.04, 12036.46 }, { 75, 1.76, 5088.63 }, { 74, 3.50, 3154.69 }, { 74, 4.68, 801.82 }, { 70, 0.83, 9437.76 },
  { 62, 3.98, 8827.39 }, { 61, 1.82, 7084.90 }, { 57, 2.78, 6286.60 }, { 56, 4.39, 14143.50 }, { 56, 3.47, 6279.55 },
  { 52, 0.19, 12139.55 }, { 52, 1.33, 1748.02 }, { 51, 0.28, 5856.48 }, { 49, 0.49, 1194.45 }, { 41, 5.37, 8429.24 },
  { 41, 2.40, 19651.05 }, { 39, 6.17, 10447.39 }, { 37, 6.04, 10213.29 }, { 37, 2.57, 1059.38 },
  { 36, 1.71, 2352.87 }, { 36, 1.78, 6812.77 }, { 33, 0.59, 17789.85 }, { 30, 0.44, 83996.85 },
  { 30, 2.74, 1349.87 }, { 25, 3.16, 4690.48 },
};

static const Wave l1[] = {
  { 628331966747, 0, 0 }, { 206059, 2.678235, 6283.075850 }, { 4303, 2.6351, 12566.1517 }, { 425, 1.590, 3.523 },
  { 119, 5.796, 26.298 }, { 109, 2.966, 1577.344 }, { 93, 2.59, 18849.23 }, { 72, 1.14, 529.69 },
  { 68, 1.87, 398.15 }, { 67, 4.41, 5507.55 }, { 59, 2.89, 5223.69 }, { 56, 2.17, 155.42 }, { 45, 0.40, 796.30 },
  { 36, 0.47, 775.52 },
};

static const Wave l2[] = {
  { 52919, 0, 0 }, { 8720, 1.0721, 6283.0758 }, { 309, 0.867, 12566.152 },
};

static double
add_waves (const Wave *waves, guint n, double thousands)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += waves[i].amplitude * cos (waves[i].phase + waves[i].speed * thousands);
  return sum * 1e-8;
}

static double
to_radians (double degrees)
{
  return fmod (degrees, 360) * G_PI / 180;
}

static double
sin_degrees (double degrees)
{
  return sin (to_radians (degrees));
}

static double
turn_into (double degrees)
{
  double rest = fmod (degrees, 360);

  return rest < 0 ? rest + 360 : rest;
}

/* What the earth's turning lags behind even time, in days: observed to 2020, expected after. Straight lines between the
 * tens of years are right to two seconds where it matters. */
static double
delta_t (double instant)
{
  static const int seconds[] = { -3, 10, 21, 24, 24, 29, 33, 40, 51, 57, 64, 66, 69, 70, 72, 76, 81, 87, 94, 102, 110 };
  double tens = CLAMP ((instant - J2000) / 3652.5 + 10, 0, (double) G_N_ELEMENTS (seconds) - 1.001);
  int before = (int) tens;

  return (seconds[before] + (tens - before) * (seconds[before + 1] - seconds[before])) / 86400;
}

/* --- the sun --- */

/* Nutation in longitude and aberration, in degrees; @t in centuries. */
static double
apparent_shift (double t)
{
  double node = 125.04452 - 1934.136261 * t, sun = 280.4665 + 36000.7698 * t, moon = 218.3165 + 481267.8813 * t;
  double anomaly = to_radians (357.5291 + 35999.0503 * t);
  double distance = 1.00014 - 0.01671 * cos (anomaly) - 0.00014 * cos (2 * anomaly);
  double nutation = -17.20 * sin_degrees (node) - 1.32 * sin_degrees (2 * sun) - 0.23 * sin_degrees (2 * moon)
                    + 0.21 * sin_degrees (2 * node);

  return (nutation - 20.4898 / distance) * ARCSECOND;
}

double
gops_sun_longitude (double instant)
{
  double t = (instant - J2000 + delta_t (instant)) / CENTURY, thousands = t / 10;
  double earth = add_waves (l0, G_N_ELEMENTS (l0), thousands)
                 + thousands * (add_waves (l1, G_N_ELEMENTS (l1), thousands)
                                + thousands * (add_waves (l2, G_N_ELEMENTS (l2), thousands)
                                               + thousands * 289e-8 * cos (5.844 + 6283.076 * thousands)));

  return turn_into (earth * 180 / G_PI + 180 - 0.09033 * ARCSECOND + apparent_shift (t));
}

double
gops_sun_reaches (double longitude, double guess)
{
  double instant = guess;

  /* The sun moves so evenly that each step leaves a thirtieth of the way: six make it less than a second. */
  for (guint i = 0; i < 6; i++)
    instant += (turn_into (longitude - gops_sun_longitude (instant) + 180) - 180) * DAYS_OF_A_TURN;
  return instant;
}

/* --- the moon --- */

/* A term of the new moon: days * E^power * sin (m * M + moon * M′ + f * F). */
typedef struct { double days; int power, m, moon, f; } MoonTerm;

static const MoonTerm moon_terms[] = {
  { -0.40720, 0, 0, 1, 0 }, { 0.17241, 1, 1, 0, 0 }, { 0.01608, 0, 0, 2, 0 }, { 0.01039, 0, 0, 0, 2 },
  { 0.00739, 1, -1, 1, 0 }, { -0.00514, 1, 1, 1, 0 }, { 0.00208, 2, 2, 0, 0 }, { -0.00111, 0, 0, 1, -2 },
  { -0.00057, 0, 0, 1, 2 }, { 0.00056, 1, 1, 2, 0 }, { -0.00042, 0, 0, 3, 0 }, { 0.00042, 1, 1, 0, 2 },
  { 0.00038, 1, 1, 0, -2 }, { -0.00024, 1, -1, 2, 0 }, { -0.00007, 0, 2, 1, 0 }, { 0.00004, 0, 0, 2, -2 },
  { 0.00004, 0, 3, 0, 0 }, { 0.00003, 0, 1, 1, -2 }, { 0.00003, 0, 0, 2, 2 }, { -0.00003, 0, 1, 1, 2 },
  { 0.00003, 0, -1, 1, 2 }, { -0.00002, 0, -1, 1, -2 }, { -0.00002, 0, 1, 3, 0 }, { 0.00002, 0, 0, 4, 0 },
};

/* What the planets do to it: days * sin (at + speed * n). */
static const struct { double days, at, speed; } planet_terms[] = {
  { 0.000325, 299.77, 0.107408 },  { 0.000165, 251.88, 0.016321 },  { 0.000164, 251.83, 26.651886 },
  { 0.000126, 349.42, 36.412478 }, { 0.000110, 84.66, 18.206239 },  { 0.000062, 141.74, 53.303771 },
  { 0.000060, 207.14, 2.453732 },  { 0.000056, 154.84, 7.306860 },  { 0.000047, 34.52, 27.261239 },
  { 0.000042, 207.19, 0.121824 },  { 0.000040, 291.34, 1.844379 },  { 0.000037, 161.72, 24.198154 },
  { 0.000035, 239.56, 25.513099 }, { 0.000023, 331.55, 3.592518 },
};

double
gops_new_moon (int n)
{
  double t = n / 1236.85;
  double e = 1 - t * (0.002516 + 0.0000074 * t);
  double m = 2.5534 + 29.10535670 * n - 0.0000014 * t * t;
  double moon = 201.5643 + 385.81693528 * n + 0.0107582 * t * t;
  double f = 160.7108 + 390.67050284 * n - 0.0016118 * t * t;
  double instant = FIRST_NEW_MOON + LUNATION * n + 0.00015437 * t * t
                   - 0.00017 * sin_degrees (124.7746 - 1.56375588 * n + 0.0020672 * t * t);

  for (guint i = 0; i < G_N_ELEMENTS (moon_terms); i++)
    {
      const MoonTerm *term = &moon_terms[i];

      instant += term->days * pow (e, term->power) * sin_degrees (term->m * m + term->moon * moon + term->f * f);
    }
  for (guint i = 0; i < G_N_ELEMENTS (planet_terms); i++)
    instant += planet_terms[i].days * sin_degrees (planet_terms[i].at + planet_terms[i].speed * n);
  return instant - delta_t (instant);
}

int
gops_new_moon_near (double instant)
{
  return (int) floor ((instant - FIRST_NEW_MOON) / LUNATION);
}
