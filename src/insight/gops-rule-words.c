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

/* What the words of @hit are to be replaced by, with the spaces and commas around them put right: @start and @length may
 * grow over them. Returns: (transfer full) (nullable): NULL when a person has to decide. */
static char *
find_replacement (const GopsReadField *field, const GopsHit *hit, gsize *start, gsize *length)
{
  const char *with = gops_lexicon_remedy (gops_lexicon_get (), hit->word);
  const char *text = field->text;
  gsize end = hit->start + hit->length;

  *start = hit->start;
  *length = hit->length;
  if (with == NULL)
    {
      /* "etc$" is listed without its mark. */
      g_autofree char *bare = g_strndup (hit->word, strcspn (hit->word, "$*"));

      with = gops_lexicon_remedy (gops_lexicon_get (), bare);
    }
  if (with == NULL)
    return NULL;
  if (*with == '\0')
    {
      /* "no ads, etc." loses its comma, "strictly no" its space. */
      while (*start > 0 && (text[*start - 1] == ' ' || text[*start - 1] == ','))
        (*start)--;
      if (*start == 0)
        while (text[end] == ' ' || text[end] == ',')
          end++;
      *length = end - *start;
      return *start == 0 && end >= field->length ? NULL : g_strdup ("");
    }
  if (g_ascii_isupper (text[hit->start]) && g_ascii_islower (*with))
    {
      char *capital = g_strdup (with);

      capital[0] = g_ascii_toupper (capital[0]);
      return capital;
    }
  return g_strdup (with);
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
  finding->remedy.label = *finding->remedy.text != '\0' ? _("Replace") : _("Leave Out");
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

/* What the group's column of an empty variable may be set to. */
static void
set_column_remedy (GopsChecker *self, GopsFinding *finding, const char *name)
{
  static const struct { const char *name, *column; } columns[] = {
    { "owner", "owner" }, { "quiet_from", "quiet_from" }, { "quiet_until", "quiet_until" },
    { "hours", "response_hours" }, { "response_hours", "response_hours" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (name, columns[i].name))
      {
        finding->remedy.kind = GOPS_REMEDY_SET_COLUMN;
        finding->remedy.column = columns[i].column;
        if (i == 0)
          finding->remedy.asks = _("The owner’s name, as members know it");
        else if (i == 1)
          finding->remedy.text = g_strdup (self->kind != NULL ? self->kind->defaults.quiet_from : "22:30");
        else if (i == 2)
          finding->remedy.text = g_strdup (self->kind != NULL ? self->kind->defaults.quiet_until : "07:30");
        else if (i > 2)
          finding->remedy.text = g_strdup_printf ("%d", self->kind != NULL ? self->kind->defaults.response_hours : 24);
      }
}

static void
add_variable (GopsChecker *self, const GopsReadField *field, const GopsVariable *variable)
{
  static const GopsFindingId ids[] = {
    [GOPS_FILL_EMPTY] = GOPS_FINDING_EMPTY_VARIABLE, [GOPS_FILL_CALLS] = GOPS_FINDING_SELF_VARIABLE,
    [GOPS_FILL_UNKNOWN] = GOPS_FINDING_UNKNOWN_VARIABLE,
  };
  static const struct { const char *name, *words; } names[] = {
    { "group", N_("the group’s name") }, { "owner", N_("the owner’s name") }, { "audience", N_("the audience") },
    { "theme", N_("the theme") }, { "quiet_from", N_("the beginning of the quiet hours") },
    { "quiet_until", N_("the end of the quiet hours") }, { "hours", N_("the hours to answer") },
    { "response_hours", N_("the hours to answer") },
  };
  g_autofree char *written = g_strstrip (words_at (field, variable->start + 1, variable->length - 2));
  GopsFinding *finding;
  const char *words = written;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (variable->name, names[i].name) == 0)
      words = _(names[i].words);
  finding = gops_checker_add (self, ids[variable->state], words);
  gops_finding_add_place (finding, self, field->clause, field->field, variable->start, variable->length);
  if (variable->state == GOPS_FILL_UNKNOWN)
    finding->remedy.text = g_strdup ("");
  if (variable->state == GOPS_FILL_EMPTY)
    set_column_remedy (self, finding, variable->name);
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
