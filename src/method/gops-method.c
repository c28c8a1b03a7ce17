/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue: reads the files of the method's resources into tables by id, each sort when it is first asked for. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-dossier.h"
#include "gops-method.h"
#include "gops-method-resources.h"
#include "gops-use-resource.h"

#define RESOURCE_PATH "/com/example/GroupOps/method/"

typedef struct
{
  gsize       read;   /* once */
  GopsArena  *arena;  /* (owned) holds everything the table points to */
  GPtrArray  *list;   /* (owned) in the files' order */
  GHashTable *by_id;  /* (owned) */
} Table;

struct _GopsMethod
{
  Table tables[GOPS_METHOD_FILE_SOP + 1];
};

/* Where each sort of file is, and what it holds. */
static const struct
{
  const char       *place;       /* a file, or a folder of files when it ends in "/" */
  const GopsShape *shape;
} sorts[] = {
  [GOPS_METHOD_FILE_KINDS]       = { "kinds.json", &gops_kind_file_shape },
  [GOPS_METHOD_FILE_PLATFORMS]   = { "platforms.json", &gops_platform_file_shape },
  [GOPS_METHOD_FILE_CLAUSES]     = { "clauses/", &gops_clause_file_shape },
  [GOPS_METHOD_FILE_PHRASES]     = { "phrases.json", &gops_phrase_file_shape },
  [GOPS_METHOD_FILE_TACTICS]     = { "tactics.json", &gops_tactic_file_shape },
  [GOPS_METHOD_FILE_WORDS]       = { "words.json", &gops_word_file_shape },
  [GOPS_METHOD_FILE_RULE_PATTERNS] = { "rule-patterns.json", &gops_rule_patterns_shape },
  [GOPS_METHOD_FILE_FLOWS]       = { "flows.json", &gops_flow_file_shape },
  [GOPS_METHOD_FILE_POINTS]      = { "points.json", &gops_point_act_file_shape },
  [GOPS_METHOD_FILE_CARE]        = { "care.json", &gops_care_file_shape },
  [GOPS_METHOD_FILE_REPLIES]     = { "replies.json", &gops_starter_reply_file_shape },
  [GOPS_METHOD_FILE_HOLIDAYS]    = { "holidays-cn.json", &gops_holidays_shape },
  [GOPS_METHOD_FILE_TRADE_DATES] = { "trade-dates.json", &gops_trade_date_file_shape },
  [GOPS_METHOD_FILE_TIER_SCHEME] = { "tiers/", &gops_tier_scheme_shape },
  [GOPS_METHOD_FILE_SOP]         = { "sops/", &gops_sop_shape },
};

static gboolean
add_to_table (Table *table, const char *id, gconstpointer thing, const char *file, GError **error)
{
  if (g_hash_table_contains (table->by_id, id))
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, _("%s: “%s” is there twice"), file, id);
      return FALSE;
    }
  g_hash_table_insert (table->by_id, (gpointer) id, (gpointer) thing);
  g_ptr_array_add (table->list, (gpointer) thing);
  return TRUE;
}

