/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thousand different posters with a picture and a code as lossless PNG by two threads, against two rsvg-convert that draw an
 * equivalent SVG each; the size of the files against cairo's, pixel by pixel the same; a preview after a keystroke; A3 for print.
 * Times are those of the processor, so that a busy machine does not decide. GOPS_BENCH_POSTERS makes it another number. */

#include "gops-bench.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "gops-bitmap.h"
#include "gops-poster.h"
#include "gops-qr.h"

#define ROUNDS   5
#define RSVG     16      /* drawn in a round */
#define CHROMIUM 4
#define THREADS  2
#define LINES    12

static const char template_json[] =
  "{ \"format\": 1, \"name\": {\"en\": \"Bench\", \"zh_CN\": \"基准\"}, \"summary\": {\"en\": \"Bench\", \"zh_CN\": \"基准\"},"
  " \"purpose\": \"event\", \"style\": \"plain\", \"fields\": ["
  "  { \"id\": \"headline\", \"label\": {\"en\": \"Headline\", \"zh_CN\": \"标题\"}, \"default\": {\"en\": \"Run\", \"zh_CN\": \"晨跑\"} },"
  "  { \"id\": \"facts\", \"type\": \"rows\", \"label\": {\"en\": \"Facts\", \"zh_CN\": \"要点\"}, \"default\": {\"en\": \"a\", \"zh_CN\": \"一\"} },"
  "  { \"id\": \"photo\", \"type\": \"picture\", \"label\": {\"en\": \"Photo\", \"zh_CN\": \"照片\"} },"
  "  { \"id\": \"qr\", \"type\": \"code\", \"label\": {\"en\": \"Code\", \"zh_CN\": \"码\"} } ],"
  " \"palettes\": [ { \"id\": \"day\", \"name\": {\"en\": \"Day\", \"zh_CN\": \"日\"}, \"colors\": { \"top\": \"#FFF3DC\", \"foot\": \"#C4E9D6\", \"ink\": \"#241029\" } } ],"
  " \"layouts\": { \"portrait\": LAYOUT, \"square\": LAYOUT, \"landscape\": LAYOUT } }";

static const char layout_json[] =
  "{ \"layers\": [ { \"rect\": [0, 0, \"W\", \"H\"], \"fill\": { \"linear\": [0, 0, \"W\", \"H\"], \"stops\": [0, \"top\", 1, \"foot\"] } },"
  " { \"picture\": \"photo\", \"box\": [0.57, 1.33, 0.37, 0.37] },"
  " { \"column\": [ { \"text\": \"{headline}\", \"size\": 0.0667, \"weight\": 700, \"color\": \"ink\", \"on\": \"top\" },"
  "   { \"for\": \"facts\", \"column\": [ { \"text\": \"{row.a}\", \"size\": 0.0333, \"color\": \"ink\", \"on\": \"top\" } ] } ],"
  "   \"box\": [0.06, 0.08, 0.88, 1.2], \"gap\": 0.02 },"
  " { \"qr\": 0.4, \"ink\": \"ink\", \"tile\": \"#FFFFFF\", \"on\": \"top\", \"align\": \"start\", \"box\": [0.06, 1.3, 0.4, 0.4] } ] }";

typedef struct
{
  guint               posters;
  GopsPosterTemplate *design;
  GopsPosterPictures *pictures;
  GBytes             *photo;    /* JPEG */
  char               *folder;
} Bench;

/* --- what is drawn --- */

/* As rough as a photograph: hills of light, and grain. */
static GBytes *
make_photo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 800);
  guint8 *data = cairo_image_surface_get_data (surface);
  GRand *random = g_rand_new_with_seed (7);
  GopsBitmap picture = gops_bitmap_of_surface (surface);
  GBytes *bytes;

  for (int y = 0; y < 800; y++)
    for (int x = 0; x < 800; x++)
      {
        int grain = g_rand_int_range (random, -6, 7), light = 128 + (x * y / 4000) % 90 + grain;

        ((guint32 *) (void *) (data + y * cairo_image_surface_get_stride (surface)))[x] =
          (guint32) (CLAMP (light, 0, 255) << 16 | CLAMP (light - x / 10, 0, 255) << 8 | CLAMP (light - y / 9, 0, 255));
      }
  cairo_surface_mark_dirty (surface);
  bytes = gops_bitmap_encode (&picture, GOPS_BITMAP_JPEG, NULL);
  g_rand_free (random);
  cairo_surface_destroy (surface);
  return bytes;
}

