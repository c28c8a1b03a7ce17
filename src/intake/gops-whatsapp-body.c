/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what the body of a WhatsApp message is. Most bodies are words: what cannot be anything else is seen from a look at
 * their ends. */
#include "config.h"

#include "gops-whatsapp-body.h"

#include <string.h>

#include "gops-whatsapp-marks.h"
#include "gops-whatsapp-words.h"

#define MAX_MARKER 300   /* bytes of "<word: name of a file>" and "(word)" */

typedef struct
{
  const char *text;
  gsize       length;
} Part;

static const struct
{
  const char  *word;    /* in the name of a file, as phones make it */
  GopsChatKind kind;
} file_words[] = {
  { "IMG-", GOPS_CHAT_IMAGE },   { "VID-", GOPS_CHAT_VIDEO },     { "AUD-", GOPS_CHAT_VOICE },
  { "PTT-", GOPS_CHAT_VOICE },   { "STK-", GOPS_CHAT_STICKER },   { "DOC-", GOPS_CHAT_FILE },
  { "-PHOTO-", GOPS_CHAT_IMAGE }, { "-VIDEO-", GOPS_CHAT_VIDEO }, { "-AUDIO-", GOPS_CHAT_VOICE },
  { "-STICKER-", GOPS_CHAT_STICKER }, { "-GIF-", GOPS_CHAT_IMAGE },
};

static const struct
{
  const char  *endings;
  GopsChatKind kind;
} file_endings[] = {
  { " jpg jpeg png heic gif tiff bmp avif ", GOPS_CHAT_IMAGE }, { " mp4 mov 3gp mkv avi webm ", GOPS_CHAT_VIDEO },
  { " opus m4a mp3 aac ogg amr wav ", GOPS_CHAT_VOICE },        { " webp ", GOPS_CHAT_STICKER },
  { " vcf ", GOPS_CHAT_CONTACT },
};

static GopsChatKind
kind_of_file (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (file_words); i++)
    if (file_words[i].word[0] == '-' ? strstr (name, file_words[i].word) != NULL
                                     : g_str_has_prefix (name, file_words[i].word))
      return file_words[i].kind;
  if (dot == NULL || strlen (dot) > 6)
    return GOPS_CHAT_FILE;
  ending = g_ascii_strdown (dot, -1);
  ending[0] = ' ';
  for (guint i = 0; i < G_N_ELEMENTS (file_endings); i++)
    {
      const char *found = strstr (file_endings[i].endings, ending);

      if (found != NULL && found[strlen (ending)] == ' ')
        return file_endings[i].kind;
    }
  return GOPS_CHAT_FILE;
}

/* @digits: how the numbers stand: "yyyymmdd", "yyyy-mm-dd" */
static gboolean
read_digits (const char *text,
             const char *form,
             int         out_numbers[3])
{
  int numbers[3] = { 0, 0, 0 };

  for (; *form != '\0'; form++, text++)
    {
      int *number = *form == 'y' ? &numbers[0] : *form == 'm' ? &numbers[1] : &numbers[2];

      if (*form == '-' ? *text != '-' : !g_ascii_isdigit (*text))
        return FALSE;
      if (*form != '-')
        *number = *number * 10 + (*text - '0');
    }
  memcpy (out_numbers, numbers, sizeof numbers);
  return numbers[0] >= 2009 && numbers[0] < 2100 && numbers[1] >= 1 && numbers[1] <= 12 && numbers[2] >= 1 &&
         numbers[2] <= 31;
}

gboolean
gops_whatsapp_file_date (const char *name,
                         int        *out_year,
                         int        *out_month,
                         int        *out_day)
{
  int numbers[3];
  gboolean found = FALSE;

  if (strlen (name) > 15 && name[3] == '-' && g_str_has_prefix (name + 12, "-WA"))   /* IMG-20240115-WA0001.jpg */
    found = read_digits (name + 4, "yyyymmdd", numbers);
  for (guint i = 6; !found && i < G_N_ELEMENTS (file_words); i++)   /* 00000042-PHOTO-2024-01-15-10-22-33.jpg */
    {
      const char *word = strstr (name, file_words[i].word);

      found = word != NULL && read_digits (word + strlen (file_words[i].word), "yyyy-mm-dd", numbers);
    }
  if (!found)
    return FALSE;
  *out_year = numbers[0];
  *out_month = numbers[1];
  *out_day = numbers[2];
  return TRUE;
}

static void
trim_part (Part *part)
{
  const char *end = part->text + part->length, *p = gops_whatsapp_skip_blanks (part->text);

  part->text = MIN (p, end);
  part->length = (gsize) (end - part->text);
  while (part->length > 0 && part->text[part->length - 1] == ' ')
    part->length--;
}

static gboolean
is_word (Part             part,
         GopsWhatsappWord word)
{
  const GopsWhatsappWords *words = gops_whatsapp_words_find (part.text, part.length);

  return words != NULL && words->word == word;
}

/* Returns: the last @c of the line, not too far from its end; NULL without one */
static const char *
find_back (Part line,
           char c)
{
  gsize back = MIN (line.length, MAX_MARKER);

  return memrchr (line.text + line.length - back, c, back);
}

