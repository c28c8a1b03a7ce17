/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review of a period as a document for who runs the group. */
#include "config.h"

#include "gops-review.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-advice.h"
#include "gops-day.h"
#include "gops-goal-pace.h"
#include "gops-money.h"
#include "gops-plan-type.h"
#include "gops-poster-date.h"
#include "gops-text.h"
#include "gops-topics.h"

#define MOST_ADVICE 6
#define MOST_STEPS  3
#define NOTICEABLE  0.1   /* so much more or less is told as such */
#define GOOD_SHARE  0.5   /* of members who speak: what the method asks for */
#define GOOD_DONE   0.8   /* of what was planned */

static const char *
language (void)
{
  return gops_interface_language ();
}

static char *
say_day (int day, const char *how)
{
  g_autofree char *date = gops_day_format (day);

  return gops_poster_date_format (date, how, language ());
}

static int
count_days (const GopsReview *self)
{
  return self->until - self->from + 1;
}

/* A number that is not known is a dash. (transfer full) */
static char *
say_number (gint64 number)
{
  return number >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, number) : g_strdup ("–");
}

/* Takes @text. */
static void
add_paragraph (GopsDocument *document, char *text)
{
  gops_document_add_paragraph (document, text);
  g_free (text);
}

static void
add_bullet (GopsDocument *document, char *text, const char *detail)
{
  gops_document_add_bullet (document, text, detail);
  g_free (text);
}

static double
spoken_share (const GopsReview *self)
{
  return self->spoke >= 0 && self->members > 0 ? (double) self->spoke / (double) self->members : -1;
}

/* How much more was said than in as many days before; NAN: one of the two is not known. */
static double
message_change (const GopsReview *self)
{
  return self->messages >= 0 && self->before > 0 ? (double) self->messages / (double) self->before - 1 : (double) NAN;
}

/* --- at a glance --- */

static void
add_figure (GopsDocument *document, const char *number, const char *what, const char *remark)
{
  gops_document_add_row (document, (const char *const[]) { number, what, remark, NULL });
}

static void
add_members_figure (const GopsReview *self, GopsDocument *document)
{
  g_autofree char *number = say_number (self->members), *joined = say_number (self->joined), *left = say_number (self->left);
  g_autofree char *remark = self->joined >= 0 || self->left >= 0 ? g_strdup_printf (_("%s joined, %s left"), joined, left) : g_strdup (_("not known"));

  add_figure (document, number, _("members"), remark);
}

static void
add_share_figure (const GopsReview *self, GopsDocument *document)
{
  double share = spoken_share (self);
  g_autofree char *number = share >= 0 ? g_strdup_printf ("%.0f %%", 100 * share) : g_strdup ("–");
  g_autofree char *spoke = say_number (self->spoke), *members = say_number (self->members);
  g_autofree char *remark = share >= 0 ? g_strdup_printf (_("%s of %s"), spoke, members) : g_strdup (_("not known"));

  add_figure (document, number, _("have spoken"), remark);
}

static void
add_messages_figure (const GopsReview *self, GopsDocument *document)
{
  double change = message_change (self);
  g_autofree char *number = say_number (self->messages), *remark = NULL;

  if (self->messages < 0)
    remark = g_strdup (_("not known"));
  else if (isnan (change))
    remark = g_strdup (_("the time before is not known"));
  else if (fabs (change) < NOTICEABLE)
    remark = g_strdup (_("as many as before"));
  else
    remark = g_strdup_printf (change > 0 ? _("%.0f %% more than before") : _("%.0f %% fewer than before"), 100 * fabs (change));
  add_figure (document, number, _("messages"), remark);
}

static void
add_plan_figure (const GopsReview *self, GopsDocument *document)
{
  g_autofree char *number = self->planned > 0 ? g_strdup_printf ("%u / %u", self->done, self->planned) : g_strdup ("–");

  add_figure (document, number, _("of the plan done"), self->planned > 0 ? "" : _("nothing was planned"));
}

static void
add_glance (const GopsReview *self, GopsDocument *document)
{
  gops_document_add_figures (document);
  add_members_figure (self, document);
  add_share_figure (self, document);
  add_messages_figure (self, document);
  add_plan_figure (self, document);
}

