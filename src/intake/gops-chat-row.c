/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an entry of one record of a table whose columns are known. */
#include "config.h"

#include "gops-chat-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-chat-marker.h"
#include "gops-discord-text.h"

#define MAX_ID      200     /* characters */
#define LOOK_FOR_ME 20000   /* rows from the start */

static void
set_columns (GopsChatRow *self,
             const guint *fields)
{
  guint n = self->headers->len;

  for (guint i = 0; i < GOPS_CHAT_N_FIELDS; i++)
    self->columns[i] = -1;
  for (guint i = n; i > 0; i--)
    self->columns[fields[i - 1]] = (int) i - 1;
  memcpy (self->beyond, self->columns, sizeof self->beyond);
  self->has_beyond =
    self->profile != NULL && self->profile->n_beyond > 0 && self->columns[GOPS_CHAT_FIELD_SENDER_ID] < 0;
  for (guint i = 0; self->has_beyond && i < self->profile->n_beyond; i++)
    self->beyond[gops_chat_profile_beyond (self->profile, i)] = (int) (n + i);
  self->here = self->columns;
}

void
gops_chat_row_init (GopsChatRow           *self,
                    GPtrArray             *headers,
                    const guint           *fields,
                    const GopsChatProfile *profile,
                    GopsDateOrder          order,
                    const GopsChatOptions *options)
{
  *self = (GopsChatRow) { .headers = g_ptr_array_ref (headers), .profile = profile, .order = order };
  set_columns (self, fields);
  self->clock = gops_chat_clock_new (options->zone);
  gops_chat_fill_init (&self->fill, options->me);
  gops_wechat_body_init (&self->wechat);
}

void
gops_chat_row_clear (GopsChatRow *self)
{
  g_ptr_array_unref (self->headers);
  gops_chat_clock_free (self->clock);
  gops_chat_fill_clear (&self->fill);
  gops_wechat_body_clear (&self->wechat);
  for (guint i = 0; i < GOPS_CHAT_N_FIELDS; i++)
    g_free (self->texts[i]);
  g_free (self->file);
}

const char *
gops_chat_row_get (GopsChatRow     *self,
                   GopsTableSource *source,
                   GopsChatField    field)
{
  int column = self->here[field];

  return column >= 0 ? gops_table_source_get_cell (source, (guint) column) : "";
}

static const char *
get_header (GopsChatRow  *self,
            GopsChatField field)
{
  int column = self->here[field];

  return column >= 0 && (guint) column < self->headers->len ? self->headers->pdata[column]
                                                            : gops_chat_mapping_fields ()[field].id;
}

static void
refuse (GopsChatRow      *self,
        GopsTableSource  *source,
        GopsChatField     field,
        const char       *value,
        const char       *why,
        gboolean          whole,
        GopsImportReport *report)
{
  g_autofree char *shown = gops_cell_clean_line (value, 60, NULL);

  gops_import_report_skip (report, gops_table_source_get_line (source), whole,
                           g_strdup_printf ("%s: %s: %s", get_header (self, field), shown, why));
}

static gboolean
has_more (GopsTableSource *source,
          guint            from)
{
  for (guint i = from; i < gops_table_source_get_n_cells (source); i++)
    if (*gops_table_source_get_cell (source, i) != '\0')
      return TRUE;
  return FALSE;
}

/* Files that were put together hold the header again. */
static gboolean
is_header (GopsChatRow     *self,
           GopsTableSource *source)
{
  for (guint i = 0; i < MIN (self->headers->len, 3); i++)
    if (g_strcmp0 (self->headers->pdata[i], gops_table_source_get_cell (source, i)) != 0)
      return FALSE;
  return TRUE;
}

gboolean
gops_chat_row_begin (GopsChatRow      *self,
                     GopsTableSource  *source,
                     GopsImportReport *report)
{
  guint n = gops_table_source_get_n_cells (source), n_headers = self->headers->len;
  guint64 line = gops_table_source_get_line (source);
  GopsTableFault fault = gops_table_source_get_fault (source);
  gboolean beyond = self->has_beyond && n == n_headers + self->profile->n_beyond;

  self->here = beyond ? self->beyond : self->columns;
  if (n == 0)
    {
      gops_import_report_skip (report, line, TRUE, g_strdup (_("a cell of more than 1 MiB")));
      return FALSE;
    }
  if (is_header (self, source) || gops_table_source_is_empty (source))
    return FALSE;
  if (fault == GOPS_TABLE_FAULT_QUOTE)
    gops_import_report_skip (report, line, FALSE, g_strdup (_("a quote is not closed; the line was read without it")));
  else if (!self->has_beyond && has_more (source, n_headers))
    gops_import_report_skip (report, line, FALSE, g_strdup_printf (_("%u cells, the header has %u"), n, n_headers));
  return TRUE;
}

