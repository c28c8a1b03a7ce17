/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a line that WhatsApp itself wrote tells about the group. */
#pragma once

#include "gops-chat-entry.h"
#include "gops-whatsapp-people.h"

typedef struct
{
  const char *text;     /* %NULL: not said */
  gsize       length;
} GopsWhatsappSpan;

/**
 * GopsWhatsappEvent: the texts lie in the scratch given to gops_whatsapp_event_read()
 * @language: whose phrase it is
 * @actor: who acts
 * @people: one or more people, see gops_whatsapp_event_split()
 * @title: of the group, without quotes
 * @number: a telephone number
 * @i_act: who made the export acts
 * @i_am: it is about who made the export
 * @plain: it begins with words of the phrase, so that nobody wrote it by chance
 * @open: it ends with a name, a number or any words: when the file is cut, so may be this
 */
typedef struct
{
  GopsChatEvent    event;
  const char      *language;
  GopsWhatsappSpan actor;
  GopsWhatsappSpan people;
  GopsWhatsappSpan title;
  GopsWhatsappSpan number;
  gboolean         i_act;
  gboolean         i_am;
  gboolean         plain;
  gboolean         open;
} GopsWhatsappEvent;

/**
 * gops_whatsapp_event_read:
 * @scratch: overwritten
 * @text: (array length=length): the line behind its header; or what stands behind a sender that is none
 * @people: names that are known; only such a one may hold a ": "
 * @out_event: (out): set when it is a phrase of WhatsApp
 */
gboolean gops_whatsapp_event_read  (GString                 *scratch,
                                    const char              *text,
                                    gsize                    length,
                                    GopsWhatsappPeople      *people,
                                    GopsWhatsappEvent       *out_event);

/**
 * gops_whatsapp_event_split:
 * @people: names that are known are not taken apart
 * @out_spans: (element-type GopsWhatsappSpan): the people of @self are appended, but for "3 others"
 */
void     gops_whatsapp_event_split (const GopsWhatsappEvent *self,
                                    GopsWhatsappPeople      *people,
                                    GArray                  *out_spans);