/* --- goals --- */

static void
add_goal (const GopsReview *self, GopsDocument *document, GopsGoal *goal)
{
  const char *unit = gops_record_get_text (goal, GOPS_GOAL_UNIT), *label = gops_record_get_text (goal, GOPS_GOAL_LABEL);
  GopsPace pace = gops_goal_pace (self->dossier, goal);
  g_autofree char *verdict = gops_pace_explain (&pace, unit), *target = g_strdup_printf ("%.10g", gops_record_get_real (goal, GOPS_GOAL_TARGET));
  g_autofree char *is = pace.verdict != GOPS_PACE_NO_VALUE ? g_strdup_printf ("%.10g", round (pace.is * 10) / 10) : g_strdup ("–");
  g_autofree char *day = gops_poster_date_format (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON), "short", language ());

  gops_document_add_row (document, (const char *const[]) { *label != '\0' ? label : unit, is, target, *day != '\0' ? day : "–", verdict, NULL });
}

static void
add_goals (const GopsReview *self, GopsDocument *document)
{
  gops_document_add_heading (document, _("Goals"));
  if (self->dossier->goals->len == 0)
    {
      gops_document_add_paragraph (document, _("No goal has been set. One number that everybody understands is enough: then the next review can say how far you have come."));
      return;
    }
  gops_document_add_table (document, (const char *const[]) { _("Goal"), _("Is"), _("Target"), _("Until"), _("Where it stands"), NULL });
  for (guint i = 0; i < self->dossier->goals->len; i++)
    add_goal (self, document, self->dossier->goals->pdata[i]);
}

/* --- the plan --- */

