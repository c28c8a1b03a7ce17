/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes entries of the lines of a WhatsApp export. */
#include "config.h"

#include "gops-whatsapp-entry.h"

#include <string.h>

#include "gops-whatsapp-body.h"
#include "gops-whatsapp-marks.h"
#include "gops-whatsapp-words.h"

#define MAX_MENTIONS  100
#define CUT_CHARACTER "\357\277\275"   /* what the decoder puts for one whose last bytes are missing */

struct _GopsWhatsappMaker
{
  GopsWhatsappSurvey       *survey;    /* borrowed */
  char                     *me;        /* (owned) (nullable) */
  GString                  *body;      /* (owned): from behind the sender on */
  GString                  *detail;    /* (owned) */
  GString                  *scratch;   /* (owned) */
  GArray                   *people;    /* (owned) (element-type GopsChatPerson): of the entry */
  GArray                   *spans;     /* (owned) (element-type GopsWhatsappSpan) */
  GPtrArray                *strings;   /* (owned) (element-type utf8): what the people point to */
  const GopsWhatsappSender *sender;    /* borrowed (nullable): of the entry */
  GopsWhatsappSender        stranger;  /* a sender who was not learned: there were too many */
  guint64                   n;         /* entries begun */
  gboolean                  has_lines; /* the body has more than one */
  gboolean                  is_plain;  /* the entry before was a text and nothing else */
  gboolean                  is_cut;
  gboolean                  has_me;
};

static void
mark_chat (GopsWhatsappSurvey *survey,
           const char         *title)
{
  gboolean is_group = gops_whatsapp_survey_is_group (survey);

  for (guint i = 0; is_group && i < gops_whatsapp_people_get_n (survey->people); i++)
    {
      GopsWhatsappSender *sender = gops_whatsapp_people_get (survey->people, i);

      sender->is_chat = (sender->n > 0 && sender->n == sender->n_program) || g_strcmp0 (sender->name, title) == 0 ||
                        g_strcmp0 (sender->name, survey->title) == 0;
    }
}

GopsWhatsappMaker *
gops_whatsapp_maker_new (GopsWhatsappSurvey *survey,
                         const char         *title,
                         const char         *me)
{
  GopsWhatsappMaker *self = g_new0 (GopsWhatsappMaker, 1);

  self->survey = survey;
  self->me = g_strdup (me != NULL ? me : survey->me != NULL ? survey->me->name : NULL);
  self->body = g_string_sized_new (1024);
  self->detail = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  self->people = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
  self->spans = g_array_new (FALSE, FALSE, sizeof (GopsWhatsappSpan));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  mark_chat (survey, title);
  return self;
}

void
gops_whatsapp_maker_free (GopsWhatsappMaker *self)
{
  g_free (self->me);
  g_string_free (self->body, TRUE);
  g_string_free (self->detail, TRUE);
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->people);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

gboolean
gops_whatsapp_maker_is_cut (GopsWhatsappMaker *self)
{
  return self->is_cut;
}

gboolean
gops_whatsapp_maker_has_me (GopsWhatsappMaker *self)
{
  return self->has_me;
}

/* --- the text --- */

static const char *
keep (GopsWhatsappMaker *self,
      char              *text)
{
  g_ptr_array_add (self->strings, text);
  return text;
}

static void
append (GopsWhatsappMaker *self,
        const char        *text,
        gsize              length)
{
  gsize left = GOPS_CHAT_MAX_BODY - MIN (self->body->len, GOPS_CHAT_MAX_BODY);

  if (length > left)
    {
      self->is_cut = TRUE;
      length = left == 0 ? 0 : (gsize) (g_utf8_find_prev_char (text, text + left + 1) - text);
    }
  if (self->body->len + length < self->body->allocated_len)   /* as nearly always */
    {
      memcpy (self->body->str + self->body->len, text, length);
      self->body->len += length;
      self->body->str[self->body->len] = '\0';
    }
  else
    g_string_append_len (self->body, text, (gssize) length);
}

/* A sender who was not learned is known for one entry. */
static const GopsWhatsappSender *
make_stranger (GopsWhatsappMaker *self,
               const char        *raw,
               gsize              length)
{
  char *phone;
  const char *name = keep (self, gops_whatsapp_clean_name (raw, length, &phone));

  self->stranger = (GopsWhatsappSender) {
    .raw = (char *) name, .raw_length = strlen (name), .name = (char *) name, .phone = phone,
    .person = { "", name, "", keep (self, phone), "", "", FALSE, FALSE },
  };
  return &self->stranger;
}

