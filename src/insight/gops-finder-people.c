/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finders of single people. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-finder-private.h"
#include "gops-tier-facts.h"

#define NEWCOMER_DAYS    30
#define QUIET_DAYS       14
#define SLEEPS_AFTER     14    /* days without a word */
#define SLEEPS_UNTIL     180   /* then they are lost */
#define SLEEPER_MESSAGES 10
#define LEADER_PEOPLE    3     /* whom they made answer */
#define LEADER_REPLIES   10    /* got */
#define HELPER_REPLIES   5
#define ORGANISER_DAYS   7     /* active of 30 */
#define ORGANISER_POSTS  5     /* a month: who writes so much is a key opinion consumer */
#define NAMES_SAID       3

typedef const GopsCircleMember Member;

static char *
say_active (Member *member)
{
  return g_strdup_printf (ngettext ("active on %d day of 30", "active on %d days of 30", member->active_days), member->active_days);
}

static char *
say_answered (int n)
{
  return g_strdup_printf (ngettext ("answered %d time", "answered %d times", n), n);
}

static char *
say_wrote (Member *member)
{
  return g_strdup_printf (ngettext ("wrote %d message", "wrote %d messages", member->messages), member->messages);
}

static char *
say_joined (Member *member)
{
  if (member->joined_ago == GOPS_TIER_NEVER)
    return NULL;
  return g_strdup_printf (ngettext ("joined %d day ago", "joined %d days ago", member->joined_ago), member->joined_ago);
}

static gboolean
is_newcomer (Member *member, int days)
{
  return member->joined_ago != GOPS_TIER_NEVER && member->joined_ago <= days;
}

/* --- who others answer, who answers, who holds together --- */

static guint
count_repliers (const GopsSearch *search, guint index)
{
  guint n, people = 0;
  const GopsCircleTie *ties = gops_circle_ties (search->circle, index, &n);

  for (guint i = 0; i < n; i++)
    people += ties[i].back > 0;
  return people;
}

static guint
count_answered (const GopsSearch *search, guint index)
{
  guint n, people = 0;
  const GopsCircleTie *ties = gops_circle_ties (search->circle, index, &n);

  for (guint i = 0; i < n; i++)
    people += ties[i].replies > 0;
  return people;
}

/* Where lists tell how many replies somebody got, and not from whom, that has to do. */
static guint64
score_leader (const GopsSearch *search, guint index)
{
  guint people = count_repliers (search, index), got = (guint) gops_search_member (search, index)->got;

  if (search->circle->ties->len == 0)
    return got >= LEADER_REPLIES ? got : 0;
  return people >= LEADER_PEOPLE ? ((guint64) people << 32) + got : 0;
}

static char *
say_leader (const GopsSearch *search, guint index)
{
  guint people = count_repliers (search, index);
  int got = gops_search_member (search, index)->got;

  return gops_finder_join (people > 0 ? g_strdup_printf (ngettext ("%u person answers them", "%u people answer them", people), people) : NULL,
                           g_strdup_printf (ngettext ("%d reply got", "%d replies got", got), got), NULL);
}

static guint64
score_organiser (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  if (g_str_equal (member->role, "owner") || g_str_equal (member->role, "admin") || is_newcomer (member, NEWCOMER_DAYS - 1) ||
      member->active_days < ORGANISER_DAYS || member->messages < ORGANISER_POSTS ||
      (search->circle->knows_replies && member->given < HELPER_REPLIES))
    return 0;
  return ((guint64) member->active_days << 32) + (guint) member->given + 1;
}

static char *
say_organiser (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  return gops_finder_join (say_active (member), member->given > 0 ? say_answered (member->given) : say_wrote (member),
                           member->invites > 0 ? g_strdup_printf (ngettext ("brought %d person", "brought %d people", member->invites), member->invites) : NULL);
}

static guint64
score_helper (const GopsSearch *search, guint index)
{
  int given = gops_search_member (search, index)->given;

  return given >= HELPER_REPLIES ? (guint64) given : 0;
}

static char *
say_helper (const GopsSearch *search, guint index)
{
  guint people = count_answered (search, index);

  return gops_finder_join (say_answered (gops_search_member (search, index)->given),
                           people > 0 ? g_strdup_printf (ngettext ("%u person helped", "%u people helped", people), people) : NULL, NULL);
}

/* Others whose one and only tie is to this member. */
static guint
count_only_ties (const GopsSearch *search, guint index)
{
  guint n, only = 0, others;
  const GopsCircleTie *ties = gops_circle_ties (search->circle, index, &n);

  for (guint i = 0; i < n; i++)
    {
      (void) gops_circle_ties (search->circle, ties[i].to, &others);
      only += others == 1;
    }
  return only;
}

