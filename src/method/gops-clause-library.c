/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of clauses/SECTION.json. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-clause-library.h"
#include "gops-dossier.h"

static const char *const polarities[] = { "encourage", "forbid", "neutral", NULL };

static gboolean
read_section (GopsReader *reader, GopsJson *node, gpointer out)
{
  const char *section = gops_json_string (node);

  if (section == NULL || !g_strv_contains (gops_sections (), section))
    return gops_reader_fail (reader, _("the name of a section is expected"));
  *(const char **) out = section;
  return TRUE;
}

static const GopsField clause_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsClauseTemplate, id) },
  { "section", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsClauseTemplate, section), .read = read_section },
  { "polarity", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsClauseTemplate, polarity), .choices = polarities },
  { "severity", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsClauseTemplate, severity), .min = 0, .max = 3 },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsClauseTemplate, kinds) },
  { "platforms", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsClauseTemplate, platforms) },
  { "topic", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsClauseTemplate, topic) },
  { "short", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, short_text), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE },
  { "text", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, text) },
  { "consequence", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, consequence), GOPS_FIELD_NULLABLE },
  { "why", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, why) },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsClauseTemplate, source) },
};
static const GopsShape clause_shape = GOPS_SHAPE (clause_fields, GopsClauseTemplate);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsClauseFile, format), .min = 1, .max = 1 },
  { "clauses", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsClauseFile, clauses), .shape = &clause_shape,
    .n_offset = G_STRUCT_OFFSET (GopsClauseFile, n_clauses) },
};
const GopsShape gops_clause_file_shape = GOPS_SHAPE (file_fields, GopsClauseFile);

#define OWN (GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE | GOPS_FIELD_ONE_LANGUAGE)

static const GopsField own_clause_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsClauseTemplate, id) },
  { "section", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsClauseTemplate, section), .read = read_section },
  { "polarity", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsClauseTemplate, polarity), .choices = polarities },
  { "severity", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsClauseTemplate, severity), GOPS_FIELD_OPTIONAL, .min = 0, .max = 3 },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsClauseTemplate, kinds), GOPS_FIELD_OPTIONAL },
  { "platforms", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsClauseTemplate, platforms), GOPS_FIELD_OPTIONAL },
  { "topic", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsClauseTemplate, topic), GOPS_FIELD_OPTIONAL },
  { "short", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, short_text), OWN },
  { "text", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, text), GOPS_FIELD_ONE_LANGUAGE },
  { "consequence", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, consequence), OWN },
  { "why", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsClauseTemplate, why), OWN },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsClauseTemplate, source), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE },
};
static const GopsShape own_clause_shape = GOPS_SHAPE (own_clause_fields, GopsClauseTemplate);

static const GopsField own_file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsClauseFile, format), .min = 1, .max = 1 },
  { "clauses", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsClauseFile, clauses), .shape = &own_clause_shape,
    .n_offset = G_STRUCT_OFFSET (GopsClauseFile, n_clauses) },
};
const GopsShape gops_own_clause_file_shape = GOPS_SHAPE (own_file_fields, GopsClauseFile);

static gboolean
lists (const char *const *ids, const char *id)
{
  return id == NULL || g_strv_contains (ids, "*") || g_strv_contains (ids, id);
}

gboolean
gops_clause_template_suits (const GopsClauseTemplate *clause, const char *kind, const char *platform)
{
  return lists (clause->kinds, kind) && lists (clause->platforms, platform);
}