/* The longest name that is known. Returns: where it ends */
static gssize
find_sender (GopsWhatsappMaker *self,
             const char        *rest,
             gsize              length)
{
  gssize end = gops_whatsapp_find_sender_end (rest, length), more;
  const GopsWhatsappSender *longer;

  self->sender = end > 0 ? gops_whatsapp_people_find (self->survey->people, rest, (gsize) end) : NULL;
  if (self->sender == NULL && end > 0 && gops_whatsapp_people_has_refused (self->survey->people))
    self->sender = make_stranger (self, rest, (gsize) end);
  for (gsize next = (gsize) end, from; self->sender != NULL && self->sender->has_longer;)
    {
      from = gops_whatsapp_find_body (rest, length, next);
      more = gops_whatsapp_find_sender_end (rest + from, length - from);
      if (more < 0)
        break;
      next = from + (gsize) more;
      longer = gops_whatsapp_people_find (self->survey->people, rest, next);
      if (longer == NULL)
        break;
      self->sender = longer;
      end = (gssize) next;
    }
  if (self->sender != NULL && *self->sender->name == '\0')   /* nothing but marks */
    self->sender = NULL;
  return self->sender != NULL ? end : -1;
}

/* "Dr: Bones left", where Dr: Bones is known to be somebody, and Dr too. */
static gboolean
is_about_longer (GopsWhatsappMaker *self,
                 const char        *rest,
                 gsize              length)
{
  GopsWhatsappEvent event;

  return self->sender->has_longer &&
         gops_whatsapp_event_read (self->scratch, rest, length, self->survey->people, &event);
}

void
gops_whatsapp_maker_begin (GopsWhatsappMaker *self,
                           const char        *rest,
                           gsize              length)
{
  gssize end;
  gsize skip;

  self->n++;
  self->is_cut = self->has_lines = FALSE;
  g_string_truncate (self->body, 0);
  if (self->strings->len > 0)
    g_ptr_array_set_size (self->strings, 0);
  end = find_sender (self, rest, length);
  if (end >= 0 && is_about_longer (self, rest, length))
    {
      self->sender = NULL;
      end = -1;
    }
  skip = end < 0 ? 0 : gops_whatsapp_find_body (rest, length, (gsize) end);
  append (self, rest + skip, length - skip);
}

void
gops_whatsapp_maker_add (GopsWhatsappMaker *self,
                         const char        *line,
                         gsize              length)
{
  self->has_lines = TRUE;
  append (self, "\n", 1);
  append (self, line, length);
}

/* --- the people --- */

static GopsChatPerson
make_me (GopsWhatsappMaker *self)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;

  if (self->me != NULL)
    person.name = self->me;
  else
    self->has_me = person.me = TRUE;
  return person;
}

static GopsChatPerson
make_person (GopsWhatsappMaker       *self,
             const GopsWhatsappEvent *event,
             const GopsWhatsappSpan  *span)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  char *phone;

  if (span->text == NULL)
    return person;
  if (gops_whatsapp_words_is_me (event->language, span->text, span->length))
    return make_me (self);
  person.name = keep (self, gops_whatsapp_clean_name (span->text, span->length, &phone));
  person.phone = keep (self, phone);
  return person;
}

static void
set_people (GopsWhatsappMaker       *self,
            const GopsWhatsappEvent *event,
            GopsChatEntry           *entry)
{
  g_array_set_size (self->people, 0);
  g_array_set_size (self->spans, 0);
  if (event->i_am)
    {
      GopsChatPerson me = make_me (self);

      g_array_append_val (self->people, me);
    }
  if (event->number.text != NULL)
    g_array_append_val (self->spans, event->number);
  else
    gops_whatsapp_event_split (event, self->survey->people, self->spans);
  for (guint i = 0; i < self->spans->len; i++)
    {
      GopsChatPerson person = make_person (self, event, &g_array_index (self->spans, GopsWhatsappSpan, i));

      g_array_append_val (self->people, person);
    }
  entry->people = (const GopsChatPerson *) self->people->data;
  entry->n_people = self->people->len;
}

static void
set_event (GopsWhatsappMaker       *self,
           const GopsWhatsappEvent *event,
           GopsChatEntry           *entry)
{
  entry->kind = GOPS_CHAT_EVENT;
  entry->event = event->event;
  entry->sender = event->i_act ? make_me (self) : make_person (self, event, &event->actor);
  if (event->title.text != NULL)
    entry->detail = keep (self, g_strndup (event->title.text, event->title.length));
  set_people (self, event, entry);
}

/* --- mentions: "@" and a name between isolating marks, or a number --- */