static gboolean
is_phone_file (Part name)
{
  g_autofree char *text = g_strndup (name.text, name.length);
  int year, month, day;

  return gops_whatsapp_file_date (text, &year, &month, &day);
}

/* "IMG-20240115-WA0001.jpg (file attached)" */
static gboolean
find_attached (Part  line,
               Part *out_name)
{
  const char *open = find_back (line, '(');
  Part name, word;

  if (open == NULL || open == line.text)
    return FALSE;
  name = (Part) { line.text, (gsize) (open - line.text) };
  word = (Part) { open + 1, line.length - name.length - 2 };
  trim_part (&name);
  if (name.length == 0 || name.length > MAX_MARKER || (!is_word (word, GOPS_WHATSAPP_ATTACHED) && !is_phone_file (name)))
    return FALSE;
  *out_name = name;
  return TRUE;
}

/* "<attached: 00000042-PHOTO-2024-01-15-10-22-33.jpg>", after a caption or the name that a document has for people.
 * @out_before: what stands before it */
static gboolean
find_enclosed (Part  line,
               Part *out_name,
               Part *out_before)
{
  const char *open = find_back (line, '<'), *colon;
  Part word, name;
  gsize sign = 1;

  if (open == NULL)
    return FALSE;
  colon = memchr (open, ':', (gsize) (line.text + line.length - open));
  if (colon == NULL && (colon = memmem (open, (gsize) (line.text + line.length - open), "：", 3)) != NULL)
    sign = 3;
  if (colon == NULL)
    return FALSE;
  word = (Part) { open + 1, (gsize) (colon - open - 1) };
  name = (Part) { colon + sign, (gsize) (line.text + line.length - 1 - colon - sign) };
  trim_part (&word);
  trim_part (&name);
  if (name.length == 0 || (!is_word (word, GOPS_WHATSAPP_ATTACHED) && !is_phone_file (name)))
    return FALSE;
  *out_name = name;
  *out_before = (Part) { line.text, (gsize) (open - line.text) };
  return TRUE;
}

gboolean
gops_whatsapp_body_find_file (const char *line,
                              gsize       length,
                              char      **out_name)
{
  Part part = { line, length }, name, before;

  trim_part (&part);
  if (part.length < 3 || !(part.text[part.length - 1] == ')' ? find_attached (part, &name)
                           : part.text[part.length - 1] == '>' && find_enclosed (part, &name, &before)))
    return FALSE;
  *out_name = g_strndup (name.text, name.length);
  return TRUE;
}

/* Only where a program may have written it: the address of a place ends the body. */
static gboolean
is_location (Part all)
{
  static const char *const places[] = { "https://maps.google.com/?q=", "https://foursquare.com/v/" };
  const char *end = all.text + all.length, *found = NULL;

  if (all.length < 28 || !g_ascii_isxdigit (end[-1]) || memchr (all.text, '/', all.length) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places) && found == NULL; i++)
    found = memmem (all.text, all.length, places[i], strlen (places[i]));
  return found != NULL && memchr (found, ' ', (gsize) (end - found)) == NULL &&
         memchr (found, '\n', (gsize) (end - found)) == NULL;
}

gboolean
gops_whatsapp_body_is_marker (const char *line,
                              gsize       length)
{
  g_autofree char *name = NULL;

  return gops_whatsapp_words_find (line, length) != NULL || gops_whatsapp_body_find_file (line, length, &name) ||
         is_location ((Part) { line, length });
}

/* --- what is left of the body --- */

static Part
first_line (const GString *body)
{
  const char *end = memchr (body->str, '\n', body->len);

  return (Part) { body->str, end != NULL ? (gsize) (end - body->str) : body->len };
}

/* The caption stands in front, or on the lines behind. */
static void
keep_caption (GString *body,
              Part     before)
{
  g_autofree char *kept = NULL;
  gsize line = first_line (body).length;

  trim_part (&before);
  while (before.length >= 3 && gops_whatsapp_mark_length (before.text + before.length - 3) == 3)
    before.length -= 3;
  trim_part (&before);
  kept = g_strndup (before.text, before.length);
  g_string_erase (body, 0, (gssize) MIN (line + 1, body->len));
  if (*kept != '\0' && body->len > 0)
    g_string_prepend_c (body, '\n');
  g_string_prepend (body, kept);
}

static void
set_file (GString       *body,
          GString       *detail,
          GopsChatEntry *entry,
          Part           name,
          Part           before)
{
  g_string_append_len (detail, name.text, (gssize) name.length);
  entry->kind = kind_of_file (detail->str);
  if (entry->kind == GOPS_CHAT_FILE || entry->kind == GOPS_CHAT_CONTACT)
    before.length = 0;   /* its name once more */
  keep_caption (body, before);
}

