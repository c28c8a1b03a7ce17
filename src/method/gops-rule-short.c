/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing what the short form says. What a part costs is added up, so that thousands of clauses are tried in one go. */
#include "config.h"

#include "gops-rule-short.h"

#include <string.h>

#include "gops-bare-ban.h"
#include "gops-chat-markup.h"
#include "gops-method.h"
#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-sentence.h"
#include "gops-wording.h"

/* The longest part of a clause that somebody wrote by hand. */
#define BRIEF_HAN   40
#define BRIEF_LATIN 110

/* Lines that list things: the phrase around the list. The others are sentences by themselves. */
static const char *const frames[GOPS_N_SHORT_LINES] = {
  [GOPS_SHORT_WELCOME] = "short.welcome", [GOPS_SHORT_RED] = "short.red-lines", [GOPS_SHORT_FORBIDDEN] = "short.forbidden",
  [GOPS_SHORT_LIMITS] = "short.limits", [GOPS_SHORT_ADS] = "short.ads",
};

/* What a text costs; costs add up. */
typedef struct
{
  gsize length;        /* in the space's unit */
  guint words, han;
} Cost;

typedef struct
{
  const GopsFillValues  *values;
  const GopsRuleSpace   *space;
  const GopsChatMarkup  *markup;
  const GopsShortClause *clauses;
  guint                  n_clauses;
  Cost                   cost;                          /* of what is in */
  char                  *title;                         /* (owned) (nullable) */
  GPtrArray             *parts[GOPS_N_SHORT_LINES];     /* (owned) (element-type utf8): what is in */
  GPtrArray             *offers[GOPS_N_SHORT_LINES];    /* (owned) (element-type utf8): what there is, the best first */
  guint                  next[GOPS_N_SHORT_LINES];      /* the offer that is tried next */
  gboolean               spoken_of[GOPS_N_SHORT_LINES]; /* whether the rules have such a clause at all */
  int                    too_long[GOPS_N_SHORT_LINES];
} Short;

gsize
gops_rules_measure (const GopsPlatform *platform, const GopsOwnLimits *own, const char *text, gsize *out_limit, GopsUnit *out_unit)
{
  gsize limit, length = gops_platform_measure (platform, own, GOPS_LIMIT_ANNOUNCEMENT, text, &limit, out_unit);

  if (limit == 0)
    length = gops_platform_measure (platform, own, GOPS_LIMIT_MESSAGE, text, &limit, out_unit);
  if (out_limit != NULL)
    *out_limit = limit;
  return length;
}

GopsRuleSpace
gops_rule_space_on (const GopsPlatform *platform, const GopsOwnLimits *own, gsize limit)
{
  GopsRuleSpace space = { "plain", GOPS_UNIT_CHARACTERS, limit };

  if (platform == NULL)
    return space;
  space.markup = platform->markup;
  gops_rules_measure (platform, own, "", &space.limit, &space.unit);
  if (limit > 0)
    space.limit = limit;
  return space;
}

GopsShortClause
gops_short_clause_of (gpointer clause)
{
  return (GopsShortClause) {
    gops_record_get_text (clause, GOPS_CLAUSE_SECTION), gops_record_get_text (clause, GOPS_CLAUSE_POLARITY),
    gops_record_get_text (clause, GOPS_CLAUSE_TOPIC), gops_record_get_text (clause, GOPS_CLAUSE_LIBRARY_ID),
    gops_record_get_text (clause, GOPS_CLAUSE_TEXT), (int) gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY),
  };
}

/* --- phrases --- */

static gboolean
is_chinese (const char *language)
{
  return g_str_has_prefix (gops_language_normalise (language), "zh");
}

static gsize
brief_length (const char *language)
{
  return is_chinese (language) ? BRIEF_HAN : BRIEF_LATIN;
}

guint
gops_rule_brief_columns (const char *language)
{
  return is_chinese (language) ? 2 * BRIEF_HAN : BRIEF_LATIN;
}

