/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The senders of a WhatsApp chat: a table from the bytes before the ": " to who that is. Every line of the file is looked
 * up in it twice, so that it hashes eight bytes at once and begins with the sender of the line before. */
#include "config.h"

#include "gops-whatsapp-people.h"

#include <string.h>

#include "gops-cell-clean.h"
#include "gops-whatsapp-header.h"
#include "gops-whatsapp-marks.h"
#include "gops-whatsapp-words.h"

#define MIN_BEYOND 4     /* lines that must agree on what stands between two ": ", before it is taken for a name */
#define MAX_BEYOND 120   /* bytes */
#define MAX_PROBES 64    /* a file made to collide is not worth more */

struct _GopsWhatsappPeople
{
  GPtrArray          *senders;   /* (owned) (element-type GopsWhatsappSender) */
  GHashTable         *names;     /* (owned) (element-type utf8): the senders' names, borrowed from them */
  guint32            *slots;     /* (owned): index into senders, plus one */
  guint               n_slots;   /* a power of two */
  GopsWhatsappSender *last;      /* borrowed (nullable): found last */
  gboolean            has_refused;
};

static void
sender_free (gpointer data)
{
  GopsWhatsappSender *sender = data;

  g_free (sender->raw);
  g_free (sender->name);
  g_free (sender->phone);
  g_free (sender->beyond);
  g_free (sender);
}

GopsWhatsappPeople *
gops_whatsapp_people_new (void)
{
  GopsWhatsappPeople *self = g_new0 (GopsWhatsappPeople, 1);

  self->senders = g_ptr_array_new_with_free_func (sender_free);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_slots = 256;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

void
gops_whatsapp_people_free (GopsWhatsappPeople *self)
{
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->senders);
  g_free (self->slots);
  g_free (self);
}

static inline guint64
load (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return word;
}

/* Eight bytes at once; the last eight may be taken twice. */
static inline guint
hash_bytes (const char *bytes,
            gsize       length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = length * factor;

  if (length < 8)
    for (gsize i = 0; i < length; i++)
      hash = (hash << 8 | hash >> 56) ^ (guint8) bytes[i];
  else
    {
      for (gsize i = 0; i + 8 < length; i += 8)
        {
          hash = (hash ^ load (bytes + i)) * factor;
          hash ^= hash >> 29;
        }
      hash ^= load (bytes + length - 8);
    }
  hash *= factor;
  return (guint) (hash >> 32);
}

static inline gboolean
is_sender (const GopsWhatsappSender *sender,
           const char               *raw,
           gsize                     length)
{
  return sender->raw_length == length && gops_whatsapp_is_same (sender->raw, raw, length);
}

/* Returns: (nullable): the slot of those bytes, or the free one for them; NULL when there is none near by */
static inline guint32 *
find_slot (GopsWhatsappPeople *self,
           const char         *raw,
           gsize               length)
{
  guint mask = self->n_slots - 1, at = hash_bytes (raw, length) & mask;

  for (guint i = 0; i < MAX_PROBES; i++, at = (at + 1) & mask)
    if (self->slots[at] == 0 || is_sender (self->senders->pdata[self->slots[at] - 1], raw, length))
      return &self->slots[at];
  return NULL;
}

GopsWhatsappSender *
gops_whatsapp_people_find (GopsWhatsappPeople *self,
                           const char         *raw,
                           gsize               length)
{
  const guint32 *slot;

  if (self->last != NULL && is_sender (self->last, raw, length))
    return self->last;
  slot = find_slot (self, raw, length);
  if (slot == NULL || *slot == 0)
    return NULL;
  self->last = self->senders->pdata[*slot - 1];
  return self->last;
}

static void
grow (GopsWhatsappPeople *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->senders->len; i++)
    {
      const GopsWhatsappSender *sender = self->senders->pdata[i];
      guint32 *slot = find_slot (self, sender->raw, sender->raw_length);

      if (slot != NULL)
        *slot = i + 1;
    }
}

char *
gops_whatsapp_clean_name (const char *raw,
                          gsize       length,
                          char      **out_phone)
{
  g_autofree char *copy = g_strndup (raw, length);
  char *name = gops_cell_clean_line (copy, GOPS_NAME_MAX_CHARACTERS, NULL), *phone;

  if (name[0] == '~' && name[1] != '\0')
    g_strchug (memmove (name, name + 1, strlen (name)));
  phone = gops_cell_phone (name);
  if (phone != NULL && phone[0] != '+' && strlen (phone) < 7)   /* a name of a few digits */
    g_clear_pointer (&phone, g_free);
  *out_phone = phone != NULL ? phone : g_strdup ("");
  return name;
}

