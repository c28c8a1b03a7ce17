/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finding and making the people of a chat share. */
#pragma once

#include "gops-bulk-insert.h"
#include "gops-chat-lookup.h"
#include "gops-chat-people.h"
#include "gops-key-table.h"

struct _GopsChatPeople
{
  GopsStore     *store;         /* (owned) */
  gint64         batch;
  GopsHashKey    secret;
  char          *me;            /* (owned) (nullable): how the exporter is called, if somebody said so */
  GopsKeyTable  *by_words;      /* (owned): how the file names somebody → GopsChatMember */
  GHashTable    *by_person;     /* (owned): MemberKey → GopsChatMember */
  GPtrArray     *members;       /* (owned) (element-type GopsChatMember) */
  GopsKeyTable  *known;         /* (owned): accounts, numbers and names met → person */
  GHashTable    *loaded;        /* (owned): targets whose names are in it */
  GString       *buffer;        /* (owned) */
  GopsBulkInsert *made;         /* (owned): new people */
  GopsBulkInsert *accounts;     /* (owned): new accounts */
  gboolean       has_forgotten; /* somebody is to be forgotten */
  gboolean       has_accounts;  /* the workspace knows accounts, numbers */
  gint64         last_unmade;   /* of a dry run */
  guint64        n_made;
  guint64        n_known;
  GopsImportReport *report;     /* borrowed */
};

/* Notes whose account it would be, in a dry run. */
gboolean    gops_chat_people_put_owner      (GopsChatPeople        *self,
                                             const GopsChatTarget  *target,
                                             gint64                 person,
                                             GError               **error);

/* Nobody is made of a name that only the computer knows: who is not known is called as people call themselves. */
const char *gops_chat_people_name_me        (GopsChatPeople        *self,
                                             const GopsChatTarget  *target);

/* Nothing for an account that is "". */
gboolean    gops_chat_people_insert_account (GopsChatPeople        *self,
                                             const GopsChatTarget  *target,
                                             gint64                 person,
                                             const char            *account,
                                             GError               **error);

/* A new person with the account; in a dry run a number that stands for them. */
gboolean    gops_chat_people_make           (GopsChatPeople        *self,
                                             GopsChatTarget        *target,
                                             const GopsChatPerson  *who,
                                             const char            *account,
                                             GopsChatFound         *found,
                                             GError               **error);