/* Seconds, milliseconds, microseconds: told apart by their size, which fits the years 1653 to 5138 for seconds. */
static gboolean
read_epoch (const char *text,
            gint64     *out_at)
{
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10), size = ABS (number);

  if (end == text || size > G_GINT64_CONSTANT (100000000000000000) || end[strspn (end, ".0123456789")] != '\0')
    return FALSE;
  if (size < G_GINT64_CONSTANT (100000000000))
    number *= G_USEC_PER_SEC;
  else if (size < G_GINT64_CONSTANT (100000000000000))
    number *= 1000;
  *out_at = number;
  return TRUE;
}

static gboolean
read_time (GopsChatRow     *self,
           GopsTableSource *source,
           GopsChatReader  *reader)
{
  const char *epoch = gops_chat_row_get (self, source, GOPS_CHAT_FIELD_EPOCH);
  const char *time = gops_chat_row_get (self, source, GOPS_CHAT_FIELD_TIME);
  const char *day = gops_chat_row_get (self, source, GOPS_CHAT_FIELD_DAY);
  GopsChatField field = *day != '\0'    ? GOPS_CHAT_FIELD_DAY
                        : *time != '\0' ? GOPS_CHAT_FIELD_TIME
                                        : GOPS_CHAT_FIELD_EPOCH;
  g_autofree char *joined = *day != '\0' && *time != '\0' ? g_strconcat (day, " ", time, NULL) : NULL;
  const char *text = joined != NULL ? joined : *day != '\0' ? day : time;
  GopsDateVerdict verdict;
  GopsDateValue value;

  if (*epoch != '\0' && read_epoch (epoch, &reader->entry.at))
    return TRUE;
  verdict = gops_date_read (text, self->order, &value);
  if ((verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL) &&   /* the latter was asked about before */
      gops_chat_clock_read (self->clock, &value, &reader->entry.at))
    return TRUE;
  refuse (self, source, field, *text != '\0' ? text : epoch,
          verdict == GOPS_DATE_EMPTY || verdict == GOPS_DATE_NOT_A_DATE ? _("this is no date")
                                                                        : _("this date does not exist"),
          TRUE, reader->report);
  return FALSE;
}

/* Returns: (transfer none): the cell on one line, without what cannot be seen */
static const char *
clean_cell (GopsChatRow     *self,
            GopsTableSource *source,
            GopsChatField    field,
            guint            max)
{
  const char *cell = gops_chat_row_get (self, source, field);

  if (*cell == '\0')
    return "";
  g_free (self->texts[field]);
  self->texts[field] = gops_cell_clean_line (cell, max, NULL);
  return self->texts[field];
}

/* A number that a spreadsheet has rounded is nobody's and no message's. */
static const char *
clean_id (GopsChatRow      *self,
          GopsTableSource  *source,
          GopsChatField     field,
          GopsImportReport *report)
{
  const char *id = clean_cell (self, source, field, MAX_ID);

  if (!gops_cell_is_scientific (id))
    return id;
  refuse (self, source, field, id, _("a spreadsheet has destroyed this number"), FALSE, report);
  return "";
}

