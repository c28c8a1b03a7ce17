/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning statement. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-fill.h"
#include "gops-method.h"
#include "gops-positioning-statement.h"

const GopsPositioningColumn gops_statement_parts[GOPS_N_STATEMENT_PARTS] = {
  GOPS_POSITIONING_AUDIENCE, GOPS_POSITIONING_AUDIENCE_KIND, GOPS_POSITIONING_THEME, GOPS_POSITIONING_MEMBER_GAIN,
  GOPS_POSITIONING_OPERATOR_GAIN, GOPS_POSITIONING_INTENT, GOPS_POSITIONING_MISSION, GOPS_POSITIONING_MISSION_END,
  GOPS_POSITIONING_DISLIKES, GOPS_POSITIONING_EXCLUSIONS, GOPS_POSITIONING_PATH, GOPS_POSITIONING_PATH_NOTE,
  GOPS_POSITIONING_COMPETITORS,
};

typedef struct
{
  const GopsDossier *dossier;
  const char        *language;
  GString           *text;
} Writer;

/* --- a part within a sentence --- */

/* English words that begin a part and are no names: they are written small within a sentence. */
static const char *const small_words[] = {
  "A", "An", "All", "Anybody", "Anyone", "Beginners", "Everybody", "Everyone", "Families", "Friends", "Members", "Men", "Mothers",
  "Fathers", "Newcomers", "Nurses", "Older", "One", "Our", "Owners", "Parents", "People", "Students", "Teachers", "The", "Their",
  "Those", "Two", "Women", "Working", "Young", "Company", "Getting", "Going", "Honest", "Knowing", "Learning", "Making", "Meeting",
  "Playing", "Running", "Building", "Walking", "Writing", "Sharing", "Somebody", "Someone", "When", "Whoever", "Half", "Every", "To",
  "Jobs", "Materials", "Neighbours", "Neighbors", "Something", "Time", "Support", "Advice", "Feedback", "Friendship", "News", "Tips",
  "First", "Fresh", "Free", "Good", "Local", "Many", "New", "Other", "Regular", "Small", "Three", "What", "Adults", "Kids", "Children",
  "Colleagues", "Couples", "Locals", "Retired", "Single", "Self-employed",
};

