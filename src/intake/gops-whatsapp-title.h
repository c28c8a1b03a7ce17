/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a WhatsApp chat is called, which only the name of its file tells for sure. */
#pragma once

#include <glib.h>

/**
 * gops_whatsapp_title_from_file:
 * @name: of a file: "WhatsApp Chat with Book Club.txt", "与读书会的 WhatsApp 聊天.zip"
 *
 * Returns: (transfer full): the chat's name; "" when the file is called otherwise. Android writes "_" for what file
 * systems refuse
 */
char     *gops_whatsapp_title_from_file (const char *name);

/** gops_whatsapp_title_is_same: whether @file_title may be @title as Android writes it in the name of a file */
gboolean  gops_whatsapp_title_is_same   (const char *file_title,
                                         const char *title);
