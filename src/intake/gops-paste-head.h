/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over the messages of a copied or exported chat: who wrote, and when. */
#pragma once

#include "gops-date-reader.h"

/**
 * GopsPasteDayWord: a day that is told from the one on which it was copied; the first seven are days of the week, as in GDate
 */
typedef enum
{
  GOPS_PASTE_DAY_NONE,
  GOPS_PASTE_DAY_MONDAY,
  GOPS_PASTE_DAY_SUNDAY = GOPS_PASTE_DAY_MONDAY + 6,
  GOPS_PASTE_DAY_TODAY,
  GOPS_PASTE_DAY_YESTERDAY,
  GOPS_PASTE_DAY_BEFORE_YESTERDAY,
} GopsPasteDayWord;

/**
 * GopsPasteHead:
 * @verdict: %GOPS_DATE_DOUBTFUL where the day can be read in two ways
 * @has_day: the line names a day; else only the time of when is set
 * @has_year: @has_day, and with its year
 * @word: where there is no other day
 * @has_seconds: the clock shows seconds
 * @wide: two blanks or more stand before the time
 * @bare: there is a time and nobody's name; such a line is no head
 * @sender: in the line, where the name begins
 * @sender_end: in the line, where it ends
 * @time: in the line, where the time begins
 */
typedef struct
{
  GopsDateVerdict verdict;
  GopsDateValue   when;
  gboolean        has_day;
  gboolean        has_year;
  GopsPasteDayWord word;
  gboolean        has_seconds;
  gboolean        wide;
  gboolean        bare;
  gsize           sender;
  gsize           sender_end;
  gsize           time;
} GopsPasteHead;

/**
 * gops_paste_head_read_front:
 * @out_head: (out): bare is set on failure too
 *
 * "2019-09-23 8:43:38 PM 【title】name(id)": the day, year first, and the time with seconds stand in front.
 */
gboolean gops_paste_head_read_front (const char    *line,
                                     GopsPasteHead *out_head);

/** gops_paste_head_begins_front: whether @line is the beginning of a day, year first, and a time */
gboolean gops_paste_head_begins_front (const char   *line);

/** gops_paste_head_begins_time: whether @text, which stands behind a name, is nothing but a time, or the beginning of one */
gboolean gops_paste_head_begins_time (const char    *text);

/**
 * gops_paste_head_read_back:
 * @order: of doubtful days
 *
 * "name 9:59:54 PM", "name(id) 2026/04/08 00:00:10", "name  23:50:12 ", "name 2021/8/20 星期五 下午 2:04:59"
 */
gboolean gops_paste_head_read_back  (const char    *line,
                                     gsize          length,
                                     GopsDateOrder  order,
                                     GopsPasteHead *out_head);

/**
 * gops_paste_head_follows:
 * @before: of the head above
 *
 * Returns: whether the line tells day and second, and these come after @before: what is quoted in a text is older
 */
gboolean gops_paste_head_follows   (const GopsPasteHead *self,
                                    const GopsDateValue *before);

/** gops_paste_head_read_name: "name:", alone on its line and without a time */
gboolean gops_paste_head_read_name  (const char    *line,
                                     gsize          length,
                                     GopsPasteHead *out_head);

/** gops_paste_head_read_day: "— —  2020-2-21  — —" */
gboolean gops_paste_head_read_day   (const char    *line,
                                     gsize          length,
                                     GopsDateValue *out_day);

/**
 * gops_paste_head_read_day_line:
 * @out_head: (out): its day
 *
 * "11月28日", "昨天", "星期三", "2026年11月28日 星期六 09:15", alone on the line. It may be what somebody wrote, too.
 */
gboolean gops_paste_head_read_day_line (const char    *line,
                                        gsize          length,
                                        GopsPasteHead *out_head);

/** gops_paste_head_begins_day: whether the line is the beginning of that, and no more than a day */
gboolean gops_paste_head_begins_day  (const char    *line);

/** gops_paste_head_is_blank: whether the line holds nothing but blanks and marks that cannot be seen */
gboolean gops_paste_head_is_blank   (const char    *line);
