/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fifteen elements of a complete rule set. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-owner-name.h"
#include "gops-rule-check-private.h"

/* A clause that says how one joins takes more than these columns. */
#define SHORT_CLAUSE 16

#define REVIEW_DAYS 182

static const struct
{
  const char *id, *name;
} elements[GOPS_N_ELEMENTS] = {
  [GOPS_ELEMENT_PURPOSE]     = { "purpose", N_("Purpose and for whom") },
  [GOPS_ELEMENT_BOUNDARY]    = { "boundary", N_("Who joins, and how") },
  [GOPS_ELEMENT_ENCOURAGED]  = { "encouraged", N_("What is encouraged") },
  [GOPS_ELEMENT_RED_LINES]   = { "red-lines", N_("Red lines and the law") },
  [GOPS_ELEMENT_ADVERTISING] = { "advertising", N_("Ads and the allowed way") },
  [GOPS_ELEMENT_FORMAT]      = { "format", N_("Form and quiet hours") },
  [GOPS_ELEMENT_PRIVACY]     = { "privacy", N_("Privacy and screenshots") },
  [GOPS_ELEMENT_ENFORCEMENT] = { "enforcement", N_("Who answers, and when") },
  [GOPS_ELEMENT_STEPS]       = { "steps", N_("Penalties in steps") },
  [GOPS_ELEMENT_REPORTING]   = { "reporting", N_("Reporting, protected") },
  [GOPS_ELEMENT_APPEAL]      = { "appeal", N_("Appeal, with a date") },
  [GOPS_ELEMENT_REPAIR]      = { "repair", N_("The way back") },
  [GOPS_ELEMENT_CHANGE]      = { "change", N_("How members change the rules") },
  [GOPS_ELEMENT_VERSION]     = { "version", N_("Version, date, next review") },
  [GOPS_ELEMENT_LENGTH]      = { "length", N_("Short enough to post") },
};

const char *
gops_rule_element_name (GopsRuleElement element)
{
  return _(elements[element].name);
}

const char *
gops_rule_element_to_string (GopsRuleElement element)
{
  return elements[element].id;
}

const char *
gops_element_state_to_string (GopsElementState state)
{
  static const char *const names[] = { "missing", "weak", "present" };

  return names[state];
}

/* What the elements ask of the clauses, counted in one go. */
typedef struct
{
  guint in_section[16];        /* clauses with a text, by section; bans are not counted in admission */
  guint admission_columns;
  guint bans;                  /* outside advertising */
  guint ads, ads_way;          /* clauses about ads, and those of them that allow something */
  guint ads_bans;
  guint privacy, contact;
  gboolean who, how;           /* halves of who joins, and how */
  gboolean law, quiet, named, answer, protects, appeal_time, members_change, ladder;
} Count;

enum { PURPOSE, ADMISSION, ENCOURAGED, FORBIDDEN, ADVERTISING, FORMAT, ACTIVITIES, PRIVACY, ENFORCEMENT, REWARDS, PENALTIES, REPORTING,
       APPEAL, REPAIR, CHANGE };

static void
set_element (GopsChecker *self, GopsRuleElement element, GopsElementState state, char *reason)
{
  self->out->elements[element] = (GopsElementResult) { state, reason };
}

static gboolean
has_quantity (const GopsReading *reading, const GopsReadField *field, GopsQuantityKind kind)
{
  for (guint i = field->first_quantity; i < field->first_quantity + field->n_quantities; i++)
    if (gops_reading_quantity (reading, i)->kind == kind)
      return TRUE;
  return FALSE;
}

/* Whether the owner's name, or the variable for it, is in the text. */
static gboolean
names_owner (const GopsChecker *self, const GopsReadField *field)
{
  const char *owner = self->set->values.owner;

  if (owner == NULL || *owner == '\0')
    return FALSE;
  for (guint i = field->first_variable; i < field->first_variable + field->n_variables; i++)
    if (g_strcmp0 (gops_reading_variable (self->reading, i)->name, "owner") == 0)
      return TRUE;
  return gops_text_names_person (field->text, owner);
}

