/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one text that somebody means who hands over an archive. */
#pragma once

#include "gops-archive.h"

/**
 * gops_archive_open_chat_text:
 * @file: a ZIP archive as WhatsApp makes it, with media or without, or a .gz file
 * @out_name: (out) (optional) (transfer full): the name of the member, without its folder: "_chat.txt", "WhatsApp Chat
 * with Running.txt". An iPhone's archive holds the chat's name in its own name alone
 *
 * The text is what fits the first of these rules that anything fits: its name begins with "_chat" (iPhone), it has
 * "WhatsApp" in it (Android, in any language), it is a .txt. Where several fit none is guessed.
 *
 * Returns: (transfer full): a seekable stream over the text, as a #GopsTextDecoder wants it; the archive need not be
 * kept. Errors: %GOPS_INTAKE_ERROR_NOT_TEXT when there is no such text, or several, which are named; those of
 * gops_archive_open() and gops_archive_open_member()
 */
GInputStream *gops_archive_open_chat_text  (GFile         *file,
                                            char         **out_name,
                                            GCancellable  *cancellable,
                                            GError       **error);

/**
 * gops_archive_rate_chat_text:
 * @entries: (array zero-terminated=1): names in an archive, as #GopsFileHead has them
 *
 * Returns: how surely it is an archive that WhatsApp made, as GopsChatFormat.rate: 95 by a name that only WhatsApp
 * gives, 30 for a single text, 0 for none and for several
 */
guint         gops_archive_rate_chat_text  (char         **entries);

/**
 * gops_archive_open_table_text:
 *
 * The same for the only table in an archive: .csv or .tsv, else .txt.
 */
GInputStream *gops_archive_open_table_text (GFile         *file,
                                            char         **out_name,
                                            GCancellable  *cancellable,
                                            GError       **error);
