/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the beginning of a line of a WhatsApp export: date, clock and what closes them, in every country's way. */
#pragma once

#include "gops-date-reader.h"

/**
 * GopsWhatsappShape: how a header is written, as a number; lines of one phone's export have one shape. Padding zeros and
 * commas are no part of it: they change from line to line.
 */
typedef guint16 GopsWhatsappShape;

#define GOPS_WHATSAPP_SHAPES  4096
#define GOPS_WHATSAPP_BRACKET (1 << 0)   /* as iPhones write it: [date, time] */
#define GOPS_WHATSAPP_BARE    (1 << 1)   /* nothing but a blank stands between clock and sender */

/**
 * GopsWhatsappDateKind: where the year is
 * @GOPS_WHATSAPP_YEAR_OPEN: no number has more than two digits
 */
typedef enum
{
  GOPS_WHATSAPP_YEAR_LAST,
  GOPS_WHATSAPP_YEAR_FIRST,
  GOPS_WHATSAPP_YEAR_OPEN,
} GopsWhatsappDateKind;

/**
 * GopsWhatsappHeader:
 * @numbers: of the date, as they stand; a year of four digits or of an era is one of the Gregorian calendar
 * @separator: between them
 * @same_date: the date has the bytes of the header before
 * @rest: what stands behind, with @rest_length bytes: "Name: text", or a line of the program's
 */
typedef struct
{
  GopsWhatsappShape    shape;
  GopsWhatsappDateKind kind;
  guint                numbers[3];
  char                 separator;
  int                  hour, minute, second;
  gboolean             same_date;
  const char          *rest;
  gsize                rest_length;
} GopsWhatsappHeader;

/**
 * GopsWhatsappScan:
 * @GOPS_WHATSAPP_NO_HEADER: the line goes on with what was begun before
 * @GOPS_WHATSAPP_HEADER_CUT: so far it is a header, but the text ends before the header does
 */
typedef enum
{
  GOPS_WHATSAPP_NO_HEADER,
  GOPS_WHATSAPP_HEADER_CUT,
  GOPS_WHATSAPP_HEADER,
} GopsWhatsappScan;

#define GOPS_WHATSAPP_MEMO_TAILS 4

/**
 * GopsWhatsappMemo: how the headers before were written: most of a day begin and close with the same bytes. Begin with an
 * empty one
 * @date: (array length=date_length): the bytes before the clock; none when there are more than fit
 * @bracket: one of them is a bracket
 * @header: with their date
 * @tails: the bytes behind the clock, and what they say of it
 */
typedef struct
{
  char               date[32];
  guint              date_length;
  gboolean           bracket;
  GopsWhatsappHeader header;
  struct
  {
    char              bytes[16];
    guint             length;
    guint             half;
    gboolean          seconds;
    GopsWhatsappShape shape;
  }                  tails[GOPS_WHATSAPP_MEMO_TAILS];
  guint              n_tails;
  guint              next_tail;
} GopsWhatsappMemo;

/**
 * gops_whatsapp_header_scan:
 * @line: (array length=length): a line of UTF-8; behind it stands a line end or a zero
 * @memo: (inout): only makes it faster
 * @out_header: (out): complete for %GOPS_WHATSAPP_HEADER only
 */
GopsWhatsappScan gops_whatsapp_header_scan (const char               *line,
                                            gsize                     length,
                                            GopsWhatsappMemo         *memo,
                                            GopsWhatsappHeader       *out_header);

/**
 * gops_whatsapp_header_date:
 * @order: in which the numbers are read; of no matter where the year stands first with four digits
 *
 * Days of the Persian and the Islamic calendar become those of the Gregorian one.
 *
 * Two digits of a year are of 2000 to 2051, and of 2552 to 2599 of the Buddhist era, in which Thailand counts: no export
 * is older than 2009. Returns: %FALSE when there is no such month or day; whether the month has that day is not looked at
 */
gboolean         gops_whatsapp_header_date (const GopsWhatsappHeader *self,
                                            GopsDateOrder             order,
                                            int                      *out_year,
                                            int                      *out_month,
                                            int                      *out_day);

/**
 * gops_whatsapp_find_sender_end:
 *
 * Returns: where in @text the first ": ", or a ":" at its end, closes what may be a sender; -1 without one
 */
gssize           gops_whatsapp_find_sender_end (const char           *text,
                                                gsize                 length);

/** gops_whatsapp_find_body: Returns: where in @text the body begins, whose sender ends at @end: behind the colon and the
 * blank, which need not be that of ASCII */
gsize            gops_whatsapp_find_body   (const char               *text,
                                            gsize                     length,
                                            gsize                     end);
