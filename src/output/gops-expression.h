/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small arithmetic for poster templates: "W > 1.5 ? 0.2 : 0.16", "0.4 + 0.1*cos(i*360/n)".
 *
 * Numbers, names, ( ), ! - * / % + < <= > >= == != && || ?:, and the functions min max abs floor ceil
 * round sqrt clamp(x,a,b) lerp(a,b,t) rand(seed) and sin cos tan in degrees.  A function of one field
 * (has, len, rows, day, month, mdays, wday) is handed to the look-up as "has:name".  Nothing else is
 * possible, so a template from a stranger can do no harm. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sets @out_value for @name ("w", "has:headline"); FALSE when there is no such name. */
typedef gboolean (*GopsExpressionLookup) (const char *name,
                                          double     *out_value,
                                          gpointer    data);

/* Computes @text.  Division by zero gives 0.  Errors: GOPS_OUTPUT_ERROR_TEMPLATE, with the place. */
gboolean gops_expression_compute (const char            *text,
                                  GopsExpressionLookup   lookup,
                                  gpointer               data,
                                  double                *out_value,
                                  GError               **error);

G_END_DECLS
