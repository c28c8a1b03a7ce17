/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What WhatsApp writes in the place of a message, in its languages: "Media omitted", "This message was deleted" … */
#pragma once

#include "gops-chat-entry.h"

/**
 * GopsWhatsappWord:
 * @GOPS_WHATSAPP_OMITTED: a medium was left out of the export; the kind says which
 * @GOPS_WHATSAPP_ATTACHED: stands beside the name of a file that belongs to the export
 * @GOPS_WHATSAPP_DELETED: the sender, or an administrator, took the message back
 * @GOPS_WHATSAPP_DELETED_BY_ME: the same, and the sender is who made the export
 * @GOPS_WHATSAPP_CALL: a call that nobody took
 * @GOPS_WHATSAPP_LIVE_LOCATION: somebody lets others see where they are
 * @GOPS_WHATSAPP_EDITED: stands behind a text that was changed
 * @GOPS_WHATSAPP_POLL: stands before the question of a poll
 */
typedef enum
{
  GOPS_WHATSAPP_OMITTED,
  GOPS_WHATSAPP_ATTACHED,
  GOPS_WHATSAPP_DELETED,
  GOPS_WHATSAPP_DELETED_BY_ME,
  GOPS_WHATSAPP_CALL,
  GOPS_WHATSAPP_LIVE_LOCATION,
  GOPS_WHATSAPP_EDITED,
  GOPS_WHATSAPP_POLL,
} GopsWhatsappWord;

/**
 * GopsWhatsappWords:
 * @language: code of the language; "" for words of all
 * @kind: of the entry
 * @texts: spellings, with "|" between; without angle brackets around and full stop behind
 */
typedef struct
{
  const char       *language;
  GopsWhatsappWord  word;
  GopsChatKind      kind;
  const char       *texts;
} GopsWhatsappWords;

/** gops_whatsapp_word_table: Returns: (transfer none) (array length=out_n): all of them */
const GopsWhatsappWords *gops_whatsapp_word_table (guint       *out_n);

/**
 * gops_whatsapp_words_find:
 * @text: (array length=length): a whole line of a body, or a word of it
 *
 * Case of ASCII letters, marks, kinds of blanks, angle brackets around and a full stop at the end do not matter.
 *
 * Returns: (transfer none) (nullable): what it is; %NULL for what people write
 */
const GopsWhatsappWords *gops_whatsapp_words_find (const char  *text,
                                                   gsize        length);

/** gops_whatsapp_words_is_me: whether @text stands for who made the export, in a sentence of @language */
gboolean                 gops_whatsapp_words_is_me (const char       *language,
                                                    const char       *text,
                                                    gsize             length);

/** gops_whatsapp_words_is_me_speaking: the same of the name of a sender, of any language */
gboolean                 gops_whatsapp_words_is_me_speaking (const char *name);
