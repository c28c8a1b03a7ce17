/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule check over the rule sets of rule-sets.json – good, too strict, too loose, broken; English and Chinese – and
 * over texts that nobody should write. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-day.h"
#include "gops-rule-check.h"

#define TODAY "2026-03-02"

typedef struct
{
  const char  *name;
  GopsRuleSet  set;
  GArray      *clauses;    /* (element-type GopsRuleClause) */
  JsonArray   *expected;   /* of codes, sorted */
} Case;

/* --- the table --- */

/* A member of @object, else of @like (nullable), which it is a variant of. */
static JsonNode *
find_member (JsonObject *object, JsonObject *like, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL && like != NULL ? json_object_get_member (like, member) : node;
}

static const char *
text_of (JsonObject *object, JsonObject *like, const char *member)
{
  JsonNode *node = find_member (object, like, member);

  return node != NULL ? json_node_get_string (node) : "";
}

static int
number_of (JsonObject *object, JsonObject *like, const char *member)
{
  JsonNode *node = find_member (object, like, member);

  return node != NULL ? (int) json_node_get_int (node) : 0;
}

static void
read_group (JsonObject *group, JsonObject *like, GopsRuleSet *set)
{
  set->kind = text_of (group, like, "kind");
  set->platform = text_of (group, like, "platform");
  set->values = (GopsFillValues) {
    .language = text_of (group, like, "language"), .group = text_of (group, like, "name"),
    .owner = text_of (group, like, "owner"), .audience = text_of (group, like, "audience"),
    .theme = text_of (group, like, "theme"), .quiet_from = text_of (group, like, "quiet_from"),
    .quiet_until = text_of (group, like, "quiet_until"), .response_hours = number_of (group, like, "response_hours"),
  };
  set->version = number_of (group, like, "version");
  set->effective_on = gops_day_parse (text_of (group, like, "effective_on"));
  set->review_on = gops_day_parse (text_of (group, like, "review_on"));
  set->today = gops_day_parse (TODAY);
}

/* Whether the array @without names clause @number, or all of them. */
static gboolean
is_left_out (JsonArray *without, guint number)
{
  for (guint i = 0; without != NULL && i < json_array_get_length (without); i++)
    {
      JsonNode *node = json_array_get_element (without, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING || json_node_get_int (node) == number)
        return TRUE;
    }
  return FALSE;
}

static void
add_clauses (Case *self, JsonArray *clauses, JsonArray *without)
{
  for (guint i = 0; i < json_array_get_length (clauses); i++)
    {
      JsonObject *one = json_array_get_object_element (clauses, i);
      GopsRuleClause clause = { self->clauses->len + 1, text_of (one, NULL, "section"), text_of (one, NULL, "polarity"),
                                number_of (one, NULL, "severity"), text_of (one, NULL, "topic"),
                                text_of (one, NULL, "text"), text_of (one, NULL, "consequence") };

      if (!is_left_out (without, i + 1))
        g_array_append_val (self->clauses, clause);
    }
}

static JsonObject *
find_case (JsonArray *all, const char *name)
{
  for (guint i = 0; i < json_array_get_length (all); i++)
    if (g_str_equal (text_of (json_array_get_object_element (all, i), NULL, "name"), name))
      return json_array_get_object_element (all, i);
  g_assert_not_reached ();
}

/* A case may be "like" another: without some of its clauses, with clauses of its own, with another group. */
static Case *
read_case (JsonArray *all, JsonObject *object)
{
  Case *self = g_new0 (Case, 1);
  JsonObject *like = json_object_has_member (object, "like") ? find_case (all, text_of (object, NULL, "like")) : NULL;
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *group = json_object_has_member (object, "group") ? json_object_get_object_member (object, "group") : none;

  self->name = text_of (object, NULL, "name");
  self->expected = json_object_get_array_member (object, "expect");
  read_group (group, like != NULL ? json_object_get_object_member (like, "group") : NULL, &self->set);
  self->clauses = g_array_new (FALSE, FALSE, sizeof (GopsRuleClause));
  if (like != NULL)
    add_clauses (self, json_object_get_array_member (like, "clauses"),
                 json_object_has_member (object, "without") ? json_object_get_array_member (object, "without") : NULL);
  add_clauses (self, json_object_get_array_member (object, "clauses"), NULL);
  self->set.clauses = (GopsRuleClause *) self->clauses->data;
  self->set.n_clauses = self->clauses->len;
  return self;
}

