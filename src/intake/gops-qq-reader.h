/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats of QQ: the text export of its message manager, one chat or all of an account, and what people copy from it. */
#pragma once

#include "gops-chat-reader.h"
#include "gops-paste-survey.h"

/* A head is a line "2019-09-23 8:43:38 【title】nickname(number)" behind an empty line. In a chat where messages have
 * accounts, a line without one is no head; in chats of two nobody has one. */

/**
 * gops_qq_reader_new:
 * @lines: (transfer full)
 * @survey: of the same text
 *
 * Returns: (transfer full): reads what has its heads in front, whoever wrote it
 */
GopsChatReader *gops_qq_reader_new (GopsLineReader        *lines,
                                    const GopsPasteSurvey *survey,
                                    const char            *platform,
                                    const GopsChatOptions *options,
                                    GopsImportReport      *report);
