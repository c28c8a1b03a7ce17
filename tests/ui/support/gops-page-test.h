/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page with its pane as the window would show it, over a workspace of its own. For tests of single pages.
 *
 *   g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_RULES_PAGE, "en", 1280);
 *   … test.page, test.session …
 *
 * Header only, so that tests without pages need not link them. */
#pragma once

#include "config.h"

#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-responsive-bin.h"
#include "gops-test-store.h"
#include "gops-ui-test.h"
#include "gops-view.h"

G_BEGIN_DECLS

/* A page with nothing on it, for tests of dialogs. */
#define GOPS_TYPE_BLANK_PAGE (gops_blank_page_get_type ())
typedef struct { GopsView parent_instance; } GopsBlankPage;
typedef GopsViewClass GopsBlankPageClass;

static inline void gops_blank_page_class_init (GopsBlankPageClass *klass) { }
static inline void gops_blank_page_init (GopsBlankPage *self) { }

static inline GType
gops_blank_page_get_type (void)
{
  static GType type;

  if (type == 0)
    type = g_type_register_static_simple (GOPS_TYPE_VIEW, "GopsBlankPage", sizeof (GopsBlankPageClass),
                                          (GClassInitFunc) (void (*) (void)) gops_blank_page_class_init, sizeof (GopsBlankPage),
                                          (GInstanceInitFunc) (void (*) (void)) gops_blank_page_init, 0);
  return type;
}

typedef struct
{
  GopsTestStore store;
  GopsSession  *session;
  gint64        group;
  GtkWidget    *window, *page;   /* borrowed */
} GopsPageTest;

static inline GopsGroupDraft
gops_page_test_draft (const char *language)
{
  gboolean chinese = g_str_equal (language, "zh_CN");

  return (GopsGroupDraft) {
    .kind = "interest", .platform = chinese ? "wechat" : "whatsapp", .language = language,
    .name = chinese ? "晨跑·上海" : "Early Runners Bristol", .owner = chinese ? "林晚" : "Maeve Tanner",
    .audience = chinese ? "想在上班前跑一次的上海人" : "People in Bristol who took up running after 35 and leave for work by eight",
    .theme = chinese ? "上班前一起跑五公里" : "Getting out for a run before work, together",
    .time_zone = chinese ? "Asia/Shanghai" : "Europe/London",
  };
}

/* The page in a window of @width × 800, the pane beside it from 600 on, as in the app. */
static inline void
gops_page_test_show (GopsPageTest *test,
                     int           width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *bin = gops_responsive_bin_new ();
  GtkWidget *pane = adw_bin_new ();

  gtk_widget_set_hexpand (test->page, TRUE);
  gtk_box_append (GTK_BOX (box), test->page);
  gtk_widget_add_css_class (pane, "gops-pane");
  if (width >= 600)
    {
      adw_bin_set_child (ADW_BIN (pane), gops_view_get_pane (test->page));
      gtk_widget_set_size_request (pane, width >= 1000 ? 340 : 280, -1);
      gtk_box_append (GTK_BOX (box), pane);
    }
  else
    g_object_ref_sink (pane);
  gops_responsive_bin_set_child (GOPS_RESPONSIVE_BIN (bin), box);
  test->window = gops_ui_test_show (bin, width, 800);
  if (width < 600)
    g_object_unref (pane);
}

static inline GopsPageTest
gops_page_test_new (GType       type,
                    const char *language,
                    int         width)
{
  GopsPageTest test = { .store = gops_test_store_new () };
  GopsGroupDraft draft = gops_page_test_draft (language);
  g_autoptr (GError) error = NULL;

  test.group = gops_method_create_group (test.store.store, &draft, &error);
  g_assert_no_error (error);
  test.session = gops_session_new (test.store.store);
  gops_session_set_group (test.session, test.group);
  test.page = g_object_new (type, "session", test.session, NULL);
  gops_view_refresh (GOPS_VIEW (test.page));
  g_signal_connect_object (test.session, "refreshed", G_CALLBACK (gops_view_refresh), test.page, G_CONNECT_SWAPPED);
  gops_page_test_show (&test, width);
  return test;
}