static guint64
score_connector (const GopsSearch *search, guint index)
{
  guint known = gops_circle_known (search->circle, index), only = count_only_ties (search, index);

  return known >= GOPS_CIRCLE_KNOWN ? known + 2 * (guint64) only : 0;
}

static char *
say_connector (const GopsSearch *search, guint index)
{
  guint known = gops_circle_known (search->circle, index), only = count_only_ties (search, index);

  return gops_finder_join (
    g_strdup_printf (ngettext ("exchanged replies with %u person", "exchanged replies with %u people", known), known),
    only > 0 ? g_strdup_printf (ngettext ("the only tie of %u", "the only tie of %u", only), only) : NULL, NULL);
}

/* --- who needs somebody --- */

static guint64
score_unanswered_newcomer (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  return is_newcomer (member, NEWCOMER_DAYS) && member->messages > 0 && member->got == 0 ? (guint64) (1000 - member->joined_ago) : 0;
}

static guint64
score_unanswered (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  return !is_newcomer (member, NEWCOMER_DAYS) && member->messages > 0 && member->got == 0 ? (guint64) member->messages : 0;
}

static char *
say_unanswered (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  return gops_finder_join (say_joined (member), say_wrote (member), g_strdup (_("nobody answered")));
}

static guint64
score_quiet_newcomer (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  return is_newcomer (member, QUIET_DAYS) && member->messages == 0 ? (guint64) member->joined_ago + 1 : 0;
}

static guint64
score_never_spoken (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  if (member->messages > 0 || is_newcomer (member, QUIET_DAYS))
    return 0;
  return member->joined_ago == GOPS_TIER_NEVER ? 1 : (guint64) member->joined_ago + 1;
}

static char *
say_not_spoken (const GopsSearch *search, guint index)
{
  return gops_finder_join (say_joined (gops_search_member (search, index)), g_strdup (_("has not spoken yet")), NULL);
}

/* "120 of 236 have spoken, 51 %; half should have" */
static char *
sum_up_spoken (const GopsSearch *search)
{
  guint n = search->circle->members->len, spoken = 0;

  for (guint i = 0; i < n; i++)
    spoken += gops_search_member (search, i)->messages > 0;
  return n > 0 ? g_strdup_printf (_("%u of %u members have spoken, %u %%; at least half should have."), spoken, n, spoken * 100 / n) : NULL;
}

static guint64
score_sleeper (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  return member->messages >= SLEEPER_MESSAGES && member->spoke_ago >= SLEEPS_AFTER && member->spoke_ago <= SLEEPS_UNTIL
         ? (guint64) member->messages : 0;
}

static char *
say_sleeper (const GopsSearch *search, guint index)
{
  Member *member = gops_search_member (search, index);

  return gops_finder_join (say_wrote (member), g_strdup_printf (ngettext ("silent for %d day", "silent for %d days", member->spoke_ago), member->spoke_ago), NULL);
}

/* --- numbers of members, out of one statement --- */

/* Columns: person, and up to three numbers. */
static gboolean
take_numbers (GopsSearch *search, GopsStatement *statement, guint n_numbers, GError **error)
{
  g_autoptr (GopsStatement) rows = statement;
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < n_numbers; i++)
    search->numbers[i] = g_new0 (guint, search->circle->members->len + 1);
  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      gint64 person = gops_statement_int (rows, 0);
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (search->circle->by_person, &person));

      for (guint i = 0; i < n_numbers && found > 0; i++)
        search->numbers[i][found - 1] = (guint) CLAMP (gops_statement_int (rows, 1 + (int) i), 0, G_MAXINT32);
    }
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- in several groups --- */

#define ELSEWHERE \
  " FROM membership o JOIN chat_group g ON g.id = o.group_id WHERE o.group_id <> ?1 AND o.left_on = '' AND g.deleted_at = 0" \
  " AND g.archived_at = 0 AND " GOPS_BATCH_SHOWN ("o.batch")

static gboolean
prepare_several (GopsSearch *search, GError **error)
{
  return take_numbers (search, gops_store_query (search->store, error,
    "SELECT o.person_id, count (*), sum (o.messages > 0)" ELSEWHERE " AND o.person_id IN (SELECT person_id FROM membership WHERE group_id = ?1)"
    " GROUP BY o.person_id", "l", search->circle->group), 2, error);
}

static guint64
score_several (const GopsSearch *search, guint index)
{
  guint n = search->numbers[0][index];

  return n > 0 ? ((guint64) search->numbers[1][index] << 32) + n : 0;
}

