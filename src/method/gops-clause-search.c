/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue of clauses and the search in it. */
#include "config.h"

#include "gops-clause-search.h"

#include <string.h>

#include "gops-dossier.h"
#include "gops-group-words.h"
#include "gops-method.h"
#include "gops-user-templates.h"

typedef struct
{
  const GopsClauseTemplate *clause;
  const char               *origin;   /* (nullable): name of the users' template */
  char                     *words;    /* (owned) (nullable): what it says, folded; made when it is first searched */
  char                     *about;    /* (owned) (nullable): why, topic, section, folded */
} Entry;

struct _GopsClauseCatalogue
{
  GPtrArray  *templates;   /* (owned) (element-type GopsUserTemplate) */
  GArray     *entries;     /* (owned) (element-type Entry) in the sections' order */
  GHashTable *by_id;       /* (owned) id → index + 1 */
};

/* Small letters, and one form of each letter: "Ａｄ" is found by "ad". */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->words);
  g_free (((Entry *) data)->about);
}

static void
add_entry (GopsClauseCatalogue *self, const GopsClauseTemplate *clause, const char *origin)
{
  Entry entry = { clause, origin };

  g_array_append_val (self->entries, entry);
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  return gops_section_index (((const Entry *) a)->clause->section) - gops_section_index (((const Entry *) b)->clause->section);
}

/* The library first: within a section the order stays. */
static void
add_all (GopsClauseCatalogue *self)
{
  const GPtrArray *library = gops_method_get_clauses (gops_method_get_default ());

  for (guint i = 0; i < library->len; i++)
    add_entry (self, library->pdata[i], NULL);
  for (guint i = 0; i < self->templates->len; i++)
    {
      const GopsUserTemplate *template = self->templates->pdata[i];

      for (guint j = 0; j < template->n_clauses; j++)
        add_entry (self, &template->clauses[j], template->name);
    }
  g_array_sort (self->entries, compare_sections);   /* keeps the order of what is equal */
  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_insert (self->by_id, (gpointer) g_array_index (self->entries, Entry, i).clause->id, GUINT_TO_POINTER (i + 1));
}

GopsClauseCatalogue *
gops_clause_catalogue_new (GopsStore *store, GError **error)
{
  g_autoptr (GPtrArray) templates = store != NULL ? gops_user_templates_load (store, error) : g_ptr_array_new ();
  GopsClauseCatalogue *self;

  if (templates == NULL)
    return NULL;
  self = g_new0 (GopsClauseCatalogue, 1);
  self->templates = g_steal_pointer (&templates);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  add_all (self);
  return self;
}

void
gops_clause_catalogue_free (GopsClauseCatalogue *self)
{
  g_hash_table_unref (self->by_id);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->templates);
  g_free (self);
}

/* --- search --- */

static void
append_text (GString *words, const GopsText *text)
{
  g_string_append_printf (words, "%s\n%s\n", text->en != NULL ? text->en : "", text->zh_cn != NULL ? text->zh_cn : "");
}

static void
make_words (Entry *entry)
{
  const GopsClauseTemplate *clause = entry->clause;
  g_autoptr (GString) words = g_string_new (NULL), about = g_string_new (NULL);

  append_text (words, &clause->text);
  append_text (words, &clause->short_text);
  append_text (words, &clause->consequence);
  append_text (about, &clause->why);
  g_string_append_printf (about, "%s\n%s\n%s\n%s\n%s", clause->id, clause->topic, clause->section,
                          gops_clause_section_name (clause->section), clause->source);
  entry->words = fold (words->str);
  entry->about = fold (about->str);
}

static gboolean
passes (const Entry *entry, const GopsClauseFilter *filter)
{
  const GopsClauseTemplate *clause = entry->clause;

  return (filter->section == NULL || g_str_equal (filter->section, clause->section))
         && (filter->polarity == NULL || g_str_equal (filter->polarity, clause->polarity))
         && (filter->topic == NULL || g_str_equal (filter->topic, clause->topic))
         && (!filter->own_only || entry->origin != NULL)
         && gops_clause_template_suits (clause, filter->kind, filter->platform);
}

/* 2: its own words have all of them; 1: with what is said about it; 0: not at all. */
static int
score (Entry *entry, char **wanted)
{
  int result = 2;

  if (entry->words == NULL && wanted[0] != NULL)
    make_words (entry);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (entry->words, wanted[i]) == NULL)
      {
        if (strstr (entry->about, wanted[i]) == NULL)
          return 0;
        result = 1;
      }
  return result;
}

static char **
split_words (const char *text)
{
  g_autofree char *folded = fold (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

GPtrArray *
gops_clause_catalogue_search (GopsClauseCatalogue *self, const GopsClauseFilter *filter)
{
  g_auto (GStrv) wanted = split_words (filter->text);
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      int hit = passes (entry, filter) ? score (entry, wanted) : 0;

      if (hit > 0)
        g_ptr_array_add (hit == 2 ? found : about, (gpointer) entry->clause);
    }
  g_ptr_array_extend (found, about, NULL, NULL);
  return found;
}

static const Entry *
find_entry (GopsClauseCatalogue *self, const char *id)
{
  guint index = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;

  return index > 0 ? &g_array_index (self->entries, Entry, index - 1) : NULL;
}

const GopsClauseTemplate *
gops_clause_catalogue_find (GopsClauseCatalogue *self, const char *id)
{
  const Entry *entry = find_entry (self, id);

  return entry != NULL ? entry->clause : NULL;
}

const char *
gops_clause_catalogue_get_origin (GopsClauseCatalogue *self, const GopsClauseTemplate *clause)
{
  const Entry *entry = find_entry (self, clause->id);

  return entry != NULL ? entry->origin : NULL;
}

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
gops_clause_catalogue_topics (GopsClauseCatalogue *self)
{
  GPtrArray *topics = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *topic = g_array_index (self->entries, Entry, i).clause->topic;

      if (!g_ptr_array_find_with_equal_func (topics, topic, g_str_equal, NULL))
        g_ptr_array_add (topics, (gpointer) topic);
    }
  g_ptr_array_sort (topics, compare_topics);
  return topics;
}
