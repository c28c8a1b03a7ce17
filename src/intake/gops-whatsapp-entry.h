/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes entries of the lines of a WhatsApp export. */
#pragma once

#include "gops-chat-entry.h"
#include "gops-whatsapp-survey.h"

/* Calling sequence for every entry: begin with what stands behind its header, add the lines that go on with it, finish.
 * What the entry points to lives until the next begin. */
typedef struct _GopsWhatsappMaker GopsWhatsappMaker;

/**
 * gops_whatsapp_maker_new:
 * @survey: must live as long as the maker; the chat's own name is marked in its people
 * @title: (nullable): of the chat
 * @me: (nullable): how the person is called who made the export
 */
GopsWhatsappMaker *gops_whatsapp_maker_new    (GopsWhatsappSurvey  *survey,
                                               const char          *title,
                                               const char          *me);
void               gops_whatsapp_maker_free   (GopsWhatsappMaker   *self);

/** gops_whatsapp_maker_begin: @rest: (array length=length): what stands behind the header */
void               gops_whatsapp_maker_begin  (GopsWhatsappMaker   *self,
                                               const char          *rest,
                                               gsize                length);
void               gops_whatsapp_maker_add    (GopsWhatsappMaker   *self,
                                               const char          *line,
                                               gsize                length);

/**
 * gops_whatsapp_maker_finish:
 * @is_open: the file ends within the entry
 * @entry: everything but line, room and at is set
 *
 * Returns: %FALSE when the entry is not whole because the file was cut
 */
gboolean           gops_whatsapp_maker_finish (GopsWhatsappMaker   *self,
                                               gboolean             is_open,
                                               GopsChatEntry       *entry);

/** gops_whatsapp_maker_is_cut: whether the entry's text was longer than %GOPS_CHAT_MAX_BODY */
gboolean           gops_whatsapp_maker_is_cut (GopsWhatsappMaker   *self);

/** gops_whatsapp_maker_has_me: whether somebody was met who made the export and whose name is not known */
gboolean           gops_whatsapp_maker_has_me (GopsWhatsappMaker   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsWhatsappMaker, gops_whatsapp_maker_free)
