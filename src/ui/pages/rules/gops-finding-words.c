/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a clause that the check has something to say about. */
#include "config.h"

#include <string.h>

#include "gops-fill.h"
#include "gops-finding-words.h"
#include "gops-language.h"

/* The app's amber, #c07a00, in Pango's 16 bits. */
#define AMBER_RED   0xc0c0
#define AMBER_GREEN 0x7a7a
#define AMBER_BLUE  0x0000

static const char *
get_raw (GopsClause      *clause,
         GopsClauseField  field)
{
  return gops_record_get_text (clause, field == GOPS_CLAUSE_FIELD_TEXT ? GOPS_CLAUSE_TEXT : GOPS_CLAUSE_CONSEQUENCE);
}

/* The clause may have changed since the check: a place that is no more names no words. */
static gboolean
is_at (const GopsFindingPlace *place,
       GopsClause             *clause,
       GopsClauseField         field)
{
  const char *raw = get_raw (clause, field);

  return place->clause == gops_record_get_id (clause) && place->field == field && place->length > 0
         && place->start + place->length <= strlen (raw)
         && g_utf8_validate (raw + place->start, (gssize) place->length, NULL);
}

/* Adds a line under @words wherever they stand in @shown. */
static void
underline (PangoAttrList *attributes,
           const char    *shown,
           const char    *words)
{
  for (const char *p = shown; *words != '\0' && (p = strstr (p, words)) != NULL; p += strlen (words))
    {
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
      PangoAttribute *color = pango_attr_underline_color_new (AMBER_RED, AMBER_GREEN, AMBER_BLUE);

      line->start_index = color->start_index = (guint) (p - shown);
      line->end_index = color->end_index = (guint) (p - shown + strlen (words));
      pango_attr_list_insert (attributes, line);
      pango_attr_list_insert (attributes, color);
    }
}

static void
mark_place (PangoAttrList          *attributes,
            const GopsDossier      *dossier,
            GopsClause             *clause,
            const GopsFindingPlace *place,
            const char             *shown)
{
  g_autofree char *raw = g_strndup (get_raw (clause, place->field) + place->start, place->length);
  g_autofree char *filled = gops_method_fill (dossier, raw);
  g_autofree char *words = gops_language_thin_space (filled);

  underline (attributes, shown, words);
}

/* The places of @advice, and those of others of its kind that are not listed: NULL after the last. */
static const GopsFindingPlace *
get_place (const GopsAdvice *advice,
           guint             i)
{
  if (i < advice->n_places)
    return &advice->places[i];
  i -= advice->n_places;
  return advice->more != NULL && i < advice->more->len ? &g_array_index (advice->more, GopsFindingPlace, i) : NULL;
}

void
gops_finding_words_mark (const GPtrArray   *advice,
                         const GopsDossier *dossier,
                         GopsClause        *clause,
                         GopsClauseField    field,
                         const char        *shown,
                         PangoAttrList     *attributes)
{
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i);
      const GopsFindingPlace *place;

      for (guint p = 0; (place = get_place (one, p)) != NULL; p++)
        if (is_at (place, clause, field))
          mark_place (attributes, dossier, clause, place, shown);
    }
}

gboolean
gops_finding_words_place (const GopsFindingPlace *place,
                          GopsClause             *clause,
                          GopsClauseField         field,
                          int                    *out_start,
                          int                    *out_end)
{
  const char *raw = get_raw (clause, field);

  if (!is_at (place, clause, field))
    return FALSE;
  *out_start = (int) g_utf8_strlen (raw, (gssize) place->start);
  *out_end = *out_start + (int) g_utf8_strlen (raw + place->start, (gssize) place->length);
  return TRUE;
}

gboolean
gops_finding_words_find (const GPtrArray *advice,
                         GopsClause      *clause,
                         GopsClauseField  field,
                         int             *out_start,
                         int             *out_end)
{
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i);

      for (guint p = 0; p < one->n_places; p++)
        if (gops_finding_words_place (&one->places[p], clause, field, out_start, out_end))
          return TRUE;
    }
  return FALSE;
}