static char *
line_text (guint poster,
           guint line)
{
  static const char *const words[] = { "每周二、四、六早上六点", "河西七号闸口北岸集合", "配速六分半到八分", "新手有人带，跑完一起吃早饭" };

  return g_strdup_printf ("%s 第 %u 场", words[(poster + line) % G_N_ELEMENTS (words)], poster * LINES + line);
}

static GHashTable *
make_fields (guint poster)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < LINES; i++)
    {
      g_autofree char *line = line_text (poster, i);

      g_string_append_printf (facts, "%s\n", line);
    }
  g_hash_table_insert (fields, (char *) "headline", g_strdup_printf ("天亮前先跑五公里 %u", poster));
  g_hash_table_insert (fields, (char *) "facts", g_string_free (facts, FALSE));
  g_hash_table_insert (fields, (char *) "photo", g_strdup ("material:1"));
  g_hash_table_insert (fields, (char *) "qr", g_strdup_printf ("https://example.com/g/%u?from=poster", poster));
  return fields;
}

static GopsPoster
poster_of (Bench      *self,
           GHashTable *fields)
{
  return (GopsPoster) { .design = self->design, .fields = fields, .language = "zh_CN", .width = 1080, .height = 1920, .pictures = self->pictures };
}

static void
set_up (Bench *self)
{
  g_auto (GStrv) parts = g_strsplit (template_json, "LAYOUT", -1);
  g_autofree char *json = g_strjoinv (layout_json, parts);
  const char *posters = g_getenv ("GOPS_BENCH_POSTERS");
  g_autoptr (GError) error = NULL;

  self->posters = MAX (posters != NULL ? (guint) atoi (posters) : 1000, 100);
  self->design = gops_poster_template_new ("bench.json", json, -1, &error);
  g_assert_no_error (error);
  self->photo = make_photo ();
  self->pictures = gops_poster_pictures_new ();
  gops_poster_pictures_add (self->pictures, "material:1", self->photo);
  self->folder = g_dir_make_tmp ("gops-bench-XXXXXX", NULL);
}

static void
tear_down (Bench *self)
{
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  gops_poster_template_unref (self->design);
  gops_poster_pictures_unref (self->pictures);
  g_bytes_unref (self->photo);
  g_free (self->folder);
}

/* --- ours --- */

typedef struct
{
  Bench *bench;
  gint   next;   /* (atomic) */
  gint   end;
} Share;

