/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of chats whose programs are known: recognised by the words over their columns, in any order. */
#pragma once

#include "gops-chat-mapping.h"

/**
 * GopsChatProgram: whose ways of writing kinds, names and texts a table follows
 * @GOPS_CHAT_PROGRAM_ANY: nobody's in particular
 */
typedef enum
{
  GOPS_CHAT_PROGRAM_ANY,
  GOPS_CHAT_PROGRAM_WECHAT,
  GOPS_CHAT_PROGRAM_DISCORD,
} GopsChatProgram;

/**
 * GopsChatProfile:
 * @id: of the program and version, static ("wechatmsg")
 * @format: the chat format's id
 * @platform: of the method's ids
 * @needs: words that must all be there, separated by blanks
 * @columns: word=field, separated by blanks
 * @beyond: (nullable): fields of cells that some records have beyond the header, separated by blanks
 * @n_beyond: of those
 * @local_rooms: the chat's column tells chats of the file apart, and is no id
 */
typedef struct
{
  const char      *id;
  const char      *format;
  const char      *platform;
  GopsChatProgram  program;
  const char      *needs;
  const char      *columns;
  const char      *beyond;
  guint            n_beyond;
  gboolean         local_rooms;
} GopsChatProfile;

/**
 * gops_chat_profile_find:
 * @headers: (array length=n): the words over the columns
 * @out_fields: (out caller-allocates) (array length=n): set where one is found
 *
 * Returns: (nullable) (transfer none): the profile that the table has
 */
const GopsChatProfile *gops_chat_profile_find   (const char *const     *headers,
                                                 guint                  n,
                                                 guint                 *out_fields);

/** gops_chat_profile_beyond: Returns: the field of the cell with that index beyond the header, where a record has
 * exactly as many such cells as the profile knows */
GopsChatField          gops_chat_profile_beyond (const GopsChatProfile *self,
                                                 guint                  index);
