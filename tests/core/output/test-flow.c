/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as values, drawing and files; its records through do, undo and redo. */
#include "config.h"

#include <cairo.h>
#include <string.h>

#include "gops-flow-drawing.h"
#include "gops-flow-template.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore store;
  gint64        group;
} Fixture;

static Fixture
open_group (const char *kind, const char *language)
{
  Fixture fixture = { .store = gops_test_store_new () };
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = kind, .platform = "wechat", .language = language,
                           .name = g_str_equal (language, "en") ? "Early Runners" : "晨跑", .owner = "林晚" };

  fixture.group = gops_method_create_group (fixture.store.store, &draft, &error);
  g_assert_no_error (error);
  return fixture;
}

static void
fixture_clear (Fixture *fixture)
{
  gops_test_store_clear (&fixture->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static GopsDossier *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (fixture->store.store, fixture->group, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static GopsFlow *
load_flow (Fixture *fixture)
{
  g_autoptr (GopsDossier) dossier = load (fixture);

  return gops_flow_new (dossier);
}

static gint64
add_party (Fixture *fixture, const char *label, const char *role)
{
  g_autoptr (GopsFlowNode) record = gops_record_new (GOPS_TYPE_FLOW_NODE, "group-id", fixture->group, "label", label, "role", role,
                                                     "position", (gint64) 99, NULL);
  g_autoptr (GError) error = NULL;

  gops_store_begin (fixture->store.store, &error, "Add party", NULL);
  gops_record_insert (record, fixture->store.store, &error);
  gops_store_commit (fixture->store.store, &error);
  g_assert_no_error (error);
  return gops_record_get_id (record);
}

static void
add_deal (Fixture *fixture, gint64 from, gint64 to, const char *label, const char *kind)
{
  g_autoptr (GopsFlowArrow) record = gops_record_new (GOPS_TYPE_FLOW_ARROW, "group-id", fixture->group, "label", label, "kind", kind,
                                                      "from-node", from, "to-node", to, NULL);
  g_autoptr (GError) error = NULL;

  gops_store_begin (fixture->store.store, &error, "Add transaction", NULL);
  gops_record_insert (record, fixture->store.store, &error);
  gops_store_commit (fixture->store.store, &error);
  g_assert_no_error (error);
}

static gboolean
apart (GopsFlowRect a, GopsFlowRect b)
{
  return a.x + a.width <= b.x + 0.01 || b.x + b.width <= a.x + 0.01 || a.y + a.height <= b.y + 0.01 || b.y + b.height <= a.y + 0.01;
}

/* Every kind of group, in both languages: a flow that can be read. */
static void
test_usual_flows (void)
{
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());

  g_assert_cmpuint (kinds->len, ==, 12);
  for (guint k = 0; k < 2 * kinds->len; k++)
    {
      g_auto (Fixture) fixture = open_group (((const GopsKind *) kinds->pdata[k / 2])->id, k % 2 == 0 ? "en" : "zh_CN");
      g_autoptr (GopsFlow) flow = load_flow (&fixture);
      g_autoptr (GopsFlowDrawing) drawing = gops_flow_drawing_new (flow);
      GopsFlowRect bounds = gops_flow_drawing_get_bounds (drawing, FALSE);

      g_assert_cmpuint (flow->parties->len, >=, 4);
      for (guint i = 0; i < flow->parties->len; i++)
        {
          GopsFlowRect card = gops_flow_drawing_get_party (drawing, i);

          g_assert_cmpuint (gops_flow_party (flow, i)->gives + gops_flow_party (flow, i)->takes, >, 0);
          g_assert_true (card.x >= bounds.x && card.y >= bounds.y && card.x + card.width <= bounds.x + bounds.width
                         && card.y + card.height <= bounds.y + bounds.height);
          for (guint other = 0; other < i; other++)
            g_assert_true (apart (card, gops_flow_drawing_get_party (drawing, other)));
          for (guint d = 0; d < flow->deals->len; d++)
            g_assert_true (apart (card, gops_flow_drawing_get_deal (drawing, d)));
        }
      for (guint d = 0; d < flow->deals->len; d++)
        for (guint other = 0; other < d; other++)
          g_assert_true (apart (gops_flow_drawing_get_deal (drawing, d), gops_flow_drawing_get_deal (drawing, other)));
    }
}

static void
test_list (void)
{
  g_auto (Fixture) fixture = open_group ("service", "en");
  g_autoptr (GopsFlow) flow = load_flow (&fixture);
  g_autofree char *text = gops_flow_to_text (flow), *chinese = gops_flow_sentence (flow, 0, "zh_CN");

  g_assert_true (g_str_has_prefix (text, "Early Runners – Business flow\n\nSuppliers (supplier)\n"));
  g_assert_nonnull (strstr (text, "\n– Customers → The shop: repeat orders (money)\n"));
  g_assert_nonnull (strstr (text, "\n\nEarly Runners (this group)\n"));
  g_assert_cmpstr (chinese, ==, "Suppliers → The shop：goods（商品）");
}

static void
test_hits (void)
{
  g_auto (Fixture) fixture = open_group ("service", "en");
  g_autoptr (GopsFlow) flow = load_flow (&fixture);
  g_autoptr (GopsFlowDrawing) drawing = gops_flow_drawing_new (flow);
  GopsFlowRect far_away = gops_flow_drawing_get_bounds (drawing, FALSE);

  for (guint i = 0; i < flow->parties->len; i++)
    {
      GopsFlowRect card = gops_flow_drawing_get_party (drawing, i);
      GopsFlowHit middle = gops_flow_drawing_hit (drawing, card.x + card.width / 2, card.y + card.height / 2, 0);
      GopsFlowHit handle = gops_flow_drawing_hit (drawing, card.x + card.width + 3, card.y + card.height / 2, 0);

      g_assert_true (middle.thing == GOPS_FLOW_PARTY && middle.index == i);
      g_assert_true (handle.thing == GOPS_FLOW_HANDLE && handle.index == i);
    }
  for (guint i = 0; i < flow->deals->len; i++)
    {
      GopsFlowRect label = gops_flow_drawing_get_deal (drawing, i);
      GopsFlowHit hit = gops_flow_drawing_hit (drawing, label.x + 2, label.y + label.height / 2, 0);

      g_assert_true (hit.thing == GOPS_FLOW_DEAL && hit.index == i);
    }
  g_assert_true (gops_flow_drawing_hit (drawing, far_away.x + 1, far_away.y + 1, 0).thing == GOPS_FLOW_NOTHING);

  gops_flow_drawing_move (drawing, 0, 4000, 4000);
  g_assert_cmpfloat (gops_flow_drawing_get_party (drawing, 0).x, >, 3800);
  g_assert_cmpfloat (gops_flow_drawing_get_bounds (drawing, FALSE).width, >, 3800);
}

static char *
export_to (GopsFlow *flow, const char *folder, const char *ending, gsize *out_length)
{
  g_autofree char *name = g_strconcat ("flow.", ending, NULL), *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  gops_flow_export (flow, file, "何砚", NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &data, out_length, &error);
  g_assert_no_error (error);
  return data;
}

static void
assert_files_open (Fixture *fixture)
{
  g_autoptr (GopsFlow) flow = load_flow (fixture);
  g_autofree char *folder = g_dir_make_tmp ("gops-flow-XXXXXX", NULL), *path = g_build_filename (folder, "flow.png", NULL);
  gsize length;
  g_autofree char *png = export_to (flow, folder, "png", &length), *svg = export_to (flow, folder, "svg", &length),
                  *pdf = export_to (flow, folder, "pdf", &length), *text = export_to (flow, folder, "txt", &length);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  GMarkupParser parser = { NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), >, 100);
  g_assert_cmpint (cairo_image_surface_get_width (surface), <=, 12000);
  g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error) && g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_markup_parse_context_free (context);
  cairo_surface_destroy (surface);
}

