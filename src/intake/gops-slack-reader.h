/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the ZIP archive that Slack exports: channels with their members, and their messages day by day. */
#pragma once

#include "gops-chat-format.h"

/* First come the members that the channels have now, as entries of kind %GOPS_CHAT_MEMBER, then the messages, each
 * channel's in the order of its days. Channels, private ones and talks of several are groups; talks of two are not. A
 * message that is both a reply and in the channel comes once. Memory is that of the people, the names in the archive
 * and one message. Where the days of a channel do not lie in their order in the archive, they are unpacked first, into
 * a temporary file without a name. */
extern const GopsChatFormat gops_slack_format;
