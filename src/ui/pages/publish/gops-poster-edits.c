/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by hand to a poster. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-poster-edits.h"

gboolean
gops_poster_edit_fields (GopsPosterDraft *draft,
                         GopsStore       *store,
                         GError         **error)
{
  return gops_poster_draft_begin (draft, store, "", NULL, NULL, error);
}

/* To hide and to show are actions of their own; moves and sizes of one layer merge. */
static gboolean
begin_layer (GopsPosterDraft             *draft,
             GopsStore                   *store,
             const GopsPosterPiece       *piece,
             const GopsPosterLayerChange *change,
             GError                     **error)
{
  gboolean hidden = gops_poster_draft_get_layer (draft, piece->id).hidden;
  const char *verb = hidden == change->hidden ? "move" : change->hidden ? "hide" : "show";
  const char *label = hidden == change->hidden ? N_("Move “%s” on a poster") : change->hidden ? N_("Hide “%s” on a poster") : N_("Show “%s” on a poster");
  g_autofree char *what = g_strdup_printf ("%s/%s", verb, piece->id);

  return gops_poster_draft_begin (draft, store, what, label, piece->name, error);
}

gboolean
gops_poster_edit_layer (GopsPosterDraft             *draft,
                        GopsStore                   *store,
                        const GopsPosterPiece       *piece,
                        const GopsPosterLayerChange *change,
                        GError                     **error)
{
  if (!begin_layer (draft, store, piece, change, error))
    return FALSE;
  gops_poster_draft_set_layer (draft, piece->id, *change);
  return TRUE;
}

gboolean
gops_poster_edit_focus (GopsPosterDraft       *draft,
                        GopsStore             *store,
                        const GopsPosterPiece *piece,
                        double                 x,
                        double                 y,
                        GError               **error)
{
  g_autofree char *what = g_strdup_printf ("focus/%s", piece->field);

  if (!gops_poster_draft_begin (draft, store, what, N_("Choose what “%s” shows on a poster"), piece->name, error))
    return FALSE;
  gops_poster_draft_set_focus (draft, piece->field, x, y);
  return TRUE;
}

gboolean
gops_poster_edit_face (GopsPosterDraft *draft,
                       GopsStore       *store,
                       GopsPosterFace   face,
                       const char      *family,
                       GError         **error)
{
  if (!gops_poster_draft_begin (draft, store, face == GOPS_POSTER_FACE_HEADING ? "face/heading" : "face/text",
                                N_("Choose the faces of poster “%s”"), NULL, error))
    return FALSE;
  gops_poster_draft_set_face (draft, face, family);
  return TRUE;
}

gboolean
gops_poster_edit_palette (GopsPosterDraft *draft,
                          GopsStore       *store,
                          guint            index,
                          GError         **error)
{
  if (!gops_poster_draft_begin (draft, store, "palette", N_("Choose the colours of poster “%s”"), NULL, error))
    return FALSE;
  gops_poster_draft_set_palette (draft, index);
  return TRUE;
}

gboolean
gops_poster_edit_picture (GopsPosterDraft *draft,
                          GopsStore       *store,
                          const char      *field,
                          gint64           material,
                          GError         **error)
{
  g_autofree char *what = g_strdup_printf ("picture/%s", field);
  g_autofree char *value = material != 0 ? gops_poster_picture_value (material) : g_strdup ("");

  if (!gops_poster_draft_begin (draft, store, what, N_("Choose a picture of poster “%s”"), NULL, error))
    return FALSE;
  gops_poster_draft_set_picture (draft, store, field, value);
  return TRUE;
}

gboolean
gops_poster_edit_reset (GopsPosterDraft *draft,
                        GopsStore       *store,
                        GError         **error)
{
  if (!gops_poster_draft_begin (draft, store, "reset", N_("Put back the layers of poster “%s”"), NULL, error))
    return FALSE;
  gops_poster_draft_reset_layers (draft);
  return TRUE;
}
