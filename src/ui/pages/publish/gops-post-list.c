/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts as they go out. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-brief.h"
#include "gops-chat-markup.h"
#include "gops-language.h"
#include "gops-length-bar.h"
#include "gops-post-list.h"

/* Characters that a card shows; a label of many more takes seconds to lay out. All of them are copied. */
#define MOST_SHOWN 4500

struct _GopsPostList
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) (nullable) */
  GPtrArray   *posts;     /* (owned) (element-type utf8) */
  GPtrArray   *buttons;   /* (owned) (element-type GtkButton): borrowed, in the order of the posts */
  guint        next;      /* whose turn it is */
};

G_DEFINE_FINAL_TYPE (GopsPostList, gops_post_list, GTK_TYPE_WIDGET)

/* --- copying --- */

/* The one whose turn it is stands out, where there are several. */
static void
mark_next (GopsPostList *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (i == self->next && self->buttons->len > 1)
      gtk_widget_add_css_class (self->buttons->pdata[i], "suggested-action");
    else
      gtk_widget_remove_css_class (self->buttons->pdata[i], "suggested-action");
}

static char *
say_copied (GopsPostList *self,
            guint         index)
{
  if (self->posts->len == 1)
    return g_strdup (_("Text copied"));
  if (index + 1 == self->posts->len)
    return g_strdup_printf (_("Post %u of %u copied: that was the last"), index + 1, self->posts->len);
  return g_strdup_printf (_("Post %u of %u copied: paste it, then copy the next"), index + 1, self->posts->len);
}

static void
copy_post (GopsPostList *self,
           guint         index)
{
  g_autofree char *said = say_copied (self, index);

  gops_session_copy_text (self->session, self->posts->pdata[index], said);
  self->next = index + 1 < self->posts->len ? index + 1 : 0;
  mark_next (self);
  gtk_widget_grab_focus (self->buttons->pdata[self->next]);
}

static void
on_copy_clicked_cb (GopsPostList *self,
                    GtkButton    *button)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    copy_post (self, index);
}

void
gops_post_list_copy_next (GopsPostList *self)
{
  g_return_if_fail (GOPS_IS_POST_LIST (self));

  if (self->next < self->buttons->len)
    copy_post (self, self->next);
}

/* --- cards --- */

static gboolean
is_bold (const GopsChatMarkup *markup,
         const char           *line,
         gsize                 n)
{
  gsize open = strlen (markup->bold_open), close = strlen (markup->bold_close);

  return open > 0 && n > open + close && strncmp (line, markup->bold_open, open) == 0 && strncmp (line + n - close, markup->bold_close, close) == 0;
}

/* The card shows every sign that is copied; what the platform will make bold of it is bold here too. */
static PangoAttrList *
make_attributes (const char *text,
                 const char *markup_name,
                 const char *language)
{
  const GopsChatMarkup *markup = gops_chat_markup_find (markup_name);
  PangoAttrList *attributes = gops_language_attributes (language);

  for (const char *line = text, *end; *line != '\0'; line = *end != '\0' ? end + 1 : end)
    {
      end = strchrnul (line, '\n');
      if (is_bold (markup, line, (gsize) (end - line)))
        {
          PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          bold->start_index = (guint) (line - text);
          bold->end_index = (guint) (end - text);
          pango_attr_list_insert (attributes, bold);
        }
    }
  return attributes;
}

static GtkWidget *
make_text (const char          *post,
           const GopsRuleSpace *space,
           const char          *language)
{
  g_autofree char *shown = gops_brief (post, MOST_SHOWN);
  PangoAttrList *attributes = make_attributes (shown, space->markup, language);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", shown, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                                   "attributes", attributes, NULL);

  pango_attr_list_unref (attributes);
  return label;
}

static GtkWidget *
make_length (const char          *post,
             const GopsRuleSpace *space)
{
  GtkWidget *length = gops_length_bar_new ();

  gops_length_bar_set (GOPS_LENGTH_BAR (length), (guint) gops_unit_measure (space->unit, post), (guint) space->limit,
                       space->unit == GOPS_UNIT_BYTES, NULL);
  gtk_widget_set_hexpand (length, TRUE);
  gtk_widget_set_valign (length, GTK_ALIGN_CENTER);
  return length;
}

static GtkWidget *
make_button (GopsPostList *self,
             guint         number,
             guint         all)
{
  GtkWidget *button = gtk_button_new_with_label (_("Copy"));
  g_autofree char *name = all > 1 ? g_strdup_printf (_("Copy post %u of %u"), number, all) : g_strdup (_("Copy the text"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  return button;
}

static void
append_card (GopsPostList        *self,
             guint                index,
             const GopsRuleSpace *space,
             const char          *language)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  const char *post = self->posts->pdata[index];

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "gops-post");
  gtk_box_append (GTK_BOX (head), make_length (post, space));
  gtk_box_append (GTK_BOX (head), make_button (self, index + 1, self->posts->len));
  gtk_box_append (GTK_BOX (card), head);   /* above: where the keyboard goes the post is seen from its beginning on */
  gtk_box_append (GTK_BOX (card), make_text (post, space, language));
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}

static void
clear_cards (GopsPostList *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = g_str_equal (a->pdata[i], b->pdata[i]);
  return same;
}

void
gops_post_list_set (GopsPostList        *self,
                    GopsSession         *session,
                    GPtrArray           *posts,
                    const GopsRuleSpace *space,
                    const char          *language)
{
  g_return_if_fail (GOPS_IS_POST_LIST (self));

  g_set_object (&self->session, session);
  if (is_same (self->posts, posts))
    return;
  g_ptr_array_unref (self->posts);
  self->posts = g_ptr_array_ref (posts);
  self->next = 0;
  clear_cards (self);
  for (guint i = 0; i < posts->len; i++)
    append_card (self, i, space, language);
  mark_next (self);
}

/* --- object --- */

static gboolean
gops_post_list_grab_focus (GtkWidget *widget)
{
  GopsPostList *self = GOPS_POST_LIST (widget);

  return self->next < self->buttons->len && gtk_widget_grab_focus (self->buttons->pdata[self->next]);
}

static void
gops_post_list_dispose (GObject *object)
{
  GopsPostList *self = GOPS_POST_LIST (object);

  clear_cards (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gops_post_list_parent_class)->dispose (object);
}

static void
gops_post_list_finalize (GObject *object)
{
  GopsPostList *self = GOPS_POST_LIST (object);

  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (gops_post_list_parent_class)->finalize (object);
}

static void
gops_post_list_class_init (GopsPostListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_post_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_post_list_finalize;
  widget_class->grab_focus = gops_post_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gops_post_list_init (GopsPostList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->posts = g_ptr_array_new_with_free_func (g_free);
  self->buttons = g_ptr_array_new ();
}
