/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members as address cards: what stands in them, how lines are folded, and that our own import reads the same again. */
#include <string.h>

#include "gops-members-vcard.h"
#include "gops-test-members.h"

static GFile *
file_in (GopsTestStore *test)
{
  g_autofree char *path = g_build_filename (test->folder, "members.vcf", NULL);

  return g_file_new_for_path (path);
}

static char *
export_to (GopsTestStore    *test,
           gint64            group,
           GopsVcardVersion  version,
           GFile            *to,
           guint             n)
{
  g_autoptr (GError) error = NULL;
  char *written = NULL;
  guint cards = 0;

  g_assert_true (gops_members_export_vcard (test->store, group, version, to, &cards, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cards, ==, n);
  g_assert_true (g_file_load_contents (to, NULL, &written, NULL, NULL, NULL));
  return written;
}

static const struct
{
  GopsVcardVersion version;
  const char      *card;
} cards[] = {
  { GOPS_VCARD_3_0, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王小明\r\nN:;王小明;;;\r\nNICKNAME:明哥\r\nX-GROUPOPS-EXTERNAL-ID:wxid_007\r\n"
                    "TEL;TYPE=CELL:+8613800138000\r\nEMAIL;TYPE=INTERNET:x@example.com\r\nBDAY:1990-05-06\r\nX-GROUPOPS-ROLE:群主\r\n"
                    "X-GROUPOPS-JOINED-ON:2026-03-01\r\nX-GROUPOPS-LAST-SPOKE:2026-03-20T17:46:40+08\r\nX-GROUPOPS-MESSAGES:7\r\n"
                    "X-GROUPOPS-ACTIVE-DAYS:3\r\nX-GROUPOPS-INVITES:2\r\nX-GROUPOPS-CHECKINS:5\r\nX-GROUPOPS-PURCHASES:1\r\n"
                    "X-GROUPOPS-POINTS:99\r\nCATEGORIES:a,b\r\nX-GROUPOPS-INVITED-BY:老王\r\nNOTE:two\\nlines\\, \"quoted\"\r\nEND:VCARD\r\n" },
  { GOPS_VCARD_4_0, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:王小明\r\nNICKNAME:明哥\r\nX-GROUPOPS-EXTERNAL-ID:wxid_007\r\nTEL;TYPE=cell:+8613800138000\r\n"
                    "EMAIL:x@example.com\r\nBDAY:19900506\r\n" },
};

static void
test_card (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "zh_CN");
  g_autoptr (GFile) to = file_in (&test);
  g_autofree char *written = NULL;

  gops_test_fill_members (test.store, group);
  written = export_to (&test, group, cards[i].version, to, 4);
  if (strstr (written, cards[i].card) == NULL)
    g_assert_cmpstr (written, ==, cards[i].card);
}

/* As each version leaves the year out; and both come back as they were. */
static void
test_birthday (gconstpointer data)
{
  GopsVcardVersion version = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) test = gops_test_store_new (), there = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "zh_CN"), second = gops_test_make_group (there.store, "zh_CN");
  g_autoptr (GFile) to = file_in (&test);
  g_autofree char *written = NULL;

  gops_test_add_noted (test.store, group, "林晚", "");
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE person SET birthday = '05-20'", NULL));
  written = export_to (&test, group, version, to, 1);
  g_assert_nonnull (strstr (written, version == GOPS_VCARD_3_0 ? "\r\nBDAY:--05-20\r\n" : "\r\nBDAY:--0520\r\n"));
  gops_test_import_members (there.store, second, to, 1);
  gops_assert_query (there.store, "SELECT birthday FROM person", "05-20");
}

/* Export, then import into another workspace: the same members; and out of that one, twice, the same file. */
static void
test_round_trip (gconstpointer data)
{
  GopsVcardVersion version = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) from = gops_test_store_new (), there = gops_test_store_new (), further = gops_test_store_new ();
  gint64 group = gops_test_make_group (from.store, "zh_CN"), second = gops_test_make_group (there.store, "zh_CN");
  gint64 third = gops_test_make_group (further.store, "zh_CN");
  g_autoptr (GFile) file = file_in (&from), again = file_in (&there), last = file_in (&further);
  g_autofree char *written = NULL, *rewritten = NULL, *before = NULL, *after = NULL;

  gops_test_fill_members (from.store, group);
  gops_test_fill_own (from.store);
  gops_test_add_noted (from.store, group, "Zoë; the \\ one, of “many” 👩‍👩‍👧‍👦", "a:b;c,d\\n\n\ne=20=\n…");
  g_free (export_to (&from, group, version, file, 5));
  gops_test_import_members (there.store, second, file, 5);
  before = gops_test_member_facts (from.store);
  after = gops_test_member_facts (there.store);
  g_assert_cmpstr (after, ==, before);

  written = export_to (&there, second, version, again, 5);
  gops_test_import_members (further.store, third, again, 5);
  rewritten = export_to (&further, third, version, last, 5);
  g_assert_cmpstr (rewritten, ==, written);
}

/* Lines of at most 75 octets, none of which is cut inside a character. */
static void
test_folding (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "en");
  g_autoptr (GFile) to = file_in (&test);
  g_autofree char *written = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *padding = g_strnfill (i, 'x'), *name = g_strdup_printf ("%s名字很长的人名字很长的人名字很长的人名字很长的人😀", padding);

      gops_test_add_noted (test.store, group, name, name);
    }
  written = export_to (&test, group, GOPS_VCARD_3_0, to, 8);
  lines = g_strsplit (written, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
}

static void
test_cancelled (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "en");
  g_autoptr (GFile) to = file_in (&test);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (gops_members_export_vcard (test.store, group, GOPS_VCARD_3_0, to, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (to, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/output/members-vcard/card/3.0", GUINT_TO_POINTER (0), test_card);
  g_test_add_data_func ("/output/members-vcard/card/4.0", GUINT_TO_POINTER (1), test_card);
  g_test_add_data_func ("/output/members-vcard/birthday/3.0", GUINT_TO_POINTER (GOPS_VCARD_3_0), test_birthday);
  g_test_add_data_func ("/output/members-vcard/birthday/4.0", GUINT_TO_POINTER (GOPS_VCARD_4_0), test_birthday);
  g_test_add_data_func ("/output/members-vcard/round-trip/3.0", GUINT_TO_POINTER (GOPS_VCARD_3_0), test_round_trip);
  g_test_add_data_func ("/output/members-vcard/round-trip/4.0", GUINT_TO_POINTER (GOPS_VCARD_4_0), test_round_trip);
  g_test_add_func ("/output/members-vcard/folding", test_folding);
  g_test_add_func ("/output/members-vcard/cancelled", test_cancelled);
  return g_test_run ();
}
