/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search everything: finds parts of words in any writing, goes there by keys alone. */
#include <string.h>

#include "gops-page-test.h"
#include "gops-text.h"

#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-everything.h"
#include "gops-fill.h"
#include "gops-name-index.h"
#include "gops-records.h"

static gint64
add_member (GopsPageTest *test,
            const char   *name)
{
  g_autoptr (GBytes) key = gops_collation_key (name);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, "sort-key", key, NULL);
  g_autoptr (GopsMembership) membership = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test->store.store, &error, "Test", NULL));
  g_assert_true (gops_record_insert (person, test->store.store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", test->group, "person-id", gops_record_get_id (person), "role", "member", NULL);
  g_assert_true (gops_record_insert (membership, test->store.store, &error));
  g_assert_true (gops_store_commit (test->store.store, &error));
  return gops_record_get_id (membership);
}

static GopsPageTest
open_search (const char *language,
             int         width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, language, width);

  (void) add_member (&test, "王小明");
  (void) add_member (&test, "Maeve Tanner");
  gops_search_present (test.session, test.window);
  wait_frames (test.window, 3);
  pump_until (gops_name_index_is_ready (g_object_get_data (G_OBJECT (test.session), "people")));
  return test;
}

static GtkWidget *
get_entry (GopsPageTest *test)
{
  return gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static GtkListBox *
get_list (GopsPageTest *test)
{
  return GTK_LIST_BOX (gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_LIST_BOX, "gops-hits"));
}

static const GopsHit *
get_hit (GopsPageTest *test,
         int           index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (test), index);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "hit") : NULL;
}

static gboolean
has_hit (GopsPageTest *test,
         GopsHitKind   kind)
{
  for (int i = 0; get_hit (test, i) != NULL; i++)
    if (get_hit (test, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static void
type (GopsPageTest *test,
      const char   *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (test)), text);
}

static void
close_search (GopsPageTest *test)
{
  gops_dialog_close (get_entry (test));
  wait_frames (test->window, 5);
}

static void
test_finds (void)
{
  g_auto (GopsPageTest) test = open_search ("zh_CN", 800);

  type (&test, "晨跑");
  pump_until (has_hit (&test, GOPS_HIT_GROUP));
  type (&test, "小明");
  pump_until (has_hit (&test, GOPS_HIT_PERSON));
  type (&test, "TANNER");
  pump_until (has_hit (&test, GOPS_HIT_PERSON));
  type (&test, "广告");
  pump_until (has_hit (&test, GOPS_HIT_CLAUSE));
  type (&test, g_str_equal (gops_interface_language (), "zh_CN") ? "广告" : "advert");
  pump_until (has_hit (&test, GOPS_HIT_LIBRARY));
  type (&test, "zzqqzz");
  pump_until (get_hit (&test, 0) == NULL);
  type (&test, "100%");
  pump_until (get_hit (&test, 0) == NULL);
  close_search (&test);
}

static const GopsHit *
find_command (GopsPageTest *test,
              const char   *action)
{
  for (int i = 0; get_hit (test, i) != NULL; i++)
    if (get_hit (test, i)->kind == GOPS_HIT_COMMAND && g_str_equal (get_hit (test, i)->section, action))
      return get_hit (test, i);
  return NULL;
}

/* What stands deep in menus is found by its name and by what it is for, in English too. */
static void
test_commands (void)
{
  static const char *const texts[] = { "export", "MEMBER LIST", "vcard" };
  g_auto (GopsPageTest) test = open_search ("zh_CN", 800);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      type (&test, "zzqqzz");
      pump_until (get_hit (&test, 0) == NULL);
      type (&test, texts[i]);
      pump_until (find_command (&test, "win.save-members") != NULL);
      g_assert_null (strchr (find_command (&test, "win.save-members")->title, '_'));
    }
  type (&test, g_dgettext (GETTEXT_PACKAGE, "save member list contacts Excel CSV vCard"));
  pump_until (find_command (&test, "win.save-members") != NULL);
  close_search (&test);
}

