/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the formats table for chats in tables. */
#pragma once

#include "gops-chat-format.h"

extern const GopsChatFormat gops_discord_csv_format;
extern const GopsChatFormat gops_wechat_csv_format;
extern const GopsChatFormat gops_chat_csv_format;
