/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning statement: composed from any subset of the canvas; written by hand it stays and tells what moved on. */
#include "config.h"

#include <string.h>

#include "gops-method.h"
#include "gops-positioning-statement.h"
#include "gops-test-store.h"

typedef struct
{
  GopsPositioningColumn column;
  const char           *text;
} Part;

#define MOST 8

static const struct
{
  const char *name, *language;
  Part        parts[MOST];
  const char *statement;
} cases[] = {
  { "en-empty", "en", { { 0, NULL } }, "" },
  { "en-audience", "en", { { GOPS_POSITIONING_AUDIENCE, "People in Bristol who run." } },
    "This group is for people in Bristol who run." },
  { "en-names-stay", "en", { { GOPS_POSITIONING_AUDIENCE, "Bristol parents" } }, "This group is for Bristol parents." },
  { "en-theme", "en", { { GOPS_POSITIONING_THEME, "Running at dawn, together" } }, "This group has one theme: running at dawn, together." },
  { "en-both", "en", { { GOPS_POSITIONING_AUDIENCE, "Nurses" }, { GOPS_POSITIONING_THEME, "Run" } },
    "This group is for nurses. It has one theme: Run." },
  { "en-question", "en", { { GOPS_POSITIONING_INTENT, "Why run alone?" } }, "Why it began: Why run alone?" },
  { "en-mission", "en", { { GOPS_POSITIONING_MISSION, "Run" }, { GOPS_POSITIONING_MISSION_END, "Everyone has run;" } },
    "Our mission: Run. We are done when this holds: everyone has run." },
  { "en-end-only", "en", { { GOPS_POSITIONING_MISSION_END, "Spring" } }, "We are done when this holds: Spring." },
  { "en-path", "en", { { GOPS_POSITIONING_PATH, "person" } }, "It is built around a person." },
  { "en-path-note", "en", { { GOPS_POSITIONING_PATH, "person" }, { GOPS_POSITIONING_PATH_NOTE, "Priya" } },
    "It is built around a person: Priya." },
  { "en-note-only", "en", { { GOPS_POSITIONING_PATH_NOTE, "Priya" } }, "It is built around this: Priya." },
  { "en-unknown-path", "en", { { GOPS_POSITIONING_PATH, "magic" } }, "" },
  { "en-two-lines", "en", { { GOPS_POSITIONING_DISLIKES, "Ads\nand noise" } }, "What none of us likes: Ads and noise." },
  { "en-braces", "en", { { GOPS_POSITIONING_AUDIENCE, "A {2} B" }, { GOPS_POSITIONING_THEME, "Run {1}" } },
    "This group is for a {2} B. It has one theme: run {1}." },
  { "en-rtl", "en", { { GOPS_POSITIONING_AUDIENCE, "רצים" } }, "This group is for רצים." },
  { "en-answers", "en", { { GOPS_POSITIONING_MEMBER_GAIN, "Answers from people who do it" } }, "Members get answers from people who do it." },
  { "en-customers", "en", { { GOPS_POSITIONING_AUDIENCE, "Customers who bought once" } }, "This group is for customers who bought once." },
  { "en-initials", "en", { { GOPS_POSITIONING_AUDIENCE, "HR people in Leeds" } }, "This group is for HR people in Leeds." },
  { "en-emoji", "en", { { GOPS_POSITIONING_MEMBER_GAIN, "🏃☕" } }, "Members get 🏃☕." },
  { "zh-both", "zh_CN", { { GOPS_POSITIONING_AUDIENCE, "敏感肌顾客。" }, { GOPS_POSITIONING_THEME, "敏感肌怎么做减法" } },
    "这是给敏感肌顾客的群，只做一件事：敏感肌怎么做减法。" },
  { "zh-quote", "zh_CN", { { GOPS_POSITIONING_INTENT, "有人肯说“你可以不买”。" }, { GOPS_POSITIONING_EXCLUSIONS, "同行（含代购）" } },
    "建群的初心：有人肯说“你可以不买”。这里不适合：同行（含代购）。" },
  { "zh-quoted-question", "zh_CN", { { GOPS_POSITIONING_INTENT, "谁来问一句“今晚省不省？”" } }, "建群的初心：谁来问一句“今晚省不省？”" },
  { "zh-kind", "zh_CN", { { GOPS_POSITIONING_AUDIENCE_KIND, "interest" } }, "把大家聚在一起的，是共同的兴趣。" },
  { "zh-several", "zh_CN", { { GOPS_POSITIONING_THEME, "晨跑" }, { GOPS_POSITIONING_MEMBER_GAIN, "同伴" }, { GOPS_POSITIONING_EXCLUSIONS, "同行" } },
    "这个群只做一件事：晨跑。群友能得到：同伴。这里不适合：同行。" },
};

static GopsDossier *
load_dossier (GopsStore *store, const char *language)
{
  GopsDossier *dossier = gops_dossier_load (store, gops_test_add_group (store, "G"), "2026-03-02", NULL);

  gops_record_set_text (dossier->group, GOPS_GROUP_LANGUAGE, language);
  return dossier;
}

static void
test_compose (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_dossier (test.store, cases[i].language);
  g_autofree char *statement = NULL;

  for (guint j = 0; j < MOST && cases[i].parts[j].text != NULL; j++)
    gops_record_set_text (dossier->positioning, cases[i].parts[j].column, cases[i].parts[j].text);
  statement = gops_positioning_statement_compose (dossier);
  g_assert_cmpstr (statement, ==, cases[i].statement);
}

