/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Rules page. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-fill.h"
#include "gops-group-maker.h"

/* A text of more clauses is not read. */
#define MOST_CLAUSES 25

/* A clause of more columns (a Han character takes two) is not read at a glance. */
#define LONGEST_CLAUSE 180

#define REVIEW_DAYS 182

static const char *
text_of (gpointer clause)
{
  return gops_record_get_text (clause, GOPS_CLAUSE_TEXT);
}

static gboolean
is_polarity (gpointer clause, const char *polarity)
{
  return g_str_equal (gops_record_get_text (clause, GOPS_CLAUSE_POLARITY), polarity);
}

static gboolean
is_section (gpointer clause, const char *section)
{
  return g_str_equal (gops_record_get_text (clause, GOPS_CLAUSE_SECTION), section);
}

static void
check_no_rules (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->clauses->len == 0)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_too_strict (GopsLook *look, const GopsRule *rule)
{
  if (look->balance.score > GOPS_BALANCE_ZONE)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_too_loose (GopsLook *look, const GopsRule *rule)
{
  if (look->balance.n_clauses > 0 && look->balance.score < -GOPS_BALANCE_ZONE)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_consequence (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->clauses->len; i++)
    {
      gpointer clause = g_ptr_array_index (look->dossier->clauses, i);

      if (is_polarity (clause, "forbid") && gops_record_is_blank (clause, GOPS_CLAUSE_CONSEQUENCE))
        gops_look_hit (look, rule, gops_record_get_id (clause), text_of (clause));
    }
}

static gpointer
find_clause (GopsDossier *dossier, gint64 id)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (gops_record_get_id (g_ptr_array_index (dossier->clauses, i)) == id)
      return g_ptr_array_index (dossier->clauses, i);
  return NULL;
}

/* What follows in the library for such a clause: its own, else one of the same topic, else of the same severity. */
static const GopsText *
find_consequence (gpointer clause)
{
  const GopsMethod *method = gops_method_get_default ();
  const GPtrArray *all = gops_method_get_clauses (method);
  const GopsClauseTemplate *own = gops_method_find_clause (method, gops_record_get_text (clause, GOPS_CLAUSE_LIBRARY_ID));
  const GopsText *by_severity = NULL;

  if (own != NULL && gops_text_is_set (&own->consequence))
    return &own->consequence;
  for (guint i = 0; i < all->len; i++)
    {
      const GopsClauseTemplate *other = g_ptr_array_index (all, i);

      if (!gops_text_is_set (&other->consequence))
        continue;
      if (g_str_equal (other->topic, gops_record_get_text (clause, GOPS_CLAUSE_TOPIC)))
        return &other->consequence;
      if (by_severity == NULL && other->severity == gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY))
        by_severity = &other->consequence;
    }
  return by_severity;
}

static gboolean
apply_consequence (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  gpointer clause = find_clause (dossier, record);
  const GopsText *consequence = clause != NULL ? find_consequence (clause) : NULL;

  if (consequence == NULL)
    {
      g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("The clause is gone."));
      return FALSE;
    }
  gops_record_set_text (clause, GOPS_CLAUSE_CONSEQUENCE, gops_text_get (consequence, gops_dossier_language (dossier)));
  return gops_record_save (clause, store, error);
}

static guint
encouragements_missing (const GopsBalance *balance)
{
  return balance->n_forbid > balance->n_encourage ? balance->n_forbid - balance->n_encourage : 0;
}

static void
check_encouragements (GopsLook *look, const GopsRule *rule)
{
  guint missing = encouragements_missing (&look->balance);

  if (missing > 0)
    gops_look_hit_n (look, rule, missing);
}

static gboolean
has_template (GopsDossier *dossier, const char *id)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_LIBRARY_ID), id))
      return TRUE;
  return FALSE;
}

static int
last_position (GopsDossier *dossier)
{
  gint64 last = 0;

  for (guint i = 0; i < dossier->clauses->len; i++)
    last = MAX (last, gops_record_get_int (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_POSITION));
  return (int) last;
}