/* The library's short form of a clause that still is the library's, NULL of others. */
static const char *
find_short_text (const GopsFillValues *values, const char *library_id, const char *text)
{
  const GopsClauseTemplate *origin = library_id != NULL && *library_id != '\0'
                                       ? gops_method_find_clause (gops_method_get_default (), library_id) : NULL;

  return origin != NULL && gops_text_is_set (&origin->short_text)
         && g_str_equal (text, gops_text_get (&origin->text, values->language))
           ? gops_text_get (&origin->short_text, values->language) : NULL;
}

char *
gops_rule_brief_text (const GopsFillValues *values, const char *library_id, const char *text)
{
  const char *short_text = find_short_text (values, library_id, text);
  g_autofree char *filled = NULL;

  if (short_text != NULL)
    return gops_fill (values, short_text);
  filled = g_strstrip (gops_fill (values, text));
  return gops_sentence_shorten (filled, brief_length (values->language));
}

char *
gops_rule_brief_raw (const GopsFillValues *values, const char *library_id, const char *text)
{
  const char *short_text = find_short_text (values, library_id, text);

  return short_text != NULL ? g_strdup (short_text)
                            : gops_sentence_shorten (text, brief_length (values->language));
}

char *
gops_rule_version_words (const char *language, gint64 number, const char *effective_on)
{
  g_autofree char *version = g_strdup_printf ("%d", (int) MAX (1, number));
  g_autofree char *since = gops_poster_date_format (effective_on, "full", language);

  return gops_wording (language, *since != '\0' ? "rules.footer" : "rules.version", "n", version, "date", since, NULL);
}

char *
gops_rule_contact_words (const GopsFillValues *values)
{
  g_autofree char *owner = gops_fill (values, "{owner}"), *hours = gops_fill (values, "{hours}");

  return gops_wording (values->language, values->response_hours > 0 ? "rules.contact" : "rules.owner", "owner", owner, "hours",
                       hours, NULL);
}

/* --- costs --- */

static Cost
cost_of (const Short *self, const char *text)
{
  g_autoptr (GString) posted = g_string_new (NULL);
  Cost cost = { 0 };

  gops_chat_markup_append (self->markup, posted, text);
  cost.length = gops_unit_measure (self->space->unit, posted->str);
  gops_reading_count (text, &cost.words, &cost.han);
  return cost;
}

static Cost
add_costs (Cost one, Cost other)
{
  return (Cost) { one.length + other.length, one.words + other.words, one.han + other.han };
}

static gboolean
fits (const Short *self, Cost cost)
{
  return (self->space->limit == 0 || cost.length <= self->space->limit)
         && gops_reading_seconds_of (cost.words, cost.han) <= GOPS_RULE_SHORT_SECONDS;
}

/* What @part adds to its line: the list's mark before it, or all that the line has around its list, and the line's end. */
static Cost
cost_of_part (const Short *self, GopsShortLine line, const char *part)
{
  Cost cost = cost_of (self, part);

  if (self->parts[line]->len > 0)
    return add_costs (cost, cost_of (self, gops_phrase (self->values->language, "list.semicolon")));
  if (frames[line] != NULL)
    {
      g_autofree char *frame = gops_wording (self->values->language, frames[line], "list", "", NULL);

      cost = add_costs (cost, cost_of (self, frame));
    }
  cost.length += self->title != NULL || self->cost.length > 0;
  return cost;
}

/* --- what there is --- */

static gboolean
is (const char *value, const char *wanted)
{
  return g_strcmp0 (value, wanted) == 0;
}

static gboolean
forbids (const GopsShortClause *clause)
{
  return is (clause->polarity, "forbid");
}

