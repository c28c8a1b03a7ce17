/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats whose messages begin with day, time and name, as QQ exports them. */
#include "config.h"

#include "gops-qq-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-headed-reader.h"
#include "gops-qq-sender.h"

#define MAX_HEAD  400     /* bytes */
#define MAX_ROOMS 10000   /* a whole account has hundreds */
#define MIN_RULE  16      /* signs "=" of a line that separates chats; 64 in QQ's own */

typedef struct
{
  GopsHeadedReader headed;
  gboolean         tight;   /* heads need no empty line before them */
  gboolean         copied;  /* no export: empty lines may have been lost */

  /* The chat at hand */
  char            *group;   /* (owned) (nullable): that it is filed in */
  char            *object;  /* (owned) (nullable): its name */
  guint64          object_line;
  gboolean         has_room;
  guint            room;
  gboolean         accounts_known;
  gboolean         accounts;   /* its members have accounts, so what has none is no head */
  gboolean         in_lead;    /* before its first head */
  gboolean         left_out;
  GHashTable      *seen;       /* (owned): name and first head of the chats so far */

  /* The lines before the one at hand */
  gboolean         after_blank;
  gboolean         has_rules;
  gsize            rule;   /* signs in a line that may separate chats, 0 for none */
} QQReader;

static gsize
rule_length (const char *line)
{
  gsize n = *line == '=' ? strspn (line, "=") : 0;

  return n >= MIN_RULE && line[n + strspn (line + n, " ")] == '\0' ? n : 0;
}

static const char *
behind_word (const char *line,
             const char *word)
{
  static const char wide_colon[] = "：";
  gsize length = strlen (word);

  if (strncmp (line, word, length) != 0)
    return NULL;
  if (line[length] == ':')
    return line + length + 1;
  return g_str_has_prefix (line + length, wide_colon) ? line + length + strlen (wide_colon) : NULL;
}

static void
begin_chat (QQReader   *self,
            const char *object)
{
  g_free (self->object);
  self->object = gops_cell_clean_line (object, GOPS_NAME_MAX_CHARACTERS, NULL);
  self->object_line = gops_line_reader_get_number (self->headed.lines);
  self->has_room = self->accounts_known = self->accounts = self->left_out = FALSE;
}

/* Where the file has rules, only what stands below one begins a chat: texts may hold the same words. */
static gboolean
take_chat_line (QQReader   *self,
                const char *line)
{
  const char *group, *object;
  gboolean possible;

  if ((guchar) *line != 0xe6)   /* the first byte of both words: cheap, and false for nearly every line */
    return FALSE;
  group = behind_word (line, "消息分组");
  object = behind_word (line, "消息对象");
  possible = self->has_rules ? self->rule > 0 : self->in_lead || (group != NULL && self->after_blank);
  if ((group == NULL && object == NULL) || !possible)
    return FALSE;
  if (group != NULL)
    {
      g_free (self->group);
      self->group = gops_cell_clean_line (group, GOPS_NAME_MAX_CHARACTERS, NULL);
    }
  else
    begin_chat (self, object);
  self->in_lead = TRUE;
  return TRUE;
}

static gboolean
is_group (QQReader       *self,
          const GopsHead *head)
{
  if (self->group != NULL && (strstr (self->group, "群") != NULL || strstr (self->group, "讨论组") != NULL))
    return TRUE;
  return *head->person.id != '\0' && !gops_qq_sender_is_system (&head->person);
}

static void
leave_out (QQReader *self,
           char     *reason)
{
  self->left_out = TRUE;
  gops_import_report_skip (self->headed.base.report, self->object_line, TRUE, reason);
}

/* The same chat is filed under the recent ones and in its own group: it has the same name and begins with the same
 * head. */
static void
begin_room (QQReader       *self,
            const GopsHead *head,
            const char     *line)
{
  const char *name = self->object != NULL ? self->object : "";
  g_autofree char *key = g_strdup_printf ("%s\n%s", name, line);

  self->has_room = TRUE;
  if (self->headed.base.rooms->len >= MAX_ROOMS)
    leave_out (self, g_strdup_printf (_("more than %u chats; this one was left out"), MAX_ROOMS));
  else if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    leave_out (self, g_strdup_printf (_("the chat “%s” is in the file before; this time it was left out"), name));
  else
    self->room = gops_chat_reader_add_room (&self->headed.base, "", name, is_group (self, head));
}

/* In chats of two, nobody has an account and titles do not exist. */
static void
read_sender (QQReader *self,
             GopsHead *head)
{
  char *name = head->text->str;

  (void) gops_qq_sender_split_id (name, !self->accounts, &head->person);
  head->is_system = gops_qq_sender_is_system (&head->person);
  if (!self->accounts_known && !head->is_system)
    {
      self->accounts_known = TRUE;
      self->accounts = *head->person.id != '\0';
    }
  if (self->accounts)
    name = gops_qq_sender_split_title (name, &head->person);
  head->person.name = g_strstrip (name);
}

