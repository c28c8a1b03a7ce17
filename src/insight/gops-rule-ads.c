/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many ads a week a clause allows: a number and a time make a rate; a ban without an exception is none at all. */
#include "config.h"

#include <string.h>

#include "gops-rule-check-private.h"

#define WEEK 10080.0
#define DAY  1440.0

/* A ban that takes more bytes than this forbids certain ads. */
#define LONGEST_BAN 120

/* A count and a time of the same sentence make a rate: "2 posts a week", 两周一次. */
static gboolean
find_rate (const GopsChecker *checker, const GopsReadField *field, guint sentence, GopsAdsFact *out)
{
  const GopsQuantity *count = NULL, *time = NULL;
  gsize end;

  for (guint i = field->first_quantity; i < field->first_quantity + field->n_quantities; i++)
    {
      const GopsQuantity *quantity = gops_reading_quantity (checker->reading, i);

      if (quantity->sentence != sentence)
        continue;
      if (quantity->kind == GOPS_QUANTITY_COUNT && count == NULL)
        count = quantity;
      if (quantity->kind == GOPS_QUANTITY_TIME && quantity->value >= DAY && time == NULL)
        time = quantity;
    }
  if (count == NULL || time == NULL)
    return FALSE;
  end = MAX (count->start + count->length, time->start + time->length);
  *out = (GopsAdsFact) { count->value * WEEK / time->value, MIN (count->start, time->start), 0, count->variable };
  out->length = end - out->start;
  return TRUE;
}

/* "Any ads are forbidden". */
static gboolean
find_absolute_ban (const GopsChecker *checker, const GopsReadField *field, const GopsHit *ads, GopsAdsFact *out)
{
  const GopsHit *absolute = gops_reading_find (checker->reading, field, GOPS_WORDS_ABSOLUTE);
  gsize end;

  if (absolute == NULL || ads->sentence != absolute->sentence
      || !gops_rule_clause_forbids (&checker->set->clauses[field->clause]))
    return FALSE;
  end = MAX (ads->start + ads->length, absolute->start + absolute->length);
  *out = (GopsAdsFact) { 0, MIN (ads->start, absolute->start), 0, FALSE };
  out->length = end - out->start;
  return TRUE;
}

/* --- "No ads", 禁止广告 --- */

/* The longest word at @at of those that may stand in a plain ban; NULL when there is none. */
static const GopsHit *
word_at (const GopsChecker *checker, const GopsReadField *field, gsize at)
{
  const GopsHit *longest = NULL;

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    {
      const GopsHit *hit = gops_reading_hit (checker->reading, i);

      if (hit->start > at)
        break;
      if (hit->start == at
          && (hit->list == GOPS_WORDS_ADS || hit->list == GOPS_WORDS_BAN || hit->list == GOPS_WORDS_FILLER
              || hit->list == GOPS_WORDS_JOIN || hit->list == GOPS_WORDS_HARSH)
          && (longest == NULL || hit->length > longest->length))
        longest = hit;
    }
  return longest;
}

static gboolean
is_letter (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

/* After "advert" comes the rest of "advertising". */
static gsize
end_of_word (const GopsReadField *field, const GopsHit *hit)
{
  gsize end = hit->start + hit->length;

  while (end < field->length && g_ascii_isalpha (field->text[end]) && g_ascii_isalpha (field->text[end - 1]))
    end++;
  return end;
}

/* Where the piece of a sentence begins that @at is in. */
static gsize
start_of_piece (const GopsReadField *field, gsize at)
{
  const char *p = field->text + at;

  while (p > field->text)
    {
      const char *before = g_utf8_prev_char (p);

      if (g_utf8_strchr ("，。；、：！？,;:.!?\n", -1, g_utf8_get_char (before)) != NULL)
        break;
      p = before;
    }
  return (gsize) (p - field->text);
}

/* Whether the piece that begins at @from forbids ads and says no more: "No ads in this group", but not "No ads for shoes".
 * @out_end: where it ends. @out_bans: whether it has a word for the ban itself. */
static gboolean
is_plain (const GopsChecker *checker, const GopsReadField *field, gsize from, gsize *out_end, gboolean *out_bans)
{
  gboolean ads = FALSE;

  *out_bans = FALSE;
  for (gsize at = from; at < field->length && at - from < LONGEST_BAN;)
    {
      const char *p = field->text + at;
      const GopsHit *word = is_letter (p) ? word_at (checker, field, at) : NULL;

      if (!is_letter (p))
        {
          if (ads && g_utf8_strchr ("，。；、：！？,;:.!?\n", -1, g_utf8_get_char (p)) != NULL)
            return TRUE;
          at = (gsize) (g_utf8_next_char (p) - field->text);
          continue;
        }
      if (word == NULL || word->list == GOPS_WORDS_JOIN)
        return word != NULL && ads;
      ads |= word->list == GOPS_WORDS_ADS;
      *out_bans |= word->list == GOPS_WORDS_BAN;
      at = *out_end = end_of_word (field, word);
    }
  return ads && *out_end + LONGEST_BAN > field->length;
}

gboolean
gops_ads_leave_a_way (const GopsChecker *checker, const GopsReadField *field)
{
  gsize banned = 0;

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    {
      const GopsHit *hit = gops_reading_hit (checker->reading, i);

      if (hit->list == GOPS_WORDS_BAN)
        banned = MAX (banned, hit->start + hit->length);
      if (hit->list == GOPS_WORDS_ALLOW && hit->start >= banned)
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_plain_ban (const GopsChecker *checker, const GopsReadField *field, const GopsHit *ads, GopsAdsFact *out)
{
  gsize start = start_of_piece (field, ads->start), end = start;
  gboolean bans;

  if (!is_plain (checker, field, start, &end, &bans)
      || (!bans && !gops_rule_clause_forbids (&checker->set->clauses[field->clause])) || gops_ads_leave_a_way (checker, field))
    return FALSE;
  while (start < ads->start && g_ascii_isspace (field->text[start]))
    start++;
  *out = (GopsAdsFact) { 0, start, end - start, FALSE };
  return TRUE;
}

gboolean
gops_find_ads (const GopsChecker *checker, const GopsReadField *field, GopsAdsFact *out)
{
  const GopsHit *ads = gops_reading_find (checker->reading, field, GOPS_WORDS_ADS);
  const GopsHit *selling = ads != NULL ? ads : gops_reading_find (checker->reading, field, GOPS_WORDS_SELLING);

  /* Who forbids to sell in the group has not forbidden all ads. */
  return selling != NULL
         && (find_rate (checker, field, selling->sentence, out)
             || (ads != NULL
                 && (find_absolute_ban (checker, field, ads, out) || find_plain_ban (checker, field, ads, out))));
}
