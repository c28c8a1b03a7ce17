/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads archives that may have been made to do harm: names, limits, and members as streams. */
#include "config.h"

#include "gops-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-spool.h"
#include "gops-text-sniffer.h"

#define BLOCK       (32 * 1024)
#define IN_MEMORY   (1024 * 1024)         /* bytes: longer members go through a temporary file */
#define RATIO_SINCE (16 * 1024 * 1024)    /* bytes of a member, before its ratio is looked at */
#define MAX_NAMES   (64 * 1024 * 1024)    /* bytes of all names */

typedef struct
{
  char *name;       /* (owned) */
  guint ordinal;    /* among all entries of the archive, those that are passed over too */
} Member;

struct _GopsArchive
{
  GFileInputStream *stream;      /* (owned) */
  char             *file_name;   /* (owned): for people */
  gboolean          is_gzip;
  GopsArchiveLimits limits;
  GArray           *members;     /* (owned) (element-type Member) */
  GHashTable       *by_name;     /* (owned): lower-case name → number of the member + 1 */

  struct archive   *reader;      /* (owned) (nullable) */
  guint             next;        /* ordinal of the entry behind the one that the reader is at */
  guint             member;      /* the one that is being read */
  guint64           n_raw;       /* bytes read from the file, ever */
  guint64           raw_before;  /* n_raw when the member was begun */
  guint64           n_member;    /* bytes unpacked of the member */
  guint64           n_total;     /* bytes unpacked, ever */
  GCancellable     *cancellable; /* borrowed, during a call */
  GError           *io_error;    /* (owned) (nullable): what the file's stream complained of during a call */
  guint8            block[BLOCK];
};

/* --- the file, for libarchive --- */

static la_ssize_t
on_read_cb (struct archive *reader,
            void           *data,
            const void    **out_block)
{
  GopsArchive *self = data;
  gssize got = g_input_stream_read (G_INPUT_STREAM (self->stream), self->block, BLOCK, self->cancellable,
                                    self->io_error == NULL ? &self->io_error : NULL);

  *out_block = self->block;
  self->n_raw += MAX (got, 0);
  return got;
}

static la_int64_t
on_seek_cb (struct archive *reader,
            void           *data,
            la_int64_t      offset,
            int             whence)
{
  GopsArchive *self = data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_END ? G_SEEK_END : G_SEEK_CUR;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, type, self->cancellable,
                        self->io_error == NULL ? &self->io_error : NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (self->stream));
}

/* libarchive turns names into the encoding of the locale, and loses those that do not fit: a program started by cron
 * has one that knows ASCII only. */
static locale_t
begin_call (GopsArchive  *self,
            GCancellable *cancellable)
{
  static locale_t utf8;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      locale_t base = duplocale (LC_GLOBAL_LOCALE);   /* of the language that errors are told in */

      utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", base);
      if (utf8 == (locale_t) 0 && base != (locale_t) 0)
        freelocale (base);
      g_once_init_leave (&made, 1);
    }
  self->cancellable = cancellable;
  return utf8 != (locale_t) 0 ? uselocale (utf8) : (locale_t) 0;
}

static void
end_call (GopsArchive *self,
          locale_t     before)
{
  if (before != (locale_t) 0)
    uselocale (before);
  self->cancellable = NULL;
}

static gboolean
fail_damaged (GopsArchive  *self,
              GError      **error)
{
  const char *told = self->reader != NULL ? archive_error_string (self->reader) : NULL;

  if (self->io_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->io_error));
  else if (told != NULL && strstr (told, "nsupported") != NULL)
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE,
                 _("%s is packed in a way that cannot be read here; pack it again as an ordinary ZIP archive"),
                 self->file_name);
  else
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE,
                 _("%s is damaged or was cut off; export or download it again"), self->file_name);
  return FALSE;
}

static gboolean
fail_limit (GopsArchive  *self,
            const char   *member,
            GError      **error)
{
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT,
               _("“%s” in %s unpacks to far more than any export holds, and was not read; "
                 "if you trust the file, unpack it and import what is inside"), member, self->file_name);
  return FALSE;
}

