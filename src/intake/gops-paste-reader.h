/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats that were copied or mailed: heads with the time behind the name, or names with a colon. */
#pragma once

#include "gops-chat-reader.h"
#include "gops-paste-survey.h"

/* Times without a day belong to the last day that the text named, or to GopsChatOptions.from_day; where a clock goes
 * back by more than ten minutes, and the text names no days on lines of their own, the next day has begun. A day without a
 * year is the nearest that is not in the future, 昨天 and 星期三 are told from today, unless from_day says where it begins.
 * As long as nobody knows the day, it is today. */

/**
 * gops_paste_reader_new:
 * @lines: (transfer full)
 * @survey: of the same text
 */
GopsChatReader *gops_paste_reader_new (GopsLineReader        *lines,
                                       const GopsPasteSurvey *survey,
                                       GopsDateOrder          order,
                                       const char            *platform,
                                       const GopsChatOptions *options,
                                       GopsImportReport      *report);
