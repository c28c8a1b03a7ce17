/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/*
 * What goes out: posters, drawn by the code that saves them, and the texts as files.
 *
 * Posters: a gallery of templates, the poster itself, its fields in the pane. Texts: rules, calendar, members.
 */

#define GOPS_TYPE_PUBLISH_PAGE (gops_publish_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsPublishPage, gops_publish_page, GOPS, PUBLISH_PAGE, GopsView)

G_END_DECLS
