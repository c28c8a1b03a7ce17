/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats that were copied or mailed. */
#include "config.h"

#include "gops-paste-reader.h"

#include "gops-headed-reader.h"
#include "gops-qq-sender.h"

#define HALF_YEAR    183   /* days: a day of a year that lies as far back is one of the next year */
#define MAX_SENDERS  5000
#define LEAP_YEARS   9     /* one of them has a 29 February */
#define OUT_OF_ORDER 600   /* seconds that a clock may go back within a day: neighbours change places */

typedef struct
{
  GopsHeadedReader headed;
  GopsPasteSurvey  survey;        /* its day lines alone */
  GopsPasteShape   shape;
  GHashTable      *senders;       /* (owned): as they stand in the heads so far */
  GopsDateOrder    order;
  guint            next_day_line;
  gboolean         has_days;      /* the text names its days on lines of their own */
  gboolean         after_blank;

  /* The day of times that name none */
  GopsDateValue    day;
  gboolean         knows_day;     /* the text told it, or somebody did */
  gboolean         has_begun;     /* there was a day, or a time */
  GopsDateValue    today;
  GopsDateValue    first_day;     /* as somebody said; year 0: nobody did */
  int              last_second;   /* of that day; -1: there was none */
} PasteReader;

static GDate
make_date (const GopsDateValue *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day->day, day->month, day->year);
  return date;
}

static void
set_date (GopsDateValue *day,
          const GDate   *date)
{
  day->year = g_date_get_year (date);
  day->month = g_date_get_month (date);
  day->day = g_date_get_day (date);
}

static void
next_day (GopsDateValue *day)
{
  GDate date = make_date (day);

  g_date_add_days (&date, 1);
  set_date (day, &date);
}

static int
seconds_of (const GopsDateValue *when)
{
  return (when->hour * 60 + when->minute) * 60 + when->second;
}

static void
copy_day (GopsDateValue       *to,
          const GopsDateValue *from)
{
  to->year = from->year;
  to->month = from->month;
  to->day = from->day;
}

/* A clock that goes back tells of the next day. */
static void
settle_day (PasteReader   *self,
            GopsDateValue *when)
{
  int second = seconds_of (when);

  if (!self->has_days && self->last_second >= 0 && second + OUT_OF_ORDER < self->last_second && self->day.year < 9999)
    next_day (&self->day);
  self->last_second = second;
  copy_day (when, &self->day);
}

/* 3月5日: in the year of the day before, or the next; where none is known, the nearest. Never in the future. */
static void
settle_year (PasteReader   *self,
             GopsDateValue *when)
{
  GDate known = make_date (&self->day), today = make_date (&self->today), date;

  when->year = self->day.year;
  if (self->knows_day && when->year < 9999 && g_date_valid_dmy (when->day, when->month, when->year))
    {
      date = make_date (when);
      when->year += g_date_days_between (&date, &known) > HALF_YEAR;
    }
  for (guint i = 0; i < LEAP_YEARS; i++, when->year--)
    {
      if (!g_date_valid_dmy (when->day, when->month, when->year))
        continue;
      date = make_date (when);
      if (g_date_compare (&date, &today) <= 0)
        return;
    }
}

/* 星期三: the next one, where it is known where the text begins; else the last one. */
static void
settle_word (PasteReader      *self,
             GopsPasteDayWord  word)
{
  gboolean told = self->first_day.year > 0;
  GDate date = make_date (told ? &self->day : &self->today);

  if (word <= GOPS_PASTE_DAY_SUNDAY && told)
    g_date_add_days (&date, ((guint) word + 7 - g_date_get_weekday (&date)) % 7);
  else if (word <= GOPS_PASTE_DAY_SUNDAY)
    g_date_subtract_days (&date, (g_date_get_weekday (&date) + 6 - (guint) word) % 7 + 1);
  else if (!told)
    g_date_subtract_days (&date, (guint) (word - GOPS_PASTE_DAY_TODAY));
  else if (self->has_begun)
    g_date_add_days (&date, 1);
  set_date (&self->day, &date);
}

/* What the line says of the day. Returns: whether it does */
static gboolean
take_day (PasteReader         *self,
          const GopsPasteHead *head)
{
  GopsDateValue when = head->when;

  if (!head->has_day && head->word == GOPS_PASTE_DAY_NONE)
    return FALSE;
  if (head->has_day && !head->has_year)
    settle_year (self, &when);
  if (!head->has_day)
    settle_word (self, head->word);
  else if (g_date_valid_dmy (when.day, when.month, when.year))
    self->day = when;
  self->knows_day = self->has_begun = TRUE;
  self->last_second = -1;
  return TRUE;
}

