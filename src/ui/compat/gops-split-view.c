/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidebar and content: AdwNavigationSplitView (1.4) or AdwLeaflet.
 *
 * Neither is asked when to fold. The view measures the width it is given, which on old and
 * new toolkits alike is the only thing needed, and folds below GOPS_SPLIT_WIDTH. Its own
 * minimum width is that of a phone, so the window can always be made narrow; the content is
 * clipped for the one frame until folding took effect. */
#include "config.h"

#include "gops-split-view.h"

#include <glib/gi18n.h>

#define MINIMUM_WIDTH 320
#define SIDEBAR_WIDTH 240

struct _GopsSplitView
{
  GtkWidget parent_instance;

  GtkWidget *view;           /* the toolkit's own, our only child */
  GObject   *sidebar_page;   /* (unowned) (nullable) */
  GObject   *content_page;   /* (unowned) (nullable) */
  char      *title;
  guint      fold_idle;
  gboolean   collapsed;
  gboolean   show_content;
};

typedef enum { PROP_COLLAPSED = 1, PROP_SHOW_CONTENT, PROP_TITLE } GopsSplitViewProp;
static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (GopsSplitView, gops_split_view, GTK_TYPE_WIDGET)

#if ADW_CHECK_VERSION (1, 4, 0)

static GtkWidget *
create_view (void)
{
  GtkWidget *view = adw_navigation_split_view_new ();

  adw_navigation_split_view_set_min_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (view), SIDEBAR_WIDTH);
  adw_navigation_split_view_set_max_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (view), SIDEBAR_WIDTH);
  adw_navigation_split_view_set_sidebar_width_unit (ADW_NAVIGATION_SPLIT_VIEW (view), ADW_LENGTH_UNIT_PX);
  return view;
}

static void
apply_collapsed (GopsSplitView *self)
{
  adw_navigation_split_view_set_collapsed (ADW_NAVIGATION_SPLIT_VIEW (self->view), self->collapsed);
}

static void
apply_show_content (GopsSplitView *self)
{
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->view), self->show_content);
}

static gboolean
read_show_content (GopsSplitView *self)
{
  return adw_navigation_split_view_get_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->view));
}

static void
apply_title (GopsSplitView *self)
{
  if (self->content_page != NULL)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self->content_page), self->title);
}

static const char *show_content_property = "show-content";

static void
replace_page (GopsSplitView *self,
              gboolean       is_content,
              GtkWidget     *child,
              const char    *title)
{
  AdwNavigationPage *page = adw_navigation_page_new (child, title);

  if (is_content)
    adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (self->view), page);
  else
    adw_navigation_split_view_set_sidebar (ADW_NAVIGATION_SPLIT_VIEW (self->view), page);
  *(is_content ? &self->content_page : &self->sidebar_page) = G_OBJECT (page);
}

#else

static GtkWidget *
create_view (void)
{
  return g_object_new (ADW_TYPE_LEAFLET, "can-navigate-back", TRUE, NULL);
}

static void
apply_collapsed (GopsSplitView *self)
{
  adw_leaflet_set_can_unfold (ADW_LEAFLET (self->view), !self->collapsed);
}

static void
apply_show_content (GopsSplitView *self)
{
  GObject *page = self->show_content ? self->content_page : self->sidebar_page;

  if (page != NULL)
    adw_leaflet_set_visible_child (ADW_LEAFLET (self->view), GTK_WIDGET (page));
}

static gboolean
read_show_content (GopsSplitView *self)
{
  return self->content_page != NULL &&
         G_OBJECT (adw_leaflet_get_visible_child (ADW_LEAFLET (self->view))) == self->content_page;
}

static void
apply_title (GopsSplitView *self)
{
  if (self->content_page != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->content_page), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
}

static const char *show_content_property = "visible-child";