static gboolean
start (GopsArchive  *self,
       GError      **error)
{
  g_clear_pointer (&self->reader, archive_read_free);
  self->next = 0;
  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, self->cancellable, error))
    return FALSE;
  self->reader = archive_read_new ();
  if (self->is_gzip)
    {
      archive_read_support_filter_gzip (self->reader);
      archive_read_support_format_raw (self->reader);
      archive_read_support_format_empty (self->reader);
    }
  else
    {
      archive_read_support_format_zip_seekable (self->reader);
      archive_read_set_seek_callback (self->reader, on_seek_cb);
    }
  archive_read_set_read_callback (self->reader, on_read_cb);
  archive_read_set_callback_data (self->reader, self);
  return archive_read_open1 (self->reader) == ARCHIVE_OK || fail_damaged (self, error);
}

/* Returns: FALSE for an error; at the end @out_entry is NULL. */
static gboolean
next_entry (GopsArchive           *self,
            struct archive_entry **out_entry,
            GError               **error)
{
  int result = archive_read_next_header (self->reader, out_entry);

  if (result == ARCHIVE_EOF && self->io_error == NULL)
    *out_entry = NULL;
  else if ((result != ARCHIVE_OK && result != ARCHIVE_WARN) || self->io_error != NULL)
    return fail_damaged (self, error);
  self->next++;
  return TRUE;
}

/* --- names --- */

/* Names that are not marked as UTF-8 are in the encoding of the machine that packed them. */
static char *
decode_name (const char *bytes)
{
  g_autoptr (GInputStream) stream = NULL;
  GopsTextEncoding encoding = { NULL, 0 };
  char *name;

  if (g_utf8_validate (bytes, -1, NULL))
    return g_strdup (bytes);
  stream = g_memory_input_stream_new_from_data (bytes, (gssize) strlen (bytes), NULL);
  if (!gops_text_sniff (stream, &encoding, NULL, NULL) || !g_str_equal (encoding.name, "GB18030"))
    encoding.name = "CP437";
  name = g_convert (bytes, -1, "UTF-8", encoding.name, NULL, NULL, NULL);
  return name != NULL ? name : g_utf8_make_valid (bytes, -1);
}

static gboolean
leads_out (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  return *name == '/' || (g_ascii_isalpha (name[0]) && name[1] == ':') ||
         g_strv_contains ((const char *const *) parts, "..");
}

/* macOS keeps the attributes of each file in another one beside it. */
static gboolean
is_leftover (const char *name)
{
  const char *base = strrchr (name, '/');

  return g_str_has_prefix (name, "__MACOSX/") || g_str_has_prefix (base != NULL ? base + 1 : name, "._");
}

static char *
name_of_gzip (GopsArchive *self)
{
  gsize length = strlen (self->file_name);

  if (length > 3 && g_ascii_strcasecmp (self->file_name + length - 3, ".gz") == 0)
    length -= 3;
  return g_strndup (self->file_name, length);
}

/* Returns: (nullable) (transfer full): NULL for an entry that is no member. */
static char *
read_name (GopsArchive          *self,
           struct archive_entry *entry)
{
  const char *bytes = archive_entry_pathname (entry);
  g_autofree char *name = NULL;

  if (self->is_gzip)
    return name_of_gzip (self);
  if (bytes == NULL)
    bytes = archive_entry_pathname_utf8 (entry);
  if (bytes == NULL || *bytes == '\0' || archive_entry_filetype (entry) != AE_IFREG)
    return NULL;
  name = g_strdelimit (decode_name (bytes), "\\", '/');
  for (char *p = name; *p != '\0'; p++)   /* names are shown to people, on terminals too */
    if (g_ascii_iscntrl (*p))
      *p = '_';
  if (g_str_has_suffix (name, "/") || leads_out (name) || is_leftover (name))
    return NULL;
  return g_steal_pointer (&name);
}