/* Where a clause belongs; GOPS_N_SHORT_LINES: nowhere. */
static GopsShortLine
line_of (const GopsShortClause *clause)
{
  static const struct { const char *section; GopsShortLine line; } sections[] = {
    { "purpose", GOPS_SHORT_PURPOSE }, { "advertising", GOPS_SHORT_ADS }, { "penalties", GOPS_SHORT_LADDER },
    { "appeal", GOPS_SHORT_APPEAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (is (clause->section, sections[i].section))
      return sections[i].line;
  if (is (clause->topic, "quiet"))
    return GOPS_SHORT_QUIET;
  if (is (clause->section, "encouraged"))
    return GOPS_SHORT_WELCOME;
  if (forbids (clause))
    return clause->severity >= 3 || is (clause->topic, "law") ? GOPS_SHORT_RED : GOPS_SHORT_FORBIDDEN;
  return GOPS_N_SHORT_LINES;
}

/* What the law forbids comes first among red lines, what is said of ads by a ban first among ads. */
static gboolean
comes_first (GopsShortLine line, const GopsShortClause *clause)
{
  return (line == GOPS_SHORT_RED && is (clause->topic, "law")) || (line == GOPS_SHORT_ADS && forbids (clause));
}

/* Offers @text (transfer full) (nullable). "A. B; C" must not end its line's sentence in the middle: there the mark at the
 * end of a part goes. */
static void
offer (Short *self, GopsShortLine line, char *text)
{
  g_autofree char *own = text;

  if (own == NULL || *own == '\0')
    return;
  g_ptr_array_add (self->offers[line], frames[line] != NULL ? gops_sentence_open (own)
                                                            : gops_sentence_close (own, self->values->language));
}

/* A ban that somebody wrote by hand: without its "no", or among those that have to stand as they are. */
static void
offer_ban (Short *self, char *text)
{
  g_autofree char *own = text;
  char *bare = own != NULL ? gops_ban_to_bare (own) : NULL;

  if (bare != NULL)
    offer (self, GOPS_SHORT_FORBIDDEN, bare);
  else
    offer (self, GOPS_SHORT_LIMITS, g_steal_pointer (&own));
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static void
collect_clauses (Short *self, gboolean first)
{
  for (guint i = 0; i < self->n_clauses; i++)
    {
      const GopsShortClause *clause = &self->clauses[i];
      GopsShortLine line = line_of (clause);
      char *brief;

      if (line == GOPS_N_SHORT_LINES || comes_first (line, clause) != first || is_blank (clause->text))
        continue;
      brief = gops_rule_brief_text (self->values, clause->library_id, clause->text);
      self->spoken_of[line] = TRUE;
      if (brief == NULL && self->too_long[line] < 0)
        self->too_long[line] = (int) i;
      /* The library's bans are written to stand behind "Not here:". */
      if (line == GOPS_SHORT_FORBIDDEN && find_short_text (self->values, clause->library_id, clause->text) == NULL)
        offer_ban (self, brief);
      else
        offer (self, line, brief);
    }
}

static void
collect (Short *self, const char *version_line)
{
  const char *language = self->values->language, *owner = self->values->owner;

  for (guint i = 0; i < GOPS_N_SHORT_LINES; i++)
    {
      self->parts[i] = g_ptr_array_new ();
      self->offers[i] = g_ptr_array_new_with_free_func (g_free);
      self->too_long[i] = -1;
    }
  collect_clauses (self, TRUE);
  collect_clauses (self, FALSE);
  offer (self, GOPS_SHORT_ASK, gops_rule_contact_words (self->values));
  offer (self, GOPS_SHORT_FULL,
         gops_wording (language, "rules.short-note", "owner",
                       owner != NULL && *owner != '\0' ? owner : gops_phrase (language, "default.owner"), NULL));
  offer (self, GOPS_SHORT_VERSION, g_strdup (version_line));
}

/* --- what fits --- */

/* Puts in the first offer of @line that is not in and fits. Returns: FALSE when there is none. What does not fit now never
 * will, for what is in only grows. */
static gboolean
take (Short *self, GopsShortLine line)
{
  while (self->next[line] < self->offers[line]->len)
    {
      char *part = self->offers[line]->pdata[self->next[line]++];
      Cost cost = add_costs (self->cost, cost_of_part (self, line, part));

      if (!fits (self, cost))
        continue;
      self->cost = cost;
      g_ptr_array_add (self->parts[line], part);
      return TRUE;
    }
  return FALSE;
}

/* One ban of the kind that matters most. */
static gboolean
take_ban (Short *self, GopsShortLine line)
{
  while (!take (self, line))
    if (line++ == GOPS_SHORT_LIMITS)
      return FALSE;
  return TRUE;
}

/* A long name leaves no room for anything else. */
static void
choose_title (Short *self)
{
  static const char *const phrases[] = { "rules.title", "rules.short-title" };
  g_autofree char *group = gops_fill (self->values, "{group}");

  for (guint i = 0; i < G_N_ELEMENTS (phrases) && self->title == NULL; i++)
    {
      g_autofree char *title = gops_wording (self->values->language, phrases[i], "group", group, NULL);

      if (self->space->limit == 0 || gops_unit_measure (self->space->unit, title) * 4 <= self->space->limit)
        self->title = g_steal_pointer (&title);
    }
  if (self->title == NULL)
    return;
  self->cost = cost_of (self, self->title);
  self->cost.length += strlen (self->markup->bold_open) + strlen (self->markup->bold_close) + 1;
}

static void
choose (Short *self)
{
  /* One of each in the order of what matters; an ad rule is whole only with the way that is allowed. */
  static const GopsShortLine first[] = { GOPS_SHORT_PURPOSE, GOPS_SHORT_WELCOME, GOPS_SHORT_RED, GOPS_SHORT_ADS,
                                         GOPS_SHORT_LADDER, GOPS_SHORT_ASK, GOPS_SHORT_APPEAL, GOPS_SHORT_FULL,
                                         GOPS_SHORT_VERSION };
  /* Then as much encouragement as prohibition. */
  static const GopsShortLine then[] = { GOPS_SHORT_ADS, GOPS_SHORT_WELCOME, GOPS_SHORT_RED, GOPS_SHORT_WELCOME,
                                        GOPS_SHORT_RED, GOPS_SHORT_QUIET, GOPS_SHORT_WELCOME, GOPS_SHORT_RED,
                                        GOPS_SHORT_FORBIDDEN, GOPS_SHORT_WELCOME, GOPS_SHORT_RED, GOPS_SHORT_FORBIDDEN,
                                        GOPS_SHORT_WELCOME, GOPS_SHORT_FORBIDDEN };

  choose_title (self);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i] == GOPS_SHORT_RED)
      take_ban (self, first[i]);
    else
      take (self, first[i]);
  for (guint i = 0; i < G_N_ELEMENTS (then); i++)
    if (then[i] == GOPS_SHORT_FORBIDDEN)
      take_ban (self, then[i]);
    else
      take (self, then[i]);
}

/* --- lines --- */

/* Whether the rules have @word in the middle of a sentence, capital and all: then it is a name. */
static gboolean
is_name (const Short *self, const char *word)
{
  static const char *const names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "WhatsApp",
    "Telegram", "Discord", "Slack", "Instagram", "Facebook", NULL };
  g_autofree char *inside = g_strconcat (" ", word, NULL);

  if (g_strv_contains (names, word) || (self->values->owner != NULL && strstr (self->values->owner, word) != NULL))
    return TRUE;
  for (guint i = 0; i < self->n_clauses; i++)
    for (const char *p = strstr (self->clauses[i].text, inside); p != NULL; p = strstr (p + 1, inside))
      if (p > self->clauses[i].text && strchr (".!?:\n", p[-1]) == NULL && !g_ascii_isalpha (p[strlen (inside)]))
        return TRUE;
  return FALSE;
}