GopsWhatsappSender *
gops_whatsapp_people_add (GopsWhatsappPeople *self,
                          const char         *raw,
                          gsize               length)
{
  GopsWhatsappSender *sender;
  guint32 *slot;

  if (self->senders->len * 2 >= self->n_slots)
    grow (self);
  slot = self->senders->len < GOPS_WHATSAPP_MAX_PEOPLE ? find_slot (self, raw, length) : NULL;
  if (slot == NULL || *slot != 0)
    {
      self->has_refused = TRUE;
      return NULL;
    }
  sender = g_new0 (GopsWhatsappSender, 1);
  sender->raw = g_strndup (raw, length);
  sender->raw_length = length;
  sender->name = gops_whatsapp_clean_name (raw, length, &sender->phone);
  sender->person = (GopsChatPerson) { "", sender->name, "", sender->phone, "", "", FALSE, FALSE };
  sender->person.me = gops_whatsapp_words_is_me_speaking (sender->name);
  g_ptr_array_add (self->senders, sender);
  g_hash_table_add (self->names, sender->name);
  *slot = self->senders->len;
  return sender;
}

gboolean
gops_whatsapp_people_has_refused (GopsWhatsappPeople *self)
{
  return self->has_refused;
}

/* Keeps of what is common to all lines only as much as ends with a ": ". */
static void
shorten_beyond (GopsWhatsappSender *sender,
                const char         *body,
                gsize               length)
{
  gsize common = 0, kept = 0, known = strlen (sender->beyond);

  while (common < known && common < length && sender->beyond[common] == body[common])
    common++;
  for (gsize i = 0; i + 1 < common; i++)
    if (sender->beyond[i] == ':' && sender->beyond[i + 1] == ' ')
      kept = i + 2;
  sender->beyond[kept] = '\0';
  if (kept == 0)
    g_clear_pointer (&sender->beyond, g_free);
}

void
gops_whatsapp_people_note (GopsWhatsappPeople *self,
                           GopsWhatsappSender *sender,
                           const char         *body,
                           gsize               length)
{
  if (sender->n++ == 0)
    sender->beyond = g_strndup (body, MIN (length, MAX_BEYOND));
  if (sender->beyond != NULL)
    shorten_beyond (sender, body, length);
}

/* Every part of the name that ends with a ": " begins a longer name from now on. */
static void
mark_beginnings (GopsWhatsappPeople *self,
                 const char         *name,
                 gsize               length)
{
  gsize from = 0;
  gssize end;

  while ((end = gops_whatsapp_find_sender_end (name + from, length - from)) > 0)
    {
      GopsWhatsappSender *sender = gops_whatsapp_people_find (self, name, from + (gsize) end);

      if (sender == NULL)
        sender = gops_whatsapp_people_add (self, name, from + (gsize) end);
      if (sender != NULL)
        sender->has_longer = TRUE;
      from = gops_whatsapp_find_body (name, length, from + (gsize) end);
    }
}

void
gops_whatsapp_people_add_name (GopsWhatsappPeople *self,
                               const char         *name,
                               gsize               length)
{
  if (gops_whatsapp_find_sender_end (name, length) <= 0 || gops_whatsapp_people_find (self, name, length) != NULL)
    return;
  if (gops_whatsapp_people_add (self, name, length) != NULL)
    mark_beginnings (self, name, length);
}

void
gops_whatsapp_people_settle (GopsWhatsappPeople *self)
{
  guint n = self->senders->len;   /* those of the lines; longer ones are added behind */

  for (guint i = 0; i < n; i++)
    {
      GopsWhatsappSender *sender = self->senders->pdata[i];

      if (sender->beyond != NULL && sender->n >= MIN_BEYOND)
        {
          g_autofree char *name = g_strconcat (sender->raw, ": ", sender->beyond, NULL);

          gops_whatsapp_people_add_name (self, name, strlen (name) - 2);   /* without the last ": " */
        }
      g_clear_pointer (&sender->beyond, g_free);
    }
}

gboolean
gops_whatsapp_people_knows (GopsWhatsappPeople *self,
                            const char         *name,
                            gsize               length)
{
  g_autofree char *key = g_strndup (name, length);

  return g_hash_table_contains (self->names, key);
}

guint
gops_whatsapp_people_get_n (GopsWhatsappPeople *self)
{
  return self->senders->len;
}

GopsWhatsappSender *
gops_whatsapp_people_get (GopsWhatsappPeople *self,
                          guint               index)
{
  return self->senders->pdata[index];
}
