/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives: what is in them, and that none of them does harm. */
#include <locale.h>
#include <string.h>

#include "gops-archive-text.h"
#include "gops-archive.h"
#include "gops-file-head.h"
#include "gops-intake-error.h"
#include "gops-test-store.h"
#include "gops-test-zip.h"

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static GopsArchive *
open_path (const char              *path,
           const GopsArchiveLimits *limits,
           GError                 **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return gops_archive_open (file, limits, NULL, error);
}

static GopsArchive *
open_well (const char *path)
{
  g_autoptr (GError) error = NULL;
  GopsArchive *archive = open_path (path, NULL, &error);

  g_assert_no_error (error);
  return archive;
}

static char *
read_stream (GInputStream *stream)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (memory, "", 1, NULL, NULL, NULL);
  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

static char *
read_named (GopsArchive *archive,
            const char  *name)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  guint member;

  g_assert_true (gops_archive_find (archive, name, &member));
  stream = gops_archive_open_member (archive, member, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream)));
  return read_stream (stream);
}

static char *
list (GopsArchive *archive)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < gops_archive_get_n_members (archive); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", gops_archive_get_name (archive, i));
  return g_strdup (names->str);
}

static void
test_members (void)
{
  g_autofree char *path = path_of ("members.zip"), *names = NULL, *first = NULL, *last = NULL, *again = NULL;
  g_autoptr (GopsArchive) archive = NULL;
  guint member;

  gops_test_zip_write (path, "one.txt", "eins", "deep/", "", "deep/two.txt", "zwei", "empty.txt", "", "three.txt", "drei", NULL);
  archive = open_well (path);
  names = list (archive);
  g_assert_cmpstr (names, ==, "one.txt|deep/two.txt|empty.txt|three.txt");
  last = read_named (archive, "THREE.TXT");
  g_assert_cmpstr (last, ==, "drei");
  first = read_named (archive, "one.txt");   /* back again */
  g_assert_cmpstr (first, ==, "eins");
  again = read_named (archive, "empty.txt");
  g_assert_cmpstr (again, ==, "");
  g_assert_false (gops_archive_find (archive, "two.txt", &member));
}

/* Names that are not marked as UTF-8, and a program without a locale. */
static void
test_names (void)
{
  static const struct { const char *options, *name; } cases[] = {
    { "hdrcharset=UTF-8", "群聊/聊天记录 – 𠮷.txt" }, { "hdrcharset=GB18030", "与跑步群的聊天记录.txt" },
    { "hdrcharset=CP437", "Grüße für Zoë.txt" },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = path_of ("names.zip"), *content = NULL, *before = g_strdup (setlocale (LC_ALL, NULL));
      GopsTestZip *zip = gops_test_zip_new (path, cases[i / 2].options);
      g_autoptr (GopsArchive) archive = NULL;

      gops_test_zip_add (zip, cases[i / 2].name, "x", 1);
      gops_test_zip_close (zip);
      if (i % 2 == 1)
        setlocale (LC_ALL, "C");
      archive = open_well (path);
      setlocale (LC_ALL, before);
      g_assert_cmpuint (gops_archive_get_n_members (archive), ==, 1);
      g_assert_cmpstr (gops_archive_get_name (archive, 0), ==, cases[i / 2].name);
      content = read_named (archive, cases[i / 2].name);
      g_assert_cmpstr (content, ==, "x");
    }
}

static void
test_names_that_lead_out (void)
{
  g_autofree char *path = path_of ("out.zip"), *names = NULL;
  g_autoptr (GopsArchive) archive = NULL;

  gops_test_zip_write (path, "../evil.txt", "x", "/etc/passwd", "x", "a/../../b.txt", "x", "C:\\x.txt", "x", "..\\up.txt", "x",
                       "win\\dir\\file.txt", "x", "__MACOSX/._file.txt", "x", "a/._b.txt", "x", "fine..txt", "x", "\033[2Jx", "x", NULL);
  archive = open_well (path);
  names = list (archive);
  g_assert_cmpstr (names, ==, "win/dir/file.txt|fine..txt|_[2Jx");
}