static void
add_member (GopsArchive *self,
            char        *name)
{
  Member member = { name, self->next - 1 };
  char *key = g_ascii_strdown (name, -1);

  g_array_append_val (self->members, member);
  if (g_hash_table_contains (self->by_name, key))
    g_free (key);
  else
    g_hash_table_insert (self->by_name, key, GUINT_TO_POINTER (self->members->len));
}

static gboolean
list_members (GopsArchive  *self,
              GError      **error)
{
  struct archive_entry *entry;
  gsize n_bytes = 0;

  for (;;)
    {
      char *name;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !next_entry (self, &entry, error))
        return FALSE;
      if (entry == NULL)
        return TRUE;
      if (self->next > self->limits.max_members || n_bytes > MAX_NAMES)
        {
          g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT,
                       _("%s holds more than %u files, more than any export does"), self->file_name,
                       self->limits.max_members);
          return FALSE;
        }
      if ((name = read_name (self, entry)) != NULL)
        {
          n_bytes += strlen (name);
          add_member (self, name);
        }
    }
}

/* --- life --- */

gboolean
gops_archive_is_one (const guint8 *bytes,
                     gsize         length)
{
  return length >= 4 && (memcmp (bytes, "PK\003\004", 4) == 0 || memcmp (bytes, "PK\005\006", 4) == 0 ||
                         memcmp (bytes, "\037\213\010", 3) == 0);
}

static void
member_clear (gpointer data)
{
  g_free (((Member *) data)->name);
}

static gboolean
look (GopsArchive   *self,
      GCancellable  *cancellable,
      GError       **error)
{
  guint8 magic[4];
  gsize length;

  if (!g_input_stream_read_all (G_INPUT_STREAM (self->stream), magic, sizeof magic, &length, cancellable, error))
    return FALSE;
  if (!gops_archive_is_one (magic, length))
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE, _("%s is no ZIP archive"), self->file_name);
      return FALSE;
    }
  self->is_gzip = magic[0] == 0x1f;
  return TRUE;
}

GopsArchive *
gops_archive_open (GFile                   *file,
                   const GopsArchiveLimits *limits,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  static const GopsArchiveLimits standard = GOPS_ARCHIVE_LIMITS;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GopsArchive) self = NULL;
  locale_t locale;
  gboolean ok;

  if (stream == NULL)
    return NULL;
  self = g_new0 (GopsArchive, 1);
  self->stream = g_steal_pointer (&stream);
  self->file_name = g_file_get_basename (file);
  self->limits = limits != NULL ? *limits : standard;
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_array_set_clear_func (self->members, member_clear);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  locale = begin_call (self, cancellable);
  ok = look (self, cancellable, error) && start (self, error) && list_members (self, error);
  end_call (self, locale);
  return ok ? g_steal_pointer (&self) : NULL;
}

void
gops_archive_free (GopsArchive *self)
{
  g_clear_pointer (&self->reader, archive_read_free);
  g_clear_object (&self->stream);
  g_clear_error (&self->io_error);
  g_array_unref (self->members);
  g_hash_table_unref (self->by_name);
  g_free (self->file_name);
  g_free (self);
}

guint
gops_archive_get_n_members (GopsArchive *self)
{
  return self->members->len;
}

const char *
gops_archive_get_name (GopsArchive *self,
                       guint        member)
{
  g_return_val_if_fail (member < self->members->len, NULL);

  return g_array_index (self->members, Member, member).name;
}

gboolean
gops_archive_find (GopsArchive *self,
                   const char  *name,
                   guint       *out_member)
{
  g_autofree char *key = g_ascii_strdown (name, -1);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, key));

  if (found > 0)
    *out_member = found - 1;
  return found > 0;
}

guint64
gops_archive_get_offset (GopsArchive *self)
{
  return (guint64) g_seekable_tell (G_SEEKABLE (self->stream));
}

/* --- members --- */

