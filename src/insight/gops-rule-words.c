/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that say nothing, allow no exception, or shout; variables that nothing fills; numbers set by hand. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-number-reader.h"
#include "gops-rule-check-private.h"

static char *
words_at (const GopsReadField *field, gsize start, gsize length)
{
  return g_strndup (field->text + start, length);
}

/* The Latin word before @start, in small letters. Returns: (transfer full): "" when there is none. */
static char *
word_before (const char *text, gsize start)
{
  gsize end = start, first;

  while (end > 0 && text[end - 1] == ' ')
    end--;
  for (first = end; first > 0 && g_ascii_isalpha (text[first - 1]); first--)
    ;
  return g_ascii_strdown (text + first, (gssize) (end - first));
}

static gboolean
ends_piece (const GopsReadField *field, gsize end)
{
  while (end < field->length && field->text[end] == ' ')
    end++;
  return end >= field->length || g_unichar_ispunct (g_utf8_get_char (field->text + end));
}

/* Which of its replacements suits where the word stands; NULL: none. */
static const char *
choose_replacement (const GopsWordRemedy *remedy, const GopsReadField *field, const GopsHit *hit)
{
  g_autofree char *before = word_before (field->text, hit->start);

  if (remedy->not_after != NULL && g_strv_contains (remedy->not_after, before))
    return NULL;
  if (remedy->after != NULL && g_strv_contains (remedy->after, before))
    return remedy->then;
  return remedy->at_end != NULL && ends_piece (field, hit->start + hit->length) ? remedy->at_end : remedy->with;
}

/* "blacklisting" is found by its beginning: the replacement is for the whole word. */
static gsize
end_of_hit (const GopsReadField *field, const GopsHit *hit)
{
  gsize end = hit->start + hit->length;

  while (g_str_has_suffix (hit->word, "*") && end < field->length && g_ascii_isalpha (field->text[end]))
    end++;
  return end;
}

/* Leaves words out: "no ads, etc." loses its comma, "strictly no" its space. Returns: FALSE when nothing would be left. */
static gboolean
widen (const GopsReadField *field, gsize *start, gsize *length)
{
  const char *text = field->text;
  gsize end = *start + *length;

  while (*start > 0 && (text[*start - 1] == ' ' || text[*start - 1] == ','))
    (*start)--;
  if (*start == 0)
    while (text[end] == ' ' || text[end] == ',')
      end++;
  *length = end - *start;
  return *start > 0 || end < field->length;
}

/* What the words of @hit are to be replaced by, with the spaces and commas around them put right: @start and @length may
 * grow over them. Returns: (transfer full) (nullable): NULL when a person has to decide. */
static char *
find_replacement (const GopsReadField *field, const GopsHit *hit, gsize *start, gsize *length)
{
  gsize end = end_of_hit (field, hit);
  g_autofree char *whole = g_ascii_strdown (field->text + hit->start, (gssize) (end - hit->start));
  const GopsWordRemedy *remedy = gops_lexicon_remedy (gops_lexicon_get (), whole);
  const char *with = remedy != NULL ? choose_replacement (remedy, field, hit) : NULL;
  char *replacement;

  *start = hit->start;
  *length = end - hit->start;
  if (with == NULL || (*with == '\0' && !widen (field, start, length)))
    return NULL;
  if (*with == '\0' && *start == 0 && g_ascii_isupper (*field->text) && g_ascii_islower (field->text[*length]))
    return g_strdup_printf ("%c", g_ascii_toupper (field->text[(*length)++]));
  replacement = g_strdup (with);
  if (g_ascii_isupper (field->text[hit->start]) && g_ascii_islower (*with))
    replacement[0] = g_ascii_toupper (replacement[0]);
  return replacement;
}

static void
add_word (GopsChecker *self, GopsFindingId id, const GopsReadField *field, const GopsHit *hit)
{
  g_autofree char *words = words_at (field, hit->start, hit->length);
  GopsFinding *finding = gops_checker_add (self, id, words);
  gsize start, length;

  finding->remedy.text = find_replacement (field, hit, &start, &length);
  if (finding->remedy.text == NULL)
    {
      gops_finding_add_place (finding, self, field->clause, field->field, hit->start, hit->length);
      return;
    }
  finding->remedy.kind = GOPS_REMEDY_REPLACE;
  finding->remedy.label = strlen (finding->remedy.text) > 1 ? _("Replace") : _("Leave Out");
  gops_finding_add_place (finding, self, field->clause, field->field, start, length);
}

