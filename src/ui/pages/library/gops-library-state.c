/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of the library list. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-clause-search.h"
#include "gops-fill.h"
#include "gops-library-state.h"
#include "gops-method.h"
#include "gops-name-fold.h"
#include "gops-own-sops.h"
#include "gops-poster-template.h"
#include "gops-rules-state.h"

static const GopsLibrarySectionInfo infos[GOPS_N_SECTIONS] = {
  [GOPS_SECTION_REPLIES] = { "replies", N_("Replies and Knowledge"), "gops-reply-symbolic", N_("Answers that are kept ready, found by a word and copied with one key.") },
  [GOPS_SECTION_MATERIALS] = { "materials", N_("Materials"), "gops-material-symbolic", N_("Pictures, files and links that are posted.") },
  [GOPS_SECTION_CLAUSES] = { "clauses", N_("Clauses"), "gops-rules-symbolic", N_("What rules are made of, each with its reason.") },
  [GOPS_SECTION_TACTICS] = { "tactics", N_("Tactics"), "gops-tactic-symbolic", N_("Seven playbooks for moving a community.") },
  [GOPS_SECTION_SOPS] = { "sops", N_("SOPs"), "gops-sop-symbolic", N_("What is posted on which day, from beginning to end.") },
  [GOPS_SECTION_GROUPS] = { "groups", N_("Group Templates"), "gops-template-symbolic", N_("Kinds of groups, and what each begins with.") },
  [GOPS_SECTION_POSTERS] = { "posters", N_("Poster Templates"), "gops-poster-symbolic", N_("Posters that fill in what the group says of itself.") },
};

const GopsLibrarySectionInfo *
gops_library_section_info (GopsLibrarySection section)
{
  g_return_val_if_fail (section < GOPS_N_SECTIONS, NULL);
  return &infos[section];
}

GopsLibrarySection
gops_library_section_find (const char *id)
{
  GopsLibrarySection section = 0;

  while (section < GOPS_N_SECTIONS && g_strcmp0 (infos[section].id, id) != 0)
    section++;
  return section;
}

/* --- entries --- */

static void
text_free (gpointer data)
{
  GopsLibraryText *text = data;

  g_free (text->heading);
  g_free (text->text);
  g_free (text);
}

static void
place_free (gpointer data)
{
  GopsLibraryPlace *place = data;

  g_free (place->name);
  g_free (place);
}

static void
entry_free (gpointer data)
{
  GopsLibraryEntry *entry = data;

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->subtitle);
  g_free (entry->found);
  g_ptr_array_unref (entry->texts);
  g_ptr_array_unref (entry->places);
  g_free (entry);
}

static GopsLibraryEntry *
add_entry (GPtrArray  *entries,
           const char *id,
           const char *title,
           const char *subtitle)
{
  GopsLibraryEntry *entry = g_new0 (GopsLibraryEntry, 1);

  entry->id = g_strdup (id);
  entry->title = g_strdup (title);
  entry->subtitle = g_strdup (subtitle != NULL ? subtitle : "");
  entry->texts = g_ptr_array_new_with_free_func (text_free);
  entry->places = g_ptr_array_new_with_free_func (place_free);
  g_ptr_array_add (entries, entry);
  return entry;
}

/* @text: (nullable): then there is no such part */
static void
add_text (GopsLibraryEntry *entry,
          const char       *heading,
          const char       *text)
{
  GopsLibraryText *part;

  if (text == NULL || *text == '\0')
    return;
  part = g_new0 (GopsLibraryText, 1);
  part->heading = g_strdup (heading);
  part->text = g_strdup (text);
  g_ptr_array_add (entry->texts, part);
}

static void
complete (gpointer data,
          gpointer user_data)
{
  GopsLibraryEntry *entry = data;
  g_autoptr (GString) all = g_string_new (entry->title), folded = g_string_new (NULL);

  g_string_append_printf (all, "\n%s", entry->subtitle);
  for (guint i = 0; i < entry->texts->len; i++)
    g_string_append_printf (all, "\n%s", ((GopsLibraryText *) entry->texts->pdata[i])->text);
  gops_name_fold (folded, all->str);
  entry->found = g_string_free (g_steal_pointer (&folded), FALSE);
}

