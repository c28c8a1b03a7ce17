/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the pane beside the poster. */
#pragma once

#include "gops-poster-look.h"
#include "gops-poster-pane.h"
#include "gops-preflight-list.h"

G_BEGIN_DECLS

struct _GopsPosterPane
{
  AdwBin parent_instance;

  GopsSession     *session;    /* (owned) */
  GtkWidget       *page;       /* borrowed */
  GopsPosterDraft *draft;      /* (owned) (nullable) */
  GPtrArray       *rows;       /* (owned) (element-type AdwEntryRow): of the fields, in the template's order */
  GPtrArray       *pictures;   /* (owned) (element-type GopsPictureRow): of fields that are pictures */
  GopsPosterCanvas *canvas;    /* borrowed */
  guint            look_timeout;
  guint            timeout;
  guint            take_idle;
  guint            choose_idle;
  gboolean         showing;
  char           **channels;   /* (owned) (nullable): what the row of channels offers */

  GtkWidget           *poster_part;
  AdwComboRow         *channel;
  AdwPreferencesGroup *fields;
  GtkFlowBox          *palettes;
  GopsPosterLook      *look;
  GtkLabel            *notes;
  GopsPreflightList   *preflight;
  AdwBin              *advice;
  GtkWidget           *save_part;
  GtkDropDown         *size;
  GtkDropDown         *format;
};

/* gops-poster-pane.c */

/* Writes what is being typed, at once. */
void gops_poster_pane_flush            (GopsPosterPane      *self);

/* The draft is another one: shows it, and writes it soon. */
void gops_poster_pane_changed          (GopsPosterPane      *self);

/* gops-poster-pane-channel.c */
void gops_poster_pane_show_channel     (GopsPosterPane      *self);
void gops_poster_pane_take_channel     (GopsPosterPane      *self);
void gops_poster_pane_on_channel_selected (GopsPosterPane   *self);

/* gops-poster-pane-fields.c */
void gops_poster_pane_take_fields      (GopsPosterPane      *self);
void gops_poster_pane_rebuild_fields   (GopsPosterPane      *self,
                                        GopsPosterTemplate  *design);
/* @same: it is the poster that was shown before, so that what is being typed and is not right yet stays */
void gops_poster_pane_show_fields      (GopsPosterPane      *self,
                                        gboolean             same);
void gops_poster_pane_show_pictures    (GopsPosterPane      *self);
void gops_poster_pane_accept_pictures  (GopsPosterPane      *self);

G_END_DECLS
