/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a copied or exported chat is laid out: one look at its lines before they are read. */
#pragma once

#include "gops-order-survey.h"
#include "gops-paste-head.h"
#include "gops-line-reader.h"

/**
 * GopsPasteForm: where the heads of the messages are
 * @GOPS_PASTE_NONE: there are none
 * @GOPS_PASTE_FRONT: lines that begin with day and time
 * @GOPS_PASTE_BACK: lines that end with a time
 * @GOPS_PASTE_NAME: lines that are a name and a colon
 */
typedef enum
{
  GOPS_PASTE_NONE,
  GOPS_PASTE_FRONT,
  GOPS_PASTE_BACK,
  GOPS_PASTE_NAME,
} GopsPasteForm;

/**
 * GopsPasteShape: what a line must have besides to be a head, as nearly all heads of the file have it
 * @account: an account behind the name
 * @blank: an empty line, or the beginning, before it
 * @wide: two blanks before the time
 * @seconds: in the time
 */
typedef struct
{
  GopsPasteForm form;
  gboolean      account;
  gboolean      blank;
  gboolean      wide;
  gboolean      seconds;
} GopsPasteShape;

#define GOPS_PASTE_N_TRAITS 6   /* the four of the shape, that the day was not known at that line, and that it is told without a year */
#define GOPS_PASTE_MAX_DAY_LINES 100000

/**
 * GopsPasteDayLine: a line with nothing but a day, above a head
 * @after_blank: an empty line, or nothing, stands before it
 */
typedef struct
{
  guint64  line;
  gboolean after_blank;
} GopsPasteDayLine;

/**
 * GopsPasteSurvey: zero to begin with
 * @fronts: how many such lines there are, by what they have
 * @backs: the same
 * @names: how many such lines there are
 * @days: lines with nothing but a day, between dashes or with its year
 * @day_lines: (owned) (nullable) (element-type GopsPasteDayLine): others, in their order
 * @dated: heads with day and year
 * @hints: days without a year, and 昨天, so far
 * @words: 昨天 and 星期三
 * @banner: the first lines are those of QQ's export
 * @page: it is QQ's export as a web page
 * @mail: the first lines are those of a WeChat mail
 * @order: of the days
 * @room: (owned) (nullable): the chat's name, where such a mail tells it
 * @is_group: whether that chat is a group
 */
typedef struct
{
  guint64         fronts[1 << GOPS_PASTE_N_TRAITS];
  guint64         backs[1 << GOPS_PASTE_N_TRAITS];
  guint64         names;
  guint64         days;
  GArray         *day_lines;
  guint64         dated;
  guint64         hints;
  guint64         words;
  gboolean        banner;
  gboolean        page;
  gboolean        mail;
  GopsOrderSurvey order;
  char           *room;
  gboolean        is_group;
} GopsPasteSurvey;

/** gops_paste_survey_read: an export, which needs no second look, is not read to its end */
gboolean gops_paste_survey_read      (GopsPasteSurvey       *self,
                                      GopsLineReader        *lines,
                                      GCancellable          *cancellable,
                                      GError               **error);
void     gops_paste_survey_clear     (GopsPasteSurvey       *self);
void     gops_paste_survey_get_shape (const GopsPasteSurvey *self,
                                      GopsPasteShape        *out_shape);

/** gops_paste_survey_count: Returns: how many lines are heads of @shape */
guint64  gops_paste_survey_count     (const GopsPasteSurvey *self,
                                      const GopsPasteShape  *shape);

/** gops_paste_survey_is_vague: whether heads of @shape stand before the first day with a year */
gboolean gops_paste_survey_is_vague  (const GopsPasteSurvey *self,
                                      const GopsPasteShape  *shape);

/** gops_paste_survey_needs_day: whether heads of @shape stand before the first day of the file that is told in any way */
gboolean gops_paste_survey_needs_day (const GopsPasteSurvey *self,
                                      const GopsPasteShape  *shape);

/** gops_paste_survey_is_day_line: @io_next: of the day lines, to go on with; 0 to begin with */
gboolean gops_paste_survey_is_day_line (const GopsPasteSurvey *self,
                                        const GopsPasteShape  *shape,
                                        guint64                line,
                                        guint                 *io_next);

/**
 * gops_paste_shape_fits:
 * @line: that @head was read from
 * @after_blank: an empty line, or nothing, stands before it
 */
gboolean gops_paste_shape_fits       (const GopsPasteShape  *self,
                                      const char            *line,
                                      const GopsPasteHead   *head,
                                      gboolean               after_blank);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsPasteSurvey, gops_paste_survey_clear)
