/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-import-dialog.h"
#include "gops-import-look.h"

G_BEGIN_DECLS

#define GOPS_TYPE_IMPORT_DIALOG (gops_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsImportDialog, gops_import_dialog, GOPS, IMPORT_DIALOG, AdwBin)

struct _GopsImportDialog
{
  AdwBin parent_instance;

  GopsSession      *session;      /* (owned) */
  GFile            *file;         /* (owned) (nullable) */
  GopsImportLook   *look;         /* (owned) (nullable) */
  GopsImportReport *report;       /* (owned) (nullable): of the import that was done */
  GCancellable     *working;      /* (owned) (nullable): reading the file, or importing */
  GCancellable     *previewing;   /* (owned) (nullable) */
  GArray           *groups;       /* (owned) (element-type gint64): of the choice; 0 is a new one */
  gint64            group;        /* the target, 0 = none yet */
  gint64            started;      /* monotonic µs of the import */
  GopsMemberField  *fields;       /* (owned) (nullable): what the columns are to mean; the import follows between previews */
  GopsDateOrder     date_order;
  GPtrArray        *column_rows;  /* (owned) (element-type AdwComboRow) */
  GPtrArray        *shown_rows;   /* (owned) (element-type GtkWidget): below preview and skipped */
  gboolean          again;        /* something changed while the preview ran */
  gboolean          filling;
  gboolean          closed;

  AdwWindowTitle *title;
  GtkWidget      *import;
  GtkStack       *stack;
  AdwStatusPage  *choose_page;
  GtkWidget      *choose;
  AdwStatusPage  *busy_page;
  GtkProgressBar *progress;
  AdwActionRow   *file_row;
  AdwComboRow    *encoding;
  AdwComboRow    *group_choice;
  AdwEntryRow    *group_name;
  AdwComboRow    *order;
  AdwActionRow   *verdict;
  GtkImage       *verdict_sign;
  AdwExpanderRow *preview;
  AdwExpanderRow *skipped;
  AdwPreferencesGroup *columns;
  AdwStatusPage  *result_page;
  GtkListBox     *result_rows;
  GtkWidget      *done;
};

/* gops-import-dialog-map.c: the page on which the columns get their meaning */
void gops_import_dialog_bind_map      (GtkWidgetClass *widget_class);
void gops_import_dialog_init_map      (GopsImportDialog *self);
void gops_import_dialog_show_map      (GopsImportDialog *self);
void gops_import_dialog_fill_groups   (GopsImportDialog *self);
void gops_import_dialog_preview       (GopsImportDialog *self);

/* gops-import-dialog.c */
void gops_import_dialog_read          (GopsImportDialog *self, const char *encoding);

/* A row that says one thing, its texts as they are. Returns: (transfer floating) */
GtkWidget *gops_import_dialog_make_row (const char *title, const char *subtitle);

G_END_DECLS
