/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * The window: one workspace, or the page that says why it can't be opened.
 *
 * Without a group it shows the first run. Size, page and group come back at the next start.
 */

#define GOPS_TYPE_WINDOW (gops_window_get_type ())
G_DECLARE_FINAL_TYPE (GopsWindow, gops_window, GOPS, WINDOW, AdwApplicationWindow)

GtkWidget   *gops_window_new          (GtkApplication *application);
void         gops_window_set_store    (GopsWindow *self, GopsStore *store);
void         gops_window_show_problem (GopsWindow *self, GFile *file, const GError *error);
void         gops_window_close_store    (GopsWindow *self);
GopsSession *gops_window_get_session  (GopsWindow *self);
void         gops_window_show_page    (GopsWindow *self, const char *page);
const char  *gops_window_get_page     (GopsWindow *self);
void         gops_window_toast        (GopsWindow *self, const char *text);

G_END_DECLS
