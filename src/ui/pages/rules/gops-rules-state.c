/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules page shows, worked out without a display. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-fill.h"
#include "gops-group-words.h"
#include "gops-rules-state.h"
#include "gops-sentence.h"

/* Text and consequence share a line up to so many columns of half an em. */
#define LINE_COLUMNS 62
#define BESIDE_COLUMNS 30
#define MOST_LINES 12

#define SHORT_CHARACTERS 24

typedef struct
{
  const char *id, *hint;
} Section;

static const Section sections[] = {
  { "purpose",     N_("Who you are and what for, in one or two sentences") },
  { "admission",   N_("Who may come in, and how") },
  { "encouraged",  N_("What is welcome here: people do what they are asked to do") },
  { "forbidden",   N_("What is not wanted here, and what follows") },
  { "advertising", N_("Where one’s own things may be shown, and where not") },
  { "format",      N_("Quiet hours, mentions, voice messages, long texts") },
  { "activities",  N_("Who may start something, how one signs up, what it costs") },
  { "privacy",     N_("What stays in the group") },
  { "enforcement", N_("Owner, maintainers, and who may do what") },
  { "rewards",     N_("How good contributions are thanked") },
  { "penalties",   N_("From a friendly word to removal") },
  { "reporting",   N_("Whom to tell, and how soon there is an answer") },
  { "appeal",      N_("Whom to ask when one disagrees") },
  { "repair",      N_("How a mistake is mended and forgotten") },
  { "change",      N_("How and when these rules are looked at again") },
};

static const Section *
find_section (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].id, id) == 0)
      return &sections[i];
  return NULL;
}

const char *
gops_section_title (const char *section)
{
  return gops_clause_section_name (section);
}

const char *
gops_section_hint (const char *section)
{
  const Section *found = find_section (section);

  return found != NULL ? _(found->hint) : "";
}

gboolean
gops_section_is_basic (const char *section)
{
  return g_str_equal (section, "purpose") || gops_section_polarity (section) != NULL;
}

const char *
gops_section_polarity (const char *section)
{
  if (g_str_equal (section, "encouraged"))
    return "encourage";
  if (g_str_equal (section, "forbidden"))
    return "forbid";
  return NULL;
}

const char *
gops_section_new_polarity (const char *section)
{
  const char *fixed = gops_section_polarity (section);

  if (fixed != NULL)
    return fixed;
  return g_str_equal (section, "rewards") ? "encourage" : "neutral";
}

const char *const *
gops_polarities (void)
{
  static const char *const polarities[] = { "encourage", "forbid", "neutral", NULL };

  return polarities;
}

const char *
gops_polarity_title (const char *polarity)
{
  return gops_clause_polarity_name (polarity);
}

/* How wide @text is, in columns of half an em. */
static guint
count_columns (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return n;
}

static guint
count_lines (guint columns)
{
  return MIN ((columns + LINE_COLUMNS - 1) / LINE_COLUMNS, MOST_LINES);
}

GopsClauseLook
gops_clause_look (const GopsDossier *dossier,
                  GopsClause        *clause)
{
  const char *polarity = gops_record_get_text (clause, GOPS_CLAUSE_POLARITY);
  gboolean forbids = g_strcmp0 (polarity, "forbid") == 0;
  gboolean encourages = g_strcmp0 (polarity, "encourage") == 0;
  GopsClauseLook look = {
    .text = gops_method_fill (dossier, gops_record_get_text (clause, GOPS_CLAUSE_TEXT)),
    .consequence = gops_method_fill (dossier, gops_record_get_text (clause, GOPS_CLAUSE_CONSEQUENCE)),
    .icon_name = encourages ? "gops-encourage-symbolic" : forbids ? "gops-forbid-symbolic" : NULL,
    .hue = encourages ? "gops-jade-mark" : "gops-neutral",
  };
  guint columns = count_columns (look.text), more = count_columns (look.consequence);

  look.missing = forbids && gops_record_is_blank (clause, GOPS_CLAUSE_CONSEQUENCE);
  look.beside = look.missing || (more <= BESIDE_COLUMNS && more + columns <= LINE_COLUMNS);
  look.lines = count_lines (columns) + (look.beside ? 0 : count_lines (more));
  return look;
}

void
gops_clause_look_clear (GopsClauseLook *look)
{
  g_clear_pointer (&look->text, g_free);
  g_clear_pointer (&look->consequence, g_free);
}

char *
gops_clause_look_describe (const GopsClauseLook *look,
                           const char           *polarity)
{
  if (look->missing)
    /* Translators: spoken for a row of the rules: "Forbids: No adverts. No consequence" */
    return g_strdup_printf (_("%s: %s. No consequence"), gops_polarity_title (polarity), look->text);
  if (*look->consequence != '\0')
    /* Translators: spoken for a row of the rules: "Forbids: No adverts. What follows: removal" */
    return g_strdup_printf (_("%s: %s. What follows: %s"), gops_polarity_title (polarity), look->text, look->consequence);
  return g_strdup_printf ("%s: %s", gops_polarity_title (polarity), look->text);
}

GPtrArray *
gops_section_clauses (const GopsDossier *dossier,
                      const char        *section)
{
  GPtrArray *clauses = g_ptr_array_new ();

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      GopsClause *clause = g_ptr_array_index (dossier->clauses, i);

      if (g_strcmp0 (gops_record_get_text (clause, GOPS_CLAUSE_SECTION), section) == 0)
        g_ptr_array_add (clauses, clause);
    }
  return clauses;
}

GopsClause *
gops_dossier_find_clause (const GopsDossier *dossier,
                          gint64             id)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (gops_record_get_id (g_ptr_array_index (dossier->clauses, i)) == id)
      return g_ptr_array_index (dossier->clauses, i);
  return NULL;
}

gboolean
gops_dossier_has_template (const GopsDossier *dossier,
                           const char        *library_id)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (g_strcmp0 (gops_record_get_text (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_LIBRARY_ID), library_id) == 0)
      return TRUE;
  return FALSE;
}

char *
gops_clause_shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= SHORT_CHARACTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, SHORT_CHARACTERS);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

guint
gops_reading_minutes (const char *text)
{
  return MAX (1, (gops_reading_seconds (text) + 59) / 60);
}