/* "Minutes.pdf • ‎2 pages ‎document omitted": the marks tell what was not written by a person. */
static gboolean
read_omitted_behind (GString       *body,
                     Part           line,
                     GString       *detail,
                     GopsChatEntry *entry)
{
  Part before = { line.text, 0 }, word;
  const GopsWhatsappWords *words;
  const char *mark = NULL, *dot;

  for (const char *p = line.text; (p = memchr (p, '\342', (gsize) (line.text + line.length - p))) != NULL; p++)
    if (gops_whatsapp_mark_length (p) > 0)
      mark = p;
  if (mark == NULL || mark == line.text)
    return FALSE;
  word = (Part) { mark, (gsize) (line.text + line.length - mark) };
  words = gops_whatsapp_words_find (word.text, word.length);
  if (words == NULL || words->word != GOPS_WHATSAPP_OMITTED)
    return FALSE;
  entry->kind = words->kind;
  before.length = (gsize) (mark - line.text);
  if (words->kind == GOPS_CHAT_FILE)
    {
      dot = memmem (before.text, before.length, " • ", 5);
      before.length = dot != NULL ? (gsize) (dot - before.text) : before.length;
      trim_part (&before);
      g_string_append_len (detail, before.text, (gssize) before.length);
      before.length = 0;
    }
  keep_caption (body, before);
  return TRUE;
}

static gboolean
read_words (GString       *body,
            Part           line,
            GopsChatEntry *entry)
{
  const GopsWhatsappWords *words = gops_whatsapp_words_find (line.text, line.length);

  if (words == NULL || words->word == GOPS_WHATSAPP_ATTACHED || words->word == GOPS_WHATSAPP_EDITED)
    return FALSE;
  entry->kind = words->kind;
  if (words->word != GOPS_WHATSAPP_POLL)   /* whose question and answers are words */
    keep_caption (body, (Part) { body->str, 0 });
  return TRUE;
}

/* " <This message was edited>"; of a language that is not known, when a mark stands before it. */
static gboolean
drop_edited (GString *body)
{
  Part all = { body->str, body->len }, word;
  const char *open;

  if (body->len < 4 || body->str[body->len - 1] != '>')
    return FALSE;
  open = find_back (all, '<');
  if (open == NULL || memchr (open, '\n', (gsize) (body->str + body->len - open)) != NULL)
    return FALSE;
  word = (Part) { open, (gsize) (body->str + body->len - open) };
  if (!is_word (word, GOPS_WHATSAPP_EDITED) &&
      (open - body->str <= 3 || gops_whatsapp_mark_length (open - 3) != 3 || memchr (open, ':', word.length) != NULL ||
       gops_whatsapp_words_find (word.text, word.length) != NULL))
    return FALSE;
  g_string_truncate (body, (gsize) (open - body->str));
  return TRUE;
}

static inline gsize
mark_before (const char *start,
             const char *end)
{
  if (end - start >= 3 && gops_whatsapp_mark_length (end - 3) == 3 && (guint8) end[-2] != 0x81)   /* isolates stay */
    return 3;
  return end - start >= 2 && gops_whatsapp_mark_length (end - 2) == 2 ? 2 : 0;
}

void
gops_whatsapp_body_trim (GString *body)
{
  const char *start = body->str, *end = body->str + body->len, *p = start;
  gsize n;

  while (g_ascii_isspace (*p) ||
         ((n = gops_whatsapp_mark_length (p)) > 0 && !((guint8) p[0] == 0xe2 && (guint8) p[1] == 0x81)))
    p += g_ascii_isspace (*p) ? 1 : n;
  while (end > p && (g_ascii_isspace (end[-1]) || (n = mark_before (p, end)) > 0))
    end -= g_ascii_isspace (end[-1]) ? 1 : n;
  if (end < body->str + body->len)
    g_string_truncate (body, (gsize) (end - start));
  if (p > start)
    g_string_erase (body, 0, (gssize) (p - start));
}

static void
read_special (GString       *body,
              Part           line,
              GString       *detail,
              GopsChatEntry *entry)
{
  Part name, before = { line.text, 0 };

  if (body->len == 0)
    entry->kind = GOPS_CHAT_OTHER;   /* what could be looked at once, or was to vanish */
  else if (read_words (body, line, entry))
    return;
  else if ((line.length > 2 && line.text[line.length - 1] == ')' && find_attached (line, &name)) ||
           (line.length > 2 && line.text[line.length - 1] == '>' && find_enclosed (line, &name, &before)))
    set_file (body, detail, entry, name, before);
  else if (!read_omitted_behind (body, line, detail, entry) && is_location ((Part) { body->str, body->len }))
    entry->kind = GOPS_CHAT_LOCATION;
}

void
gops_whatsapp_body_read (GString       *body,
                         gboolean       has_lines,
                         GString       *out_detail,
                         GopsChatEntry *entry)
{
  g_string_truncate (out_detail, 0);
  entry->kind = GOPS_CHAT_TEXT;
  gops_whatsapp_body_trim (body);
  if (drop_edited (body))
    gops_whatsapp_body_trim (body);
  read_special (body, has_lines ? first_line (body) : (Part) { body->str, body->len }, out_detail, entry);
  if (entry->kind != GOPS_CHAT_TEXT)
    gops_whatsapp_body_trim (body);
  entry->body = body->str;
  entry->detail = out_detail->str;
}
