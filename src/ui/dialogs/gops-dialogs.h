/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The dialogs that the window's commands open. Each shows itself over @parent's window, writes through the
 * session, and is gone when it is closed; nobody keeps it.
 */

void gops_new_group_present   (GopsSession *session, GtkWidget *parent);
void gops_profile_present     (GopsSession *session, GtkWidget *parent);
void gops_copies_present      (GopsSession *session, gint64 group, GtkWidget *parent);   /* many groups from @group */
void gops_search_present      (GopsSession *session, GtkWidget *parent);
void gops_import_present      (GopsSession *session, GtkWidget *parent);
void gops_plan_import_present (GopsSession *session, GtkWidget *parent);   /* a plan of the group from a calendar or a table */
GtkWidget *gops_plan_import_show (GopsSession *session, GFile *file, GtkWidget *parent);   /* the same for @file; NULL where it cannot be read */
void gops_messages_present    (GopsSession *session, GtkWidget *parent);
void gops_messages_show       (GopsSession *session, const char *text, GtkWidget *parent);   /* searches for @text */
void gops_messages_show_one   (GopsSession *session, gint64 message, GtkWidget *parent);     /* of the group, among its neighbours */
void gops_print_rules         (GopsSession *session, GtkWidget *parent);
void gops_print_form          (GopsSession *session, GtkWidget *parent);
void gops_brand_present        (GopsSession *session, GtkWidget *parent);
void gops_own_fields_present  (GopsSession *session, GtkWidget *parent);
void gops_figures_present     (GopsSession *session, GtkWidget *parent);

/* Orders of the group, one after another. @person: the first's, 0 for nobody yet */
void gops_orders_add_present  (GopsSession *session, gint64 person, GtkWidget *parent);
void gops_orders_present      (GopsSession *session, GtkWidget *parent);
void gops_save_copy_present   (GopsSession *session, GtkWidget *parent);
void gops_preferences_show    (GopsSession *session, GtkWidget *parent);

/* The channels of the group that is shown. @channel: one to describe anew at once, 0 for none */
void gops_channels_present    (GopsSession *session, gint64 channel, GtkWidget *parent);

/* Where the posters of the group that is shown hang, or those of all */
void gops_postings_present    (GopsSession *session, gboolean all, GtkWidget *parent);

/* @session is NULL where the workspace can't be opened; @file is what will be replaced */
void gops_restore_present     (GopsSession *session, GFile *file, GtkWidget *parent);
void gops_recent_present      (GtkWidget *parent);

/* What gops_print_rules() and gops_print_form() ask a printer for, to print elsewhere; a group has to be chosen. Returns: (transfer full) */
GtkPrintOperation *gops_print_rules_new (GopsSession *session);
GtkPrintOperation *gops_print_form_new  (GopsSession *session, GError **error);

G_END_DECLS
