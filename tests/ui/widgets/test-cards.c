/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice, preview, empty state, posters, texts of a group. */
#include "gops-ui-test.h"

#include <string.h>

#include "gops-advice-list.h"
#include "gops-count-pill.h"
#include "gops-empty-state.h"
#include "gops-language.h"
#include "gops-poster-thumb.h"
#include "gops-preview-card.h"

static const GopsAdviceRow advice[] = {
  { "consequence", "「五条以上刷屏」没写后果", "补上", .urgent = TRUE },
  { "encourage", "再加两条鼓励，新人才敢开口", "挑选", .urgent = TRUE },
  { "appeal", "没有写申诉找谁、多久答复", "补上", .urgent = FALSE },
  { "picture", "群还没有头像", "挑选", "群列表里有上百个群，大家认的是图。", "运营方法：群资料", .optional = TRUE },
};

static void
on_activated_cb (GtkWidget  *list,
                 const char *id,
                 char      **out_id)
{
  g_free (*out_id);
  *out_id = g_strdup (id);
}

static void
test_advice (void)
{
  GtkWidget *list = gops_advice_list_new ();
  GtkWidget *window = gops_ui_test_show (list, 320, 300);
  g_autofree char *activated = NULL;
  GtkWidget *first, *kept, *pill;

  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), &activated);
  gops_advice_list_set_rows (GOPS_ADVICE_LIST (list), advice, G_N_ELEMENTS (advice));
  pill = gops_ui_test_find (list, GOPS_TYPE_COUNT_PILL, NULL);
  g_assert_cmpuint (gops_count_pill_get_count (GOPS_COUNT_PILL (pill)), ==, 3);   /* what is optional does not count */
  first = gops_ui_test_find (list, GTK_TYPE_LIST_BOX_ROW, NULL);
  g_signal_emit_by_name (gops_ui_test_find (first, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (activated, ==, "consequence");
  gops_ui_test_names (list);

  /* the rows that stay are the same widgets */
  kept = gtk_widget_get_next_sibling (first);
  gops_advice_list_set_rows (GOPS_ADVICE_LIST (list), advice + 1, 2);
  g_assert_true (gops_ui_test_find (list, GTK_TYPE_LIST_BOX_ROW, NULL) == kept);
  gops_advice_list_set_rows (GOPS_ADVICE_LIST (list), NULL, 0);
  g_assert_null (gops_ui_test_find (list, GTK_TYPE_LIST_BOX_ROW, NULL));
  gops_ui_test_close (window, list);
}

/* A row that has a why opens, and shows that it does; its button still does what the advice offers. */
static void
test_advice_opens (void)
{
  GtkWidget *list = gops_advice_list_new ();
  GtkWidget *window = gops_ui_test_show (list, 320, 300);
  g_autofree char *activated = NULL;
  GtkWidget *row, *why;

  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), &activated);
  gops_advice_list_set_rows (GOPS_ADVICE_LIST (list), advice + 3, 1);
  row = gops_ui_test_find (list, GTK_TYPE_LIST_BOX_ROW, NULL);
  g_assert_true (gtk_widget_get_mapped (row));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_null (activated);
  why = gops_ui_test_find (row, GTK_TYPE_LABEL, "gops-secondary");
  g_assert_nonnull (why);
  g_assert_true (gtk_widget_get_visible (why));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (why)), advice[3].source));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_false (gtk_widget_get_visible (why));
  g_signal_emit_by_name (gops_ui_test_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (activated, ==, advice[3].id);
  gops_ui_test_close (window, list);
}

static const char preview_text[] =
  "晨跑·上海｜群规\n给想在上班前跑一次的上海人：互相叫早，互相陪跑。不比快，比天天在。\n"
  "这里欢迎\n1. 每周打卡一次：时间、路线、感受\n2. 新人提问，看到的人先答一句\n3. 路线、天气、存包点，越具体越好\n"
  "这里不要\n1. 广告、砍价和投票链接（先私信提醒，再犯移出）\n2. 拿别人的配速开玩笑";
