/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats that were copied or mailed. */
#include "config.h"

#include "gops-paste-reader.h"

#include "gops-headed-reader.h"
#include "gops-qq-sender.h"

#define MAX_NAMES    1000
#define OUT_OF_ORDER 600   /* seconds that a clock may go back within a day: neighbours change places */

typedef struct
{
  GopsHeadedReader headed;
  GopsPasteShape   shape;
  GopsDateOrder    order;
  gboolean         has_days;      /* the text names its days on lines of their own */
  gboolean         after_blank;
  GHashTable      *names;         /* (owned) (element-type utf8): of those who wrote, as their heads have them: the first */

  /* The day of times that name none */
  GopsDateValue    day;
  GopsDateValue    first_day;     /* as somebody said; year 0: nobody did */
  int              last_second;   /* of that day; -1: there was none */
} PasteReader;

static void
next_day (GopsDateValue *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day->day, day->month, day->year);
  g_date_add_days (&date, 1);
  day->year = g_date_get_year (&date);
  day->month = g_date_get_month (&date);
  day->day = g_date_get_day (&date);
}

/* The first time without a day: somebody said which it is. Later, a clock that goes back tells of the next day. */
static void
settle_day (PasteReader   *self,
            GopsDateValue *when)
{
  int second = (when->hour * 60 + when->minute) * 60 + when->second;

  if (!self->has_days && self->last_second < 0 && self->first_day.year > 0)
    self->day = self->first_day;
  else if (!self->has_days && self->last_second >= 0 && second + OUT_OF_ORDER < self->last_second &&
           self->day.year < 9999)
    next_day (&self->day);
  self->last_second = second;
  when->year = self->day.year;
  when->month = self->day.month;
  when->day = self->day.day;
}

/* 3月5日 */
static void
settle_year (PasteReader   *self,
             GopsDateValue *when)
{
  when->year = self->first_day.year > 0 ? self->first_day.year : self->day.year;
}

static GopsDateValue
settle_time (PasteReader         *self,
             const GopsPasteHead *head)
{
  GopsDateValue when = head->when;

  if (!head->has_day)
    {
      settle_day (self, &when);
      return when;
    }
  if (!head->has_year)
    settle_year (self, &when);
  if (g_date_valid_dmy (when.day, when.month, when.year))
    {
      self->day = when;
      self->last_second = -1;
    }
  return when;
}

/* Returns: whether the entry before is complete */
static gboolean
take_head (PasteReader         *self,
           const char          *line,
           const GopsPasteHead *found)
{
  gboolean complete;
  GopsHead *head = gops_headed_reader_begin (&self->headed, line, found->sender, found->sender_end, &complete);
  char *name = head->text->str;

  if (g_hash_table_size (self->names) < MAX_NAMES && *name != '\0')
    g_hash_table_add (self->names, g_strdup (name));
  (void) gops_qq_sender_split_id (name, !self->shape.account, &head->person);
  head->is_system = gops_qq_sender_is_system (&head->person);
  head->person.name = g_strstrip (gops_qq_sender_split_title (name, &head->person));
  head->when = settle_time (self, found);
  return complete;
}

static gboolean
is_head (PasteReader   *self,
         const char    *line,
         gsize          length,
         GopsPasteHead *out_head)
{
  if (self->shape.form == GOPS_PASTE_NAME)
    return self->after_blank && gops_paste_head_read_name (line, length, out_head);
  return gops_paste_head_read_back (line, length, self->order, out_head) &&
         gops_paste_shape_fits (&self->shape, line, out_head, self->after_blank);
}

/* What the platform says has no head in a window that was copied, and stands alone: "X撤回了一条消息". Where the blank line before
 * it is lost, the quotes around a name tell it from the message above: "X"邀请"Y"加入了群聊 */
static gboolean
is_system (PasteReader *self,
           const char  *line)
{
  gboolean apart = self->after_blank || *line == '"' || g_str_has_prefix (line, "“");

  return self->shape.blank && apart && gops_chat_fill_knows (&self->headed.fill, line);
}

static gboolean
take_system (PasteReader *self,
             const char  *line,
             gsize        length)
{
  const GopsHead *before = &self->headed.heads[self->headed.current];
  GopsDateValue when = before->is_set ? before->when : self->day;
  gboolean complete;
  GopsHead *head = gops_headed_reader_begin (&self->headed, line, 0, length, &complete);

  head->is_system = head->is_alone = TRUE;
  head->when = when;
  return complete;
}

static gboolean
paste_take_line (GopsHeadedReader *reader,
                 char             *line,
                 gsize             length)
{
  PasteReader *self = (PasteReader *) reader;
  gboolean blank = gops_paste_head_is_blank (line), complete = FALSE;
  GopsPasteHead head;
  GopsDateValue day;

  if (!blank && gops_paste_head_read_day (line, length, &day))
    {
      self->day = day;
      self->last_second = -1;
      self->after_blank = TRUE;
      return FALSE;
    }
  if (is_head (self, line, length, &head))
    complete = take_head (self, line, &head);
  else if (!blank && is_system (self, line))
    complete = take_system (self, line, length);
  else
    gops_headed_reader_add_text (reader, line, length);
  self->after_blank = blank;
  return complete;
}

/* Somebody who wrote before, and a part of a time. */
static gboolean
begins_with_name (PasteReader *self,
                  const char  *line)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (line, name) && gops_paste_head_begins_time (line + strlen (name)))
      return TRUE;
  return FALSE;
}

static gboolean
paste_is_begun (GopsHeadedReader *reader,
                const char       *line,
                gsize             length)
{
  PasteReader *self = (PasteReader *) reader;
  GopsPasteHead head;

  if (length == 0 || !gops_headed_reader_has_text (reader) || (self->shape.blank && !self->after_blank))
    return FALSE;
  return is_head (self, line, length, &head) || begins_with_name (self, line) ||
         (self->has_days && self->after_blank && gops_paste_head_begins_day (line));
}

static void
paste_clear (GopsHeadedReader *reader)
{
  g_hash_table_unref (((PasteReader *) reader)->names);
}

static const GopsHeadedReaderClass paste_class = { .take_line = paste_take_line, .is_begun = paste_is_begun, .clear = paste_clear };

static void
set_first_day (PasteReader           *self,
               const GopsChatOptions *options,
               gboolean               needs_day)
{
  self->day = (GopsDateValue) { .year = 1970, .month = 1, .day = 1 };
  self->last_second = -1;
  if (options->from_day == NULL ||
      gops_date_read (options->from_day, GOPS_DATE_ORDER_YMD, &self->first_day) != GOPS_DATE_OK)
    self->first_day = (GopsDateValue) { 0 };
  else
    self->day = self->first_day;
  self->headed.base.findings.needs_day = needs_day && self->first_day.year == 0;
}

GopsChatReader *
gops_paste_reader_new (GopsLineReader        *lines,
                       const GopsPasteSurvey *survey,
                       GopsDateOrder          order,
                       const char            *platform,
                       const GopsChatOptions *options,
                       GopsImportReport      *report)
{
  PasteReader *self = g_new0 (PasteReader, 1);

  gops_headed_reader_init (&self->headed, &paste_class, lines, platform, options, report);
  gops_paste_survey_get_shape (survey, &self->shape);
  self->order = order;
  self->has_days = survey->days > 0;
  self->after_blank = TRUE;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set_first_day (self, options, gops_paste_survey_needs_day (survey, &self->shape));
  (void) gops_chat_reader_add_room (&self->headed.base, "", survey->room != NULL ? survey->room : "",
                                    survey->mail ? survey->is_group : TRUE);
  return &self->headed.base;
}
