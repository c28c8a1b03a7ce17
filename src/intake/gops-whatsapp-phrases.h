/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences with which WhatsApp tells what happened to a group, in its languages. */
#pragma once

#include "gops-chat-entry.h"

/* A phrase is the whole line, without a full stop at its end, where these stand for anything but nothing:
 *   %a  who acts              %p  about whom it is, one or more people       %n  a telephone number
 *   %t  the group's title     %q  the same, but surely in quotes             %o  what it was called before
 *   %x  anything, even nothing
 * [one|other|] stands for each of its parts. An apostrophe stands for the straight and the curly one. Of two phrases
 * that fit, the one that stands first is meant, and places are as short as they can be.
 */
typedef struct
{
  GopsChatEvent event;
  guint         me;      /* GOPS_WHATSAPP_ME_…: which of the people is not named, because it is who made the export */
  const char   *text;
} GopsWhatsappPhrase;

#define GOPS_WHATSAPP_ME_ACTS (1 << 0)
#define GOPS_WHATSAPP_ME_IS   (1 << 1)

/**
 * GopsWhatsappPhrases:
 * @and: stands between the last two of several people, with its blanks; (nullable)
 */
typedef struct
{
  const char               *language;
  const char               *and;
  const GopsWhatsappPhrase *phrases;
  guint                     n_phrases;
} GopsWhatsappPhrases;

/** gops_whatsapp_phrases: Returns: (transfer none) (nullable): those of a language, from 0; %NULL behind the last */
const GopsWhatsappPhrases *gops_whatsapp_phrases      (guint i);

/** gops_whatsapp_more_phrases: those of the languages that gops_whatsapp_phrases() gives last */
const GopsWhatsappPhrases *gops_whatsapp_more_phrases (guint i);
