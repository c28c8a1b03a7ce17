/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells in which encoding a text file is written. The whole file counts: a list may be ASCII for its first 64 KiB. */
#include "config.h"

#include "gops-text-sniffer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-utf8.h"

#define BLOCK (64 * 1024)

static const struct
{
  const char *label;
  const char *name;
} labels[] = {
  { "utf8", "UTF-8" },           { "utf16", "UTF-16LE" },       { "utf16le", "UTF-16LE" },
  { "unicode", "UTF-16LE" },     { "utf16be", "UTF-16BE" },     { "gb2312", "GB18030" },
  { "gbk", "GB18030" },          { "cp936", "GB18030" },        { "ms936", "GB18030" },
  { "euccn", "GB18030" },        { "ansi", "GB18030" },         { "gb18030", "GB18030" },
  { "cp1252", "WINDOWS-1252" },  { "windows1252", "WINDOWS-1252" }, { "latin1", "WINDOWS-1252" },
  { "iso88591", "WINDOWS-1252" },
};

static const struct
{
  const char *magic;
  gsize       length;
  const char *what;
} binaries[] = {
  { "PK\003\004", 4, N_("an Excel workbook or ZIP archive") },
  { "\320\317\021\340\241\261\032\341", 8, N_("an old Excel workbook") },
  { "SQLite format 3", 16, N_("a database") },
  { "%PDF-", 5, N_("a PDF document") },
  { "\037\213", 2, N_("a gzip archive") },
  { "\211PNG", 4, N_("a picture") },
  { "\377\330\377", 3, N_("a picture") },
};

/* What the closer look counts when a text is not plainly UTF-8. */
typedef struct
{
  guint64 offset;
  guint64 nul[2];      /* zero bytes at even and odd offsets */
  guint64 utf8_good;   /* complete sequences of two bytes and more */
  guint64 utf8_bad;    /* bytes that belong to none */
  guint   utf8_need;   /* continuation bytes still to come */
  guint8  gb[4];       /* the GB18030 character being read */
  guint   gb_length;
  guint64 gb_good;     /* two-byte characters */
  guint64 gb_common;   /* of these: GB 2312 level 1 and its punctuation */
  guint64 gb_bad;
} Evidence;

const char *
gops_text_encoding_canonical (const char *label)
{
  g_autoptr (GString) key = g_string_new (NULL);
  GIConv probe;

  for (const char *p = label; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, g_ascii_tolower (*p));

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].label, key->str))
      return labels[i].name;

  if (key->len == 0 || (probe = g_iconv_open ("UTF-8", label)) == (GIConv) -1)
    return NULL;
  g_iconv_close (probe);
  return g_intern_string (label);
}

static gboolean
refuse_binary (const guint8  *head,
               gsize          length,
               GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (binaries); i++)
    if (length >= binaries[i].length && memcmp (head, binaries[i].magic, binaries[i].length) == 0)
      {
        g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT,
                     _("the file is %s and no text; export the chat as text or JSON, or save the list as CSV, and import that"), _(binaries[i].what));
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_mark (const guint8     *head,
           gsize             length,
           GopsTextEncoding *out_encoding)
{
  if (length >= 3 && memcmp (head, "\357\273\277", 3) == 0)
    *out_encoding = (GopsTextEncoding) { "UTF-8", 3 };
  else if (length >= 2 && memcmp (head, "\377\376", 2) == 0)
    *out_encoding = (GopsTextEncoding) { "UTF-16LE", 2 };
  else if (length >= 2 && memcmp (head, "\376\377", 2) == 0)
    *out_encoding = (GopsTextEncoding) { "UTF-16BE", 2 };
  else
    return FALSE;
  return TRUE;
}

static void
count_utf8 (Evidence *evidence,
            guint8    byte)
{
  if (evidence->utf8_need > 0 && (byte & 0xc0) == 0x80)
    {
      if (--evidence->utf8_need == 0)
        evidence->utf8_good++;
      return;
    }
  if (evidence->utf8_need > 0)
    evidence->utf8_bad++;

  evidence->utf8_need = 0;
  if (byte < 0x80)
    return;
  if (byte >= 0xc2 && byte <= 0xdf)
    evidence->utf8_need = 1;
  else if (byte >= 0xe0 && byte <= 0xef)
    evidence->utf8_need = 2;
  else if (byte >= 0xf0 && byte <= 0xf4)
    evidence->utf8_need = 3;
  else
    evidence->utf8_bad++;
}

static gboolean
is_common_han (guint8 lead,
               guint8 trail)
{
  return trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
}