/* A member that does not fit into memory goes through a file, which nobody finds afterwards. */
static void
test_large_member (void)
{
  g_autofree char *path = path_of ("large.zip"), *content = g_malloc (3 << 20), *got = NULL;
  g_autoptr (GDir) left = NULL;
  GopsTestZip *zip = gops_test_zip_new (path, NULL);
  g_autoptr (GopsArchive) archive = NULL;
  const char *name;

  for (gsize i = 0; i < 3 << 20; i++)
    content[i] = (char) ('a' + i * i % 23);
  content[(3 << 20) - 1] = '\0';
  gops_test_zip_add (zip, "large", content, (3 << 20) - 1);
  gops_test_zip_close (zip);
  archive = open_well (path);
  got = read_named (archive, "large");
  g_assert_cmpstr (got, ==, content);
  left = g_dir_open (g_get_tmp_dir (), 0, NULL);
  while ((name = g_dir_read_name (left)) != NULL)
    g_assert_false (g_str_has_prefix (name, "groupops-") && g_str_has_suffix (name, ".spool"));
}

static void
test_spool (void)
{
  g_autofree char *path = path_of ("spool.zip"), *all = NULL;
  g_autoptr (GopsArchive) archive = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  guint64 offsets[4];

  gops_test_zip_write (path, "a", "aaa", "b", "b", "c", "", "d", "dd", NULL);
  archive = open_well (path);
  stream = gops_archive_spool (archive, (const guint[]) { 0, 2, 3 }, 3, offsets, NULL, &error);
  g_assert_no_error (error);
  all = read_stream (stream);
  g_assert_cmpstr (all, ==, "aaadd");
  g_assert_cmpuint (offsets[0], ==, 0);
  g_assert_cmpuint (offsets[1], ==, 3);
  g_assert_cmpuint (offsets[2], ==, 3);
  g_assert_cmpuint (offsets[3], ==, 5);
}

static void
write_gzip (const char *path,
            const char *text)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GOutputStream) to = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, 0, NULL, NULL));
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (to, converter);

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
}

static void
test_gzip (void)
{
  g_autofree char *path = path_of ("list.CSV.gz"), *text = NULL, *name = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  write_gzip (path, "name\nAda\n");
  stream = gops_archive_open_table_text (file, &name, NULL, &error);
  g_assert_no_error (error);
  text = read_stream (stream);
  g_assert_cmpstr (text, ==, "name\nAda\n");
  g_assert_cmpstr (name, ==, "list.CSV");
}

/* --- harm --- */

static char *
make_bomb (const char *name,
           gsize       size)
{
  char *path = path_of (name);
  GopsTestZip *zip = gops_test_zip_new (path, NULL);
  g_autofree char *zeros = g_malloc0 (size);

  gops_test_zip_add (zip, "_chat.txt", zeros, (gssize) size);
  gops_test_zip_close (zip);
  return path;
}

static void
check_refused (const char              *path,
               const GopsArchiveLimits *limits,
               GopsIntakeError          code,
               const char              *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsArchive) archive = open_path (path, limits, &error);
  g_autoptr (GInputStream) stream = archive != NULL ? gops_archive_open_member (archive, 0, NULL, &error) : NULL;

  g_assert_null (stream);
  g_assert_error (error, GOPS_INTAKE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_bomb (void)
{
  g_autofree char *path = make_bomb ("bomb.zip", 96 << 20);

  check_refused (path, NULL, GOPS_INTAKE_ERROR_LIMIT, "_chat.txt");
}

static void
test_limits (void)
{
  g_autofree char *path = make_bomb ("limits.zip", 4 << 20);
  GopsArchiveLimits limits = GOPS_ARCHIVE_LIMITS;

  limits.max_member = 1 << 20;
  check_refused (path, &limits, GOPS_INTAKE_ERROR_LIMIT, "limits.zip");
  limits.max_member = 1 << 30;
  limits.max_total = 3 << 20;
  check_refused (path, &limits, GOPS_INTAKE_ERROR_LIMIT, "limits.zip");
  limits.max_members = 0;
  check_refused (path, &limits, GOPS_INTAKE_ERROR_LIMIT, "limits.zip");
}

static void
test_many_members (void)
{
  g_autofree char *path = path_of ("many.zip"), *text = NULL;
  GopsTestZip *zip = gops_test_zip_new (path, "zip:compression=store");
  g_autoptr (GopsArchive) archive = NULL;
  gint64 before;

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("room%u/%u.json", i % 100, i);

      gops_test_zip_add (zip, name, "[]", 2);
    }
  gops_test_zip_close (zip);

  before = g_get_monotonic_time ();
  archive = open_well (path);
  g_assert_cmpuint (gops_archive_get_n_members (archive), ==, 100000);
  text = read_named (archive, "room99/99999.json");
  g_assert_cmpstr (text, ==, "[]");
  for (guint i = 0; i < 100000; i++)   /* in the archive's order every member costs the same */
    g_assert_true (gops_archive_begin (archive, i, NULL, NULL));
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC);
}

