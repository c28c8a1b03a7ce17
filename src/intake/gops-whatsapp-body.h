/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what the body of a WhatsApp message is: words, or what stands for a picture, a poll, a call … */
#pragma once

#include "gops-chat-entry.h"

/**
 * gops_whatsapp_body_read:
 * @body: changed: marks and markers are taken off
 * @has_lines: there is a line end in it
 * @out_detail: overwritten: the file's name
 *
 * Sets the kind, body and detail of @entry; these point into @body and @out_detail.
 */
void     gops_whatsapp_body_read     (GString       *body,
                                      gboolean       has_lines,
                                      GString       *out_detail,
                                      GopsChatEntry *entry);

/** gops_whatsapp_body_trim: takes blanks, line ends and direction marks from both ends */
void     gops_whatsapp_body_trim     (GString       *body);

/**
 * gops_whatsapp_body_find_file:
 * @line: (array length=length): the first line of a body
 * @out_name: (out) (transfer full): the name of a file that it speaks of
 *
 * Returns: whether it speaks of one
 */
gboolean gops_whatsapp_body_find_file (const char   *line,
                                       gsize         length,
                                       char        **out_name);

/** gops_whatsapp_body_is_marker: whether the line stands for a medium, a message that was taken back … */
gboolean gops_whatsapp_body_is_marker (const char   *line,
                                       gsize         length);

/** gops_whatsapp_file_date: Returns: whether the name tells on which day the file was sent */
gboolean gops_whatsapp_file_date     (const char    *name,
                                      int           *out_year,
                                      int           *out_month,
                                      int           *out_day);