/* No proposal stands with a capital within its sentence. */
static void
test_proposals (void)
{
  static const char *const beginnings[] = { "Members get ", "This group is for " };
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_dossier (test.store, "en");

  for (guint i = 0; i < kinds->len; i++)
    {
      const GopsKindDefaults *defaults = &((const GopsKind *) g_ptr_array_index (kinds, i))->defaults;
      g_autofree char *statement = NULL;

      gops_record_set_text (dossier->positioning, GOPS_POSITIONING_AUDIENCE, gops_text_get (&defaults->audience, "en"));
      gops_record_set_text (dossier->positioning, GOPS_POSITIONING_MEMBER_GAIN, gops_text_get (&defaults->member_gain, "en"));
      statement = gops_positioning_statement_compose (dossier);
      g_test_message ("%s", statement);
      for (guint j = 0; j < G_N_ELEMENTS (beginnings); j++)
        {
          const char *found = strstr (statement, beginnings[j]);

          g_assert_nonnull (found);
          g_assert_false (g_ascii_isupper (found[strlen (beginnings[j])]));
        }
    }
}

/* Every subset of the parts that are texts reads as sentences: no empty ones, no stop twice, nothing left in braces. */
static void
test_subsets (gconstpointer language)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_dossier (test.store, language);
  gboolean chinese = g_str_equal (language, "zh_CN");

  for (guint set = 0; set < 1u << GOPS_N_STATEMENT_PARTS; set++)
    {
      g_autofree char *statement = NULL;

      for (guint i = 0; i < GOPS_N_STATEMENT_PARTS; i++)
        gops_record_set_text (dossier->positioning, gops_statement_parts[i],
                              (set & 1u << i) == 0 ? "" : gops_statement_parts[i] == GOPS_POSITIONING_PATH ? "service"
                              : gops_statement_parts[i] == GOPS_POSITIONING_AUDIENCE_KIND ? "activity" : chinese ? "晨跑。" : "Dawn.");
      statement = gops_positioning_statement_compose (dossier);
      g_assert_true ((*statement == '\0') == (set == 0));
      g_assert_null (strpbrk (statement, "{}"));
      g_assert_null (strstr (statement, ".."));
      g_assert_null (strstr (statement, "。。"));
      g_assert_null (strstr (statement, "  "));
      if (set != 0)
        g_assert_true (g_str_has_suffix (statement, chinese ? "。" : "."));
    }
}

static void
test_own (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_dossier (test.store, "en");
  GopsPositioning *positioning = dossier->positioning;
  g_autoptr (GArray) none = NULL, moved = NULL, kept = NULL;
  g_autofree char *composed = NULL, *own = NULL, *again = NULL;

  gops_record_set_text (positioning, GOPS_POSITIONING_THEME, "Run");
  composed = gops_positioning_statement_dup (dossier);
  g_assert_false (gops_positioning_statement_is_own (positioning));
  gops_positioning_statement_set (positioning, "We run.");
  none = gops_positioning_statement_moved (positioning);
  g_assert_cmpuint (none->len, ==, 0);

  gops_record_set_text (positioning, GOPS_POSITIONING_THEME, "Swim");
  gops_record_set_text (positioning, GOPS_POSITIONING_AUDIENCE, "Nurses");
  own = gops_positioning_statement_dup (dossier);
  g_assert_cmpstr (own, ==, "We run.");
  /* typing on does not hide what moved on */
  gops_positioning_statement_set (positioning, "We run and run.");
  moved = gops_positioning_statement_moved (positioning);
  g_assert_cmpuint (moved->len, ==, 2);
  g_assert_cmpint (g_array_index (moved, GopsPositioningColumn, 0), ==, GOPS_POSITIONING_AUDIENCE);
  g_assert_cmpint (g_array_index (moved, GopsPositioningColumn, 1), ==, GOPS_POSITIONING_THEME);

  gops_positioning_statement_keep (positioning);
  kept = gops_positioning_statement_moved (positioning);
  g_assert_cmpuint (kept->len, ==, 0);
  gops_positioning_statement_set (positioning, "  ");
  again = gops_positioning_statement_dup (dossier);
  g_assert_cmpstr (again, ==, "This group is for nurses. It has one theme: Swim.");
  g_assert_cmpstr (gops_record_get_text (positioning, GOPS_POSITIONING_STATEMENT_BASIS), ==, "");
}

/* What others have written into the file is no basis, and says nothing false. */
static void
test_broken_basis (void)
{
  static const char *const broken[] = { "", "{", "[]", "7", "{\"theme\":7}", "{\"theme\":null}", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GopsPositioning) positioning = gops_record_new (GOPS_TYPE_POSITIONING, "statement", "We run.", "theme", "Run",
                                                                 "statement-basis", broken[i], NULL);
      g_autoptr (GArray) moved = gops_positioning_statement_moved (positioning);

      g_assert_cmpuint (moved->len, ==, 0);
    }
}

static void
test_long (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_dossier (test.store, "en");
  g_autofree char *text = g_strnfill (10000, 'x'), *statement = NULL;

  gops_record_set_text (dossier->positioning, GOPS_POSITIONING_AUDIENCE, text);
  statement = gops_positioning_statement_compose (dossier);
  g_assert_cmpuint (strlen (statement), ==, strlen ("This group is for .") + 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/positioning-statement/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_compose);
    }
  g_test_add_func ("/insight/positioning-statement/proposals", test_proposals);
  g_test_add_data_func ("/insight/positioning-statement/subsets-en", "en", test_subsets);
  g_test_add_data_func ("/insight/positioning-statement/subsets-zh", "zh_CN", test_subsets);
  g_test_add_func ("/insight/positioning-statement/own", test_own);
  g_test_add_func ("/insight/positioning-statement/broken-basis", test_broken_basis);
  g_test_add_func ("/insight/positioning-statement/long", test_long);
  return g_test_run ();
}