static void
test_nested (void)
{
  g_autofree char *inner = path_of ("inner.zip"), *path = path_of ("nested.zip"), *bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GopsTestZip *zip = gops_test_zip_new (path, NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  gops_test_zip_write (inner, "_chat.txt", "x", NULL);
  g_assert_true (g_file_get_contents (inner, &bytes, &length, NULL));
  gops_test_zip_add (zip, "inner.zip", bytes, (gssize) length);
  gops_test_zip_close (zip);
  stream = gops_archive_open_chat_text (file, NULL, NULL, &error);
  g_assert_null (stream);
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT);
}

static void
test_locked (void)
{
  g_autofree char *path = path_of ("locked.zip");
  GopsTestZip *zip = gops_test_zip_new (path, "zip:encryption=zipcrypt");

  gops_test_zip_add (zip, "_chat.txt", "secret", -1);
  gops_test_zip_close (zip);
  check_refused (path, NULL, GOPS_INTAKE_ERROR_ARCHIVE, "password");
}

static void
test_unknown_method (void)
{
  g_autofree char *path = path_of ("method.zip"), *bytes = NULL;
  char *central;
  gsize length;

  gops_test_zip_write (path, "a.txt", "aaaaaaaaaaaaaaaaaaaaaa", NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  central = memmem (bytes, length, "PK\001\002", 4);
  bytes[8] = central[10] = 17;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  check_refused (path, NULL, GOPS_INTAKE_ERROR_ARCHIVE, "ordinary ZIP");
}

static void
test_no_archive (void)
{
  static const char *const contents[] = { "", "P", "PK\003\004", "PK\003\004rest", "name,phone\n", "\037\213\010" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = path_of ("none.zip");
      g_autoptr (GopsArchive) archive = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      archive = open_path (path, NULL, &error);
      g_assert_null (archive);
      g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE);
      g_assert_nonnull (strstr (error->message, "none.zip"));
    }
}

/* Reads all that can be read. */
static void
devour (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsArchive) archive = open_path (path, NULL, &error);

  g_assert_true ((archive == NULL) == (error != NULL));
  for (guint i = 0; archive != NULL && i < gops_archive_get_n_members (archive); i++)
    {
      g_autoptr (GInputStream) stream = gops_archive_open_member (archive, i, NULL, NULL);

      g_assert_true (g_utf8_validate (gops_archive_get_name (archive, i), -1, NULL));
    }
}

static void
test_damaged_anywhere (void)
{
  g_autofree char *path = path_of ("whole.zip"), *damaged = path_of ("damaged.zip"), *bytes = NULL;
  gsize length;

  gops_test_zip_write (path, "a.txt", "some text, some text, some text", "b/c.txt", "more", NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      gops_test_write_file (damaged, bytes, (gssize) i);
      devour (damaged);
      bytes[i] ^= 0xff;
      gops_test_write_file (damaged, bytes, (gssize) length);
      devour (damaged);
      bytes[i] ^= 0xff;
    }
}