static void
replace_page (GopsSplitView *self,
              gboolean       is_content,
              GtkWidget     *child,
              const char    *title)
{
  GObject **page = is_content ? &self->content_page : &self->sidebar_page;
  AdwLeaflet *leaflet = ADW_LEAFLET (self->view);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (*page != NULL)
    adw_leaflet_remove (leaflet, GTK_WIDGET (*page));

  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (box), child);
  if (is_content)
    {
      adw_leaflet_append (leaflet, box);
      gtk_widget_set_hexpand (box, TRUE);
    }
  else
    {
      /* the line between the two belongs to the sidebar, so that it leaves with it */
      adw_leaflet_prepend (leaflet, box);
      gtk_widget_add_css_class (box, "gops-sidebar-pane");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  *page = G_OBJECT (box);
}

/* While folded the sidebar is as wide as the window, beside the content it keeps its width. */
static void
fix_sidebar_width (GopsSplitView *self)
{
  if (self->sidebar_page == NULL)
    return;

  gtk_widget_set_size_request (GTK_WIDGET (self->sidebar_page), self->collapsed ? -1 : SIDEBAR_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sidebar_page), self->collapsed);
}

#endif

static void
set_collapsed (GopsSplitView *self,
               gboolean       collapsed)
{
  if (self->collapsed == collapsed)
    return;

  self->collapsed = collapsed;
  apply_collapsed (self);
#if !ADW_CHECK_VERSION (1, 4, 0)
  fix_sidebar_width (self);
#endif
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLLAPSED]);
}

static gboolean
on_fold_idle_cb (gpointer user_data)
{
  GopsSplitView *self = user_data;

  self->fold_idle = 0;
  set_collapsed (self, gtk_widget_get_width (GTK_WIDGET (self)) < GOPS_SPLIT_WIDTH);
  return G_SOURCE_REMOVE;
}

static void
on_view_notify_cb (GopsSplitView *self)
{
  gboolean show_content = read_show_content (self);

  if (self->show_content == show_content)
    return;

  self->show_content = show_content;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_CONTENT]);
}

static void
gops_split_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  GopsSplitView *self = GOPS_SPLIT_VIEW (widget);
  int child_minimum = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      gtk_widget_measure (self->view, orientation, for_size < 0 ? -1 : MAX (for_size, child_minimum),
                          minimum, natural, NULL, NULL);
      return;
    }

  gtk_widget_measure (self->view, orientation, for_size, &child_minimum, natural, NULL, NULL);
  *minimum = MIN (child_minimum, MINIMUM_WIDTH);
}

/* Folding changes the children, which must not happen while they are being placed. */
static void
gops_split_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  GopsSplitView *self = GOPS_SPLIT_VIEW (widget);
  int minimum, minimum_height;

  if ((width < GOPS_SPLIT_WIDTH) != self->collapsed && self->fold_idle == 0)
    self->fold_idle = g_idle_add_full (G_PRIORITY_HIGH, on_fold_idle_cb, self, NULL);

  gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->view, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), &minimum_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->view, MAX (width, minimum), MAX (height, minimum_height), baseline, NULL);
}

static void
gops_split_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GopsSplitView *self = GOPS_SPLIT_VIEW (object);

  switch ((GopsSplitViewProp) id)
    {
    case PROP_COLLAPSED:    g_value_set_boolean (value, self->collapsed);    break;
    case PROP_SHOW_CONTENT: g_value_set_boolean (value, self->show_content); break;
    case PROP_TITLE:        g_value_set_string (value, self->title);         break;
    }
}

static void
set_title (GopsSplitView *self,
           const char    *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  apply_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
gops_split_view_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GopsSplitView *self = GOPS_SPLIT_VIEW (object);

  switch ((GopsSplitViewProp) id)
    {
    case PROP_SHOW_CONTENT: gops_split_view_set_show_content (self, g_value_get_boolean (value)); break;
    case PROP_TITLE:        set_title (self, g_value_get_string (value));                         break;
    case PROP_COLLAPSED:    break;
    }
}