/* Adds the structs of an array; every one of them begins with its id. */
static gboolean
add_array (Table *table, gconstpointer array, guint n, gsize size, const char *file, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      gconstpointer thing = (const char *) array + i * size;

      if (!add_to_table (table, *(const char *const *) thing, thing, file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_phrases (Table *table, GPtrArray *phrases, const char *file, GError **error)
{
  for (guint i = 0; i < phrases->len; i++)
    {
      const GopsPhrase *phrase = g_ptr_array_index (phrases, i);

      if (!add_to_table (table, phrase->id, phrase, file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
complete_sop (Table *table, GopsSop *sop, const char *file, GError **error)
{
  g_autofree char *problem = NULL;

  if (gops_sop_complete (sop, table->arena, &problem))
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, "%s: %s", file, problem);
  return FALSE;
}

/* Files the content of what has been read. @id is the file's name without .json. */
static gboolean
add_content (Table *table, GopsMethodFile sort, gpointer content, const char *id, const char *file, GError **error)
{
  switch (sort)
    {
    case GOPS_METHOD_FILE_KINDS:
      return add_array (table, ((GopsKindFile *) content)->kinds, ((GopsKindFile *) content)->n_kinds,
                        sizeof (GopsKind), file, error);
    case GOPS_METHOD_FILE_PLATFORMS:
      return add_array (table, ((GopsPlatformFile *) content)->platforms, ((GopsPlatformFile *) content)->n_platforms,
                        sizeof (GopsPlatform), file, error);
    case GOPS_METHOD_FILE_CLAUSES:
      return add_array (table, ((GopsClauseFile *) content)->clauses, ((GopsClauseFile *) content)->n_clauses,
                        sizeof (GopsClauseTemplate), file, error);
    case GOPS_METHOD_FILE_TACTICS:
      return add_array (table, ((GopsTacticFile *) content)->tactics, ((GopsTacticFile *) content)->n_tactics,
                        sizeof (GopsTactic), file, error);
    case GOPS_METHOD_FILE_WORDS:
      return add_array (table, ((GopsWordFile *) content)->lists, ((GopsWordFile *) content)->n_lists,
                        sizeof (GopsWordList), file, error);
    case GOPS_METHOD_FILE_FLOWS:
      return add_array (table, ((GopsFlowFile *) content)->flows, ((GopsFlowFile *) content)->n_flows,
                        sizeof (GopsFlowTemplate), file, error);
    case GOPS_METHOD_FILE_POINTS:
      return add_array (table, ((GopsPointActFile *) content)->acts, ((GopsPointActFile *) content)->n_acts,
                        sizeof (GopsPointAct), file, error);
    case GOPS_METHOD_FILE_CARE:
      return add_array (table, ((GopsCareFile *) content)->cares, ((GopsCareFile *) content)->n_cares,
                        sizeof (GopsCare), file, error);
    case GOPS_METHOD_FILE_REPLIES:
      return add_array (table, ((GopsStarterReplyFile *) content)->replies, ((GopsStarterReplyFile *) content)->n_replies,
                        sizeof (GopsStarterReply), file, error);
    case GOPS_METHOD_FILE_TRADE_DATES:
      gops_trade_dates_complete (((GopsTradeDateFile *) content)->dates, ((GopsTradeDateFile *) content)->n_dates);
      return add_array (table, ((GopsTradeDateFile *) content)->dates, ((GopsTradeDateFile *) content)->n_dates,
                        sizeof (GopsTradeDate), file, error);
    case GOPS_METHOD_FILE_PHRASES:
      return add_phrases (table, ((GopsPhraseFile *) content)->phrases, file, error);
    case GOPS_METHOD_FILE_HOLIDAYS:
    case GOPS_METHOD_FILE_RULE_PATTERNS:
      return add_to_table (table, id, content, file, error);
    case GOPS_METHOD_FILE_TIER_SCHEME:
      ((GopsTierScheme *) content)->id = id;
      return add_to_table (table, id, content, file, error);
    case GOPS_METHOD_FILE_SOP:
      ((GopsSop *) content)->id = id;
      return complete_sop (table, content, file, error) && add_to_table (table, id, content, file, error);
    }
  return FALSE;
}

static gboolean
read_data (Table *table, const char *data, gssize length, GopsMethodFile sort, const char *file,
           GError **error)
{
  gpointer content = gops_arena_alloc0 (table->arena, sorts[sort].shape->size);
  g_autofree char *name = g_path_get_basename (file);
  gboolean ok;

  if (g_str_has_suffix (name, ".json"))
    name[strlen (name) - strlen (".json")] = '\0';
  ok = gops_shape_read (sorts[sort].shape, data, length, file, table->arena, content, error)
       && add_content (table, sort, content, gops_arena_string (table->arena, name), file, error);
  if (sort == GOPS_METHOD_FILE_PHRASES)
    g_clear_pointer (&((GopsPhraseFile *) content)->phrases, g_ptr_array_unref);
  return ok;
}

static gboolean
read_resource (GopsMethod *self, GopsMethodFile sort, const char *path, const char *file, GError **error)
{
  g_autofree char *full = g_strconcat (path, file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (full, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL
         && read_data (&self->tables[sort], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), sort,
                       file, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Reads a folder's files in the order of their names, clauses in the order of the sections. */
static gboolean
read_folder (GopsMethod *self, GopsMethodFile sort, const char *path, GError **error)
{
  g_autofree char *folder = g_strconcat (path, sorts[sort].place, NULL);
  g_auto (GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (sorts[sort].place, names[i], NULL);

      if (!read_resource (self, sort, path, file, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const GopsClauseTemplate *one = *(const GopsClauseTemplate *const *) a;
  const GopsClauseTemplate *other = *(const GopsClauseTemplate *const *) b;

  return gops_section_index (one->section) - gops_section_index (other->section);
}

static GopsMethod *
method_new (void)
{
  GopsMethod *self = g_new0 (GopsMethod, 1);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      self->tables[i].arena = gops_arena_new ();
      self->tables[i].list = g_ptr_array_new ();
      self->tables[i].by_id = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return self;
}

void
gops_method_free (GopsMethod *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_ptr_array_unref (self->tables[i].list);
      g_hash_table_unref (self->tables[i].by_id);
      gops_arena_free (self->tables[i].arena);
    }
  g_free (self);
}

static gboolean
read_sort (GopsMethod *self, GopsMethodFile sort, const char *path, GError **error)
{
  if (g_str_has_suffix (sorts[sort].place, "/") ? !read_folder (self, sort, path, error)
                                                : !read_resource (self, sort, path, sorts[sort].place, error))
    return FALSE;
  if (sort == GOPS_METHOD_FILE_CLAUSES)
    g_ptr_array_sort (self->tables[sort].list, compare_sections);
  return TRUE;
}

GopsMethod *
gops_method_new_from_resources (const char *path, GError **error)
{
  g_autoptr (GopsMethod) self = method_new ();

  GOPS_USE_RESOURCE (gops_method);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      if (!read_sort (self, i, path, error))
        return NULL;
      self->tables[i].read = TRUE;
    }
  return g_steal_pointer (&self);
}

/* The table, read when it is not yet: only the default catalogue's can be so. */
static const Table *
get_table (const GopsMethod *self, GopsMethodFile sort)
{
  Table *table = (Table *) &self->tables[sort];

  if (g_once_init_enter (&table->read))
    {
      g_autoptr (GError) error = NULL;

      /* The files are part of the program and tested with it. */
      if (!read_sort ((GopsMethod *) self, sort, RESOURCE_PATH, &error))
        g_error ("The method's data is damaged: %s", error->message);
      g_once_init_leave (&table->read, TRUE);
    }
  return table;
}

const GopsMethod *
gops_method_get_default (void)
{
  static gsize method;

  if (g_once_init_enter (&method))
    {
      GOPS_USE_RESOURCE (gops_method);
      g_once_init_leave (&method, (gsize) method_new ());
    }
  return (const GopsMethod *) method;
}

gboolean
gops_method_validate (const char *data, gssize length, GopsMethodFile sort, const char *file, GError **error)
{
  g_autoptr (GopsMethod) scratch = method_new ();

  return read_data (&scratch->tables[sort], data, length, sort, file, error);
}

#define LIST(function, sort) \
  const GPtrArray * \
  function (const GopsMethod *self) \
  { \
    return get_table (self, sort)->list; \
  }
LIST (gops_method_get_kinds, GOPS_METHOD_FILE_KINDS)
LIST (gops_method_get_platforms, GOPS_METHOD_FILE_PLATFORMS)
LIST (gops_method_get_clauses, GOPS_METHOD_FILE_CLAUSES)
LIST (gops_method_get_tier_schemes, GOPS_METHOD_FILE_TIER_SCHEME)
LIST (gops_method_get_sops, GOPS_METHOD_FILE_SOP)
LIST (gops_method_get_tactics, GOPS_METHOD_FILE_TACTICS)
LIST (gops_method_get_phrases, GOPS_METHOD_FILE_PHRASES)
LIST (gops_method_get_flows, GOPS_METHOD_FILE_FLOWS)
LIST (gops_method_get_cares, GOPS_METHOD_FILE_CARE)
LIST (gops_method_get_point_acts, GOPS_METHOD_FILE_POINTS)
LIST (gops_method_get_starter_replies, GOPS_METHOD_FILE_REPLIES)
LIST (gops_method_get_trade_dates, GOPS_METHOD_FILE_TRADE_DATES)

#define FIND(Type, function, sort) \
  const Type * \
  function (const GopsMethod *self, const char *id) \
  { \
    return id != NULL ? g_hash_table_lookup (get_table (self, sort)->by_id, id) : NULL; \
  }
FIND (GopsKind, gops_method_find_kind, GOPS_METHOD_FILE_KINDS)
FIND (GopsPlatform, gops_method_find_platform, GOPS_METHOD_FILE_PLATFORMS)
FIND (GopsClauseTemplate, gops_method_find_clause, GOPS_METHOD_FILE_CLAUSES)
FIND (GopsTierScheme, gops_method_find_tier_scheme, GOPS_METHOD_FILE_TIER_SCHEME)
FIND (GopsSop, gops_method_find_sop, GOPS_METHOD_FILE_SOP)
FIND (GopsTactic, gops_method_find_tactic, GOPS_METHOD_FILE_TACTICS)
FIND (GopsWordList, gops_method_find_words, GOPS_METHOD_FILE_WORDS)
FIND (GopsFlowTemplate, gops_method_find_flow, GOPS_METHOD_FILE_FLOWS)
FIND (GopsCare, gops_method_find_care, GOPS_METHOD_FILE_CARE)
FIND (GopsPointAct, gops_method_find_point_act, GOPS_METHOD_FILE_POINTS)
FIND (GopsTradeDate, gops_method_find_trade_date, GOPS_METHOD_FILE_TRADE_DATES)

static gboolean
is_called (const GopsText *text, const char *name)
{
  for (guint i = 0; gops_languages ()[i] != NULL; i++)
    if (g_str_equal (gops_text_get (text, gops_languages ()[i]), name))
      return TRUE;
  return FALSE;
}

const char *
gops_method_say_unit (const GopsMethod *method, const char *unit, const char *language)
{
  const GPtrArray *kinds = gops_method_get_kinds (method);

  for (guint i = 0; unit != NULL && i < kinds->len; i++)
    {
      const GopsKindDefaults *defaults = &((const GopsKind *) g_ptr_array_index (kinds, i))->defaults;

      for (guint g = 0; g < defaults->n_goals; g++)
        if (is_called (&defaults->goals[g].unit, unit))
          return gops_text_get (&defaults->goals[g].unit, language);
    }
  return unit;
}

const GopsRulePatterns *
gops_method_get_rule_patterns (const GopsMethod *self)
{
  return g_ptr_array_index (get_table (self, GOPS_METHOD_FILE_RULE_PATTERNS)->list, 0);
}

const GopsHolidays *
gops_method_get_holidays (const GopsMethod *self)
{
  return g_ptr_array_index (get_table (self, GOPS_METHOD_FILE_HOLIDAYS)->list, 0);
}

const GopsText *
gops_method_find_phrase (const GopsMethod *self, const char *id)
{
  const GopsPhrase *phrase = g_hash_table_lookup (get_table (self, GOPS_METHOD_FILE_PHRASES)->by_id, id);

  return phrase != NULL ? &phrase->text : NULL;
}