/* Behind "Welcome:" a sentence goes on, and begins with a small letter unless with a name. */
static char *
begin_small (const Short *self, const char *part)
{
  char *small = g_strdup (part);
  g_autofree char *word = NULL;
  gsize length = 0;

  while (g_ascii_isalpha (part[length]))
    length++;
  word = g_strndup (part, length);
  if (!g_ascii_isupper (*part) || (length == 1 && *part == 'I') || (length > 1 && !g_ascii_islower (part[1]))
      || is_name (self, word))
    return small;
  small[0] = g_ascii_tolower (small[0]);
  return small;
}

static char *
make_line (const Short *self, GopsShortLine line)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (frames[line] == NULL)
    return g_strdup (g_ptr_array_index (self->parts[line], 0));
  for (guint i = 0; i < self->parts[line]->len; i++)
    {
      g_autofree char *part = begin_small (self, g_ptr_array_index (self->parts[line], i));

      g_string_append_printf (list, "%s%s", i > 0 ? gops_phrase (self->values->language, "list.semicolon") : "", part);
    }
  return gops_wording (self->values->language, frames[line], "list", list->str, NULL);
}

/* What ought to be in: who, what is wanted, what is not, ads, what follows, whom to appeal to. */
static guint
find_left_out (const Short *self)
{
  static const GopsShortLine wanted[] = { GOPS_SHORT_PURPOSE, GOPS_SHORT_WELCOME, GOPS_SHORT_ADS, GOPS_SHORT_LADDER,
                                          GOPS_SHORT_APPEAL };
  guint bits = 0, bans = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (self->spoken_of[wanted[i]] && self->parts[wanted[i]]->len == 0)
      bits |= 1u << wanted[i];
  for (guint line = GOPS_SHORT_RED; line <= GOPS_SHORT_LIMITS; line++)
    bans += self->parts[line]->len;
  if (bans == 0 && (self->spoken_of[GOPS_SHORT_RED] || self->spoken_of[GOPS_SHORT_FORBIDDEN]))
    bits |= 1u << (self->spoken_of[GOPS_SHORT_RED] ? GOPS_SHORT_RED : GOPS_SHORT_FORBIDDEN);
  return bits;
}