static void
gops_split_view_dispose (GObject *object)
{
  GopsSplitView *self = GOPS_SPLIT_VIEW (object);

  g_clear_handle_id (&self->fold_idle, g_source_remove);
  self->sidebar_page = NULL;
  self->content_page = NULL;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_split_view_parent_class)->dispose (object);
}

static void
gops_split_view_finalize (GObject *object)
{
  g_free (GOPS_SPLIT_VIEW (object)->title);
  G_OBJECT_CLASS (gops_split_view_parent_class)->finalize (object);
}

static void
gops_split_view_class_init (GopsSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_split_view_get_property;
  object_class->set_property = gops_split_view_set_property;
  object_class->dispose = gops_split_view_dispose;
  object_class->finalize = gops_split_view_finalize;
  widget_class->measure = gops_split_view_measure;
  widget_class->size_allocate = gops_split_view_size_allocate;

  props[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
gops_split_view_init (GopsSplitView *self)
{
  self->title = g_strdup ("");
  self->view = create_view ();
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_autofree char *notify = g_strconcat ("notify::", show_content_property, NULL);
  g_signal_connect_object (self->view, notify, G_CALLBACK (on_view_notify_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
gops_split_view_new (void)
{
  return g_object_new (GOPS_TYPE_SPLIT_VIEW, NULL);
}

void
gops_split_view_set_sidebar (GopsSplitView *self,
                             GtkWidget     *sidebar,
                             const char    *title)
{
  g_return_if_fail (GOPS_IS_SPLIT_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (sidebar));

  replace_page (self, FALSE, sidebar, title);
#if !ADW_CHECK_VERSION (1, 4, 0)
  fix_sidebar_width (self);
#endif
  apply_show_content (self);
}

void
gops_split_view_set_content (GopsSplitView *self,
                             GtkWidget     *content,
                             const char    *title)
{
  gboolean show_content = self->show_content;

  g_return_if_fail (GOPS_IS_SPLIT_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (content));

  replace_page (self, TRUE, content, title);
  set_title (self, title);
  gops_split_view_set_show_content (self, show_content);
  apply_show_content (self);
}

gboolean
gops_split_view_get_collapsed (GopsSplitView *self)
{
  g_return_val_if_fail (GOPS_IS_SPLIT_VIEW (self), FALSE);

  return self->collapsed;
}

gboolean
gops_split_view_get_show_content (GopsSplitView *self)
{
  g_return_val_if_fail (GOPS_IS_SPLIT_VIEW (self), FALSE);

  return self->show_content;
}

void
gops_split_view_set_show_content (GopsSplitView *self,
                                  gboolean       show_content)
{
  g_return_if_fail (GOPS_IS_SPLIT_VIEW (self));

  if (self->show_content == !!show_content)
    return;

  self->show_content = !!show_content;
  apply_show_content (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_CONTENT]);
}

#if !ADW_CHECK_VERSION (1, 4, 0)
static void
on_back_clicked_cb (GopsSplitView *self)
{
  gops_split_view_set_show_content (self, FALSE);
}
#endif

void
gops_split_view_add_sidebar_header (GopsSplitView *self,
                                    AdwHeaderBar  *header)
{
#if !ADW_CHECK_VERSION (1, 4, 0)
  g_object_bind_property (self, "collapsed", header, "show-end-title-buttons", G_BINDING_SYNC_CREATE);
#endif
}

void
gops_split_view_add_content_header (GopsSplitView *self,
                                    AdwHeaderBar  *header)
{
#if !ADW_CHECK_VERSION (1, 4, 0)
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_set_tooltip_text (back, _("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  adw_header_bar_pack_start (header, back);
  g_signal_connect_object (back, "clicked", G_CALLBACK (on_back_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "collapsed", back, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "collapsed", header, "show-start-title-buttons", G_BINDING_SYNC_CREATE);
#endif
}

