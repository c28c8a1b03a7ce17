/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the dates of a WhatsApp export give day and month, and which lines only look like headers. */
#pragma once

#include "gops-chat-reader.h"
#include "gops-whatsapp-header.h"

/* Every way to write a header (GopsWhatsappShape) is judged by itself, for one file may hold several: the phone's
 * country was changed, exports were joined. Evidence, the first that decides: a number that is no month; the day in the
 * name of a file that was sent; which order makes the dates rise; which of the two numbers changes from day to day; dots
 * and dashes; the chat's language.
 *
 * A rare shape between lines of one other shape, and of an earlier time than these, is what somebody pasted.
 *
 * Calling sequence: note every header; settle; then judge every header as it is read again. */
typedef struct _GopsWhatsappOrder GopsWhatsappOrder;

GopsWhatsappOrder *gops_whatsapp_order_new       (void);
void               gops_whatsapp_order_free      (GopsWhatsappOrder         *self);

/** gops_whatsapp_order_note: Returns: %FALSE when the file has more shapes than any phone writes; it is no header then */
gboolean           gops_whatsapp_order_note      (GopsWhatsappOrder         *self,
                                                  const GopsWhatsappHeader  *header,
                                                  guint64                    line);

/** gops_whatsapp_order_note_file: a file's name with a date stands in the line of @header; see gops_whatsapp_file_date() */
void               gops_whatsapp_order_note_file (GopsWhatsappOrder         *self,
                                                  const GopsWhatsappHeader  *header,
                                                  guint64                    line,
                                                  const char                *name);

/** gops_whatsapp_order_note_language: a phrase of @language (static) was met */
void               gops_whatsapp_order_note_language (GopsWhatsappOrder     *self,
                                                      const char            *language);

/**
 * gops_whatsapp_order_settle:
 * @file: the file's name, for errors
 * @findings: order, order_reason and order_doubt are set
 *
 * Errors: %GOPS_INTAKE_ERROR_DATE_ORDER when the dates can be read in two ways and @options do not help
 */
gboolean           gops_whatsapp_order_settle    (GopsWhatsappOrder         *self,
                                                  const char                *file,
                                                  const GopsChatOptions     *options,
                                                  GopsChatFindings          *findings,
                                                  GError                   **error);

/**
 * gops_whatsapp_order_judge: to be called for every header, in the order of the file
 * @out_order: (out): in which order to read the date
 *
 * Returns: whether it is a header
 */
gboolean           gops_whatsapp_order_judge     (GopsWhatsappOrder         *self,
                                                  const GopsWhatsappHeader  *header,
                                                  GopsDateOrder             *out_order);

/** gops_whatsapp_order_is_body: whether lines of that shape were pasted */
gboolean           gops_whatsapp_order_is_body   (GopsWhatsappOrder         *self,
                                                  GopsWhatsappShape          shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsWhatsappOrder, gops_whatsapp_order_free)
