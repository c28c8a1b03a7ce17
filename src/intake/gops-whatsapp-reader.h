/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what WhatsApp exports of a chat: a text with a line for every message. */
#pragma once

#include "gops-chat-format.h"

/* The file is read twice: its lines do not tell how they are to be read, all together do (gops-whatsapp-survey.h). Times
 * are those of the phone's clock, to the minute on Android; messages have no ids. */
extern const GopsChatFormat gops_whatsapp_format;