static void
case_free (gpointer data)
{
  g_array_unref (((Case *) data)->clauses);
  g_free (data);
}

/* What every finding has to be, whatever it says. */
static void
assert_sound (const GopsRuleSet *set, const GopsFinding *finding)
{
  g_assert_cmpstr (finding->title, !=, "");
  for (const char *open = strchr (finding->title, '{'); open != NULL; open = strchr (open + 1, '{'))
    g_assert_cmpuint (gops_fill_variable (open), ==, 0);
  g_assert_cmpstr (finding->why, !=, "");
  g_assert_cmpstr (finding->source, !=, "");
  g_assert_cmpstr (finding->remedy.label, !=, "");
  for (guint i = 0; i < finding->n_places; i++)
    {
      const GopsFindingPlace *place = &finding->places[i];
      const GopsRuleClause *clause = &set->clauses[place->index];
      const char *text = place->field == GOPS_CLAUSE_FIELD_TEXT ? clause->text : clause->consequence;

      g_assert_cmpuint (place->index, <, set->n_clauses);
      if (text == NULL)
        text = "";
      g_assert_cmpuint (place->start + place->length, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + place->start, (gssize) place->length, NULL));
    }
  if (finding->remedy.kind == GOPS_REMEDY_REPLACE)
    {
      g_assert_nonnull (finding->remedy.text);
      g_assert_cmpuint (finding->n_places, >, 0);
    }
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The codes that were found, each once, sorted. */
static char *
join_codes (const GopsRuleSet *set, const GopsRuleCheck *check)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      assert_sound (set, finding);
      if (!g_ptr_array_find_with_equal_func (codes, finding->code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) finding->code);
      g_test_message ("%s: %s", finding->code, finding->title);
    }
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (" ", (char **) codes->pdata);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GopsRuleCheck) check = gops_rule_check (&self->set);
  g_autofree char *found = join_codes (&self->set, check);
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  g_autofree char *wanted = NULL;
  guint gravest = GOPS_SEVERITY_ERROR;

  for (guint i = 0; i < json_array_get_length (self->expected); i++)
    g_ptr_array_add (expected, (gpointer) json_array_get_string_element (self->expected, i));
  g_ptr_array_add (expected, NULL);
  wanted = g_strjoinv (" ", (char **) expected->pdata);
  g_test_message ("FOUND %s: %s", self->name, found);
  g_assert_cmpstr (found, ==, wanted);

  for (guint i = 0; i < check->findings->len; i++)
    {
      g_assert_cmpuint (((GopsFinding *) g_ptr_array_index (check->findings, i))->severity, <=, gravest);
      gravest = ((GopsFinding *) g_ptr_array_index (check->findings, i))->severity;
    }
  for (guint i = 0; i < GOPS_N_ELEMENTS; i++)
    g_assert_nonnull (check->elements[i].reason);
}

/* The same rules give the same findings. */
static void
test_deterministic (gconstpointer data)
{
  const GPtrArray *cases = data;

  g_assert_cmpuint (cases->len, >=, 60);
  for (guint i = 0; i < cases->len; i++)
    {
      const Case *self = g_ptr_array_index (cases, i);
      g_autoptr (GopsRuleCheck) one = gops_rule_check (&self->set), other = gops_rule_check (&self->set);

      g_assert_cmpuint (one->findings->len, ==, other->findings->len);
      for (guint j = 0; j < one->findings->len; j++)
        g_assert_cmpstr (((GopsFinding *) g_ptr_array_index (one->findings, j))->title, ==,
                         ((GopsFinding *) g_ptr_array_index (other->findings, j))->title);
    }
}

/* --- places --- */

static const GopsFinding *
find_finding (const GopsRuleCheck *check, const char *code)
{
  for (guint i = 0; i < check->findings->len; i++)
    if (g_str_equal (((GopsFinding *) g_ptr_array_index (check->findings, i))->code, code))
      return g_ptr_array_index (check->findings, i);
  g_assert_not_reached ();
}