static gboolean
overlaps (const GopsHit *one, const GopsHit *other)
{
  return one->start < other->start + other->length && other->start < one->start + one->length;
}

/* Whether a word of a list that is asked before takes the place of @hit. */
static gboolean
is_taken (const GopsChecker *self, const GopsReadField *field, guint index, GopsWords list)
{
  const GopsHit *hit = gops_reading_hit (self->reading, index);

  for (guint i = index; i-- > field->first_hit && i + 16 > index;)
    if (gops_reading_hit (self->reading, i)->list == list && overlaps (gops_reading_hit (self->reading, i), hit))
      return TRUE;
  for (guint i = index + 1; i < field->first_hit + field->n_hits && i < index + 16; i++)
    if (gops_reading_hit (self->reading, i)->list == list && overlaps (gops_reading_hit (self->reading, i), hit))
      return TRUE;
  return FALSE;
}

/* A promise may be absolute; only who forbids has to be able to keep it. */
static gboolean
may_be_absolute (const GopsRuleClause *clause)
{
  return g_strcmp0 (clause->polarity, "encourage") == 0;
}

static void
check_words (GopsChecker *self, const GopsReadField *field)
{
  const GopsRuleClause *clause = &self->set->clauses[field->clause];

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    {
      const GopsHit *hit = gops_reading_hit (self->reading, i);

      switch ((int) hit->list)
        {
        case GOPS_WORDS_VAGUE:
          add_word (self, GOPS_FINDING_VAGUE, field, hit);
          break;
        case GOPS_WORDS_ABSOLUTE:
          if (!may_be_absolute (clause))
            add_word (self, GOPS_FINDING_ABSOLUTE, field, hit);
          break;
        case GOPS_WORDS_HARSH:
          if (may_be_absolute (clause) || !is_taken (self, field, i, GOPS_WORDS_ABSOLUTE))
            add_word (self, GOPS_FINDING_HARSH, field, hit);
          break;
        default:
          break;
        }
    }
}

/* --- variables --- */

/* What the kind proposes for a variable. Returns: (transfer full) (nullable): NULL when nobody but a person knows. */
static char *
find_proposal (const GopsChecker *self, const char *name)
{
  const GopsKindDefaults *defaults = self->kind != NULL ? &self->kind->defaults : NULL;
  const char *language = self->set->values.language;

  if (g_str_equal (name, "quiet_from"))
    return g_strdup (defaults != NULL ? defaults->quiet_from : "22:30");
  if (g_str_equal (name, "quiet_until"))
    return g_strdup (defaults != NULL ? defaults->quiet_until : "07:30");
  if (g_str_equal (name, "hours") || g_str_equal (name, "response_hours"))
    return g_strdup_printf ("%d", defaults != NULL ? defaults->response_hours : 24);
  if (defaults != NULL && g_str_equal (name, "audience"))
    return g_strdup (gops_text_get (&defaults->audience, language));
  if (defaults != NULL && g_str_equal (name, "theme"))
    return g_strdup (gops_text_get (&defaults->theme, language));
  return NULL;
}

