/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule check over the rule sets of rule-sets.json – good, too strict, too loose, broken; English and Chinese – and
 * over texts that nobody should write. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-reading.h"
#include "gops-rule-cases.h"
#include "gops-rule-check.h"
#include "gops-sentence.h"

#define TODAY GOPS_RULE_CASES_TODAY

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

/* "replace “three days” by “a day”", "set owner, asking", … */
static char *
describe_remedy (const GopsRuleSet *set, const GopsFinding *finding)
{
  const GopsRemedy *remedy = &finding->remedy;
  const GopsFindingPlace *place = &finding->places[finding->n_places > 0 ? finding->n_places - 1 : 0];
  g_autofree char *words = finding->n_places > 0 ? words_at (set, place) : g_strdup ("");

  switch (remedy->kind)
    {
    case GOPS_REMEDY_EDIT:            return g_strdup ("by hand");
    case GOPS_REMEDY_ADD_CLAUSES:     return g_strdup_printf ("add %u: %s", remedy->n, remedy->clauses != NULL ? remedy->clauses[0] : remedy->section);
    case GOPS_REMEDY_ADOPT_DEFAULTS:  return g_strdup ("adopt what the kind proposes");
    case GOPS_REMEDY_SET_CONSEQUENCE: return g_strdup ("set the consequence");
    case GOPS_REMEDY_DELETE_CLAUSE:   return g_strdup_printf ("delete %d", (int) place->clause);
    case GOPS_REMEDY_REPLACE:         return g_strdup_printf ("replace “%s” by “%s”", words, remedy->text);
    case GOPS_REMEDY_REWRITE:         return g_strdup_printf ("rewrite as “%s”", remedy->text);
    case GOPS_REMEDY_SET_COLUMN:
      return remedy->text != NULL ? g_strdup_printf ("set %s to “%s”", remedy->column, remedy->text)
                                  : g_strdup_printf ("ask for %s", remedy->column);
    case GOPS_REMEDY_PUBLISH:         return g_strdup (remedy->asks != NULL ? "publish, asking why" : "publish");
    case GOPS_REMEDY_BALANCE:         return g_strdup ("balance");
    case GOPS_REMEDY_MERGE:           return g_strdup_printf ("merge to %u", remedy->n);
    case GOPS_REMEDY_SHORTEN:         return g_strdup_printf ("shorten to %u s", remedy->n);
    }
  g_assert_not_reached ();
}

/* What mends the first finding of a code is what the table says. */
static void
assert_remedies (const GopsRuleCase *self, const GopsRuleCheck *check)
{
  g_autoptr (GList) codes = self->remedies != NULL ? json_object_get_members (self->remedies) : NULL;

  for (GList *l = codes; l != NULL; l = l->next)
    {
      g_autofree char *found = describe_remedy (&self->set, find_finding (check, l->data));

      g_test_message ("REMEDY %s: %s: %s", self->name, (const char *) l->data, found);
      g_assert_cmpstr (found, ==, json_object_get_string_member (self->remedies, l->data));
    }
}

static void
assert_elements (const GopsRuleCase *self, const GopsRuleCheck *check)
{
  for (guint i = 0; i < GOPS_N_ELEMENTS; i++)
    {
      const char *state = self->elements != NULL
                            ? json_object_get_string_member_with_default (self->elements, gops_rule_element_to_string (i), NULL) : NULL;

      g_assert_nonnull (check->elements[i].reason);
      if (state != NULL)
        g_assert_cmpstr (gops_element_state_to_string (check->elements[i].state), ==, state);
    }
}

static void
test_case (gconstpointer data)
{
  const GopsRuleCase *self = data;
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
  assert_remedies (self, check);
  assert_elements (self, check);
}

/* Every finding there can be is found, and its remedy looked at, in a case of each language. */
static void
test_complete (void)
{
  const GPtrArray *cases = gops_rule_cases_get ();
  g_autofree const char **codes = gops_rule_check_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    for (guint l = 0; gops_languages ()[l] != NULL; l++)
      {
        gboolean tested = FALSE;

        for (guint j = 0; j < cases->len; j++)
          {
            const GopsRuleCase *one = g_ptr_array_index (cases, j);

            tested |= g_str_equal (one->set.values.language, gops_languages ()[l]) && one->remedies != NULL
                      && json_object_has_member (one->remedies, codes[i]);
          }
        if (!tested)
          g_error ("no case in %s says what mends %s", gops_languages ()[l], codes[i]);
      }
}

