/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of a digest. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-digest-content.h"
#include "gops-digest-preview.h"
#include "gops-long-picture.h"
#include "gops-store-task.h"

#define WAIT 250   /* ms after a change: who types goes on typing */

struct _GopsDigestPreview
{
  AdwBin parent_instance;

  GopsSession  *session;   /* (owned) (nullable) */
  GCancellable *drawing;   /* (owned) (nullable) */
  gint64        digest;
  guint         timeout;

  GtkStack     *stack;     /* "picture", "reason" */
  GtkPicture   *picture;
  GtkLabel     *reason;    /* why there is none */
};

G_DEFINE_FINAL_TYPE (GopsDigestPreview, gops_digest_preview, ADW_TYPE_BIN)

static gpointer
draw_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GopsDigestContent) content = gops_digest_content_load (store, *(gint64 *) data, error);
  g_autoptr (GopsDocument) document = content != NULL ? gops_digest_document (content) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  bytes = gops_write_long_picture (document, gops_record_get_text (content->group, GOPS_GROUP_NAME), NULL, error);
  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
}

static void
on_drawn_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GopsDigestPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->drawing)
    return;   /* something else is wanted by now */
  g_clear_object (&self->drawing);
  if (texture != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  else
    gtk_label_set_label (self->reason, error->message);
  gtk_stack_set_visible_child_name (self->stack, texture != NULL ? "picture" : "reason");
}

static void
stop (GopsDigestPreview *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

static gboolean
on_timeout_cb (gpointer data)
{
  GopsDigestPreview *self = data;

  self->timeout = 0;
  self->drawing = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), draw_in_thread, g_memdup2 (&self->digest, sizeof self->digest), g_free, g_object_unref, NULL, NULL,
                        self->drawing, on_drawn_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
gops_digest_preview_show (GopsDigestPreview *self,
                          GopsSession       *session,
                          gint64             digest)
{
  stop (self);
  if (digest != self->digest)
    gtk_picture_set_paintable (self->picture, NULL);
  g_set_object (&self->session, session);
  self->digest = digest;
  if (digest != 0)
    self->timeout = g_timeout_add (WAIT, on_timeout_cb, self);
}

gboolean
gops_digest_preview_is_drawn (GopsDigestPreview *self)
{
  return self->timeout == 0 && self->drawing == NULL;
}

static void
gops_digest_preview_dispose (GObject *object)
{
  GopsDigestPreview *self = GOPS_DIGEST_PREVIEW (object);

  stop (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_digest_preview_parent_class)->dispose (object);
}

static void
gops_digest_preview_class_init (GopsDigestPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_digest_preview_dispose;
}

/* As high as it is at this width. */
static GtkWidget *
make_scroller (GopsDigestPreview *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL), *scroller = gtk_scrolled_window_new ();

  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, _("The digest as a picture"));
  gtk_widget_set_valign (GTK_WIDGET (self->picture), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self->picture), GTK_OVERFLOW_HIDDEN);
  g_object_set (self->picture, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->picture));
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", viewport, NULL);
  return scroller;
}

static void
gops_digest_preview_init (GopsDigestPreview *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->reason = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 24, "margin-end", 24, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "dim-label");
  gtk_stack_add_named (self->stack, make_scroller (self), "picture");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->reason), "reason");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
