/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the workspace knows: by account, by number, by row. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/**
 * GopsChatFound: what is found out about somebody
 * @person: row of the person; 0: nobody was found
 * @kept: the person that they were merged into; else @person
 * @made: this export has made the person
 * @ignored: is to be forgotten
 * @bot: a program
 */
typedef struct
{
  gint64   person;
  gint64   kept;
  gboolean made;
  gboolean ignored;
  gboolean bot;
} GopsChatFound;

/* Each leaves @found as it is where nobody is found; FALSE is an error of the store. */
gboolean gops_chat_lookup_account (GopsStore      *store,
                                   const char     *platform,
                                   const char     *account,
                                   GopsChatFound  *found,
                                   GError        **error);

/* A Chinese number is written with and without +86; of several people the first. */
gboolean gops_chat_lookup_phone   (GopsStore      *store,
                                   const char     *phone,
                                   GopsChatFound  *found,
                                   GError        **error);

gboolean gops_chat_lookup_person  (GopsStore      *store,
                                   gint64          person,
                                   GopsChatFound  *found,
                                   GError        **error);

G_END_DECLS
