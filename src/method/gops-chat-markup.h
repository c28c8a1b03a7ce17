/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a chat platform writes bold text and lists, and which signs of a text it would take for formatting. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *bold_open;
  const char *bold_close;
  const char *bullet;
  const char *escaped;        /* signs that format here and take a backslash; "" when there is no escape */
  gboolean    calls_all;      /* @everyone, @here, <!channel> would call everybody */
} GopsChatMarkup;

/* @name: as GopsPlatform.markup (nullable). Returns: (transfer none): plain text for names that nobody knows. */
const GopsChatMarkup *gops_chat_markup_find        (const char           *name);

/* Appends @text so that it reads there as it stands, or in bold. */
void                  gops_chat_markup_append      (const GopsChatMarkup *self,
                                                    GString              *out,
                                                    const char           *text);
void                  gops_chat_markup_append_bold (const GopsChatMarkup *self,
                                                    GString              *out,
                                                    const char           *text);

G_END_DECLS
