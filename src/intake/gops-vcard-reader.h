/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads address cards (vCard 2.1, 3.0, 4.0) as a stream of records. */
#pragma once

#include "gops-table-source.h"

/* The first record names the columns that any card of the file fills, in words that gops_member_mapping_guess() knows:
 * name, family-name, given-name, nickname, phone, phone 2 … A record is a person; cards of groups, places and things
 * come as records without cells, with %GOPS_TABLE_FAULT_NO_PERSON, one that is not closed with %GOPS_TABLE_FAULT_CUT. Of
 * several numbers or addresses the preferred one is the first, mobile numbers come before others and fax last. A
 * record's line is that of its BEGIN. Photos are passed over; memory is that of one card. */
typedef struct _GopsVcardReader GopsVcardReader;

/**
 * gops_vcard_reader_new: reads the file once to see what is in it
 * @encoding: (nullable): of what names none and is no UTF-8; %NULL: find it out
 *
 * Returns: (transfer full): a GopsTableSource; free it as one. Errors: as gops_text_decoder_new(),
 * %GOPS_INTAKE_ERROR_EMPTY when there is no card
 */
GopsVcardReader *gops_vcard_reader_new (GFile         *file,
                                        const char    *encoding,
                                        GCancellable  *cancellable,
                                        GError       **error);