static gboolean
find_mention (const char  *at,
              const char **out_start,
              const char **out_end)
{
  const char *p = at + 1;

  if (g_str_has_prefix (p, "\342\201\250"))   /* U+2068 */
    {
      *out_start = p + 3;
      *out_end = strstr (p + 3, "\342\201\251");
      return *out_end != NULL && *out_end - *out_start <= 400 &&
             memchr (*out_start, '\n', (gsize) (*out_end - *out_start)) == NULL;
    }
  *out_start = p;
  *out_end = p + strspn (p, "0123456789");
  return *out_end - p >= 7 && *out_end - p <= 15;
}

static void
set_mentions (GopsWhatsappMaker *self,
              GopsChatEntry     *entry)
{
  const char *start, *end;

  if (memchr (self->body->str, '@', self->body->len) == NULL)
    return;
  g_array_set_size (self->people, 0);
  for (const char *p = self->body->str; (p = strchr (p, '@')) != NULL && self->people->len < MAX_MENTIONS; p++)
    if (find_mention (p, &start, &end))
      {
        GopsChatPerson person = GOPS_CHAT_NOBODY;
        gboolean is_number = p[1] != '\342';
        char *phone, *name = gops_whatsapp_clean_name (start, (gsize) (end - start), &phone);

        person.name = keep (self, name);
        person.phone = keep (self, phone);
        if (is_number)   /* it is written without its plus */
          person.phone = keep (self, g_strconcat ("+", name, NULL));
        g_array_append_val (self->people, person);
      }
  entry->mentions = (const GopsChatPerson *) self->people->data;
  entry->n_mentions = self->people->len;
}

/* --- the entry --- */

static gboolean
is_event (GopsWhatsappMaker *self,
          GopsWhatsappEvent *out_event)
{
  const GopsWhatsappSender *sender = self->sender;
  gboolean is_early = self->n <= GOPS_WHATSAPP_N_EARLY;
  gsize line;

  if (sender != NULL && !sender->is_chat &&
      !gops_whatsapp_may_be_program (sender, self->body->str, self->body->len, is_early))
    return FALSE;
  line = strcspn (self->body->str, "\n");
  *out_event = (GopsWhatsappEvent) { .event = GOPS_CHAT_NOTICE, .language = "" };
  if (sender == NULL)
    {
      (void) gops_whatsapp_event_read (self->scratch, self->body->str, line, self->survey->people, out_event);
      return TRUE;
    }
  if (gops_whatsapp_read_program_body (self->scratch, sender, self->body->str, line, is_early,
                                       self->survey->people, out_event))
    return TRUE;
  return sender->is_chat && (sender->n == sender->n_program || gops_whatsapp_is_marked (self->body->str, line));
}

/* Of a file that was cut: a sender has something to say; what the program wrote is known to its end. */
static gboolean
is_whole (GopsWhatsappMaker       *self,
          gboolean                 is_event_line,
          const GopsWhatsappEvent *event)
{
  if (is_event_line)
    return *event->language != '\0' && !event->open;
  return self->body->len > 0 && (self->has_lines || !gops_whatsapp_is_marked (self->body->str, self->body->len) ||
                                 gops_whatsapp_body_is_marker (self->body->str, self->body->len));
}

static void
set_message (GopsWhatsappMaker *self,
             GopsChatEntry     *entry)
{
  gops_whatsapp_body_read (self->body, self->has_lines, self->detail, entry);
  entry->sender = self->sender->person.me ? make_me (self) : self->sender->person;
  set_mentions (self, entry);
  self->is_plain = entry->kind == GOPS_CHAT_TEXT && entry->n_mentions == 0;
}

gboolean
gops_whatsapp_maker_finish (GopsWhatsappMaker *self,
                            gboolean           is_open,
                            GopsChatEntry     *entry)
{
  GopsWhatsappEvent event;
  gboolean is_event_line;

  if (is_open && g_str_has_suffix (self->body->str, CUT_CHARACTER))
    g_string_truncate (self->body, self->body->len - strlen (CUT_CHARACTER));
  is_event_line = is_event (self, &event);
  if (is_open && !is_whole (self, is_event_line, &event))
    return FALSE;
  if (!self->is_plain)   /* of a plain one, all that was set is set anew */
    gops_chat_entry_clear (entry);
  if (!is_event_line)
    {
      set_message (self, entry);
      return TRUE;
    }
  gops_chat_entry_clear (entry);
  gops_whatsapp_body_trim (self->body);
  entry->body = self->body->str;
  set_event (self, &event, entry);
  self->is_plain = FALSE;
  return TRUE;
}
