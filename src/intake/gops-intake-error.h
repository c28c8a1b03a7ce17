/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the intake room. */
#pragma once

#include <gio/gio.h>

/**
 * GopsIntakeError:
 * @GOPS_INTAKE_ERROR_NOT_TEXT: the file is a workbook, an archive, a database … and no text
 * @GOPS_INTAKE_ERROR_ENCODING: the encoding asked for is not known, or the text is not in it
 * @GOPS_INTAKE_ERROR_EMPTY: nothing is in the file, or nothing but its header
 * @GOPS_INTAKE_ERROR_COLUMN: a column, sheet or field that was named does not exist, or no column says who the members are
 * @GOPS_INTAKE_ERROR_DATE_ORDER: day and month of the dates can be read in two ways; the message names both
 * @GOPS_INTAKE_ERROR_DAY: the file tells times without a day, and nobody has said on which it begins
 * @GOPS_INTAKE_ERROR_ROOMS: the file holds several chats, and nobody has said which goes where
 * @GOPS_INTAKE_ERROR_NOTHING: not one record could be used; the message tells why the first was refused
 * @GOPS_INTAKE_ERROR_SYNTAX: the file is not written as its format has it, at the place that the message names
 * @GOPS_INTAKE_ERROR_CUT: the file ends too early
 * @GOPS_INTAKE_ERROR_ARCHIVE: an archive or workbook is damaged, locked with a password or packed in an unknown way
 * @GOPS_INTAKE_ERROR_LIMIT: the file holds more than is taken from any file; the message names the limit
 */
typedef enum
{
  GOPS_INTAKE_ERROR_NOT_TEXT,
  GOPS_INTAKE_ERROR_ENCODING,
  GOPS_INTAKE_ERROR_EMPTY,
  GOPS_INTAKE_ERROR_COLUMN,
  GOPS_INTAKE_ERROR_DATE_ORDER,
  GOPS_INTAKE_ERROR_DAY,
  GOPS_INTAKE_ERROR_ROOMS,
  GOPS_INTAKE_ERROR_NOTHING,
  GOPS_INTAKE_ERROR_SYNTAX,
  GOPS_INTAKE_ERROR_CUT,
  GOPS_INTAKE_ERROR_ARCHIVE,
  GOPS_INTAKE_ERROR_LIMIT,
} GopsIntakeError;

#define GOPS_INTAKE_ERROR (gops_intake_error_quark ())
GQuark gops_intake_error_quark (void);