static gboolean
go_to (GopsArchive  *self,
       guint         ordinal,
       GError      **error)
{
  struct archive_entry *entry = NULL;

  if ((self->reader == NULL || self->next > ordinal) && !start (self, error))
    return FALSE;
  while (self->next <= ordinal)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !next_entry (self, &entry, error))
        return FALSE;
      if (entry == NULL)   /* somebody has changed the file */
        return fail_damaged (self, error);
    }
  if (!archive_entry_is_encrypted (entry))
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE,
               _("%s is locked with a password; unpack it and import what is inside"), self->file_name);
  return FALSE;
}

gboolean
gops_archive_begin (GopsArchive   *self,
                    guint          member,
                    GCancellable  *cancellable,
                    GError       **error)
{
  locale_t locale;
  gboolean ok;

  g_return_val_if_fail (member < self->members->len, FALSE);

  locale = begin_call (self, cancellable);
  ok = go_to (self, g_array_index (self->members, Member, member).ordinal, error);
  self->raw_before = self->n_raw;
  end_call (self, locale);
  self->member = member;
  self->n_member = 0;
  return ok;
}

static gboolean
check_limits (GopsArchive  *self,
              GError      **error)
{
  /* what libarchive had read ahead before the member was begun is counted in the two blocks */
  guint64 packed = self->n_raw - self->raw_before + 2 * BLOCK;

  if (self->n_member <= self->limits.max_member && self->n_total <= self->limits.max_total &&
      (self->n_member < RATIO_SINCE || self->n_member / self->limits.max_ratio <= packed))
    return TRUE;
  return fail_limit (self, gops_archive_get_name (self, self->member), error);
}

gssize
gops_archive_read (GopsArchive   *self,
                   void          *buffer,
                   gsize          size,
                   GCancellable  *cancellable,
                   GError       **error)
{
  locale_t locale;
  la_ssize_t got;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  locale = begin_call (self, cancellable);
  do
    got = archive_read_data (self->reader, buffer, size);
  while (got == ARCHIVE_RETRY);
  end_call (self, locale);

  if (got < 0 || self->io_error != NULL)
    {
      (void) fail_damaged (self, error);
      return -1;
    }
  self->n_member += got;
  self->n_total += got;
  return check_limits (self, error) ? got : -1;
}

/* Appends the rest of the member. */
static gboolean
spool_member (GopsArchive   *self,
              GopsSpool     *spool,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (BLOCK);
  gssize got;

  while ((got = gops_archive_read (self, buffer, BLOCK, cancellable, error)) > 0)
    if (!gops_spool_write (spool, buffer, got, cancellable, error))
      return FALSE;
  return got == 0;
}

GInputStream *
gops_archive_open_member (GopsArchive   *self,
                          guint          member,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (BLOCK);
  g_auto (GopsSpool) spool = GOPS_SPOOL_INIT;
  gssize got = 1;

  if (!gops_archive_begin (self, member, cancellable, error))
    return NULL;
  while (bytes->len <= IN_MEMORY && (got = gops_archive_read (self, buffer, BLOCK, cancellable, error)) > 0)
    g_byte_array_append (bytes, buffer, (guint) got);
  if (got < 0)
    return NULL;
  if (got == 0)
    {
      g_autoptr (GBytes) all = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

      return g_memory_input_stream_new_from_bytes (all);
    }
  if (!gops_spool_open (&spool, error) || !gops_spool_write (&spool, bytes->data, bytes->len, cancellable, error) ||
      !spool_member (self, &spool, cancellable, error))
    return NULL;
  return gops_spool_finish (&spool, cancellable, error);
}

/* Whether one member alone is spoilt, and those behind it can still be read. */
static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE);
}

GInputStream *
gops_archive_spool (GopsArchive   *self,
                    const guint   *members,
                    guint          n,
                    guint64       *out_offsets,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_auto (GopsSpool) spool = GOPS_SPOOL_INIT;
  guint64 at = 0;

  if (!gops_spool_open (&spool, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) local_error = NULL;

      out_offsets[i] = at;
      if (!gops_archive_begin (self, members[i], cancellable, error))
        return NULL;
      if (!spool_member (self, &spool, cancellable, &local_error) && !is_damage (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      at += self->n_member;
    }
  out_offsets[n] = at;
  return gops_spool_finish (&spool, cancellable, error);
}
