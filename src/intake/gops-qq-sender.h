/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How QQ writes who somebody is: 【title】nickname(number) or 【title】nickname<mail>. */
#pragma once

#include "gops-chat-entry.h"

/* Numbers that are nobody's */
#define GOPS_QQ_SYSTEM_TIPS   "10000"
#define GOPS_QQ_SYSTEM_EVENTS "1000000"

/**
 * gops_qq_sender_split_id:
 * @text: changed in place: the account is cut off
 * @strict: accept numbers of 5 to 11 digits only; else any
 * @out_person: its id, e-mail address and bot are set where an account is at the end of @text
 *
 * The last bracket counts, for nicknames may hold brackets. An address stands in for the number of who logs in with it.
 *
 * Returns: whether there is one
 */
gboolean gops_qq_sender_split_id    (char                 *text,
                                     gboolean              strict,
                                     GopsChatPerson       *out_person);

/**
 * gops_qq_sender_split_title:
 * @text: changed in place
 * @out_person: its role is set where the title tells it; its id must be known by now
 *
 * Returns: (transfer none): the nickname within @text; a title without nickname and account is the nickname
 */
char    *gops_qq_sender_split_title (char                 *text,
                                     GopsChatPerson       *out_person);

/** gops_qq_sender_is_system: whether the account is that of the program itself */
gboolean gops_qq_sender_is_system   (const GopsChatPerson *person);