static void
test_files (void)
{
  g_auto (Fixture) fixture = open_group ("camp", "zh_CN");
  g_autoptr (GopsFlow) flow = load_flow (&fixture);
  g_autoptr (GFile) wrong = g_file_new_for_path ("flow.gif");
  g_autoptr (GError) error = NULL;

  assert_files_open (&fixture);
  g_assert_false (gops_flow_export (flow, wrong, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "flow.gif"));
}

/* What somebody may paste, and what a damaged file may hold. */
static void
test_bad_input (void)
{
  static const char *const labels[] = { "", " \t\n ", "\001\002 bell\a", "مرحبا بكم في المجموعة", "👩‍👩‍👧 🎉🎉", "a\u202eevil\u202c", "{kind} %s <b>&amp;",
                                        "oneverylongwordwithoutanyplacetobreakitanywhereatallreallynot" };
  g_auto (Fixture) fixture = open_group ("paid", "en");
  g_autofree char *huge = g_strnfill (10000, 'w');
  gint64 first = add_party (&fixture, huge, "member"), last = first;

  add_deal (&fixture, first, first, huge, "money");
  add_deal (&fixture, first, first, "again", "");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gint64 next = add_party (&fixture, labels[i], i % 2 == 0 ? "bogus" : "");

      add_deal (&fixture, last, next, labels[i], i % 2 == 0 ? "bogus" : "goods");
      last = next;
    }
  add_deal (&fixture, last, first, "closes the cycle", "information");
  assert_files_open (&fixture);
}

