/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first look through a whole WhatsApp export: what one line alone does not tell. */
#pragma once

#include "gops-text-lines.h"
#include "gops-whatsapp-event.h"
#include "gops-whatsapp-order.h"

#define GOPS_WHATSAPP_N_EARLY 20   /* headers among which the program's notices stand without a mark */

/**
 * GopsWhatsappSurvey:
 * @people: (owned): all senders
 * @order: (owned): to be settled
 * @title: (owned) (nullable): what the chat was last called in its lines
 * @greeter: borrowed (nullable): the sender under whom the notice about encryption stands: the group, or the other person
 * @me: borrowed (nullable): the sender who made the export
 * @n_headers: lines that look like the beginning of an entry
 * @has_events: something happened in it that happens in groups only
 * @has_crlf: entries end with CR LF, so that a header behind a bare LF is part of a body
 */
typedef struct
{
  GopsWhatsappPeople       *people;
  GopsWhatsappOrder        *order;
  char                     *title;
  const GopsWhatsappSender *greeter;
  const GopsWhatsappSender *me;
  guint64                   n_headers;
  gboolean                  has_events;
  gboolean                  has_crlf;
} GopsWhatsappSurvey;

/** gops_whatsapp_survey_run: Returns: (transfer full) (nullable): %NULL on an error of reading */
GopsWhatsappSurvey *gops_whatsapp_survey_run  (GopsTextLines       *lines,
                                               GCancellable        *cancellable,
                                               GError             **error);
void                gops_whatsapp_survey_free (GopsWhatsappSurvey  *self);

/** gops_whatsapp_survey_is_group: whether more than two people talk; to be called when the order is settled */
gboolean            gops_whatsapp_survey_is_group (GopsWhatsappSurvey        *self);

/** gops_whatsapp_may_be_program: a quick look: %FALSE for nearly all that people write */
gboolean            gops_whatsapp_may_be_program (const GopsWhatsappSender *sender,
                                                  const char               *body,
                                                  gsize                     length,
                                                  gboolean                  early);

/**
 * gops_whatsapp_read_program_body:
 * @sender: under whom the line stands
 * @early: it is one of the first lines of the file
 * @out_event: (out)
 *
 * Returns: whether the body was written by the program, and not by @sender
 */
gboolean            gops_whatsapp_read_program_body (GString                  *scratch,
                                                     const GopsWhatsappSender *sender,
                                                     const char               *body,
                                                     gsize                     length,
                                                     gboolean                  early,
                                                     GopsWhatsappPeople       *people,
                                                     GopsWhatsappEvent        *out_event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsWhatsappSurvey, gops_whatsapp_survey_free)
