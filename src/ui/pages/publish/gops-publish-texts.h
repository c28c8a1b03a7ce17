/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* The commands of the publish page that write texts: page.copy-rules, page.save-rules, page.save-calendar, page.save-members. */
void  gops_publish_texts_install (GtkWidgetClass *widget_class);

/* A file name of the group's name, @what and @ending, without signs that file systems refuse. (transfer full) */
char *gops_publish_file_name     (const GopsDossier *dossier, const char *what, const char *ending);

G_END_DECLS