/* Lets a click set what stands behind the variable @name to @text (transfer full) (nullable): else to an answer. */
static void
set_column_remedy (GopsFinding *finding, const char *name, char *text)
{
  static const struct { const char *name, *column, *asks; } columns[] = {
    { "owner", "owner", N_("The owner’s name, as members know it") },
    { "group", "name", N_("The name of the group") },
    { "audience", "audience", N_("Who the group is for, in one line") },
    { "theme", "theme", N_("What is done here, in one line") },
    { "quiet_from", "quiet_from", NULL }, { "quiet_until", "quiet_until", NULL },
    { "hours", "response_hours", NULL }, { "response_hours", "response_hours", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (name, columns[i].name))
      {
        finding->remedy.kind = GOPS_REMEDY_SET_COLUMN;
        finding->remedy.label = _("Set");
        finding->remedy.column = columns[i].column;
        finding->remedy.text = text;
        finding->remedy.asks = text == NULL ? _(columns[i].asks) : NULL;
        return;
      }
  g_free (text);
}

/* What was entered without what leads back; where nothing else was entered, what the kind proposes. */
static char *
straighten (const GopsChecker *self, const char *name)
{
  char *rest = gops_fill_without_calls (&self->set->values, name);

  if (rest != NULL && *rest != '\0')
    return rest;
  g_free (rest);
  return find_proposal (self, name);
}

/* Every variable has sentences of its own: no language puts "the start of the quiet hours" into each of them. */
static const char *
title_of (const GopsVariable *variable)
{
  static const struct { const char *name, *empty, *calls; } titles[] = {
    { "group", N_("The group has no name yet"), N_("The group’s name leads back to itself") },
    { "owner", N_("The owner’s name has not been entered yet"), N_("The owner’s name leads back to itself") },
    { "audience", N_("Nothing says yet who the group is for"), N_("The audience leads back to itself") },
    { "theme", N_("The theme has not been entered yet"), N_("The theme leads back to itself") },
    { "quiet_from", N_("The quiet hours have no beginning yet"), N_("The quiet hours lead back to themselves") },
    { "quiet_until", N_("The quiet hours have no end yet"), N_("The quiet hours lead back to themselves") },
    { "hours", N_("The hours to answer are not set yet"), NULL },
    { "response_hours", N_("The hours to answer are not set yet"), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (variable->name, titles[i].name) == 0)
      return _(variable->state == GOPS_FILL_EMPTY ? titles[i].empty : titles[i].calls);
  return NULL;
}

static void
add_variable (GopsChecker *self, const GopsReadField *field, const GopsVariable *variable)
{
  static const GopsFindingId ids[] = {
    [GOPS_FILL_EMPTY] = GOPS_FINDING_EMPTY_VARIABLE, [GOPS_FILL_CALLS] = GOPS_FINDING_SELF_VARIABLE,
    [GOPS_FILL_UNKNOWN] = GOPS_FINDING_UNKNOWN_VARIABLE,
  };
  const char *title = variable->state != GOPS_FILL_UNKNOWN ? title_of (variable) : NULL;
  g_autofree char *written = g_strstrip (words_at (field, variable->start + 1, variable->length - 2));
  GopsFinding *finding = title != NULL ? gops_checker_add_titled (self, ids[variable->state], g_strdup (title))
                                       : gops_checker_add (self, ids[variable->state], written);

  gops_finding_add_place (finding, self, field->clause, field->field, variable->start, variable->length);
  if (variable->state == GOPS_FILL_UNKNOWN)
    finding->remedy.text = g_strdup ("");
  if (variable->state == GOPS_FILL_EMPTY)
    set_column_remedy (finding, variable->name, find_proposal (self, variable->name));
  if (variable->state == GOPS_FILL_CALLS)
    set_column_remedy (finding, variable->name, straighten (self, variable->name));
}

/* Says each of the group's own variables once, whatever it is called, unknown ones wherever they are. */
static void
check_variables (GopsChecker *self, const GopsReadField *field, GHashTable *seen)
{
  for (guint i = field->first_variable; i < field->first_variable + field->n_variables; i++)
    {
      const GopsVariable *variable = gops_reading_variable (self->reading, i);

      if (variable->state == GOPS_FILL_FILLED)
        continue;
      if (variable->state == GOPS_FILL_UNKNOWN
          || g_hash_table_add (seen, (gpointer) variable->name))
        add_variable (self, field, variable);
    }
}

/* --- numbers by hand --- */

static void
check_hand_number (GopsChecker *self, guint clause, GHashTable *numbers)
{
  const char *text = self->set->clauses[clause].text;
  int number;
  gsize length = gops_read_hand_number (gops_lexicon_get (), text, &number);
  gpointer first;
  g_autofree char *name = NULL;
  GopsFinding *finding;

  if (length == 0 || length >= strlen (text))
    return;
  if (!g_hash_table_lookup_extended (numbers, GINT_TO_POINTER (number), NULL, &first))
    {
      g_hash_table_insert (numbers, GINT_TO_POINTER (number), GUINT_TO_POINTER (clause));
      return;
    }
  name = g_strdup_printf ("%d", number);
  finding = gops_checker_add (self, GOPS_FINDING_NUMBERED_TWICE, name);
  finding->remedy.text = g_strdup ("");
  gops_finding_add_place (finding, self, GPOINTER_TO_UINT (first), GOPS_CLAUSE_FIELD_TEXT, 0,
                          gops_read_hand_number (gops_lexicon_get (),
                                                 self->set->clauses[GPOINTER_TO_UINT (first)].text, &number));
  gops_finding_add_place (finding, self, clause, GOPS_CLAUSE_FIELD_TEXT, 0, length);
}

void
gops_check_words (GopsChecker *self)
{
  g_autoptr (GHashTable) variables = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->reading->fields->len; i++)
    {
      const GopsReadField *field = &g_array_index (self->reading->fields, GopsReadField, i);

      check_words (self, field);
      check_variables (self, field, variables);
      if (field->field == GOPS_CLAUSE_FIELD_TEXT)
        check_hand_number (self, field->clause, numbers);
    }
}