static gpointer
on_draw_thread (gpointer data)
{
  Share *share = data;

  for (int i; (i = g_atomic_int_add (&share->next, 1)) < share->end;)
    {
      g_autoptr (GHashTable) fields = make_fields ((guint) i);
      g_autofree char *path = g_strdup_printf ("%s/%d.png", share->bench->folder, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      GopsPoster poster = poster_of (share->bench, fields);
      g_autoptr (GError) error = NULL;

      gops_poster_export (&poster, file, "何砚", NULL, NULL, &error);
      g_assert_no_error (error);
      g_remove (path);
    }
  return NULL;
}

static void
draw_posters (Bench *self,
              guint  first,
              guint  n)
{
  Share share = { self, (int) first, (int) (first + n) };
  GThread *threads[THREADS];

  for (int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("posters", on_draw_thread, &share);
  for (int i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
}

/* --- theirs --- */

static void
append_code (GString    *svg,
             const char *text)
{
  g_autoptr (GopsQr) qr = gops_qr_new (text, NULL);
  int all = gops_qr_get_modules (qr) + 2 * GOPS_QR_MARGIN, stride;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, all, all);
  cairo_t *cr = cairo_create (surface);

  gops_qr_draw (qr, cr, 0, 0, all);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  g_string_append_printf (svg, "<rect x='65' y='1404' width='432' height='432' fill='white'/><path transform='translate(65 1404) scale(%f)' fill='#241029' d='",
                          432.0 / all);
  for (int y = 0; y < all; y++)
    for (int x = 0; x < all; x++)
      if (cairo_image_surface_get_data (surface)[y * stride + x] > 0)
        g_string_append_printf (svg, "M%d %dh1v1h-1z", x, y);
  g_string_append (svg, "'/>");
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static char *
make_svg (Bench *self,
          guint  poster)
{
  g_autofree char *photo = g_base64_encode (g_bytes_get_data (self->photo, NULL), g_bytes_get_size (self->photo));
  g_autofree char *code = g_strdup_printf ("https://example.com/g/%u?from=poster", poster);
  GString *svg = g_string_new ("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='1080' height='1920'>"
                               "<defs><linearGradient id='g' gradientUnits='userSpaceOnUse' x1='0' y1='0' x2='1080' y2='1920'>"
                               "<stop offset='0' stop-color='#FFF3DC'/><stop offset='1' stop-color='#C4E9D6'/></linearGradient></defs>"
                               "<rect width='1080' height='1920' fill='url(#g)'/><g fill='#241029' font-family='Noto Sans CJK SC'>");

  g_string_append_printf (svg, "<text x='65' y='160' font-size='72' font-weight='700'>天亮前先跑五公里 %u</text>", poster);
  for (guint i = 0; i < LINES; i++)
    {
      g_autofree char *line = line_text (poster, i);

      g_string_append_printf (svg, "<text x='65' y='%u' font-size='36'>%s</text>", 260 + i * 70, line);
    }
  g_string_append_printf (svg, "</g><image x='616' y='1436' width='400' height='400' xlink:href='data:image/jpeg;base64,%s'/>", photo);
  append_code (svg, code);
  g_string_append (svg, "</svg>");
  return g_string_free (svg, FALSE);
}

/* Seconds of the processor that ended children took. */
static double
children_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* One process for a poster: rsvg-convert, or a browser for a page that shows the SVG. */
typedef struct
{
  Bench *bench;
  char  *program;
  gint   next;   /* (atomic) */
  gint   end;
} Peer;

static gpointer
on_peer_thread (gpointer data)
{
  Peer *peer = data;
  gboolean browser = strstr (peer->program, "rsvg") == NULL;

  for (int i; (i = g_atomic_int_add (&peer->next, 1)) < peer->end;)
    {
      g_autofree char *svg = make_svg (peer->bench, (guint) i), *from = g_strdup_printf ("%s/%d.svg", peer->bench->folder, i);
      g_autofree char *to = g_strdup_printf ("%s/%d.png", peer->bench->folder, i), *shot = g_strconcat ("--screenshot=", to, NULL);
      const char *rsvg[] = { peer->program, from, "-o", to, NULL };
      const char *page[] = { peer->program, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1080,1920", shot, from, NULL };
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (from, svg, -1, NULL));
      g_spawn_sync (NULL, (char **) (browser ? page : rsvg), NULL, G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_remove (to), ==, 0);
      g_remove (from);
    }
  return NULL;
}

static void
draw_by_peer (Bench *self,
              char  *program,
              guint  n)
{
  Peer peer = { self, program, 0, (int) n };
  GThread *threads[THREADS];

  for (int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("peer", on_peer_thread, &peer);
  for (int i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
}

/* --- the benches --- */

/* Ours per poster as a part of theirs; @limit: of that.  A thousand in all rounds. */
static guint
bench_peer (Bench      *self,
            const char *program,
            guint       theirs,
            double      limit)
{
  g_autofree char *path = g_find_program_in_path (program), *title = g_strdup_printf ("poster of %u, part of what %s takes", self->posters, program);
  GopsBench bench = gops_bench_new (title, limit);
  double wall_ours = 0, wall_theirs = 0;

  if (path == NULL)
    {
      g_print ("%s is not installed: skipped\n", program);
      return 0;
    }
  draw_posters (self, 0, 4);
  for (int round = 0; round < ROUNDS; round++)
    {
      double start = children_seconds (), own;
      gint64 wall = g_get_monotonic_time ();

      draw_by_peer (self, path, theirs);
      gops_bench_baseline (&bench, (children_seconds () - start) / theirs);
      wall_theirs += (double) (g_get_monotonic_time () - wall) / 1e6 / theirs / ROUNDS;
      wall = g_get_monotonic_time ();
      own = gops_bench_seconds ();
      draw_posters (self, (guint) round * self->posters / ROUNDS, self->posters / ROUNDS);
      gops_bench_measured (&bench, (gops_bench_seconds () - own) / (self->posters / ROUNDS));
      wall_ours += (double) (g_get_monotonic_time () - wall) / 1e6 / self->posters;
    }
  g_print ("  by the clock on the wall: %.1f posters a second, %s %.1f: %.1f times the rate\n", 1 / wall_ours, program, 1 / wall_theirs, wall_theirs / wall_ours);
  return !gops_bench_report (&bench);
}

static cairo_status_t
on_write_cb (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

typedef struct
{
  const guint8 *at;
  gsize         left;
} Reader;

static cairo_status_t
on_read_cb (void          *closure,
            unsigned char *data,
            unsigned int   length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->at, length);
  reader->at += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
assert_same_pixels (cairo_surface_t *drawn,
                    GBytes          *png)
{
  Reader reader = { g_bytes_get_data (png, NULL), g_bytes_get_size (png) };
  cairo_surface_t *read = cairo_image_surface_create_from_png_stream (on_read_cb, &reader);
  int stride = cairo_image_surface_get_stride (drawn);

  g_assert_cmpint (cairo_image_surface_get_stride (read), ==, stride);
  for (int y = 0; y < cairo_image_surface_get_height (drawn); y++)
    for (int x = 0; x < cairo_image_surface_get_width (drawn); x++)
      g_assert_cmpuint (((guint32 *) (void *) (cairo_image_surface_get_data (drawn) + y * stride))[x] & 0xffffff, ==,
                        ((guint32 *) (void *) (cairo_image_surface_get_data (read) + y * stride))[x] & 0xffffff);
  cairo_surface_destroy (read);
}

/* The worst of all templates and the bench's own. */
static double
size_of_file (const GopsPoster *poster)
{
  cairo_surface_t *surface = gops_poster_render (poster, 1, NULL, NULL);
  GopsBitmap picture = gops_bitmap_of_surface (surface);
  g_autoptr (GBytes) ours = gops_bitmap_encode (&picture, GOPS_BITMAP_PNG, NULL);
  gsize theirs = 0;

  cairo_surface_write_to_png_stream (surface, on_write_cb, &theirs);
  assert_same_pixels (surface, ours);
  cairo_surface_destroy (surface);
  return (double) g_bytes_get_size (ours) / (double) theirs;
}

/* Seconds of the processor to draw it anew with another text. */
static double
preview (const GopsPoster *poster)
{
  double best = 1e9;

  for (int i = 0; i < 5; i++)
    {
      double start = gops_bench_seconds ();

      g_hash_table_replace (poster->fields, g_strdup ("headline"), g_strdup_printf ("晨跑 %d", i));
      cairo_surface_destroy (gops_poster_render (poster, 1, NULL, NULL));
      best = MIN (best, gops_bench_seconds () - start);
    }
  return best;
}

static guint
bench_templates (Bench *self)
{
  g_autoptr (GHashTable) own = make_fields (1);
  GopsPoster mine = poster_of (self, own);
  double size = size_of_file (&mine), slowest = 0;
  guint missed = 0;

  g_print ("  the bench's poster is %.2f of the size that cairo writes\n", size);
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);
      g_autoptr (GHashTable) fields = gops_poster_template_get_defaults (design, "zh_CN");
      GopsPoster poster = { .design = design, .fields = fields, .language = "zh_CN", .width = 1080, .height = 1920 };

      g_hash_table_replace (fields, g_strdup ("qr"), g_strdup ("https://example.com/g/7"));
      size = MAX (size, size_of_file (&poster));
      slowest = MAX (slowest, preview (&poster));
    }
  g_print ("%-60s %6.2f x  (limit 1.25)  %s\n", "largest file, part of what cairo writes", size, size <= 1.25 ? "ok" : "MISSED");
  missed += size > 1.25;
  missed += !gops_bench_report_limit ("slowest preview of all templates at 1080×1920", slowest, 0.016);
  return missed;
}

static guint
bench_print (void)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", NULL);
  g_autoptr (GHashTable) fields = gops_poster_template_get_defaults (design, "zh_CN");
  GopsPoster poster = { .design = design, .fields = fields, .language = "zh_CN", .width = 3508, .height = 4961 };
  double start = gops_bench_seconds ();
  g_autoptr (GBytes) bytes = gops_poster_to_bytes (&poster, NULL, "x.png", NULL, NULL, NULL);

  g_assert_nonnull (bytes);
  return !gops_bench_report_limit ("A3 at 300 dpi", gops_bench_seconds () - start, 3);
}

/* As much after a thousand as after a hundred. */
static guint
bench_memory (Bench *self)
{
  double before, grown;

  draw_posters (self, 0, 100);
  before = gops_bench_memory ();
  draw_posters (self, 100, self->posters / 2);
  grown = (gops_bench_memory () - before) / 1e6;
  g_print ("%-60s %6.1f MB (limit 16 MB)  %s\n", "memory that half as many more posters leave behind", grown, grown < 16 ? "ok" : "MISSED");
  return grown >= 16;
}

int
main (int    argc,
      char **argv)
{
  Bench bench;
  guint missed = 0;

  setlocale (LC_ALL, "");
  set_up (&bench);
  if (argc > 1)   /* for a profiler */
    {
      draw_posters (&bench, 0, (guint) atoi (argv[1]));
      tear_down (&bench);
      return 0;
    }
  missed += bench_templates (&bench);
  missed += bench_print ();
  missed += bench_peer (&bench, "rsvg-convert", RSVG, 1 / 4.0);
  missed += bench_peer (&bench, "chromium", CHROMIUM, 1 / 20.0);
  missed += bench_memory (&bench);
  tear_down (&bench);
  return missed > 0;
}
