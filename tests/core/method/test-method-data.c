/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of the method's data: complete, in both languages, and all that it names exists. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-dossier.h"
#include "gops-method.h"

static const struct
{
  const char *name;
  const GPtrArray *(*list) (const GopsMethod *method);
  guint at_least;
} sizes[] = {
  { "kinds", gops_method_get_kinds, 12 },
  { "platforms", gops_method_get_platforms, 16 },
  { "clauses", gops_method_get_clauses, 80 },
  { "tier schemes", gops_method_get_tier_schemes, 4 },
  { "SOPs", gops_method_get_sops, 15 },
  { "tactics", gops_method_get_tactics, 7 },
  { "acts that earn points", gops_method_get_point_acts, 7 },
  { "replies to begin with", gops_method_get_starter_replies, 20 },
  { "cares", gops_method_get_cares, 8 },
};

static void
test_is_complete (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_test_message ("%s", sizes[i].name);
      g_assert_cmpuint (sizes[i].list (gops_method_get_default ())->len, >=, sizes[i].at_least);
    }
}

static void
test_references_resolve (void)
{
  g_autoptr (GError) error = NULL;

  gops_method_check_references (gops_method_get_default (), NULL, &error);
  g_assert_no_error (error);
}

static void
test_names_are_the_contract (void)
{
  static const char *const kinds[] = { "traffic", "newcomer", "camp", "check-in", "interest", "flash", "transfer",
                                       "resources", "service", "paid", "gig", "mutual-help" };
  static const char *const platforms[] = { "wechat", "wecom", "qq", "telegram", "discord", "whatsapp", "slack",
                                           "feishu", "dingtalk", "weibo", "douban", "zhihu", "bilibili", "douyin",
                                           "xiaohongshu", "other" };
  static const char *const tiers[] = { "new", "core", "active", "ordinary", "silent", "at-risk", "lost" };
  const GopsTierScheme *status = gops_method_find_tier_scheme (gops_method_get_default (), "status");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_nonnull (gops_method_find_kind (gops_method_get_default (), kinds[i]));
  for (guint i = 0; i < G_N_ELEMENTS (platforms); i++)
    g_assert_nonnull (gops_method_find_platform (gops_method_get_default (), platforms[i]));
  g_assert_nonnull (status);
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    g_assert_nonnull (gops_tier_scheme_get_tier (status, tiers[i]));
}

static void
test_every_section_has_clauses (void)
{
  const GPtrArray *clauses = gops_method_get_clauses (gops_method_get_default ());
  const char *const *sections = gops_sections ();

  for (guint s = 0; sections[s] != NULL; s++)
    {
      guint n = 0;

      for (guint i = 0; i < clauses->len; i++)
        n += g_str_equal (((const GopsClauseTemplate *) g_ptr_array_index (clauses, i))->section, sections[s]);
      g_test_message ("%s: %u", sections[s], n);
      g_assert_cmpuint (n, >, 0);
    }
}