/* Adds up to @n clauses of @section from the library that suit the group and are not there yet; those that were written
 * for its kind first. */
static gboolean
add_clauses (GopsStore *store, GopsDossier *dossier, const char *section, guint n, GError **error)
{
  const GPtrArray *all = gops_method_get_clauses (gops_method_get_default ());
  const char *kind = gops_record_get_text (dossier->group, GOPS_GROUP_KIND);
  int position = last_position (dossier);

  for (int general = 0; general < 2; general++)
    for (guint i = 0; i < all->len && n > 0; i++)
      {
        const GopsClauseTemplate *clause = g_ptr_array_index (all, i);

        if (!g_str_equal (clause->section, section) || g_strv_contains (clause->kinds, "*") != general
            || !gops_clause_template_suits (clause, kind, gops_dossier_platform (dossier))
            || has_template (dossier, clause->id))
          continue;
        if (!gops_clause_insert_template (store, gops_record_get_id (dossier->group), clause,
                                          gops_dossier_language (dossier), ++position, error))
          return FALSE;
        n--;
      }
  return TRUE;
}

static gboolean
apply_encouragements (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  GopsBalance balance = gops_balance_of_dossier (dossier);

  return add_clauses (store, dossier, "encouraged", encouragements_missing (&balance), error);
}

/* A section that a complete rule text has; rule->data names it. Without any rules one advice is enough. */
static void
check_section (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->clauses->len; i++)
    if (is_section (g_ptr_array_index (look->dossier->clauses, i), rule->data))
      return;
  if (look->dossier->clauses->len > 0)
    gops_look_hit (look, rule, 0, NULL);
}

/* Who is asked or told may stand under another heading: what counts is that somebody answers. */
static void
check_reporting (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->clauses->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (look->dossier->clauses, i), GOPS_CLAUSE_TOPIC), "contact"))
      return;
  check_section (look, rule);
}

/* Groups that live for days, or that people only pass through, tell no secrets. */
static void
check_privacy (GopsLook *look, const GopsRule *rule)
{
  if (!gops_look_is_light (look) && !gops_look_is_kind (look, "flash"))
    check_section (look, rule);
}

static gboolean
apply_section (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  return add_clauses (store, dossier, rule->data, 1, error);
}

static void
check_steps (GopsLook *look, const GopsRule *rule)
{
  if (look->balance.n_forbid > 0 && !look->balance.has_steps)
    gops_look_hit (look, rule, 0, NULL);
}

/* Words of the list rule->data in a clause or its consequence. */
static void
check_words (GopsLook *look, const GopsRule *rule)
{
  const GopsWordList *words = gops_method_find_words (gops_method_get_default (), rule->data);

  for (guint i = 0; i < look->dossier->clauses->len; i++)
    {
      gpointer clause = g_ptr_array_index (look->dossier->clauses, i);
      const char *word = gops_word_list_find (words, text_of (clause));

      if (word == NULL)
        word = gops_word_list_find (words, gops_record_get_text (clause, GOPS_CLAUSE_CONSEQUENCE));
      if (word != NULL)
        gops_look_hit (look, rule, gops_record_get_id (clause), word);
    }
}

static void
check_number (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->clauses->len > MOST_CLAUSES)
    gops_look_hit_n (look, rule, look->dossier->clauses->len);
}

static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

static void
check_length (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->clauses->len; i++)
    {
      gpointer clause = g_ptr_array_index (look->dossier->clauses, i);
      g_autofree char *text = gops_method_fill (look->dossier, text_of (clause));

      if (width_of (text) > LONGEST_CLAUSE)
        gops_look_hit (look, rule, gops_record_get_id (clause), text_of (clause));
    }
}