static gboolean
has_results (const GopsReview *self)
{
  for (guint i = 0; i < self->types->len; i++)
    {
      const GopsReviewType *type = &g_array_index (self->types, GopsReviewType, i);

      if (MAX (MAX (type->reads, type->replies), MAX (type->joins, type->sales)) >= 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_type (GopsDocument *document, const GopsReviewType *type, gboolean results)
{
  g_autofree char *done = g_strdup_printf ("%u / %u", type->done, type->planned), *reads = say_number (type->reads), *replies = say_number (type->replies);
  g_autofree char *joins = say_number (type->joins), *sales = say_number (type->sales);
  const char *name = gops_plan_type_text (language (), type->type);

  gops_document_add_row (document, (const char *const[]) { name, done, results ? reads : NULL, replies, joins, sales, NULL });
}

static void
add_types (const GopsReview *self, GopsDocument *document)
{
  gboolean results = has_results (self);

  gops_document_add_table (document, (const char *const[]) { _("Type"), _("Done"), results ? _("Reads") : NULL, _("Replies"), _("Joined"), _("Sales"), NULL });
  for (guint i = 0; i < self->types->len; i++)
    add_type (document, &g_array_index (self->types, GopsReviewType, i), results);
  if (!results)
    gops_document_add_note (document, _("Results are not known: nobody has written down reads, replies, joins or sales. The sheet of an item has room for them."));
}

static char *
say_plan (const GopsReview *self)
{
  g_autofree char *done = g_strdup_printf (ngettext ("%u of %u item went out", "%u of %u items went out", self->planned), self->done, self->planned);
  g_autofree char *on_day = g_strdup_printf (ngettext ("%u on its day", "%u on their day", self->on_day), self->on_day);
  g_autofree char *missed = g_strdup_printf (ngettext ("%u was missed", "%u were missed", self->missed), self->missed);
  g_autofree char *skipped = g_strdup_printf (ngettext ("%u was left out on purpose", "%u were left out on purpose", self->skipped), self->skipped);

  if (self->skipped == 0)
    /* Translators: three parts of one sentence about a plan: done, on their day, missed */
    return g_strdup_printf (_("%s, %s; %s."), done, on_day, missed);
  /* Translators: four parts of one sentence about a plan: done, on their day, missed, left out on purpose */
  return g_strdup_printf (_("%s, %s; %s, %s."), done, on_day, missed, skipped);
}

static void
add_plan (const GopsReview *self, GopsDocument *document)
{
  gops_document_add_heading (document, _("What was planned, and what came of it"));
  if (self->planned == 0)
    {
      gops_document_add_paragraph (document, _("Nothing was planned for these days. A plan of three things a week already carries a group."));
      return;
    }
  add_paragraph (document, say_plan (self));
  add_types (self, document);
  if (self->best != NULL && self->best_replies > 0)
    add_paragraph (document, g_strdup_printf (ngettext ("Most was said about “%s”: %u reply.", "Most was said about “%s”: %u replies.", (guint) self->best_replies),
                                              self->best, (guint) self->best_replies));
}

/* --- members --- */

static guint
tier_count (const GopsTierRunFigures *run, guint tier)
{
  return run != NULL ? run->counts[tier] : 0;
}

static void
add_tier_rows (const GopsReview *self, GopsDocument *document)
{
  g_autofree guint *order = gops_tier_scheme_order (self->scheme);

  for (guint i = 0; i < self->scheme->n_tiers; i++)
    {
      g_autofree char *before = g_strdup_printf ("%u", tier_count (self->tiers_before, order[i])), *now = g_strdup_printf ("%u", tier_count (self->tiers, order[i]));

      gops_document_add_row (document, (const char *const[]) { gops_text_get (&self->scheme->tiers[order[i]].name, language ()), before, now, NULL });
    }
}

static void
add_tiers (const GopsReview *self, GopsDocument *document)
{
  g_autofree char *before = NULL, *now = NULL;

  if (self->tiers == NULL)
    {
      gops_document_add_note (document, _("Tiers are not known: nobody has been placed in them yet."));
      return;
    }
  before = gops_poster_date_format (self->tiers_before->as_of, "short", language ());
  now = gops_poster_date_format (self->tiers->as_of, "short", language ());
  gops_document_add_table (document, (const char *const[]) { _("Tier"), before, now, NULL });
  add_tier_rows (self, document);
  if (self->up + self->down > 0)
    add_paragraph (document, g_strdup_printf (_("Moved up: %u. Moved down: %u."), (guint) self->up, (guint) self->down));
}

static void
add_members (const GopsReview *self, GopsDocument *document)
{
  double share = spoken_share (self);

  gops_document_add_heading (document, _("Members"));
  if (self->members < 0)
    gops_document_add_paragraph (document, _("How many members there are is not known: import a list of members or a chat, or type the numbers in."));
  else if (share < 0)
    gops_document_add_paragraph (document, _("How many of them spoke in these days is not known: import the chat of these days."));
  else
    add_paragraph (document, g_strdup_printf (share >= GOOD_SHARE ? _("%.0f %% of the members have spoken: half or more, a group that talks.")
                                                                  : _("%.0f %% of the members have spoken; half of them is what a living group comes to."), 100 * share));
  add_tiers (self, document);
}

/* --- talk --- */

/* "1 Nov", "1 Nov – 7 Nov". (transfer full) */
static char *
say_span (const GopsReview *self, guint index)
{
  int first = g_array_index (self->spans, GopsReviewSpan, index).first;
  int last = index + 1 < self->spans->len ? g_array_index (self->spans, GopsReviewSpan, index + 1).first - 1 : self->until;
  g_autofree char *from = say_day (first, "short"), *until = say_day (last, "short");

  return first == last ? g_steal_pointer (&from) : g_strdup_printf ("%s – %s", from, until);
}

static void
add_spans (const GopsReview *self, GopsDocument *document)
{
  gops_document_add_bars (document);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const GopsReviewSpan *span = &g_array_index (self->spans, GopsReviewSpan, i);
      g_autofree char *day = say_span (self, i), *value = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (span->messages, 0)), *shown = say_number (span->messages);

      gops_document_add_row (document, (const char *const[]) { day, value, shown, NULL });
    }
}

static void
add_topics (const GopsReview *self, GopsDocument *document)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->topics->len; i++)
    g_string_append_printf (words, "%s%s (%u)", i > 0 ? ", " : "", ((GopsTopic *) self->topics->pdata[i])->word, ((GopsTopic *) self->topics->pdata[i])->now);
  if (words->len > 0)
    add_paragraph (document, g_strdup_printf (_("In the last week people spoke of: %s."), words->str));
  else
    gops_document_add_note (document, _("Topics are not known: no texts of messages are kept from these days."));
}

