/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster handed on. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-poster-parcel.h"
#include "gops-poster-share.h"

#define COPY_WIDTH 1080   /* pixels: as large as chats show it */
#define ICON_WIDTH 120
#define PARCEL_KEY "gops-parcel"

void
gops_poster_share_copy_picture (GopsPosterView *view,
                                GopsSession    *session)
{
  g_autoptr (GdkTexture) texture = gops_poster_view_get_texture (view, COPY_WIDTH);

  if (texture == NULL)
    return;
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (view)), texture);
  gops_session_toast (session, _("Poster copied"));
}

void
gops_poster_share_copy_text (GopsPosterDraft *draft,
                             GopsSession     *session)
{
  g_autofree char *text = gops_poster_draft_dup_text (draft);

  gops_session_copy_text (session, text, _("Text of the poster copied"));
}

/* --- dragging --- */

typedef struct
{
  GopsSession         *session;   /* (owned) */
  GopsPosterShareMake  make;
  gpointer             owner;     /* borrowed: it has the view */
} Drag;

static void
drag_free (gpointer  data,
           GClosure *closure)
{
  Drag *drag = data;

  g_object_unref (drag->session);
  g_free (drag);
}

/* The parcel before this one has been read by now; this one is kept until the next, or the view is gone. */
static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               Drag          *drag)
{
  g_autofree char *name = NULL;
  GopsPosterDraft *draft = drag->make (drag->owner, x, y, &name);
  GopsPosterParcel *parcel;

  if (draft == NULL)
    return NULL;
  parcel = gops_poster_parcel_new (draft, name, gops_store_get_author (gops_session_get_store (drag->session)));
  g_object_set_data_full (G_OBJECT (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source))), PARCEL_KEY, g_object_ref (parcel), g_object_unref);
  return GDK_CONTENT_PROVIDER (parcel);
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  gpointer       data)
{
  GopsPosterView *view = GOPS_POSTER_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
  g_autoptr (GdkTexture) icon = gops_poster_view_get_texture (view, ICON_WIDTH);

  gtk_drag_source_set_icon (source, GDK_PAINTABLE (icon), ICON_WIDTH / 2, ICON_WIDTH / 2);
}

void
gops_poster_share_add_drag (GopsPosterView      *view,
                            GopsSession         *session,
                            GopsPosterShareMake  make,
                            gpointer             owner)
{
  GtkDragSource *source = gtk_drag_source_new ();
  Drag *drag = g_new0 (Drag, 1);

  *drag = (Drag) { g_object_ref (session), make, owner };
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_data (source, "prepare", G_CALLBACK (on_prepare_cb), drag, drag_free, 0);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));
}