static void
test_many (void)
{
  g_auto (Fixture) fixture = open_group ("gig", "en");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  gops_store_begin (fixture.store.store, &error, "Add many", NULL);
  for (guint i = 0; i < 500; i++)
    {
      gint64 id = add_party (&fixture, "Party", "partner");

      g_array_append_val (ids, id);
      add_deal (&fixture, id, g_array_index (ids, gint64, i * 7 % ids->len), "gives", "service");
    }
  gops_store_commit (fixture.store.store, &error);
  g_assert_no_error (error);
  assert_files_open (&fixture);
}

static void
test_records (void)
{
  g_auto (Fixture) fixture = open_group ("flash", "zh_CN");
  GopsStore *store = fixture.store.store;
  g_autoptr (GopsDossier) dossier = load (&fixture);
  g_autoptr (GopsFlow) before = gops_flow_new (dossier), after = NULL, undone = NULL, redone = NULL;
  g_autofree char *text = gops_flow_to_text (before), *text_after = NULL, *text_undone = NULL, *text_redone = NULL;
  g_autoptr (GError) error = NULL;

  /* a party takes its transactions with it, and brings them back */
  gops_store_begin (store, &error, "Remove party", NULL);
  gops_record_delete (g_ptr_array_index (dossier->flow_nodes, 2), store, &error);
  gops_store_commit (store, &error);
  g_assert_no_error (error);
  after = load_flow (&fixture);
  text_after = gops_flow_to_text (after);
  g_assert_cmpuint (after->deals->len, <, before->deals->len);
  g_assert_true (gops_store_undo (store, NULL, &error));
  undone = load_flow (&fixture);
  text_undone = gops_flow_to_text (undone);
  g_assert_cmpstr (text_undone, ==, text);
  g_assert_true (gops_store_redo (store, NULL, &error));
  redone = load_flow (&fixture);
  text_redone = gops_flow_to_text (redone);
  g_assert_cmpstr (text_redone, ==, text_after);
}

static void
test_start_over (void)
{
  g_auto (Fixture) fixture = open_group ("transfer", "en");
  GopsStore *store = fixture.store.store;
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GopsFlow) usual = load_flow (&fixture), again = NULL;
  g_autofree char *text = gops_flow_to_text (usual), *text_again = NULL;
  g_autoptr (GError) error = NULL;

  add_party (&fixture, "Stray", "");
  dossier = load (&fixture);
  gops_store_begin (store, &error, "Start over", NULL);
  g_assert_true (gops_flow_start_over (store, dossier, &error));
  gops_store_commit (store, &error);
  g_assert_no_error (error);
  again = load_flow (&fixture);
  text_again = gops_flow_to_text (again);
  g_assert_cmpstr (text_again, ==, text);
}

/* Copies of a group have a flow of their own. */
static void
test_copies (void)
{
  g_auto (Fixture) fixture = open_group ("interest", "en");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsFlow) source = load_flow (&fixture), copy = NULL;

  fixture.group = gops_method_duplicate (fixture.store.store, fixture.group, "Late Runners", &error);
  g_assert_no_error (error);
  copy = load_flow (&fixture);
  g_assert_cmpuint (copy->deals->len, ==, source->deals->len);
  g_assert_cmpuint (copy->parties->len, ==, source->parties->len);
  for (guint i = 0; i < copy->deals->len; i++)
    g_assert_cmpuint (gops_flow_deal (copy, i)->to, ==, gops_flow_deal (source, i)->to);
  g_assert_cmpint (gops_flow_party (copy, 0)->id, !=, gops_flow_party (source, 0)->id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/usual", test_usual_flows);
  g_test_add_func ("/flow/list", test_list);
  g_test_add_func ("/flow/hits", test_hits);
  g_test_add_func ("/flow/files", test_files);
  g_test_add_func ("/flow/bad-input", test_bad_input);
  g_test_add_func ("/flow/many", test_many);
  g_test_add_func ("/flow/records", test_records);
  g_test_add_func ("/flow/start-over", test_start_over);
  g_test_add_func ("/flow/copies", test_copies);
  return g_test_run ();
}
