/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of one message, gathered line by line within the limit of GOPS_CHAT_MAX_BODY. */
#pragma once

#include "gops-import-report.h"

/**
 * GopsChatBody:
 * @text: (owned)
 * @cut: more came than the limit holds
 */
typedef struct
{
  GString  *text;
  gboolean  cut;
} GopsChatBody;

void  gops_chat_body_init     (GopsChatBody     *self);
void  gops_chat_body_clear    (GopsChatBody     *self);
void  gops_chat_body_reset    (GopsChatBody     *self);

/** gops_chat_body_add_line: @line: without its end; empty lines before the first text are dropped */
void  gops_chat_body_add_line (GopsChatBody     *self,
                               const char       *line,
                               gsize             length);

/** gops_chat_body_set: takes a whole text; line breaks become LF */
void  gops_chat_body_set      (GopsChatBody     *self,
                               const char       *text);

/**
 * gops_chat_body_finish:
 * @line: where the message begins; a text that was cut is told to @report there
 *
 * Returns: (transfer none): the text without blanks, empty lines and direction marks at its ends. It may be changed in
 * place, and lives until the next reset
 */
char *gops_chat_body_finish   (GopsChatBody     *self,
                               guint64           line,
                               GopsImportReport *report);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsChatBody, gops_chat_body_clear)
