/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-import-chat.h"
#include "gops-import-columns.h"
#include "gops-import-dialog.h"
#include "gops-import-look.h"
#include "gops-import-result.h"
#include "gops-import-sign-up.h"
#include "gops-rows.h"

G_BEGIN_DECLS

#define GOPS_TYPE_IMPORT_DIALOG (gops_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsImportDialog, gops_import_dialog, GOPS, IMPORT_DIALOG, AdwBin)

struct _GopsImportDialog
{
  AdwBin parent_instance;

  GopsSession      *session;      /* (owned) */
  GFile            *file;         /* (owned) (nullable) */
  char             *listed;       /* (owned) (nullable): a sign-up list that was pasted */
  GFile            *pasted;       /* (owned) (nullable): a file of ours that goes with the dialog */
  GopsImportLook   *look;         /* (owned) (nullable) */
  GopsImportReport *report;       /* (owned) (nullable): of the import that was done */
  GopsOrderReport  *order_report; /* (owned) (nullable): what is told of orders besides */
  GCancellable     *working;      /* (owned) (nullable): reading the file, or importing */
  GCancellable     *previewing;   /* (owned) (nullable) */
  GArray           *groups;       /* (owned) (element-type gint64): of the choice; 0 is a new one */
  gint64            group;        /* the target, 0 = none yet */
  gint64            made;         /* action that made the group of a list; 0: none was made */
  gint64            started;      /* monotonic µs of what is under way; 0: nothing */
  GopsImportColumns *meanings;    /* (owned) (nullable): what the columns are to mean; the import follows between previews */
  GopsDateOrder     date_order;
  GPtrArray        *column_rows;  /* (owned) (element-type AdwComboRow) */
  GPtrArray        *shown_rows;   /* (owned) (element-type GtkWidget): below preview and skipped */
  GopsHolds         asked;        /* what it was told to hold */
  gboolean          importing;
  gboolean          could_redo;   /* when the import began */
  gboolean          background;   /* the import goes on without the dialog */
  gboolean          again;        /* something changed while the preview ran */
  gboolean          named;        /* a group was chosen or named when the preview began */
  gboolean          filling;
  gboolean          sheet_picked; /* by somebody */
  gboolean          closed;

  AdwWindowTitle *title;
  GtkWidget      *import;
  GtkStack       *stack;
  AdwStatusPage  *choose_page;
  GtkWidget      *choose;
  AdwStatusPage  *busy_page;
  GtkProgressBar *progress;
  GtkWidget      *in_background;
  GopsImportChat *chat;
  GopsImportSignUp *sign_up;
  AdwActionRow   *file_row;
  AdwComboRow    *holds;
  AdwComboRow    *sheet;
  AdwComboRow    *encoding;
  AdwComboRow    *group_choice;
  AdwEntryRow    *group_name;
  AdwComboRow    *order;
  GopsSwitchRow  *add_people;
  AdwActionRow   *verdict;
  GtkImage       *verdict_sign;
  AdwExpanderRow *preview;
  AdwExpanderRow *skipped;
  AdwPreferencesGroup *columns;
  GopsImportResult *result;
};

/* gops-import-dialog-map.c: the page on which the columns of a list of members get their meaning */
void gops_import_dialog_bind_map      (GtkWidgetClass *widget_class);
void gops_import_dialog_init_map      (GopsImportDialog *self);
void gops_import_dialog_show_map      (GopsImportDialog *self);
void gops_import_dialog_fill_groups   (GopsImportDialog *self);
void gops_import_dialog_preview       (GopsImportDialog *self);

/* The group that has a name but is not there yet. Returns: FALSE where it could not be made; that is told */
gboolean gops_import_dialog_make_group (GopsImportDialog *self);

/* The group that was made for a list goes with what it was made for, unless something was done since. */
void gops_import_dialog_unmake_group  (GopsImportDialog *self);

/* Returns: where the list goes: 0: nobody said so, GOPS_IMPORT_NEW_GROUP: a group that has a name so far */
gint64 gops_import_dialog_get_target  (GopsImportDialog *self);

void gops_import_dialog_show_verdict  (GopsImportDialog *self, const char *title, const char *subtitle, gboolean good);
void gops_import_dialog_add_row       (GopsImportDialog *self, AdwExpanderRow *expander, const char *title, const char *subtitle);
void gops_import_dialog_show_skipped  (GopsImportDialog *self, const GopsImportReport *report);

/* Returns: FALSE where something was chosen meanwhile, and the preview runs once more */
gboolean gops_import_dialog_end_preview (GopsImportDialog *self, const GError *error);

/* gops-import-dialog-orders.c: the same page for a table of orders */
void gops_import_dialog_try_orders    (GopsImportDialog *self);
void gops_import_dialog_run_orders    (GopsImportDialog *self);

/* gops-import-dialog-run.c: the import itself, and what comes of it */
void gops_import_dialog_install_run   (GtkWidgetClass *widget_class);
void gops_import_dialog_on_progress   (guint64 done, guint64 total, const char *what, gpointer self);
char *gops_import_dialog_dup_target   (GopsImportDialog *self);
void gops_import_dialog_end_run       (GopsImportDialog *self, GopsImportReport *report, const GError *error);

/* gops-import-dialog.c */
void gops_import_dialog_read          (GopsImportDialog *self, const char *encoding, const char *sheet, GopsHolds holds);
void gops_import_dialog_show_busy     (GopsImportDialog *self, const char *title, gboolean importing);
void gops_import_dialog_show_chat     (GopsImportDialog *self);
void gops_import_dialog_stop          (GopsImportDialog *self);
void gops_import_dialog_end_background (GopsImportDialog *self);

G_END_DECLS