static void
add_least (const Short *self, GopsRuleShort *out)
{
  const char *least = gops_phrase (self->values->language, "short.least");

  g_clear_pointer (&out->title, g_free);
  if (fits (self, cost_of (self, least)))
    g_ptr_array_add (out->lines, g_strdup (least));
}

static GopsRuleShort *
finish (Short *self)
{
  GopsRuleShort *out = g_new0 (GopsRuleShort, 1);

  out->title = g_steal_pointer (&self->title);
  out->lines = g_ptr_array_new_with_free_func (g_free);
  out->left_out = find_left_out (self);
  out->seconds = gops_reading_seconds_of (self->cost.words, self->cost.han);
  memcpy (out->too_long, self->too_long, sizeof out->too_long);
  for (guint i = 0; i < GOPS_N_SHORT_LINES; i++)
    if (self->parts[i]->len > 0)
      g_ptr_array_add (out->lines, make_line (self, i));
  if (out->lines->len == 0)
    add_least (self, out);
  for (guint i = 0; i < GOPS_N_SHORT_LINES; i++)
    {
      g_ptr_array_unref (self->parts[i]);
      g_ptr_array_unref (self->offers[i]);
    }
  return out;
}

GopsRuleShort *
gops_rule_short_new (const GopsFillValues *values, const GopsShortClause *clauses, guint n_clauses, const char *version_line,
                     const GopsRuleSpace *space)
{
  Short self = { values, space, gops_chat_markup_find (space->markup), clauses, n_clauses };

  collect (&self, version_line);
  choose (&self);
  return finish (&self);
}

void
gops_rule_short_free (GopsRuleShort *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

char *
gops_rule_short_text (const GopsRuleShort *self, const GopsRuleSpace *space)
{
  const GopsChatMarkup *markup = gops_chat_markup_find (space->markup);
  GString *text = g_string_new (NULL);

  if (self->title != NULL)
    {
      gops_chat_markup_append_bold (markup, text, self->title);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      gops_chat_markup_append (markup, text, self->lines->pdata[i]);
    }
  return g_string_free (text, FALSE);
}