/* The same rules give the same findings. */
static void
test_deterministic (gconstpointer data)
{
  const GPtrArray *cases = data;

  g_assert_cmpuint (cases->len, >=, 60);
  for (guint i = 0; i < cases->len; i++)
    {
      const GopsRuleCase *self = g_ptr_array_index (cases, i);
      g_autoptr (GopsRuleCheck) one = gops_rule_check (&self->set), other = gops_rule_check (&self->set);

      g_assert_cmpuint (one->findings->len, ==, other->findings->len);
      for (guint j = 0; j < one->findings->len; j++)
        g_assert_cmpstr (((GopsFinding *) g_ptr_array_index (one->findings, j))->title, ==,
                         ((GopsFinding *) g_ptr_array_index (other->findings, j))->title);
    }
}

/* --- places --- */

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
  g_assert_cmpuint (check->reading_seconds, >, gops_reading_seconds_of (13, 4));   /* headings and foot are read too */
  g_assert_cmpuint (check->limit, ==, 4096);
  g_assert_cmpuint (check->length, >, 60);
}

/* --- words --- */

static void
assert_plain (const char *text)
{
  static const GopsWords lists[] = { GOPS_WORDS_VAGUE, GOPS_WORDS_ABSOLUTE, GOPS_WORDS_HARSH };
  GopsFillValues values = { 0 };
  g_autoptr (GopsReading) reading = text != NULL ? gops_reading_new_for_text (&values, text) : NULL;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (lists); i++)
    if (gops_reading_find (reading, gops_reading_field (reading, 0, GOPS_CLAUSE_FIELD_TEXT), lists[i]) != NULL)
      g_error ("“%s” is no better", text);
}

static void
assert_replaced (const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *bare = g_strndup (words[i], strcspn (words[i], "*$"));
      const GopsWordRemedy *remedy = gops_lexicon_remedy (gops_lexicon_get (), bare);

      if (remedy == NULL)
        g_error ("nothing takes the place of “%s”", words[i]);
      assert_plain (remedy->with);
      assert_plain (remedy->at_end);
      assert_plain (remedy->then);
    }
}

/* For every word that the check complains of there is another, and the check has nothing to say of that one. */
static void
test_every_word_has_a_remedy (void)
{
  static const char *const lists[] = { "vague", "absolute", "harsh" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const GopsWordList *list = gops_method_find_words (gops_method_get_default (), lists[i]);

      assert_replaced (list->en);
      assert_replaced (list->zh_cn);
    }
}

/* What a field says absolutely is found each time, not only the first. */
static void
test_all_words_of_a_field (void)
{
  const GopsRuleClause clause = { .id = 1, .section = "forbidden", .polarity = "forbid", .text = "盗图", .consequence = "永久移出，绝不再加",
                                  .severity = 2 };
  const GopsRuleSet set = { .values = { .language = "zh_CN" }, .clauses = (GopsRuleClause *) &clause, .n_clauses = 1,
                            .effective_on = GOPS_DAY_NONE, .review_on = GOPS_DAY_NONE };
  g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);
  guint n = 0;

  for (guint i = 0; i < check->findings->len; i++)
    n += g_str_equal (((const GopsFinding *) g_ptr_array_index (check->findings, i))->code, "absolute-words");
  g_assert_cmpuint (n, ==, 2);
}

static const struct
{
  const char *text, *replaced;   /* NULL: a person has to write it */
} sentences[] = {
  { "Never post links", "Do not post links" }, { "Links are never posted", "Links are not posted" },
  { "we never share them", "we do not share them" }, { "It never ends well", NULL },
  { "Ask a reasonable price", "Ask a price" }, { "Be reasonable.", "Be polite and brief." },
  { "No ads, politics, etc.", "No ads, politics" }, { "Offenders leave", "Members who do it again leave" },
  { "Removed for good", "Removed for 30 days" }, { "Strictly no ads", "No ads" },
  { "我们从不催更", "我们不催更" }, { "发图适量。", "发图每天不超过3条。" }, { "适量发图", "发图" },
  { "移出后绝不再加", "移出后不再加" },
  { "所有人都必须改昵称", "请大家改昵称" }, { "广告、政治等", "广告、政治" }, { "其他情况问群主", "这里没写到的问群主" },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      GopsRuleClause clause = { 1, "format", "neutral", 0, "", sentences[i].text, "" };
      GopsRuleSet set = { .values = { .language = "en" }, .clauses = &clause, .n_clauses = 1 };
      g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);
      const GopsFinding *found = NULL;
      g_autofree char *replaced = NULL;

      for (guint j = 0; found == NULL && j < check->findings->len; j++)
        if (g_str_has_suffix (((const GopsFinding *) g_ptr_array_index (check->findings, j))->code, "-words"))
          found = g_ptr_array_index (check->findings, j);
      g_assert_nonnull (found);
      if (found->remedy.kind == GOPS_REMEDY_REPLACE)
        replaced = g_strdup_printf ("%.*s%s%s", (int) found->places[0].start, sentences[i].text, found->remedy.text,
                                    sentences[i].text + found->places[0].start + found->places[0].length);
      g_assert_cmpstr (replaced, ==, sentences[i].replaced);
    }
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

