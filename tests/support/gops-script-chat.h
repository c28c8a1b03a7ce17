/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-chat-import.h"

G_BEGIN_DECLS

/*
 * A chat export for tests, whose entries are written as they are:
 *
 *   # room name            another chat begins
 *   08:15 m k1 u1 Ada Hello there        day 2026-09-01 at 08:15 UTC: a message with key k1 of the account u1, named Ada
 *   3/08:15:20 m - - Ada Hello > k1      two days later; no key, no account; answers k1
 *   08:15 join - - Bob < u1 Ada          Bob was brought by Ada; also left, removed, renamed (to the rest), admin
 *   - member - u9 Zoe                    is a member
 *   08:15 m k1 u1+861380 Ada Hello       u1 has the number +861380
 *
 * Underscores in names become blanks.
 */

extern const GopsChatFormat gops_script_chat_format;

/* Imports the script into the group; the file lies in @folder. */
GopsImportReport *gops_test_import_script (GopsStore *store, const char *folder, gint64 group, const char *script);

G_END_DECLS