static char *
words_at (const GopsRuleSet *set, const GopsFindingPlace *place)
{
  const GopsRuleClause *clause = &set->clauses[place->index];

  return g_strndup ((place->field == GOPS_CLAUSE_FIELD_TEXT ? clause->text : clause->consequence) + place->start,
                    place->length);
}

static void
test_places (void)
{
  GopsRuleClause clauses[] = {
    { 7, "forbidden", "forbid", 1, "flood", "连发五条以上刷屏", "先提醒，再犯禁言24小时" },
    { 8, "forbidden", "forbid", 1, "flood", "😀 闲聊、吵架等", "{owner}提醒一次，然后禁言三天" },
  };
  GopsRuleSet set = { .values = { .language = "zh_CN", .owner = "林晚" }, .clauses = clauses, .n_clauses = 2 };
  g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);
  const GopsFinding *contradiction = find_finding (check, "contradiction"), *vague = find_finding (check, "vague-words");
  g_autofree char *one = words_at (&set, &contradiction->places[0]), *other = words_at (&set, &contradiction->places[1]);
  g_autofree char *word = words_at (&set, &vague->places[0]);

  g_assert_cmpuint (contradiction->n_places, ==, 2);
  g_assert_cmpint (contradiction->places[0].clause, ==, 7);
  g_assert_cmpint (contradiction->places[1].clause, ==, 8);
  g_assert_cmpstr (one, ==, "24小时");
  g_assert_cmpstr (other, ==, "三天");
  g_assert_cmpstr (contradiction->remedy.text, ==, "24小时");
  g_assert_cmpstr (word, ==, "等");
  g_assert_cmpstr (vague->remedy.text, ==, "");
}

static void
test_figures (void)
{
  GopsRuleClause clauses[] = {
    { 1, "encouraged", "encourage", 0, "", "Post your route. Wait for the slow ones, and say where you meet!", NULL },
    { 2, "forbidden", "forbid", 1, "", "刷屏", "提醒" },
  };
  GopsRuleSet set = { .values = { .language = "en", .group = "G" }, .platform = "telegram", .clauses = clauses,
                      .n_clauses = 2 };
  g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);
  g_autofree char *longest = words_at (&set, &check->longest_place);

  g_assert_cmpfloat (check->do_per_dont, ==, 1);
  g_assert_cmpstr (longest, ==, " Wait for the slow ones, and say where you meet!");
  g_assert_cmpuint (check->reading_seconds, ==, (guint) (60 * (13 / 238.0 + 4 / 400.0) + 0.5));
  g_assert_cmpuint (check->limit, ==, 4096);
  g_assert_cmpuint (check->length, >, 60);
}

/* --- texts that nobody should write --- */

static void
check_and_free (GopsRuleSet *set)
{
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  for (guint i = 0; i < check->findings->len; i++)
    assert_sound (set, g_ptr_array_index (check->findings, i));
}