static gboolean
has_one_of (const char *text, const char *const *words)
{
  g_autofree char *small = g_utf8_strdown (text, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (small, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Which half of "who joins, and how" a clause on joining says: the people, or what they do at the door. */
static void
count_admission (const char *text, Count *count)
{
  static const char *const who[] = { "who joins", "who may", "who can", "anybody", "anyone", "everyone", "everybody", "only for",
                                     "members only", "open to", "谁能", "谁可", "能进", "可进", "可以进", "只收", "只限", "仅限", "只对",
                                     "都能来", "就来", "{audience}", NULL };
  static const char *const how[] = { "tell ", "introduce", "nickname", "name yourself", "rename", "first day", "say hello", "say hi",
                                     "hours", "报", "介绍", "昵称", "群名片", "改名", "改成", "备注", "小时内", "审核", "申请", NULL };

  count->who |= has_one_of (text, who);
  count->how |= has_one_of (text, how);
}

static void
count_words (GopsChecker *self, const GopsRuleClause *clause, const GopsReadField *field, int section, Count *count)
{
  const GopsReading *reading = self->reading;
  gboolean answers = gops_reading_find (reading, field, GOPS_WORDS_ANSWER) != NULL
                     && has_quantity (reading, field, GOPS_QUANTITY_TIME);
  gboolean watch = section == ENFORCEMENT || section == REPORTING || gops_rule_clause_has_topic (clause, "contact");

  count->law |= (gops_rule_clause_forbids (clause) || section == ENFORCEMENT)
                && (gops_rule_clause_has_topic (clause, "law")
                    || gops_reading_find (reading, field, GOPS_WORDS_LAW) != NULL);
  count->quiet |= gops_rule_clause_has_topic (clause, "quiet")
                  || (gops_reading_find (reading, field, GOPS_WORDS_QUIET) != NULL
                      && has_quantity (reading, field, GOPS_QUANTITY_RANGE));
  count->named |= section == ENFORCEMENT && names_owner (self, field);
  count->answer |= watch && answers;
  count->protects |= section == REPORTING && gops_reading_find (reading, field, GOPS_WORDS_PROTECT) != NULL;
  count->appeal_time |= section == APPEAL && has_quantity (reading, field, GOPS_QUANTITY_TIME);
  count->members_change |= section == CHANGE
                           && (g_strcmp0 (clause->polarity, "encourage") == 0
                               || gops_reading_find (reading, field, GOPS_WORDS_PROPOSE) != NULL);
  count->ladder |= section == PENALTIES && gops_reading_has_two (reading, field, GOPS_WORDS_LADDER);
}

static void
count_clause (GopsChecker *self, guint i, Count *count)
{
  const GopsRuleClause *clause = &self->set->clauses[i];
  const GopsReadField *field = gops_reading_field (self->reading, i, GOPS_CLAUSE_FIELD_TEXT);
  int section = gops_section_index (clause->section);
  gboolean forbids = gops_rule_clause_forbids (clause);
  gboolean ads = section == ADVERTISING || gops_rule_clause_has_topic (clause, "ads")
                 || gops_reading_find (self->reading, field, GOPS_WORDS_ADS) != NULL
                 || gops_reading_find (self->reading, field, GOPS_WORDS_SELLING) != NULL;

  if (gops_rule_clause_is_blank (clause))
    return;
  if (section >= 0 && section < (int) G_N_ELEMENTS (count->in_section) && !(section == ADMISSION && forbids))
    count->in_section[section]++;
  if (section == ADMISSION && !forbids)
    {
      count->admission_columns += field->columns;
      count_admission (clause->text, count);
    }
  count->bans += forbids && section != ADVERTISING;
  count->ads += ads;
  count->ads_bans += ads && forbids;
  count->ads_way += ads && (!forbids || gops_ads_leave_a_way (self, field));
  count->privacy += section == PRIVACY || gops_rule_clause_has_topic (clause, "privacy");
  count->contact += gops_rule_clause_has_topic (clause, "contact");
  count_words (self, clause, field, section, count);
}

static char *
count_reason (guint n)
{
  return g_strdup_printf (ngettext ("%u clause", "%u clauses", n), n);
}

/* Sets an element that is there when it has clauses, and says so when it has none. Returns: whether it is there. */
static gboolean
check_presence (GopsChecker *self, GopsRuleElement element, guint n, GopsFindingId missing)
{
  if (n > 0)
    {
      set_element (self, element, GOPS_ELEMENT_PRESENT, count_reason (n));
      return TRUE;
    }
  if (self->set->n_clauses > 0)
    gops_checker_add (self, missing, NULL);
  set_element (self, element, GOPS_ELEMENT_MISSING, g_strdup (_("nothing is said about it")));
  return FALSE;
}

/* Makes an element that is there a weak one; the title of the finding says why. */
static GopsFinding *
weaken (GopsChecker *self, GopsRuleElement element, GopsFindingId id)
{
  GopsFinding *finding = gops_checker_add (self, id, NULL);

  g_free (self->out->elements[element].reason);
  set_element (self, element, GOPS_ELEMENT_WEAK, g_strdup (finding->title));
  return finding;
}

/* Says which half is missing; what is added is of that half. */
static void
weaken_admission (GopsChecker *self, const Count *count)
{
  static const char *const who[] = { "admission-match", "admission-read-rules", NULL };
  GopsFinding *finding;

  if (count->who || !count->how)
    {
      weaken (self, GOPS_ELEMENT_BOUNDARY, GOPS_FINDING_WEAK_ADMISSION);
      return;
    }
  finding = gops_checker_add_titled (self, GOPS_FINDING_WEAK_ADMISSION, g_strdup (_("It says how to join, but not who may")));
  gops_finding_explain_as (finding, GOPS_FINDING_NO_ADMISSION);
  finding->remedy.clauses = who;
  g_free (self->out->elements[GOPS_ELEMENT_BOUNDARY].reason);
  set_element (self, GOPS_ELEMENT_BOUNDARY, GOPS_ELEMENT_WEAK, g_strdup (finding->title));
}

static void
check_encouragements (GopsChecker *self)
{
  const GopsBalance *balance = &self->out->balance;
  guint missing = balance->n_forbid > balance->n_encourage ? balance->n_forbid - balance->n_encourage : 0;

  if (missing == 0 && balance->n_encourage == 0 && self->set->n_clauses > 0)
    missing = 1;
  if (missing > 0)
    gops_checker_add_n (self, GOPS_FINDING_FEW_ENCOURAGEMENTS, missing);
  set_element (self, GOPS_ELEMENT_ENCOURAGED,
               balance->n_encourage == 0 ? GOPS_ELEMENT_MISSING
               : missing > 0 ? GOPS_ELEMENT_WEAK : GOPS_ELEMENT_PRESENT,
               g_strdup_printf (_("%u encouraged, %u forbidden"), balance->n_encourage, balance->n_forbid));
}

static GopsFinding *
last_finding (GopsChecker *self)
{
  return g_ptr_array_index (self->out->findings, self->out->findings->len - 1);
}

/* The first red lines do not come alone: the law is among them, penalties come in steps, and rules that encourage nothing would
 * be strict with them. */
static void
set_first_bans (GopsChecker *self)
{
  static const char *const with_steps[] = { "forbidden-illegal", "forbidden-illegal-intl", "forbidden-insult", "penalties-ladder",
                                            "encouraged-answer-newcomer", "encouraged-ask", NULL };
  static const char *const without_steps[] = { "forbidden-illegal", "forbidden-illegal-intl", "forbidden-insult",
                                               "encouraged-answer-newcomer", "encouraged-ask", NULL };
  const GopsBalance *balance = &self->out->balance;
  GopsRemedy *remedy = &last_finding (self)->remedy;

  remedy->clauses = balance->has_steps ? without_steps : with_steps;
  remedy->n = 2 + !balance->has_steps + (balance->n_encourage == 0 ? 2 : 0);
}

static void
check_red_lines (GopsChecker *self, const Count *count)
{
  GopsFinding *finding;

  if (!check_presence (self, GOPS_ELEMENT_RED_LINES, count->bans, GOPS_FINDING_NO_RED_LINES))
    {
      if (self->set->n_clauses > 0)
        set_first_bans (self);
      return;
    }
  if (count->law)
    return;
  finding = weaken (self, GOPS_ELEMENT_RED_LINES, GOPS_FINDING_NO_LEGAL_CLAUSE);
  if (!self->china)
    finding->severity = GOPS_SEVERITY_INFO;
}

/* Groups that live for days, or that people only pass through, tell no secrets. */
static gboolean
tells_secrets (const GopsChecker *self)
{
  return self->kind == NULL
         || (!g_str_equal (self->kind->operation, "light") && !g_str_equal (self->kind->id, "flash"));
}

static void
check_privacy (GopsChecker *self, const Count *count)
{
  static const char *const promise[] = { "privacy-minimum", NULL };

  if (check_presence (self, GOPS_ELEMENT_PRIVACY, count->privacy, GOPS_FINDING_NO_PRIVACY) || self->set->n_clauses == 0)
    return;
  if (!tells_secrets (self))
    last_finding (self)->severity = GOPS_SEVERITY_INFO;
  /* The first ban of all asks for a law, an appeal and steps: a promise does not. */
  if (count->bans + count->ads_bans == 0)
    last_finding (self)->remedy.clauses = promise;
}

/* No clause names somebody as long as the group names nobody: that is asked first. */
static void
ask_owner (const GopsChecker *self, GopsFinding *finding)
{
  const char *owner = self->set->values.owner;

  if (owner != NULL && *owner != '\0')
    return;
  finding->remedy.kind = GOPS_REMEDY_SET_COLUMN;
  finding->remedy.column = "owner";
  finding->remedy.label = _("Name");
  finding->remedy.asks = _("The owner’s name, as members know it");
}

/* In China somebody has to answer by name. */
static void
check_responsible (GopsChecker *self, const Count *count)
{
  if (self->china && !count->named && self->set->n_clauses > 0)
    ask_owner (self, gops_checker_add (self, GOPS_FINDING_NO_RESPONSIBLE, NULL));
}

static void
check_enforcement (GopsChecker *self, const Count *count)
{
  if (check_presence (self, GOPS_ELEMENT_ENFORCEMENT, count->in_section[ENFORCEMENT] + count->contact,
                      GOPS_FINDING_NO_ENFORCEMENT)
      && (!count->named || !count->answer))
    ask_owner (self, weaken (self, GOPS_ELEMENT_ENFORCEMENT, GOPS_FINDING_WEAK_ENFORCEMENT));
  check_responsible (self, count);
}

static void
check_steps (GopsChecker *self, const Count *count)
{
  const GopsBalance *balance = &self->out->balance;

  if (!balance->has_steps)
    {
      set_element (self, GOPS_ELEMENT_STEPS, GOPS_ELEMENT_MISSING, g_strdup (_("nothing is said about it")));
      if (balance->n_forbid > 0)
        gops_checker_add (self, GOPS_FINDING_NO_STEPS, NULL);
      return;
    }
  set_element (self, GOPS_ELEMENT_STEPS, GOPS_ELEMENT_PRESENT, g_strdup (_("penalties come in steps")));
  if (!count->ladder)
    weaken (self, GOPS_ELEMENT_STEPS, GOPS_FINDING_WEAK_STEPS);
}

/* Who is asked or told may stand under another heading: what counts is that somebody answers. */
static void
check_reporting (GopsChecker *self, const Count *count)
{
  if (check_presence (self, GOPS_ELEMENT_REPORTING, count->in_section[REPORTING] + count->contact,
                      GOPS_FINDING_NO_REPORTING)
      && !count->protects)
    weaken (self, GOPS_ELEMENT_REPORTING, GOPS_FINDING_WEAK_REPORTING);
}

static void
check_bans (GopsChecker *self)
{
  for (guint i = 0; i < self->set->n_clauses; i++)
    {
      const GopsRuleClause *clause = &self->set->clauses[i];
      const char *consequence = clause->consequence;

      if (!gops_rule_clause_forbids (clause) || gops_rule_clause_is_blank (clause)
          || (consequence != NULL && *consequence != '\0'))
        continue;
      gops_finding_add_place (gops_checker_add (self, GOPS_FINDING_NO_CONSEQUENCE, clause->text), self, i,
                              GOPS_CLAUSE_FIELD_CONSEQUENCE, 0, 0);
    }
}

static void
set_review (GopsChecker *self, GopsFindingId id)
{
  GopsFinding *finding = gops_checker_add (self, id, NULL);

  finding->remedy.text = gops_day_format (self->set->today + REVIEW_DAYS);
}

static void
check_version (GopsChecker *self)
{
  const GopsRuleSet *set = self->set;
  gboolean published = set->version > 0, dated = published || set->effective_on != GOPS_DAY_NONE;
  gboolean review = set->review_on != GOPS_DAY_NONE, due = review && set->review_on < set->today;
  g_autofree char *next = review ? gops_day_format (set->review_on) : NULL;

  if (set->n_clauses == 0)
    {
      set_element (self, GOPS_ELEMENT_VERSION, GOPS_ELEMENT_MISSING, g_strdup (_("there are no rules yet")));
      return;
    }
  if (due)
    set_review (self, GOPS_FINDING_REVIEW_DUE);
  if (!review)
    set_review (self, GOPS_FINDING_REVIEW_NONE);
  if (set->version == 0)
    gops_checker_add (self, GOPS_FINDING_NEVER_PUBLISHED, NULL);
  else if (set->changed)
    gops_checker_add (self, GOPS_FINDING_CHANGED, NULL)->remedy.asks = _("What has changed, and why");
  set_element (self, GOPS_ELEMENT_VERSION,
               published && review && !due ? GOPS_ELEMENT_PRESENT : dated || review ? GOPS_ELEMENT_WEAK : GOPS_ELEMENT_MISSING,
               due ? g_strdup_printf (_("the review was due on %s"), next)
               : review && !published ? g_strdup (_("not published yet"))
               : review ? g_strdup_printf (_("next review on %s"), next) : g_strdup (_("no review is set")));
}

void
gops_check_elements (GopsChecker *self)
{
  Count count = { 0 };

  /* The text of the rules closes with the group's quiet hours where no clause names them. */
  count.quiet = gops_minutes_parse (self->set->values.quiet_from) >= 0 && gops_minutes_parse (self->set->values.quiet_until) >= 0;
  for (guint i = 0; i < self->set->n_clauses; i++)
    count_clause (self, i, &count);

  check_presence (self, GOPS_ELEMENT_PURPOSE, count.in_section[PURPOSE], GOPS_FINDING_NO_PURPOSE);
  if (check_presence (self, GOPS_ELEMENT_BOUNDARY, count.in_section[ADMISSION], GOPS_FINDING_NO_ADMISSION)
      && ((count.in_section[ADMISSION] < 2 && !(count.who && count.how)) || count.admission_columns < 2 * SHORT_CLAUSE))
    weaken_admission (self, &count);
  check_encouragements (self);
  check_red_lines (self, &count);
  if (check_presence (self, GOPS_ELEMENT_ADVERTISING, count.ads, GOPS_FINDING_NO_ADVERTISING)
      && count.ads_bans > 0 && count.ads_way == 0)
    weaken (self, GOPS_ELEMENT_ADVERTISING, GOPS_FINDING_ADVERTISING_NO_WAY);
  if (check_presence (self, GOPS_ELEMENT_FORMAT, count.in_section[FORMAT], GOPS_FINDING_NO_FORMAT) && !count.quiet)
    weaken (self, GOPS_ELEMENT_FORMAT, GOPS_FINDING_NO_QUIET_HOURS);
  check_privacy (self, &count);
  check_enforcement (self, &count);
  check_bans (self);
  check_steps (self, &count);
  check_reporting (self, &count);
  if (check_presence (self, GOPS_ELEMENT_APPEAL, count.in_section[APPEAL], GOPS_FINDING_NO_APPEAL) && !count.appeal_time)
    weaken (self, GOPS_ELEMENT_APPEAL, GOPS_FINDING_APPEAL_NO_TIME);
  check_presence (self, GOPS_ELEMENT_REPAIR, count.in_section[REPAIR], GOPS_FINDING_NO_REPAIR);
  if (check_presence (self, GOPS_ELEMENT_CHANGE, count.in_section[CHANGE], GOPS_FINDING_NO_CHANGE)
      && !count.members_change)
    weaken (self, GOPS_ELEMENT_CHANGE, GOPS_FINDING_WEAK_CHANGE);
  check_version (self);
}
