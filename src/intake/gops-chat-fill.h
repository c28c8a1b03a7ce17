/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes entries of texts and of lines of the platform, for readers of exports that tell the kinds by words alone. */
#pragma once

#include "gops-chat-body.h"
#include "gops-chat-reader.h"
#include "gops-chinese-events.h"

/**
 * GopsChatFill:
 * @body: of the entry that is being gathered
 * @event: of the line that was read last
 * @me: (owned) (nullable): how the person is called who made the export
 * @me_id: (owned) (nullable): their account, where the file marks it
 * @me_name: (owned) (nullable): how that account is called
 * @others_given: how many of the event's others were given as entries of their own
 */
typedef struct
{
  GopsChatBody      body;
  GopsChineseEvent  event;
  char             *me;
  char             *me_id;
  char             *me_name;
  guint             others_given;
} GopsChatFill;

void     gops_chat_fill_init    (GopsChatFill   *self,
                                 const char     *me);
void     gops_chat_fill_clear   (GopsChatFill   *self);

/** gops_chat_fill_message: sets kind, body and detail of @reader's entry. @body: may be changed in place */
void     gops_chat_fill_message (GopsChatFill   *self,
                                 GopsChatReader *reader,
                                 char           *body);

/**
 * gops_chat_fill_system:
 * @body: what the platform says
 *
 * Sets kind, event, sender, people, body and detail of @reader's entry: a notice where the line is not known.
 */
void     gops_chat_fill_system  (GopsChatFill   *self,
                                 GopsChatReader *reader,
                                 const char     *body);

/** gops_chat_fill_knows: Returns: whether @line is one that platforms put between messages */
gboolean gops_chat_fill_knows   (GopsChatFill   *self,
                                 const char     *line);

/**
 * gops_chat_fill_other: makes @reader's entry that of the next person whom the last line named as a member
 *
 * Returns: whether there is one
 */
gboolean gops_chat_fill_other   (GopsChatFill   *self,
                                 GopsChatReader *reader);

/** gops_chat_fill_note_me: the file marks @person, who has an account, as the one who made the export */
void     gops_chat_fill_note_me (GopsChatFill         *self,
                                 const GopsChatPerson *person);

/** gops_chat_fill_me: names the person who made the export as somebody said, or as the account that the file marks; or notes
 * in @reader's findings that nobody knows */
void     gops_chat_fill_me      (GopsChatFill   *self,
                                 GopsChatReader *reader,
                                 GopsChatPerson *person);
