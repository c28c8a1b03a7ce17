/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of chat exports in JSON have in common: making entries of what a record holds. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-json-chat.h"

#define LAST_TIME (G_GINT64_CONSTANT (7258118400) * G_USEC_PER_SEC)   /* 2200-01-01 */
#define SHOWN 64   /* bytes of a value that is refused */
#define SURELY_MILLISECONDS G_GINT64_CONSTANT (100000000000)          /* as seconds: the year 5138 */

void
gops_json_chat_skip (GopsJsonChat *self,
                     gboolean      whole_record,
                     char         *reason)
{
  gops_import_report_skip (self->reader.report, self->reader.entry.line, whole_record, reason);
}

/* --- texts --- */

/* Blanks, and marks that only turn the direction of writing or cannot be seen. */
static gboolean
is_margin (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isspace (character) || character == '\v';
  return g_unichar_isspace (character) || character == 0x200e || character == 0x200f || character == 0xfeff ||
         (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

static void
trim (const char **text,
      gsize       *length)
{
  const char *start = *text, *end = *text + *length;

  if (start < end && g_ascii_isgraph (*start) && g_ascii_isgraph (end[-1]))
    return;
  while (start < end && is_margin (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (last == NULL || !is_margin (g_utf8_get_char (last)))
        break;
      end = last;
    }
  *text = start;
  *length = end - start;
}

/* Of @length bytes, as many as make whole characters within @room. */
static gsize
cut_length (const char *text,
            gsize       length,
            gsize       room)
{
  if (length <= room)
    return length;
  while (room > 0 && ((guchar) text[room] & 0xc0) == 0x80)
    room--;
  return room;
}

const char *
gops_json_chat_keep_name (GopsJsonChat *self,
                          const char   *text,
                          gsize         length)
{
  trim (&text, &length);
  if (length == 0)
    return "";
  return gops_text_arena_keep (self->texts, text, cut_length (text, length, GOPS_JSON_CHAT_MAX_NAME));
}

const char *
gops_json_chat_take_name (GopsJsonChat *self)
{
  gsize length;
  const char *text = gops_json_pull_text (self->pull, &length);

  return text == NULL ? "" : gops_json_chat_keep_name (self, text, length);
}

void
gops_json_chat_clear_body (GopsJsonChat *self)
{
  g_string_truncate (self->body, 0);
  self->body_cut = FALSE;
}

void
gops_json_chat_add_body (GopsJsonChat *self,
                         const char   *text,
                         gsize         length)
{
  gsize fits = self->body_cut ? 0 : cut_length (text, length, GOPS_CHAT_MAX_BODY - self->body->len);

  g_string_append_len (self->body, text, fits);
  self->body_cut = self->body_cut || fits < length;
}

void
gops_json_chat_take_body (GopsJsonChat *self)
{
  gsize length;
  const char *text = gops_json_pull_text (self->pull, &length);

  if (text == NULL)
    return;
  gops_json_chat_add_body (self, text, length);
  self->body_cut = self->body_cut || gops_json_pull_was_cut (self->pull);
}

void
gops_json_chat_finish_body (GopsJsonChat *self)
{
  const char *text = self->body->str;
  gsize length = self->body->len;

  if (self->body_cut)
    gops_json_chat_skip (self, FALSE, g_strdup (_("a text of more than 256 KiB; it was cut")));
  trim (&text, &length);
  self->reader.entry.body = gops_text_arena_keep (self->texts, text, length);
}

/* --- times --- */

/* Seconds or milliseconds since 1970. */
static gboolean
read_number (const char *text,
             gint64     *out_at)
{
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (end == text || (*end != '\0' && *end != '.'))
    return FALSE;
  if (number >= SURELY_MILLISECONDS && number < G_MAXINT64 / 1000)
    *out_at = number * 1000;
  else if (number > 0 && number < SURELY_MILLISECONDS)
    *out_at = number * G_USEC_PER_SEC;
  else
    return FALSE;
  return TRUE;
}

/* Microseconds of 20:15:30.123; digits beyond the sixth are dropped. */
static gint64
read_fraction (const char *text)
{
  const char *p = strchr (text, ':');
  gint64 fraction = 0, unit = 100000;

  if (p == NULL || (p = strchr (p, '.')) == NULL)
    return 0;
  for (p++; g_ascii_isdigit (*p); p++, unit /= 10)
    fraction += (*p - '0') * unit;
  return fraction;
}

static gboolean
read_date (GopsJsonChat *self,
           const char   *text,
           gint64       *out_at)
{
  GopsDateValue value;
  GopsWallClock *clock;

  if (gops_date_read (text, GOPS_DATE_ORDER_YMD, &value) != GOPS_DATE_OK)
    return FALSE;
  clock = value.has_offset ? self->utc : self->wall;
  if (!gops_wall_clock_read (clock, value.year, value.month, value.day, value.hour, value.minute, value.second, out_at))
    return FALSE;
  self->reader.findings.wall_clock = self->reader.findings.wall_clock || !value.has_offset;
  *out_at += read_fraction (text);
  if (value.has_offset)
    *out_at -= (gint64) value.offset * G_USEC_PER_SEC;
  return TRUE;
}

gboolean
gops_json_chat_set_time (GopsJsonChat *self,
                         const char   *text)
{
  gint64 at;

  if (*text == '\0')
    gops_json_chat_skip (self, TRUE, g_strdup (_("the message has no date")));
  else if (!(read_number (text, &at) || read_date (self, text, &at)) || at <= 0 || at >= LAST_TIME)
    gops_json_chat_skip (self, TRUE, g_strdup_printf (_("“%.*s” is no time that a message can have"),
                                                      (int) cut_length (text, strlen (text), SHOWN), text));
  else
    {
      self->reader.entry.at = at;
      return TRUE;
    }
  return FALSE;
}

/* --- people and rooms --- */

void
gops_json_chat_add_person (GopsJsonChat         *self,
                           GArray               *people,
                           const GopsChatPerson *person)
{
  if (gops_chat_person_is_nobody (person))
    return;
  if (people->len < GOPS_JSON_CHAT_MAX_PEOPLE)
    g_array_append_vals (people, person, 1);
  else if (!self->too_many)
    {
      self->too_many = TRUE;
      gops_json_chat_skip (self, FALSE, g_strdup (_("more than 1,000 people in one message; the others were left out")));
    }
}

GopsChatPerson
gops_json_chat_get_me (GopsJsonChat *self)
{
  GopsChatPerson me = GOPS_CHAT_NOBODY;

  if (self->me_id == NULL && self->me == NULL)
    me.me = self->reader.findings.has_me = TRUE;
  if (self->me_id != NULL)
    me.id = self->me_id;
  if (self->me != NULL)
    me.name = self->me;
  return me;
}

gboolean
gops_json_chat_add_room (GopsJsonChat *self,
                         const char   *id,
                         const char   *name,
                         gboolean      is_group,
                         guint        *out_room)
{
  if (self->reader.rooms->len >= GOPS_JSON_CHAT_MAX_ROOMS)
    {
      gops_import_report_skip (self->reader.report, gops_json_pull_get_line (self->pull), TRUE,
                               g_strdup (_("more than 10,000 chats in one file; the others were left out")));
      return FALSE;
    }
  *out_room = gops_chat_reader_add_room (&self->reader, id, name, is_group);
  return TRUE;
}