static void
test_bad_input (void)
{
  static const char *const pieces[] = { "{", "}", "{x}", "{theme}", "等", "etc", "禁言", "24", "３天", "😀", "👩‍👩‍👧", "שלום",
    "مرحبا", "\u202e", " ", "\n", "，", "。", ".", "第", "22:30", "到", "-", "半", "百", "一律", "3.", "每", "week",
    "nbsp\u00a0", "\U0010ffff", "ads", "a", "99999999999999999999", "：", "点", "pm", "个半", "twenty-", "月", "每周", "次" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GopsRuleClause clauses[60] = { 0 };
  GopsRuleSet set = { .values = { .language = "zh_CN", .theme = "{theme}", .group = "{group}", .owner = "{owner} {theme}" },
                      .platform = "wechat", .clauses = clauses, .n_clauses = G_N_ELEMENTS (clauses) };

  for (guint round = 0; round < 60; round++)
    {
      g_ptr_array_set_size (texts, 0);
      for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
        {
          GString *text = g_string_new (NULL);

          for (guint j = (guint) g_rand_int_range (rand, 0, 12); j > 0; j--)
            g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          g_ptr_array_add (texts, g_string_free (text, FALSE));
          clauses[i] = (GopsRuleClause) { i, i % 2 ? "forbidden" : "format", i % 2 ? "forbid" : "neutral", (int) i % 4,
                                          i % 3 ? "" : "quiet", g_ptr_array_index (texts, i),
                                          i > 0 ? g_ptr_array_index (texts, i - 1) : NULL };
        }
      check_and_free (&set);
    }
}

/* Two thousand clauses, and clauses of ten thousand characters: what would be quadratic does not end here. */
static void
test_large_input (void)
{
  g_autofree GopsRuleClause *clauses = g_new0 (GopsRuleClause, 2000);
  GopsRuleSet set = { .values = { .language = "zh_CN" }, .platform = "wechat", .clauses = clauses, .n_clauses = 2000 };
  static const char *const words[] = { "禁言三天，", "一", "{", "每周一条广告", "等", "刷屏 spam etc, ", "22:30到", "第3条", "😀" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < set.n_clauses; i++)
    {
      GString *text = g_string_new (NULL);

      while (text->len < (i % 250 == 0 ? 40000 : 60))
        g_string_append (text, words[i % 250 == 0 ? i / 250 % G_N_ELEMENTS (words) : (i + text->len) % G_N_ELEMENTS (words)]);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
      clauses[i] = (GopsRuleClause) { i + 1, "forbidden", "forbid", 1, "", g_ptr_array_index (texts, i), "提醒" };
    }
  check_and_free (&set);
}

static void
test_nothing_at_all (void)
{
  GopsRuleSet set = { .effective_on = GOPS_DAY_NONE, .review_on = GOPS_DAY_NONE };
  g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);

  g_assert_cmpuint (check->findings->len, ==, 1);
  g_assert_cmpstr (find_finding (check, "no-rules")->remedy.label, !=, "");
  g_assert_cmpint (check->balance.score, ==, -100);
  g_assert_cmpuint (check->n_present, ==, 0);
}

/* The title of a weak boundary names the half that is missing, the reason argues for that half, and unpublished rules have
 * no version. */
static void
test_halves (void)
{
  static const struct { const char *text, *says, *why; } halves[] = {
    { "进群24小时内报三样", "not who may", "boundaries" }, { "Tell us your name", "not who may", "boundaries" },
    { "谁能进：跑者", "hardly how", "name format" }, { "Who may join: runners", "hardly how", "name format" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      GopsRuleClause clause = { .id = 1, .section = "admission", .polarity = "neutral", .topic = "", .text = halves[i].text,
                                .consequence = "" };
      GopsRuleSet set = { .kind = "interest", .platform = "wechat", .clauses = &clause, .n_clauses = 1 };
      g_autoptr (GopsRuleCheck) check = NULL;

      set.today = gops_day_parse (TODAY);
      set.effective_on = set.today;
      set.review_on = set.today + 100;
      check = gops_rule_check (&set);
      g_assert_cmpint (check->elements[GOPS_ELEMENT_BOUNDARY].state, ==, GOPS_ELEMENT_WEAK);
      g_assert_nonnull (strstr (check->elements[GOPS_ELEMENT_BOUNDARY].reason, halves[i].says));
      g_assert_nonnull (strstr (find_finding (check, "weak-admission")->why, halves[i].why));
      g_assert_cmpint (check->elements[GOPS_ELEMENT_VERSION].state, ==, GOPS_ELEMENT_WEAK);
      g_assert_nonnull (strstr (check->elements[GOPS_ELEMENT_VERSION].reason, "not published"));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  JsonArray *all;

  g_test_init (&argc, &argv, NULL);
  file = g_test_build_filename (G_TEST_DIST, "core", "insight", "rule-sets.json", NULL);
  json_parser_load_from_file (parser, file, &error);
  g_assert_no_error (error);
  all = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      Case *one = read_case (all, json_array_get_object_element (all, i));
      g_autofree char *path = g_strconcat ("/insight/rule-check/table/", one->name, NULL);

      g_ptr_array_add (cases, one);
      g_test_add_data_func (path, one, test_case);
    }
  g_test_add_data_func ("/insight/rule-check/deterministic", cases, test_deterministic);
  g_test_add_func ("/insight/rule-check/places", test_places);
  g_test_add_func ("/insight/rule-check/figures", test_figures);
  g_test_add_func ("/insight/rule-check/bad-input", test_bad_input);
  g_test_add_func ("/insight/rule-check/large-input", test_large_input);
  g_test_add_func ("/insight/rule-check/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/insight/rule-check/halves", test_halves);
  return g_test_run ();
}
