/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning of a group as a document. */
#include "gops-group-documents.h"

#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-wording.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
add_answer (GopsDocument *document, const char *phrase, const char *text)
{
  if (is_empty (text))
    return;
  gops_document_add_heading (document, gops_phrase (document->language, phrase));
  gops_document_add_paragraph (document, text);
}

static void
add_path (GopsDocument *document, GopsPositioning *positioning)
{
  const char *path = gops_record_get_text (positioning, GOPS_POSITIONING_PATH);
  const char *note = gops_record_get_text (positioning, GOPS_POSITIONING_PATH_NOTE);
  g_autofree char *id = g_strconcat ("path.", path, NULL);
  g_autofree char *text = NULL;

  if (is_empty (path))
    return;
  text = is_empty (note) ? g_strdup (gops_phrase (document->language, id))
                         : g_strconcat (gops_phrase (document->language, id), gops_phrase (document->language, "list.colon"), note, NULL);
  add_answer (document, "positioning.path", text);
}

/* Parts that are not empty, with @separator between. */
static char *
join (const char *separator, const char *const *parts, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (!is_empty (parts[i]))
      g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", parts[i]);
  return g_string_free (out, FALSE);
}

static void
add_scenes (GopsDocument *document, const GopsDossier *dossier)
{
  static const guint columns[] = { GOPS_SCENE_PEOPLE, GOPS_SCENE_TIME, GOPS_SCENE_PLACE, GOPS_SCENE_NEED, GOPS_SCENE_EMOTION };

  if (dossier->scenes->len > 0)
    gops_document_add_heading (document, gops_phrase (document->language, "positioning.scene"));
  for (guint i = 0; i < dossier->scenes->len; i++)
    {
      const char *parts[G_N_ELEMENTS (columns)];
      g_autofree char *line = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        parts[k] = gops_record_get_text (dossier->scenes->pdata[i], columns[k]);
      line = join (" · ", parts, G_N_ELEMENTS (columns));
      gops_document_add_bullet (document, line, NULL);
    }
}

static void
add_personas (GopsDocument *document, const GopsDossier *dossier)
{
  static const guint columns[] = { GOPS_PERSONA_FACTS, GOPS_PERSONA_INTERESTS, GOPS_PERSONA_SPENDING, GOPS_PERSONA_PAINS };

  if (dossier->personas->len > 0)
    gops_document_add_heading (document, gops_phrase (document->language, "positioning.personas"));
  for (guint i = 0; i < dossier->personas->len; i++)
    {
      GopsRecord *persona = dossier->personas->pdata[i];
      const char *parts[G_N_ELEMENTS (columns)];
      g_autofree char *facts = NULL, *line = NULL;
      const char *name = gops_record_get_text (persona, GOPS_PERSONA_NAME);

      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        parts[k] = gops_record_get_text (persona, columns[k]);
      facts = join (gops_phrase (document->language, "list.semicolon"), parts, G_N_ELEMENTS (columns));
      line = is_empty (name) ? g_strdup (facts)
                             : g_strconcat (name, is_empty (facts) ? "" : gops_phrase (document->language, "list.colon"), facts, NULL);
      gops_document_add_bullet (document, line, gops_record_get_text (persona, GOPS_PERSONA_QUOTE));
    }
}

static char *
number_with_unit (double number, const char *unit)
{
  g_autofree char *text = g_strdup_printf ("%.10g", number);

  return is_empty (unit) ? g_strdup (text) : g_strdup_printf ("%s %s", text, unit);
}

static void
add_goals (GopsDocument *document, const GopsDossier *dossier)
{
  if (dossier->goals->len > 0)
    gops_document_add_heading (document, gops_phrase (document->language, "positioning.goals"));
  for (guint i = 0; i < dossier->goals->len; i++)
    {
      GopsRecord *goal = dossier->goals->pdata[i];
      g_autofree char *target = number_with_unit (gops_record_get_real (goal, GOPS_GOAL_TARGET), gops_record_get_text (goal, GOPS_GOAL_UNIT));
      g_autofree char *date = gops_poster_date_format (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON), "full", document->language);
      const char *label = gops_record_get_text (goal, GOPS_GOAL_LABEL);
      g_autofree char *line = *date != '\0'
        ? gops_wording (document->language, "goal.target", "label", label, "target", target, "date", date, NULL)
        : g_strconcat (label != NULL ? label : "", gops_phrase (document->language, "list.colon"), target, NULL);

      gops_document_add_bullet (document, line, NULL);
    }
}

GopsDocument *
gops_positioning_document (const GopsDossier *dossier)
{
  static const struct { guint column; const char *phrase; } answers[] = {
    { GOPS_POSITIONING_AUDIENCE, "positioning.for" },     { GOPS_POSITIONING_THEME, "positioning.theme" },
    { GOPS_POSITIONING_MEMBER_GAIN, "positioning.get" },  { GOPS_POSITIONING_OPERATOR_GAIN, "positioning.we" },
    { GOPS_POSITIONING_INTENT, "positioning.intent" },    { GOPS_POSITIONING_MISSION, "positioning.mission" },
    { GOPS_POSITIONING_MISSION_END, "positioning.done" }, { GOPS_POSITIONING_DISLIKES, "positioning.dislikes" },
    { GOPS_POSITIONING_EXCLUSIONS, "positioning.exclusions" },
  };
  const char *language = gops_dossier_language (dossier);
  g_autofree char *title = gops_wording (language, "positioning.title", "group", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), NULL);
  GopsDocument *document = gops_document_new (language, title);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    add_answer (document, answers[i].phrase, gops_record_get_text (dossier->positioning, answers[i].column));
  add_path (document, dossier->positioning);
  add_scenes (document, dossier);
  add_personas (document, dossier);
  add_goals (document, dossier);
  return document;
}
