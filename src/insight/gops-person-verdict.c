/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points for and against two people being one. The same number or address says much; the same name says nothing without a
 * second sign. The weights were set on the table of pairs that the tests read. */
#include "config.h"

#include "gops-person-verdict.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-birthday.h"
#include "gops-person-name.h"

#define FEW_DIGITS 4   /* of a value that numbers somebody */

/* One judgement under way. */
typedef struct
{
  const GopsPersonFacts    *a;
  const GopsPersonFacts    *b;
  const GopsPersonEvidence *evidence;
  const char               *key;        /* (nullable): the name that both have */
  int                       score;
  gboolean                  seconded;   /* there is a sign beside the name */
  GopsPersonVerdict        *verdict;
} Judging;

void
gops_person_verdict_free (GopsPersonVerdict *self)
{
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->doubts);
  g_free (self);
}

/* @text: (transfer full) */
static void
add_reason (Judging *self,
            int      points,
            char    *text)
{
  self->score += points;
  g_ptr_array_add (self->verdict->reasons, text);
}

/* A sign that the same name alone needs beside it. */
static void
add_second (Judging *self,
            int      points,
            char    *text)
{
  self->seconded = TRUE;
  add_reason (self, points, text);
}

static void
add_doubt (Judging *self,
           int      points,
           char    *text)
{
  self->score -= points;
  g_ptr_array_add (self->verdict->doubts, text);
}

/* --- what they share --- */

const char *
gops_person_shared_key (const GopsPersonFacts *a,
                        const GopsPersonFacts *b)
{
  const char *best = NULL;

  for (guint i = 0; i < a->keys->len; i++)
    if (g_ptr_array_find_with_equal_func (b->keys, a->keys->pdata[i], g_str_equal, NULL) &&
        (best == NULL || (gops_person_name_look (a->keys->pdata[i]) == GOPS_NAME_PERSON && gops_person_name_look (best) != GOPS_NAME_PERSON)))
      best = a->keys->pdata[i];
  return best;
}

static gboolean
is_identifier (const char *value)
{
  guint digits = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    digits += g_unichar_isdigit (g_utf8_get_char (p));
  return digits >= FEW_DIGITS;
}

static gboolean
says_same (const GopsPersonOwn *a,
           const GopsPersonOwn *b)
{
  return a->id == b->id && a->free && g_str_equal (a->value, b->value);
}

const GopsPersonOwn *
gops_person_shared_own (const GopsPersonFacts *a,
                        const GopsPersonFacts *b)
{
  const GopsPersonOwn *best = NULL;

  for (guint i = 0; i < a->own->len; i++)
    for (guint j = 0; j < b->own->len; j++)
      if (says_same (a->own->pdata[i], b->own->pdata[j]) && (best == NULL || is_identifier (((GopsPersonOwn *) a->own->pdata[i])->value)))
        best = a->own->pdata[i];
  return best;
}

gboolean
gops_person_share_group (const GopsPersonFacts *a,
                         const GopsPersonFacts *b)
{
  for (guint i = 0; i < a->places->len; i++)
    for (guint j = 0; j < b->places->len; j++)
      if (((GopsPersonPlace *) a->places->pdata[i])->group == ((GopsPersonPlace *) b->places->pdata[j])->group)
        return TRUE;
  return FALSE;
}

/* Different groups of one family. */
static gboolean
are_siblings (const GopsPersonFacts *a,
              const GopsPersonFacts *b)
{
  for (guint i = 0; i < a->places->len; i++)
    for (guint j = 0; j < b->places->len; j++)
      {
        const GopsPersonPlace *one = a->places->pdata[i], *other = b->places->pdata[j];

        if (one->group != other->group && one->family == other->family)
          return TRUE;
      }
  return FALSE;
}

/* In one group it says nothing: whoever wins people for a group brings many. */
const char *
gops_person_shared_inviter (const GopsPersonFacts *a,
                            const GopsPersonFacts *b)
{
  for (guint i = 0; i < a->places->len; i++)
    for (guint j = 0; j < b->places->len; j++)
      {
        const GopsPersonPlace *one = a->places->pdata[i], *other = b->places->pdata[j];

        if (one->group != other->group && *one->inviter != '\0' && g_str_equal (one->inviter, other->inviter))
          return one->inviter;
      }
  return NULL;
}