/* "A, B, C and 2 more": read for those alone who are shown. */
static char *
say_several (const GopsSearch *search, guint index)
{
  guint n = search->numbers[0][index], told = 0;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GopsStatement) rows = gops_store_query (search->store, NULL, "SELECT g.name" ELSEWHERE " AND o.person_id = ?2 ORDER BY g.sort_key LIMIT ?3",
                                                     "lli", search->circle->group, gops_search_member (search, index)->person, NAMES_SAID);

  for (; rows != NULL && gops_statement_next (rows, NULL); told++)
    g_string_append_printf (names, "%s%s", told > 0 ? ", " : "", gops_statement_text (rows, 0));
  if (n > told)
    return g_strdup_printf (ngettext ("also in %s and %u more", "also in %s and %u more", n - told), names->str, n - told);
  return g_strdup_printf (_("also in %s"), names->str);
}

/* --- who brings people --- */

static gboolean
prepare_inviters (GopsSearch *search, GError **error)
{
  return take_numbers (search, gops_store_query (search->store, error,
    "SELECT host, count (*), sum (EXISTS (SELECT 1 FROM membership m WHERE m.group_id = ?1 AND m.person_id = guest AND m.left_on = '')),"
    " sum (EXISTS (SELECT 1 FROM membership m WHERE m.group_id = ?1 AND m.person_id = guest AND m.messages > 0)) FROM"
    " (SELECT coalesce (p.merged_into, p.id) AS host, coalesce (q.merged_into, q.id) AS guest, min (e.at) FROM member_event e"
    " JOIN person p ON p.id = e.other_id JOIN person q ON q.id = e.person_id WHERE e.group_id = ?1 AND e.kind = 'joined'"
    " AND " GOPS_BATCH_SHOWN ("e.batch") " GROUP BY guest) WHERE host <> guest GROUP BY host", "l", search->circle->group), 3, error);
}

static guint64
score_inviter (const GopsSearch *search, guint index)
{
  return MAX (search->numbers[0][index], (guint64) gops_search_member (search, index)->invites);
}

static char *
say_inviter (const GopsSearch *search, guint index)
{
  guint n = MAX (search->numbers[0][index], (guint) gops_search_member (search, index)->invites);
  guint here = search->numbers[1][index], spoke = search->numbers[2][index];
  gboolean known = search->numbers[0][index] > 0;

  return gops_finder_join (g_strdup_printf (ngettext ("brought %u person", "brought %u people", n), n),
                           known ? g_strdup_printf (ngettext ("%u is still here", "%u are still here", here), here) : NULL,
                           known ? g_strdup_printf (ngettext ("%u has spoken", "%u have spoken", spoke), spoke) : NULL);
}

const GopsFinderKind gops_finder_people[] = {
  { { "unanswered-newcomers", N_("Newcomers nobody answered"), N_("They spoke and fell into silence. Answer them today, by name.") },
    TRUE, 0, NULL, score_unanswered_newcomer, say_unanswered, NULL, NULL },
  { { "quiet-newcomers", N_("Newcomers who have not spoken"), N_("Joined within two weeks. An easy question opens the door.") },
    FALSE, 0, NULL, score_quiet_newcomer, say_not_spoken, NULL, NULL },
  { { "leaders", N_("Opinion leaders"), N_("What they say makes many people answer. Ask them first, let them begin a topic.") },
    TRUE, 5, NULL, score_leader, say_leader, NULL, NULL },
  { { "organisers", N_("Could help to run the group"), N_("There often, help others, and hold no office yet. Offer them one small thing to look after.") },
    FALSE, 10, NULL, score_organiser, say_organiser, NULL, NULL },
  { { "helpers", N_("Who answers most"), N_("They keep questions from falling into silence. Thank them by name.") },
    TRUE, 10, NULL, score_helper, say_helper, NULL, NULL },
  { { "connectors", N_("Connectors"), N_("They exchange replies with many, and are the only tie of some. Without them the group falls apart.") },
    TRUE, 5, NULL, score_connector, say_connector, NULL, NULL },
  { { "several-groups", N_("In several groups"), N_("They carry news from group to group, or take two places. Who speaks in both comes first.") },
    FALSE, 0, prepare_several, score_several, say_several, NULL, NULL },
  { { "inviters", N_("Who brings people"), N_("Who was invited by whom, and whether they stayed.") },
    FALSE, 0, prepare_inviters, score_inviter, say_inviter, NULL, NULL },
  { { "sleepers", N_("Sleepers"), N_("Wrote much and have been silent for two weeks to half a year. A personal word wakes them.") },
    FALSE, 0, NULL, score_sleeper, say_sleeper, NULL, NULL },
  { { "unanswered", N_("Never answered"), N_("Here for long, and nobody has ever answered what they wrote.") },
    TRUE, 0, NULL, score_unanswered, say_unanswered, NULL, NULL },
  { { "never-spoken", N_("Have never spoken"), N_("Half of the members should have spoken at least once. Ask for one tap, not an essay.") },
    FALSE, 0, NULL, score_never_spoken, say_not_spoken, sum_up_spoken, NULL },
  { { NULL } },
};
