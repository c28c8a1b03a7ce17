/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a poster goes out: every built-in template passes, whole, at half its size and as a poor JPEG; what is wrong is found. */
#include <string.h>
#include "gops-code-reader.h"
#include "gops-preflight.h"

#define LINK "https://example.com/join/abc"

static const GopsPreflightUse now = { .today = "2026-11-30" };

static GPtrArray *
run (const GopsPoster *poster, const GopsPreflightUse *use)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = gops_preflight (poster, use, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

/* (transfer none) (nullable) */
static GopsPreflightFinding *
find (GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((GopsPreflightFinding *) findings->pdata[i])->code, code))
      return findings->pdata[i];
  return NULL;
}

typedef struct
{
  GopsPosterTemplate *design;
  GHashTable         *fields;
  GopsPoster          poster;
} Case;

static Case
open_case (const char *id, const char *language, int width, int height)
{
  Case self = { .design = gops_poster_template_get (id, NULL) };

  g_assert_nonnull (self.design);
  self.fields = gops_poster_template_get_defaults (self.design, language);
  g_hash_table_replace (self.fields, g_strdup ("qr"), g_strdup (LINK));
  self.poster = (GopsPoster) { .design = self.design, .fields = self.fields, .language = language, .width = width, .height = height };
  return self;
}

static void
close_case (Case *self)
{
  gops_poster_template_unref (self->design);
  g_hash_table_unref (self->fields);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, close_case)

static gboolean failed;

