/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes cells of foreign tables fit to be kept: what cannot be seen goes, what is too long is cut. */
#pragma once

#include <glib.h>

/**
 * GopsCellRepair: what was done to a text
 * @GOPS_CELL_CONTROLS: control characters were taken out
 * @GOPS_CELL_MARKS: marks that turn the direction of writing, or that cannot be seen, were taken out
 * @GOPS_CELL_CUT: it was cut to its limit
 * @GOPS_CELL_DAMAGED: it holds U+FFFD, because its bytes were no text
 */
typedef enum
{
  GOPS_CELL_SOUND    = 0,
  GOPS_CELL_CONTROLS = 1 << 0,
  GOPS_CELL_MARKS    = 1 << 1,
  GOPS_CELL_CUT      = 1 << 2,
  GOPS_CELL_DAMAGED  = 1 << 3,
} GopsCellRepair;

#define GOPS_NAME_MAX_CHARACTERS 200
#define GOPS_NOTE_MAX_CHARACTERS 10000

/**
 * gops_cell_clean_line:
 * @text: UTF-8
 * @max: limit in characters
 * @out_repair: (out) (optional): what was done
 *
 * One line without control characters, direction marks and surrounding or repeated blanks. A spreadsheet's text guards
 * (="00123", '00123) are taken off without being reported.
 */
char       *gops_cell_clean_line    (const char      *text,
                                     guint            max,
                                     GopsCellRepair  *out_repair);

/** gops_cell_clean_text: the same for texts of several lines; line breaks become LF */
char       *gops_cell_clean_text    (const char      *text,
                                     guint            max,
                                     GopsCellRepair  *out_repair);

/** gops_cell_repair_describe: Returns: (nullable) (transfer full): what was done, for people; %NULL for
 * %GOPS_CELL_SOUND */
char       *gops_cell_repair_describe (GopsCellRepair repair,
                                       guint          max);

/** gops_cell_is_scientific: whether a spreadsheet has destroyed a long number ("1.23457E+11") */
gboolean    gops_cell_is_scientific (const char      *text);

/**
 * gops_cell_phone:
 *
 * Returns: (nullable) (transfer full): the number as digits with a leading + if it had one; %NULL when it is no
 * telephone number
 */
char       *gops_cell_phone         (const char      *text);