static inline void
gops_page_test_clear (GopsPageTest *test)
{
  gops_ui_test_close (test->window, test->page);
  g_clear_object (&test->session);
  gops_test_store_clear (&test->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsPageTest, gops_page_test_clear)

/* The dialog that is open; newer toolkits show it inside the window. */
static inline GtkWidget *
gops_page_test_dialog (GopsPageTest *test)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != test->window && gtk_widget_get_visible (window))
        return window;
    }
  return test->window;
}

/* A row whose value is wrong says so behind what it is called. */
static inline gboolean
gops_page_test_is_titled (GtkWidget  *widget,
                          const char *title)
{
  const char *said = ADW_IS_PREFERENCES_ROW (widget) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) : NULL;

  return said != NULL && (gtk_widget_has_css_class (widget, "error") ? g_str_has_prefix (said, title) : g_str_equal (said, title));
}

static inline GtkWidget *
gops_page_test_find_titled (GtkWidget  *parent,
                            const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (gops_page_test_is_titled (child, title))
        return child;
      found = gops_page_test_find_titled (child, title);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The row called @title below @parent, which is its title before translation, after "context|" where it has one. For rows
 * that no .ui file names. */
static inline GtkWidget *
gops_page_test_row (GtkWidget  *parent,
                    const char *title)
{
  return gops_page_test_find_titled (parent, g_dpgettext (GETTEXT_PACKAGE, title, 0));
}

static inline GtkWidget *
gops_page_test_find_labelled (GtkWidget  *parent,
                              const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        return child;
      found = gops_page_test_find_labelled (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The button with @label, before translation, below @parent. For buttons that no .ui file names and that have no action. */
static inline GtkWidget *
gops_page_test_button (GtkWidget  *parent,
                       const char *label)
{
  return gops_page_test_find_labelled (parent, g_dgettext (GETTEXT_PACKAGE, label));
}

/* What @find finds in any window: a question has one of its own on old toolkits. @label: before translation, as above. */
static inline GtkWidget *
gops_page_test_anywhere (GtkWidget *(*find) (GtkWidget *parent, const char *title),
                         const char *label)
{
  const char *title = g_dpgettext (GETTEXT_PACKAGE, label, 0);
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = find (window, title);
    }
  g_assert_nonnull (found);
  return found;
}

/* Where an SOP is among those that a group can begin. */
static inline guint
gops_page_test_find_sop (const char *id)
{
  const GPtrArray *sops = gops_method_get_sops (gops_method_get_default ());
  guint place = 0;

  for (guint i = 0; i < sops->len; i++)
    {
      if (g_str_equal (((const GopsSop *) sops->pdata[i])->id, id))
        return place;
      place += !gops_sop_is_for_a_person (sops->pdata[i]);
    }
  g_assert_not_reached ();
}

/* The dossier as it is now. */
static inline const GopsDossier *
gops_page_test_dossier (GopsPageTest *test)
{
  gops_session_refresh_now (test->session);
  return gops_session_get_dossier (test->session);
}

/* What is being typed is written, what was written is shown. */
static inline void
gops_page_test_settle (GopsPageTest *test)
{
  gops_session_flush (test->session);
  gops_session_refresh_now (test->session);
  wait_frames (test->window, 2);
}

/* How many rows of @table there are, what is being typed included. */
static inline gint64
gops_page_test_count (GopsPageTest *test,
                      const char   *table,
                      const char   *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table, where);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  gops_session_flush (test->session);
  g_assert_true (gops_store_read_int (test->store.store, &n, &error, sql, NULL));
  g_assert_no_error (error);
  return n;
}

static inline void
gops_page_test_undo (GopsPageTest *test)
{
  g_assert_true (gops_session_undo (test->session));
  gops_page_test_settle (test);
}

/* Writes pictures of the page in both languages of groups, at the widths that count, light and dark. */
static inline void
gops_page_test_pictures (GType       type,
                         const char *name,
                         void      (*prepare) (GopsPageTest *test))
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 800, 1040 };

  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (type, languages[i], widths[j]);
        g_autofree char *file = g_strdup_printf ("%s-%s-%d", name, languages[i], widths[j]);

        if (prepare != NULL)
          prepare (&test);
        gops_session_refresh_now (test.session);
        gops_ui_test_pictures (test.window, file);
      }
}

G_END_DECLS
