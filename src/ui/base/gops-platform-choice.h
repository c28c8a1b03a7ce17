/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down of all platforms, that of the group first. */
#pragma once

#include <gtk/gtk.h>

#include "gops-dossier.h"
#include "gops-platform.h"

G_BEGIN_DECLS

/* Lets @self search in the names; once. */
void                gops_platform_choice_set_up (GtkDropDown       *self);

/* Another group, or another platform of it: its own comes first and is chosen; else what is chosen stays. */
void                gops_platform_choice_show   (GtkDropDown       *self,
                                                 const GopsDossier *dossier);

/* The chosen one. Returns: (nullable): before anything was shown */
const GopsPlatform *gops_platform_choice_get    (GtkDropDown       *self);

G_END_DECLS