static void
check_twice (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < look->dossier->clauses->len; i++)
    {
      gpointer clause = g_ptr_array_index (look->dossier->clauses, i);

      if (*text_of (clause) != '\0' && !g_hash_table_add (texts, (gpointer) text_of (clause)))
        gops_look_hit (look, rule, gops_record_get_id (clause), text_of (clause));
    }
}

static gboolean
apply_delete (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  gpointer clause = find_clause (dossier, record);

  return clause == NULL || gops_record_delete (clause, store, error);
}

static void
check_blank (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->clauses->len; i++)
    {
      gpointer clause = g_ptr_array_index (look->dossier->clauses, i);

      if (gops_record_is_blank (clause, GOPS_CLAUSE_TEXT))
        gops_look_hit (look, rule, gops_record_get_id (clause), NULL);
    }
}

static void
check_review_due (GopsLook *look, const GopsRule *rule)
{
  int day = gops_day_parse (gops_look_group (look, GOPS_GROUP_RULES_REVIEW_ON));

  if (day != GOPS_DAY_NONE && day < look->today)
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), NULL);
}

static void
check_review_none (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->clauses->len > 0 && *gops_look_group (look, GOPS_GROUP_RULES_REVIEW_ON) == '\0')
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), NULL);
}

static gboolean
apply_review (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  return gops_apply_group_day (store, dossier, GOPS_GROUP_RULES_REVIEW_ON,
                               gops_day_parse (dossier->today) + REVIEW_DAYS, error);
}

