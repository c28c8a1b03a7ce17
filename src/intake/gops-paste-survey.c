/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a copied or exported chat is laid out. */
#include "config.h"

#include "gops-paste-survey.h"

#include <string.h>

#include "gops-qq-sender.h"

#define FIRST_LINES  12    /* where banners stand */
#define ENOUGH       200   /* heads of an export after which its layout is known */
#define NEARLY_ALL   2     /* so many times as many have it as have it not; what was copied is short */

typedef enum
{
  HAS_ACCOUNT = 1 << 0,
  HAS_BLANK = 1 << 1,
  HAS_WIDE = 1 << 2,
  HAS_SECONDS = 1 << 3,
  HAS_NO_DAY = 1 << 4,
  HAS_HINT = 1 << 5,
} Traits;

/* What the lines so far were. */
typedef struct
{
  gboolean         after_blank;
  gboolean         after_head;
  GopsPasteDayLine day_line;   /* line 0: none; waits for a head */
  GopsPasteHead    day;        /* of that line */
} Walk;

void
gops_paste_survey_clear (GopsPasteSurvey *self)
{
  gops_order_survey_clear (&self->order);
  g_clear_pointer (&self->room, g_free);
  g_clear_pointer (&self->day_lines, g_array_unref);
}

static gboolean
has_account (const char          *line,
             const GopsPasteHead *head)
{
  g_autofree char *sender = g_strndup (line + head->sender, head->sender_end - head->sender);
  GopsChatPerson person = GOPS_CHAT_NOBODY;

  return gops_qq_sender_split_id (sender, FALSE, &person);
}

static Traits
get_traits (const char          *line,
            const GopsPasteHead *head,
            gboolean             after_blank)
{
  Traits traits = 0;

  if (has_account (line, head))
    traits |= HAS_ACCOUNT;
  if (after_blank)
    traits |= HAS_BLANK;
  if (head->wide)
    traits |= HAS_WIDE;
  if (head->has_seconds)
    traits |= HAS_SECONDS;
  return traits;
}

static Traits
get_demands (const GopsPasteShape *shape)
{
  return (shape->account ? HAS_ACCOUNT : 0) | (shape->blank ? HAS_BLANK : 0) | (shape->wide ? HAS_WIDE : 0) |
         (shape->seconds ? HAS_SECONDS : 0);
}

gboolean
gops_paste_shape_fits (const GopsPasteShape *self,
                       const char           *line,
                       const GopsPasteHead  *head,
                       gboolean              after_blank)
{
  if ((self->blank && !after_blank) || (self->wide && !head->wide) || (self->seconds && !head->has_seconds))
    return FALSE;
  return !self->account || has_account (line, head);
}

/* 微信群"读书会"的聊天记录如下, 阿珍 和 老周 在微信上的聊天记录如下，请查收。 */
static void
read_mail (GopsPasteSurvey *self,
           const char      *line)
{
  static const char *const opens[] = { "“", "\"", "「" }, *const closes[] = { "”", "\"", "」" };
  const char *tail = strstr (line, "聊天记录如下");

  if (tail == NULL || self->mail)
    return;
  self->mail = TRUE;
  self->is_group = strstr (line, " 和 ") == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (opens) && self->room == NULL; i++)
    {
      const char *open = strstr (line, opens[i]), *start = open != NULL ? open + strlen (opens[i]) : NULL;
      const char *close = start != NULL ? strstr (start, closes[i]) : NULL;

      if (close != NULL && close < tail)
        self->room = g_strndup (start, close - start);
    }
}

static void
read_banner (GopsPasteSurvey *self,
             const char      *line)
{
  if (strstr (line, "此消息记录为文本格式") != NULL || g_str_has_prefix (line, "消息对象:"))
    self->banner = TRUE;
  if (strstr (line, "Tencent MsgMgr") != NULL)
    self->page = TRUE;
  read_mail (self, line);
}

/* Returns: the sum of those that have @trait, or of those that have it not */
static guint64
sum (const guint64 *counts,
     Traits         trait,
     gboolean       with)
{
  guint64 n = 0;

  for (guint i = 0; i < 1 << GOPS_PASTE_N_TRAITS; i++)
    if (((i & trait) != 0) == with)
      n += counts[i];
  return n;
}

static gboolean
nearly_all (const guint64 *counts,
            Traits         trait)
{
  guint64 with = sum (counts, trait, TRUE);

  return with > 0 && with >= NEARLY_ALL * sum (counts, trait, FALSE);
}

void
gops_paste_survey_get_shape (const GopsPasteSurvey *self,
                             GopsPasteShape        *out_shape)
{
  guint64 fronts = sum (self->fronts, 0, FALSE), backs = sum (self->backs, 0, FALSE);
  gboolean front = fronts > 0 && (self->banner || fronts >= backs);
  const guint64 *counts = front ? self->fronts : self->backs;

  *out_shape = (GopsPasteShape) { GOPS_PASTE_NONE };
  if (fronts + backs == 0)
    {
      if (self->names > 0)
        *out_shape = (GopsPasteShape) { GOPS_PASTE_NAME, .blank = TRUE };
      return;
    }
  out_shape->form = front ? GOPS_PASTE_FRONT : GOPS_PASTE_BACK;
  out_shape->account = nearly_all (counts, HAS_ACCOUNT);
  out_shape->blank = nearly_all (counts, HAS_BLANK);
  out_shape->wide = nearly_all (counts, HAS_WIDE);
  out_shape->seconds = nearly_all (counts, HAS_SECONDS);
}

