/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dialog of figures and its cells share. */
#pragma once

#include <adwaita.h>

#include "gops-figures.h"
#include "gops-responsive-bin.h"
#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FIGURES_DIALOG (gops_figures_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsFiguresDialog, gops_figures_dialog, GOPS, FIGURES_DIALOG, AdwBin)

struct _GopsFiguresDialog
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) (nullable): NULL once it is disposed of */
  char        *date;      /* (owned): YYYY-MM-DD */
  GPtrArray   *rows;      /* (owned) (nullable) (element-type GopsFigureRow): of all groups */
  guint        first;     /* row that the page begins with */
  GPtrArray   *cells;     /* (owned) (element-type GopsFiguresCell): of the page, row by row */
  gboolean     narrow;    /* names stand above their figures */
  gboolean     showing;

  GopsResponsiveBin *bin;
  GtkWidget         *day;
  GtkWidget         *state;     /* whether what was typed is saved */
  GtkWidget         *heads;     /* stay where they are while the grid scrolls */
  GtkWidget         *grid;
  GtkWidget         *empty;
  GtkWidget         *pager;
  GtkWidget         *place;     /* which groups the page shows */
  GtkWidget         *back;
  GtkWidget         *forward;
};

/* A figure of a group, typed in. */
typedef struct
{
  GopsFiguresDialog *owner;     /* borrowed */
  guint              row;       /* of all groups */
  GopsFigure         figure;
  GtkWidget         *entry;     /* (owned) */
  guint              timeout;   /* waits until typing is done */
} GopsFiguresCell;

/* What is typed is written after a moment, or by Enter; pasting goes on below and to the right. Returns: (transfer full). */
GopsFiguresCell *gops_figures_cell_new   (GopsFiguresDialog *owner,
                                          guint              row,
                                          GopsFigure         figure);
void             gops_figures_cell_free  (gpointer           cell);

/* Shows the figure as it is kept. */
void             gops_figures_cell_show  (GopsFiguresCell   *cell);

/* Says what became of what was typed: what is no number is not saved, and stays where it stands. */
void             gops_figures_tell       (GopsFiguresDialog *self,
                                          gboolean           saved);

/* Puts the keyboard into the first cell. */
void             gops_figures_focus      (GopsFiguresDialog *self);

/* Writes what still waits in any cell. */
void             gops_figures_flush      (GopsFiguresDialog *self);

/* Shows whether what stands in @entry can be read. */
void             gops_figures_mark       (GtkWidget         *entry,
                                          gboolean           right);

G_END_DECLS
