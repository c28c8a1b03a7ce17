/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-date-row.h"
#include "gops-import-chat.h"
#include "gops-rows.h"

G_BEGIN_DECLS

struct _GopsImportChat
{
  AdwBin parent_instance;

  GopsSession    *session;    /* (owned) (nullable) */
  GopsChatSurvey *survey;     /* (owned) (nullable) */
  GopsImportPlan *plan;       /* (owned) (nullable) */
  GArray         *groups;     /* (owned) (element-type gint64): of the choices, behind the first two */
  GPtrArray      *made;       /* (owned) (element-type GtkWidget): rows that were added to groups and expanders */
  GPtrArray      *column_rows;   /* (owned) (element-type AdwComboRow) */
  GopsImportLook *look;       /* borrowed */
  GopsDoctorQuestion question;
  gboolean        answered;
  gboolean        mapped;
  gboolean        kept;        /* somebody said how long texts are kept */
  gboolean        filling;

  AdwActionRow        *file_row;
  AdwActionRow        *cut_row;
  AdwComboRow         *holds;
  AdwComboRow         *sheet;
  AdwPreferencesGroup *question_group;
  AdwActionRow        *day_first;
  AdwActionRow        *month_first;
  GtkCheckButton      *is_day_first;
  GtkCheckButton      *is_month_first;
  GopsDateRow         *from_day;
  AdwEntryRow         *asked_me;
  GtkWidget           *samples_group;
  GtkListBox          *samples;
  GtkWidget           *understood_group;
  AdwExpanderRow      *understood;
  AdwPreferencesGroup *columns;
  AdwPreferencesGroup *targets;
  GtkWidget           *kept_group;
  AdwComboRow         *texts;
  GopsSwitchRow       *pseudonyms;
  AdwEntryRow         *me;
  AdwExpanderRow      *skipped;
};

/* gops-import-chat-rows.c */
void gops_import_chat_fill_samples    (GopsImportChat *self);
void gops_import_chat_fill_understood (GopsImportChat *self);
void gops_import_chat_fill_columns    (GopsImportChat *self);
void gops_import_chat_fill_targets    (GopsImportChat *self);
void gops_import_chat_fill_skipped    (GopsImportChat *self);
void gops_import_chat_update          (GopsImportChat *self);

G_END_DECLS
