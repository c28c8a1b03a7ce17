/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing files and addresses to the desktop. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each hands over and returns at once; the desktop tells the person when it cannot. */
void gops_launch_file   (GtkWidget  *parent,
                         GFile      *file);
void gops_launch_folder (GtkWidget  *parent,
                         GFile      *file);   /* shows @file in its folder */
void gops_launch_uri    (GtkWidget  *parent,
                         const char *uri);

G_END_DECLS