/* A face that is not installed here is nobody's mistake.  Half of 900 × 500 is too small for a code on some of them. */
static void
check_template (gpointer id, gpointer data)
{
  static const struct { const char *language; int width, height; } sizes[] = {
    { "en", 1080, 1920 }, { "zh_CN", 1080, 1920 }, { "zh_CN", 1242, 1660 }, { "en", 1080, 1080 }, { "zh_CN", 900, 500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (Case) self = open_case (id, sizes[i].language, sizes[i].width, sizes[i].height);
      g_autoptr (GPtrArray) findings = run (&self.poster, &now);

      for (guint k = 0; k < findings->len; k++)
        {
          const GopsPreflightFinding *finding = findings->pdata[k];

          if (finding->severity < GOPS_SEVERITY_WARNING || g_str_equal (finding->code, "drawing")
              || (sizes[i].width < 1000 && g_str_equal (finding->code, "code-unreadable-small")))
            continue;
          g_printerr ("%s, %s, %d×%d: %s: %s\n", (const char *) id, sizes[i].language, sizes[i].width, sizes[i].height, finding->code, finding->title);
          failed = TRUE;
        }
    }
}

static void
test_built_in (void)
{
  GThreadPool *pool = g_thread_pool_new (check_template, NULL, (int) g_get_num_processors (), FALSE, NULL);

  if (!gops_code_reader_is_available ())
    g_test_message ("built without zbar: codes are not read");
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    g_thread_pool_push (pool, (gpointer) *id, NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_assert_false (failed);
}

static void
test_no_code (void)
{
  g_auto (Case) self = open_case ("recruit-sunrise", "en", 540, 960);
  g_autoptr (GPtrArray) findings = NULL;

  g_hash_table_remove (self.fields, "qr");
  findings = run (&self.poster, &now);
  g_assert_true (find (findings, "no-code") != NULL || !gops_code_reader_is_available ());
}

static void
test_until (void)
{
  static const struct { const char *until, *date, *code; } cases[] = {
    { "2026-11-29", "", "code-expired" },          { "2026-11-30", "", "code-ends-soon" }, { "2026-12-02", "", "code-ends-soon" },
    { "2026-12-05", "2026-12-24", "code-ends-early" }, { "2026-12-05", "2026-12-05", NULL },   { "2026-12-05", "", NULL },
    { "", "2026-12-24", NULL },                    { "soon", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Case) self = open_case ("event-ticket", "en", 540, 960);
      GopsPreflightUse use = { .today = "2026-11-30", .code_until = cases[i].until };
      g_autoptr (GPtrArray) findings = NULL;
      guint n = 0;

      g_hash_table_replace (self.fields, g_strdup ("date"), g_strdup (cases[i].date));
      findings = run (&self.poster, &use);
      for (guint k = 0; k < findings->len; k++)
        n += g_str_has_prefix (((GopsPreflightFinding *) findings->pdata[k])->code, "code-e");
      g_test_message ("%s, %s", cases[i].until, cases[i].date);
      g_assert_cmpuint (n, ==, cases[i].code != NULL);
      g_assert_true (cases[i].code == NULL || find (findings, cases[i].code) != NULL);
    }
}

static void
test_print (void)
{
  g_auto (Case) self = open_case ("recruit-sunrise", "en", 1240, 1754);
  GopsPreflightUse a4 = { .today = "2026-11-30", .dpi = 150 }, tiny = { .today = "2026-11-30", .dpi = 600 };
  GopsPreflightUse far = { .today = "2026-11-30", .dpi = 150, .distance = 3 };
  g_autoptr (GPtrArray) near_by = run (&self.poster, &a4), small = run (&self.poster, &tiny), distant = run (&self.poster, &far);

  g_assert_nonnull (find (near_by, "code-print-distance"));
  g_assert_null (find (near_by, "code-print-small"));
  g_assert_nonnull (find (small, "code-print-small"));
  g_assert_nonnull (find (distant, "code-print-far"));
}

#define FLAW(layers) \
  "{ \"format\": 1, \"name\": {\"en\": \"x\", \"zh_CN\": \"x\"}, \"fields\": [" \
  " { \"id\": \"qr\", \"type\": \"code\", \"label\": {\"en\": \"Code\", \"zh_CN\": \"码\"} }]," \
  " \"palettes\": [{ \"id\": \"a\", \"name\": {\"en\": \"A\", \"zh_CN\": \"甲\"}," \
  " \"colors\": { \"ink\": \"#000000\", \"paper\": \"#FFFFFF\", \"grey\": \"#C8C8C8\" } }]," \
  " \"layouts\": { \"portrait\": " layers ", \"square\": " layers ", \"landscape\": " layers " } }"
#define TEXT(box, size) "{ \"text\": {\"en\": \"Words\", \"zh_CN\": \"Words\"}, \"size\": " size ", \"color\": \"ink\", \"on\": \"paper\", \"box\": " box " }"
#define CODE(box) "{ \"qr\": 0.4, \"ink\": \"ink\", \"tile\": \"paper\", \"on\": \"paper\", \"box\": " box " }"
#define LAYERS(more) "{ \"layers\": [ { \"rect\": [0, 0, \"w\", \"h\"], \"fill\": \"paper\" }, " more " ] }"

/* Templates of others have flaws that the check of templates cannot see. */
static void
test_flaws (void)
{
  static const struct { const char *json, *code; gboolean reads; } cases[] = {
    { FLAW (LAYERS (CODE ("[0.3, 0.5, 0.4, 0.4]") ", " TEXT ("[0.0, 0.1, 0.5, 0.1]", "0.06"))), "margin", FALSE },
    { FLAW (LAYERS (CODE ("[0.3, 0.5, 0.4, 0.4]") ", " TEXT ("[0.1, 0.1, 0.5, 0.1]", "0.012"))), "text-small", FALSE },
    { FLAW (LAYERS ("{ \"rect\": [0, 0, \"w\", 0.3], \"fill\": \"ink\" }, " CODE ("[0.3, 0.5, 0.4, 0.4]") ", " TEXT ("[0.1, 0.1, 0.5, 0.1]", "0.06"))),
      "text-contrast", FALSE },
    { FLAW (LAYERS (CODE ("[0.3, 0.5, 0.4, 0.4]") ", { \"rect\": [0.38, 0.5, 0.02, 0.4], \"fill\": \"ink\" }")), "code-margin", FALSE },
    { FLAW (LAYERS (CODE ("[0.3, 0.5, 0.4, 0.4]") ", { \"rect\": [0.3, 0.5, 0.2, 0.4], \"fill\": \"ink\" }")), "code-unreadable", TRUE },
    { FLAW (LAYERS (CODE ("[0.0, 0.5, 0.4, 0.4], \"align\": \"start\""))), "margin", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_new ("mine.json", cases[i].json, -1, &error);
      g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
      GopsPoster poster = { .design = design, .fields = fields, .language = "en", .width = 1000, .height = 1000 };
      g_autoptr (GPtrArray) findings = NULL;

      g_assert_no_error (error);
      g_hash_table_insert (fields, (char *) "qr", (char *) LINK);
      findings = run (&poster, &now);
      for (guint k = 0; k < findings->len; k++)
        g_test_message ("%u: %s: %s", i, ((GopsPreflightFinding *) findings->pdata[k])->code, ((GopsPreflightFinding *) findings->pdata[k])->title);
      g_assert_true (find (findings, cases[i].code) != NULL || (cases[i].reads && !gops_code_reader_is_available ()));
    }
}

/* The worst comes first. */
static void
test_order (void)
{
  g_auto (Case) self = open_case ("event-ticket", "en", 200, 360);
  GopsPreflightUse use = { .today = "2026-11-30", .code_until = "2026-11-01", .dpi = 300 };
  g_autoptr (GPtrArray) findings = run (&self.poster, &use);

  g_assert_cmpuint (findings->len, >=, 2);
  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((GopsPreflightFinding *) findings->pdata[i - 1])->severity, >=, ((GopsPreflightFinding *) findings->pdata[i])->severity);
}

static void
test_cancelled (void)
{
  g_auto (Case) self = open_case ("event-ticket", "en", 540, 960);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gops_preflight (&self.poster, &now, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/preflight/built-in", test_built_in);
  g_test_add_func ("/output/preflight/no-code", test_no_code);
  g_test_add_func ("/output/preflight/until", test_until);
  g_test_add_func ("/output/preflight/print", test_print);
  g_test_add_func ("/output/preflight/flaws", test_flaws);
  g_test_add_func ("/output/preflight/order", test_order);
  g_test_add_func ("/output/preflight/cancelled", test_cancelled);
  return g_test_run ();
}