static void
count_gb18030 (Evidence *evidence,
               guint8    byte)
{
  guint8 *gb = evidence->gb;

  gb[evidence->gb_length++] = byte;
  switch (evidence->gb_length)
    {
    case 1:
      if (byte >= 0x81 && byte <= 0xfe)
        return;
      evidence->gb_bad += byte >= 0x80;
      break;
    case 2:
      if (byte >= 0x30 && byte <= 0x39)
        return;
      if (byte < 0x40 || byte == 0x7f || byte == 0xff)
        evidence->gb_bad++;
      else
        evidence->gb_good++;
      evidence->gb_common += is_common_han (gb[0], byte);
      break;
    case 3:
      if (byte >= 0x81 && byte <= 0xfe)
        return;
      evidence->gb_bad++;
      break;
    default:
      evidence->gb_bad += byte < 0x30 || byte > 0x39;
      break;
    }
  evidence->gb_length = 0;
}

static void
weigh (Evidence     *evidence,
       const guint8 *bytes,
       gsize         length)
{
  for (gsize i = 0; i < length; i++)
    {
      evidence->nul[(evidence->offset + i) & 1] += bytes[i] == 0;
      count_utf8 (evidence, bytes[i]);
      count_gb18030 (evidence, bytes[i]);
    }
  evidence->offset += length;
}

/* UTF-16 shows by zero bytes on one side only: digits, commas and line ends have them in every language. */
static const char *
judge (const Evidence *evidence)
{
  guint64 even = evidence->nul[0], odd = evidence->nul[1];

  if (odd > evidence->offset / 50 && odd > 4 * even)
    return "UTF-16LE";
  if (even > evidence->offset / 50 && even > 4 * odd)
    return "UTF-16BE";
  if (evidence->utf8_bad == 0 || evidence->utf8_good > 20 * evidence->utf8_bad)
    return "UTF-8";
  if (evidence->gb_common * 10 >= evidence->gb_good * 6 && evidence->gb_common > 20 * evidence->gb_bad)
    return "GB18030";
  return "WINDOWS-1252";
}

/* Strict UTF-8 without zero bytes to the end: one fast pass, which nearly every file passes. */
static gboolean
is_strict_utf8 (GInputStream  *stream,
                gboolean      *out_strict,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *buffer = g_malloc (BLOCK);
  gsize kept = 0;
  gssize got;

  while ((got = g_input_stream_read (stream, buffer + kept, BLOCK - kept, cancellable, error)) > 0)
    {
      gsize length = kept + got;
      const char *end = buffer + gops_utf8_valid_length (buffer, length);

      if (end != buffer + length &&
          (buffer + length - end >= 4 || *end == '\0' ||
           g_utf8_get_char_validated (end, buffer + length - end) != (gunichar) -2))
        {
          *out_strict = FALSE;
          return TRUE;
        }
      kept = buffer + length - end;
      memmove (buffer, end, kept);
    }
  *out_strict = kept == 0;
  return got == 0;
}

static gboolean
look_closer (GInputStream  *stream,
             const char   **out_name,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (BLOCK);
  Evidence evidence = { 0 };
  gssize got;

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  while ((got = g_input_stream_read (stream, buffer, BLOCK, cancellable, error)) > 0)
    weigh (&evidence, buffer, got);
  if (got == 0)
    *out_name = judge (&evidence);
  return got == 0;
}

gboolean
gops_text_sniff_mark (GInputStream      *stream,
                      GopsTextEncoding  *out_encoding,
                      GCancellable      *cancellable,
                      GError           **error)
{
  guint8 head[16];
  gsize length;
  GopsTextEncoding encoding = { NULL, 0 };

  g_return_val_if_fail (G_IS_SEEKABLE (stream), FALSE);

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error) ||
      !g_input_stream_read_all (stream, head, sizeof head, &length, cancellable, error) ||
      !refuse_binary (head, length, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  (void) read_mark (head, length, &encoding);
  *out_encoding = encoding;
  return TRUE;
}

gboolean
gops_text_sniff (GInputStream      *stream,
                 GopsTextEncoding  *out_encoding,
                 GCancellable      *cancellable,
                 GError           **error)
{
  GopsTextEncoding encoding;
  gboolean strict;

  if (!gops_text_sniff_mark (stream, &encoding, cancellable, error))
    return FALSE;
  if (encoding.name == NULL)
    {
      encoding.name = "UTF-8";
      if (!is_strict_utf8 (stream, &strict, cancellable, error) ||
          (!strict && !look_closer (stream, &encoding.name, cancellable, error)) ||
          !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
        return FALSE;
    }
  *out_encoding = encoding;
  return TRUE;
}
