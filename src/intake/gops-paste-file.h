/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens copied and exported chats: looks how the file is laid out, then takes the reader for that. */
#pragma once

#include "gops-chat-format.h"
#include "gops-paste-survey.h"

#define GOPS_PASTE_MAX_LINE (GOPS_CHAT_MAX_BODY + 4)   /* bytes */

/** gops_paste_file_lines: Errors: those of GIO and of the decoder */
GopsLineReader *gops_paste_file_lines       (GFile                 *file,
                                             const char            *encoding,
                                             GCancellable          *cancellable,
                                             GError               **error);

/** gops_paste_file_survey_head: looks at the beginning of a file */
void            gops_paste_file_survey_head (GopsPasteSurvey       *self,
                                             const GopsFileHead    *head);

/**
 * gops_paste_file_open:
 * @platform: of the method's ids, "" for any
 *
 * Errors: as GopsChatFormat.open
 */
GopsChatReader *gops_paste_file_open        (GFile                 *file,
                                             const char            *platform,
                                             const GopsChatOptions *options,
                                             GopsImportReport      *report,
                                             GCancellable          *cancellable,
                                             GError               **error);