static const GopsRule rules[] = {
  { "no-rules", GOPS_SEVERITY_ERROR, N_("There are no rules yet"), NULL,
    N_("Without any rules the first advertiser sets the tone."), "M3 Rules",
    N_("Add"), "clause", NULL, check_no_rules },
  { "rules-too-strict", GOPS_SEVERITY_WARNING, N_("The rules are too strict"), NULL,
    N_("Rules that are too hard make people silent, and activity falls. Encourage at least as much as you forbid."),
    "M3 Balance", N_("Show"), "clause", NULL, check_too_strict },
  { "rules-too-loose", GOPS_SEVERITY_WARNING, N_("The rules are too loose"), NULL,
    N_("Where nothing is said about ads and flooding, they come, and the good members go."), "M3 Balance",
    N_("Show"), "clause", NULL, check_too_loose },
  { "ban-without-consequence", GOPS_SEVERITY_WARNING, N_("“%s” does not say what follows"), NULL,
    N_("A ban without a consequence is enforced by mood. Say the first step and the last."), "Ostrom 5; Contributor Covenant",
    N_("Add"), "clause", "consequence", check_consequence, apply_consequence },
  { "few-encouragements", GOPS_SEVERITY_SUGGESTION,
    NP_ ("Add %u encouragement, and newcomers dare to speak", "Add %u encouragements, and newcomers dare to speak"),
    N_("There are more bans than encouragements. People do what they are shown, not what is left over."), "M3 Balance",
    N_("Add"), "clause", NULL, check_encouragements, apply_encouragements },
  { "no-purpose", GOPS_SEVERITY_SUGGESTION, N_("The rules do not say what the group is for"), NULL,
    N_("Rules are accepted for the sake of a purpose that everybody shares. It comes first."), "M3 Rules",
    N_("Add"), "clause", NULL, check_section, apply_section, "purpose" },
  { "no-admission", GOPS_SEVERITY_SUGGESTION, N_("It does not say who may join, and how"), NULL,
    N_("Clear boundaries are the first of Ostrom’s eight principles; members like rules on who takes part best."),
    "Ostrom 1; arXiv 2501.14163", N_("Add"), "clause", NULL, check_section, apply_section, "admission" },
  { "no-advertising-rule", GOPS_SEVERITY_SUGGESTION, N_("Nothing is said about advertising"), NULL,
    N_("Advertisers ask where the line is by crossing it. Say what is allowed, and where."), "M3 Rules",
    N_("Add"), "clause", NULL, check_section, apply_section, "advertising" },
  { "no-privacy", GOPS_SEVERITY_SUGGESTION, N_("Nothing is said about privacy"), NULL,
    N_("People speak freely when they know that nothing leaves the room."), "M3 Rules; element 7",
    N_("Add"), "clause", NULL, check_privacy, apply_section, "privacy" },
  { "no-steps", GOPS_SEVERITY_SUGGESTION, N_("Penalties have no steps"), NULL,
    N_("Sanctions start small and grow: a reminder, a warning, a day’s mute, the door."), "Ostrom 5",
    N_("Add"), "clause", NULL, check_steps, apply_section, "penalties" },
  { "no-reporting", GOPS_SEVERITY_SUGGESTION, N_("It does not say whom to tell"), NULL,
    N_("Most trouble is seen by members first. Give them a way to say so without a stage."), "M3 Rules; element 10",
    N_("Add"), "clause", NULL, check_reporting, apply_section, "reporting" },
  { "no-appeal", GOPS_SEVERITY_SUGGESTION, N_("It does not say how to appeal, or when one is answered"), NULL,
    N_("Being heard makes even a penalty acceptable; decisions nobody can question make people leave."),
    "Kraut & Resnick; element 11", N_("Add"), "clause", NULL, check_section, apply_section, "appeal" },
  { "no-repair", GOPS_SEVERITY_INFO, N_("There is no way back"), NULL,
    N_("Who has put it right may return: communities that repair keep their people."), "Contributor Covenant 3.0",
    N_("Add"), "clause", NULL, check_section, apply_section, "repair" },
  { "vague-words", GOPS_SEVERITY_SUGGESTION, N_("“%s” leaves room for quarrels"), NULL,
    N_("Undefined words are read by everyone in their own favour. Give one example instead."), "M3 Balance signals",
    N_("Edit"), "clause", "text", check_words, NULL, "vague" },
  { "harsh-words", GOPS_SEVERITY_SUGGESTION, N_("“%s” sounds harsh"), NULL,
    N_("Newcomers read the tone before the content. The same rule can be said kindly."), "M3 Balance; civilservant.io",
    N_("Edit"), "clause", "text", check_words, NULL, "harsh" },
  { "too-many-clauses", GOPS_SEVERITY_SUGGESTION,
    NP_ ("%u clause is too many to read", "%u clauses are too many to read"),
    N_("A rule text is read in a minute or not at all. Merge, or move the rare cases elsewhere."), "M3 Rules; element 15",
    N_("Show"), "clause", NULL, check_number },
  { "long-clause", GOPS_SEVERITY_INFO, N_("“%s” is long"), NULL,
    N_("One clause, one sentence: what cannot be read at a glance is not followed."), "M3 Balance signals",
    N_("Edit"), "clause", "text", check_length },
  { "clause-twice", GOPS_SEVERITY_SUGGESTION, N_("“%s” is there twice"), NULL,
    N_("Saying it twice makes it no stronger, only longer."), "M3 Rules",
    N_("Remove"), "clause", NULL, check_twice, apply_delete },
  { "blank-clause", GOPS_SEVERITY_WARNING, N_("A clause has no text"), NULL,
    N_("It would be published as an empty line."), "M3 Rules",
    N_("Remove"), "clause", "text", check_blank, apply_delete },
  { "review-due", GOPS_SEVERITY_SUGGESTION, N_("The rules are due for review"), NULL,
    N_("The effect of a rule fades within six months; rules are revised again and again."), "arXiv 2501.14163; M3 Rules",
    N_("Show"), "chat_group", "rules_review_on", check_review_due },
  { "review-none", GOPS_SEVERITY_INFO, N_("No review of the rules is set"), NULL,
    N_("Set a day in half a year on which the rules are read again, together."), "M3 Rules; element 14",
    N_("Set"), "chat_group", "rules_review_on", check_review_none, apply_review },
};

const GopsRule *
gops_rules_rules (guint *out_n)
{
  *out_n = G_N_ELEMENTS (rules);
  return rules;
}