gboolean
gops_library_entry_matches (const GopsLibraryEntry *self,
                            const char             *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  gops_name_fold (folded, text);
  words = g_strsplit_set (folded->str, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->found, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* --- where they are used --- */

static void
note_place (GopsLibraryEntry *entry,
            gint64            group,
            const char       *name)
{
  GopsLibraryPlace *place;

  if (entry->n_places++ >= GOPS_LIBRARY_MOST_PLACES)
    return;
  place = g_new0 (GopsLibraryPlace, 1);
  place->group = group;
  place->name = g_strdup (name);
  g_ptr_array_add (entry->places, place);
}

/* @sql: gives what it is called by, the group and its name, by name */
static gboolean
add_places (GopsStore   *store,
            GPtrArray   *entries,
            const char  *sql,
            GError     **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, NULL);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (by_id, ((GopsLibraryEntry *) entries->pdata[i])->id, entries->pdata[i]);
  while (gops_statement_next (rows, &local_error))
    {
      GopsLibraryEntry *entry = g_hash_table_lookup (by_id, gops_statement_text (rows, 0));

      if (entry != NULL)
        note_place (entry, gops_statement_int (rows, 1), gops_statement_text (rows, 2));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

#define PLACES(column, table) "SELECT DISTINCT t." column ", g.id, g.name FROM " table " t JOIN chat_group g ON g.id = t.group_id" \
  " WHERE t." column " <> '' AND g.deleted_at = 0 ORDER BY g.sort_key, g.id"

static const char *const uses[GOPS_N_SECTIONS] = {
  [GOPS_SECTION_CLAUSES] = PLACES ("library_id", "clause"),
  [GOPS_SECTION_TACTICS] = PLACES ("tactic", "plan_item"),
  [GOPS_SECTION_SOPS] = PLACES ("sop", "plan_item"),
  [GOPS_SECTION_GROUPS] = "SELECT kind, id, name FROM chat_group WHERE deleted_at = 0 ORDER BY sort_key, id",
  [GOPS_SECTION_POSTERS] = PLACES ("template", "poster"),
};

/* --- sections --- */

/* What users have written is there in one language at least. */
static const char *
say (const GopsText *text)
{
  const char *said = gops_text_get (text, gops_interface_language ());

  return said != NULL ? said : text->en != NULL ? text->en : text->zh_cn != NULL ? text->zh_cn : "";
}

static void
add_clause (GPtrArray                *entries,
            const GopsClauseTemplate *clause,
            const char               *origin)
{
  const GopsFillValues nobody = { .language = gops_interface_language () };   /* the library belongs to no group yet */
  g_autofree char *text = gops_fill (&nobody, say (&clause->text)), *consequence = gops_fill (&nobody, say (&clause->consequence));
  GopsLibraryEntry *entry = add_entry (entries, clause->id, text, gops_section_title (clause->section));

  add_text (entry, _("Consequence"), consequence);
  add_text (entry, _("Why"), say (&clause->why));
  add_text (entry, _("From"), origin);
}

static gboolean
add_clauses (GopsStore *store,
             GPtrArray *entries,
             GError   **error)
{
  g_autoptr (GopsClauseCatalogue) catalogue = gops_clause_catalogue_new (store, error);
  const GopsClauseFilter all = { 0 };
  g_autoptr (GPtrArray) clauses = catalogue != NULL ? gops_clause_catalogue_search (catalogue, &all) : NULL;

  for (guint i = 0; clauses != NULL && i < clauses->len; i++)
    add_clause (entries, clauses->pdata[i], gops_clause_catalogue_get_origin (catalogue, clauses->pdata[i]));
  return clauses != NULL;
}

static char *
number_steps (const GopsTactic *tactic)
{
  GString *steps = g_string_new (NULL);

  for (guint i = 0; i < tactic->n_steps; i++)
    g_string_append_printf (steps, "%s%u. %s", i > 0 ? "\n" : "", i + 1, say (&tactic->steps[i]));
  return g_string_free (steps, FALSE);
}

static void
add_tactics (GPtrArray *entries)
{
  const GPtrArray *tactics = gops_method_get_tactics (gops_method_get_default ());

  for (guint i = 0; i < tactics->len; i++)
    {
      const GopsTactic *tactic = tactics->pdata[i];
      GopsLibraryEntry *entry = add_entry (entries, tactic->id, say (&tactic->name), say (&tactic->summary));
      g_autofree char *steps = number_steps (tactic);

      add_text (entry, _("When"), say (&tactic->when));
      add_text (entry, _("Steps"), steps);
      add_text (entry, _("Example"), say (&tactic->example));
      add_text (entry, _("Caution"), say (&tactic->caution));
    }
}

static char *
list_items (const GopsSop *sop)
{
  GString *items = g_string_new (NULL);

  for (guint i = 0; i < sop->n_items; i++)
    {
      /* Translators: an entry of an SOP: its day, time and title */
      g_string_append_printf (items, _("Day %d, %s  %s"), sop->items[i].day, sop->items[i].time, say (&sop->items[i].title));
      if (i + 1 < sop->n_items)
        g_string_append_c (items, '\n');
    }
  return g_string_free (items, FALSE);
}

static gboolean
add_sops (GopsStore *store,
          GPtrArray *entries,
          GError   **error)
{
  g_autoptr (GopsSops) all = gops_sops_load (store, error);
  const GPtrArray *sops = all != NULL ? gops_sops_get_all (all) : NULL;

  for (guint i = 0; sops != NULL && i < sops->len; i++)
    {
      const GopsSop *sop = sops->pdata[i];
      GopsLibraryEntry *entry = add_entry (entries, sop->id, say (&sop->name), say (&sop->summary));
      g_autofree char *items = list_items (sop);

      add_text (entry, _("Day by day"), items);
    }
  return sops != NULL;
}

static void
add_kinds (GPtrArray *entries)
{
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());
  const GopsFillValues nobody = { .language = gops_interface_language () };

  for (guint i = 0; i < kinds->len; i++)
    {
      const GopsKind *kind = kinds->pdata[i];
      GopsLibraryEntry *entry = add_entry (entries, kind->id, say (&kind->name), say (&kind->summary));
      g_autofree char *mission = gops_fill (&nobody, say (&kind->defaults.mission));

      add_text (entry, _("How long it lives"), say (&kind->life));
      add_text (entry, _("For whom"), say (&kind->defaults.audience));
      add_text (entry, _("Mission"), mission);
      add_text (entry, _("Caution"), say (&kind->caution));
    }
}

static char *
list_fields (GopsPosterTemplate *template)
{
  GString *fields = g_string_new (NULL);

  for (guint i = 0; i < gops_poster_template_get_n_fields (template); i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? " · " : "", gops_poster_template_get_field (template, i, gops_interface_language ()).label);
  return g_string_free (fields, FALSE);
}

static gboolean
add_posters (GPtrArray *entries,
             GError   **error)
{
  const char *const *ids = gops_poster_template_list ();
  const char *language = gops_interface_language ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GopsPosterTemplate) template = gops_poster_template_get (ids[i], error);
      g_autofree char *fields = template != NULL ? list_fields (template) : NULL;

      if (template == NULL)
        return FALSE;
      add_text (add_entry (entries, ids[i], gops_poster_template_get_name (template, language), gops_poster_template_get_summary (template, language)),
                _("What stands on it"), fields);
    }
  return TRUE;
}

GPtrArray *
gops_library_entries_load (GopsStore           *store,
                           GopsLibrarySection   section,
                           GError             **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  gboolean ok = TRUE;

  switch (section)
    {
    case GOPS_SECTION_CLAUSES:
      ok = add_clauses (store, entries, error);
      break;
    case GOPS_SECTION_TACTICS: add_tactics (entries); break;
    case GOPS_SECTION_SOPS:
      ok = add_sops (store, entries, error);
      break;
    case GOPS_SECTION_GROUPS:  add_kinds (entries);   break;
    case GOPS_SECTION_POSTERS:
      ok = add_posters (entries, error);
      break;
    case GOPS_SECTION_REPLIES:
    case GOPS_SECTION_MATERIALS:
    case GOPS_N_SECTIONS:
      g_return_val_if_reached (NULL);
    }
  if (!ok || !add_places (store, entries, uses[section], error))
    return NULL;
  g_ptr_array_foreach (entries, complete, NULL);
  return g_steal_pointer (&entries);
}
