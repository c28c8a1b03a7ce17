/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign-up list that was pasted or is a file (接龙): who takes part, what it is for, on which day; before it is taken over. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"
#include "gops-sign-up-import.h"

G_BEGIN_DECLS

#define GOPS_TYPE_IMPORT_SIGN_UP (gops_import_sign_up_get_type ())
G_DECLARE_FINAL_TYPE (GopsImportSignUp, gops_import_sign_up, GOPS, IMPORT_SIGN_UP, AdwBin)

/*
 * Signals:
 *   ::changed   whether it is ready may have changed
 *   ::done (const char *words)   it was taken over; the words tell what came of it
 */

/* @group: that it begins with. @list: kept */
void     gops_import_sign_up_show     (GopsImportSignUp *self,
                                       GopsSession      *session,
                                       GopsSignUpList       *list,
                                       gint64            group);
gboolean gops_import_sign_up_is_ready (GopsImportSignUp *self);
void     gops_import_sign_up_run      (GopsImportSignUp *self);

G_END_DECLS