static GopsDateValue
settle_time (PasteReader         *self,
             const GopsPasteHead *head)
{
  GopsDateValue when = head->when;

  if (!take_day (self, head))
    settle_day (self, &when);
  else if (!head->has_year)
    copy_day (&when, &self->day);
  self->last_second = seconds_of (&when);
  self->has_begun = TRUE;
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

  if (g_hash_table_size (self->senders) < MAX_SENDERS && *name != '\0')
    g_hash_table_add (self->senders, g_strdup (name));
  (void) gops_qq_sender_split_id (name, !self->shape.account, &head->person);
  head->is_system = gops_qq_sender_is_system (&head->person);
  head->person.name = g_strstrip (gops_qq_sender_split_title (name, &head->person));
  head->when = settle_time (self, found);
  return complete;
}

/* An empty line that was lost in copying takes no message away: a head is known by its time, or by who wrote before. */
static gboolean
goes_on (PasteReader         *self,
         const char          *line,
         const GopsPasteHead *head)
{
  const GopsHead *before = &self->headed.heads[self->headed.current];
  g_autofree char *sender = NULL;

  if (!head->has_seconds || !before->is_set)
    return FALSE;
  if (gops_paste_head_follows (head, &before->when))
    return TRUE;
  sender = g_strndup (line + head->sender, head->sender_end - head->sender);
  return !head->has_year && g_hash_table_contains (self->senders, sender);
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
         gops_paste_shape_fits (&self->shape, line, out_head, self->after_blank || goes_on (self, line, out_head));
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
      self->knows_day = self->has_begun = self->after_blank = TRUE;
      self->last_second = -1;
      return FALSE;
    }
  if (gops_paste_survey_is_day_line (&self->survey, &self->shape, gops_line_reader_get_number (reader->lines), &self->next_day_line) &&
      gops_paste_head_read_day_line (line, length, &head))
    {
      (void) take_day (self, &head);
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

/* More than a number: what is copied seldom ends with a line end, and its last line may be anything. */
static gboolean
looks_like_time (const char *text)
{
  return strpbrk (text, "0123456789") != NULL &&
         (strpbrk (text, ":/-") != NULL || strstr (text, "年") != NULL || strstr (text, "月") != NULL) && gops_paste_head_begins_time (text);
}

/* Somebody who wrote before, and a part of a time. */
static gboolean
begins_with_name (PasteReader *self,
                  const char  *line)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->senders);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (line, name) && looks_like_time (line + strlen (name)))
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
  PasteReader *self = (PasteReader *) reader;

  gops_paste_survey_clear (&self->survey);
  g_hash_table_unref (self->senders);
}

static const GopsHeadedReaderClass paste_class = { .take_line = paste_take_line, .is_begun = paste_is_begun, .clear = paste_clear };

static void
set_today (PasteReader           *self,
           const GopsChatOptions *options)
{
  g_autoptr (GDateTime) now = NULL;

  if (options->today != NULL && gops_date_read (options->today, GOPS_DATE_ORDER_YMD, &self->today) == GOPS_DATE_OK)
    return;
  now = options->zone != NULL ? g_date_time_new_now (options->zone) : g_date_time_new_now_local ();
  g_date_time_get_ymd (now, &self->today.year, &self->today.month, &self->today.day);
}

static void
set_first_day (PasteReader           *self,
               const GopsPasteSurvey *survey,
               const GopsChatOptions *options)
{
  GopsChatFindings *findings = &self->headed.base.findings;

  set_today (self, options);
  copy_day (&self->day, &self->today);
  self->last_second = -1;
  if (options->from_day == NULL ||
      gops_date_read (options->from_day, GOPS_DATE_ORDER_YMD, &self->first_day) != GOPS_DATE_OK)
    self->first_day = (GopsDateValue) { 0 };
  else
    copy_day (&self->day, &self->first_day);
  self->knows_day = self->first_day.year > 0;
  findings->needs_day = !self->knows_day && gops_paste_survey_needs_day (survey, &self->shape);
  findings->from_today = !self->knows_day && survey->words > 0;
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
  self->senders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = order;
  self->has_days = survey->days > 0 || survey->day_lines != NULL;
  self->survey.day_lines = survey->day_lines != NULL ? g_array_ref (survey->day_lines) : NULL;
  self->after_blank = TRUE;
  set_first_day (self, survey, options);
  (void) gops_chat_reader_add_room (&self->headed.base, "", survey->room != NULL ? survey->room : "",
                                    survey->mail ? survey->is_group : TRUE);
  return &self->headed.base;
}