static void
add_talk (const GopsReview *self, GopsDocument *document)
{
  gops_document_add_heading (document, _("Talk"));
  if (self->messages < 0)
    {
      gops_document_add_paragraph (document, _("What was said is not known: no chat of these days has been imported."));
      return;
    }
  add_paragraph (document, g_strdup_printf (ngettext ("Something was said on %u of %u day.", "Something was said on %u of %u days.", (guint) count_days (self)),
                                            (guint) self->active_days, (guint) count_days (self)));
  add_spans (self, document);
  add_topics (self, document);
}

/* --- check-ins, points, sales --- */

static void
add_duties (const GopsReview *self, GopsDocument *document)
{
  if (self->duties->len == 0 && self->points->len == 0)
    return;
  gops_document_add_heading (document, _("Check-ins and Points"));
  for (guint i = 0; i < self->duties->len; i++)
    {
      const GopsReviewCount *duty = &g_array_index (self->duties, GopsReviewCount, i);

      add_bullet (document, g_strdup_printf (ngettext ("%s: done %u time", "%s: done %u times", (guint) duty->n), *duty->name != '\0' ? duty->name : _("Check-in"), (guint) duty->n),
                  NULL);
    }
  if (self->points->len == 0)
    return;
  gops_document_add_bars (document);
  for (guint i = 0; i < self->points->len; i++)
    {
      const GopsReviewCount *person = &g_array_index (self->points, GopsReviewCount, i);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, person->n), *shown = g_strdup_printf (ngettext ("%u point", "%u points", (guint) person->n), (guint) person->n);

      gops_document_add_row (document, (const char *const[]) { person->name, value, shown, NULL });
    }
}

static void
add_orders (const GopsReview *self, GopsDocument *document)
{
  g_autofree char *amount = gops_money_format (self->amount, self->dossier->currency);

  if (self->orders + self->foreign == 0)
    return;
  gops_document_add_heading (document, _("Sales"));
  add_paragraph (document, g_strdup_printf (ngettext ("%u order, %s in all.", "%u orders, %s in all.", (guint) self->orders), (guint) self->orders, amount));
  if (self->foreign > 0)
    add_paragraph (document, g_strdup_printf (ngettext ("%u order in another currency is not in it.", "%u orders in other currencies are not in it.", (guint) self->foreign), (guint) self->foreign));
}

/* --- what went well, what to mend --- */

static guint
add_good_goals (const GopsReview *self, GopsDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < self->dossier->goals->len; i++)
    {
      GopsPace pace = gops_goal_pace (self->dossier, self->dossier->goals->pdata[i]);

      if (pace.verdict != GOPS_PACE_REACHED && pace.verdict != GOPS_PACE_AHEAD)
        continue;
      add_bullet (document, g_strdup_printf (pace.verdict == GOPS_PACE_REACHED ? _("The goal “%s” is reached.") : _("The goal “%s” is ahead of its pace."),
                                             gops_record_get_text (self->dossier->goals->pdata[i], GOPS_GOAL_LABEL)), NULL);
      n++;
    }
  return n;
}

static void
add_good (const GopsReview *self, GopsDocument *document)
{
  double change = message_change (self);
  guint n = document->blocks->len;

  gops_document_add_heading (document, _("What went well"));
  (void) add_good_goals (self, document);
  if (self->planned > 0 && self->done >= GOOD_DONE * self->planned)
    gops_document_add_bullet (document, _("You did what you had planned. That is what members rely on."), NULL);
  if (spoken_share (self) >= GOOD_SHARE)
    gops_document_add_bullet (document, _("At least half of the members have spoken."), NULL);
  if (!isnan (change) && change >= NOTICEABLE)
    gops_document_add_bullet (document, _("More was said than in the time before."), NULL);
  if (self->joined > self->left && self->joined > 0)
    gops_document_add_bullet (document, _("More people came than left."), NULL);
  if (self->up > self->down)
    gops_document_add_bullet (document, _("More members moved closer than away."), NULL);
  if (self->best != NULL && self->best_replies > 0)
    add_bullet (document, g_strdup_printf (_("“%s” made people answer. Do more of this kind."), self->best), NULL);
  if (document->blocks->len == n + 1)
    gops_document_add_paragraph (document, _("The numbers show nothing that stands out. You were there, and you know what they do not show: write it down here."));
}