/* What the theme check knows as people or as something to do is no name either. */
static gboolean
is_known_word (const char *word)
{
  static const char *const lists[] = { "audience", "activity" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (gops_word_list_find (gops_method_find_words (gops_method_get_default (), lists[i]), word) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
begins_small (const char *text)
{
  gsize length = strcspn (text, " ,.;:");
  g_autofree char *word = g_strndup (text, length);

  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    if (g_str_equal (small_words[i], word))
      return TRUE;
  /* "Run" alone is a title */
  return text[length] == ' ' && g_ascii_isupper (*text) && length > 1 && g_ascii_islower (text[1]) && is_known_word (word);
}

/* One line, without the stop at its end, and with a small first letter where it is no name. Returns: (transfer full). */
static char *
dup_part (const Writer *writer, GopsPositioningColumn column)
{
  g_autofree char *filled = gops_method_fill (writer->dossier, gops_record_get_text (writer->dossier->positioning, column));
  char *last;

  for (char *p = filled; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (filled);
  while (*filled != '\0')
    {
      last = g_utf8_prev_char (filled + strlen (filled));
      if (g_utf8_strchr (" .。;；,，、:：", -1, g_utf8_get_char (last)) == NULL)
        break;
      *last = '\0';
    }
  if (begins_small (filled))
    *filled = g_ascii_tolower (*filled);
  return g_steal_pointer (&filled);
}

static gboolean
ends_by_itself (const char *text)
{
  const char *end = text + strlen (text);

  /* “Really?” ends, “you need not buy” does not */
  while (end > text && g_utf8_strchr ("”’\"」』）)", -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);
  return end > text && g_utf8_strchr ("!?！？…", -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL;
}

/* --- sentences --- */

/* @phrase with {1} and {2} in it replaced. A part that ends with its own mark gets no second one. */
static void
add_sentence (Writer *writer, const char *phrase, const char *one, const char *two)
{
  GString *sentence = g_string_new (gops_phrase (writer->language, phrase));
  const char *stop = gops_phrase (writer->language, "statement.stop");

  /* from the end, so that a part with "{2}" in it is not taken for one */
  if (two != NULL)
    g_string_replace (sentence, "{2}", two, 1);
  g_string_replace (sentence, "{1}", one, 1);
  if (!ends_by_itself (sentence->str))
    g_string_append (sentence, stop);
  /* a Chinese full stop brings its own room */
  if (writer->text->len > 0 && !g_str_has_prefix (writer->language, "zh"))
    g_string_append_c (writer->text, ' ');
  g_string_append (writer->text, sentence->str);
  g_string_free (sentence, TRUE);
}

/* Says @column by @phrase, when there is something to say. */
static void
add_part (Writer *writer, GopsPositioningColumn column, const char *phrase)
{
  g_autofree char *part = dup_part (writer, column);

  if (*part != '\0')
    add_sentence (writer, phrase, part, NULL);
}

/* One or both of two parts; each of the three cases has its own phrase. */
static void
add_pair (Writer *writer, GopsPositioningColumn first, GopsPositioningColumn second, const char *both, const char *first_only,
          const char *second_only)
{
  g_autofree char *one = dup_part (writer, first), *two = dup_part (writer, second);

  if (*one != '\0' && *two != '\0')
    add_sentence (writer, both, one, two);
  else if (*one != '\0')
    add_sentence (writer, first_only, one, NULL);
  else if (*two != '\0')
    add_sentence (writer, second_only, two, NULL);
}

static void
add_audience_kind (Writer *writer)
{
  const char *kind = gops_record_get_text (writer->dossier->positioning, GOPS_POSITIONING_AUDIENCE_KIND);
  g_autofree char *phrase = g_strconcat ("statement.share-", kind, NULL);

  if (gops_method_find_phrase (gops_method_get_default (), phrase) != NULL)
    add_sentence (writer, phrase, "", NULL);
}

static void
add_path (Writer *writer)
{
  const char *path = gops_record_get_text (writer->dossier->positioning, GOPS_POSITIONING_PATH);
  g_autofree char *note = dup_part (writer, GOPS_POSITIONING_PATH_NOTE);
  g_autofree char *phrase = g_strconcat ("statement.path-", path, *note != '\0' ? "-note" : "", NULL);

  if (gops_method_find_phrase (gops_method_get_default (), phrase) != NULL)
    add_sentence (writer, phrase, note, NULL);
  else if (*note != '\0')
    add_sentence (writer, "statement.path-note", note, NULL);
}

char *
gops_positioning_statement_compose (const GopsDossier *dossier)
{
  Writer writer = { dossier, gops_dossier_language (dossier), g_string_new (NULL) };

  add_pair (&writer, GOPS_POSITIONING_AUDIENCE, GOPS_POSITIONING_THEME, "statement.audience-theme", "statement.audience",
            "statement.theme");
  add_audience_kind (&writer);
  add_part (&writer, GOPS_POSITIONING_MEMBER_GAIN, "statement.member-gain");
  add_part (&writer, GOPS_POSITIONING_OPERATOR_GAIN, "statement.operator-gain");
  add_part (&writer, GOPS_POSITIONING_INTENT, "statement.intent");
  add_pair (&writer, GOPS_POSITIONING_MISSION, GOPS_POSITIONING_MISSION_END, "statement.mission-end", "statement.mission",
            "statement.end");
  add_part (&writer, GOPS_POSITIONING_DISLIKES, "statement.dislikes");
  add_part (&writer, GOPS_POSITIONING_EXCLUSIONS, "statement.exclusions");
  add_path (&writer);
  add_part (&writer, GOPS_POSITIONING_COMPETITORS, "statement.competitors");
  return g_string_free (writer.text, FALSE);
}

/* --- written by hand --- */

gboolean
gops_positioning_statement_is_own (GopsPositioning *positioning)
{
  return !gops_record_is_blank (positioning, GOPS_POSITIONING_STATEMENT);
}

char *
gops_positioning_statement_dup (const GopsDossier *dossier)
{
  if (gops_positioning_statement_is_own (dossier->positioning))
    return g_strdup (gops_record_get_text (dossier->positioning, GOPS_POSITIONING_STATEMENT));
  return gops_positioning_statement_compose (dossier);
}

static const char *
name_of (GopsPositioningColumn column)
{
  return gops_positioning_table.columns[column].name;
}

/* The parts as they are, as a JSON object. Returns: (transfer full). */
static char *
dup_basis (GopsPositioning *positioning)
{
  g_autoptr (JsonObject) parts = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < GOPS_N_STATEMENT_PARTS; i++)
    json_object_set_string_member (parts, name_of (gops_statement_parts[i]), gops_record_get_text (positioning, gops_statement_parts[i]));
  json_node_set_object (node, parts);
  return json_to_string (node, FALSE);
}

void
gops_positioning_statement_keep (GopsPositioning *positioning)
{
  g_autofree char *basis = dup_basis (positioning);

  gops_record_set_text (positioning, GOPS_POSITIONING_STATEMENT_BASIS, basis);
}

void
gops_positioning_statement_set (GopsPositioning *positioning, const char *text)
{
  gboolean was_own = gops_positioning_statement_is_own (positioning);

  gops_record_set_text (positioning, GOPS_POSITIONING_STATEMENT, text);
  if (!gops_positioning_statement_is_own (positioning))
    {
      gops_record_set_text (positioning, GOPS_POSITIONING_STATEMENT, NULL);
      gops_record_set_text (positioning, GOPS_POSITIONING_STATEMENT_BASIS, NULL);
    }
  /* one more word is no new look at parts that have moved on: that is said by keeping */
  else if (!was_own)
    gops_positioning_statement_keep (positioning);
}

/* A basis that cannot be read counts as the parts of today: nothing false is said. */
static JsonObject *
load_basis (GopsPositioning *positioning)
{
  const char *text = gops_record_get_text (positioning, GOPS_POSITIONING_STATEMENT_BASIS);
  g_autoptr (JsonNode) node = *text != '\0' ? json_from_string (text, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static gboolean
has_moved (JsonObject *basis, GopsPositioning *positioning, GopsPositioningColumn column)
{
  JsonNode *before = json_object_get_member (basis, name_of (column));

  return before != NULL && JSON_NODE_HOLDS_VALUE (before) && json_node_get_value_type (before) == G_TYPE_STRING
         && !g_str_equal (json_node_get_string (before), gops_record_get_text (positioning, column));
}

GArray *
gops_positioning_statement_moved (GopsPositioning *positioning)
{
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (GopsPositioningColumn));
  g_autoptr (JsonObject) basis = gops_positioning_statement_is_own (positioning) ? load_basis (positioning) : NULL;

  for (guint i = 0; basis != NULL && i < GOPS_N_STATEMENT_PARTS; i++)
    if (has_moved (basis, positioning, gops_statement_parts[i]))
      g_array_append_val (moved, gops_statement_parts[i]);
  return moved;
}