/* Returns: whether the entry before is complete */
static gboolean
take_head (QQReader            *self,
           const char          *line,
           const GopsPasteHead *found)
{
  gboolean complete;
  GopsHead *head = gops_headed_reader_begin (&self->headed, line, found->sender, found->sender_end, &complete);

  read_sender (self, head);
  if (!self->has_room)
    begin_room (self, head, line);
  self->in_lead = FALSE;
  head->when = found->when;
  head->room = self->room;
  head->is_set = !self->left_out;
  return complete;
}

static gboolean
is_head (QQReader      *self,
         const char    *line,
         gsize          length,
         GopsPasteHead *out_head)
{
  GopsPasteShape shape = { .account = self->accounts, .blank = !self->tight };
  const GopsHead *before = &self->headed.heads[self->headed.current];

  if (length > MAX_HEAD)
    return FALSE;
  if (gops_paste_head_read_front (line, out_head))
    return gops_paste_shape_fits (&shape, line, out_head, self->after_blank || self->in_lead ||
                                  (self->copied && before->is_set && gops_paste_head_follows (out_head, &before->when)));
  if (out_head->bare && self->after_blank && gops_headed_reader_is_open (&self->headed))
    gops_import_report_skip (self->headed.base.report, gops_line_reader_get_number (self->headed.lines), FALSE,
                             g_strdup (_("a time without a name; the line was read as text")));
  return FALSE;
}

/* A rule that no chat stands below is text. */
static void
give_back_rule (QQReader *self)
{
  g_autofree char *rule = self->rule > 0 ? g_strnfill (MIN (self->rule, GOPS_CHAT_MAX_BODY), '=') : NULL;

  if (rule != NULL)
    gops_headed_reader_add_text (&self->headed, rule, strlen (rule));
  self->rule = 0;
}

static gboolean
qq_take_line (GopsHeadedReader *reader,
              char             *line,
              gsize             length)
{
  QQReader *self = (QQReader *) reader;
  gsize rule = rule_length (line);
  GopsPasteHead head;
  gboolean complete = FALSE;

  if (rule == 0 && take_chat_line (self, line))
    {
      self->rule = 0;
      self->after_blank = FALSE;
      return gops_headed_reader_is_open (reader);
    }
  give_back_rule (self);
  if (rule > 0)
    {
      self->rule = rule;
      self->has_rules = self->after_blank = TRUE;
      return FALSE;
    }
  if (is_head (self, line, length, &head))
    complete = take_head (self, line, &head);
  else
    gops_headed_reader_add_text (&self->headed, line, length);
  self->after_blank = gops_paste_head_is_blank (line);
  return complete;
}

/* The year of the entry above tells the first digits of a head from others. */
static gboolean
is_begun_head (QQReader   *self,
               const char *line,
               gsize       length)
{
  g_autofree char *year = g_strdup_printf ("%04d", self->headed.heads[self->headed.current].when.year);
  GopsPasteHead head;

  if (gops_paste_head_read_front (line, &head) || head.bare)
    return TRUE;
  return gops_paste_head_begins_front (line) && (length > strlen (year) || g_str_has_prefix (year, line));
}

static gboolean
qq_is_begun (GopsHeadedReader *reader,
             const char       *line,
             gsize             length)
{
  QQReader *self = (QQReader *) reader;

  if (self->rule > 0)
    return TRUE;
  if (length == 0 || length > MAX_HEAD || !gops_headed_reader_is_open (reader) ||
      !(self->after_blank || (self->tight && gops_headed_reader_has_text (reader))))
    return FALSE;
  return is_begun_head (self, line, length) || (self->after_blank && line[strspn (line, "=")] == '\0');
}

static void
qq_clear (GopsHeadedReader *reader)
{
  QQReader *self = (QQReader *) reader;

  g_free (self->group);
  g_free (self->object);
  g_hash_table_unref (self->seen);
}

static const GopsHeadedReaderClass qq_class = { .take_line = qq_take_line, .is_begun = qq_is_begun, .clear = qq_clear };

GopsChatReader *
gops_qq_reader_new (GopsLineReader        *lines,
                    const GopsPasteSurvey *survey,
                    const char            *platform,
                    const GopsChatOptions *options,
                    GopsImportReport      *report)
{
  QQReader *self = g_new0 (QQReader, 1);
  GopsPasteShape shape;

  gops_paste_survey_get_shape (survey, &shape);
  gops_headed_reader_init (&self->headed, &qq_class, lines, platform, options, report);
  self->tight = !shape.blank;
  self->copied = !survey->banner;
  self->after_blank = self->in_lead = TRUE;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return &self->headed.base;
}
