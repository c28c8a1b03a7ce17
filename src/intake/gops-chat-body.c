/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of one message. */
#include "config.h"

#include "gops-chat-body.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-chat-reader.h"

void
gops_chat_body_init (GopsChatBody *self)
{
  self->text = g_string_new (NULL);
  self->cut = FALSE;
}

void
gops_chat_body_clear (GopsChatBody *self)
{
  g_string_free (self->text, TRUE);
}

void
gops_chat_body_reset (GopsChatBody *self)
{
  g_string_truncate (self->text, 0);
  self->cut = FALSE;
}

static void
append (GopsChatBody *self,
        const char   *text,
        gsize         length)
{
  gsize room = GOPS_CHAT_MAX_BODY - MIN (self->text->len, GOPS_CHAT_MAX_BODY);

  if (length > room)
    {
      self->cut = TRUE;
      length = room;
      while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
        length--;
    }
  g_string_append_len (self->text, text, (gssize) length);
}

void
gops_chat_body_add_line (GopsChatBody *self,
                         const char   *line,
                         gsize         length)
{
  if (self->text->len > 0)
    append (self, "\n", 1);
  append (self, line, length);
}

void
gops_chat_body_set (GopsChatBody *self,
                    const char   *text)
{
  gops_chat_body_reset (self);
  for (const char *p = text; *p != '\0' && !self->cut;)
    {
      gsize length = strcspn (p, "\r");

      append (self, p, length);
      p += length;
      if (*p == '\r')
        {
          append (self, "\n", 1);
          p += p[1] == '\n' ? 2 : 1;
        }
    }
}

static gboolean
is_dropped (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

char *
gops_chat_body_finish (GopsChatBody     *self,
                       guint64           line,
                       GopsImportReport *report)
{
  char *start = self->text->str, *end = start + self->text->len;

  if (self->cut)
    gops_import_report_skip (report, line, FALSE,
                             g_strdup_printf (_("the text is longer than %u KiB; the rest was left out"),
                                              GOPS_CHAT_MAX_BODY / 1024));
  while (start < end && is_dropped (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      char *last = g_utf8_prev_char (end);

      if (!is_dropped (g_utf8_get_char (last)))
        break;
      end = last;
    }
  *end = '\0';
  g_string_truncate (self->text, end - self->text->str);
  return start;
}