static gboolean
is_resource (const char *path)
{
  g_autofree char *resource = g_strconcat ("/com/example/GroupOps/method/", path, NULL);

  return g_resources_get_info (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

typedef void (*VisitFile) (const char *path, const char *file);

static void
visit_files (const char *folder, const char *below, VisitFile visit)
{
  g_autofree char *place = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = *below != '\0' ? g_strconcat (below, "/", name, NULL) : g_strdup (name);
      g_autofree char *file = g_build_filename (folder, path, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        visit_files (folder, path, visit);
      else if (g_str_has_suffix (name, ".json"))
        visit (path, file);
    }
}

static void
expect_resource (const char *path, const char *file)
{
  g_test_message ("%s", path);
  g_assert_true (is_resource (path));
}

static void
test_every_file_is_in_the_program (void)
{
  visit_files (g_getenv ("GOPS_METHOD_DATA"), "", expect_resource);
}

/* Whether the file is an SOP that begins for one person. */
static gboolean
is_for_a_person (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *id = g_strndup (base, strlen (base) - strlen (".json"));
  const GopsSop *sop = g_str_has_prefix (path, "sops/") ? gops_method_find_sop (gops_method_get_default (), id) : NULL;

  return sop != NULL && gops_sop_is_for_a_person (sop);
}

/* The variables that gops_method_fill() knows; in care those of the person who is cared for, in SOPs the window of the entry and the
 * name of whom it is for. */
static gboolean
is_variable (const char *path, const char *name)
{
  static const char *const names[] = { "group", "audience", "theme", "owner", "hours", "quiet_from", "quiet_until",
                                       "places", "response_hours", "appeal_days", NULL };
  static const char *const of_people[] = { "name", "days", NULL };
  static const char *const of_entries[] = { "from", "until", NULL };

  return g_strv_contains (names, name) || (g_str_equal (path, "care.json") && g_strv_contains (of_people, name))
         || (g_str_has_prefix (path, "sops/") && g_strv_contains (of_entries, name))
         || (g_str_equal (name, "name") && is_for_a_person (path));
}

static void
expect_known_variables (const char *path, const char *file)
{
  g_autofree char *data = NULL;
  g_autoptr (GRegex) braces = g_regex_new ("\\{([a-z_]+)\\}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  /* Phrases are filled by whoever uses them. */
  if (g_str_equal (path, "phrases.json"))
    return;
  g_assert_true (g_file_get_contents (file, &data, NULL, NULL));
  for (g_regex_match (braces, data, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      g_test_message ("%s: {%s}", path, name);
      g_assert_true (is_variable (path, name));
    }
}

static void
test_texts_name_known_variables (void)
{
  visit_files (g_getenv ("GOPS_METHOD_DATA"), "", expect_known_variables);
}

/* A text that is the same in both languages was forgotten, unless it holds no word at all. */
static void
test_clauses_are_translated (void)
{
  const GPtrArray *clauses = gops_method_get_clauses (gops_method_get_default ());

  for (guint i = 0; i < clauses->len; i++)
    {
      const GopsClauseTemplate *clause = g_ptr_array_index (clauses, i);

      g_assert_cmpstr (gops_text_get (&clause->text, "en"), !=, gops_text_get (&clause->text, "zh_CN"));
    }
}

/* … and nothing is said twice in one SOP, nor on a day after its last round. */
static void
test_sops_are_translated (void)
{
  const GPtrArray *sops = gops_method_get_sops (gops_method_get_default ());

  for (guint i = 0; i < sops->len; i++)
    {
      const GopsSop *sop = g_ptr_array_index (sops, i);
      g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

      g_test_message ("%s: %u entries", sop->id, sop->n_items);
      for (guint j = 0; j < sop->n_items; j++)
        {
          g_assert_cmpstr (sop->items[j].text.en, !=, sop->items[j].text.zh_cn);
          g_assert_cmpstr (sop->items[j].title.en, !=, sop->items[j].title.zh_cn);
          g_assert_true (g_hash_table_add (said, (gpointer) sop->items[j].text.en));
          g_assert_true (g_hash_table_add (said, (gpointer) sop->items[j].text.zh_cn));
        }
    }
}

static void
test_every_scheme_places_everybody (void)
{
  const GPtrArray *schemes = gops_method_get_tier_schemes (gops_method_get_default ());
  GopsTierFacts nobody = GOPS_TIER_FACTS_INIT;

  for (guint i = 0; i < schemes->len; i++)
    g_assert_nonnull (gops_tier_scheme_place (g_ptr_array_index (schemes, i), &nobody, NULL, 0, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/data/is-complete", test_is_complete);
  g_test_add_func ("/method/data/references-resolve", test_references_resolve);
  g_test_add_func ("/method/data/names-are-the-contract", test_names_are_the_contract);
  g_test_add_func ("/method/data/every-section-has-clauses", test_every_section_has_clauses);
  g_test_add_func ("/method/data/every-file-is-in-the-program", test_every_file_is_in_the_program);
  g_test_add_func ("/method/data/texts-name-known-variables", test_texts_name_known_variables);
  g_test_add_func ("/method/data/clauses-are-translated", test_clauses_are_translated);
  g_test_add_func ("/method/data/sops-are-translated", test_sops_are_translated);
  g_test_add_func ("/method/data/every-scheme-places-everybody", test_every_scheme_places_everybody);
  return g_test_run ();
}
