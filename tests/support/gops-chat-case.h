/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace with a group, into which tests import chats that are written as scripts. */
#pragma once

#include "gops-chat-import.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} GopsChatCase;

/* name messages active-days got given joined left, by name */
#define GOPS_CHAT_CASE_MEMBERS "SELECT name, m.messages, m.active_days, m.replies_got, m.replies_given, '[' || m.joined_on || ']', '[' || m.left_on || ']'" \
  " FROM member_view v JOIN membership m ON m.id = v.id ORDER BY name"

#define GOPS_CHAT_CASE_N_LINES 6   /* of a talk of two minutes in which much is equal */

extern const char gops_chat_case_talk[];   /* six messages of four, on three days */

void              gops_chat_case_set_up        (GopsChatCase   *self,
                                                gconstpointer   data);
void              gops_chat_case_tear_down     (GopsChatCase   *self,
                                                gconstpointer   data);

/* The lines of the talk in which much is equal, from @from up to @until. (transfer full) */
char             *gops_chat_case_join          (guint           from,
                                                guint           until);

/* A file with the script, into the group. (transfer full) */
GopsChatImport   *gops_chat_case_open          (GopsChatCase   *self,
                                                const char     *script);
GopsImportReport *gops_chat_case_run           (GopsChatCase   *self,
                                                GopsChatImport *import,
                                                gboolean        dry);

/* Imports and says "messages events new matched duplicates". (transfer full) */
char             *gops_chat_case_import        (GopsChatCase   *self,
                                                const char     *script);
void              gops_chat_case_assert_import (GopsChatCase   *self,
                                                const char     *script,
                                                const char     *expected);

/* All rows, "; " between them. (transfer full) */
char             *gops_chat_case_query         (GopsChatCase   *self,
                                                const char     *sql);

#define gops_chat_case_assert(self, sql, expected) G_STMT_START { \
    g_autofree char *got_ = gops_chat_case_query (self, sql); \
    g_assert_cmpstr (got_, ==, expected); } G_STMT_END
