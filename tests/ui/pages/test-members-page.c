/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members page: shows, filters, sorts, changes members and places them in tiers; all of it can be undone. */
#include "gops-page-test.h"

#include "gops-day.h"
#include "gops-live-list.h"
#include "gops-member-row.h"
#include "gops-members-page.h"
#include "gops-members-state.h"
#include "gops-records.h"
#include "gops-tier-bars.h"
#include "gops-tiers-pane.h"

#define SOME 120

static const char *const names_zh[] = {
  "周启明", "苏念", "唐予安", "陈露", "江小满", "马一鸣", "方同学", "何知夏", "郑可", "黎曼", "罗素秋", "欧阳明月",
};
static const char *const names_en[] = {
  "Maeve Tanner", "Idris Cole", "Priya Nair", "Tom Ashby", "Sana Malik", "Joe Whitlock", "Ewa Nowak", "Ruth Okafor", "Dan Fletcher",
  "Mei Lin", "Oscar Brandt", "A very long name that somebody has written into the field for the name of the group",
};

static void
insert_member (GopsPageTest *test,
               const char   *name,
               guint         i,
               int           today)
{
  GopsStore *store = test->store.store;
  g_autoptr (GBytes) key = gops_collation_key (name);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GopsMembership) membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", test->group, "role", i == 0 ? "owner" : "member", NULL);
  g_autofree char *joined = gops_day_format (today - (int) (3 + i * 37 % 500));
  int silent = (int) (i * i % 71);

  gops_record_set_blob (person, GOPS_PERSON_SORT_KEY, key);
  gops_record_set_int (person, GOPS_PERSON_STAFF, i == 0 || i == 5);
  gops_record_set_int (person, GOPS_PERSON_BLACKLISTED, i == 7);
  gops_record_set_text (person, GOPS_PERSON_TAGS, i % 3 == 0 ? "pacer" : "");
  g_assert_true (gops_record_insert (person, store, NULL));
  gops_record_set_int (membership, GOPS_MEMBERSHIP_PERSON_ID, gops_record_get_id (person));
  gops_record_set_text (membership, GOPS_MEMBERSHIP_JOINED_ON, joined);
  gops_record_set_int (membership, GOPS_MEMBERSHIP_MESSAGES, (gint64) (i * 53 % 413));
  gops_record_set_int (membership, GOPS_MEMBERSHIP_ACTIVE_DAYS, silent < 30 ? (gint64) (22 - i * 7 % 22) : 0);
  gops_record_set_int (membership, GOPS_MEMBERSHIP_INVITES, (gint64) (i % 4));
  if (i % 9 != 8)
    gops_record_set_int (membership, GOPS_MEMBERSHIP_LAST_SPOKE_AT,
                         gops_instant_of_day (today - silent, 600, g_str_has_prefix (name, "A") ? "Europe/London" : "Asia/Shanghai"));
  g_assert_true (gops_record_insert (membership, store, NULL));
}

static void
add_members (GopsPageTest *test,
             guint         n)
{
  const GopsDossier *dossier = gops_page_test_dossier (test);
  gboolean chinese = g_str_equal (gops_dossier_language (dossier), "zh_CN");
  int today = gops_day_parse (dossier->today);

  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  for (guint i = 0; i < n; i++)
    {
      const char *name = chinese ? names_zh[i % G_N_ELEMENTS (names_zh)] : names_en[i % G_N_ELEMENTS (names_en)];
      g_autofree char *numbered = i < G_N_ELEMENTS (names_zh) ? g_strdup (name) : g_strdup_printf ("%s %u", name, i);

      insert_member (test, numbered, i, today);
    }
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_session_refresh_now (test->session);
}

static void
prepare_picture (GopsPageTest *test)
{
  GopsTiersPane *pane = GOPS_TIERS_PANE (gops_view_get_pane (test->page));
  guint count;

  add_members (test, SOME);
  pump_until (gops_tiers_pane_get_count (pane, "core", &count));
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_MEMBERS_PAGE, "members", prepare_picture);
}

static void
test_empty_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_MEMBERS_PAGE, "members-empty", NULL);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/members-page/pictures", test_pictures);
  g_test_add_func ("/ui/members-page/pictures-when-empty", test_empty_pictures);

  return g_test_run ();
}
