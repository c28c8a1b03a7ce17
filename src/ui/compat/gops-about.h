/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The about window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char        *name;
  const char        *icon_name;
  const char        *version;
  const char        *developer_name;
  const char        *comments;             /* (nullable) */
  const char        *copyright;            /* (nullable) */
  const char        *website;              /* (nullable) */
  const char        *issue_url;            /* (nullable) */
  const char        *translator_credits;   /* (nullable), one name a line */
  const char *const *developers;           /* (nullable), NULL-terminated */
  const char        *debug_info;           /* (nullable) */
} GopsAbout;

/* Shows the about window over @parent's window. The licence is GPL 3 or later. */
void gops_about_present (GtkWidget       *parent,
                         const GopsAbout *about);

G_END_DECLS