static const char *const headings[] = { "晨跑·上海｜群规", "这里欢迎", "这里不要", NULL };

static GtkWidget *
create_preview (void)
{
  GtkWidget *card = gops_preview_card_new ();

  gops_preview_card_set_author (GOPS_PREVIEW_CARD (card), "林晚", "群主", "群公告");
  gops_preview_card_set_text (GOPS_PREVIEW_CARD (card), preview_text, "zh_CN", headings);
  return card;
}

static PangoLanguage *
language_of (GtkWidget *label)
{
  PangoAttrIterator *iterator = pango_attr_list_get_iterator (gtk_label_get_attributes (GTK_LABEL (label)));
  PangoAttribute *attribute = pango_attr_iterator_get (iterator, PANGO_ATTR_LANGUAGE);
  PangoLanguage *language = attribute != NULL ? ((PangoAttrLanguage *) attribute)->value : NULL;

  pango_attr_iterator_destroy (iterator);
  return language;
}

static void
test_language (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("直"));
  GtkWidget *view = g_object_ref_sink (gtk_text_view_new ());
  g_autofree char *spaced = gops_language_thin_space ("周二05:50跑10公里 with 我们，OK");

  gops_language_tag (label, "zh_CN");
  g_assert_cmpstr (pango_language_to_string (language_of (label)), ==, "zh-cn");
  gops_language_tag (label, "en");
  g_assert_cmpstr (pango_language_to_string (language_of (label)), ==, "en");

  gops_language_tag (view, "zh_CN");
  gops_language_tag (view, "zh_CN");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "直", -1);
  g_assert_cmpstr (spaced, ==, "周二\u200905:50\u2009跑\u200910\u2009公里 with 我们，OK");
  g_assert_finalize_object (G_OBJECT (label));
  g_assert_finalize_object (G_OBJECT (view));
}

static void
draw_poster (cairo_t *cr,
             double   width,
             double   height,
             gpointer user_data)
{
  int *n_drawn = user_data;

  if (n_drawn != NULL)
    ++*n_drawn;
  cairo_set_source_rgb (cr, 0.07, 0.3, 0.3);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.95, 0.7, 0.35);
  cairo_arc (cr, width / 2, height * 0.6, width * 0.3, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
test_poster_draws_once (void)
{
  GtkWidget *view = gops_poster_view_new ();
  GtkWidget *window;
  int n_drawn = 0;
  g_autoptr (GdkTexture) texture = NULL;

  gops_poster_view_set_draw (GOPS_POSTER_VIEW (view), 1080, 1920, draw_poster, &n_drawn, NULL);
  window = gops_ui_test_show (view, 400, 600);
  g_assert_cmpint (n_drawn, ==, 1);
  gtk_widget_queue_draw (view);
  wait_frames (window, 3);
  g_assert_cmpint (n_drawn, ==, 1);
  gops_poster_view_redraw (GOPS_POSTER_VIEW (view));
  wait_frames (window, 3);
  g_assert_cmpint (n_drawn, ==, 2);
  texture = gops_poster_view_get_texture (GOPS_POSTER_VIEW (view), 108);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 192);
  gops_poster_view_set_draw (GOPS_POSTER_VIEW (view), 0, 0, NULL, NULL, NULL);
  wait_frames (window, 2);
  gops_ui_test_close (window, view);
}

static GThread *main_thread;

static void
draw_elsewhere (cairo_t *cr,
                double   width,
                double   height,
                gpointer data)
{
  g_assert_true (g_thread_self () != main_thread);
  g_atomic_int_inc ((int *) data);
}