static gboolean
share_platform (const GopsPersonFacts *a,
                const GopsPersonFacts *b)
{
  for (guint i = 0; i < a->accounts->len; i++)
    if (g_ptr_array_find_with_equal_func (b->accounts, a->accounts->pdata[i], g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

/* One was heard of last before the other was heard of first. */
static gboolean
follow_each_other (const GopsPersonFacts *a,
                   const GopsPersonFacts *b)
{
  return a->first_day != 0 && b->first_day != 0 && (a->last_day < b->first_day || b->last_day < a->first_day);
}

/* The same chat, exported by two people, has everybody's messages twice: under the name that each calls them by. */
static gboolean
have_same_messages (Judging *self)
{
  return self->evidence->n_same_messages >= 3;
}

/* --- number, address --- */

/* A desk, not somebody's. */
static gboolean
is_shared_mailbox (const char *email)
{
  static const char *const boxes[] = { "info", "office", "admin", "mail", "contact", "kontakt", "hello", "service", "support", "sales", "team", "kefu", "hr", "post", NULL };
  g_autofree char *box = g_strndup (email, strcspn (email, "@"));

  return g_strv_contains (boxes, box);
}

static int
contact_points (Judging *self,
                guint    n)
{
  if (self->verdict->by_contact)
    return 25;   /* the second one: a family shares both */
  if (n <= 2 || (self->key != NULL && self->evidence->n_of_name >= n))
    return 60;
  return n <= 4 ? 45 : 15;
}

static void
judge_contacts (Judging *self)
{
  const GopsPersonFacts *a = self->a, *b = self->b;

  if (*a->phone != '\0' && g_str_equal (a->phone, b->phone))
    {
      add_reason (self, contact_points (self, self->evidence->n_of_phone), g_strdup_printf (_("The same phone number: %s"), a->phone));
      self->verdict->by_contact = TRUE;
    }
  if (*a->email != '\0' && g_str_equal (a->email, b->email))
    {
      add_reason (self, is_shared_mailbox (a->email) ? 15 : contact_points (self, self->evidence->n_of_email), g_strdup_printf (_("The same e-mail address: %s"), a->email));
      self->verdict->by_contact = TRUE;
    }
  if (*a->phone != '\0' && *b->phone != '\0' && !g_str_equal (a->phone, b->phone))
    add_doubt (self, self->verdict->by_contact ? 5 : follow_each_other (a, b) ? 15 : 30, g_strdup (_("The phone numbers differ")));
  if (*a->email != '\0' && *b->email != '\0' && !g_str_equal (a->email, b->email))
    add_doubt (self, 8, g_strdup (_("The e-mail addresses differ")));
}

/* --- names --- */

static const char *
first_person_key (const GopsPersonFacts *facts)
{
  for (guint i = 0; i < facts->keys->len; i++)
    if (gops_person_name_look (facts->keys->pdata[i]) == GOPS_NAME_PERSON)
      return facts->keys->pdata[i];
  return NULL;
}

static gboolean
has_firm_name (const GopsPersonFacts *facts)
{
  return facts->keys->len > 0 && gops_person_name_look (facts->keys->pdata[0]) == GOPS_NAME_FIRM;
}

static gboolean
are_alike (const GopsPersonFacts *a,
           const GopsPersonFacts *b)
{
  for (guint i = 0; i < a->keys->len; i++)
    for (guint j = 0; j < b->keys->len; j++)
      if (gops_person_name_alike (a->keys->pdata[i], b->keys->pdata[j]))
        return TRUE;
  return FALSE;
}

/* Names that differ, of people with the same number or address. */
static void
judge_other_names (Judging *self)
{
  const char *one = first_person_key (self->a), *other = first_person_key (self->b);

  if (are_alike (self->a, self->b))
    add_reason (self, 32, g_strdup_printf (_("Their names are alike: %s and %s"), self->a->name, self->b->name));
  else if (has_firm_name (self->a) != has_firm_name (self->b))
    add_doubt (self, 30, g_strdup (_("One of the two is a shop or a firm")));
  else if (one != NULL && other != NULL && gops_person_name_related (one, other))
    add_doubt (self, 35, g_strdup (_("The same surname and other given names: they may be a family")));
  else if (one != NULL && other != NULL)
    add_doubt (self, 15, g_strdup (_("Their names differ")));
}

/* How much a name says that few or many have. */
static int
rarity_points (Judging *self)
{
  guint n = self->evidence->n_of_name;

  if (gops_person_name_look (self->key) != GOPS_NAME_PERSON)
    return n > 4 ? -10 : 0;
  return (gops_person_name_is_common (self->key) ? -10 : n <= 2 ? 10 : n <= 3 ? 5 : 0) - (n > 20 ? 30 : n > 6 ? 15 : 0);
}

static int
name_points (Judging *self)
{
  GopsNameLook look = gops_person_name_look (self->key);

  if (self->verdict->by_contact)
    return look == GOPS_NAME_PERSON ? 35 : 32;
  return (look == GOPS_NAME_PERSON ? 50 : look == GOPS_NAME_FIRM ? 30 : 25) + rarity_points (self);
}

static void
judge_names (Judging *self)
{
  if (self->key == NULL && (have_same_messages (self) || self->evidence->new_name != NULL))
    return;   /* that is what tells of a new name */
  if (self->key == NULL)
    judge_other_names (self);
  else if (g_str_equal (self->a->name, self->b->name))
    add_reason (self, name_points (self), g_strdup_printf (_("The same name: %s"), self->a->name));
  else
    add_reason (self, name_points (self), g_strdup_printf (_("The same name but for additions and spelling: %s and %s"), self->a->name, self->b->name));
}

/* --- second signs --- */

/* Forms that ask for a year alone make everybody born on the first of January. */
static void
judge_birthdays (Judging *self)
{
  const char *a = self->a->birthday, *b = self->b->birthday;

  if (*a == '\0' || *b == '\0')
    return;
  if (!gops_birthdays_agree (a, b))
    {
      add_doubt (self, 60, g_strdup_printf (_("The birthdays differ: %s and %s"), a, b));
      self->verdict->forbidden = self->verdict->forbidden || !self->verdict->by_contact;
    }
  else
    add_second (self, g_str_equal (gops_birthday_get_day (a), "01-01") || !gops_birthday_has_year (a) || !gops_birthday_has_year (b) ? 15 : 40,
                g_strdup_printf (_("The same birthday: %s"), a));
}

static void
judge_own (Judging *self)
{
  const GopsPersonOwn *own = gops_person_shared_own (self->a, self->b);
  guint n = self->evidence->n_of_own;

  if (own == NULL || n > 4)
    return;
  add_second (self, is_identifier (own->value) ? (n <= 2 ? 50 : 25) : (n <= 2 ? 25 : 10), g_strdup_printf (_("%s is the same: %s"), own->field, own->value));
}

static void
judge_tags (Judging *self)
{
  guint n = self->evidence->n_of_tags;

  if (*self->a->tags != '\0' && g_str_equal (self->a->tags, self->b->tags) && n <= 6)
    add_second (self, n <= 2 ? 15 : 8, g_strdup_printf (_("The same tags: %s"), self->a->tags));
}

/* A name that few can have. */
static gboolean
has_rare_name (Judging *self)
{
  return self->key != NULL && self->evidence->n_of_name <= 2 && !gops_person_name_is_common (self->key) &&
         gops_person_name_look (self->key) == GOPS_NAME_PERSON;
}

/* Whoever brings hundreds brings namesakes. */
static void
judge_inviter (Judging *self)
{
  const char *inviter = gops_person_shared_inviter (self->a, self->b);

  if (inviter != NULL && (has_rare_name (self) || self->evidence->n_of_inviter <= 20))
    add_second (self, 15, g_strdup_printf (_("Both were invited by %s"), inviter));
}

static void
judge_family (Judging *self)
{
  const GopsPersonEvidence *evidence = self->evidence;

  if (!has_rare_name (self) || !are_siblings (self->a, self->b) || evidence->same_minute)
    return;
  if (evidence->both_spoke)
    add_second (self, 20, g_strdup (_("A rare name in two groups of one family, and never active in the same minute")));
  else
    add_second (self, 12, g_strdup (_("A rare name in two groups of one family")));
}

/* The name that one took is the name that the other has. */
static void
judge_new_name (Judging *self)
{
  if (self->evidence->new_name != NULL)
    add_second (self, 75, g_strdup_printf (_("One of the two took the name “%s”, and the other has it"), self->evidence->new_name));
}

static void
judge_talk (Judging *self)
{
  if (have_same_messages (self))
    add_second (self, self->key != NULL ? 50 : MIN (55 + 3 * (int) self->evidence->n_same_messages, 85), g_strdup_printf (ngettext ("%u message stands under both names", "%u messages stand under both names", self->evidence->n_same_messages),
                                           self->evidence->n_same_messages));
  else if (self->evidence->n_same_texts >= 3)
    add_second (self, 25, g_strdup_printf (ngettext ("%u longer text was written under both names", "%u longer texts were written under both names",
                                                     self->evidence->n_same_texts), self->evidence->n_same_texts));
  if (share_platform (self->a, self->b) && follow_each_other (self->a, self->b))
    add_reason (self, 8, g_strdup (_("One account fell silent before the other began")));
}

/* --- contradictions --- */

static void
judge_presence (Judging *self)
{
  if (have_same_messages (self))
    return;
  if (self->evidence->shared_day != NULL && share_platform (self->a, self->b))
    {
      add_doubt (self, 60, g_strdup_printf (_("Two accounts of one platform were active in “%s” on the same day"), self->evidence->shared_day));
      self->verdict->forbidden = self->verdict->forbidden || !self->verdict->by_contact;
    }
  else if (!self->verdict->by_contact && gops_person_share_group (self->a, self->b) && !follow_each_other (self->a, self->b))
    add_doubt (self, 8, g_strdup (_("Both are in the same group")));
}

static void
judge_marks (Judging *self)
{
  if (self->a->blacklisted != self->b->blacklisted)
    add_doubt (self, 25, g_strdup (_("One of the two is on the blacklist")));
  if (self->a->staff != self->b->staff)
    add_doubt (self, 5, g_strdup (_("One of the two is staff")));
  self->verdict->forbidden = self->verdict->forbidden || self->a->bot != self->b->bot || self->evidence->apart;
}

/* --- the whole --- */

/* Somebody is to look at it before a blacklist takes in another. */
#define MOST_WITH_BLACKLIST 75

static guint
final_score (Judging *self)
{
  gboolean enough = self->verdict->by_contact || (self->key != NULL && self->seconded) || have_same_messages (self) || self->evidence->new_name != NULL;
  int most = self->a->blacklisted != self->b->blacklisted ? MOST_WITH_BLACKLIST : 100;

  return enough && !self->verdict->forbidden ? (guint) CLAMP (self->score, 0, most) : 0;
}

GopsPersonVerdict *
gops_person_judge (const GopsPersonFacts    *a,
                   const GopsPersonFacts    *b,
                   const GopsPersonEvidence *evidence)
{
  GopsPersonVerdict *verdict = g_new0 (GopsPersonVerdict, 1);
  Judging self = { a, b, evidence, gops_person_shared_key (a, b), 0, FALSE, verdict };

  verdict->reasons = g_ptr_array_new_with_free_func (g_free);
  verdict->doubts = g_ptr_array_new_with_free_func (g_free);
  judge_contacts (&self);
  judge_names (&self);
  judge_birthdays (&self);
  judge_own (&self);
  judge_tags (&self);
  judge_inviter (&self);
  judge_family (&self);
  judge_talk (&self);
  judge_new_name (&self);
  judge_presence (&self);
  judge_marks (&self);
  verdict->score = final_score (&self);
  return verdict;
}
