/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule check can say: one line for each finding. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-quote.h"
#include "gops-rule-check-private.h"

/* Title and titles of a finding with a number: marks both for translation as one message with a plural. */
#define NP_(one, many) one, many
#define CLAUSES(...) (const char *const[]) { __VA_ARGS__, NULL }

typedef struct
{
  const char        *code;
  GopsSeverity       severity;
  GopsRuleElement    element;
  const char        *title, *titles;   /* untranslated; titles is the plural (nullable) */
  const char        *why;
  const char        *source;
  const char        *label;
  GopsRemedyKind     remedy;
  const char        *section;          /* (nullable) of the clauses to add */
  const char *const *clauses;          /* (nullable) */
  const char        *column;           /* (nullable) of the group */
} FindingLine;

static const FindingLine lines[GOPS_N_FINDINGS] = {
  [GOPS_FINDING_NO_RULES] = { "no-rules", GOPS_SEVERITY_ERROR, GOPS_ELEMENT_PURPOSE, N_("There are no rules yet"), NULL,
    N_("Without any rules the first advertiser sets the tone."), "M3 Rules",
    N_("Add"), GOPS_REMEDY_ADOPT_DEFAULTS },
  [GOPS_FINDING_TOO_STRICT] = { "rules-too-strict", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_ENCOURAGED,
    N_("The rules are too strict"), NULL,
    N_("Rules that are too hard make people silent, and activity falls. Encourage at least as much as you forbid."),
    "M3 Balance", N_("Soften"), GOPS_REMEDY_BALANCE },
  [GOPS_FINDING_TOO_LOOSE] = { "rules-too-loose", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_RED_LINES,
    N_("The rules are too loose"), NULL,
    N_("Where nothing is said about ads and flooding, they come, and the good members go."), "M3 Balance",
    N_("Add"), GOPS_REMEDY_BALANCE },
  [GOPS_FINDING_BLANK_CLAUSE] = { "blank-clause", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_LENGTH,
    N_("A clause has no text"), NULL,
    N_("It would be published as an empty line."), "M3 Rules", N_("Remove"), GOPS_REMEDY_DELETE_CLAUSE },
  [GOPS_FINDING_UNKNOWN_VARIABLE] = { "unknown-variable", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_PURPOSE,
    N_("Nothing fills “%s”"), NULL,
    N_("Members would read three dots in its place. Write the word itself, or a variable that exists."), "M3 Rules",
    N_("Remove"), GOPS_REMEDY_REPLACE },
  [GOPS_FINDING_SELF_VARIABLE] = { "self-variable", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_PURPOSE,
    NULL, NULL,
    N_("What was entered for it has a variable that calls another, and so on. Members would read three dots."), "M3 Rules",
    N_("Edit"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_EMPTY_VARIABLE] = { "empty-variable", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_PURPOSE,
    NULL, NULL,
    N_("A neutral phrase stands in for it. Rules that name people, places and hours are believed."), "M2 Positioning",
    N_("Set"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_NO_PURPOSE] = { "no-purpose", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_PURPOSE,
    N_("The rules do not say what the group is for"), NULL,
    N_("Rules are accepted for the sake of a purpose that everybody shares. It comes first."), "M3 Rules",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "purpose" },
  [GOPS_FINDING_NO_ADMISSION] = { "no-admission", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_BOUNDARY,
    N_("It does not say who may join, and how"), NULL,
    N_("Clear boundaries are the first of Ostrom’s eight principles; members like rules on who takes part best."),
    "Ostrom 1; arXiv 2501.14163", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "admission" },
  [GOPS_FINDING_WEAK_ADMISSION] = { "weak-admission", GOPS_SEVERITY_INFO, GOPS_ELEMENT_BOUNDARY,
    N_("It says who joins, but hardly how"), NULL,
    N_("A name format, a first sentence about oneself: a small step at the door makes a guest a member."),
    "Ostrom 1; Kraut & Resnick", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "admission",
    CLAUSES ("admission-introduce", "admission-nickname", "admission-match", "admission-read-rules") },
  [GOPS_FINDING_FEW_ENCOURAGEMENTS] = { "few-encouragements", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_ENCOURAGED,
    NP_ ("Add %u encouragement, and newcomers dare to speak", "Add %u encouragements, and newcomers dare to speak"),
    N_("There are more bans than encouragements. People do what they are shown, not what is left over."), "M3 Balance",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "encouraged" },
  [GOPS_FINDING_NO_RED_LINES] = { "no-red-lines", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_RED_LINES,
    N_("There are no red lines"), NULL,
    N_("Say what is never done here – insults, fraud, what the law forbids –, and nobody has to guess."),
    "M3 Rules; Contributor Covenant 3.0", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "forbidden",
    CLAUSES ("forbidden-insult") },
  [GOPS_FINDING_NO_LEGAL_CLAUSE] = { "no-legal-clause", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_RED_LINES,
    N_("The law is not among the red lines"), NULL,
    N_("Owners of groups in China answer by law for what is posted; everywhere else the platform does."),
    "CAC group rules 2017, Art. 9; platform terms of use", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "forbidden",
    CLAUSES ("forbidden-illegal", "forbidden-illegal-intl") },
  [GOPS_FINDING_NO_ADVERTISING] = { "no-advertising-rule", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_ADVERTISING,
    N_("Nothing is said about advertising"), NULL,
    N_("Advertisers ask where the line is by crossing it. Say what is allowed, and where."), "M3 Rules",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "advertising" },
  [GOPS_FINDING_ADVERTISING_NO_WAY] = { "advertising-no-way", GOPS_SEVERITY_INFO, GOPS_ELEMENT_ADVERTISING,
    N_("Ads are forbidden, and no way is left open"), NULL,
    N_("People who may recommend openly have no reason to do it in secret. Name the way: a day, a mark, a person to ask."),
    "arXiv 2501.14163", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "advertising",
    CLAUSES ("advertising-disclose", "advertising-asked") },
  [GOPS_FINDING_NO_FORMAT] = { "no-format", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_FORMAT,
    N_("Nothing is said about how and when to write"), NULL,
    N_("Rules on form and place tie members closer together than rules on content."), "arXiv 2308.01257; M3 Rules",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "format", CLAUSES ("format-quiet") },
  [GOPS_FINDING_NO_QUIET_HOURS] = { "no-quiet-hours", GOPS_SEVERITY_INFO, GOPS_ELEMENT_FORMAT,
    N_("No quiet hours are named"), NULL,
    N_("Who is woken by a group mutes it, and then leaves it."), "M3 Rules; element 6",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "format", CLAUSES ("format-quiet") },
  [GOPS_FINDING_NO_PRIVACY] = { "no-privacy", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_PRIVACY,
    N_("Nothing is said about privacy"), NULL,
    N_("People speak freely when they know that nothing leaves the room."), "M3 Rules; element 7",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "privacy" },
  [GOPS_FINDING_NO_ENFORCEMENT] = { "no-enforcement", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_ENFORCEMENT,
    N_("It does not say who looks after the rules"), NULL,
    N_("Rules that nobody keeps watch over are wishes. Say who answers, and within what time."),
    "Ostrom 4; r/science field test (civilservant.io)", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "enforcement",
    CLAUSES ("enforcement-response") },
  [GOPS_FINDING_WEAK_ENFORCEMENT] = { "weak-enforcement", GOPS_SEVERITY_INFO, GOPS_ELEMENT_ENFORCEMENT,
    N_("It does not say who answers within what time"), NULL,
    N_("A name and a number of hours: newcomers ask where they know that somebody answers."),
    "r/science field test (civilservant.io)", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "enforcement",
    CLAUSES ("enforcement-response") },
  [GOPS_FINDING_NO_RESPONSIBLE] = { "no-responsible-person", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_ENFORCEMENT,
    N_("Nobody is named as responsible"), NULL,
    N_("In China the founder and the managers of a group are responsible for it by law; members have to know who that is."),
    "CAC group rules 2017, Art. 9", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "enforcement",
    CLAUSES ("enforcement-owner-duty", "enforcement-lead") },
  [GOPS_FINDING_NO_CONSEQUENCE] = { "ban-without-consequence", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_STEPS,
    N_("“%s” does not say what follows"), NULL,
    N_("A ban without a consequence is enforced by mood. Say the first step and the last."), "Ostrom 5; Contributor Covenant",
    N_("Add"), GOPS_REMEDY_SET_CONSEQUENCE },
  [GOPS_FINDING_NO_STEPS] = { "no-steps", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_STEPS,
    N_("Penalties have no steps"), NULL,
    N_("Sanctions start small and grow: a reminder, a warning, a day’s mute, the door."), "Ostrom 5",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "penalties", CLAUSES ("penalties-short", "penalties-ladder") },
  [GOPS_FINDING_WEAK_STEPS] = { "weak-steps", GOPS_SEVERITY_INFO, GOPS_ELEMENT_STEPS,
    N_("The steps of penalty are nowhere in one place"), NULL,
    N_("One ladder for the ordinary cases: then the same thing has the same consequence, whoever does it."), "Ostrom 5",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "penalties", CLAUSES ("penalties-short", "penalties-ladder") },
  [GOPS_FINDING_NO_REPORTING] = { "no-reporting", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_REPORTING,
    N_("It does not say whom to tell"), NULL,
    N_("Most trouble is seen by members first. Give them a way to say so without a stage."), "M3 Rules; element 10",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "reporting", CLAUSES ("reporting-owner") },
  [GOPS_FINDING_WEAK_REPORTING] = { "weak-reporting", GOPS_SEVERITY_INFO, GOPS_ELEMENT_REPORTING,
    N_("Who reports is not protected"), NULL,
    N_("Nobody reports a friend of the owner unless it stays between the two."), "Contributor Covenant 3.0",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "reporting", CLAUSES ("reporting-protect") },
  [GOPS_FINDING_NO_APPEAL] = { "no-appeal", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_APPEAL,
    N_("It does not say how to appeal, or when one is answered"), NULL,
    N_("Being heard makes even a penalty acceptable; decisions nobody can question make people leave."),
    "Kraut & Resnick; element 11", N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "appeal" },
  [GOPS_FINDING_APPEAL_NO_TIME] = { "appeal-no-time", GOPS_SEVERITY_INFO, GOPS_ELEMENT_APPEAL,
    N_("It does not say when an appeal is answered"), NULL,
    N_("An appeal without a date is a wait. Say within how many days it is decided."), "Kraut & Resnick; Ostrom 6",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "appeal", CLAUSES ("appeal-once", "appeal-window") },
  [GOPS_FINDING_NO_REPAIR] = { "no-repair", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_REPAIR,
    N_("There is no way back"), NULL,
    N_("Who has put it right may return: communities that repair keep their people."), "Contributor Covenant 3.0",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "repair" },
  [GOPS_FINDING_NO_CHANGE] = { "no-change-rule", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_CHANGE,
    N_("It does not say how the rules change"), NULL,
    N_("Rules that members can change are their own rules, and they keep them."), "Ostrom 3; arXiv 2505.18318",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "change", CLAUSES ("change-suggest") },
  [GOPS_FINDING_WEAK_CHANGE] = { "weak-change", GOPS_SEVERITY_INFO, GOPS_ELEMENT_CHANGE,
    N_("Members have no say in the rules"), NULL,
    N_("Those who live with a rule know first where it pinches. Say how they propose a change."), "Ostrom 3",
    N_("Add"), GOPS_REMEDY_ADD_CLAUSES, "change", CLAUSES ("change-suggest", "change-vote") },
  [GOPS_FINDING_REVIEW_DUE] = { "review-due", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_VERSION,
    N_("The rules are due for review"), NULL,
    N_("The effect of a rule fades within six months; rules are revised again and again."), "arXiv 2501.14163; M3 Rules",
    N_("Reviewed"), GOPS_REMEDY_SET_COLUMN, .column = "rules_review_on" },
  [GOPS_FINDING_REVIEW_NONE] = { "review-none", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_VERSION,
    N_("No review of the rules is set"), NULL,
    N_("Set a day in half a year on which the rules are read again, together."), "M3 Rules; element 14",
    N_("Set"), GOPS_REMEDY_SET_COLUMN, .column = "rules_review_on" },
  [GOPS_FINDING_NEVER_PUBLISHED] = { "never-published", GOPS_SEVERITY_INFO, GOPS_ELEMENT_VERSION,
    N_("No version of the rules has been published yet"), NULL,
    N_("A version with number and date says which rules hold today, and lets you compare later."), "CommunityRule; element 14",
    N_("Publish"), GOPS_REMEDY_PUBLISH, .column = "rules_version" },
  [GOPS_FINDING_CHANGED] = { "changed-since-published", GOPS_SEVERITY_INFO, GOPS_ELEMENT_VERSION,
    N_("The rules have changed since they were last published"), NULL,
    N_("What members have read no longer holds. Publish a version, with the reason."), "Ostrom 3; element 14",
    N_("Publish"), GOPS_REMEDY_PUBLISH, .column = "rules_version" },
  [GOPS_FINDING_CONTRADICTION] = { "contradiction", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_LENGTH, NULL, NULL,
    N_("Where two clauses differ, everyone quotes the one that suits them, and you have to decide in public."),
    "Kraut & Resnick; M3 Rules", N_("Align"), GOPS_REMEDY_REPLACE },
  [GOPS_FINDING_CONTRADICTS_GROUP] = { "contradicts-group", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_LENGTH, NULL, NULL,
    N_("The plan and Today follow the group’s own settings; members follow the rules. Both have to say the same."),
    "M3 Rules", N_("Align"), GOPS_REMEDY_REPLACE },
  [GOPS_FINDING_VAGUE] = { "vague-words", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    N_("“%s” leaves room for quarrels"), NULL,
    N_("Undefined words are read by everyone in their own favour. Give one example instead."), "M3 Balance signals",
    N_("Edit"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_ABSOLUTE] = { "absolute-words", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    N_("“%s” allows no exception"), NULL,
    N_("The first exception you make breaks an absolute rule, and your word with it. Say what happens, step by step."),
    "Ostrom 5; arXiv 2605.16204", N_("Edit"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_HARSH] = { "harsh-words", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    N_("“%s” sounds harsh"), NULL,
    N_("Newcomers read the tone before the content. The same rule can be said kindly."), "M3 Balance; civilservant.io",
    N_("Edit"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_TWICE] = { "clause-twice", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH, N_("“%s” is there twice"), NULL,
    N_("Saying it twice makes it no stronger, only longer."), "M3 Rules", N_("Remove"), GOPS_REMEDY_DELETE_CLAUSE },
  [GOPS_FINDING_SIMILAR] = { "clause-similar", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    N_("“%s” nearly repeats another"), NULL,
    N_("Two wordings of one rule invite the question which one holds. Keep the clearer one."), "M3 Rules",
    N_("Remove"), GOPS_REMEDY_DELETE_CLAUSE },
  [GOPS_FINDING_NUMBERED_TWICE] = { "numbered-twice", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    N_("Two clauses carry the number %s"), NULL,
    N_("“Rule 3” has to mean one rule. The app numbers the clauses by itself; leave the numbers out."), "M3 Rules",
    N_("Remove the Number"), GOPS_REMEDY_REPLACE },
  [GOPS_FINDING_LONG_CLAUSE] = { "long-clause", GOPS_SEVERITY_INFO, GOPS_ELEMENT_LENGTH, N_("“%s” is long"), NULL,
    N_("One clause, one sentence: what cannot be read at a glance is not followed."), "M3 Balance signals",
    N_("Edit"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_TOO_MANY] = { "too-many-clauses", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    NP_ ("%u clause is too many to read", "%u clauses are too many to read"),
    N_("A rule text is read in a minute or not at all. Merge, or move the rare cases elsewhere."), "M3 Rules; element 15",
    N_("Show"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_LONG_READING] = { "long-reading", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    NP_ ("Reading the rules takes %u minute", "Reading the rules takes %u minutes"),
    N_("In the field test the longer notice did harm. What nobody finishes nobody follows."),
    "r/science field test (civilservant.io)", N_("Show"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_SHORT_LEAVES_OUT] = { "short-form-leaves-out", GOPS_SEVERITY_SUGGESTION, GOPS_ELEMENT_LENGTH,
    N_("The short form leaves out: %s"), NULL,
    N_("Most members read only what is pinned, and it is read in less than a minute. What it leaves out they learn when they break it."),
    "M3 Rules; element 15", N_("Edit"), GOPS_REMEDY_EDIT },
  [GOPS_FINDING_RULES_TOO_LONG] = { "rules-too-long", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_LENGTH,
    N_("The rules are too long for an announcement"), NULL,
    N_("The platform would cut them off. Shorten, or post the long form elsewhere and announce the short one."),
    "M3 Rules; platform limits", N_("Announce the Short Form"), GOPS_REMEDY_SET_COLUMN, .column = "announcement" },
  [GOPS_FINDING_NAME_TOO_LONG] = { "name-too-long", GOPS_SEVERITY_WARNING, GOPS_ELEMENT_LENGTH,
    N_("The name is too long for this platform"), NULL,
    N_("The platform would cut it off, usually where the difference between two groups stands."),
    "M2 Profile; platform limits", N_("Shorten"), GOPS_REMEDY_SET_COLUMN, .column = "name" },
};

const char *
gops_finding_code (GopsFindingId id)
{
  return lines[id].code;
}

const char *
gops_finding_source (GopsFindingId id)
{
  return lines[id].source;
}

const char **
gops_rule_check_codes (void)
{
  const char **codes = g_new0 (const char *, GOPS_N_FINDINGS + 1);

  for (guint i = 0; i < GOPS_N_FINDINGS; i++)
    codes[i] = lines[i].code;
  return codes;
}

GopsFinding *
gops_checker_add_titled (GopsChecker *self, GopsFindingId id, char *title)
{
  const FindingLine *line = &lines[id];
  GopsFinding *finding = g_new0 (GopsFinding, 1);

  *finding = (GopsFinding) {
    .code = line->code, .severity = line->severity, .element = line->element, .title = title, .why = _(line->why),
    .source = line->source,
    .remedy = { .kind = line->remedy, .label = _(line->label), .section = line->section, .clauses = line->clauses,
                .n = 1, .column = line->column },
  };
  g_ptr_array_add (self->out->findings, finding);
  return finding;
}

GopsFinding *
gops_checker_add (GopsChecker *self, GopsFindingId id, const char *argument)
{
  g_autofree char *quoted = argument != NULL ? gops_quote (&self->set->values, argument) : NULL;

  return gops_checker_add_titled (self, id, quoted != NULL ? g_strdup_printf (_(lines[id].title), quoted)
                                                           : g_strdup (_(lines[id].title)));
}

GopsFinding *
gops_checker_add_n (GopsChecker *self, GopsFindingId id, guint n)
{
  GopsFinding *finding = gops_checker_add_titled (self, id,
                                                  g_strdup_printf (ngettext (lines[id].title, lines[id].titles, n), n));

  finding->remedy.n = n;
  return finding;
}

void
gops_finding_add_place (GopsFinding *finding, const GopsChecker *checker, guint clause, GopsClauseField field,
                        gsize start, gsize length)
{
  g_return_if_fail (finding->n_places < G_N_ELEMENTS (finding->places));

  finding->places[finding->n_places++] = (GopsFindingPlace) { clause, checker->set->clauses[clause].id, field, start,
                                                              length };
}

void
gops_finding_explain_as (GopsFinding *finding, GopsFindingId id)
{
  finding->why = _(lines[id].why);
  finding->source = lines[id].source;
}

gboolean
gops_finding_can_apply (const GopsFinding *finding)
{
  return finding->remedy.kind != GOPS_REMEDY_EDIT;
}