static void
test_cancelled (void)
{
  g_autofree char *path = path_of ("cancel.zip");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  gops_test_zip_write (path, "a.txt", "text", NULL);
  g_cancellable_cancel (cancellable);
  archive = gops_archive_open (file, NULL, cancellable, &error);
  g_assert_null (archive);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- the one text --- */

static const struct
{
  const char *names;
  const char *chosen;   /* (nullable) */
  guint       rate;
} chats[] = {
  { "_chat.txt", "_chat.txt", 95 },
  { "00000012-PHOTO.jpg|_chat.txt|notes.txt", "_chat.txt", 95 },
  { "Chat/_chat.txt|WhatsApp Chat with X.txt", "_chat.txt", 95 },
  { "IMG-1.jpg|WhatsApp Chat with Running.txt|readme.txt", "WhatsApp Chat with Running.txt", 95 },
  { "与跑步的 WhatsApp 聊天.txt|license.txt", "与跑步的 WhatsApp 聊天.txt", 95 },
  { "Conversa do WhatsApp com Ana.TXT", "Conversa do WhatsApp com Ana.TXT", 95 },
  { "renamed.txt|a.jpg", "renamed.txt", 30 },
  { "a.txt|b.txt", NULL, 0 },
  { "WhatsApp Chat with A.txt|WhatsApp Chat with B.txt", NULL, 95 },
  { "a.jpg", NULL, 0 },
};

static void
test_chat_text (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GStrv) names = g_strsplit (chats[i].names, "|", -1);
  g_autofree char *path = path_of ("chat.zip"), *name = NULL, *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GopsTestZip *zip = gops_test_zip_new (path, NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  for (guint n = 0; names[n] != NULL; n++)
    gops_test_zip_add (zip, names[n], names[n], -1);
  gops_test_zip_close (zip);
  stream = gops_archive_open_chat_text (file, &name, NULL, &error);
  g_assert_cmpstr (name, ==, chats[i].chosen);
  g_assert_cmpuint (gops_archive_rate_chat_text (names), ==, chats[i].rate);
  if (name == NULL)
    {
      g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT);
      g_assert_nonnull (strstr (error->message, "chat.zip"));
      return;
    }
  g_assert_no_error (error);
  text = read_stream (stream);
  g_assert_true (g_str_has_suffix (text, name));
}

/* A kind of file is told by its head: the text must be there however many pictures lie before it. */
static void
test_head (void)
{
  g_autofree char *path = path_of ("head.zip");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GopsTestZip *zip = gops_test_zip_new (path, NULL);
  g_autoptr (GopsFileHead) head = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *name = g_strdup_printf ("IMG-%u.jpg", i);

      gops_test_zip_add (zip, name, "", 0);
    }
  gops_test_zip_add (zip, "_chat.txt", "x", 1);
  gops_test_zip_close (zip);
  head = gops_file_head_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (head->entries), ==, GOPS_FILE_HEAD_ENTRIES);
  g_assert_cmpstr (head->entries[0], ==, "_chat.txt");
}

static void
test_fixtures (void)
{
  const char *fixtures = g_getenv ("GOPS_FIXTURES");
  g_autofree char *path = NULL, *name = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (fixtures == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  path = g_build_filename (fixtures, "whatsapp", "port-whatsapp-datadonation", "whatsapp_chat.zip", NULL);
  file = g_file_new_for_path (path);
  stream = gops_archive_open_chat_text (file, &name, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "_chat.txt");
  text = read_stream (stream);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n += g_regex_match_simple ("^\\x{200e}?\\[", lines[i], 0, 0);
  g_assert_cmpuint (n, ==, 10);
}

int
main (int    argc,
      char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("groupops-archive-XXXXXX", NULL);
  g_test_add_func ("/intake/archive/members", test_members);
  g_test_add_func ("/intake/archive/names", test_names);
  g_test_add_func ("/intake/archive/names-that-lead-out", test_names_that_lead_out);
  g_test_add_func ("/intake/archive/large-member", test_large_member);
  g_test_add_func ("/intake/archive/spool", test_spool);
  g_test_add_func ("/intake/archive/gzip", test_gzip);
  g_test_add_func ("/intake/archive/bomb", test_bomb);
  g_test_add_func ("/intake/archive/limits", test_limits);
  g_test_add_func ("/intake/archive/many-members", test_many_members);
  g_test_add_func ("/intake/archive/nested", test_nested);
  g_test_add_func ("/intake/archive/locked", test_locked);
  g_test_add_func ("/intake/archive/unknown-method", test_unknown_method);
  g_test_add_func ("/intake/archive/no-archive", test_no_archive);
  g_test_add_func ("/intake/archive/damaged-anywhere", test_damaged_anywhere);
  g_test_add_func ("/intake/archive/cancelled", test_cancelled);
  for (guint i = 0; i < G_N_ELEMENTS (chats); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/archive/chat-text/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_chat_text);
    }
  g_test_add_func ("/intake/archive/head", test_head);
  g_test_add_func ("/intake/archive/fixtures", test_fixtures);
  result = g_test_run ();
  gops_test_remove_tree (folder);
  g_free (folder);
  return result;
}