static void
test_library (void)
{
  g_auto (GopsPageTest) test = open_search ("zh_CN", 800);
  g_autoptr (GopsReply) reply = gops_record_new (GOPS_TYPE_REPLY, "kind", "reply", "title", "怎么退款", "answer", "私聊我", NULL);
  g_autoptr (GopsMaterial) material = gops_record_new (GOPS_TYPE_MATERIAL, "kind", "picture", "title", "海报", NULL);

  g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
  g_assert_true (gops_record_insert (reply, test.store.store, NULL));
  g_assert_true (gops_record_insert (material, test.store.store, NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  type (&test, "tuikuan");
  pump_until (has_hit (&test, GOPS_HIT_REPLY));
  g_assert_cmpint (get_hit (&test, 0)->row, ==, gops_record_get_id (reply));
  type (&test, "haibao");
  pump_until (has_hit (&test, GOPS_HIT_MATERIAL));
  close_search (&test);
}

/* A person whom an undone import put into the group is not in it. */
static void
test_hides_undone (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  GopsStore *store = test.store.store;
  gint64 member = add_member (&test, "Maeve Tanner"), person = 0;
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (gops_hit_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_read_int (store, &person, &error, "SELECT person_id FROM membership WHERE id = ?1", "l", member));
  g_array_append_val (persons, person);
  g_assert_true (gops_everything_add_people (store, persons, hits, &error));
  g_assert_cmpuint (hits->len, ==, 1);
  g_ptr_array_set_size (hits, 0);
  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  g_assert_true (gops_store_exec (store, &error, "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (1, 'members', 'undone', 0, 0)", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE membership SET batch = 1 WHERE id = ?1", "l", member));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_true (gops_everything_add_people (store, persons, hits, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);   /* found among everybody, and in no group */
  g_assert_cmpint (((GopsHit *) hits->pdata[0])->group, ==, 0);
  g_assert_cmpint (((GopsHit *) hits->pdata[0])->row, ==, person);
}

/* As the page of the rules shows it. */
static void
test_fills (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autoptr (GopsClause) clause = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", test.group, "position", 99, "section", "encouraged",
                                                   "text", "Zebras: {theme}", NULL);
  g_autofree char *filled = gops_method_fill (gops_session_get_dossier (test.session), gops_record_get_text (clause, GOPS_CLAUSE_TEXT));
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test.store.store, &error, "Test", NULL));
  g_assert_true (gops_record_insert (clause, test.store.store, &error));
  g_assert_true (gops_store_commit (test.store.store, &error));
  hits = gops_everything_find (test.store.store, "Zebras", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_nonnull (strstr (filled, "together"));   /* the theme */
  g_assert_cmpstr (((GopsHit *) hits->pdata[0])->title, ==, filled);
}

static void
remember_place (GopsSession     *session,
                const GopsPlace *place,
                GopsPlace       *out_place)
{
  *out_place = *place;
}

static void
test_goes_there (void)
{
  g_auto (GopsPageTest) test = open_search ("en", 800);
  GopsPlace place = { NULL };

  g_signal_connect (test.session, "go-to", G_CALLBACK (remember_place), &place);
  type (&test, "Maeve");
  pump_until (has_hit (&test, GOPS_HIT_PERSON));
  while (((const GopsHit *) g_object_get_data (G_OBJECT (gtk_list_box_get_selected_row (get_list (&test))), "hit"))->kind != GOPS_HIT_PERSON)
    gtk_list_box_select_row (get_list (&test), gtk_list_box_get_row_at_index (get_list (&test),
                             gtk_list_box_row_get_index (gtk_list_box_get_selected_row (get_list (&test))) + 1));
  g_signal_emit_by_name (get_entry (&test), "activate");
  g_assert_cmpstr (place.page, ==, "members");
  g_assert_cmpstr (place.table, ==, "membership");
  g_assert_cmpint (place.group, ==, test.group);
  wait_frames (test.window, 5);
}

static void
test_names (void)
{
  g_auto (GopsPageTest) test = open_search ("en", 800);

  type (&test, "run");
  pump_until (get_hit (&test, 0) != NULL);
  gops_ui_test_names (gops_page_test_dialog (&test));
  close_search (&test);
}

static void
test_pictures (void)
{
  static const char *const words[] = { "run", "广告" };

  for (guint i = 0; i < G_N_ELEMENTS (words) && g_getenv ("GOPS_PICTURES") != NULL; i++)
    {
      g_auto (GopsPageTest) test = open_search (i == 0 ? "en" : "zh_CN", i == 0 ? 800 : 360);
      g_autofree char *name = g_strdup_printf ("search-%u", i);

      type (&test, words[i]);
      pump_until (get_hit (&test, 0) != NULL);
      gops_ui_test_pictures (gops_page_test_dialog (&test), name);
      close_search (&test);
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/search/finds-parts-of-words", test_finds);
  g_test_add_func ("/search/finds-commands", test_commands);
  g_test_add_func ("/search/finds-replies-and-materials", test_library);
  g_test_add_func ("/search/hides-what-was-undone", test_hides_undone);
  g_test_add_func ("/search/fills-the-variables", test_fills);
  g_test_add_func ("/search/goes-there-by-enter", test_goes_there);
  g_test_add_func ("/search/names", test_names);
  g_test_add_func ("/search/pictures", test_pictures);
  return g_test_run ();
}
