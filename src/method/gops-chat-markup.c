/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as chat platforms want them. */
#include "config.h"

#include <string.h>

#include "gops-chat-markup.h"

static const GopsChatMarkup markups[] = {
  { "plain", "", "", "• ", "", FALSE },
  { "whatsapp", "*", "*", "• ", "", FALSE },
  { "telegram", "**", "**", "• ", "", FALSE },
  { "discord", "**", "**", "- ", "\\*_~`|>#", TRUE },
  { "slack", "*", "*", "• ", "", TRUE },
  { "markdown", "**", "**", "- ", "\\*_`#[]", FALSE },
};

const GopsChatMarkup *
gops_chat_markup_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (markups); i++)
    if (g_strcmp0 (markups[i].name, name) == 0)
      return &markups[i];
  return &markups[0];
}

static gboolean
calls_everybody (const char *p)
{
  static const char *const words[] = { "@everyone", "@here", "@channel", "<!", NULL };

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      return TRUE;
  return FALSE;
}

void
gops_chat_markup_append (const GopsChatMarkup *self, GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr (self->escaped, *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      if (self->calls_all && calls_everybody (p))
        g_string_append (out, "\xe2\x80\x8b");   /* a space of no width, so that the word is a word again */
    }
}

void
gops_chat_markup_append_bold (const GopsChatMarkup *self, GString *out, const char *text)
{
  g_string_append (out, self->bold_open);
  gops_chat_markup_append (self, out, text);
  g_string_append (out, self->bold_close);
}