/* A view that is gone, or wants something else by now, gets nothing. */
static void
test_poster_draws_in_a_thread (void)
{
  GtkWidget *view = gops_poster_view_new ();
  GtkWidget *window;
  int n_drawn = 0, n_other = 0;

  main_thread = g_thread_self ();
  gops_poster_view_set_threaded (GOPS_POSTER_VIEW (view), TRUE);
  gops_poster_view_set_draw (GOPS_POSTER_VIEW (view), 1080, 1920, draw_elsewhere, &n_drawn, NULL);
  window = gops_ui_test_show (view, 400, 600);
  pump_until (gops_poster_view_count_jobs () == 0);
  g_assert_cmpint (g_atomic_int_get (&n_drawn), ==, 1);
  gtk_widget_queue_draw (view);
  wait_frames (window, 3);
  g_assert_cmpint (g_atomic_int_get (&n_drawn), ==, 1);
  for (int i = 0; i < 3; i++)
    {
      gops_poster_view_set_draw (GOPS_POSTER_VIEW (view), 1080, 1920, draw_elsewhere, &n_other, NULL);
      wait_frames (window, 1);
    }
  pump_until (gops_poster_view_count_jobs () == 0);
  g_assert_cmpint (g_atomic_int_get (&n_other), >=, 1);
  gops_poster_view_set_draw (GOPS_POSTER_VIEW (view), 1080, 1080, draw_elsewhere, &n_other, NULL);
  wait_frames (window, 1);
  gops_ui_test_close (window, view);
  pump_until (gops_poster_view_count_jobs () == 0);
}

static GtkWidget *
create_left (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                                 "margin-start", 18, "margin-end", 18, "margin-top", 18, "width-request", 300, NULL);
  GtkWidget *list = gops_advice_list_new (), *more;

  gops_advice_list_set_rows (GOPS_ADVICE_LIST (list), advice, G_N_ELEMENTS (advice));
  more = gtk_widget_get_last_child (gtk_widget_get_first_child (list));
  g_signal_emit_by_name (more, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (more), 0));
  gtk_box_append (GTK_BOX (box), create_preview ());
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), gops_advice_list_new ());
  return box;
}

static GtkWidget *
create_middle (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *view = g_object_new (GOPS_TYPE_POSTER_VIEW, "vexpand", TRUE, "hexpand", TRUE, NULL);
  GtkWidget *thumb = gops_poster_thumb_new ();

  gops_poster_view_set_draw (GOPS_POSTER_VIEW (view), 1080, 1920, draw_poster, NULL, NULL);
  gops_poster_thumb_set_draw (GOPS_POSTER_THUMB (thumb), 1080, 1920, draw_poster, NULL, NULL);
  gops_poster_thumb_set_name (GOPS_POSTER_THUMB (thumb), "招募");
  gtk_widget_set_halign (thumb, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), thumb);
  return box;
}

static GtkWidget *
create_right (void)
{
  GtkWidget *empty = gops_empty_state_new ("gops-rules-symbolic", "Start Your First Group",
                                           "Say who it is for. Rules, tiers, a month of content and posters are drafted for you.");

  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), "New Group", NULL);
  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), "Open Sample", NULL);
  return empty;
}

static void
test_pictures (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), create_left ());
  gtk_box_append (GTK_BOX (box), create_middle ());
  gtk_box_append (GTK_BOX (box), create_right ());
  window = gops_ui_test_show (box, 1000, 640);
  gops_ui_test_names (box);
  gops_ui_test_pictures (box, "cards");
  gops_ui_test_close (window, box);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/advice-list/rows", test_advice);
  g_test_add_func ("/ui/advice-list/opens", test_advice_opens);
  g_test_add_func ("/ui/language/tags-and-spaces", test_language);
  g_test_add_func ("/ui/poster-view/draws-once", test_poster_draws_once);
  g_test_add_func ("/ui/poster-view/draws-in-a-thread", test_poster_draws_in_a_thread);
  g_test_add_func ("/ui/cards/pictures", test_pictures);
  return g_test_run ();
}