/* The group is called after a number of hours: that is no promise, which another clause could contradict. */
static void
test_name_with_number (void)
{
  static const char *const names[] = { "24 hours of Le Mans fans", "24小时车迷" };
  GopsRuleClause clauses[] = {
    { .id = 1, .section = "enforcement", .polarity = "neutral", .topic = "", .text = "The owner of {group} will answer", .consequence = "" },
    { .id = 2, .section = "reporting", .polarity = "neutral", .topic = "", .text = "Reports get an answer within 3 days", .consequence = "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GopsRuleSet set = { .values = { .language = "en", .group = names[i] }, .kind = "interest", .platform = "discord", .clauses = clauses,
                          .n_clauses = G_N_ELEMENTS (clauses) };
      g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);
      g_autofree char *codes = join_codes (&set, check);

      g_assert_null (strstr (codes, "contradict"));
    }
}

/* Of several times in a piece of a sentence the one beside the word counts, before it or after; ties go to the first. */
static void
test_nearest_time (void)
{
  static const struct { const char *text; gboolean contradicts; } cases[] = {
    { "Reports get an answer within 3 days", TRUE }, { "Within 3 days reports get an answer", TRUE },
    { "2 weeks after a trip: we answer within 24 hours", FALSE }, { "Answer within 24 hours, and 3 days off on holidays", FALSE },
    { "After 24 hours you have an answer, a trip takes 3 days", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsRuleClause clause = { .id = 1, .section = "reporting", .polarity = "neutral", .topic = "", .text = cases[i].text, .consequence = "" };
      GopsRuleSet set = { .values = { .language = "en", .response_hours = 24 }, .kind = "interest", .platform = "discord",
                          .clauses = &clause, .n_clauses = 1 };
      g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);
      g_autofree char *codes = join_codes (&set, check);

      g_test_message ("%s: %s", cases[i].text, codes);
      g_assert_cmpint (strstr (codes, "contradicts-group") != NULL, ==, cases[i].contradicts);
    }
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
  const GPtrArray *cases;

  g_test_init (&argc, &argv, NULL);
  cases = gops_rule_cases_get ();
  for (guint i = 0; i < cases->len; i++)
    {
      const GopsRuleCase *one = g_ptr_array_index (cases, i);
      g_autofree char *path = g_strconcat ("/insight/rule-check/table/", one->name, NULL);

      g_test_add_data_func (path, one, test_case);
    }
  g_test_add_func ("/insight/rule-check/complete", test_complete);
  g_test_add_data_func ("/insight/rule-check/deterministic", cases, test_deterministic);
  g_test_add_func ("/insight/rule-check/places", test_places);
  g_test_add_func ("/insight/rule-check/figures", test_figures);
  g_test_add_func ("/insight/rule-check/every-word-has-a-remedy", test_every_word_has_a_remedy);
  g_test_add_func ("/insight/rule-check/all-words-of-a-field", test_all_words_of_a_field);
  g_test_add_func ("/insight/rule-check/sentences", test_sentences);
  g_test_add_func ("/insight/rule-check/bad-input", test_bad_input);
  g_test_add_func ("/insight/rule-check/large-input", test_large_input);
  g_test_add_func ("/insight/rule-check/name-with-number", test_name_with_number);
  g_test_add_func ("/insight/rule-check/nearest-time", test_nearest_time);
  g_test_add_func ("/insight/rule-check/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/insight/rule-check/halves", test_halves);
  return g_test_run ();
}