static gboolean
asks_for_something (const GopsAdvice *advice)
{
  return advice->severity != GOPS_SEVERITY_INFO;
}

static void
add_mend (const GopsReview *self, GopsDocument *document)
{
  double change = message_change (self);
  guint n = document->blocks->len, told = 0;

  gops_document_add_heading (document, _("What to mend"));
  if (self->missed > 0)
    add_bullet (document, g_strdup_printf (ngettext ("%u planned item was not done.", "%u planned items were not done.", self->missed), self->missed),
                _("Plan fewer things, or give them to somebody."));
  if (!isnan (change) && change <= -NOTICEABLE)
    gops_document_add_bullet (document, _("Less was said than in the time before."), _("Ask three members what they miss; begin with a topic of theirs."));
  for (guint i = 0; i < self->advice->len && told < MOST_ADVICE; i++)
    {
      const GopsAdvice *advice = self->advice->pdata[i];

      if (!asks_for_something (advice))
        continue;
      add_bullet (document, gops_advice_dup_line (advice), advice->why);
      told++;
    }
  if (document->blocks->len == n + 1)
    gops_document_add_paragraph (document, _("Nothing that the numbers show. Keep the rhythm."));
}

/* What can be done about the first pieces of advice, to be agreed on by name and day. */
static void
add_steps (const GopsReview *self, GopsDocument *document)
{
  int n = 0;

  gops_document_add_heading (document, _("Next steps"));
  for (guint i = 0; i < self->advice->len && n < MOST_STEPS; i++)
    {
      const GopsAdvice *advice = self->advice->pdata[i];

      if (asks_for_something (advice))
        gops_document_add_numbered (document, ++n, advice->title, _("Who: ……   Until: ……"));
    }
  gops_document_add_numbered (document, ++n, _("One thing that we try anew, and how we shall see whether it helps"), _("Who: ……   Until: ……"));
}

/* What no number can say. */
static void
add_questions (GopsDocument *document)
{
  gops_document_add_heading (document, _("To talk about"));
  gops_document_add_bullet (document, _("What did we expect, and what happened?"), NULL);
  gops_document_add_bullet (document, _("Why? What was our doing, what was chance?"), NULL);
  gops_document_add_bullet (document, _("Whom have we not heard for a while, and who would like to do more?"), NULL);
  gops_document_add_bullet (document, _("What do we keep, what do we stop, what do we begin?"), NULL);
}

static void
add_head (const GopsReview *self, GopsDocument *document)
{
  g_autofree char *from = say_day (self->from, "full"), *until = say_day (self->until, "full");
  guint days = (guint) count_days (self);

  add_paragraph (document, g_strdup_printf (ngettext ("%s – %s, %u day", "%s – %s, %u days", days), from, until, days));
  gops_document_add_paragraph (document, _("Take a quarter of an hour with those who keep the group. The numbers are what is stored; what is not known is said, not guessed."));
}

GopsDocument *
gops_review_document (const GopsReview *self)
{
  g_autofree char *title = g_strdup_printf (_("Review: %s"), gops_record_get_text (self->dossier->group, GOPS_GROUP_NAME));
  GopsDocument *document = gops_document_new (language (), title);

  gops_document_set_date (document, self->dossier->today);
  add_head (self, document);
  add_glance (self, document);
  add_goals (self, document);
  add_plan (self, document);
  add_members (self, document);
  add_talk (self, document);
  add_duties (self, document);
  add_orders (self, document);
  add_good (self, document);
  add_mend (self, document);
  add_steps (self, document);
  add_questions (document);
  return document;
}