guint64
gops_paste_survey_count (const GopsPasteSurvey *self,
                         const GopsPasteShape  *shape)
{
  const guint64 *counts = shape->form == GOPS_PASTE_FRONT ? self->fronts : self->backs;
  Traits demands = get_demands (shape);
  guint64 n = 0;

  if (shape->form == GOPS_PASTE_NONE || shape->form == GOPS_PASTE_NAME)
    return shape->form == GOPS_PASTE_NAME ? self->names : 0;
  for (guint i = 0; i < 1 << GOPS_PASTE_N_TRAITS; i++)
    if ((i & demands) == demands)
      n += counts[i];
  return n;
}

static gboolean
has_back (const GopsPasteSurvey *self,
          Traits                 with,
          Traits                 without)
{
  for (guint i = 0; i < 1 << GOPS_PASTE_N_TRAITS; i++)
    if ((i & with) == with && (i & without) == 0 && self->backs[i] > 0)
      return TRUE;
  return FALSE;
}

gboolean
gops_paste_survey_is_vague (const GopsPasteSurvey *self,
                            const GopsPasteShape  *shape)
{
  if (shape->form == GOPS_PASTE_NAME)
    return self->days == 0;
  return shape->form == GOPS_PASTE_BACK && has_back (self, get_demands (shape) | HAS_NO_DAY, 0);
}

gboolean
gops_paste_survey_needs_day (const GopsPasteSurvey *self,
                             const GopsPasteShape  *shape)
{
  if (shape->form == GOPS_PASTE_NAME)
    return self->days == 0;
  return shape->form == GOPS_PASTE_BACK && has_back (self, get_demands (shape) | HAS_NO_DAY, HAS_HINT);
}

gboolean
gops_paste_survey_is_day_line (const GopsPasteSurvey *self,
                               const GopsPasteShape  *shape,
                               guint64                line,
                               guint                 *io_next)
{
  const GopsPasteDayLine *next;

  if (self->day_lines == NULL || *io_next >= self->day_lines->len)
    return FALSE;
  next = &g_array_index (self->day_lines, GopsPasteDayLine, *io_next);
  if (next->line != line)
    return FALSE;
  ++*io_next;
  return next->after_blank || !shape->blank;
}

static void
note_day (GopsPasteSurvey     *self,
          const GopsPasteHead *head)
{
  self->words += head->word != GOPS_PASTE_DAY_NONE;
  self->hints += head->word != GOPS_PASTE_DAY_NONE || (head->has_day && !head->has_year);
}

/* A day above a head is a heading, and no message. */
static void
settle_day_line (GopsPasteSurvey *self,
                 Walk            *walk)
{
  if (walk->day_line.line == 0)
    return;
  if (self->day_lines == NULL)
    self->day_lines = g_array_new (FALSE, FALSE, sizeof (GopsPasteDayLine));
  if (self->day_lines->len < GOPS_PASTE_MAX_DAY_LINES)
    g_array_append_val (self->day_lines, walk->day_line);
  note_day (self, &walk->day);
  self->days += walk->day.has_year;
  walk->day_line.line = 0;
}

static void
count_back (GopsPasteSurvey     *self,
            const char          *line,
            guint64              number,
            const GopsPasteHead *head,
            Walk                *walk)
{
  Traits traits = get_traits (line, head, walk->after_blank || walk->day_line.line > 0);

  settle_day_line (self, walk);
  note_day (self, head);
  if (!head->has_year && self->days + self->dated == 0)
    traits |= HAS_NO_DAY | (self->hints > 0 ? HAS_HINT : 0);
  self->backs[traits]++;
  self->dated += head->has_year;
  if (head->has_year)
    gops_order_survey_add (&self->order, head->verdict, &head->when, line + head->time, number);
}

/* Returns: whether the line is over a message */
static gboolean
survey_line (GopsPasteSurvey *self,
             const char      *line,
             gsize            length,
             guint64          number,
             Walk            *walk)
{
  GopsPasteHead head;
  GopsDateValue day;

  if (gops_paste_head_read_front (line, &head))
    self->fronts[get_traits (line, &head, walk->after_blank)]++;
  else if (gops_paste_head_read_back (line, length, GOPS_DATE_ORDER_UNKNOWN, &head))
    count_back (self, line, number, &head, walk);
  else if (gops_paste_head_read_day (line, length, &day))
    self->days++;
  else if (!walk->after_head && gops_paste_head_read_day_line (line, length, &walk->day))
    {
      walk->day_line = (GopsPasteDayLine) { number, walk->after_blank };
      return FALSE;
    }
  else if (walk->after_blank && gops_paste_head_read_name (line, length, &head))
    self->names++;
  else
    {
      walk->day_line.line = 0;
      return FALSE;
    }
  walk->day_line.line = 0;
  return TRUE;
}

/* The bar under a head of QQ's export counts as an empty line. */
static gboolean
is_gap (const char *line)
{
  return gops_paste_head_is_blank (line) || g_str_has_prefix (line, "========");
}

gboolean
gops_paste_survey_read (GopsPasteSurvey *self,
                        GopsLineReader  *lines,
                        GCancellable    *cancellable,
                        GError         **error)
{
  Walk walk = { .after_blank = TRUE };
  char *line;

  for (;;)
    {
      if (!gops_line_reader_next (lines, &line, cancellable, error))
        return FALSE;
      if (line == NULL || (sum (self->fronts, 0, FALSE) >= ENOUGH && sum (self->backs, 0, FALSE) < ENOUGH / NEARLY_ALL))
        return TRUE;
      if (gops_line_reader_get_number (lines) <= FIRST_LINES)
        read_banner (self, line);
      walk.after_head = !is_gap (line) && survey_line (self, line, gops_line_reader_get_length (lines), gops_line_reader_get_number (lines), &walk);
      walk.after_blank = is_gap (line);
    }
}
