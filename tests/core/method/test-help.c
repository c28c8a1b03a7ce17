/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: a strict reader, every page in every language, links that lead somewhere, a search that finds. */

#include "config.h"

#include <string.h>

#include "gops-group-batch.h"
#include "gops-help.h"
#include "gops-method-error.h"

/* --- reader --- */

typedef struct
{
  const char *text;
  int         line;   /* of the error; 0: none */
} ReadCase;

static const ReadCase read_cases[] = {
  { "# Title\n\nA paragraph.\n", 0 },
  { "# 标题\n\n一段话。\n\n## 小标题\n- 一项\n1. 一步\n> 案例", 0 },
  { "# T\n\nWith **strong**, `Ctrl+K`, [a page](help:start) and [another](page:rules).", 0 },
  { "# T\n\n3 < 4 & “5”", 0 },
  { "No title\n", 1 },
  { "# \n\ntext", 1 },
  { "# T\n\nA **strong word", 3 },
  { "# T\n\nA `key", 3 },
  { "# T\n\ntext\n[x](https://example.com)", 4 },
  { "# T\n\ntext\n[x](help:start", 4 },
  { "# T\n\ntext\n### too deep", 4 },
  { "# T\n\ntext\n- ", 4 },
};

static void
test_read (gconstpointer data)
{
  const ReadCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsHelpPage) page = gops_help_parse ("id", "file.md", c->text, &error);
  g_autofree char *place = g_strdup_printf ("file.md, line %d:", c->line);

  if (c->line == 0)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (page->blocks->len, >, 0);
      for (guint i = 0; i < page->blocks->len; i++)
        {
          GopsHelpBlock *block = g_ptr_array_index (page->blocks, i);
          g_autofree char *whole = g_strdup_printf ("<x>%s</x>", block->markup);
          GMarkupParser parser = { NULL };
          g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);

          g_assert_true (g_markup_parse_context_parse (context, whole, -1, &error));
        }
      return;
    }
  g_assert_null (page);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, place));
}

static void
test_read_needs_paragraph (void)
{
  const char *const texts[] = { "", "# T\n", "# T\n\n- an item first\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_help_parse ("id", "file.md", texts[i], &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX);
    }
}

static void
test_blocks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsHelpPage) page = gops_help_parse ("id", "f", "# T\n\nFirst & **best**.\n1. one\n2. two\n- item\n1. anew", &error);
  GopsHelpBlock **blocks;

  g_assert_no_error (error);
  blocks = (GopsHelpBlock **) page->blocks->pdata;
  g_assert_cmpstr (page->summary, ==, "First & best.");
  g_assert_cmpstr (blocks[0]->markup, ==, "First &amp; <b>best</b>.");
  g_assert_cmpuint (blocks[1]->number, ==, 1);
  g_assert_cmpuint (blocks[2]->number, ==, 2);
  g_assert_cmpint (blocks[3]->type, ==, GOPS_HELP_ITEM);
  g_assert_cmpuint (blocks[4]->number, ==, 1);
}

/* --- pages --- */

static const char *const places[] = { "positioning", "rules", "members", "content", "publish", "today", "calendar", "groups", "history", "library" };

static gboolean
is_known (const char *const *ids, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (ids[i], id))
      return TRUE;
  return FALSE;
}

/* Every link of @page leads to a page of the help or of the window. */
static void
check_links (const char *language, const GopsHelpPage *page)
{
  for (guint i = 0; i < page->blocks->len; i++)
    for (const char *p = ((GopsHelpBlock *) page->blocks->pdata[i])->markup; (p = strstr (p, "<a href=\"")) != NULL; p++)
      {
        const char *target = p + strlen ("<a href=\"");
        g_autofree char *id = g_strndup (target + 5, strcspn (target + 5, "\""));

        g_test_message ("%s/%s: %s", language, page->id, id);
        if (g_str_has_prefix (target, "help:"))
          g_assert_nonnull (gops_help_find (language, id));
        else
          g_assert_true (is_known (places, G_N_ELEMENTS (places), id));
      }
}

static void
test_pages (void)
{
  guint n, n_pages = 0;
  const GopsHelpChapter *chapters = gops_help_chapters (&n);

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < chapters[i].n_pages; p++, n_pages++)
      {
        const char *id = chapters[i].pages[p].id;
        const GopsHelpPage *en = gops_help_find ("en", id), *zh = gops_help_find ("zh_CN", id);

        g_test_message ("%s", id);
        g_assert_nonnull (en);
        g_assert_nonnull (zh);
        /* The same page in both languages: as many headings, items, steps and cases. */
        g_assert_cmpuint (en->blocks->len, ==, zh->blocks->len);
        for (guint b = 0; b < en->blocks->len; b++)
          g_assert_cmpint (((GopsHelpBlock *) en->blocks->pdata[b])->type, ==, ((GopsHelpBlock *) zh->blocks->pdata[b])->type);
        check_links ("en", en);
        check_links ("zh_CN", zh);
      }
  g_assert_cmpuint (n_pages, >=, 30);
}

/* What the page on many groups shows in braces is what a pattern may hold. */
static void
test_patterns (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (const char *p = strchr (gops_help_find (languages[i], "many-groups")->words, '{'); p != NULL; p = strchr (p + 1, '{'))
      {
        g_autofree char *word = g_strndup (p, strcspn (p, "}") + 1);

        g_assert_true (g_strv_contains (gops_group_pattern_words (), word));
        n++;
      }
  g_assert_cmpuint (n, >, 2);
}

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_nonnull (gops_help_find ("zh_CN", gops_help_for_place (places[i])));
  g_assert_cmpstr (gops_help_for_place ("rules"), ==, "rules");
  g_assert_cmpstr (gops_help_for_place (NULL), ==, "start");
  g_assert_cmpstr (gops_help_for_place ("nowhere"), ==, "start");
}

/* --- search --- */

static void
assert_first (const char *language, const char *text, const char *id)
{
  g_autoptr (GPtrArray) found = gops_help_search (language, text);

  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpstr (((GopsHelpPage *) found->pdata[0])->id, ==, id);
}

static void
test_search (void)
{
  g_autoptr (GPtrArray) none = gops_help_search ("en", "xyzzy"), blank = gops_help_search ("en", "  ");

  assert_first ("en", "BALANCE", "balance");
  assert_first ("en", "seven tactics", "tactics");
  assert_first ("zh_CN", "松紧", "balance");
  assert_first ("zh_CN", "种子", "seed-users");
  assert_first ("zh_CN", "怎么用", "start");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (blank->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/help/read/%u", i);

      g_test_add_data_func (path, &read_cases[i], test_read);
    }
  g_test_add_func ("/help/read/needs-paragraph", test_read_needs_paragraph);
  g_test_add_func ("/help/blocks", test_blocks);
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/patterns", test_patterns);
  g_test_add_func ("/help/places", test_places);
  g_test_add_func ("/help/search", test_search);
  return g_test_run ();
}
