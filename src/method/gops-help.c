/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: contents, pages, search. */
#include "config.h"

#include <string.h>

#include "gops-help.h"
#include "gops-help-resources.h"
#include "gops-use-resource.h"

#define RESOURCE_PATH "/com/example/GroupOps/help/"

typedef struct
{
  int                    format;
  const GopsHelpChapter *chapters;
  guint                  n_chapters;
} Contents;

static const GopsField entry_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsHelpEntry, id) },
  { "place", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsHelpEntry, place), GOPS_FIELD_OPTIONAL },
};
static const GopsShape entry_shape = GOPS_SHAPE (entry_fields, GopsHelpEntry);

static const GopsField chapter_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsHelpChapter, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsHelpChapter, name) },
  { "pages", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsHelpChapter, pages), .shape = &entry_shape,
    .n_offset = G_STRUCT_OFFSET (GopsHelpChapter, n_pages) },
};
static const GopsShape chapter_shape = GOPS_SHAPE (chapter_fields, GopsHelpChapter);

static const GopsField contents_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (Contents, format), .min = 1, .max = 1 },
  { "chapters", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (Contents, chapters), .shape = &chapter_shape,
    .n_offset = G_STRUCT_OFFSET (Contents, n_chapters) },
};
static const GopsShape contents_shape = GOPS_SHAPE (contents_fields, Contents);

/* The files are built in and checked by a test: one that can't be read is a programmer's error. */
static GBytes *
look_up (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);

  GOPS_USE_RESOURCE (gops_help);
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static gpointer
read_contents (gpointer data)
{
  g_autoptr (GBytes) bytes = look_up ("contents.json");
  g_autoptr (GError) error = NULL;
  Contents *contents = g_new0 (Contents, 1);

  if (!gops_shape_read (&contents_shape, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "contents.json",
                        gops_arena_new (), contents, &error))
    g_error ("%s", error->message);
  return contents;
}

const GopsHelpChapter *
gops_help_chapters (guint *out_n)
{
  static GOnce once = G_ONCE_INIT;
  const Contents *contents = g_once (&once, read_contents, NULL);

  *out_n = contents->n_chapters;
  return contents->chapters;
}

/* --- pages --- */

static GopsHelpPage *
read_page (const char *language, const char *id)
{
  g_autofree char *name = g_strdup_printf ("%s/%s.md", language, id);
  g_autoptr (GBytes) bytes = look_up (name);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GopsHelpPage *page;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  page = gops_help_parse (id, name, text, &error);
  if (page == NULL)
    g_error ("%s", error->message);
  return page;
}

static gpointer
read_pages (gpointer data)
{
  GHashTable *pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gops_help_page_free);
  guint n;
  const GopsHelpChapter *chapters = gops_help_chapters (&n);

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < chapters[i].n_pages; p++)
      {
        GopsHelpPage *page = read_page (data, chapters[i].pages[p].id);

        if (page != NULL)
          g_hash_table_insert (pages, page->id, page);
      }
  return pages;
}

/* All pages in @language, each language when it is first asked for. */
static GHashTable *
pages_in (const char *language)
{
  static GOnce english = G_ONCE_INIT, chinese = G_ONCE_INIT;
  const char *known = gops_language_normalise (language);

  return g_once (g_str_equal (known, "zh_CN") ? &chinese : &english, read_pages, (gpointer) known);
}

const GopsHelpPage *
gops_help_find (const char *language, const char *id)
{
  return g_hash_table_lookup (pages_in (language), id);
}

const char *
gops_help_for_place (const char *place)
{
  guint n;
  const GopsHelpChapter *chapters = gops_help_chapters (&n);

  for (guint i = 0; i < n && place != NULL; i++)
    for (guint p = 0; p < chapters[i].n_pages; p++)
      if (g_strcmp0 (chapters[i].pages[p].place, place) == 0)
        return chapters[i].pages[p].id;
  return chapters[0].pages[0].id;
}

/* --- search --- */

static gboolean
has_all (const char *text, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Adds the pages with all @words in their title, or only elsewhere. */
static void
add_pages (GPtrArray *found, GHashTable *pages, char **words, gboolean in_title)
{
  guint n;
  const GopsHelpChapter *chapters = gops_help_chapters (&n);

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < chapters[i].n_pages; p++)
      {
        const GopsHelpPage *page = g_hash_table_lookup (pages, chapters[i].pages[p].id);
        g_autofree char *title = page != NULL ? g_utf8_casefold (page->title, -1) : NULL;

        if (page != NULL && has_all (page->words, words) && has_all (title, words) == in_title)
          g_ptr_array_add (found, (gpointer) page);
      }
}

GPtrArray *
gops_help_search (const char *language, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (folded), " \t\n", -1);

  if (*folded == '\0')
    return found;
  add_pages (found, pages_in (language), words, TRUE);
  add_pages (found, pages_in (language), words, FALSE);
  return found;
}
