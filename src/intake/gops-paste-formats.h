/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the formats table for what QQ exports and for what people copy, mail and paste. */
#pragma once

#include "gops-chat-format.h"

extern const GopsChatFormat gops_qq_format;
extern const GopsChatFormat gops_paste_format;
