/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The senders of a WhatsApp chat, as its lines name them. */
#pragma once

#include "gops-chat-entry.h"

/* One line a person: that much memory a chat may need. A file with more names than this is no chat; those over the limit
 * are not learned. */
#define GOPS_WHATSAPP_MAX_PEOPLE 65536

typedef struct _GopsWhatsappPeople GopsWhatsappPeople;

/**
 * GopsWhatsappSender:
 * @raw: (owned) (array length=raw_length): what stands before the ": "
 * @name: (owned): the same for people: without marks and without the tilde of somebody who is in no address book
 * @phone: (owned): "" for a name
 * @person: of these
 * @shape: of the first header before it (GopsWhatsappShape)
 * @n: lines that begin with it
 * @n_program: of these, lines that the program wrote
 * @beyond: (owned) (nullable): what stands up to a further ": " in all of its lines; %NULL when they differ
 * @has_longer: a longer name is known that begins with this one and ": "
 * @is_chat: it is the chat's own name, under which an iPhone puts the program's lines; set by who knows that
 */
typedef struct
{
  char          *raw;
  gsize          raw_length;
  char          *name;
  char          *phone;
  GopsChatPerson person;
  guint16        shape;
  guint64        n;
  guint64        n_program;
  char          *beyond;
  gboolean       has_longer;
  gboolean       is_chat;
} GopsWhatsappSender;

GopsWhatsappPeople *gops_whatsapp_people_new    (void);
void                gops_whatsapp_people_free   (GopsWhatsappPeople       *self);

/** gops_whatsapp_people_find: Returns: (transfer none) (nullable): the sender of those bytes */
GopsWhatsappSender *gops_whatsapp_people_find   (GopsWhatsappPeople       *self,
                                                 const char               *raw,
                                                 gsize                     length);

/** gops_whatsapp_people_add: Returns: (transfer none) (nullable): the new sender; %NULL when there are too many */
GopsWhatsappSender *gops_whatsapp_people_add    (GopsWhatsappPeople       *self,
                                                 const char               *raw,
                                                 gsize                     length);

/** gops_whatsapp_people_has_refused: Returns: whether there were senders that could not be learned */
gboolean            gops_whatsapp_people_has_refused (GopsWhatsappPeople  *self);

/** gops_whatsapp_people_note: counts a line of the sender; @body: (array length=length): what stands behind the ": " */
void                gops_whatsapp_people_note   (GopsWhatsappPeople       *self,
                                                 GopsWhatsappSender       *sender,
                                                 const char               *body,
                                                 gsize                     length);

/** gops_whatsapp_people_add_name: learns a name that is known from elsewhere, and that may hold a ": " */
void                gops_whatsapp_people_add_name (GopsWhatsappPeople     *self,
                                                   const char             *name,
                                                   gsize                   length);

/** gops_whatsapp_people_settle: to be called when all lines were noted: finds the names that hold a ": " */
void                gops_whatsapp_people_settle (GopsWhatsappPeople       *self);

/** gops_whatsapp_people_knows: whether somebody is called @name (without a tilde) */
gboolean            gops_whatsapp_people_knows  (GopsWhatsappPeople       *self,
                                                 const char               *name,
                                                 gsize                     length);

/** gops_whatsapp_people_get_n: Returns: how many senders there are */
guint               gops_whatsapp_people_get_n  (GopsWhatsappPeople       *self);
GopsWhatsappSender *gops_whatsapp_people_get    (GopsWhatsappPeople       *self,
                                                 guint                     index);

/** gops_whatsapp_clean_name: Returns: (transfer full): a name for people; @out_phone: (out) (transfer full): "" for none */
char               *gops_whatsapp_clean_name    (const char               *raw,
                                                 gsize                     length,
                                                 char                    **out_phone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsWhatsappPeople, gops_whatsapp_people_free)