static gboolean
is_yes (const char *text)
{
  static const char *const words[] = { "1", "true", "yes", "y", "是", "真", "我", "自己", "self", "me", "发送" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_program (GopsChatRow    *self,
            GopsChatProgram program)
{
  return self->profile != NULL && self->profile->program == program;
}

static void
read_names (GopsChatRow     *self,
            GopsTableSource *source,
            GopsChatPerson  *person)
{
  const char *names[] = {
    clean_cell (self, source, GOPS_CHAT_FIELD_GROUP_CARD, GOPS_NAME_MAX_CHARACTERS),
    clean_cell (self, source, GOPS_CHAT_FIELD_SENDER_NAME, GOPS_NAME_MAX_CHARACTERS),
    clean_cell (self, source, GOPS_CHAT_FIELD_NICKNAME, GOPS_NAME_MAX_CHARACTERS),
    clean_cell (self, source, GOPS_CHAT_FIELD_REMARK, GOPS_NAME_MAX_CHARACTERS),
  };

  for (guint i = 0; i < G_N_ELEMENTS (names) && *person->name == '\0'; i++)
    person->name = names[i];
  if (!g_str_equal (names[2], person->name))
    person->full_name = names[2];
}

/* The exporter, where the table has no name for them: WeChat's tools write "I". */
static gboolean
is_me (GopsChatRow          *self,
       GopsTableSource      *source,
       const GopsChatPerson *person)
{
  if (*person->id != '\0')
    return FALSE;
  if (*person->name == '\0')
    return is_yes (gops_chat_row_get (self, source, GOPS_CHAT_FIELD_IS_SELF));
  return is_program (self, GOPS_CHAT_PROGRAM_WECHAT) && g_str_equal (person->name, "我");
}

static void
read_sender (GopsChatRow     *self,
             GopsTableSource *source,
             GopsChatReader  *reader)
{
  GopsChatPerson *person = &reader->entry.sender;

  person->id = clean_id (self, source, GOPS_CHAT_FIELD_SENDER_ID, reader->report);
  read_names (self, source, person);
  if (is_program (self, GOPS_CHAT_PROGRAM_DISCORD) && self->texts[GOPS_CHAT_FIELD_SENDER_NAME] != NULL)
    gops_discord_text_read_author (self->texts[GOPS_CHAT_FIELD_SENDER_NAME], *person->id != '\0');
  if (is_program (self, GOPS_CHAT_PROGRAM_WECHAT))
    person->bot = gops_wechat_id_is_bot (person->id);
  if (*person->id != '\0' && is_yes (gops_chat_row_get (self, source, GOPS_CHAT_FIELD_IS_SELF)))
    gops_chat_fill_note_me (&self->fill, person);
  if (is_me (self, source, person))
    {
      person->me = TRUE;
      person->name = "";
      gops_chat_fill_me (&self->fill, reader, person);
    }
}

gboolean
gops_chat_row_find_me (GopsChatRow      *self,
                       GopsTableSource  *source,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new ("");
  gboolean more = self->here[GOPS_CHAT_FIELD_IS_SELF] >= 0;

  for (guint i = 0; more && i < LOOK_FOR_ME && self->fill.me_id == NULL; i++)
    {
      GopsChatPerson person = GOPS_CHAT_NOBODY;

      if (!gops_table_source_next (source, &more, cancellable, error))
        return FALSE;
      if (!more || !gops_chat_row_begin (self, source, report) || !is_yes (gops_chat_row_get (self, source, GOPS_CHAT_FIELD_IS_SELF)))
        continue;
      person.id = clean_id (self, source, GOPS_CHAT_FIELD_SENDER_ID, report);
      read_names (self, source, &person);
      if (*person.id != '\0')
        gops_chat_fill_note_me (&self->fill, &person);
    }
  return TRUE;
}

static gboolean
read_number (const char *text,
             gint64     *out_number)
{
  gsize digits = strspn (text, "0123456789");

  *out_number = g_ascii_strtoll (text, NULL, 10);
  return digits > 0 && digits < 19 && text[digits] == '\0';
}

static gboolean
is_platform (const GopsChatPerson *sender)
{
  static const char word[] = "系统消息";

  return g_str_equal (sender->id, word) || (*sender->id == '\0' && g_strcmp0 (sender->name, word) == 0);
}

/* Kinds as words; without them a chat's own lines have the platform for a sender, as its name or its account. */
static gboolean
read_kind_word (GopsChatRow     *self,
                GopsTableSource *source,
                GopsChatReader  *reader,
                GopsChatKind    *out_kind)
{
  const char *word = clean_cell (self, source, GOPS_CHAT_FIELD_KIND, 40);

  *out_kind = GOPS_CHAT_TEXT;
  if (*word != '\0')
    return gops_chat_kind_from_word (word, strlen (word), out_kind);
  if (!is_platform (&reader->entry.sender))
    return FALSE;
  *out_kind = GOPS_CHAT_EVENT;
  return TRUE;
}

static void
take_wechat (GopsChatRow     *self,
             GopsTableSource *source,
             GopsChatReader  *reader)
{
  const GopsWechatBody *wechat = &self->wechat;
  GopsChatEntry *entry = &reader->entry;

  if (wechat->undecoded)
    refuse (self, source, GOPS_CHAT_FIELD_BODY, "", _("the exporting program did not unpack this text"), FALSE,
            reader->report);
  entry->detail = wechat->detail->str;
  entry->reply_to = wechat->reply_to->str;
  entry->reply_name = wechat->reply_name->str;
  if (*entry->sender.id == '\0' && *entry->sender.name == '\0' && wechat->sender->len > 0)
    {
      entry->sender.id = wechat->sender->str;
      entry->sender.bot = gops_wechat_id_is_bot (entry->sender.id);
    }
}

/* Returns: whether the kind is known, so that words in brackets in a text are the person's own */
static gboolean
read_content (GopsChatRow     *self,
              GopsTableSource *source,
              GopsChatReader  *reader)
{
  const char *content = gops_chat_row_get (self, source, GOPS_CHAT_FIELD_BODY);
  GopsChatKind kind;
  gint64 type, sub_type = -1;
  gboolean known = TRUE;

  if (!is_program (self, GOPS_CHAT_PROGRAM_WECHAT))
    {
      known = read_kind_word (self, source, reader, &kind);
      gops_chat_body_set (&self->fill.body, content);
      reader->entry.kind = kind;
      return known;
    }
  (void) read_number (gops_chat_row_get (self, source, GOPS_CHAT_FIELD_SUB_KIND), &sub_type);
  if (read_number (gops_chat_row_get (self, source, GOPS_CHAT_FIELD_KIND), &type))
    gops_wechat_body_read (&self->wechat, type, sub_type, content);
  else
    {
      known = read_kind_word (self, source, reader, &kind);
      gops_wechat_body_read_words (&self->wechat, kind, content);
    }
  take_wechat (self, source, reader);
  gops_chat_body_set (&self->fill.body, self->wechat.body->str);
  reader->entry.kind = self->wechat.kind;
  return known;
}

/* A marker, or the kind's own name, says nothing that the kind does not; but it may tell the kind, or a file. */
static void
read_marker (GopsChatEntry *entry,
             char          *body,
             gboolean       known)
{
  const char *rest, *detail;
  GopsChatKind kind;

  entry->body = body;
  if (known && entry->kind == GOPS_CHAT_TEXT)
    return;
  if (known && gops_chat_kind_from_word (body, strlen (body), &kind) && kind == entry->kind)
    entry->body = "";
  kind = gops_chat_marker_read (body, &rest, &detail);
  if (kind == GOPS_CHAT_TEXT)
    return;
  entry->body = rest;
  if (*entry->detail == '\0')
    entry->detail = detail;
  if (!known)
    entry->kind = kind;
}

static void
read_attachments (GopsChatRow     *self,
                  GopsTableSource *source,
                  GopsChatEntry   *entry)
{
  const char *urls = gops_chat_row_get (self, source, GOPS_CHAT_FIELD_ATTACHMENTS);

  if (*urls == '\0' || entry->kind != GOPS_CHAT_TEXT || *entry->body != '\0')
    return;
  g_free (self->file);
  entry->kind = gops_discord_text_read_attachment (urls, &self->file);
  entry->detail = self->file;
}

static void
read_body (GopsChatRow     *self,
           GopsTableSource *source,
           GopsChatReader  *reader)
{
  GopsChatEntry *entry = &reader->entry;
  gboolean known = read_content (self, source, reader);
  char *body = gops_chat_body_finish (&self->fill.body, entry->line, reader->report);

  if (entry->kind == GOPS_CHAT_EVENT)
    {
      gops_chat_fill_system (&self->fill, reader, body);
      return;
    }
  if (is_program (self, GOPS_CHAT_PROGRAM_DISCORD))
    {
      entry->body = gops_chat_row_get (self, source, GOPS_CHAT_FIELD_BODY);
      if (gops_discord_text_read_system (body, entry, &self->person))
        return;
    }
  read_marker (entry, body, known || is_program (self, GOPS_CHAT_PROGRAM_DISCORD));
  read_attachments (self, source, entry);
  if (entry->kind == GOPS_CHAT_TEXT && *entry->body == '\0')
    entry->kind = GOPS_CHAT_OTHER;
  if (entry->kind == GOPS_CHAT_DELETED)
    entry->body = "";
}

gboolean
gops_chat_row_read (GopsChatRow     *self,
                    GopsTableSource *source,
                    GopsChatReader  *reader)
{
  GopsChatEntry *entry = &reader->entry;

  gops_chat_entry_clear (entry);
  entry->line = gops_table_source_get_line (source);
  if (!read_time (self, source, reader))
    return FALSE;
  read_sender (self, source, reader);
  entry->key = clean_id (self, source, GOPS_CHAT_FIELD_KEY, reader->report);
  read_body (self, source, reader);
  if (self->here[GOPS_CHAT_FIELD_REPLY_TO] >= 0)
    entry->reply_to = clean_id (self, source, GOPS_CHAT_FIELD_REPLY_TO, reader->report);
  return TRUE;
}
